/* The page's overview and its lists of terms and phrases. */
#include <stdio.h>

#include "report/draw/display.h"
#include "report/draw/html/html.h"

enum { SHARE_COLORS = 4 }; /* in report/draw/html/page.css: .share-0 to .share-3 */

/* ---------------------------------------------------------------- overview */

static void draw_fact(struct html *html, const char *before, uint64_t count,
    const char *one, const char *many)
{
    output_print(html->output, "<li><b>%s", before);
    html_number(html, count);
    html_raw(html, "</b> <span>");
    html_words(html, count == 1 ? one : many);
    html_raw(html, "</span></li>\n");
}

/* The languages as parts of one bar, and in words. */
static void draw_languages(struct html *html)
{
    const struct overview *overview = &html->summary->overview;
    size_t languages = draw_shown_languages(html->summary);
    double before = 0;
    html_raw(html,
        "<svg class=\"shares\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" "
        "aria-hidden=\"true\">");
    for (size_t i = 0; i < languages; i++) {
        double part = 100 * overview->languages[i].share;
        output_print(html->output,
            "<rect class=\"share-%zu\" x=\"%.4g\" width=\"%.4g\" height=\"1\"/>",
            i < SHARE_COLORS ? i : SHARE_COLORS - 1, before, part);
        before += part;
    }
    html_raw(html, "</svg>\n<p class=\"note\">");
    for (size_t i = 0; i < languages; i++) {
        html_raw(html, i ? " · " : "");
        html_text(html, display_language(&html->arena, overview->languages[i].lang));
        output_print(html->output, " %.*f %%",
            overview->languages[i].share < 0.0095 ? 1 : 0,
            100 * overview->languages[i].share);
    }
    html_raw(html, "</p>\n");
}

static void draw_reason(struct html *html, struct span line)
{
    if (!line.size)
        return;
    html_raw(html, "<p class=\"note\">");
    html_text(html, line);
    html_raw(html, "</p>\n");
}

void html_left_out(struct html *html)
{
    int language = html->style->interface;
    draw_reason(html, draw_left_out(&html->arena, html->summary, true, language));
    draw_reason(html, draw_left_out(&html->arena, html->summary, false, language));
    draw_reason(html, draw_copies(&html->arena, html->summary, language));
}

void html_overview(struct html *html)
{
    const struct overview *overview = &html->summary->overview;
    html_raw(html, "<ul class=\"facts\">\n");
    draw_fact(html, overview->at_least && overview->documents > 1 ? "≥ " : "",
        overview->documents, "document", "documents");
    if (overview->sentences)
        draw_fact(html, "", overview->sentences, "sentence", "sentences");
    draw_fact(html, "", overview->tokens, "word", "words");
    draw_fact(html, "", overview->types, "different word", "different words");
    if (draw_shown_languages(html->summary) == 1 && overview->language_count) {
        html_raw(html, "<li><b>");
        html_text(html, display_language(&html->arena, overview->languages[0].lang));
        html_raw(html, "</b> <span>");
        html_words(html, "language");
        html_raw(html, "</span></li>\n");
    }
    html_raw(html, "</ul>\n");
    if (draw_shown_languages(html->summary) > 1)
        draw_languages(html);
    html_left_out(html);
}

/* ---------------------------------------------------------------- lists */

static void draw_heading(struct html *html, enum measure measure)
{
    const struct measure_row *row = &measures[measure];
    html_raw(html, "<th scope=\"col\">");
    if (row->full) {
        html_raw(html, "<abbr title=\"");
        html_words(html, row->full);
        html_raw(html, "\">");
    }
    html_words(html, row->heading);
    html_raw(html, row->full ? "</abbr></th>" : "</th>");
}

/* A number with a minus sign instead of a hyphen. */
static void draw_number(
    struct html *html, enum measure measure, const struct summary_row *row)
{
    struct span number = draw_measure(&html->arena, measure, row);
    bool minus = span_starts(number, SPAN("-"));
    html_raw(html, minus ? "<td>−" : "<td>");
    output_write(html->output, (struct span){number.data + minus, number.size - minus});
    html_raw(html, "</td>");
}

static void draw_row(struct html *html, enum section section, const enum measure *shown,
    const struct summary_row *row, double most)
{
    html_raw(html, "<tr><th scope=\"row\">");
    html_term(html, row->text, row->lang, row->context);
    html_raw(html, "</th>");
    for (const enum measure *measure = shown; *measure; measure++)
        draw_number(html, *measure, row);
    if (sections[section].strips) {
        html_strip(html, row, 1.5);
    } else {
        html_raw(html, "<td class=\"bar\">");
        html_bar(html, most > 0 ? row->score / most : 0);
        html_raw(html, "</td>");
    }
    html_raw(html, "</tr>\n");
}

