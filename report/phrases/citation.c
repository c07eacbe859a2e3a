#include "report/phrases/citation.h"

#include "lib/fold.h"
#include "report/corpus/surface_forms.h"
#include "report/language/inflection.h"
#include "report/language/lexicon.h"
#include "report/language/word_lists.h"

enum {
    WORD_LONGEST = 100, /* bytes of a word that is rewritten */
    ENDING_LONGEST = 8,
};

static const float NOUN_LEAST = 0.5F, ADJECTIVE_LEAST = 0.5F;

/* A phrase's words as they are written, and as they are cited. */
struct words {
    struct span lang;
    struct span written[CANDIDATE_WORDS_MOST], terms[CANDIDATE_WORDS_MOST];
    struct word_shares shares[CANDIDATE_WORDS_MOST];
    uint32_t count;
    struct {
        char text[WORD_LONGEST + ENDING_LONGEST];
        size_t size; /* 0: as written */
    } cited[CANDIDATE_WORDS_MOST];
};

static bool is_noun(const struct word_shares *shares)
{
    return shares->of[CLASS_NOUN] + shares->of[CLASS_PROPER] > NOUN_LEAST;
}

static bool is_adjective(const struct word_shares *shares)
{
    return shares->of[CLASS_ADJECTIVE] + shares->of[CLASS_COMPARATIVE] +
               shares->of[CLASS_RELATIONAL] + shares->of[CLASS_PARTICIPLE] >
           ADJECTIVE_LEAST;
}

/* Cites a word by a stem and an ending. */
static void cite(struct words *words, uint32_t i, struct span stem, struct span ending)
{
    if (stem.size > WORD_LONGEST || ending.size > ENDING_LONGEST)
        return;
    memcpy(words->cited[i].text, stem.data, stem.size);
    if (ending.size)
        memcpy(words->cited[i].text + stem.size, ending.data, ending.size);
    words->cited[i].size = stem.size + ending.size;
}

static struct span fold(struct span word, char *room)
{
    return (struct span){room, fold_case(word, false, room)};
}

/* ---------------------------------------------------------------- German */

/* Whether it may be written with -er in every case: `Berliner`, `neunziger`. */
static bool is_undeclined(struct span word)
{
    return span_ends(word, SPAN("ziger")) ||
           (surface_form_is_capitalised(word) && span_ends(word, SPAN("er")));
}

/* As a heading has it, without an article: `künstliche Intelligenz`, `alter Damm`. */
static void agree_german(struct words *words, uint32_t i, struct span ending)
{
    static const char *const endings[] = {"en", "em", "er", "es", "e"};
    struct span word = words->written[i];
    for (size_t e = 0; e < sizeof endings / sizeof *endings; e++)
        if (span_ends(word, span_of(endings[e]))) {
            word.size -= strlen(endings[e]);
            cite(words, i, word, ending);
            return;
        }
}

static void cite_german(struct words *words, struct word_list paradigms)
{
    char room[FOLD_GROWTH * WORD_LONGEST];
    uint32_t last = words->count - 1;
    struct span noun = words->written[last];
    if (noun.size > WORD_LONGEST || !surface_form_is_capitalised(noun))
        return;
    enum gender gender = inflection_gender(words->lang, fold(noun, room));
    if (gender == GENDER_UNKNOWN)
        return;
    for (uint32_t i = 0; i < last; i++)
        if (!is_adjective(&words->shares[i]) || is_undeclined(words->written[i]) ||
            !inflection_agrees(words->lang, words->written[i], gender))
            return;
    for (uint32_t i = 0; i < last; i++)
        agree_german(words, i, inflection_ending(paradigms.words[0], gender));
}

/* ---------------------------------------------------------------- Slavic, by lemmas */

/* Cites an adjective in the gender. False where its paradigm is not known, or it is in the
 * nominative, or its ending shows another gender. */
