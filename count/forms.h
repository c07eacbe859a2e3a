/* The forms cell of a row: written forms with their counts, added up and put in order. */
#ifndef COUNT_FORMS_H
#define COUNT_FORMS_H

#include "lib/arena.h"
#include "lib/output.h"

struct form {
    struct span text; /* `|` as &#124; */
    uint64_t count;
};

struct forms {
    struct form *items; /* owned */
    size_t count, capacity;
    struct arena arena; /* texts made for these items */
    struct output cell; /* the last cell; goes nowhere */
};

/* Zero-initialise one to begin with. */
void forms_clear(struct forms *forms);
void forms_close(struct forms *forms);

/* Adds a form as it is written; it must stay until forms_cell. */
void forms_add(struct forms *forms, struct span text, uint64_t count);

/* Adds all of a cell. False where it is none. */
bool forms_add_cell(struct forms *forms, struct span cell);

/* The cell of all that was added: equal forms added up, the most frequent first, ties in
 * byte order. Lent until the next call. */
struct span forms_cell(struct forms *forms);

#endif
