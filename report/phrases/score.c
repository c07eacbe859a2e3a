#include "report/phrases/score.h"

#include "report/phrases/features.h"

/* Of one document, and of each of a few, set by hand: how often it and its words occur, how rare they
 * usually are, where it stands first, and what makes it a noun phrase. On sets that took no part weights
 * learnt from ten others were worse, however the learning was done (bench/phrases.md). */
static const double WEIGHTS[FEATURE_COUNT] = {
    [FEATURE_word] = -0.5,
    [FEATURE_three] = -0.4,
    [FEATURE_four] = -1.5,
    [FEATURE_count] = 1,
    [FEATURE_mean] = 0.3,
    [FEATURE_rarity] = 1,
    [FEATURE_common_word] = -0.2,
    [FEATURE_common_name] = -1.2,
    [FEATURE_first] = -0.4,
    [FEATURE_title_words] = -0.3,
    [FEATURE_nominal] = 1,
    [FEATURE_descriptive] = -0.2,
    [FEATURE_relational] = 0.3,
    [FEATURE_ing] = -0.7,
    [FEATURE_verb] = -1,
    [FEATURE_extended] = -0.6,
    [FEATURE_within] = -0.8,
    [FEATURE_person] = -1,
    [FEATURE_once] = -0.2,
    [FEATURE_stops] = -1,
    [FEATURE_possessive] = -1,
};

/* Of a collection of DOCUMENTS_FEW and more, by judgement: how many documents have it, and how rare it usually is.
 * Single words are left to its most frequent terms. */
static const double OF_COLLECTION[FEATURE_COUNT] = {
    [FEATURE_word] = -1,
    [FEATURE_three] = -0.3,
    [FEATURE_four] = -1,
    [FEATURE_documents] = 1.7,
    [FEATURE_nominal] = 0.6,
    [FEATURE_descriptive] = -0.6,
    [FEATURE_relational] = 0.2,
    [FEATURE_ing] = -0.7,
    [FEATURE_firmness] = 0.3,
    [FEATURE_rarity] = 0.7,
    [FEATURE_common_word] = -0.7,
    [FEATURE_common_name] = -1,
    [FEATURE_extended] = -0.3,
    [FEATURE_within] = -0.6,
    [FEATURE_name] = 0.3,
    [FEATURE_name_word] = 0.5,
    [FEATURE_verb] = -1,
    [FEATURE_stops] = -1,
    [FEATURE_possessive] = -1,
};

double phrases_score(const struct candidates *candidates, const struct candidate *item)
{
    bool many = candidates->collection && !candidates->few;
    const double *weights = many ? OF_COLLECTION : WEIGHTS;
    double features[FEATURE_COUNT], score = 0;
    features_measure(candidates, item, features);
    for (int i = 0; i < FEATURE_COUNT; i++)
        score += weights[i] * features[i];
    return score;
}
