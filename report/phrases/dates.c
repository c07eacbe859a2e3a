#include "report/phrases/dates.h"

#include "lib/fold.h"
#include "report/corpus/surface_forms.h"
#include "report/language/calendar.h"

enum {
    FORM_LONGEST = 60,    /* bytes: no listed word is longer */
    NUMBER_LONGEST = 200, /* those written as one word may be */
};

static const float WHICH_LEAST = 0.5F; /* of what only says which */

bool dates_is_date(const struct candidate *item, const struct span *forms)
{
    if (item->length > 1 && item->capital > 0 && !item->number && item->term->count > 1)
        return false;
    struct span lang = item->term->lang;
    return calendar_find(forms[0], lang) != CALENDAR_NONE ||
           calendar_find(forms[item->length - 1], lang) != CALENDAR_NONE;
}

struct dates dates_of(struct span lang, bool head_first)
{
    return (struct dates){word_list_of(WORD_LIST_PERIOD, lang),
        word_list_of(WORD_LIST_ORDINAL, lang), word_list_of(WORD_LIST_NUMBER, lang),
        word_list_of(WORD_LIST_UNIT, SPAN("-")), head_first, span_equal(lang, SPAN("en")),
        span_equal(lang, SPAN("de")) || span_equal(lang, SPAN("it"))};
}

/* Whether a word is listed as written, or without the capital of a sentence's beginning. */
static bool is_listed(const struct word_list *list, struct span form)
{
    char room[FOLD_GROWTH * FORM_LONGEST];
    if (list->count == 0 || form.size > FORM_LONGEST)
        return false;
    if (!surface_form_is_capitalised(form))
        return word_list_holds(*list, form);
    if (word_list_holds(*list, form))
        return true;
    size_t size = fold_case(form, false, room);
    return word_list_holds(*list, (struct span){room, size});
}

/* Whether a word only says which: `recent`, `three`, `coming`, `past`. */
static bool says_which(const struct word_shares *shares)
{
    const float *of = shares->of;
    return of[CLASS_ADJECTIVE] + of[CLASS_COMPARATIVE] + of[CLASS_NUMBER] +
               of[CLASS_PARTICIPLE] + of[CLASS_ING] >
           WHICH_LEAST;
}

/* Whether word number `head` is a length of time, and all others only say which. */
static bool is_length(const struct dates *dates, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares, uint32_t head)
{
    for (uint32_t i = 0; i < item->length; i++)
        if (i != head && (!says_which(&shares[i]) || surface_form_is_capitalised(forms[i])))
            return false;
    return is_listed(&dates->periods, forms[head]);
}

static bool is_ordinal(
    const struct dates *dates, struct span form, const struct word_shares *shares)
{
    return says_which(shares) && is_listed(&dates->ordinals, form);
}

bool dates_is_period(const struct dates *dates, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares)
{
    uint32_t last = item->length - 1;
    bool once = item->term->count == 1;
    if (last > 0 && !surface_form_is_capitalised(forms[last]) &&
        (is_ordinal(dates, forms[last], &shares[last]) ||
            (once && is_ordinal(dates, forms[0], &shares[0]))))
        return true;
    if (last > 0 && !once && !dates->english)
        return false;
    return is_length(dates, item, forms, shares, last) ||
           (dates->head_first && is_length(dates, item, forms, shares, 0));
}

/* Whether a word is numbers alone, one or some: `trente`, `dreihundert`, `undicimila`, but not
 * `interventi` or `Macht`. */
static bool is_of_numbers(struct span word, const struct word_list *list, bool compound)
{
    do {
        size_t longest = 0;
        for (size_t i = 0; i < list->count; i++)
            if (list->words[i].size > longest && span_starts(word, list->words[i]))
                longest = list->words[i].size;
        if (longest == 0)
            return false;
        word = span_behind(word, longest);
    } while (compound && word.size > 0);
    return word.size == 0;
}

bool dates_has_number(const struct dates *dates, const struct span *forms, uint32_t length)
{
    char room[FOLD_GROWTH * NUMBER_LONGEST];
    struct span first = forms[0];
    if (length > 1 && !surface_form_is_capitalised(first) &&
        is_listed(&dates->units, first))
        return true;
    bool begins = length == 1 || dates->compound || !surface_form_has_capital(forms[1]);
    if (dates->numbers.count == 0)
        return false;
    if (is_of_numbers(first, &dates->numbers, dates->compound))
        return true;
    if (first.size > NUMBER_LONGEST || !begins)
        return false;
    first = (struct span){room, fold_case(first, false, room)};
    return is_of_numbers(first, &dates->numbers, dates->compound);
}

static bool is_number(
    const struct dates *dates, struct span form, const struct word_shares *shares)
{
    return shares->of[CLASS_NUMBER] > WHICH_LEAST || is_listed(&dates->numbers, form);
}

static bool begins_with_digit(struct span form)
{
    return form.size > 0 && form.data[0] >= '0' && form.data[0] <= '9';
}

/* Whether word number `i` is a number, and what follows shows that it counts. */
static bool is_amount(const struct dates *dates, const struct span *forms,
    const struct word_shares *shares, uint32_t i)
{
    return is_number(dates, forms[i], &shares[i]) &&
           (is_listed(&dates->units, forms[i + 1]) ||
               is_number(dates, forms[i + 1], &shares[i + 1]) ||
               !(begins_with_digit(forms[i]) || surface_form_is_capitalised(forms[i])));
}

bool dates_has_amount(const struct dates *dates, const struct span *forms,
    const struct word_shares *shares, uint32_t length)
{
    bool joined = false;
    for (uint32_t i = 1; i + 1 < length; i++) {
        if (is_amount(dates, forms, shares, i))
            return true;
        joined |=
            shares[i].of[CLASS_PREPOSITION] + shares[i].of[CLASS_DETERMINER] > WHICH_LEAST;
    }
    struct span last = forms[length - 1];
    return begins_with_digit(last) ? joined
                                   : length > 1 && !surface_form_is_capitalised(last) &&
                                         is_number(dates, last, &shares[length - 1]);
}
