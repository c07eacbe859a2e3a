#include "report/topics/count.h"

#include <math.h>
#include <stdlib.h>

#include "lib/memory.h"
#include "report/topics/model.h"

enum {
    UNITS_TRIED = 800, /* an even sample of at most so many units is enough to tell */
    ROUNDS = 8,
    WORDS = 10,
    UNITS_A_TOPIC = 8, /* no more topics than one in so many units, but for the least */
    NUMBERS = 4,       /* tried */
};

/* How many topics one looks for among so many units, by size alone: from 4 of an article to
 * 20 of an archive. Numbers about it are tried. */
static double usual_number(size_t units)
{
    return fmin(fmax(sqrt((double)units / 8), 4), 20);
}

static const double factors[NUMBERS] = {0.75, 1, 1.33, 1.75};

static size_t shared_words(const struct topic_words *a, const struct topic_words *b)
{
    size_t shared = 0;
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            shared += a->words[i].column == b->words[j].column;
    return shared;
}

/* The mean over the topics of a of the Jaccard index of their words with those of the
 * topic of b that is most alike. */
static double likeness(const struct topic_model *a, const struct topic_model *b)
{
    double sum = 0;
    for (size_t k = 0; k < a->topics; k++) {
        double most = 0;
        for (size_t other = 0; other < b->topics; other++) {
            const struct topic_words *left = &a->words[k], *right = &b->words[other];
            double shared = (double)shared_words(left, right);
            double all = (double)(left->count + right->count) - shared;
            most = all > 0 ? fmax(most, shared / all) : most;
        }
        sum += most;
    }
    return a->topics ? sum / (double)a->topics : 0;
}

static double mean_coherence(const struct topic_model *model)
{
    double sum = 0;
    for (size_t k = 0; k < model->topics; k++)
        sum += model->words[k].coherence;
    return model->topics ? sum / (double)model->topics : 0;
}

/* Tries a number of topics on either half of the sample. */
static struct topic_count_choice try_number(
    const struct document_term_matrix *units, size_t topics, size_t step)
{
    struct topic_model even, odd;
    topic_model_fit(&even, units, &(struct topic_fit){topics, WORDS, ROUNDS, 0, 2 * step});
    topic_model_fit(
        &odd, units, &(struct topic_fit){topics, WORDS, ROUNDS, step, 2 * step});
    struct topic_count_choice tried = {.topics = topics,
        .coherence = (mean_coherence(&even) + mean_coherence(&odd)) / 2,
        .stability = (likeness(&even, &odd) + likeness(&odd, &even)) / 2};
    topic_model_close(&even);
    topic_model_close(&odd);
    return tried;
}

static double score(const struct topic_count_choice *choice)
{
    return (1 + choice->coherence) * choice->stability;
}

void topic_count_choose(
    const struct document_term_matrix *units, struct topic_count_choice *choice)
{
    size_t rows = units->weights.rows, step = (rows + UNITS_TRIED - 1) / UNITS_TRIED;
    double best = -1, second = -1;
    size_t rival = 0;
    for (size_t i = 0; i < NUMBERS; i++) {
        size_t topics = (size_t)lround(usual_number(rows) * factors[i]);
        if (i > 0 && topics * UNITS_A_TOPIC > rows)
            break;
        struct topic_count_choice tried = try_number(units, topics, step);
        double value = score(&tried);
        if (value > best) {
            second = best;
            rival = best >= 0 ? choice->topics : 0;
            best = value;
            *choice = tried;
        } else if (value > second) {
            second = value;
            rival = tried.topics;
        }
    }
    choice->rival = rival;
    choice->lead = rival && best > 0 ? 1 - second / best : 0;
}

const char *topic_count_note(
    const struct topic_count_choice *choice, size_t topics, struct arena *arena)
{
    if (choice->rival == 0)
        return arena_print(arena, "%zu topics, coherence %.2f, stability %.2f of 1", topics,
            choice->coherence, choice->stability)
            .data;
    return arena_print(arena,
        "%zu topics: coherence %.2f, stability %.2f of 1; %zu would be next, %.0f%% worse",
        topics, choice->coherence, choice->stability, choice->rival, 100 * choice->lead)
        .data;
}
