/* What the parts of the HTML page share. */
#ifndef REPORT_DRAW_HTML_H
#define REPORT_DRAW_HTML_H

#include "report/draw/draw.h"

struct html {
    const struct summary *summary;
    const struct draw_options *style;
    struct output *output;
    struct arena arena;
    uint32_t *articles; /* per document: the number of its article, from 1; 0: none */
};

/* Our own words, in the language of the interface. */
const char *html_say(const struct html *html, const char *english);
void html_words(struct html *html, const char *english);

/* A string of JSON within a script: made harmless, with nothing that would end either. */
void html_json(struct html *html, struct span text);

/* Markup of our own, as it is. */
void html_raw(struct html *html, const char *markup);

/* Text of the input: made harmless and escaped, for content and for quoted attributes. */
void html_text(struct html *html, struct span text);

void html_number(struct html *html, uint64_t number);

/* A bar of `part` (0 to 1) of its box, for the eye only. */
void html_bar(struct html *html, double part);

/* A cell with a row's strip of where it occurs; `least`: the height of the lowest rectangle, of
 * 10. */
void html_strip(struct html *html, const struct summary_row *row, double least);

/* Attributes lang and dir of text in a language. */
void html_language(struct html *html, struct span lang);

/* A term of a language (empty: not known): a link to its context (its number, from 1; 0:
 * none). Scripts let people press it to find it everywhere. */
void html_term(struct html *html, struct span text, struct span lang, size_t context);

/* Whether there are several documents, so that each needs its name. */
bool html_names_documents(const struct html *html);

/* The name of a document: a link to the article below, or to its file. */
void html_document(struct html *html, struct span document);

/* The beginning of a link to a document, by its index: to the article where the page has it,
 * else to its file or address. False where there is nothing to link to: nothing is written.
 * It ends with </a>. */
bool html_link(struct html *html, size_t document, const char *class);

/* A section's beginning: with its heading and note. `half`: it may stand beside another. */
void html_section(struct html *html, enum section section, bool half);

/* The sections. */
void html_overview(struct html *html);
void html_list(struct html *html, enum section section);
void html_topics(struct html *html);
void html_trends(struct html *html);
void html_groups(struct html *html);
void html_series(struct html *html);
void html_mentions(struct html *html);
void html_quotations(struct html *html);
void html_scatter(struct html *html);
void html_sentences(struct html *html);
void html_contexts(struct html *html);

/* The files, and parts of others, that are not among the documents. */
void html_left_out(struct html *html);

/* The answer first: facts, a sentence made of them, a table of words, all documents,
 * articles to read, and where it was made. */
void html_facts(struct html *html);
void html_lead(struct html *html);
void html_keywords(struct html *html);
void html_documents(struct html *html);
void html_articles(struct html *html);
void html_foot(struct html *html);

/* The colours of a topic or a group: there are so many, then the first again. */
enum { HTML_COLORS = 12 };

/* The page's style and script, which are part of the program. */
struct span html_page_style(void);
struct span html_page_script(void);

#endif
