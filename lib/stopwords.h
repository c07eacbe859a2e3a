/* Stop words: the function words of a language, which say nothing about a text's subject. */
#ifndef LIB_STOPWORDS_H
#define LIB_STOPWORDS_H

#include "lib/span.h"

struct stopwords;

/* The stop words of a language ("en"), from the data directory; empty where there are none.
 * A list that is there and cannot be read ends the program (lib/datadir.h).
 * Freed with stopwords_free. */
struct stopwords *stopwords_new(struct span language);

/* From a file of one word a line, # begins a comment; a byte order mark, blanks, case and the
 * shape of apostrophes do not matter. NULL where it cannot be read (errno says why). */
struct stopwords *stopwords_read_new(const char *file);

/* Adds words that the user names, separated by commas, and those of files, @FILE; a list that
 * begins with @ is one file. False where it cannot be read (errno says why). */
bool stopwords_add(struct stopwords *words, const char *list);

/* Whether the word, already case-folded and NFC, is one of them, with or without the last
 * full stop of an abbreviation. */
bool stopwords_has(const struct stopwords *words, struct span word);

/* How many there are. */
size_t stopwords_count(const struct stopwords *words);

void stopwords_free(struct stopwords *words);

#endif
