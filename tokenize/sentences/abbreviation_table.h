/* The lists of abbreviations as a table: a word and a language to the kinds it is listed as. The
 * words of a language are put in when it is first asked for. */
#ifndef TOKENIZE_SENTENCES_ABBREVIATION_TABLE_H
#define TOKENIZE_SENTENCES_ABBREVIATION_TABLE_H

#include "tokenize/sentences/abbreviations.h"

struct abbreviation_table;

struct abbreviation_table *abbreviation_table_new(void);

void abbreviation_table_free(struct abbreviation_table *table);

/* The number of the language that has the code; -1 where it has no list. */
int abbreviation_table_language(struct abbreviation_table *table, struct span code);

/* Whether the language writes ordinal numbers with a full stop. */
bool abbreviation_table_ordinals(const struct abbreviation_table *table, int language);

/* What the word is listed as in the language: a set of enum abbreviation_kind, a bit each. */
unsigned abbreviation_table_kinds(
    const struct abbreviation_table *table, struct span word, int language);

#endif
