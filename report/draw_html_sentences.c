/* The page's key sentences in their place, and terms in their contexts. */
#include <stdio.h>

#include "report/draw_html.h"

enum { LINE = 200 }; /* units of length of the line that stands for a document */

static void draw_place(struct html *html, const struct summary_sentence *sentence)
{
    output_print(html->output,
        "<div class=\"place\"><svg viewBox=\"0 0 %d 10\" preserveAspectRatio=\"none\" "
        "aria-hidden=\"true\"><rect class=\"line\" y=\"4\" width=\"%d\" height=\"2\"/>"
        "<rect class=\"here\" x=\"%.4g\" width=\"5\" height=\"10\"/></svg> <span>%.0f %% "
        "into ",
        LINE, LINE, sentence->position * (LINE - 5), 100 * sentence->position);
    html_text(html, draw_name(html->summary, sentence->document));
    html_raw(html, "</span></div>");
}

void html_sentences(struct html *html)
{
    const struct summary *summary = html->summary;
    html_section(html, SECTION_SENTENCES, false);
    html_raw(html, "<ol class=\"sentences\">\n");
    for (size_t i = 0; i < summary->sentence_count; i++) {
        const struct summary_sentence *sentence = &summary->sentences[i];
        html_raw(html, "<li><blockquote class=\"quote\" dir=\"auto\">");
        html_text(html, sentence->text);
        html_raw(html, "</blockquote>");
        draw_place(html, sentence);
        html_raw(html, "</li>\n");
    }
    html_raw(html, "</ol>\n</section>\n");
}

static void draw_context(struct html *html, const struct context *context)
{
    html_raw(html, "<details data-term=\"");
    html_text(html, context->text);
    html_raw(html, "\"><summary");
    html_language(html, context->lang);
    html_raw(html, ">");
    html_text(html, context->text);
    output_print(html->output, " <span>%zu of ", context->line_count);
    html_number(html, context->count);
    html_raw(html, "</span></summary>\n<ol");
    html_language(html, context->lang);
    html_raw(html, ">\n");
    for (size_t i = 0; i < context->line_count; i++) {
        const struct context_line *line = &context->lines[i];
        html_raw(html, "<li title=\"");
        html_text(html, line->document);
        html_raw(html, "\"><span class=\"before\"><bdi>");
        html_text(html, line->before);
        html_raw(html, "</bdi></span> <b>");
        html_text(html, line->word);
        html_raw(html, "</b> <span>");
        html_text(html, line->after);
        html_raw(html, "</span></li>\n");
    }
    html_raw(html, "</ol></details>\n");
}

void html_contexts(struct html *html)
{
    html_raw(html,
        "<section id=\"contexts\" class=\"contexts\" aria-labelledby="
        "\"contexts-title\">\n<h2 id=\"contexts-title\">In context</h2>\n"
        "<p class=\"note\">the terms where they stand; press one to see it</p>\n");
    for (size_t i = 0; i < html->summary->context_count; i++)
        draw_context(html, &html->summary->contexts[i]);
    html_raw(html, "</section>\n");
}
