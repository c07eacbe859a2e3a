/* The cells of the rows that a word has in tables by unit, where it is the only form of its
 * term: term, language and form are put together once, and only the count changes. */
#ifndef COUNT_WORD_CELLS_H
#define COUNT_WORD_CELLS_H

#include "count/row.h"
#include "count/vocabulary.h"
#include "lib/output.h"

enum { WORD_CELLS_MOST = 76 }; /* bytes; rows of words with more are put together each */

/* `term TAB lang TAB form:`, and room for a count. */
struct word_cell {
    char *text;                /* NULL: they are too long */
    uint32_t term, lang, size; /* bytes: of the term, of the language, of all */
};

struct word_cells {
    struct word_cell *words; /* owned; by the number of the word */
    struct arena texts;
};

/* Zero-initialise one to begin with. */
void word_cells_close(struct word_cells *cells);

/* Room for the words from 1 to count. */
void word_cells_open(struct word_cells *cells, size_t count);

/* Bytes of memory for so many words, at most. */
static inline uint64_t word_cells_memory(size_t count)
{
    return (uint64_t)count * (sizeof(struct word_cell) + WORD_CELLS_MOST + OUTPUT_DIGITS);
}

/* Makes the cells of a word, if they are not longer than WORD_CELLS_MOST; `form` is as the
 * table has it. Words that follow one another in the table should be made one after the
 * other. */
void word_cells_add(struct word_cells *cells, uint32_t number, struct span term,
    struct span lang, struct span form);

/* Sets the cells of a row of a word. They stand behind each other, and are lent until the
 * next call for this word. */
static inline void word_cells_set(
    const struct word_cells *cells, uint32_t number, uint32_t count, struct counts_row *row)
{
    const struct word_cell *word = &cells->words[number];
    char *lang = word->text + word->term + 1, *forms = lang + word->lang + 1;
    char *end = output_digits(word->text + word->size, count);
    row->term = (struct span){word->text, word->term};
    row->lang = (struct span){lang, word->lang};
    row->forms = (struct span){forms, (size_t)(end - forms)};
    row->count = count;
}

#endif
