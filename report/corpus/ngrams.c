/* The order, forms and words of n-grams. */
#include <stdlib.h>

#include "lib/forms_cell.h"
#include "lib/memory.h"
#include "report/corpus/loading.h"
#include "report/corpus/surface_forms.h"

static int compare_terms(const void *left, const void *right)
{
    const struct corpus_term *a = left, *b = right;
    int order = span_compare(a->term, b->term);
    return order ? order : span_compare(a->lang, b->lang);
}

static int compare_ngrams(const void *left, const void *right)
{
    const struct corpus_term *a = left, *b = right;
    int order = compare_terms(a, b);
    return order ? order : span_compare(a->forms, b->forms);
}

static bool is_same(const struct corpus_term *a, const struct corpus_term *b)
{
    return span_equal(a->term, b->term) && span_equal(a->lang, b->lang);
}

/* Adds up the forms cells of `count` n-grams that are one. */
static struct span sum_cells(
    struct arena *arena, const struct corpus_term *ngrams, size_t count)
{
    struct forms_cell forms = {0};
    for (size_t i = 0; i < count; i++)
        forms_cell_add_cell(&forms, ngrams[i].forms);
    struct span cell = arena_copy(arena, forms_cell_text(&forms));
    forms_cell_close(&forms);
    return cell;
}

/* Adds up equal n-grams, which stand together. */
static void sum_ngrams(struct corpus *corpus)
{
    size_t kept = 0;
    for (size_t i = 0, next; i < corpus->ngram_count; i = next) {
        struct corpus_term sum = corpus->ngrams[i];
        for (next = i + 1; next < corpus->ngram_count; next++) {
            if (!is_same(&corpus->ngrams[i], &corpus->ngrams[next]))
                break;
            sum.count += corpus->ngrams[next].count;
            sum.documents += corpus->ngrams[next].documents;
        }
        if (next > i + 1)
            sum.forms = sum_cells(&corpus->arena, &corpus->ngrams[i], next - i);
        corpus->ngrams[kept++] = sum;
    }
    corpus->ngram_count = kept;
}

void corpus_order_ngrams(struct corpus *corpus)
{
    bool sorted = true;
    for (size_t i = 1; i < corpus->ngram_count && sorted; i++)
        sorted = !is_same(&corpus->ngrams[i - 1], &corpus->ngrams[i]) &&
                 compare_ngrams(&corpus->ngrams[i - 1], &corpus->ngrams[i]) < 0;
    if (!sorted) {
        qsort(corpus->ngrams, corpus->ngram_count, sizeof *corpus->ngrams, compare_ngrams);
        sum_ngrams(corpus);
    }
    for (size_t i = 0; i < corpus->ngram_count; i++) {
        struct corpus_term *ngram = &corpus->ngrams[i];
        ngram->form = surface_form(&corpus->arena, ngram->forms, ngram->term, ngram->lang);
    }
}

/* Finds the words of an n-gram. `before`: the one before it, or NULL; most have their first
 * words in common with it. */
static void find_words(struct corpus *corpus, const struct corpus_term *ngram,
    const struct corpus_term *before)
{
    uint32_t *words = corpus->ngram_words + ngram->first_word;
    struct span left = ngram->term, old = before ? before->term : SPAN("");
    bool same = before && span_equal(ngram->lang, before->lang);
    for (uint32_t i = 0; i < ngram->words; i++) {
        struct span word = span_take(&left, ' ');
        same = same && i < before->words && span_equal(word, span_take(&old, ' '));
        words[i] =
            same ? corpus_words(corpus, before)[i] : corpus_find(corpus, word, ngram->lang);
    }
}

void corpus_find_words(struct corpus *corpus)
{
    size_t count = 0;
    for (size_t i = 0; i < corpus->ngram_count; i++) {
        corpus->ngrams[i].first_word = count;
        count += corpus->ngrams[i].words;
    }
    corpus->ngram_words = memory_new(count + 1, sizeof *corpus->ngram_words);
    for (size_t i = 0; i < corpus->ngram_count; i++)
        find_words(corpus, &corpus->ngrams[i], i ? &corpus->ngrams[i - 1] : NULL);
}

uint64_t corpus_count(const struct corpus *corpus, struct span term, struct span lang)
{
    struct corpus_term key = {.term = term, .lang = lang};
    uint32_t word = corpus_find(corpus, term, lang);
    if (word != CORPUS_NONE)
        return corpus->terms[word].count;
    const struct corpus_term *ngram =
        corpus->ngram_count
            ? bsearch(&key, corpus->ngrams, corpus->ngram_count, sizeof key, compare_terms)
            : NULL;
    return ngram ? ngram->count : 0;
}
