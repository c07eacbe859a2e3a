#include "stem/irregular.h"

#include "lib/fnv.h"

/* A file: the magic; a table (lib/mapped_table.h) from the tokens' fnv_hash() to their places,
 * counted from 1, in the words; the words: uint8_t sizes of token and term, the bytes of
 * either. */
static const char magic[8] = {'W', 'I', 'N', 'S', 'T', 'E', 'M', '3'};

enum { WORD_HEAD = 2 };

struct irregular irregular_of(struct span file)
{
    struct irregular irregular = {.words = {NULL, 0}};
    if (file.size < sizeof magic || memcmp(file.data, magic, sizeof magic) != 0)
        return irregular;
    irregular.words = (struct span){file.data + sizeof magic, file.size - sizeof magic};
    if (!mapped_table_take(&irregular.places, &irregular.words) ||
        irregular.places.number_count > irregular.words.size)
        return (struct irregular){.words = {NULL, 0}};
    return irregular;
}

struct span irregular_find(const struct irregular *irregular, struct span token)
{
    struct span none = {NULL, 0};
    uint32_t place = mapped_table_find(&irregular->places, fnv_hash(token));
    if (place == 0 || irregular->words.size - (place - 1) < WORD_HEAD)
        return none;
    const char *word = irregular->words.data + place - 1;
    size_t size = (unsigned char)word[0], term = (unsigned char)word[1];
    if (WORD_HEAD + size + term > irregular->words.size - (place - 1) ||
        !span_equal((struct span){word + WORD_HEAD, size}, token))
        return none;
    return (struct span){word + WORD_HEAD + size, term};
}
