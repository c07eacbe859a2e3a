#include "report/phrases/cases.h"

#include "lib/fold.h"
#include "report/corpus/surface_forms.h"
#include "report/language/inflection.h"
#include "report/language/word_lists.h"

enum { FORM_LONGEST = 200 }; /* bytes of a word that is compared with its term */

static const float NOUN_LEAST = 0.5F, ADJECTIVE_MOST = 0.3F;

static bool is_noun(const struct word_shares *shares)
{
    return shares->of[CLASS_NOUN] > NOUN_LEAST &&
           shares->of[CLASS_ADJECTIVE] + shares->of[CLASS_PARTICIPLE] < ADJECTIVE_MOST;
}

/* By its lemma, too, where the lexicon guesses an adjective that there is not. */
static bool is_noun_by(
    struct span lang, struct span lemma, const struct word_shares *shares)
{
    float adjective = shares->of[CLASS_ADJECTIVE] + shares->of[CLASS_PARTICIPLE];
    return is_noun(shares) || (shares->of[CLASS_NOUN] + adjective > NOUN_LEAST &&
                                  surface_form_terms_are_lemmas(lang) &&
                                  inflection_paradigm(lang, lemma).size == 0);
}

/* Whether the second noun ends as no genitive does, and not as the first does too. */
static bool is_no_genitive(struct word_list endings, const struct span *pair)
{
    for (size_t i = 0; i < endings.count; i++)
        if (span_ends(pair[1], endings.words[i]))
            return !span_ends(pair[0], endings.words[i]);
    return false;
}

/* Whether the form is the term, but for a capital at the beginning of a sentence. */
static bool is_base(const struct corpus *corpus, uint32_t word, struct span form)
{
    struct span term = corpus->terms[word].term;
    char room[FOLD_GROWTH * FORM_LONGEST];
    if (form.size > FORM_LONGEST)
        return false;
    size_t size = fold_case(form, false, room);
    return span_equal(term, (struct span){room, size});
}

/* Whether a function word within joins no phrase; languages without a list have any. */
static bool has_other_joint(
    const struct corpus *corpus, const struct candidate *item, const struct span *forms)
{
    if (item->length < 3)
        return false;
    struct word_list list = word_list_of(WORD_LIST_JOINING, item->term->lang);
    for (uint32_t i = 1; list.count > 0 && i + 1 < item->length; i++) {
        bool joins = !corpus->terms[item->words[i]].stop;
        for (size_t j = 0; !joins && j < list.count; j++)
            joins = span_equal(list.words[j], forms[i]);
        if (!joins)
            return true;
    }
    return false;
}

/* Whether a word but the last has a particle other than the genitive's: it is no part of what
 * follows it. */
static bool has_particle_within(
    const struct corpus *corpus, const struct candidate *item, const struct span *forms)
{
    if (!surface_form_has_particles(item->term->lang))
        return false;
    for (uint32_t i = 0; i + 1 < item->length; i++)
        if (!is_base(corpus, item->words[i], forms[i]) && !span_ends(forms[i], SPAN("의")))
            return true;
    return false;
}

bool cases_part(const struct corpus *corpus, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares)
{
    if (has_other_joint(corpus, item, forms) || has_particle_within(corpus, item, forms))
        return true;
    struct word_list endings = word_list_of(WORD_LIST_OBLIQUE, item->term->lang);
    struct span lang = item->term->lang;
    bool lemmas = surface_form_terms_are_lemmas(lang);
    for (uint32_t i = 1; endings.count && i < item->length; i++) {
        struct span term = corpus->terms[item->words[i]].term;
        struct span before = corpus->terms[item->words[i - 1]].term;
        if (corpus->terms[item->words[i]].stop || corpus->terms[item->words[i - 1]].stop ||
            surface_form_has_capital(forms[i]) || !is_noun_by(lang, term, &shares[i]) ||
            !is_noun_by(lang, before, &shares[i - 1]))
            continue;
        bool both = lemmas && is_base(corpus, item->words[i - 1], forms[i - 1]) &&
                    is_base(corpus, item->words[i], forms[i]);
        if (both || (lemmas && inflection_is_plural(lang, term, forms[i])) ||
            is_no_genitive(endings, &forms[i - 1]))
            return true;
    }
    return false;
}

float cases_adjective_behind(const struct corpus *corpus, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares)
{
    char room[FOLD_GROWTH * FORM_LONGEST];
    struct span lang = item->term->lang;
    if (item->length != 2 || !span_equal(lang, SPAN("pl")) ||
        forms[1].size > FORM_LONGEST || !is_base(corpus, item->words[0], forms[0]))
        return 0;
    struct span lemma = corpus->terms[item->words[1]].term;
    struct span paradigm = inflection_paradigm(lang, lemma);
    enum gender gender = inflection_gender(lang, corpus->terms[item->words[0]].term);
    if (!paradigm.size || gender == GENDER_UNKNOWN)
        return 0;
    struct span form = {room, fold_case(forms[1], false, room)};
    return inflection_is_nominative(paradigm, lemma, form, gender)
               ? shares[0].of[CLASS_NOUN] * shares[1].of[CLASS_ADJECTIVE]
               : 0;
}
