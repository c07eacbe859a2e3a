#include "report/phrases/score.h"

#include "report/phrases/features.h"

/* Of one document; learnt by

       bench/phrases.sh tables FOLDER TABLES; bench/phrases.sh features TABLES FEATURES
       bench/learn_phrases.py learn SCORERS FEATURES KEYS [FEATURES KEYS]...

   of eleven sets of news, abstracts, papers, theses and reports with the keys that people
   gave them (bench/phrases.md). */
static const double WEIGHTS[FEATURE_COUNT] = {
    [FEATURE_word] = -0.85,
    [FEATURE_three] = -1.18,
    [FEATURE_four] = -3.99,
    [FEATURE_long_word] = 0.06,
    [FEATURE_named_word] = 7.84,
    [FEATURE_count] = 1.26,
    [FEATURE_count_word] = 0.6,
    [FEATURE_count_long] = 0.11,
    [FEATURE_first] = -1,
    [FEATURE_first_word] = -0,
    [FEATURE_first_share] = -0.31,
    [FEATURE_title] = -0.48,
    [FEATURE_spread] = 0.66,
    [FEATURE_nominal] = 1.25,
    [FEATURE_descriptive] = -0.3,
    [FEATURE_relational] = 1.12,
    [FEATURE_ing] = -1.49,
    [FEATURE_firmness] = 0.39,
    [FEATURE_rarity] = 1.47,
    [FEATURE_rarity_word] = -0.02,
    [FEATURE_common_word] = -2.12,
    [FEATURE_extended] = -1.25,
    [FEATURE_extended_word] = -0.21,
    [FEATURE_within] = -1.51,
    [FEATURE_name] = 1.78,
    [FEATURE_name_word] = 0.51,
    [FEATURE_name_named] = -16.6,
    [FEATURE_proper] = -1.07,
    [FEATURE_proper_word] = -0.2,
    [FEATURE_person] = -1.01,
    [FEATURE_count_person] = -1.31,
    [FEATURE_first_person] = -0.04,
    [FEATURE_verb] = -0.66,
    [FEATURE_busiest] = 0.69,
    [FEATURE_stops] = -2.14,
    [FEATURE_number] = -1.69,
    [FEATURE_possessive] = -2.49,
    [FEATURE_once] = -1,
    [FEATURE_once_long] = 0.23,
    [FEATURE_once_word] = 0.37,
};

/* Of a collection of DOCUMENTS_FEW and more, by judgement: how many documents have it, and how rare it usually is.
 * Single words are left to its most frequent terms. */
static const double OF_COLLECTION[FEATURE_COUNT] = {
    [FEATURE_word] = -1.5,
    [FEATURE_three] = -0.3,
    [FEATURE_four] = -1,
    [FEATURE_documents] = 1,
    [FEATURE_nominal] = 0.6,
    [FEATURE_descriptive] = -0.6,
    [FEATURE_relational] = 0.2,
    [FEATURE_ing] = -0.7,
    [FEATURE_firmness] = 0.3,
    [FEATURE_rarity] = 0.7,
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
    bool many = candidates->collection && candidates->documents >= DOCUMENTS_FEW;
    const double *weights = many ? OF_COLLECTION : WEIGHTS;
    double features[FEATURE_COUNT], score = 0;
    features_measure(candidates, item, features);
    for (int i = 0; i < FEATURE_COUNT; i++)
        score += weights[i] * features[i];
    return score;
}
