#include "report/phrases/contexts.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "report/corpus/surface_forms.h"
#include "report/language/word_lists.h"

static const float VERB_LEAST = 0.1F;   /* of the first word, by the lexicon */
static const float VERB_OF_NAME = 0.3F; /* the same, behind a name */

/* The first word of an n-gram's term. */
static struct span contexts_first(struct span term)
{
    const char *space = memchr(term.data, ' ', term.size);
    return (struct span){term.data, space ? (size_t)(space - term.data) : term.size};
}

/* What a word may stand before, so that it begins a clause, or is the end of something. */
enum before { BEFORE_NOTHING, BEFORE_VERBS, BEFORE_THIRD_PERSON, BEFORE_COUNTED };

/* Whether a word counts what follows: `two`, `18`, but not `1`, `one`, or a year. */
static bool is_count(const struct lexicon *lexicon, struct span form)
{
    static const float LEAST = 0.5F;
    enum { DIGITS_MOST = 3 };
    return lexicon_word(lexicon, form).of[CLASS_NUMBER] > LEAST &&
           !span_equal(form, SPAN("1")) && !span_equal(form, SPAN("one")) &&
           (form.size <= DIGITS_MOST || form.data[0] > '9');
}

static enum before before_of(const struct lexicon *lexicon, const struct corpus_term *ngram)
{
    if (word_list_has(WORD_LIST_BEFORE_VERB, contexts_first(ngram->term)))
        return BEFORE_VERBS;
    struct span form = contexts_first(ngram->form);
    if (is_count(lexicon, form))
        return BEFORE_COUNTED;
    return surface_form_is_capitalised(form) && lexicon_is_name(lexicon, form)
               ? BEFORE_THIRD_PERSON
               : BEFORE_NOTHING;
}

/* The candidate of the words after the first of an n-gram, or NULL. */
static struct candidate *find_rest(const struct corpus *corpus,
    const struct candidates *candidates, const struct corpus_term *ngram)
{
    const uint32_t *words = corpus_words(corpus, ngram);
    for (uint32_t i = 1; i < ngram->words; i++)
        if (words[i] == CORPUS_NONE)
            return NULL;
    return candidates_of(candidates, words + 1, ngram->words - 1);
}

/* `issues` of `issues warning`, behind a name. */
static bool is_third_person(const struct lexicon *lexicon, const struct candidate *item)
{
    struct span form = contexts_first(item->term->form);
    return item->length > 1 && form.data[form.size - 1] == 's' &&
           !surface_form_is_capitalised(form) &&
           lexicon_word(lexicon, form).of[CLASS_VERB] > VERB_OF_NAME;
}

/* What is left of an adjective behind a number, as what is counted would be more than one:
 * `man squad` of an 18-man squad. */
static bool is_singular(const struct candidate *item)
{
    struct span form = item->term->form;
    return item->length > 1 && form.data[form.size - 1] != 's';
}

static bool may_begin_clause(const struct lexicon *lexicon, const struct candidate *item)
{
    struct word_shares shares = lexicon_word(lexicon, contexts_first(item->term->form));
    return shares.of[CLASS_VERB] + shares.of[CLASS_PARTICIPLE] > VERB_LEAST;
}

void contexts_drop_clauses(const struct corpus *corpus, uint32_t language,
    const struct lexicon *lexicon, const struct candidates *candidates)
{
    if (!lexicon || !span_equal(corpus->languages[language].lang, SPAN("en")))
        return;
    uint64_t *after = memory_new(candidates->count + 1, sizeof *after);
    uint64_t *counted = memory_new(candidates->count + 1, sizeof *counted);
    struct span last = {NULL, 0};
    enum before before = BEFORE_NOTHING;
    for (size_t i = 0; i < corpus->ngram_count; i++) {
        const struct corpus_term *ngram = &corpus->ngrams[i];
        struct span first = contexts_first(ngram->term);
        if (!span_equal(first, last)) { /* those with the same first word stand together */
            last = first;
            before = before_of(lexicon, ngram);
        }
        if (before == BEFORE_NOTHING || ngram->language != language)
            continue;
        const struct candidate *item = find_rest(corpus, candidates, ngram);
        if (item && before == BEFORE_COUNTED && is_singular(item))
            counted[item - candidates->items] += ngram->count;
        if (item && (before == BEFORE_VERBS || is_third_person(lexicon, item)))
            after[item - candidates->items] += ngram->count;
    }
    for (size_t i = 0; i < candidates->count; i++) {
        struct candidate *item = &candidates->items[i];
        if ((2 * after[i] > item->term->count && may_begin_clause(lexicon, item)) ||
            2 * counted[i] > item->term->count)
            item->dropped = true;
    }
    free(after);
    free(counted);
}
