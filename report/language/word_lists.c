#include "report/language/word_lists.h"

struct listed {
    struct span lang;
    struct word_list list;
};

#include "report/language/word_lists.inc"

struct word_list word_list_of(enum word_list_kind kind, struct span lang)
{
    for (size_t i = begins[kind]; i < begins[kind + 1]; i++)
        if (span_equal(listed[i].lang, lang))
            return listed[i].list;
    return (struct word_list){NULL, 0};
}

bool word_list_holds(struct word_list list, struct span word)
{
    size_t low = 0, high = list.count;
    /* Most words begin with a small letter, and come after all with a capital. */
    if (high == 0 || span_compare(word, list.words[high - 1]) > 0)
        return false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = span_compare(list.words[middle], word);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

bool word_list_has(enum word_list_kind kind, struct span word)
{
    return word_list_holds(word_list_of(kind, SPAN("-")), word);
}

bool word_list_ends(struct word_list list, struct span word)
{
    for (size_t i = 0; i < list.count; i++)
        if (span_ends(word, list.words[i]))
            return true;
    return false;
}
