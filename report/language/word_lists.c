#include "report/language/word_lists.h"

struct listed {
    enum word_list_kind kind;
    struct span lang;
    struct word_list list;
};

#include "report/language/word_lists.inc"

struct word_list word_list_of(enum word_list_kind kind, struct span lang)
{
    for (size_t i = 0; i < sizeof listed / sizeof *listed; i++)
        if (listed[i].kind == kind && span_equal(listed[i].lang, lang))
            return listed[i].list;
    return (struct word_list){NULL, 0};
}

bool word_list_has(enum word_list_kind kind, struct span word)
{
    struct word_list list = word_list_of(kind, SPAN("-"));
    for (size_t i = 0; i < list.count; i++)
        if (span_equal(list.words[i], word))
            return true;
    return false;
}
