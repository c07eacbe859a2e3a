/* One self-contained page: complete without scripts, no request to anywhere. */
#include "report/draw/html/html.h"

#include <stdio.h>

#include "lib/escape.h"
#include "lib/sha256.h"
#include "report/draw/display.h"
#include "report/draw/interface.h"

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

const char *html_say(const struct html *html, const char *english)
{
    return interface_text(html->style->interface, english);
}

void html_words(struct html *html, const char *english)
{
    html_text(html, span_of(html_say(html, english)));
}

void html_json(struct html *html, struct span text)
{
    static const char hex[] = "0123456789abcdef";
    text = harmless_new(&html->arena, text);
    output_byte(html->output, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte < ' ' || strchr("\"\\<>&", byte))
            output_print(html->output, "\\u00%c%c", hex[byte >> 4], hex[byte & 15]);
        else
            output_byte(html->output, (char)byte);
    }
    output_byte(html->output, '"');
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

bool html_link(struct html *html, size_t document, const char *class)
{
    const struct summary *summary = html->summary;
    if (document >= summary->document_count)
        return false;
    struct span address =
        html->articles && html->articles[document]
            ? arena_print(&html->arena, "#read-%u", (unsigned)html->articles[document])
            : draw_address(&html->arena, &summary->documents[document], html->style->base);
    if (address.size == 0)
        return false;
    output_print(html->output, "<a class=\"%s\" href=\"", class);
    html_text(html, address);
    html_raw(html, "\">");
    return true;
}

void html_document(struct html *html, struct span document)
{
    bool linked = html_link(html, summary_document(html->summary, document), "document");
    html_raw(html, linked ? "" : "<span class=\"document\">");
    html_text(html, draw_name(html->summary, document));
    html_raw(html, linked ? "</a>" : "</span>");
}

