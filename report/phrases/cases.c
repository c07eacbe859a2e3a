#include "report/phrases/cases.h"

#include "lib/fold.h"
#include "report/corpus/surface_forms.h"
#include "report/language/word_lists.h"

enum { FORM_LONGEST = 200 }; /* bytes of a word that is compared with its term */

static const float NOUN_LEAST = 0.5F, ADJECTIVE_MOST = 0.3F;

/* Endings of nouns that no genitive has, but few of indeclinable or short words. */
static const char *const russian[] = {
    "ами", "ями", "ам", "ям", "ах", "ях", "ом", "ой", "ою", "ею", "телем", NULL};
static const char *const ukrainian[] = {
    "ами", "ями", "ам", "ям", "ах", "ях", "ом", "ою", "ею", "єю", NULL};
static const char *const polish[] = {"ami", "om", "ach", "ą", "ę", "em", "owi", NULL};

static const struct {
    const char *lang;
    const char *const *endings;
} declined[] = {{"pl", polish}, {"ru", russian}, {"uk", ukrainian}};

static const char *const *endings_of(struct span lang)
{
    for (size_t i = 0; i < sizeof declined / sizeof *declined; i++)
        if (span_equal(lang, span_of(declined[i].lang)))
            return declined[i].endings;
    return NULL;
}

static bool ends_with(struct span word, struct span ending)
{
    return word.size > ending.size &&
           memcmp(word.data + word.size - ending.size, ending.data, ending.size) == 0;
}

static bool is_noun(const struct word_shares *shares)
{
    return shares->of[CLASS_NOUN] > NOUN_LEAST &&
           shares->of[CLASS_ADJECTIVE] + shares->of[CLASS_PARTICIPLE] < ADJECTIVE_MOST;
}

/* Whether the second noun ends as no genitive does, and not as the first does too. */
static bool is_no_genitive(const char *const *endings, const struct span *pair)
{
    for (; *endings; endings++)
        if (ends_with(pair[1], span_of(*endings)))
            return !ends_with(pair[0], span_of(*endings));
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

bool cases_part(const struct corpus *corpus, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares)
{
    if (has_other_joint(corpus, item, forms))
        return true;
    const char *const *endings = endings_of(item->term->lang);
    bool lemmas = surface_form_terms_are_lemmas(item->term->lang);
    for (uint32_t i = 1; endings && i < item->length; i++) {
        if (surface_form_has_capital(forms[i]) || !is_noun(&shares[i]) ||
            !is_noun(&shares[i - 1]))
            continue;
        bool both = lemmas && is_base(corpus, item->words[i - 1], forms[i - 1]) &&
                    is_base(corpus, item->words[i], forms[i]);
        if (both || is_no_genitive(endings, &forms[i - 1]))
            return true;
    }
    return false;
}
