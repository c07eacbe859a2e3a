/* What says when, which or how many, which is never what a text is about. */
#ifndef REPORT_PHRASES_DATES_H
#define REPORT_PHRASES_DATES_H

#include "report/language/lexicon.h"
#include "report/language/word_lists.h"
#include "report/phrases/candidates.h"

/* Whether it is a day or a month, by itself or at either end of no name that comes again
 * (`Bloody Sunday`). `forms`: its words as written. */
bool dates_is_date(const struct candidate *item, const struct span *forms);

/* What a language has for lengths of time and numbers. */
struct dates {
    struct word_list periods, ordinals, numbers, units;
    bool head_first; /* adjectives may follow their noun */
    bool english;    /* whose lexicon marks relational adjectives: `academic year` */
    bool compound;   /* numbers of several parts are one word */
};

struct dates dates_of(struct span lang, bool head_first);

/* Whether it is a length of time by itself (`minute`) or behind what only says which (`recent
 * weeks`, but `academic year`), or has an ordinal where none can stand (`US second`) or that
 * says but once which (`third attempt`). `shares`: of each word. */
bool dates_is_period(const struct dates *dates, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares);

/* Whether the first of `length` words is a number or a measure, `trente` of `trente ans`; one
 * with a capital only where the second has none. */
bool dates_has_number(const struct dates *dates, const struct span *forms, uint32_t length);

/* Whether an amount stands behind the first word: a number and a unit, several numbers, or one in
 * letters and what it counts; `25 Millionen Euro` of `Krankenhäuser 25 Millionen Euro`, but not `9
 * rocket` of `Falcon 9 rocket`; or a number ends what a preposition or article joins. */
bool dates_has_amount(const struct dates *dates, const struct span *forms,
    const struct word_shares *shares, uint32_t length);

#endif
