/* Which terms are stop words, and which say nothing by themselves. */
#include <errno.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "lib/fold.h"
#include "lib/forms_cell.h"
#include "lib/memory.h"
#include "lib/stopwords.h"
#include "lib/utf8.h"
#include "report/corpus/corpus.h"
#include "report/corpus/surface_forms.h"

/* Whether the letter is of an alphabet or a syllabary where one letter is no word: any that
 * is cased or not ideographic. Ideographs (Han and others: Lo outside alphabets) are words.
 */
static bool is_ideograph(uint32_t code)
{
    return (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0x17000 && code <= 0x18D08) || (code >= 0x20000 && code <= 0x3FFFF) ||
           code == 0x3005 || code == 0x3007;
}

static bool is_letter(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

/* A number (no letter at all) or a single letter of an alphabet, with any marks. */
static bool is_no_word(struct span form)
{
    size_t letters = 0, others = 0;
    for (size_t at = 0; at < form.size;) {
        uint32_t code;
        int length = utf8_decode(form.data + at, form.size - at, &code);
        at += (size_t)(length < 0 ? -length : length);
        if (is_ideograph(code))
            return false;
        others += code == '#' || code == '&'; /* C#, R&D */
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
        if (is_letter(code))
            letters++;
        else if (category == UTF8PROC_CATEGORY_ND || category >= UTF8PROC_CATEGORY_SM)
            others++;
        if (letters > 1 || (letters && others))
            return false;
    }
    return true;
}

/* A buffer for folded words. */
struct folding {
    char *room; /* owned */
    size_t capacity;
};

static bool has_folded(
    const struct stopwords *words, struct span form, bool turkic, struct folding *folding)
{
    folding->room =
        memory_grow(folding->room, &folding->capacity, FOLD_GROWTH * form.size + 1, 1);
    struct span folded = {folding->room, fold_case(form, turkic, folding->room)};
    return stopwords_has(words, folded);
}

/* Whether it is written in two or more capitals and nothing else. */
static bool is_capitals(struct span form)
{
    size_t letters = 0;
    for (size_t at = 0; at < form.size; letters++) {
        uint32_t code;
        int length = utf8_decode(form.data + at, form.size - at, &code);
        at += (size_t)(length < 0 ? -length : length);
        if (utf8proc_category((utf8proc_int32_t)code) != UTF8PROC_CATEGORY_LU)
            return false;
    }
    return letters > 1;
}

/* Of each language, whether capitals distinguish acronyms (`US`, `WHO`) from other words: few
 * words are written in capitals only. Owned by the caller. */
static bool *acronyms_new(const struct corpus *corpus)
{
    enum { CAPITALS_MOST = 10 }; /* one token in so many */
    bool *told = memory_new(corpus->language_count + 1, sizeof *told);
    uint64_t *capitals = memory_new(corpus->language_count + 1, sizeof *capitals);
    for (size_t i = 0; i < corpus->term_count; i++)
        if (is_capitals(corpus->terms[i].form))
            capitals[corpus->terms[i].language] += corpus->terms[i].count;
    for (size_t i = 0; i < corpus->language_count; i++)
        told[i] = capitals[i] <= corpus->languages[i].tokens / CAPITALS_MOST;
    free(capitals);
    return told;
}

/* Whether a list has the form that is shown: of Vietnamese, with spaces. */
static bool has_shown(
    const struct stopwords *words, const struct corpus_term *term, struct folding *folding)
{
    bool turkic = fold_is_turkic(term->lang);
    if (has_folded(words, term->form, turkic, folding))
        return true;
    if (!surface_form_joins_syllables(term->lang) || !term->form.size ||
        !memchr(term->form.data, '_', term->form.size))
        return false;
    size_t size = fold_case(term->form, turkic, folding->room);
    for (size_t i = 0; i < size; i++)
        if (folding->room[i] == '_')
            folding->room[i] = ' ';
    return stopwords_has(words, (struct span){folding->room, size});
}

/* Whether a list of the user's has one of the forms of a term, as it is shown or written. */
static bool has_any_form(
    const struct stopwords *words, const struct corpus_term *term, struct folding *folding)
{
    struct span cell = term->forms, form;
    uint64_t occurrences;
    if (!words || !stopwords_count(words))
        return false;
    bool turkic = fold_is_turkic(term->lang), has = has_shown(words, term, folding);
    while (!has && forms_cell_next(&cell, &form, &occurrences))
        has = has_folded(words, form, turkic, folding);
    return has;
}

/* Marks the terms that have a form on a list of the user's, `given` or `added`, or which
 * stand on the list of their language. `acronyms`: of each language, whether a term shown in
 * capitals is no stop word of it. */
static void mark_terms(struct corpus *corpus, struct stopwords *const *words,
    const struct stopwords *given, const struct stopwords *added, const bool *acronyms)
{
    struct folding folding = {0};
    for (size_t i = 0; i < corpus->term_count; i++) {
        struct corpus_term *term = &corpus->terms[i];
        bool turkic = fold_is_turkic(term->lang);
        term->not_a_word = is_no_word(term->form);
        if (corpus->languages[term->language].no_prose)
            term->stop = true;
        if (has_any_form(given, term, &folding) || has_any_form(added, term, &folding))
            term->stop = true;
        if (term->stop || (acronyms[term->language] && is_capitals(term->form)))
            continue;
        term->stop = has_folded(words[term->language], term->form, turkic, &folding) ||
                     has_folded(words[term->language], term->term, turkic, &folding);
    }
    free(folding.room);
}

static void mark_ngrams(struct corpus *corpus)
{
    for (size_t i = 0; i < corpus->ngram_count; i++) {
        struct corpus_term *ngram = &corpus->ngrams[i];
        const uint32_t *words = corpus_words(corpus, ngram);
        uint32_t ends[] = {words[0], words[ngram->words - 1]};
        for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
            const struct corpus_term *end =
                ends[e] == CORPUS_NONE ? NULL : &corpus->terms[ends[e]];
            ngram->stop = ngram->stop || (end && end->stop);
            ngram->not_a_word = ngram->not_a_word || (end && end->not_a_word);
        }
    }
}

