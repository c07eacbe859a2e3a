/* The page's list of all documents: the first as a table, and all as data for the script,
 * which finds and shows the others. */
#include <stdio.h>

#include "lib/escape.h"
#include "report/draw/display.h"
#include "report/draw/html/html.h"

enum {
    ROWS = 100,            /* of the table */
    DATA_MOST = 384 << 10, /* bytes of the data, about: titles are cut to fit, then
                                     the list */
    ROW_BYTES = 20,        /* of a document's data, but for its name and title */
    TITLE_STEP = 8,
    TITLE_MOST = 160,
    TITLE_LEAST = 16, /* bytes of a title in the data */
};

/* ---------------------------------------------------------------- the table */

static void draw_group(struct html *html, const struct summary_document *document)
{
    html_raw(html, "<td>");
    if (document->group != SUMMARY_NONE) {
        output_print(html->output, "<span class=\"group g-%u\"></span>",
            document->group % HTML_COLORS + 1);
        html_text(html, html->summary->groups[document->group].name);
    }
    html_raw(html, "</td>");
}

static void draw_topic(struct html *html, const struct summary_document *document)
{
    html_raw(html, "<td>");
    if (document->topic < html->summary->topic_count) {
        output_print(html->output, "<a class=\"t-%u\" href=\"#topic-%u\"><bdi>",
            document->topic % HTML_COLORS + 1, document->topic + 1);
        html_text(html, html->summary->topics[document->topic].label);
        html_raw(html, "</bdi></a>");
    }
    html_raw(html, "</td>");
}

static bool has_dates(const struct summary *summary)
{
    return summary->newest && *summary->newest;
}

static void draw_row(struct html *html, size_t index)
{
    const struct summary *summary = html->summary;
    const struct summary_document *document = &summary->documents[index];
    struct span name = draw_name(summary, document->name);
    html_raw(html, "<tr><th scope=\"row\">");
    bool linked = html_link(html, index, "title");
    html_raw(html, "<bdi>");
    html_text(html, document->title.size ? document->title : name);
    html_raw(html, linked ? "</bdi></a>" : "</bdi>");
    html_raw(html, "</th>");
    if (has_dates(summary))
        output_print(html->output, "<td>%s</td>", document->date);
    if (summary->group_count)
        draw_group(html, document);
    if (summary->topic_count)
        draw_topic(html, document);
    html_raw(html, "<td>");
    html_number(html, document->tokens);
    html_raw(html, "</td></tr>\n");
}

static void draw_column(struct html *html, const char *says)
{
    html_raw(html, "<th scope=\"col\">");
    html_words(html, says);
    html_raw(html, "</th>");
}

static void draw_table(struct html *html)
{
    const struct summary *summary = html->summary;
    html_raw(html, "<table>\n<thead><tr>");
    draw_column(html, "title");
    if (has_dates(summary))
        draw_column(html, "day");
    if (summary->group_count)
        draw_column(html, summary->grouped_by);
    if (summary->topic_count)
        draw_column(html, "topic");
    draw_column(html, "words");
    html_raw(html, "</tr></thead>\n<tbody>\n");
    for (size_t d = 0; d < summary->document_count && d < ROWS; d++)
        draw_row(html, d);
    html_raw(html, "</tbody></table>\n");
}

/* ---------------------------------------------------------------- the data */

/* Bytes that a name has in common with the one before, at a character's beginning. Names
 * that are not shown as they are have none. */
static size_t common(struct html *html, struct span name, struct span before)
{
    size_t same = 0;
    while (same < name.size && same < before.size && name.data[same] == before.data[same])
        same++;
    while (same > 0 && same < name.size && ((unsigned char)name.data[same] & 0xC0) == 0x80)
        same--;
    bool shown = harmless_new(&html->arena, name).data == name.data &&
                 harmless_new(&html->arena, before).data == before.data;
    return shown ? same : 0;
}

/* The length of text as scripts count it, in units of UTF-16. */
static size_t script_length(struct span text)
{
    size_t length = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        length += (byte & 0xC0) != 0x80;
        length += byte >= 0xF0;
    }
    return length;
}

/* About how many bytes the data take with titles of at most so many. */
static size_t data_size(struct html *html, size_t title, size_t *fitting)
{
    const struct summary *summary = html->summary;
    size_t size = 0;
    struct span before = SPAN("");
    *fitting = 0;
    for (size_t d = 0; d < summary->document_count; d++) {
        const struct summary_document *document = &summary->documents[d];
        size_t own = document->title.size < title ? document->title.size : title;
        struct span address = document->address;
        size += ROW_BYTES + own + (own ? 3 : 0) + address.size +
                (*document->date ? 13 : 0) + document->name.size -
                common(html, document->name, before);
        before = document->name;
        *fitting += size <= DATA_MOST;
    }
    return size;
}