static void draw_head(struct html *html, enum section section, const enum measure *shown)
{
    html_raw(html, "\n<thead><tr><th scope=\"col\">");
    html_words(html, sections[section].item);
    html_raw(html, "</th>");
    for (const enum measure *measure = shown; *measure; measure++)
        draw_heading(html, *measure);
    output_print(html->output, "<td class=\"%s\"></td></tr></thead>\n<tbody>\n",
        sections[section].strips ? "strip" : "bar");
}

/* The rows [first, last), which are of one language, as a table. */
static void draw_table(struct html *html, enum section section,
    const struct summary_row *first, const struct summary_row *last, const char *caption)
{
    double most = 0;
    enum measure shown[COLUMNS_MOST];
    draw_columns(section, true, shown);
    for (const struct summary_row *row = first; row < last; row++)
        most = row->score > most ? row->score : most;
    html_raw(html, "<table>");
    if (caption) {
        html_raw(html, "<caption>");
        html_text(html, span_of(caption));
        html_raw(html, "</caption>");
    }
    draw_head(html, section, shown);
    for (const struct summary_row *row = first; row < last; row++)
        draw_row(html, section, shown, row, most);
    html_raw(html, "</tbody></table>\n");
}

/* The rows [first, last) of a minor language, in short. */
static void draw_minor(
    struct html *html, const struct summary_row *first, const struct summary_row *last)
{
    html_raw(html, "<div class=\"minor\"><span>");
    html_text(html, display_language(&html->arena, first->lang));
    html_raw(html, "</span>\n<ul>\n");
    for (const struct summary_row *row = first; row < last; row++) {
        html_raw(html, "<li>");
        html_term(html, row->text, row->lang, row->context);
        html_raw(html, " <small>");
        html_number(html, row->count);
        html_raw(html, "</small></li>\n");
    }
    html_raw(html, "</ul></div>\n");
}

/* Whether the rows are of several languages, the minor ones left out. */
static bool has_several(const struct summary *summary, const struct summary_rows *rows)
{
    for (size_t i = 1; i < rows->count; i++)
        if (!span_equal(rows->rows[i].lang, rows->rows[0].lang) &&
            !draw_is_minor(summary, rows->rows[i].lang))
            return true;
    return false;
}

/* A table for each language; named where there are several. */
static void draw_tables(struct html *html, enum section section,
    const struct summary_rows *rows, const char *caption)
{
    bool several = has_several(html->summary, rows);
    for (size_t i = 0, next; i < rows->count; i = next) {
        for (next = i + 1; next < rows->count; next++)
            if (!span_equal(rows->rows[next].lang, rows->rows[i].lang))
                break;
        if (draw_is_minor(html->summary, rows->rows[i].lang)) {
            draw_minor(html, &rows->rows[i], &rows->rows[next]);
            continue;
        }
        struct span language = display_language(&html->arena, rows->rows[i].lang);
        const char *name =
            several ? arena_print(&html->arena, "%s%s%.*s", caption ? caption : "",
                          caption ? ", " : "", (int)language.size, language.data)
                          .data
                    : caption;
        draw_table(html, section, &rows->rows[i], &rows->rows[next], name);
    }
}

void html_list(struct html *html, enum section section)
{
    const struct summary *summary = html->summary;
    const struct summary_rows *rows = section_rows(summary, section);
    bool versus = section == SECTION_KEYNESS && summary->falling.count;
    bool other = section == SECTION_ABSENT || section == SECTION_OTHER_PHRASES;
    html_section(html, section, !sections[section].strips && !versus);
    if (versus) {
        html_raw(html, "<div class=\"versus\">\n<div>\n");
        draw_tables(html, section, rows,
            summary->sides[0] ? summary->sides[0]
                              : html_say(html, "More frequent than in the reference"));
        html_raw(html, "</div>\n<div class=\"fall\">\n");
        draw_tables(html, section, draw_opposite(summary),
            summary->sides[1] ? summary->sides[1]
                              : html_say(html, "Rarer than in the reference"));
        html_raw(html, "</div>\n</div>\n");
    } else {
        html_raw(html, other ? "<div class=\"fall\">\n" : "");
        draw_tables(html, section, rows, NULL);
        html_raw(html, other ? "</div>\n" : "");
    }
    html_raw(html, "</section>\n");
}
