/* What the standard leaves to a tailoring: full stops that end no sentence of running text,
 * because they belong to an abbreviation, an initial or a number. */
#ifndef TOKENIZE_SENTENCES_SUPPRESSIONS_H
#define TOKENIZE_SENTENCES_SUPPRESSIONS_H

#include <stdint.h>

#include "lib/span.h"

struct language_model;
struct suppressions;

/* Of all languages; `model` is borrowed, and knows words: NULL: none is known. */
struct suppressions *suppressions_new(const struct language_model *model);
void suppressions_free(struct suppressions *suppressions);

/* Chooses the language of the text to come, a BCP 47 code, which must live on unchanged. */
void suppressions_language(struct suppressions *suppressions, const char *language);

/* Whether a code point ends sentences of the language though the standard does not know:
 * the semicolon in Greek, the colon in Armenian. */
bool suppressions_terminate(const struct suppressions *suppressions, uint32_t code);

/* Whether the full stop at text[stop] ends no sentence although the standard has one end
 * there. `begin`: where the sentence begins; `next`: where the one after it would. */
bool suppresses_end(const struct suppressions *suppressions, struct span text, size_t begin,
    size_t stop, size_t next);

/* Whether a sentence ends with the full stop at text[stop] although the next word begins with
 * a small letter, as where somebody writes all in small letters: both words are words of the
 * language, and the first is no abbreviation. */
bool suppressions_small_start(const struct suppressions *suppressions, struct span text,
    size_t begin, size_t stop, size_t next);

/* Whether the word at text[at] is one of those that usually begin sentences. */
bool suppressions_starter(
    const struct suppressions *suppressions, struct span text, size_t at);

/* Whether two sentences meet at text[at], a full stop, question or exclamation mark, without
 * a space: "performed.Parameters". What is behind it must be a word of the language, and
 * neither a name of a host or a file nor source code. */
bool suppressions_run_on(
    const struct suppressions *suppressions, struct span text, size_t at);

/* Whether the colon at text[at], between letters, divides two words ("OK:fine"): not in a
 * language that writes endings behind a colon, and only before a word of the language. */
bool suppressions_colon(
    const struct suppressions *suppressions, struct span text, size_t at);

#endif
