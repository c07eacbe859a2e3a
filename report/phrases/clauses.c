#include "report/phrases/clauses.h"

#include "lib/fold.h"
#include "report/corpus/surface_forms.h"

enum { WORD_LONGEST = 200 }; /* bytes: longer words are no verbs */

static const float VERB_MOST = 0.6F; /* how far a word within a phrase may be a verb */

/* Whether a word after the first is a verb even with a capital. */
bool clauses_has_verb(const struct clauses *clauses, const struct span *forms,
    const struct word_shares *shares, uint32_t length)
{
    char room[FOLD_GROWTH * WORD_LONGEST];
    for (uint32_t i = 1; i < length; i++) {
        if (forms[i].size > WORD_LONGEST)
            continue;
        size_t size = fold_case(forms[i], false, room);
        struct span lower = {room, size};
        float verb = span_equal(lower, forms[i])
                         ? shares[i].of[CLASS_VERB]
                         : lexicon_word(clauses->lexicon, lower).of[CLASS_VERB];
        if (verb > VERB_MOST)
            return true;
    }
    return false;
}

/* Whether a word in lower case may be a verb beside a name: by the lexicon, or in a title
 * by its ending (`Ebbers denies`, `attacking Bush`). */
static bool may_be_verb(const struct clauses *clauses, struct span form,
    const struct word_shares *shares, bool title)
{
    static const float LEAST = 0.1F;
    return !surface_form_is_capitalised(form) &&
           (shares->of[CLASS_VERB] + shares->of[CLASS_ING] > LEAST ||
               (title && clauses->english && form.data[form.size - 1] == 's'));
}

/* Whether what stands so but once is a clause: a word in lower case between names, or one
 * that may be a verb beside a name. */
bool clauses_is_headline(const struct clauses *clauses, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares)
{
    if (item->term->count > 1 || item->length < 2)
        return false;
    struct position position = positions_of(clauses->positions, item->words, item->length);
    bool title = position.spread > 0 && position.first == 0;
    bool before, after = lexicon_is_name(clauses->lexicon, forms[0]);
    for (uint32_t i = 1; i < item->length; i++) {
        before = after;
        after = lexicon_is_name(clauses->lexicon, forms[i]);
        bool between = before && i + 1 < item->length &&
                       !surface_form_is_capitalised(forms[i]) &&
                       surface_form_is_capitalised(forms[i + 1]);
        bool last = title && i + 1 == item->length &&
                    surface_form_is_capitalised(forms[i - 1]) &&
                    may_be_verb(clauses, forms[i], &shares[i], true);
        if (between || last ||
            (before && may_be_verb(clauses, forms[i], &shares[i], title)) ||
            (after && may_be_verb(clauses, forms[i - 1], &shares[i - 1], title)))
            return true;
    }
    return false;
}

bool clauses_is_cut(const struct clauses *clauses, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares)
{
    static const float FUNCTION_LEAST = 0.8F, ING_LEAST = 0.9F;
    if (item->length < 2 || surface_form_is_capitalised(forms[item->length - 1]))
        return false;
    const float *last = shares[item->length - 1].of;
    return last[CLASS_PREPOSITION] + last[CLASS_DETERMINER] > FUNCTION_LEAST ||
           (clauses->english && item->term->count == 1 && last[CLASS_ING] > ING_LEAST);
}
