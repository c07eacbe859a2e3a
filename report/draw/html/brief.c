/* The page's answer first: facts, a sentence made of them, one list of words, where it was
 * made. */
#include <stdio.h>

#include "report/draw/display.h"
#include "report/draw/html/html.h"

enum {
    WORDS_A_MINUTE = 240,
    LEAD_TOPICS = 4, /* named in the sentence */
    LEAD_WORDS = 6,
};

/* ---------------------------------------------------------------- facts */

static void begin_fact(struct html *html, bool *first)
{
    html_raw(html, *first ? "<p class=\"line\">" : " · ");
    *first = false;
}

static void draw_count(
    struct html *html, bool *first, uint64_t count, const char *one, const char *many)
{
    begin_fact(html, first);
    html_raw(html, "<b>");
    html_number(html, count);
    html_raw(html, "</b> ");
    html_words(html, count == 1 ? one : many);
}

static void draw_languages(struct html *html, bool *first)
{
    const struct overview *overview = &html->summary->overview;
    size_t count = draw_shown_languages(html->summary);
    for (size_t i = 0; i < count; i++) {
        begin_fact(html, first);
        html_text(html, display_language(&html->arena, overview->languages[i].lang));
        if (count > 1)
            output_print(html->output, " %.0f %%", 100 * overview->languages[i].share);
    }
}

static void draw_collection(struct html *html, bool *first)
{
    const struct summary *summary = html->summary;
    draw_count(html, first, summary->overview.documents, "document", "documents");
    if (summary->group_count) {
        html_raw(html, " ");
        html_words(html, "in");
        output_print(html->output, " %zu ", summary->group_count);
        html_words(html, summary->grouped_by);
    }
}

