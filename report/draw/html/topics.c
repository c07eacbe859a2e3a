/* The page's topics: a row each, which opens to its words and what shows it. */
#include <math.h>
#include <stdio.h>

#include "report/draw/html/html.h"

enum {
    UNITS_FIRST = 6, /* units of a topic that are shown at once */
    ROW_WORDS = 6,   /* words in its row */
};

/* ---------------------------------------------------------------- what a row opens to */

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
    output_print(html->output, "<details><summary>%zu ", topic->unit_count - first);
    html_words(html, "more");
    html_raw(html, "</summary>\n<ol class=\"units\">\n");
    for (size_t i = first; i < topic->unit_count; i++)
        draw_unit(html, &topic->units[i]);
    html_raw(html, "</ol></details>\n");
}

/* ---------------------------------------------------------------- a row */

/* A bar as long as the topic's share, in the colours of its groups. */
static void draw_share(struct html *html, const struct topic *topic, double most)
{
    double length = most > 0 ? 100 * topic->share / most : 0, before = 0;
    html_raw(html, "<span class=\"bar\"><svg viewBox=\"0 0 100 10\" "
                   "preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    if (topic->groups && topic->documents) {
        for (size_t g = 0; g < html->summary->group_count; g++) {
            double part = length * (double)topic->groups[g] / (double)topic->documents;
            if (part > 0)
                output_print(html->output,
                    "<rect class=\"g-%zu\" x=\"%.4g\" width=\"%.4g\" height=\"10\"/>",
                    g % HTML_COLORS + 1, before, part);
            before += part;
        }
    } else {
        output_print(html->output, "<rect width=\"%.4g\" height=\"10\"/>", length);
    }
    html_raw(html, "</svg></span>");
}

static void draw_few_words(struct html *html, const struct topic *topic)
{
    html_raw(html, "<span class=\"few\" dir=\"auto\">");
    for (size_t i = 0; i < topic->term_count && i < ROW_WORDS; i++) {
        html_raw(html, i ? " · " : "");
        html_text(html, topic->terms[i].text);
    }
    html_raw(html, "</span>");
}

static void draw_typical(struct html *html, const struct topic *topic)
{
    html_raw(html, "<span class=\"typical\" dir=\"auto\">");
    if (topic->unit_count)
        html_text(html, topic->units[0].quote.size
                            ? topic->units[0].quote
                            : draw_name(html->summary, topic->units[0].document));
    html_raw(html, "</span>");
}

static void draw_topic(
    struct html *html, const struct topic *topic, size_t number, double most)
{
    const struct summary *summary = html->summary;
    output_print(html->output,
        "<details class=\"topic\"><summary><span class=\"number t-%zu\">"
        "%zu</span> <h3><bdi class=\"label\">",
        (number - 1) % HTML_COLORS + 1, number);
    html_text(html, topic->label);
    html_raw(html, "</bdi></h3> <span class=\"count\">");
    if (topic->documents)
        html_number(html, topic->documents);
    output_print(
        html->output, "</span> <span class=\"share\">%.1f %%</span> ", 100 * topic->share);
    draw_share(html, topic, most);
    html_raw(html, " ");
    draw_few_words(html, topic);
    html_raw(html, " ");
    draw_typical(html, topic);
    output_print(
        html->output, "</summary>\n<div class=\"body\" id=\"topic-%zu\">\n", number);
    if (summary_has(summary, SECTION_TOPICS))
        draw_words(html, topic);
    if (summary_has(summary, SECTION_DOCUMENTS) && topic->unit_count)
        draw_units(html, topic);
    output_print(html->output,
        "<p class=\"every\" data-topic=\"%zu\"></p>\n</div></details>\n", number);
}

/* ---------------------------------------------------------------- the whole */

static void draw_legend(struct html *html)
{
    const struct summary *summary = html->summary;
    if (summary->group_count == 0)
        return;
    html_raw(html, "<ul class=\"groups\">\n");
    for (size_t g = 0; g < summary->group_count; g++) {
        output_print(html->output, "<li><span class=\"group g-%zu\"></span><bdi>",
            g % HTML_COLORS + 1);
        html_text(html, summary->groups[g].name);
        html_raw(html, "</bdi> <small>");
        html_number(html, summary->groups[g].documents);
        html_raw(html, "</small></li>\n");
    }
    html_raw(html, "</ul>\n");
}

static void draw_heads(struct html *html)
{
    static const char *const heads[] = {
        "topic", "documents", "share", "typical words", "most typical"};
    html_raw(html, "<p class=\"heads\" aria-hidden=\"true\"><span></span>");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        html_raw(html, "<span>");
        html_words(html, heads[i]);
        html_raw(html, "</span>");
    }
    html_raw(html, "</p>\n");
}

static void draw_relevance(struct html *html)
{
    html_raw(html, "<div class=\"relevance\" hidden><label for=\"lambda\">");
    html_words(html, "Rank words: distinctive");
    html_raw(html, "</label> <input type=\"range\" id=\"lambda\" min=\"0\" max=\"1\" "
                   "step=\"0.05\" value=\"1\"> <span>");
    html_words(html, "frequent");
    html_raw(html, "</span> <output for=\"lambda\">λ = 1</output></div>\n");
}

/* What is to be known before topics are trusted. */
static void draw_warnings(struct html *html)
{
    const struct summary *summary = html->summary;
    if (summary->decided > 0 && summary->decided < DRAW_DECIDED) {
        html_raw(html, "<p class=\"warning\">");
        html_text(html, arena_print(&html->arena,
                            html_say(html, "Topics overlap: the main one of a document has "
                                           "%.0f %% of it on the average."),
                            100 * summary->decided));
        html_raw(html, "</p>\n");
    }
    if (summary->unplaced >= 0.005) {
        html_raw(html, "<p class=\"note\">");
        html_text(html, arena_print(&html->arena, html_say(html, "%.0f %% fit no topic."),
                            100 * summary->unplaced));
        html_raw(html, "</p>\n");
    }
}

void html_topics(struct html *html)
{
    const struct summary *summary = html->summary;
    double most = 0;
    for (size_t t = 0; t < summary->topic_count; t++)
        most = fmax(most, summary->topics[t].share);
    html_section(html,
        summary_has(summary, SECTION_TOPICS) ? SECTION_TOPICS : SECTION_DOCUMENTS, false);
    draw_legend(html);
    draw_relevance(html);
    draw_heads(html);
    html_raw(html, "<div class=\"topics\">\n");
    for (size_t t = 0; t < summary->topic_count; t++)
        draw_topic(html, &summary->topics[t], t + 1, most);
    html_raw(html, "</div>\n");
    draw_warnings(html);
    html_raw(html, "</section>\n");
}
