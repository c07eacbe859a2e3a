/* What sets each group of documents apart. */
#include "report/draw/html/html.h"

static void draw_group(struct html *html, size_t number)
{
    const struct summary_group *group = &html->summary->groups[number];
    output_print(html->output,
        "<tr><th scope=\"row\"><span class=\"group g-%zu\"></span><bdi>",
        number % HTML_COLORS + 1);
    html_text(html, group->name);
    html_raw(html, "</bdi></th><td>");
    html_number(html, group->documents);
    html_raw(html, "</td><td class=\"keys\">");
    for (size_t i = 0; i < group->keys.count; i++) {
        const struct summary_row *row = &group->keys.rows[i];
        html_raw(html, i ? " · " : "");
        html_term(html, row->text, row->lang, row->context);
        html_raw(html, " <small>");
        html_text(html, draw_times(&html->arena, row));
        html_raw(html, "</small>");
    }
    html_raw(html, "</td></tr>\n");
}

void html_groups(struct html *html)
{
    const struct summary *summary = html->summary;
    html_section(html, SECTION_GROUPS, false);
    html_raw(html, "<table>\n<thead><tr><th scope=\"col\">");
    html_words(html, summary->grouped_by);
    html_raw(html, "</th><th scope=\"col\">");
    html_words(html, "documents");
    html_raw(html, "</th><th scope=\"col\">");
    html_words(html, "more often than in the rest");
    html_raw(html, "</th></tr></thead>\n<tbody>\n");
    for (size_t g = 0; g < summary->group_count; g++)
        draw_group(html, g);
    html_raw(html, "</tbody></table>\n</section>\n");
}