void html_facts(struct html *html)
{
    const struct summary *summary = html->summary;
    const struct overview *overview = &summary->overview;
    uint64_t minutes = (overview->tokens + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE;
    bool first = true;
    if (overview->documents > 1)
        draw_collection(html, &first);
    draw_count(html, &first, overview->tokens, "word", "words");
    if (overview->documents == 1)
        draw_count(html, &first, minutes ? minutes : 1, "minute", "minutes");
    else
        draw_count(html, &first, overview->types, "different word", "different words");
    draw_languages(html, &first);
    if (overview->documents == 1 && !span_equal(summary->documents[0].name, SPAN("-"))) {
        struct span address =
            draw_address(&html->arena, &summary->documents[0], html->style->base);
        begin_fact(html, &first);
        if (address.size) {
            html_raw(html, "<a href=\"");
            html_text(html, address);
            html_raw(html, "\">");
        }
        html_text(html, summary->documents[0].name);
        html_raw(html, address.size ? "</a>" : "");
    }
    if (summary->copies)
        draw_count(html, &first, summary->copies, "is a copy", "are copies");
    if (summary->shortened)
        draw_count(html, &first, summary->shortened, "document without lines that repeat",
            "documents without lines that repeat");
    html_raw(html, "</p>\n");
    html_left_out(html);
}

/* ---------------------------------------------------------------- the sentence */

static void draw_lead_topics(struct html *html)
{
    const struct summary *summary = html->summary;
    size_t count = summary->topic_count < LEAD_TOPICS ? summary->topic_count : LEAD_TOPICS;
    if (count == 0)
        return;
    html_words(html, "Mostly");
    for (size_t t = 0; t < count; t++) {
        output_print(
            html->output, "%s<a href=\"#topic-%zu\"><bdi>", t == 0 ? " " : ", ", t + 1);
        html_text(html, summary->topics[t].label);
        output_print(
            html->output, "</bdi></a> (%.0f\u00a0%%)", 100 * summary->topics[t].share);
    }
    html_raw(html, ". ");
}

static void draw_lead_words(struct html *html)
{
    const struct summary_rows *rows = &html->summary->keyness;
    size_t count = rows->count < LEAD_WORDS ? rows->count : LEAD_WORDS;
    if (count == 0)
        return;
    html_words(html, html->summary->falling.count ? "More often than in the reference:"
                                                  : "Far more often than usual:");
    for (size_t i = 0; i < count; i++) {
        html_raw(html, i ? ", " : " ");
        html_term(html, rows->rows[i].text, rows->rows[i].lang, rows->rows[i].context);
    }
    html_raw(html, ".");
}

void html_lead(struct html *html)
{
    const struct summary *summary = html->summary;
    if (summary->topic_count == 0 && summary->keyness.count == 0)
        return;
    html_raw(html, "<p class=\"lead\">");
    draw_lead_topics(html);
    draw_lead_words(html);
    html_raw(html, "</p>\n");
}

/* ---------------------------------------------------------------- words and phrases */

/* How a word is divided among the groups: a bar of their colours. */
static void draw_groups(struct html *html, const struct summary_row *row)
{
    const struct summary *summary = html->summary;
    const uint64_t *groups =
        row->context ? summary->contexts[row->context - 1].groups : NULL;
    uint64_t all = 0, before = 0;
    for (size_t g = 0; groups && g < summary->group_count; g++)
        all += groups[g];
    html_raw(html, "<td class=\"strip\">");
    if (all)
        html_raw(html, "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" "
                       "aria-hidden=\"true\">");
    for (size_t g = 0; all && g < summary->group_count; g++) {
        if (groups[g])
            output_print(html->output,
                "<rect class=\"g-%zu\" x=\"%.4g\" width=\"%.4g\" height=\"10\"/>",
                g % HTML_COLORS + 1, 100.0 * (double)before / (double)all,
                100.0 * (double)groups[g] / (double)all);
        before += groups[g];
    }
    html_raw(html, all ? "</svg></td>" : "</td>");
}

static void draw_word(struct html *html, const struct summary_row *row)
{
    const struct summary *summary = html->summary;
    html_raw(html,
        row->below ? "<tr class=\"below\"><th scope=\"row\">" : "<tr><th scope=\"row\">");
    html_term(html, row->text, row->lang, row->context);
    html_raw(html, "</th><td>");
    html_number(html, row->count);
    html_raw(html, "</td>");
    if (summary->document_count > 1) {
        html_raw(html, "<td>");
        html_number(html, row->documents);
        html_raw(html, "</td>");
    }
    html_raw(html, "<td>");
    html_text(html, draw_times(&html->arena, row));
    html_raw(html, "</td>");
    if (row->strip_size)
        html_strip(html, row, 0);
    else if (summary->group_count)
        draw_groups(html, row);
    html_raw(html, "</tr>\n");
}

static void draw_column(struct html *html, const char *class, const char *says)
{
    output_print(html->output, "<th scope=\"col\"%s>", class);
    html_words(html, says);
    html_raw(html, "</th>");
}

void html_keywords(struct html *html)
{
    const struct summary *summary = html->summary;
    const struct summary_rows *rows = &summary->keywords;
    html_raw(html, "<section id=\"keywords\" aria-labelledby=\"keywords-title\">\n"
                   "<h2 id=\"keywords-title\">");
    html_words(html, "Key words and phrases");
    html_raw(html, "</h2>\n<p class=\"note\">");
    html_words(html,
        "a phrase stands below the word that it holds; ×10: ten times as often "
        "as usual");
    html_raw(html, "</p>\n<table>\n<thead><tr>");
    draw_column(html, "", "word");
    draw_column(html, "", "times");
    if (summary->document_count > 1)
        draw_column(html, "", "documents");
    draw_column(html, "", "than usual");
    if (rows->rows[0].strip_size)
        draw_column(html, " class=\"strip\"", "from beginning to end");
    else if (summary->group_count)
        draw_column(html, " class=\"strip\"", summary->grouped_by);
    html_raw(html, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < rows->count; i++)
        draw_word(html, &rows->rows[i]);
    html_raw(html, "</tbody></table>\n</section>\n");
}

/* ---------------------------------------------------------------- where it was made */

void html_foot(struct html *html)
{
    const struct summary *summary = html->summary;
    const struct summary_subject *subject = &summary->subject;
    html_raw(html, "<footer><p>");
    html_words(html, "Made by");
    html_raw(html, " Winnow " VERSION);
    if (subject->command) {
        html_raw(html, ": <code>");
        html_text(html, span_of(subject->command));
        html_raw(html, "</code>");
    }
    html_raw(html, ".");
    if (summary->newest && *summary->newest) {
        html_raw(html, " ");
        html_words(html, "The newest document is of");
        html_raw(html, " ");
        html_text(html, span_of(summary->newest));
        html_raw(html, ".");
    }
    html_raw(html, "</p></footer>\n");
}
