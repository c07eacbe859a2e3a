/* The page's key sentences in their place, and terms in their contexts. */
#include <stdio.h>

#include "report/draw/html/html.h"

enum {
    LINE = 200,        /* units of length of the line that stands for a document */
    STRIP_WIDTH = 960, /* of the strip that stands for the only document */
    STRIP_MARGIN = 14,
    STRIP_ROWS = 4, /* of numbers, which stand above each other where they are near */
    STRIP_ROW = 24,
    STRIP_NEAR = 26,
};

/* ---------------------------------------------------------------- key sentences */

/* The row of a sentence's number on the strip: the lowest where no other is too near. */
static size_t strip_row(const struct summary *summary, size_t number, const size_t *rows)
{
    const double span = STRIP_WIDTH - 2 * STRIP_MARGIN;
    for (size_t row = 0; row < STRIP_ROWS; row++) {
        bool free = true;
        for (size_t i = 0; i < number && free; i++) {
            double apart =
                summary->sentences[i].position - summary->sentences[number].position;
            free =
                rows[i] != row || apart * span > STRIP_NEAR || -apart * span > STRIP_NEAR;
        }
        if (free)
            return row;
    }
    return STRIP_ROWS - 1;
}

static void draw_mark(struct html *html, size_t number, double position, double x, double y)
{
    output_print(html->output,
        "<a href=\"#sentence-%zu\" aria-label=\"Key sentence %zu, %.0f %% into the text\">"
        "<path d=\"M%.1f %.1fV0\"/><circle cx=\"%.1f\" cy=\"%.1f\" r=\"11\"/>"
        "<text x=\"%.1f\" y=\"%.1f\">%zu</text></a>\n",
        number, number, 100 * position, x, y, x, y, x, y + 4.5, number);
}

/* The only document as a strip from its beginning to its end, with its key sentences. */
static void draw_strip(struct html *html)
{
    enum { MOST = 20 }; /* sentences: more are not readable */
    const struct summary *summary = html->summary;
    size_t rows[MOST], used = 0;
    if (html_names_documents(html) || summary->sentence_count > MOST)
        return;
    for (size_t i = 0; i < summary->sentence_count; i++) {
        rows[i] = strip_row(summary, i, rows);
        used = rows[i] + 1 > used ? rows[i] + 1 : used;
    }
    output_print(html->output,
        "<svg class=\"article\" viewBox=\"0 %d %d %d\" role=\"group\" aria-label=\"The "
        "text "
        "from its beginning to its end, with the key sentences\">\n"
        "<rect x=\"%d\" y=\"-4\" width=\"%d\" height=\"8\" rx=\"4\"/>\n",
        -(int)used * STRIP_ROW - STRIP_ROW / 4, STRIP_WIDTH,
        (int)used * STRIP_ROW + STRIP_ROW / 2, STRIP_MARGIN,
        STRIP_WIDTH - 2 * STRIP_MARGIN);
    for (size_t i = 0; i < summary->sentence_count; i++) {
        double position = summary->sentences[i].position;
        draw_mark(html, i + 1, position,
            STRIP_MARGIN + position * (STRIP_WIDTH - 2 * STRIP_MARGIN),
            -((double)rows[i] + 0.75) * STRIP_ROW);
    }
    html_raw(html, "</svg>\n");
}

/* Where a sentence stands in its document, one of several. */
static void draw_place(struct html *html, const struct summary_sentence *sentence)
{
    output_print(html->output,
        "<div class=\"place\"><svg viewBox=\"0 0 %d 10\" preserveAspectRatio=\"none\" "
        "aria-hidden=\"true\"><rect class=\"line\" y=\"4\" width=\"%d\" height=\"2\"/>"
        "<rect class=\"here\" x=\"%.4g\" width=\"5\" height=\"10\"/></svg> <span>%.0f %% "
        "into ",
        LINE, LINE, sentence->position * (LINE - 5), 100 * sentence->position);
    html_document(html, sentence->document);
    html_raw(html, "</span></div>");
}

/* What stands before and after a sentence, on demand. */
static void draw_surroundings(struct html *html, const struct summary_sentence *sentence)
{
    bool surrounded = sentence->before.size + sentence->after.size;
    html_raw(html, surrounded ? "<details><summary>" : "<div class=\"place\">");
    if (html_names_documents(html))
        html_raw(html, surrounded ? html_say(html, "in its place") : "");
    else
        html_text(html, arena_print(&html->arena, html_say(html, "%.0f %% into the text"),
                            100 * sentence->position));
    html_raw(html, surrounded ? "</summary>\n<p class=\"quote\" dir=\"auto\">" : "</div>");
    if (!surrounded)
        return;
    html_text(html, sentence->before);
    html_raw(html, " <strong>");
    html_text(html, sentence->text);
    html_raw(html, "</strong> ");
    html_text(html, sentence->after);
    html_raw(html, "</p></details>");
}

