/* What made the words of an archive's articles: the program's version, the day of its data,
 * and which stems the Snowball library finds, as these differ between its versions. */
#ifndef ARCHIVE_ORIGIN_H
#define ARCHIVE_ORIGIN_H

#include <stdint.h>

#include "archive/manifest.h"

/* Such as "winnow 0.1.0, data of 2026-11-29, stems 89abcdef". */
void origin_now(char text[ORIGIN_TEXT]);

/* Says it once on standard error where an origin of the archive, from the given one on, is
 * not that of now: words are counted apart where they differ. */
void origin_compare(
    const struct manifest *manifest, size_t first, const char *name, const char *now);

#endif
