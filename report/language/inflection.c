#include "report/language/inflection.h"

#include "lib/fold.h"
#include "report/language/word_lists.h"

/* Whether two letters at least stand before the end of a word. */
static bool has_stem(struct span word, size_t end)
{
    size_t letters = 0;
    for (size_t i = 0; i + end < word.size; i++)
        letters += ((unsigned char)word.data[i] & 0xC0) != 0x80;
    return letters >= 2;
}

/* The bytes of a noun that an item of a list of nouns and their endings stands for; 0: it is
 * another one. `=land` is the word itself, `-ung` an ending, `bahn` both. */
static size_t matching_size(struct span noun, struct span item)
{
    bool whole = item.data[0] != '-', ending = item.data[0] != '=';
    if (!whole || !ending)
        item = (struct span){item.data + 1, item.size - 1};
    bool matches = (whole && span_equal(noun, item)) ||
                   (ending && span_ends(noun, item) && has_stem(noun, item.size));
    return matches ? item.size : 0;
}

enum gender inflection_gender(struct span lang, struct span noun)
{
    static const enum word_list_kind kinds[] = {
        [GENDER_MASCULINE] = WORD_LIST_MASCULINE,
        [GENDER_FEMININE] = WORD_LIST_FEMININE,
        [GENDER_NEUTER] = WORD_LIST_NEUTER,
    };
    enum gender found = GENDER_UNKNOWN;
    size_t longest = 0;
    for (enum gender gender = GENDER_MASCULINE; gender <= GENDER_NEUTER; gender++) {
        struct word_list list = word_list_of(kinds[gender], lang);
        for (size_t i = 0; i < list.count; i++) {
            size_t size = matching_size(noun, list.words[i]);
            if (size > longest) {
                longest = size;
                found = gender;
            }
        }
    }
    return found;
}

bool inflection_agrees(struct span lang, struct span adjective, enum gender gender)
{
    static const enum word_list_kind barred[] = {
        [GENDER_MASCULINE] = WORD_LIST_NOT_MASCULINE,
        [GENDER_FEMININE] = WORD_LIST_NOT_FEMININE,
        [GENDER_NEUTER] = WORD_LIST_NOT_NEUTER,
    };
    return gender != GENDER_UNKNOWN &&
           !word_list_ends(word_list_of(barred[gender], lang), adjective);
}

struct span inflection_ending(struct span paradigm, enum gender gender)
{
    struct span ending = {NULL, 0};
    for (enum gender at = GENDER_MASCULINE; at <= gender; at++)
        ending = span_take(&paradigm, ':');
    return ending;
}

struct span inflection_paradigm(struct span lang, struct span adjective)
{
    struct word_list paradigms = word_list_of(WORD_LIST_PARADIGM, lang);
    struct span best = {NULL, 0}, longest = {NULL, 0};
    for (size_t i = 0; i < paradigms.count; i++) {
        struct span ending = inflection_ending(paradigms.words[i], GENDER_MASCULINE);
        if (span_ends(adjective, ending) && ending.size > longest.size) {
            longest = ending;
            best = paradigms.words[i];
        }
    }
    return best;
}

/* Whether a word is a stem and an ending. */
static bool is_made_of(struct span word, struct span stem, struct span ending)
{
    return span_starts(word, stem) && span_equal(span_behind(word, stem.size), ending);
}

bool inflection_is_nominative(
    struct span paradigm, struct span lemma, struct span form, enum gender gender)
{
    struct span stem = lemma;
    stem.size -= inflection_ending(paradigm, GENDER_MASCULINE).size;
    return is_made_of(form, stem, inflection_ending(paradigm, gender));
}

bool inflection_is_oblique(struct span paradigm, struct span lemma, struct span form)
{
    struct span stem = lemma;
    stem.size -= inflection_ending(paradigm, GENDER_MASCULINE).size;
    while (paradigm.size > 0)
        if (is_made_of(form, stem, span_take(&paradigm, ':')))
            return false;
    return true;
}

bool inflection_ends_obliquely(struct span lang, struct span noun)
{
    return word_list_ends(word_list_of(WORD_LIST_OBLIQUE, lang), noun);
}

bool inflection_is_plural(struct span lang, struct span lemma, struct span noun)
{
    char room[FOLD_GROWTH * INFLECTED_LONGEST];
    if (noun.size > INFLECTED_LONGEST || inflection_gender(lang, lemma) != GENDER_MASCULINE)
        return false;
    struct span form = {room, fold_case(noun, false, room)};
    struct word_list plurals = word_list_of(WORD_LIST_PLURAL, lang);
    for (size_t i = 0; i < plurals.count; i++)
        if (is_made_of(form, lemma, plurals.words[i]))
            return true;
    return false;
}

bool inflection_may_be_cited(struct span lang, struct span lemma, struct span noun)
{
    char room[FOLD_GROWTH * INFLECTED_LONGEST];
    if (noun.size > INFLECTED_LONGEST)
        return true;
    struct span form = {room, fold_case(noun, false, room)};
    if (span_equal(form, lemma))
        return true;
    if (inflection_ends_obliquely(lang, form))
        return false;
    enum gender gender = inflection_gender(lang, lemma);
    return (gender != GENDER_NEUTER &&
               word_list_ends(word_list_of(WORD_LIST_PLURAL, lang), form)) ||
           ((gender == GENDER_NEUTER || gender == GENDER_UNKNOWN) &&
               word_list_ends(word_list_of(WORD_LIST_PLURAL_NEUTER, lang), form));
}
