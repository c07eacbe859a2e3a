#include "tokenize/sentences/abbreviations.h"

#include <stdint.h>

#include "lib/fnv.h"

struct language {
    struct span code;
    bool ordinals;
};

struct slot {
    uint16_t begin;     /* of the word in `texts` */
    unsigned char size; /* of the word; 0: a free slot */
    unsigned char language;
    unsigned char kinds; /* a set of enum abbreviation_kind */
};

#include "tokenize/sentences/abbreviations.inc"

int abbreviations_language(struct span code)
{
    enum { LANGUAGES = sizeof languages / sizeof *languages };
    int i = 0;
    while (i < LANGUAGES && !span_equal(languages[i].code, code))
        i++;
    return i < LANGUAGES ? i : -1;
}

bool abbreviations_ordinals(int language)
{
    return languages[language].ordinals;
}

unsigned abbreviations_kinds(struct span word, int language)
{
    size_t at = (fnv_hash(word) + (uint32_t)language * 2654435761U) % SLOTS;
    for (; slots[at].size; at = (at + 1) % SLOTS) {
        const struct slot *slot = &slots[at];
        if (slot->size == word.size && slot->language == language &&
            memcmp(texts + slot->begin, word.data, word.size) == 0)
            return slot->kinds;
    }
    return 0;
}
