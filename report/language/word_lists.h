/* Lists of words that were chosen by hand: word_lists.txt, which says what each kind is. */
#ifndef REPORT_LANGUAGE_WORD_LISTS_H
#define REPORT_LANGUAGE_WORD_LISTS_H

#include "lib/span.h"

/* In the order of word_lists.awk. */
enum word_list_kind {
    WORD_LIST_LEANING,
    WORD_LIST_COURTESY,
    WORD_LIST_TITLE,
    WORD_LIST_GIVEN,
    WORD_LIST_BEFORE_VERB,
    WORD_LIST_JOINING,
    WORD_LIST_NUMBER,
    WORD_LIST_PERIOD,
    WORD_LIST_ORDINAL,
    WORD_LIST_UNIT,
    WORD_LIST_OBLIQUE,
    WORD_LIST_PLURAL,
    WORD_LIST_PLURAL_NEUTER,
    WORD_LIST_PARADIGM,
    WORD_LIST_MASCULINE,
    WORD_LIST_FEMININE,
    WORD_LIST_NEUTER,
    WORD_LIST_NOT_MASCULINE,
    WORD_LIST_NOT_FEMININE,
    WORD_LIST_NOT_NEUTER,
    WORD_LIST_LOWER_NAMES,
    WORD_LIST_IMPERSONAL,
    WORD_LIST_INFINITIVE,
    WORD_LIST_JOINED_NOUNS,
};

struct word_list {
    const struct span *words; /* static; in byte order */
    size_t count;
};

/* The words of a kind in a language, such as `en`; `-` for those of any. None where there is
 * no such list. */
struct word_list word_list_of(enum word_list_kind kind, struct span lang);

/* Whether a word is, as it is written, in a list. */
bool word_list_holds(struct word_list list, struct span word);

/* Whether a word ends as one of a list of endings does, with something before that. */
bool word_list_ends(struct word_list list, struct span word);

/* Whether a word is, as it is written, among those of a kind that are taken in any language. */
bool word_list_has(enum word_list_kind kind, struct span word);

#endif
