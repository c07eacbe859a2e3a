/* What the screens for an article and for a collection share: the answer first. */
#ifndef REPORT_DRAW_TEXT_BRIEF_H
#define REPORT_DRAW_TEXT_BRIEF_H

#include "report/draw/text/text.h"

/* Our own words in the language of the interface. */
const char *text_say(const struct screen *screen, const char *english);

/* A line of facts that breaks between them. Begin with {screen}; end with a line break. */
struct facts {
    struct screen *screen;
    size_t used; /* columns of the line */
};

/* Adds a fact, its beginning bold, behind a dot that divides it from the one before. */
void facts_add(struct facts *facts, struct span strong, struct span rest);

/* Adds a number and what is counted. */
void facts_count(struct facts *facts, uint64_t count, const char *one, const char *many);

/* Adds the languages. */
void facts_languages(struct facts *facts);

void facts_end(struct facts *facts);

/* A heading, and dim words behind it at the line's end, where there is room; NULL: none. */
void brief_heading(struct screen *screen, const char *heading, const char *beside);

/* Begins and ends a link to a document, where the terminal knows links. */
void brief_link(struct screen *screen, const struct summary_document *document);
void brief_link_end(struct screen *screen, const struct summary_document *document);

/* What is more and what is less frequent than in the reference. */
void text_moving(struct screen *screen);

/* The screens. */
void text_article(struct screen *screen);
void text_collection(struct screen *screen);

#endif
