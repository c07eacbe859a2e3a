/* One self-contained page: complete without scripts, no request to anywhere. */
#include "report/draw/html/html.h"

#include <stdio.h>

#include "lib/escape.h"
#include "lib/sha256.h"
#include "report/draw/display.h"

/* ---------------------------------------------------------------- pieces */

void html_raw(struct html *html, const char *markup)
{
    output_text(html->output, markup);
}

void html_text(struct html *html, struct span text)
{
    text = harmless_new(&html->arena, text);
    for (size_t i = 0; i < text.size; i++)
        switch (text.data[i]) {
        case '&':
            html_raw(html, "&amp;");
            break;
        case '<':
            html_raw(html, "&lt;");
            break;
        case '>':
            html_raw(html, "&gt;");
            break;
        case '"':
            html_raw(html, "&quot;");
            break;
        case '\'':
            html_raw(html, "&#39;");
            break;
        default:
            output_byte(html->output, text.data[i]);
        }
}

void html_number(struct html *html, uint64_t number)
{
    output_write(html->output, display_number(&html->arena, number));
}

void html_bar(struct html *html, double part)
{
    output_print(html->output,
        "<svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        "<rect width=\"%.4g\" height=\"8\" rx=\"1\"/></svg>",
        100 * display_part(part));
}

void html_language(struct html *html, struct span lang)
{
    html_raw(html, " dir=\"auto\"");
    if (lang.size == 0)
        return;
    html_raw(html, " lang=\"");
    html_text(html, lang);
    html_raw(html, "\"");
}

void html_term(struct html *html, struct span text, struct span lang, size_t context)
{
    html_raw(html, context ? "<a class=\"term\"" : "<span class=\"term\"");
    if (context)
        output_print(html->output, " href=\"#in-%zu\"", context);
    html_language(html, lang);
    html_raw(html, ">");
    html_text(html, text);
    html_raw(html, context ? "</a>" : "</span>");
}

bool html_names_documents(const struct html *html)
{
    return html->summary->overview.documents != 1;
}

void html_document(struct html *html, struct span document)
{
    html_raw(html, "<span class=\"document\">");
    html_text(html, draw_name(html->summary, document));
    html_raw(html, "</span>");
}

void html_section(struct html *html, enum section section, bool half)
{
    const char *name = sections[section].name;
    output_print(html->output, "<section id=\"%s\"%s aria-labelledby=\"%s-title\">\n", name,
        half ? " class=\"half\"" : "", name);
    output_print(
        html->output, "<h2 id=\"%s-title\">%s</h2>\n", name, sections[section].heading);
    const char *note = section_note(html->summary, section);
    if (note) {
        html_raw(html, "<p class=\"note\">");
        html_text(html, span_of(note));
        html_raw(html, "</p>\n");
    }
}

/* ---------------------------------------------------------------- the page */

/* Whether a section has a place of its own below the head of the page. */
static bool has_items(const struct summary *summary, enum section section)
{
    return section != SECTION_OVERVIEW && draw_has_items(summary, section);
}

static void draw_title(struct html *html)
{
    if (html->style->title)
        html_text(html, span_of(html->style->title));
    else
        html_raw(html, "Summary");
}

/* Nothing is loaded from anywhere; only this style and this script count. */
static void draw_head(struct html *html)
{
    char style[SHA256_BASE64 + 1], script[SHA256_BASE64 + 1];
    sha256_base64(html_page_style(), style);
    sha256_base64(html_page_script(), script);
    html_raw(
        html, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    output_print(html->output,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action "
        "'none'\">\n",
        style, script);
    html_raw(html,
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"generator\" content=\"Winnow " VERSION "\">\n<title>");
    draw_title(html);
    html_raw(html, "</title>\n<style>");
    output_write(html->output, html_page_style());
    html_raw(html, "</style>\n</head>\n");
}

static bool has_sections(const struct summary *summary)
{
    for (size_t i = 0; i < summary->order_count; i++)
        if (has_items(summary, summary->order[i]))
            return true;
    return false;
}

static void draw_navigation(struct html *html)
{
    const struct summary *summary = html->summary;
    if (!has_sections(summary))
        return;
    html_raw(html, "<nav aria-label=\"Sections\"><div>\n");
    for (size_t i = 0; i < summary->order_count; i++)
        if (has_items(summary, summary->order[i]))
            output_print(html->output, "<a href=\"#%s\">%s</a>\n",
                sections[summary->order[i]].name, sections[summary->order[i]].heading);
    if (summary->context_count)
        html_raw(html, "<a href=\"#contexts\">In context</a>\n");
    html_raw(html,
        "<label hidden>Filter <input type=\"search\" id=\"filter\" "
        "autocomplete=\"off\"></label>\n<div id=\"status\" role=\"status\"></div>\n"
        "</div></nav>\n");
}

/* Where scripts show a term or a document that was pressed. */
static void draw_panel(struct html *html)
{
    html_raw(html,
        "<aside id=\"panel\" aria-labelledby=\"panel-title\" tabindex=\"-1\" hidden>\n"
        "<div class=\"head\"><h2 id=\"panel-title\" dir=\"auto\"></h2>\n"
        "<p role=\"status\"></p>\n"
        "<button type=\"button\" class=\"previous\" aria-label=\"Previous "
        "place\">↑</button>\n"
        "<button type=\"button\" class=\"next\" aria-label=\"Next place\">↓</button>\n"
        "<button type=\"button\" class=\"close\" aria-label=\"Close\">×</button></div>\n"
        "<p class=\"homes\"></p>\n<ol class=\"lines\"></ol>\n</aside>\n");
}

static void draw_section(struct html *html, enum section section)
{
    if (!has_items(html->summary, section))
        return;
    if (sections[section].rows)
        html_list(html, section);
    else if (section == SECTION_TRENDS)
        html_trends(html);
    else if (section == SECTION_MENTIONS)
        html_mentions(html);
    else if (section == SECTION_SENTENCES)
        html_sentences(html);
    else
        html_topics(html);
}

void draw_html(
    const struct summary *summary, const struct draw_options *style, struct output *output)
{
    struct html html = {.summary = summary, .style = style, .output = output};
    draw_head(&html);
    html_raw(&html, "<body>\n<a class=\"skip\" href=\"#main\">To the content</a>\n"
                    "<header>\n<h1 dir=\"auto\">");
    draw_title(&html);
    html_raw(&html, "</h1>\n");
    struct span subject = draw_subject(&html.arena, summary);
    if (subject.size) {
        html_raw(&html, "<p class=\"subject\" dir=\"auto\">");
        html_text(&html, subject);
        html_raw(&html, "</p>\n");
    }
    if (summary_has(summary, SECTION_OVERVIEW))
        html_overview(&html);
    if (summary->overview.tokens == 0)
        html_raw(&html, "<p class=\"nothing\">There are no words in it.</p>\n");
    html_raw(&html, "</header>\n");
    draw_navigation(&html);
    html_raw(&html, "<main id=\"main\">\n");
    for (size_t i = 0; i < summary->order_count; i++)
        draw_section(&html, summary->order[i]);
    if (summary->context_count)
        html_contexts(&html);
    html_raw(&html, "</main>\n");
    draw_panel(&html);
    html_raw(&html, "<footer>Made by Winnow " VERSION ".</footer>\n<script>");
    output_write(output, html_page_script());
    html_raw(&html, "</script>\n</body>\n</html>\n");
    arena_free(&html.arena);
}
