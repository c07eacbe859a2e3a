/* What the parts of the HTML page share. */
#ifndef REPORT_DRAW_HTML_H
#define REPORT_DRAW_HTML_H

#include "report/draw/draw.h"

struct html {
    const struct summary *summary;
    const struct draw_options *style;
    struct output *output;
    struct arena arena;
};

/* Markup of our own, as it is. */
void html_raw(struct html *html, const char *markup);

/* Text of the input: made harmless and escaped, for content and for quoted attributes. */
void html_text(struct html *html, struct span text);

void html_number(struct html *html, uint64_t number);

/* A bar of `part` (0 to 1) of its box, for the eye only. */
void html_bar(struct html *html, double part);

/* Attributes lang and dir of text in a language. */
void html_language(struct html *html, struct span lang);

/* A term of a language (empty: not known): a link to its context (its number, from 1; 0:
 * none). Scripts let people press it to find it everywhere. */
void html_term(struct html *html, struct span text, struct span lang, size_t context);

/* Whether there are several documents, so that each needs its name. */
bool html_names_documents(const struct html *html);

/* The name of a document. Scripts let people press it to see where else it is. */
void html_document(struct html *html, struct span document);

/* A section's beginning: with its heading and note. `half`: it may stand beside another. */
void html_section(struct html *html, enum section section, bool half);

/* The sections. */
void html_overview(struct html *html);
void html_list(struct html *html, enum section section);
void html_topics(struct html *html);
void html_map(struct html *html);
void html_trends(struct html *html);
void html_mentions(struct html *html);
void html_sentences(struct html *html);
void html_contexts(struct html *html);

/* The page's style and script, which are part of the program. */
struct span html_page_style(void);
struct span html_page_script(void);

#endif