static bool agree_slavic(struct words *words, uint32_t i, enum gender gender)
{
    char room[FOLD_GROWTH * WORD_LONGEST];
    struct span word = words->written[i], lemma = words->terms[i];
    if (word.size > WORD_LONGEST || surface_form_has_capital(word))
        return false;
    struct span paradigm = inflection_paradigm(words->lang, lemma);
    struct span folded = fold(word, room);
    if (!paradigm.size || !inflection_is_oblique(paradigm, lemma, folded) ||
        !inflection_agrees(words->lang, folded, gender))
        return false;
    lemma.size -= inflection_ending(paradigm, GENDER_MASCULINE).size;
    cite(words, i, lemma, inflection_ending(paradigm, gender));
    return true;
}

/* Whether a feminine noun has one form for the nominative and the accusative (`стару піч`). */
static bool is_feminine_in_consonant(struct span lang, struct span noun)
{
    struct word_list vowels = word_list_of(WORD_LIST_PLURAL_NEUTER, lang);
    return !word_list_ends(vowels, noun) &&
           inflection_gender(lang, noun) == GENDER_FEMININE;
}

/* The noun that the phrase is about, behind its adjectives, and the adjectives behind it that
 * end the phrase; genitives stay as they are. */
static void cite_slavic(struct words *words)
{
    uint32_t head = 0, end;
    while (head + 1 < words->count && is_adjective(&words->shares[head]))
        head++;
    for (end = head + 1; end < words->count && is_adjective(&words->shares[end]);)
        end++;
    struct span noun = words->written[head];
    if (!is_noun(&words->shares[head]) || surface_form_has_capital(noun) ||
        (span_equal(noun, words->terms[head]) &&
            !is_feminine_in_consonant(words->lang, noun)))
        return;
    bool behind = end == words->count;
    bool adjectives = head > 0 || (behind && end > head + 1);
    enum gender gender = inflection_gender(words->lang, words->terms[head]);
    if (adjectives ? gender == GENDER_UNKNOWN
                   : !inflection_ends_obliquely(words->lang, noun))
        return;
    bool known = true;
    for (uint32_t i = 0; known && i < (behind ? end : head); i++)
        known = i == head || agree_slavic(words, i, gender);
    if (known)
        cite(words, head, words->terms[head], SPAN(""));
    for (uint32_t i = 0; !known && i < words->count; i++)
        words->cited[i].size = 0;
}

/* ---------------------------------------------------------------- all */

/* Reads the words of a form; false where they are not those of the candidate, or a function word
 * joins them, which may join what would have to change, too (`rolnikom i ogrodnikom`). */
static bool read_words(struct words *words, const struct lexicon *lexicon,
    const struct corpus *corpus, const struct candidate *item, struct span form)
{
    words->lang = item->term->lang;
    words->count = item->length;
    for (uint32_t i = 0; i < item->length; i++) {
        words->written[i] = span_take(&form, ' ');
        words->terms[i] = corpus->terms[item->words[i]].term;
        words->shares[i] = lexicon_word(lexicon, words->written[i]);
        if (!words->written[i].size || corpus->terms[item->words[i]].stop)
            return false;
    }
    return form.size == 0;
}

static struct span join(struct arena *arena, const struct words *words)
{
    size_t size = 0;
    for (uint32_t i = 0; i < words->count; i++)
        size += words->written[i].size + words->cited[i].size + 1;
    char *room = arena_new(arena, size, 1);
    size = 0;
    for (uint32_t i = 0; i < words->count; i++) {
        struct span word = {words->cited[i].text, words->cited[i].size};
        if (!word.size)
            word = words->written[i];
        if (i)
            room[size++] = ' ';
        memcpy(room + size, word.data, word.size);
        size += word.size;
    }
    return (struct span){room, size};
}

struct span citation_form(struct arena *arena, const struct corpus *corpus,
    const struct lexicon *lexicon, const struct candidate *item, struct span form)
{
    struct words words = {.count = 0};
    struct word_list paradigms = word_list_of(WORD_LIST_PARADIGM, item->term->lang);
    if (!lexicon || paradigms.count == 0 || item->length < 2 || item->person ||
        !read_words(&words, lexicon, corpus, item, form))
        return form;
    if (surface_form_terms_are_lemmas(words.lang))
        cite_slavic(&words);
    else
        cite_german(&words, paradigms);
    return join(arena, &words);
}
