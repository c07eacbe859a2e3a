/* The page's style and script: report/draw/html/page.css and report/draw/html/page.js, compiled in. */
#include "report/draw/html/html.h"

static const unsigned char style[] = {
#include "report/draw/html/page.css.inc"
};
static const unsigned char script[] = {
#include "report/draw/html/page.js.inc"
};

struct span html_page_style(void)
{
    return (struct span){(const char *)style, sizeof style};
}

struct span html_page_script(void)
{
    return (struct span){(const char *)script, sizeof script};
}
