/* The compiled model of languages: share/languages/model.bin, which data/languages.py
 * writes. */
#ifndef TOKENIZE_LANGUAGES_MODEL_H
#define TOKENIZE_LANGUAGES_MODEL_H

#include <stdint.h>

#include "lib/mapped_table.h"
#include "tokenize/languages/scripts.h"

enum {
    LANGUAGES_MOST = 64,       /* of a script */
    LANGUAGE_LANES = 16,       /* languages whose costs are added at once */
    LANGUAGE_UNIT = 8,         /* costs are eighths of a bit, */
    LANGUAGE_STEP = 6,         /* so many of which a row's numbers count */
    LANGUAGE_CODES = 0x10000,  /* code points whose script is in a table */
    LANGUAGE_LETTERS = 0x3000, /* letters have lower codes than this */
    LANGUAGE_CAPITAL = 256,
    LANGUAGE_WORD_MOST = 32, /* letters of a word that are looked at */
};

/* Languages of scripts of a lower number are distinguished by words. */
#define LANGUAGE_SCRIPTS (SCRIPT_HEBREW + 1)

/* Rows by the hash of a word or a trigram. A row holds what it costs each language: the
 * logarithm of its probability in the likeliest one, less that in this one. Keys of the same
 * costs share one. */
struct language_table {
    struct mapped_table numbers; /* of the rows, from 1 */
    const uint8_t *rows;
};

struct language_group {
    uint32_t languages, width; /* width: of a row, the languages and padding */
    const char *codes;         /* BCP 47, four bytes each with the NUL */
    struct language_table words, grams;
};

struct language_tables {
    struct language_group groups[LANGUAGE_SCRIPTS]; /* by enum script; languages 0: none */
    /* Of each code point: its number among the letters of its script, the same for a
     * capital and its small letter, a capital's with LANGUAGE_CAPITAL added; 0: none. */
    uint16_t letters[LANGUAGE_LETTERS];
    unsigned char scripts[LANGUAGE_CODES]; /* enum script of each code point */
};

/* Fills the table of scripts, maps the model's file and checks it; the tables were zero. False
 * where the file is absent: no group has a language then. */
bool language_tables_map(struct language_tables *tables);

/* Adds what a word of letters (numbers, size of them up to LANGUAGE_WORD_MOST) costs each
 * language of the group, by the word where it is listed, else by its trigrams. Returns
 * whether it is listed. */
bool language_cost(const struct language_group *group, const uint8_t *letters, size_t size,
    uint32_t costs[LANGUAGES_MOST]);

/* The code of a language, by its number in the group. */
static inline const char *language_code_of(
    const struct language_group *group, size_t number)
{
    return group->codes + 4 * number;
}

/* The script of a code point, from the table where it is in it. */
static inline enum script language_script(
    const struct language_tables *tables, uint32_t code)
{
    return code < LANGUAGE_CODES ? (enum script)tables->scripts[code] : script_of(code);
}

/* The row of a listed word, lent by the model; NULL: it is not listed. */
const uint8_t *language_row(
    const struct language_group *group, const uint8_t *letters, size_t size);

/* Whether a word of that row is one of the language, by its number in the group: it costs less
 * than the most that is counted. */
bool language_row_knows(const uint8_t *row, uint32_t language);

/* Adds such a row to the costs of the group's languages. */
void language_add_row(
    const struct language_group *group, const uint8_t *row, uint32_t costs[LANGUAGES_MOST]);

/* How many of a group's languages, its padding among them, cost less than that. All are below
 * 2^31. */
uint32_t language_below(const struct language_group *group,
    const uint32_t costs[LANGUAGES_MOST], uint32_t limit);

/* Fetches into the processor's cache what language_cost will look at first. */
void language_cost_fetch(
    const struct language_group *group, const uint8_t *letters, size_t size);

/* Adds what each language of the group costs before a word is seen: the unusual ones more.
 */
void language_cost_start(
    const struct language_group *group, uint32_t costs[LANGUAGES_MOST]);

#endif