/* The language of most of the prose; 0 where there is none. */
static size_t main_language(const struct corpus *corpus)
{
    size_t main = 0;
    while (main + 1 < corpus->language_count && corpus->languages[main].no_prose)
        main++;
    return main;
}

/* A language of few tokens without two function words of its own was hardly written in: one letter
 * is none (e-mail), nor is a word that the main language has, too. */
static void mark_strays(struct corpus *corpus, struct stopwords *const *words)
{
    /* Less than one token in so many; function words; tokens where no function words are known. */
    enum { STRAY_PART = 50, OWN = 2, FEW = 20 };
    struct folding folding = {0};
    size_t main = main_language(corpus);
    size_t *has = memory_new(corpus->language_count + 1, sizeof *has);
    for (size_t i = 0; i < corpus->term_count; i++) {
        const struct corpus_term *term = &corpus->terms[i];
        if (term->stop && !term->not_a_word && has[term->language] < OWN)
            has[term->language] += !has_folded(words[main], term->form, false, &folding);
    }
    for (size_t i = 0; i < corpus->language_count; i++) {
        struct corpus_language *language = &corpus->languages[i];
        bool few = language->tokens < corpus->tokens / STRAY_PART && i != main;
        bool known = stopwords_count(words[i]) || span_equal(language->lang, SPAN("und"));
        bool own =
            known ? has[i] >= OWN || !stopwords_count(words[i]) : language->tokens >= FEW;
        if (few && !own && !language->no_prose) {
            language->negligible = true;
            language->stray = true;
        }
    }
    free(folding.room);
    free(has);
}

static void mark_languages(
    struct corpus *corpus, const struct stopwords *given, const struct stopwords *added)
{
    size_t count = corpus->language_count;
    struct stopwords **words = memory_new(count + 1, sizeof *words);
    for (size_t i = 0; i < count; i++)
        words[i] = stopwords_new(given ? SPAN("") : corpus->languages[i].lang);
    bool *acronyms = acronyms_new(corpus);
    mark_terms(corpus, words, given, added, acronyms);
    free(acronyms);
    if (!given)
        mark_strays(corpus, words);
    for (size_t i = 0; i < count; i++)
        stopwords_free(words[i]);
    free(words);
    mark_ngrams(corpus);
}

/* The file that a list names. */
static const char *file_of(const char *list)
{
    const char *at = strchr(list, '@');
    return at ? at + 1 : list;
}

const char *corpus_mark_stopwords(
    struct corpus *corpus, const char *file, const char *ignored)
{
    bool none = file && strcmp(file, "none") == 0;
    if (none && !ignored)
        return NULL;
    struct stopwords *given = NULL, *added = stopwords_new(SPAN(""));
    const char *wrong = NULL;
    if (none)
        given = stopwords_new(SPAN(""));
    else if (file && !(given = stopwords_read_new(file)))
        wrong = file;
    if (!wrong && ignored && !stopwords_add(added, ignored))
        wrong = file_of(ignored);
    int error = errno;
    if (!wrong)
        mark_languages(corpus, given, added);
    stopwords_free(given);
    stopwords_free(added);
    errno = error;
    return wrong;
}
