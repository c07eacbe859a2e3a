#include "tokenize/dictionaries/dictionary.h"

#include <stdlib.h>

#include "lib/datadir.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "tokenize/dictionaries/chinese.h"
#include "tokenize/dictionaries/icu.h"
#include "tokenize/dictionaries/japanese.h"
#include "tokenize/dictionaries/maximal_matching.h"
#include "tokenize/dictionaries/syllables.h"

enum {
    KINDS = DICTIONARY_VIETNAMESE + 1,
    WINDOW = 4096, /* bytes given to a library at a time */
    MARGIN = 256,  /* bytes before a window's end that are divided again in the next */
};

/* NULL: not there, or not looked for yet. All owned. */
struct dictionaries {
    struct chinese *chinese;
    struct japanese *japanese;
    struct matching *matching[KINDS]; /* Thai to Burmese */
    struct syllables *syllables;
    struct icu *icu[KINDS]; /* where there is none of the kind's own */
    bool loaded[KINDS];
};

static const struct kind {
    const char *language;
    const char *code;
    const char *file; /* matched: its name in share/dictionaries, and what it is */
    const char *name;
    bool characters; /* without one every character is a word, else every run */
} kinds[] = {
    [DICTIONARY_CHINESE] = {"Chinese", "zh", NULL, NULL, true},
    [DICTIONARY_JAPANESE] = {"Japanese", "ja", NULL, NULL, true},
    [DICTIONARY_THAI] = {"Thai", "th", "thai", "libthai's dictionary", false},
    [DICTIONARY_LAO] = {"Lao", "lo", "lao", "ICU's dictionary", false},
    [DICTIONARY_KHMER] = {"Khmer", "km", "khmer", "ICU's dictionary", false},
    [DICTIONARY_BURMESE] = {"Burmese", "my", "burmese", "ICU's dictionary", false},
    [DICTIONARY_VIETNAMESE] = {"Vietnamese", "vi", NULL, NULL, false},
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
    japanese_free(dictionaries->japanese);
    syllables_free(dictionaries->syllables);
    for (int kind = 0; kind < KINDS; kind++) {
        matching_free(dictionaries->matching[kind]);
        icu_free(dictionaries->icu[kind]);
    }
    free(dictionaries);
}

/* Loads the best dictionary there is: the kind's own, else ICU's. Returns its name, NULL
 * where there is none. */
static const char *dictionary_load(
    struct dictionaries *dictionaries, enum dictionary_kind kind)
{
    bool first = !dictionaries->loaded[kind];
    dictionaries->loaded[kind] = true;
    if (first && kind == DICTIONARY_CHINESE)
        dictionaries->chinese = chinese_new();
    if (first && kind == DICTIONARY_JAPANESE)
        dictionaries->japanese = japanese_new();
    if (first && kind == DICTIONARY_VIETNAMESE)
        dictionaries->syllables = syllables_new();
    if (first && kinds[kind].file)
        dictionaries->matching[kind] = matching_new(kinds[kind].file);
    if (kind == DICTIONARY_CHINESE && dictionaries->chinese)
        return "jieba and CLDR";
    if (kind == DICTIONARY_JAPANESE && dictionaries->japanese)
        return japanese_dictionary(dictionaries->japanese);
    if (kind == DICTIONARY_VIETNAMESE)
        return dictionaries->syllables ? "pyvi's list" : NULL;
    if (dictionaries->matching[kind])
        return kinds[kind].name;
    if (first)
        dictionaries->icu[kind] = icu_new(kinds[kind].code);
    return dictionaries->icu[kind] ? "ICU" : NULL;
}

/* Without a dictionary. */
static size_t divide_characters(struct span run, uint32_t *ends)
{
    size_t count = 0;
    for (size_t i = 1; i <= run.size; i++)
        if (i == run.size || ((unsigned char)run.data[i] & 0xC0) != 0x80)
            ends[count++] = (uint32_t)i;
    return count;
}

static size_t divide_window(struct dictionaries *dictionaries, enum dictionary_kind kind,
    struct span run, uint32_t *ends)
{
    if (kind == DICTIONARY_JAPANESE && dictionaries->japanese)
        return japanese_divide(dictionaries->japanese, run, ends);
    if (dictionaries->icu[kind])
        return icu_divide(dictionaries->icu[kind], run, ends);
    if (kinds[kind].characters)
        return divide_characters(run, ends);
    ends[0] = (uint32_t)run.size;
    return 1;
}

/* The bytes of the window that starts at the offset: no character is cut. */
static size_t window_size(struct span run, size_t begin)
{
    size_t size = run.size - begin;
    if (size <= WINDOW)
        return size;
    size = WINDOW;
    while (((unsigned char)run.data[begin + size] & 0xC0) == 0x80)
        size--;
    return size;
}

/* Divides a long run window by window: a word that ends near a window's end is left to the
 * next one, where more is known of what follows. */
static size_t divide_windows(struct dictionaries *dictionaries, enum dictionary_kind kind,
    struct span run, uint32_t *ends)
{
    size_t words = 0;
    for (size_t begin = 0; begin < run.size; begin = ends[words - 1]) {
        size_t size = window_size(run, begin);
        struct span window = {run.data + begin, size};
        size_t count = divide_window(dictionaries, kind, window, ends + words);
        if (begin + size < run.size)
            while (count > 1 && ends[words + count - 1] > size - MARGIN)
                count--;
        for (size_t i = 0; i < count; i++)
            ends[words++] += (uint32_t)begin;
    }
    return words;
}

static void warn(const struct kind *kind)
{
    message(NULL, "no %s dictionary: every %s is a word (" DATA_HINT ")", kind->language,
        kind->characters ? "character" : "run of letters", kind->code);
}

size_t dictionary_divide(struct dictionaries *dictionaries, enum dictionary_kind kind,
    struct span run, uint32_t *ends)
{
    if (!dictionaries->loaded[kind] && !dictionary_load(dictionaries, kind))
        warn(&kinds[kind]);
    if (kind == DICTIONARY_CHINESE && dictionaries->chinese)
        return chinese_divide(dictionaries->chinese, run, ends);
    if (dictionaries->syllables && kind == DICTIONARY_VIETNAMESE)
        return syllables_divide(dictionaries->syllables, run, ends);
    if (dictionaries->matching[kind])
        return matching_divide(dictionaries->matching[kind], run, ends);
    return divide_windows(dictionaries, kind, run, ends);
}

bool dictionary_there(struct dictionaries *dictionaries, enum dictionary_kind kind)
{
    if (kind == DICTIONARY_VIETNAMESE && dictionaries->loaded[kind])
        return dictionaries->syllables;
    return dictionary_load(dictionaries, kind);
}

void dictionaries_print(struct dictionaries *dictionaries, FILE *file)
{
    for (int kind = 0; kind < KINDS; kind++) {
        const char *name = dictionary_load(dictionaries, (enum dictionary_kind)kind);
        fprintf(file, "%s words: %s\n", kinds[kind].language, name ? name : "none");
    }
}
