#include "stem/irregular.h"

#include "lib/fnv.h"

/* A file: the magic; a table (lib/mapped_table.h) from the tokens' fnv_hash() to their places,
 * counted from 1, in the words; the words: uint8_t sizes of token and term, the bytes of
 * either. */
static const char magic[8] = {'W', 'I', 'N', 'S', 'T', 'E', 'M', '3'};

enum { WORD_HEAD = 2 };

/* The word at a place counted from 0, and the bytes that it takes with its head; false where it
 * does not end within the words. */
static bool word_at(struct span words, size_t place, size_t *token, size_t *whole)
{
    if (words.size < place || words.size - place < WORD_HEAD)
        return false;
    const unsigned char *head = (const void *)(words.data + place);
    *token = head[0];
    *whole = WORD_HEAD + (size_t)head[0] + head[1];
    return *whole <= words.size - place;
}

/* Whether the words end with the last one that the table knows. */
static bool is_whole(const struct irregular *irregular)
{
    size_t places = irregular->places.number_count, token, whole;
    if (places == 0)
        return irregular->words.size == 0;
    return word_at(irregular->words, places - 1, &token, &whole) &&
           places - 1 + whole == irregular->words.size;
}

bool irregular_open(void *opened, struct span file)
{
    struct irregular *irregular = opened;
    struct irregular none = {.words = {NULL, 0}};
    *irregular = none;
    if (file.size < sizeof magic || memcmp(file.data, magic, sizeof magic) != 0)
        return false;
    irregular->words = (struct span){file.data + sizeof magic, file.size - sizeof magic};
    if (mapped_table_take(&irregular->places, &irregular->words) && is_whole(irregular))
        return true;
    *irregular = none;
    return false;
}

struct span irregular_find(const struct irregular *irregular, struct span token)
{
    struct span none = {NULL, 0};
    uint32_t place = mapped_table_find(&irregular->places, fnv_hash(token));
    size_t size, whole;
    if (place == 0 || !word_at(irregular->words, place - 1, &size, &whole))
        return none;
    const char *text = irregular->words.data + place - 1 + WORD_HEAD;
    if (!span_equal((struct span){text, size}, token))
        return none;
    return (struct span){text + size, whole - WORD_HEAD - size};
}
