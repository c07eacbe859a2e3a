/* The language of a paragraph detected at a glance: by the short small words at its start
 * that the model lists, function words as a rule, or by a script of one language. Such
 * words are few: what the model says of them is kept in a table of a bounded size, where
 * the processor's cache has it. */
#ifndef TOKENIZE_LANGUAGES_GLANCE_H
#define TOKENIZE_LANGUAGES_GLANCE_H

#include "tokenize/languages/model.h"
#include "tokenize/words/byte_classes.h"

struct language_glance;

/* The tables are lent until language_glance_free. */
struct language_glance *language_glance_new(const struct language_tables *tables);

void language_glance_free(struct language_glance *glance);

/* The language of which the beginning of a classified text makes sure: `enclosing`, the
 * pointer itself, if it is that; NULL where a glance is not enough. */
const char *language_glance_at(struct language_glance *glance, struct span text,
    const struct bytes *bytes, const char *enclosing);

#endif
