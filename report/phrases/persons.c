#include "report/phrases/persons.h"

#include "report/corpus/surface_forms.h"
#include "report/language/word_lists.h"

/* Of words with capitals: most that a common noun is a name, least that it is a noun, and most
 * that a name is one. */
static const float COMMON_PROPER = 0.6F, COMMON_NOUN = 0.45F, PERSON_NOUN = 0.9F;

static bool is_name(const struct persons *at, struct span form)
{
    return lexicon_is_name(at->lexicon, form) || word_list_has(WORD_LIST_GIVEN, form);
}

bool persons_is_name(const struct persons *at, const struct candidate *item,
    const struct span *forms, uint32_t from)
{
    if (item->length < from + 2 || !is_name(at, forms[from]))
        return false;
    for (uint32_t i = from + 1; i + 1 < item->length; i++)
        if (!at->corpus->terms[item->words[i]].not_a_word && !is_name(at, forms[i]))
            return false;
    return surface_form_is_capitalised(forms[item->length - 1]);
}

/* Whether a word with a capital may be a common noun that begins a sentence, or else a part of
 * a person's name. */
static bool may_be_common(const struct persons *at, struct span form)
{
    struct word_shares shares = lexicon_word(at->lexicon, form);
    return !is_name(at, form) && shares.of[CLASS_PROPER] < COMMON_PROPER &&
           shares.of[CLASS_NOUN] > COMMON_NOUN;
}

static bool may_be_person(const struct persons *at, struct span form, bool last)
{
    struct word_shares shares = lexicon_word(at->lexicon, form);
    return shares.of[CLASS_NOUN] < PERSON_NOUN &&
           (last || shares.of[CLASS_ADJECTIVE] < COMMON_NOUN);
}

/* Whether a word in lower case, or a common noun that begins a sentence, stands before two or
 * more with capitals: `dyrektor Hanna Zielińska`. */
static bool is_role(
    const struct persons *at, const struct candidate *item, const struct span *forms)
{
    bool role = item->length > 2;
    for (uint32_t i = 1; role && i < item->length; i++)
        role = surface_form_is_capitalised(forms[i]);
    if (!role || !surface_form_is_capitalised(forms[0]))
        return role;
    for (uint32_t i = 1; role && i < item->length; i++)
        role = may_be_person(at, forms[i], i + 1 == item->length);
    return role && word_list_has(WORD_LIST_LOWER_NAMES, item->term->lang) &&
           may_be_common(at, forms[0]);
}

uint32_t persons_words_before(
    const struct persons *at, const struct candidate *item, const struct span *forms)
{
    uint32_t from = 0;
    if (is_role(at, item, forms))
        return 1;
    while (from + 2 < item->length && !is_name(at, forms[from]))
        from++;
    return from > 0 && persons_is_name(at, item, forms, from) ? from : 0;
}
