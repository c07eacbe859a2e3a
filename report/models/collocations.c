#include "report/models/collocations.h"

#include <math.h>

#include "report/math/top_rows.h"

/* A cell's part of G²: observed × ln(observed / expected). */
static double cell(double observed, double expected)
{
    return observed > 0 && expected > 0 ? observed * log(observed / expected) : 0;
}

static double log_likelihood(double together, double first, double second, double tokens)
{
    double others_first = tokens - first, others_second = tokens - second;
    double neither = tokens - first - second + together;
    double sum = cell(together, first * second / tokens) +
                 cell(first - together, first * others_second / tokens) +
                 cell(second - together, others_first * second / tokens) +
                 cell(neither, others_first * others_second / tokens);
    return sum > 0 ? 2 * sum : 0;
}

struct association collocations_measure(
    uint64_t together, uint64_t first, uint64_t second, uint64_t tokens)
{
    struct association result = {0};
    if (together == 0 || first == 0 || second == 0 || tokens == 0)
        return result;
    double o = (double)together, f = (double)first, g = (double)second, n = (double)tokens;
    double expected = f * g / n;
    result.g2 = log_likelihood(o, f, g, n);
    result.pmi = log2(o / expected);
    result.npmi = together < tokens ? result.pmi / -log2(o / n) : 1;
    result.log_dice = 14 + log2(2 * o / (f + g));
    result.t_score = (o - expected) / sqrt(o);
    result.mi3 = log2(o * o * o / expected);
    return result;
}

static uint64_t word_count(const struct corpus *corpus, uint32_t word)
{
    return word == CORPUS_NONE ? 0 : corpus->terms[word].count;
}

static struct association measure_bigram(
    const struct corpus *corpus, const struct corpus_term *bigram)
{
    const uint32_t *words = corpus_words(corpus, bigram);
    return collocations_measure(bigram->count, word_count(corpus, words[0]),
        word_count(corpus, words[1]), corpus->languages[bigram->language].tokens);
}

static bool is_candidate(const struct corpus *corpus, const struct corpus_term *ngram)
{
    return ngram->words == 2 && ngram->count >= COLLOCATIONS_LEAST && !ngram->stop &&
           !ngram->not_a_word && !corpus->languages[ngram->language].negligible;
}

void collocations_find(const struct corpus *corpus, size_t top, struct summary *summary)
{
    struct top_rows best = {0};
    for (size_t i = 0; i < corpus->ngram_count; i++) {
        const struct corpus_term *bigram = &corpus->ngrams[i];
        if (!is_candidate(corpus, bigram))
            continue;
        struct association measured = measure_bigram(corpus, bigram);
        if (measured.pmi > 0)
            top_rows_add(&best, bigram->language, measured.g2, i);
    }
    struct summary_rows *rows = &summary->collocations;
    rows->count = top_rows_take(&best, top);
    rows->rows = arena_new(&summary->arena, rows->count + 1, sizeof *rows->rows);
    for (size_t i = 0; i < rows->count; i++) {
        const struct corpus_term *bigram = &corpus->ngrams[best.rows[i].item];
        struct association measured = measure_bigram(corpus, bigram);
        rows->rows[i] = (struct summary_row){.text = bigram->form,
            .term = bigram->term,
            .forms = bigram->forms,
            .lang = bigram->lang,
            .count = bigram->count,
            .documents = bigram->documents,
            .share =
                (double)bigram->count / (double)corpus->languages[bigram->language].tokens,
            .score = measured.g2,
            .pmi = measured.pmi,
            .npmi = measured.npmi,
            .log_dice = measured.log_dice,
            .t_score = measured.t_score,
            .mi3 = measured.mi3};
    }
    top_rows_close(&best);
}

const char *collocations_section(const struct material *material, struct summary *summary)
{
    collocations_find(material->corpus, material_top(material), summary);
    return NULL;
}
