/* Which simplified character stands for a traditional one. */
#ifndef DATA_CHINESE_VARIANTS_H
#define DATA_CHINESE_VARIANTS_H

#include <stdint.h>

/* For each of the 0x110000 code points the first kSimplifiedVariant of Unihan_Variants.txt
 * (Unicode Standard Annex 38) that is not itself; itself where it has none. Owned by the
 * caller. With a path of NULL all are themselves. Ends the program where the file cannot be
 * read. */
uint32_t *variants_read(const char *path);

#endif
