#include "report/math/coherence.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lib/memory.h"

enum { WINDOW = 10 };

/* NPMI counts so many times what the logarithm of the relevance does, less where few units
 * make it unsure: half in so many, a tenth in a third of them. */
static const double coherence_weight = 5, unsure_units = 150;

float coherence_presence(uint32_t count, uint64_t unit_tokens)
{
    if (unit_tokens <= WINDOW)
        return 1;
    return (float)(1 - pow(1 - WINDOW / (double)unit_tokens, count));
}

float coherence_windows(uint64_t unit_tokens)
{
    return unit_tokens <= WINDOW ? 1 : (float)(unit_tokens - WINDOW + 1);
}

/* What the choice works on: `pairs` is count × count. All owned. */
struct choice {
    size_t count;
    double weight; /* of NPMI */
    double *pairs; /* NPMI */
    bool *gone;
};

static double npmi(double together, double a, double b)
{
    if (together <= 0)
        return -1;
    /* Near 1 a quotient of roundings. */
    return together >= 1 ? 1 : fmin(fmax(log(together / (a * b)) / -log(together), -1), 1);
}

/* Fills choice->pairs. `dense` has an item a unit, all 0, and is left so. */
static void compare_pairs(struct choice *choice, const struct matrix *presence,
    const float *windows, const struct coherence_word *words, double *dense)
{
    size_t count = choice->count;
    double *alone = memory_new(count, sizeof *alone), total = 0;
    for (size_t unit = 0; unit < presence->columns; unit++)
        total += (double)windows[unit];
    for (size_t a = 0; a < count; a++) {
        size_t begin = presence->starts[words[a].column];
        size_t end = presence->starts[words[a].column + 1];
        for (size_t e = begin; e < end; e++) {
            size_t unit = presence->indexes[e];
            dense[unit] = (double)presence->values[e] * (double)windows[unit] / total;
            alone[a] += dense[unit];
        }
        for (size_t b = 0; b < a; b++) {
            double together = 0;
            size_t last = presence->starts[words[b].column + 1];
            for (size_t e = presence->starts[words[b].column]; e < last; e++)
                together += (double)presence->values[e] * dense[presence->indexes[e]];
            double value = npmi(together, alone[a], alone[b]);
            choice->pairs[a * count + b] = choice->pairs[b * count + a] = value;
        }
        for (size_t e = begin; e < end; e++)
            dense[presence->indexes[e]] = 0;
    }
    free(alone);
}

/* The mean NPMI of a word with the others left. */
static double mean_with(const struct choice *choice, size_t word)
{
    double sum = 0;
    size_t others = 0;
    for (size_t b = 0; b < choice->count; b++)
        if (b != word && !choice->gone[b]) {
            sum += choice->pairs[word * choice->count + b];
            others++;
        }
    return others ? sum / (double)others : 0;
}

static void drop_worst(struct choice *choice, const struct coherence_word *words)
{
    size_t worst = 0;
    double least = INFINITY;
    for (size_t a = 0; a < choice->count; a++) {
        if (choice->gone[a])
            continue;
        double value = choice->weight * mean_with(choice, a) +
                       log((double)words[a].relevance / (double)words[0].relevance);
        if (value < least) {
            least = value;
            worst = a;
        }
    }
    choice->gone[worst] = true;
}

double coherence_choose(const struct matrix *presence, const float *windows,
    struct coherence_word *words, size_t count, size_t keep, size_t *kept)
{
    double units = (double)presence->columns;
    struct choice choice = {.count = count,
        .weight = coherence_weight * units * units /
                  (units * units + unsure_units * unsure_units),
        .pairs = memory_new(count * count, sizeof(double)),
        .gone = memory_new(count, sizeof(bool))};
    double *dense = memory_new(presence->columns, sizeof *dense);
    compare_pairs(&choice, presence, windows, words, dense);
    for (size_t left = count; left > keep; left--)
        drop_worst(&choice, words);
    double sum = 0;
    *kept = 0;
    for (size_t a = 0; a < count; a++) {
        if (choice.gone[a])
            continue;
        sum += mean_with(&choice, a);
        words[(*kept)++] = words[a];
    }
    free(dense);
    free(choice.gone);
    free(choice.pairs);
    return *kept ? sum / (double)*kept : 0;
}
