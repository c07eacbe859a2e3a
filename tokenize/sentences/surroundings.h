/* What stands around a full stop: the word before it, the word behind it. */
#ifndef TOKENIZE_SENTENCES_SURROUNDINGS_H
#define TOKENIZE_SENTENCES_SURROUNDINGS_H

#include "lib/span.h"

enum {
    ABBREVIATION_MAX = 24 /* bytes: what is longer is a word */
};

/* Whether a byte belongs to a word, a full stop or a hyphen within it included. */
bool belongs_to_word(char byte);

/* Where the word begins that ends at text[end]; `end` where it is too long to matter: longer
 * than `plain` bytes for a word of letters of ASCII alone. */
size_t word_begin(struct span text, size_t least, size_t end, size_t plain);

/* The letters that begin at text[at]. */
struct span word_at(struct span text, size_t at);

/* The class of the standard of what stands at text[at]; SENTENCE_OTHER behind the end. */
unsigned sentence_class_at(struct span text, size_t at);

/* Whether a letter of a script with capitals stands at text[at]. */
bool is_cased_at(struct span text, size_t at);

/* Whether the word has a capital and more letters. */
bool is_capital(struct span word);

/* Whether a single letter and a full stop stand at text[next]: the B. of z. B. */
bool is_letter_again(struct span text, size_t next);

/* Where the space that ends at text[at] begins; `at` where none does. */
size_t space_begin(struct span text, size_t begin, size_t at);

/* Where the single letter with a full stop begins that ends at text[at]; `at` where none does. */
size_t letter_begin(struct span text, size_t begin, size_t at);

/* Whether a word ends with the second of two initials that a hyphen joins: J.-P */
bool is_second_initial(struct span word);

/* Whether a number stands before text[first]: 5 km. */
bool is_measured(struct span text, size_t begin, size_t first);

/* Whether a Roman number stands at text[at]. */
bool is_roman_at(struct span text, size_t at);

/* Whether a street of German, written with its last syllable cut, ends at text[stop], and its
 * number stands at text[next]: Hauptstr. 5. */
bool is_street(struct span text, size_t begin, size_t stop, size_t next);

/* Whether the exclamation or question mark at text[mark] belongs to a name, and the sentence goes
 * on in small letters at text[next]: "Yahoo! and". The sentence begins at text[begin]. */
bool is_name_with_mark(struct span text, size_t begin, size_t mark, size_t next);

#endif
