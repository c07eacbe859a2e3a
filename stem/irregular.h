/* The words of a language whose stems Snowball splits or joins wrongly, as `make` compiles
 * them: share/stems/LANG.bin. Nothing is read at the start, and a word costs one look. */
#ifndef STEM_IRREGULAR_H
#define STEM_IRREGULAR_H

#include "lib/mapped_table.h"

struct irregular {
    struct mapped_table places; /* lent by the file */
    struct span words;
};

/* Makes a struct irregular the words of a file, which is mapped as long as they are used. False
 * where it is none such. As lib/datadir.h wants it. */
bool irregular_open(void *irregular, struct span file);

/* The term of a token, lent from the file; {NULL, 0} where there is none. */
struct span irregular_find(const struct irregular *irregular, struct span token);

#endif
