#include "tokenize/dictionary.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "lib/message.h"
#include "tokenize/chinese.h"

enum { KINDS = DICTIONARY_BURMESE + 1 };

struct dictionaries {
    bool tried[KINDS];
    struct chinese *chinese; /* owned, as are the following; NULL: not there */
};

struct dictionaries *dictionaries_new(void)
{
    return memory_new(1, sizeof(struct dictionaries));
}

void dictionaries_free(struct dictionaries *dictionaries)
{
    if (!dictionaries)
        return;
    chinese_free(dictionaries->chinese);
    free(dictionaries);
}

static size_t divide_characters(struct span run, uint32_t *ends)
{
    size_t count = 0;
    for (size_t i = 1; i <= run.size; i++)
        if (i == run.size || ((unsigned char)run.data[i] & 0xC0) != 0x80)
            ends[count++] = (uint32_t)i;
    return count;
}

size_t dictionary_divide(struct dictionaries *dictionaries, enum dictionary_kind kind,
    struct span run, uint32_t *ends)
{
    if (kind == DICTIONARY_CHINESE && !dictionaries->tried[kind]) {
        dictionaries->tried[kind] = true;
        dictionaries->chinese = chinese_new();
        if (!dictionaries->chinese)
            message(NULL,
                "no Chinese dictionary: every character is a word (install python3-jieba "
                "and run make)");
    }
    if (kind == DICTIONARY_CHINESE && dictionaries->chinese)
        return chinese_divide(dictionaries->chinese, run, ends);
    return divide_characters(run, ends);
}

void dictionaries_print(struct dictionaries *dictionaries, FILE *file)
{
    dictionary_divide(dictionaries, DICTIONARY_CHINESE, SPAN(""), NULL);
    fprintf(
        file, "Chinese: %s\n", dictionaries->chinese ? "dictionaries/chinese.bin" : "none");
}
