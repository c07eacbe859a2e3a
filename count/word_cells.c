#include "count/word_cells.h"

#include <stdlib.h>

#include "lib/memory.h"

void word_cells_open(struct word_cells *cells, size_t count)
{
    cells->words = memory_new(count + 1, sizeof *cells->words);
}

void word_cells_close(struct word_cells *cells)
{
    free(cells->words);
    arena_free(&cells->texts);
    cells->words = NULL;
}

void word_cells_add(struct word_cells *cells, uint32_t number, struct span term,
    struct span lang, struct span form)
{
    size_t size = term.size + lang.size + form.size + 3;
    if (size > WORD_CELLS_MOST)
        return;
    char *text = arena_new(&cells->texts, size + OUTPUT_DIGITS, 1);
    char *to = span_copy(text, term);
    *to = '\t';
    to = span_copy(to + 1, lang);
    *to = '\t';
    to = span_copy(to + 1, form);
    *to = ':';
    cells->words[number] =
        (struct word_cell){text, (uint32_t)term.size, (uint32_t)lang.size, (uint32_t)size};
}
