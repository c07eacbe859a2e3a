#include "stem/irregular.h"

#include "lib/fnv.h"

/* A file: the header; where the words of each bucket begin (buckets + 1 of uint32_t, in
 * bytes); the words of each bucket one after another: uint8_t sizes of token and term, the
 * bytes of either. A word's bucket is the low bits of fnv_hash(). */
struct header {
    char magic[8];
    uint32_t buckets; /* a power of two */
    uint32_t word_bytes;
};

enum { WORD_HEAD = 2 };

struct irregular irregular_of(struct span file)
{
    const struct header *header = (const void *)file.data;
    struct irregular none = {.begins = NULL};
    if (file.size < sizeof *header || memcmp(header->magic, "WINSTEM1", 8) != 0)
        return none;
    uint64_t size = sizeof *header + 4 * ((uint64_t)header->buckets + 1);
    if (header->buckets == 0 || (header->buckets & (header->buckets - 1)) != 0 ||
        file.size != size + header->word_bytes)
        return none;
    return (struct irregular){.begins = (const void *)(header + 1),
        .buckets = header->buckets,
        .words = {file.data + size, header->word_bytes}};
}

/* The term of a token among the words of a bucket. */
static struct span find_among(struct span words, struct span token)
{
    for (size_t at = 0; at + WORD_HEAD <= words.size;) {
        const char *word = words.data + at;
        size_t size = (unsigned char)word[0], term = (unsigned char)word[1];
        at += WORD_HEAD + size + term;
        if (at <= words.size && size == token.size &&
            memcmp(word + WORD_HEAD, token.data, size) == 0)
            return (struct span){word + WORD_HEAD + size, term};
    }
    return (struct span){NULL, 0};
}

struct span irregular_find(const struct irregular *irregular, struct span token)
{
    if (!irregular->begins)
        return (struct span){NULL, 0};
    uint32_t bucket = fnv_hash(token) & (irregular->buckets - 1);
    size_t begin = irregular->begins[bucket], end = irregular->begins[bucket + 1];
    if (begin >= end || end > irregular->words.size)
        return (struct span){NULL, 0};
    return find_among((struct span){irregular->words.data + begin, end - begin}, token);
}
