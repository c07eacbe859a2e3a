/* The page's topics: a map of them, and a card each. */
#include <math.h>
#include <stdio.h>

#include "report/draw/html/html.h"

enum { UNITS_FIRST = 3 }; /* units of a topic that are shown at once */

static void draw_words(struct html *html, const struct topic *topic)
{
    double most = topic->term_count ? topic->terms[0].weight : 0;
    html_raw(html, "<ol class=\"words\">\n");
    for (size_t i = 0; i < topic->term_count; i++) {
        const struct topic_term *term = &topic->terms[i];
        output_print(html->output, "<li data-weight=\"%.6g\" data-usual=\"%.6g\">",
            term->weight, term->usual);
        html_term(html, term->text, SPAN(""), term->context);
        html_bar(html, most > 0 ? term->weight / most : 0);
        html_raw(html, "</li>\n");
    }
    html_raw(html, "</ol>\n");
}

static void draw_unit(struct html *html, const struct topic_unit *unit)
{
    output_print(
        html->output, "<li><span class=\"share\">%.0f %%</span> <span>", 100 * unit->share);
    if (unit->quote.size) {
        html_raw(html, "<span class=\"quote\" dir=\"auto\">");
        html_text(html, unit->quote);
        html_raw(html, "</span> ");
    }
    if (unit->quote.size == 0 || html_names_documents(html))
        html_document(html, unit->document);
    html_raw(html, "</span></li>\n");
}

/* The units that show a topic best; the most of them on demand. */
static void draw_units(struct html *html, const struct topic *topic)
{
    size_t first = topic->unit_count <= UNITS_FIRST + 1 ? topic->unit_count : UNITS_FIRST;
    html_raw(html, "<ol class=\"units\">\n");
    for (size_t i = 0; i < first; i++)
        draw_unit(html, &topic->units[i]);
    html_raw(html, "</ol>\n");
    if (first == topic->unit_count)
        return;
    output_print(html->output,
        "<details><summary>%zu more</summary>\n<ol class=\"units\">\n",
        topic->unit_count - first);
    for (size_t i = first; i < topic->unit_count; i++)
        draw_unit(html, &topic->units[i]);
    html_raw(html, "</ol></details>\n");
}

static void draw_topic(struct html *html, const struct topic *topic, size_t number)
{
    output_print(html->output,
        "<article class=\"topic\" id=\"topic-%zu\">\n<header><h3>"
        "<span class=\"number\">%zu</span> <bdi class=\"label\">",
        number, number);
    html_text(html, topic->label);
    output_print(html->output, "</bdi></h3><span class=\"share\">%.1f %%</span></header>\n",
        100 * topic->share);
    if (summary_has(html->summary, SECTION_TOPICS))
        draw_words(html, topic);
    if (summary_has(html->summary, SECTION_DOCUMENTS) && topic->unit_count)
        draw_units(html, topic);
    html_raw(html, "</article>\n");
}

void html_topics(struct html *html)
{
    const struct summary *summary = html->summary;
    html_section(html,
        summary_has(summary, SECTION_TOPICS) ? SECTION_TOPICS : SECTION_DOCUMENTS, false);
    if (summary->mapped)
        html_map(html);
    html_raw(html,
        "<div class=\"relevance\" hidden><label for=\"lambda\">Order of words: what "
        "is rare elsewhere</label> <input type=\"range\" id=\"lambda\" min=\"0\" "
        "max=\"1\" step=\"0.05\" value=\"1\"> <span>what is frequent here</span> "
        "<output for=\"lambda\">λ = 1</output></div>\n<div class=\"topics\">\n");
    for (size_t t = 0; t < summary->topic_count; t++)
        draw_topic(html, &summary->topics[t], t + 1);
    html_raw(html, "</div>\n");
    if (summary->unplaced > 0)
        output_print(html->output,
            "<p class=\"note\">%.1f %% of the %s fit no topic.</p>\n",
            100 * summary->unplaced, summary->unit ? summary->unit : "units");
    html_raw(html, "</section>\n");
}
