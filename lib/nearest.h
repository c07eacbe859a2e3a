/* "Did you mean": the name among some that a mistyped one most likely stands for. */
#ifndef LIB_NEAREST_H
#define LIB_NEAREST_H

#include <stddef.h>

/* The one of the names that differs least from the word: by few letters put in, left out,
 * exchanged or swapped (a third of the longer one's at most), whatever the case, or by what
 * follows its first letters. Of equals the first. NULL where none is near. */
const char *nearest(const char *word, const char *const *names, size_t count);

#endif
