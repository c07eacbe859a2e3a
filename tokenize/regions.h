/* Regions: the stretches of a text that hold words, found 64 bytes at a time. Between them
 * is nothing but ASCII that belongs to no word. */
#ifndef TOKENIZE_REGIONS_H
#define TOKENIZE_REGIONS_H

#include "tokenize/bytes.h"

/* A stretch of a text. */
struct region {
    uint32_t begin, end; /* byte offsets; the end may carry REGION_OTHER */
};

enum {
    REGION_OTHER =
        1 << 24, /* holds more than ASCII letters, digits and what joins them: the
                    plain code finds its words. Other regions are one word each */
};

/* Writes the regions of a classified text of less than 2^24 bytes; there is room for
 * regions_most() of them. Returns how many. */
size_t regions_find(struct span text, const struct bytes *bytes, struct region *regions);

/* No text of that many bytes has more regions. Some room is written but not used. */
static inline size_t regions_most(size_t bytes)
{
    return bytes / 2 + 1 + 64;
}

#endif
