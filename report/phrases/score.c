#include "report/phrases/score.h"

#include "report/phrases/features.h"

/* Of one document; learnt by

       bench/phrases.sh tables FOLDER TABLES; bench/phrases.sh features TABLES FEATURES
       bench/learn_phrases.py learn SCORERS FEATURES KEYS [FEATURES KEYS]...

   of eleven sets of news, abstracts, papers, theses and reports with the keys that people
   gave them (bench/phrases.md). */
static const double WEIGHTS[FEATURE_COUNT] = {
    [FEATURE_word] = -0.983,
    [FEATURE_three] = -1.42,
    [FEATURE_four] = -4.6,
    [FEATURE_long_word] = 0.0424,
    [FEATURE_named_word] = 6.88,
    [FEATURE_count] = 1.27,
    [FEATURE_count_word] = 0.753,
    [FEATURE_count_long] = 0.106,
    [FEATURE_first] = -0.974,
    [FEATURE_first_word] = 0.00695,
    [FEATURE_first_share] = -0.0152,
    [FEATURE_title] = -0.332,
    [FEATURE_spread] = 0.622,
    [FEATURE_nominal] = 1.2,
    [FEATURE_descriptive] = -0.728,
    [FEATURE_relational] = 1.37,
    [FEATURE_ing] = -1.72,
    [FEATURE_firmness] = 0.375,
    [FEATURE_rarity] = 1.88,
    [FEATURE_rarity_word] = 0.135,
    [FEATURE_common_word] = -2.03,
    [FEATURE_extended] = -0.817,
    [FEATURE_extended_word] = -0.303,
    [FEATURE_within] = -1.67,
    [FEATURE_name] = 1.95,
    [FEATURE_name_word] = 0.471,
    [FEATURE_name_named] = -11.7,
    [FEATURE_proper] = -1.61,
    [FEATURE_proper_word] = -0.103,
    [FEATURE_person] = -0.815,
    [FEATURE_count_person] = -1.48,
    [FEATURE_first_person] = 0.0989,
    [FEATURE_verb] = -0.74,
    [FEATURE_busiest] = 0.703,
    [FEATURE_idlest] = 0.24,
    [FEATURE_rarest] = -0.166,
    [FEATURE_commonest] = 0.113,
    [FEATURE_headless] = -0.193,
    [FEATURE_title_words] = -0.035,
    [FEATURE_named] = -2.69,
    [FEATURE_stops] = -2.15,
    [FEATURE_number] = -2.31,
    [FEATURE_possessive] = -2.44,
    [FEATURE_once] = -0.341,
    [FEATURE_once_long] = 0.197,
    [FEATURE_once_word] = 0.341,
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