static void draw_mention(struct html *html, const struct summary_mention *mention)
{
    html_raw(html, "<dt dir=\"auto\">");
    html_text(html, mention->text);
    html_raw(html, "</dt><dd class=\"quote\" dir=\"auto\">");
    html_text(html, draw_quote(&html->arena, &mention->sentence));
    if (html_names_documents(html) || html->summary->sides[0]) {
        html_raw(html, " ");
        html_document(html, mention->sentence.document);
    }
    html_raw(html, "</dd>\n");
}

void html_mentions(struct html *html)
{
    const struct summary_mentions *mentions = &html->summary->mentions;
    html_section(html, SECTION_MENTIONS, false);
    html_raw(html, "<dl class=\"mentions\">\n");
    for (size_t i = 0; i < mentions->count; i++)
        draw_mention(html, &mentions->rows[i]);
    html_raw(html, "</dl>\n</section>\n");
}

/* Either side beside the other. */
void html_quotations(struct html *html)
{
    const struct summary_mentions *mentions = &html->summary->quotations;
    html_section(html, SECTION_QUOTATIONS, false);
    html_raw(html, "<div class=\"versus\">\n");
    for (unsigned side = 0; side < 2; side++) {
        output_print(
            html->output, "<div>\n<h3><span class=\"group g-%u\"></span>", side + 1);
        html_text(html, span_of(html->summary->sides[side]));
        html_raw(html, "</h3>\n<dl class=\"mentions\">\n");
        for (size_t i = 0; i < mentions->count; i++)
            if (mentions->rows[i].side == side)
                draw_mention(html, &mentions->rows[i]);
        html_raw(html, "</dl>\n</div>\n");
    }
    html_raw(html, "</div>\n</section>\n");
}

void html_sentences(struct html *html)
{
    const struct summary *summary = html->summary;
    html_section(html, SECTION_SENTENCES, false);
    draw_strip(html);
    html_raw(html, "<ol class=\"sentences\">\n");
    for (size_t i = 0; i < summary->sentence_count; i++) {
        const struct summary_sentence *sentence = &summary->sentences[i];
        output_print(html->output,
            "<li id=\"sentence-%zu\"><blockquote class=\"quote\" dir=\"auto\">", i + 1);
        html_text(html, draw_quote(&html->arena, sentence));
        html_raw(html, "</blockquote>");
        if (html_names_documents(html))
            draw_place(html, sentence);
        draw_surroundings(html, sentence);
        html_raw(html, "</li>\n");
    }
    html_raw(html, "</ol>\n</section>\n");
}

/* ---------------------------------------------------------------- contexts */

static void draw_line(struct html *html, const struct context_line *line)
{
    html_raw(html, "<li><span class=\"before\"><bdi>");
    html_text(html, line->before);
    html_raw(html, "</bdi></span><b>");
    html_text(html, line->word);
    html_raw(html, "</b><span class=\"after\">");
    html_text(html, line->after);
    html_raw(html, "</span>");
    if (html_names_documents(html))
        html_document(html, line->document);
    html_raw(html, "</li>\n");
}

static void draw_context(struct html *html, const struct context *context, size_t number)
{
    html_raw(html, "<details><summary><bdi");
    html_language(html, context->lang);
    html_raw(html, ">");
    html_text(html, context->text);
    output_print(html->output, "</bdi> <span>%zu / ", context->line_count);
    html_number(html, context->count);
    output_print(html->output,
        "</span></summary>\n<ol class=\"lines\" id=\"in-%zu\" data-count=\"%llu\"", number,
        (unsigned long long)context->count);
    for (size_t g = 0; context->groups && g < html->summary->group_count; g++)
        output_print(html->output, "%s%llu", g ? " " : " data-groups=\"",
            (unsigned long long)context->groups[g]);
    html_raw(html, context->groups ? "\"" : "");
    html_language(html, context->lang);
    html_raw(html, ">\n");
    for (size_t i = 0; i < context->line_count; i++)
        draw_line(html, &context->lines[i]);
    html_raw(html, "</ol></details>\n");
}

void html_contexts(struct html *html)
{
    html_raw(html, "<section id=\"contexts\" class=\"contexts\" aria-labelledby="
                   "\"contexts-title\">\n<h2 id=\"contexts-title\">");
    html_words(html, "In context");
    html_raw(html, "</h2>\n<p class=\"note\">");
    html_words(html, "words and phrases where they occur; press one to see it");
    html_raw(html, "</p>\n<div class=\"all\">\n");
    for (size_t i = 0; i < html->summary->context_count; i++)
        draw_context(html, &html->summary->contexts[i], i + 1);
    html_raw(html, "</div>\n</section>\n");
}