void html_section(struct html *html, enum section section, bool half)
{
    const char *name = sections[section].name;
    output_print(html->output, "<section id=\"%s\"%s aria-labelledby=\"%s-title\">\n", name,
        half ? " class=\"half\"" : "", name);
    output_print(html->output, "<h2 id=\"%s-title\">", name);
    html_words(html, sections[section].heading);
    html_raw(html, "</h2>\n");
    struct span note =
        draw_note(&html->arena, html->summary, section, html->style->interface);
    if (note.size) {
        html_raw(html, "<p class=\"note\">");
        html_text(html, note);
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
    const char *const *sides = html->summary->sides;
    if (sides[0]) {
        html_text(html, span_of(sides[0]));
        output_print(html->output, " %s ", html_say(html, "against"));
        html_text(html, span_of(sides[1]));
    } else if (html->style->title)
        html_text(html, span_of(html->style->title));
    else
        html_words(html, "Summary");
}

/* Nothing is loaded from anywhere; only this style and this script count. */
static void draw_head(struct html *html)
{
    char style[SHA256_BASE64 + 1], script[SHA256_BASE64 + 1];
    sha256_base64(html_page_style(), style);
    sha256_base64(html_page_script(), script);
    output_print(html->output,
        "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
        interface_languages[html->style->interface]);
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

/* ---------------------------------------------------------------- the parts of it */

/* What stands below the head of the page: a section, or what the answer first has more. */
struct part {
    const char *id, *heading;
    enum section section;                         /* SECTION_COUNT: draw */
    bool (*there)(const struct summary *summary); /* NULL: has_items of the section */
    void (*draw)(struct html *html);
};

static bool has_keywords(const struct summary *summary)
{
    return summary->keywords.count > 0;
}

static bool has_documents(const struct summary *summary)
{
    return summary->document_count > 1;
}

static bool has_articles(const struct summary *summary)
{
    return summary->article_count > 0;
}

static bool has_contexts(const struct summary *summary)
{
    return summary->context_count > 0;
}

/* Of an article, of a collection, and the sections that follow both. */
static const struct part article_parts[] = {
    {"articles", "The text", SECTION_COUNT, has_articles, html_articles},
    {"keywords", "Key words and phrases", SECTION_COUNT, has_keywords, html_keywords},
    {NULL, NULL, SECTION_MENTIONS, NULL, NULL},
    {NULL, NULL, SECTION_TOPICS, NULL, NULL},
    {NULL, NULL, SECTION_NEW, NULL, NULL},
    {NULL, NULL, SECTION_SENTENCES, NULL, NULL},
};
static const struct part collection_parts[] = {
    {NULL, NULL, SECTION_TOPICS, NULL, NULL},
    {NULL, NULL, SECTION_TRENDS, NULL, NULL},
    {NULL, NULL, SECTION_NEW, NULL, NULL},
    {NULL, NULL, SECTION_GROUPS, NULL, NULL},
    {"keywords", "Key words and phrases", SECTION_COUNT, has_keywords, html_keywords},
    {NULL, NULL, SECTION_SENTENCES, NULL, NULL},
    {"list", "Documents", SECTION_COUNT, has_documents, html_documents},
    {"articles", "To read", SECTION_COUNT, has_articles, html_articles},
};
static const struct part later_parts[] = {
    {NULL, NULL, SECTION_KEYNESS, NULL, NULL},
    {NULL, NULL, SECTION_PHRASES, NULL, NULL},
    {NULL, NULL, SECTION_TERMS, NULL, NULL},
    {NULL, NULL, SECTION_COLLOCATIONS, NULL, NULL},
    {NULL, NULL, SECTION_DISPERSION, NULL, NULL},
    {"contexts", "In context", SECTION_COUNT, has_contexts, html_contexts},
};

enum { PARTS_MOST = SECTION_COUNT + 8 };

static size_t add_parts(const struct summary *summary, const struct part *parts,
    size_t count, struct part *chosen, size_t chosen_count)
{
    for (size_t i = 0; i < count; i++) {
        const struct part *part = &parts[i];
        bool there = part->there ? part->there(summary) : has_items(summary, part->section);
        if (!there)
            continue;
        chosen[chosen_count] = *part;
        if (!part->id) {
            chosen[chosen_count].id = sections[part->section].name;
            chosen[chosen_count].heading = sections[part->section].heading;
        }
        chosen_count++;
    }
    return chosen_count;
}

#define ADD(parts) \
    count = add_parts(summary, parts, sizeof(parts) / sizeof *(parts), chosen, count)

/* The parts of a page, in their order: as --sections has it, or the answer first. */
static size_t choose_parts(const struct summary *summary, struct part chosen[PARTS_MOST])
{
    size_t count = 0;
    if (summary->brief && summary->document_count == 1) {
        ADD(article_parts);
        ADD(later_parts);
    } else if (summary->brief && summary->document_count) {
        ADD(collection_parts);
        ADD(later_parts);
    } else {
        for (size_t i = 0; i < summary->order_count; i++) {
            struct part part = {NULL, NULL, summary->order[i], NULL, NULL};
            count = add_parts(summary, &part, 1, chosen, count);
        }
        count = add_parts(summary, &later_parts[5], 1, chosen, count);
    }
    return count;
}

static void draw_navigation(struct html *html, const struct part *parts, size_t count)
{
    if (count == 0)
        return;
    html_raw(html, "<nav aria-label=\"");
    html_words(html, "Sections");
    html_raw(html, "\"><div>\n");
    for (size_t i = 0; i < count; i++) {
        output_print(html->output, "<a href=\"#%s\">", parts[i].id);
        html_words(html, parts[i].heading);
        html_raw(html, "</a>\n");
    }
    html_raw(html, "</div></nav>\n");
}

/* Where scripts let people find what holds a word. */
static void draw_find(struct html *html)
{
    html_raw(html, "<div class=\"find\" hidden><label for=\"filter\">");
    html_words(html, "Find");
    html_raw(html, "</label>\n<input type=\"search\" id=\"filter\" autocomplete=\"off\" "
                   "placeholder=\"");
    html_words(html, "a word, a phrase, a document");
    html_raw(html, "\"> <span><kbd>/</kbd> <kbd>j</kbd> <kbd>k</kbd></span>\n"
                   "<div id=\"status\" role=\"status\"></div>\n</div>\n");
}

/* A button of the panel with a sign, and what it is for. */
static void draw_button(
    struct html *html, const char *class, const char *says, const char *sign)
{
    output_print(html->output, "<button type=\"button\" class=\"%s\" aria-label=\"", class);
    html_words(html, says);
    output_print(html->output, "\">%s</button>\n", sign);
}

/* Where scripts show a term that was pressed. */
static void draw_panel(struct html *html)
{
    html_raw(html,
        "<aside id=\"panel\" aria-labelledby=\"panel-title\" tabindex=\"-1\" hidden>\n"
        "<div class=\"head\"><h2 id=\"panel-title\" dir=\"auto\"></h2>\n"
        "<p role=\"status\"></p>\n");
    draw_button(html, "previous", "Previous place", "↑");
    draw_button(html, "next", "Next place", "↓");
    draw_button(html, "close", "Close", "×");
    html_raw(html, "</div>\n<p class=\"homes\"></p>\n<div class=\"spread\"></div>\n"
                   "<p class=\"order\"></p>\n<ol class=\"lines\"></ol>\n</aside>\n");
}

static void draw_part(struct html *html, const struct part *part)
{
    enum section section = part->section;
    if (part->draw)
        part->draw(html);
    else if (section == SECTION_SCATTER)
        html_scatter(html);
    else if (sections[section].rows)
        html_list(html, section);
    else if (section == SECTION_TRENDS)
        html_trends(html);
    else if (section == SECTION_GROUPS)
        html_groups(html);
    else if (section == SECTION_SERIES)
        html_series(html);
    else if (section == SECTION_MENTIONS)
        html_mentions(html);
    else if (section == SECTION_QUOTATIONS)
        html_quotations(html);
    else if (section == SECTION_SENTENCES)
        html_sentences(html);
    else
        html_topics(html);
}

static void draw_header(struct html *html)
{
    const struct summary *summary = html->summary;
    html_raw(html, "<body>\n<a class=\"skip\" href=\"#main\">");
    html_words(html, "To the content");
    html_raw(html, "</a>\n<header>\n<h1 dir=\"auto\">");
    draw_title(html);
    html_raw(html, "</h1>\n");
    struct span subject =
        draw_subject(&html->arena, summary, html->style->title, html->style->interface);
    if (subject.size) {
        html_raw(html, "<p class=\"subject\" dir=\"auto\">");
        html_text(html, subject);
        html_raw(html, "</p>\n");
    }
    if (summary->brief && summary->document_count)
        html_facts(html);
    else if (summary_has(summary, SECTION_OVERVIEW) && !summary->sides[0])
        html_overview(html);
    if (summary->brief && summary->document_count > 1)
        html_lead(html);
    if (draw_is_empty(summary)) {
        html_raw(html, "<p class=\"nothing\">");
        html_words(html, "There are no words in it.");
        html_raw(html, "</p>\n");
    } else if (!summary->series_count)
        draw_find(html);
    html_raw(html, "</header>\n");
}

/* The words that the script shows, in the language of the interface. */
static void draw_words(struct html *html)
{
    html_raw(html, "<script type=\"application/json\" id=\"words\">{");
    interface_write_script(html->style->interface, html->output);
    html_raw(html, "}</script>\n");
}

static void number_articles(struct html *html)
{
    const struct summary *summary = html->summary;
    html->articles =
        arena_new(&html->arena, summary->document_count + 1, sizeof *html->articles);
    for (size_t i = 0; i < summary->article_count; i++)
        html->articles[summary->articles[i].document] = (uint32_t)i + 1;
}

void draw_html(
    const struct summary *summary, const struct draw_options *style, struct output *output)
{
    struct html html = {.summary = summary, .style = style, .output = output};
    struct part parts[PARTS_MOST];
    size_t count = choose_parts(summary, parts);
    number_articles(&html);
    draw_head(&html);
    draw_header(&html);
    draw_navigation(&html, parts, count);
    html_raw(&html, summary->article_count && summary->document_count == 1
                        ? "<main id=\"main\" class=\"only\">\n"
                        : "<main id=\"main\">\n");
    for (size_t i = 0; i < count; i++)
        draw_part(&html, &parts[i]);
    html_raw(&html, "</main>\n");
    draw_panel(&html);
    html_foot(&html);
    draw_words(&html);
    html_raw(&html, "<script>");
    output_write(output, html_page_script());
    html_raw(&html, "</script>\n</body>\n</html>\n");
    arena_free(&html.arena);
}

void html_strip(struct html *html, const struct summary_row *row, double least)
{
    output_print(html->output,
        "<td class=\"strip\"><svg viewBox=\"0 0 %zu 10\" preserveAspectRatio=\"none\" "
        "aria-hidden=\"true\">",
        row->strip_size);
    for (size_t i = 0; i < row->strip_size; i++) {
        double height = least + (10 - least) * row->strip[i];
        if (row->strip[i] > 0)
            output_print(html->output,
                "<rect x=\"%zu\" y=\"%.3g\" width=\".92\" height=\"%.3g\"/>", i,
                10 - height, height);
    }
    html_raw(html, "</svg></td>");
}
