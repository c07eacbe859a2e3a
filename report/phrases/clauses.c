#include "report/phrases/clauses.h"

#include "lib/fold.h"
#include "report/corpus/surface_forms.h"
#include "report/language/word_lists.h"

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

/* Whether an English word is rather a noun, and not in the third person: `filter`, but not
 * `issues`. */
static bool is_base_noun(
    const struct clauses *clauses, struct span form, const struct word_shares *shares)
{
    return clauses->english && form.data[form.size - 1] != 's' &&
           shares->of[CLASS_NOUN] > shares->of[CLASS_VERB] + shares->of[CLASS_ING];
}

/* Whether a word in lower case may be a verb beside a name: by the lexicon, or in a title
 * by its ending (`Ebbers denies`, `attacking Bush`). */
static bool may_be_verb(const struct clauses *clauses, struct span form,
    const struct word_shares *shares, bool title)
{
    static const float LEAST = 0.1F;
    return !surface_form_is_capitalised(form) && !is_base_noun(clauses, form, shares) &&
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

static bool is_plural(struct span form, const struct word_shares *shares)
{
    static const float LEAST = 0.8F;
    char before = form.size > 1 ? form.data[form.size - 2] : 's';
    return form.data[form.size - 1] == 's' && before != 's' &&
           shares->of[CLASS_NOUN] > LEAST;
}

bool clauses_has_subject(const struct clauses *clauses, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares)
{
    static const float LAST_LEAST = 0.25F, FIRST_LEAST = 0.3F, BASE_LEAST = 0.6F;
    uint32_t last = item->length - 1;
    if (!clauses->english || last == 0 || item->term->count > 1 ||
        surface_form_is_capitalised(forms[last]))
        return false;
    bool third = forms[0].data[forms[0].size - 1] == 's';
    bool first = !surface_form_is_capitalised(forms[0]) &&
                 shares[0].of[CLASS_VERB] > (third ? FIRST_LEAST : BASE_LEAST);
    return first || (is_plural(forms[last - 1], &shares[last - 1]) &&
                        forms[last].data[forms[last].size - 1] != 's' &&
                        shares[last].of[CLASS_VERB] > LAST_LEAST);
}

bool clauses_is_cut(const struct clauses *clauses, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares)
{
    static const float FUNCTION_LEAST = 0.8F, ING_LEAST = 0.9F, VERB_LEAST = 0.8F;
    if (item->length < 2 || surface_form_is_capitalised(forms[item->length - 1]))
        return false;
    const float *last = shares[item->length - 1].of;
    return last[CLASS_PREPOSITION] + last[CLASS_DETERMINER] > FUNCTION_LEAST ||
           (clauses->english &&
               (last[CLASS_PARTICIPLE] + last[CLASS_VERB] > VERB_LEAST ||
                   (item->term->count == 1 && last[CLASS_ING] > ING_LEAST)));
}

bool clauses_is_adjective(const struct word_shares *shares)
{
    static const float LEAST = 0.4F, NOUN_MOST = 0.3F;
    const float *of = shares->of;
    return of[CLASS_ADJECTIVE] + of[CLASS_COMPARATIVE] + of[CLASS_RELATIONAL] > LEAST &&
           of[CLASS_NOUN] < NOUN_MOST;
}

/* Whether a participle is a verb without a subject, and agrees with no noun: `znaleziono`. */
static bool is_impersonal(struct span lang, struct span form)
{
    return word_list_ends(word_list_of(WORD_LIST_IMPERSONAL, lang), form);
}

/* How far a word in lower case is a verb; in German it is no noun. */
static float verb_share(const struct clauses *clauses, struct span lang, struct span form,
    const struct word_shares *shares)
{
    if (is_impersonal(lang, form) && shares->of[CLASS_PARTICIPLE] > 0)
        return shares->of[CLASS_PARTICIPLE] + shares->of[CLASS_VERB];
    float nouns = shares->of[CLASS_NOUN] + shares->of[CLASS_PROPER];
    float others = clauses->german ? 1 - nouns : 1;
    return surface_form_is_capitalised(form) || others <= 0
               ? 0
               : shares->of[CLASS_VERB] / others;
}

static bool is_adjectival(const struct word_shares *shares)
{
    static const float LEAST = 0.5F;
    const float *of = shares->of;
    return of[CLASS_ADJECTIVE] + of[CLASS_RELATIONAL] + of[CLASS_PARTICIPLE] > LEAST;
}

/* Whether what stands before a word makes a noun of what may be a verb, too: a preposition or
 * determiner, or adjectives with no noun before them (`gamla lagar`). */
static bool makes_noun(
    const struct clauses *clauses, const struct word_shares *shares, uint32_t at)
{
    static const float LEAST = 0.5F;
    const float *of = shares[at - 1].of;
    if (of[CLASS_PREPOSITION] + of[CLASS_DETERMINER] > LEAST)
        return true;
    bool noun = at > 1 && shares[at - 2].of[CLASS_NOUN] > LEAST;
    return !clauses->head_first && !noun && is_adjectival(&shares[at - 1]);
}

/* Whether the lemma of a candidate's word is an infinitive, as far as its ending says. */
static bool is_of_infinitive(const struct candidate *item, uint32_t at)
{
    struct span left = item->term->term, lemma = span_take(&left, ' ');
    for (uint32_t i = 0; i < at; i++)
        lemma = span_take(&left, ' ');
    return word_list_ends(word_list_of(WORD_LIST_INFINITIVE, item->term->lang), lemma);
}

/* Whether a German word in lower case is an adjective without an ending, which no noun has behind it
 * (`stündlich`, but `lila`). */
static bool is_german_adverb(
    const struct clauses *clauses, struct span form, const struct word_shares *shares)
{
    static const float LEAST = 0.5F;
    const char *end = form.data + form.size;
    return clauses->german && form.size > 2 && !surface_form_is_capitalised(form) &&
           shares->of[CLASS_ADJECTIVE] + shares->of[CLASS_ADVERB] > LEAST &&
           end[-1] != 'e' && end[-1] != 'a' &&
           !(end[-2] == 'e' && memchr("nmrs", end[-1], 4));
}

bool clauses_has_finite(const struct clauses *clauses, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares)
{
    static const float LEAST = 0.6F, ONCE_LEAST = 0.45F;
    for (uint32_t i = 0; i < item->length; i++) {
        float verb = verb_share(clauses, item->term->lang, forms[i], &shares[i]);
        bool noun = i == 0 ? !clauses->joins_nouns : makes_noun(clauses, shares, i);
        bool often = item->length == 1 || item->term->count > 1;
        if (verb > LEAST ||
            (i + 1 < item->length && is_german_adverb(clauses, forms[i], &shares[i])) ||
            (verb > ONCE_LEAST && (is_of_infinitive(item, i) || (!noun && !often))))
            return true;
    }
    return false;
}
