/* The forms cell of a row: `form:count|form:count`, the written forms with their counts, the
 * most frequent first, ties in byte order. `|` within a form is written &#124; (escaped). */
#ifndef LIB_FORMS_CELL_H
#define LIB_FORMS_CELL_H

#include "lib/arena.h"
#include "lib/output.h"

struct cell_form {
    struct span text; /* escaped */
    uint64_t count;
};

struct forms_cell {
    struct cell_form *items; /* owned */
    size_t count, capacity;
    struct arena arena; /* texts made for these items */
    struct output cell; /* the last cell; goes nowhere */
};

/* Zero-initialise one to begin with. clear keeps the memory, close frees it. */
void forms_cell_clear(struct forms_cell *forms);
void forms_cell_close(struct forms_cell *forms);

/* Adds a form as it is written; it must stay until forms_cell. */
void forms_cell_add(struct forms_cell *forms, struct span text, uint64_t count);

/* The same of one that is escaped already. */
void forms_cell_add_escaped(struct forms_cell *forms, struct span text, uint64_t count);

/* Adds all of a cell. False where it is none. */
bool forms_cell_add_cell(struct forms_cell *forms, struct span cell);

/* The cell of one form alone, with nothing added before. Lent until the next call. */
struct span forms_cell_of_one(struct forms_cell *forms, struct span text, uint64_t count);

/* The cell of all that was added: equal forms added up, the most frequent first, ties in
 * byte order. Lent until the next call. */
struct span forms_cell_text(struct forms_cell *forms);

/* Takes the next `form:count` from the front of a forms cell (still escaped: `|` as
 * &#124;). False at its end, or where what follows is none: then `forms` is not empty. */
bool forms_cell_next(struct span *forms, struct span *form, uint64_t *count);

/* A form without its escapes, in `room`, which has at least as many bytes as the form. */
struct span forms_cell_unescape(struct span form, char *room);

#endif