/* How long titles may be so that all documents fit. */
static size_t choose_title(struct html *html, size_t *fitting)
{
    size_t title = TITLE_MOST;
    while (data_size(html, title, fitting) > DATA_MOST && title >= TITLE_LEAST)
        title -= TITLE_STEP;
    if (title < TITLE_LEAST)
        data_size(html, title = 0, fitting);
    return title;
}

static struct span documents_cut(struct html *html, struct span title, size_t most)
{
    if (title.size <= most || most == 0)
        return most ? title : SPAN("");
    while (most > 0 && ((unsigned char)title.data[most] & 0xC0) == 0x80)
        most--;
    return arena_print(&html->arena, "%.*s…", (int)most, title.data);
}

/* How a script finds the file or address of a document. */
static void write_address(struct html *html, const struct summary_document *document)
{
    bool by_name = document->address.size == 0 && document->file.size &&
                   span_equal(document->file, document->name);
    struct span address =
        by_name ? SPAN("") : draw_address(&html->arena, document, html->style->base);
    if (by_name || address.size)
        html_json(html, address);
    else
        html_raw(html, "0");
}

/* A document as [characters of the name before, rest of the name, group, topic, words,
 * title, day, article, address]; what is empty, empty, 0 and empty at the end is left out.
 * The address is empty where it is the name, and 0 where there is none. */
static void write_document(
    struct html *html, size_t index, struct span before, size_t title)
{
    const struct summary_document *document = &html->summary->documents[index];
    size_t same = common(html, document->name, before);
    struct span shown = documents_cut(html, document->title, title);
    bool by_name = document->address.size == 0 && document->file.size &&
                   span_equal(document->file, document->name);
    int left = !by_name || html->articles[index] ? 4 : *document->date ? 2 : shown.size > 0;
    output_print(
        html->output, "[%zu,", script_length((struct span){document->name.data, same}));
    html_json(html, (struct span){document->name.data + same, document->name.size - same});
    output_print(html->output, ",%d,%d,%llu",
        document->group == SUMMARY_NONE ? 0 : (int)document->group + 1,
        document->topic == SUMMARY_NONE ? 0 : (int)document->topic + 1,
        (unsigned long long)document->tokens);
    if (left > 0) {
        html_raw(html, ",");
        html_json(html, shown);
    }
    if (left > 1)
        output_print(html->output, ",\"%s\"", document->date);
    if (left > 2) {
        output_print(html->output, ",%u,", (unsigned)html->articles[index]);
        write_address(html, document);
    }
    html_raw(html, "]");
}

/* What the script knows of all documents: the base of links, the folder that names begin
 * with and that is not shown, groups, documents. */
static void write_data(struct html *html, size_t title, size_t count)
{
    const struct summary *summary = html->summary;
    struct span before = SPAN("");
    html_raw(html, "<script type=\"application/json\" id=\"data\">{\"base\":");
    html_json(html, span_of(html->style->base ? html->style->base : ""));
    html_raw(html, ",\"folder\":");
    html_json(html, summary->folder);
    html_raw(html, ",\"groups\":[");
    for (size_t g = 0; g < summary->group_count; g++) {
        html_raw(html, g ? "," : "");
        html_json(html, summary->groups[g].name);
    }
    html_raw(html, "],\"documents\":[");
    for (size_t d = 0; d < count; d++) {
        html_raw(html, d ? ",\n" : "\n");
        write_document(html, d, before, title);
        before = summary->documents[d].name;
    }
    html_raw(html, "]}</script>\n");
}

void html_documents(struct html *html)
{
    const struct summary *summary = html->summary;
    size_t fitting, title = choose_title(html, &fitting);
    html_raw(html, "<section id=\"list\" aria-labelledby=\"list-title\">\n"
                   "<h2 id=\"list-title\">");
    html_words(html, "Documents");
    html_raw(html, "</h2>\n<p class=\"note\">");
    if (summary->document_count > ROWS) {
        output_print(html->output, "%d / ", ROWS);
        html_number(html, summary->document_count);
    } else {
        html_number(html, summary->document_count);
    }
    if (fitting < summary->document_count) {
        html_raw(html, "; ");
        html_number(html, summary->document_count - fitting);
        html_raw(html, " ");
        html_words(html, "are not on this page");
    }
    html_raw(html, "</p>\n");
    draw_table(html);
    html_raw(html, "</section>\n");
    write_data(html, title, fitting);
}
