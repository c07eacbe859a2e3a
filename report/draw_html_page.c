/* The page's style and script: report/page.css and report/page.js, compiled in. */
#include "report/draw_html.h"

static const unsigned char style[] = {
#include "report/page.css.inc"
};
static const unsigned char script[] = {
#include "report/page.js.inc"
};

struct span html_page_style(void)
{
    return (struct span){(const char *)style, sizeof style};
}

struct span html_page_script(void)
{
    return (struct span){(const char *)script, sizeof script};
}
