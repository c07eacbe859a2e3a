/* What the standard leaves to a tailoring: full stops that end no sentence of running text,
 * because they belong to an abbreviation, an initial or a number. */
#ifndef TOKENIZE_SENTENCES_SUPPRESSIONS_H
#define TOKENIZE_SENTENCES_SUPPRESSIONS_H

#include <stdint.h>

#include "lib/span.h"

struct special;

/* The abbreviations of all languages (tokenize/sentences/abbreviations.c), ready to be looked up. */
struct special *special_new(void);
void special_free(struct special *special);

/* Chooses the language of the text to come, a BCP 47 code, which must live on unchanged. */
void special_language(struct special *special, const char *language);

/* Whether a code point ends sentences of the language though the standard does not know:
 * the semicolon in Greek, the colon in Armenian. */
bool special_terminates(const struct special *special, uint32_t code);

/* Whether the full stop at text[stop] ends no sentence although the standard has one end
 * there. `begin`: where the sentence begins; `next`: where the one after it would. */
bool special_goes_on(const struct special *special, struct span text, size_t begin,
    size_t stop, size_t next);

#endif
