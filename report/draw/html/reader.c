/* The page's articles: read with the key sentences, key terms and topics marked. */
#include <stdio.h>

#include "report/draw/html/html.h"

/* A sentence's text, its key terms bold. */
static void draw_text_of(struct html *html, const struct article_sentence *sentence)
{
    struct span text = sentence->text;
    for (size_t i = 0; i < sentence->mark_count; i++) {
        struct span word = sentence->marks[i];
        html_text(html, (struct span){text.data, (size_t)(word.data - text.data)});
        html_raw(html, "<b>");
        html_text(html, word);
        html_raw(html, "</b>");
        const char *end = text.data + text.size;
        text =
            (struct span){word.data + word.size, (size_t)(end - (word.data + word.size))};
    }
    html_text(html, text);
}

static void draw_sentence(
    struct html *html, const struct article_sentence *sentence, bool topics)
{
    const char *element = sentence->key ? "mark" : "span";
    output_print(html->output, "<%s class=\"s", element);
    if (topics && sentence->topic < html->summary->topic_count)
        output_print(html->output, " t-%u", sentence->topic % HTML_COLORS + 1);
    html_raw(html, sentence->key ? " key\"" : "\"");
    if (sentence->key && html->summary->document_count == 1)
        output_print(html->output, " id=\"key-%u\"", sentence->key);
    html_raw(html, ">");
    if (sentence->key)
        output_print(html->output, "<sup>%u</sup> ", sentence->key);
    draw_text_of(html, sentence);
    output_print(html->output, "</%s> ", element);
}

static void draw_paragraphs(struct html *html, const struct article *article, bool topics)
{
    uint32_t paragraph = 0;
    for (size_t i = 0; i < article->sentence_count; i++) {
        const struct article_sentence *sentence = &article->sentences[i];
        if (sentence->paragraph == 0)
            continue; /* its title */
        if (sentence->paragraph != paragraph)
            html_raw(html, paragraph ? "</p>\n<p dir=\"auto\">" : "<p dir=\"auto\">");
        paragraph = sentence->paragraph;
        draw_sentence(html, sentence, topics);
    }
    html_raw(html, paragraph ? "</p>\n" : "");
    if (article->cut) {
        html_raw(html, "<p class=\"note\">");
        html_words(html, "There is more of it.");
        html_raw(html, "</p>\n");
    }
}

/* What stands beside the only article: its topics, which the lines below its sentences
 * show. */
static void draw_beside(struct html *html)
{
    const struct summary *summary = html->summary;
    html_raw(html, "<p class=\"note legend\">");
    html_raw(html, "<mark>");
    html_words(html, "key sentences");
    html_raw(html, "</mark> <b>");
    html_words(html, "key words");
    html_raw(html, "</b>");
    for (size_t t = 0; t < summary->topic_count; t++) {
        output_print(html->output, " <a class=\"t-%zu\" href=\"#topic-%zu\"><bdi>",
            t % HTML_COLORS + 1, t + 1);
        html_text(html, summary->topics[t].label);
        html_raw(html, "</bdi></a>");
    }
    html_raw(html, "</p>\n");
}

static void draw_only(struct html *html)
{
    draw_beside(html);
    html_raw(html, "<article class=\"text\" id=\"read-1\">\n");
    draw_paragraphs(html, &html->summary->articles[0], true);
    html_raw(html, "</article>\n");
}

/* One of many: it opens by a press. */
static void draw_folded(struct html *html, const struct article *article, size_t number)
{
    const struct summary_document *document = &html->summary->documents[article->document];
    struct span address = draw_address(&html->arena, document, html->style->base);
    struct span name = draw_name(html->summary, document->name);
    html_raw(html, "<details class=\"read\"><summary><bdi>");
    html_text(html, document->title.size ? document->title : name);
    html_raw(html, "</bdi></summary>\n");
    output_print(html->output,
        "<article class=\"text\" id=\"read-%zu\">\n<p class=\"note\">", number);
    if (document->topic < html->summary->topic_count) {
        output_print(html->output, "<a class=\"t-%u\" href=\"#topic-%u\"><bdi>",
            document->topic % HTML_COLORS + 1, document->topic + 1);
        html_text(html, html->summary->topics[document->topic].label);
        html_raw(html, "</bdi></a> · ");
    }
    if (*document->date)
        output_print(html->output, "%s · ", document->date);
    if (address.size) {
        html_raw(html, "<a href=\"");
        html_text(html, address);
        html_raw(html, "\">");
    }
    html_text(html, name);
    html_raw(html, address.size ? "</a></p>\n" : "</p>\n");
    draw_paragraphs(html, article, false);
    html_raw(html, "</article></details>\n");
}

void html_articles(struct html *html)
{
    const struct summary *summary = html->summary;
    bool only = summary->document_count == 1;
    html_raw(html, "<section id=\"articles\" aria-labelledby=\"articles-title\">\n"
                   "<h2 id=\"articles-title\">");
    html_words(html, only ? "The text" : "To read");
    html_raw(html, "</h2>\n");
    if (only) {
        draw_only(html);
    } else if (summary->article_count < summary->document_count) {
        html_raw(html, "<p class=\"note\">");
        html_number(html, summary->article_count);
        html_raw(html, " / ");
        html_number(html, summary->document_count);
        html_raw(html, " ");
        html_words(html, "documents are on this page; the others open as files");
        html_raw(html, "</p>\n");
    }
    for (size_t i = 0; i < summary->article_count && !only; i++)
        draw_folded(html, &summary->articles[i], i + 1);
    html_raw(html, "</section>\n");
}
