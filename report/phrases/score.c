#include "report/phrases/score.h"

#include "report/phrases/features.h"

/* Of one document, and of each of a few; learnt by

       bench/phrases.sh tables FOLDER TABLES; bench/phrases.sh features TABLES FEATURES
       bench/learn_phrases.py learn SCORERS FEATURES KEYS [FEATURES KEYS]...

   of eleven sets of news, abstracts, papers, theses and reports with the keys that people
   gave them (bench/phrases.md). */
static const double WEIGHTS[FEATURE_COUNT] = {
    [FEATURE_word] = -1.22,
    [FEATURE_three] = -1.43,
    [FEATURE_four] = -5.02,
    [FEATURE_long_word] = -0.0539,
    [FEATURE_named_word] = 6.49,
    [FEATURE_count] = 1.15,
    [FEATURE_count_word] = 0.428,
    [FEATURE_count_long] = 0.0918,
    [FEATURE_first] = -1,
    [FEATURE_first_word] = -0.0311,
    [FEATURE_first_share] = -0.62,
    [FEATURE_title] = -0.691,
    [FEATURE_spread] = 0.456,
    [FEATURE_nominal] = 1.27,
    [FEATURE_descriptive] = -1.09,
    [FEATURE_relational] = 0.788,
    [FEATURE_ing] = -1.67,
    [FEATURE_firmness] = 1.03,
    [FEATURE_rarity] = 1.3,
    [FEATURE_rarity_word] = -0.233,
    [FEATURE_common_word] = -2.08,
    [FEATURE_extended] = -1.56,
    [FEATURE_extended_word] = -0.168,
    [FEATURE_within] = -1.6,
    [FEATURE_name] = 1.11,
    [FEATURE_name_word] = -0.145,
    [FEATURE_name_named] = -7.42,
    [FEATURE_proper] = -1.81,
    [FEATURE_proper_word] = -0.129,
    [FEATURE_person] = -1.09,
    [FEATURE_count_person] = -1.25,
    [FEATURE_first_person] = -0.0686,
    [FEATURE_verb] = -2.02,
    [FEATURE_busiest] = 0.394,
    [FEATURE_idlest] = 0.122,
    [FEATURE_rarest] = -0.113,
    [FEATURE_commonest] = 0.0409,
    [FEATURE_headless] = -0.72,
    [FEATURE_title_words] = -1.09,
    [FEATURE_named] = -2.78,
    [FEATURE_stops] = -2.71,
    [FEATURE_number] = -0.421,
    [FEATURE_possessive] = -4.46,
    [FEATURE_once] = -0.902,
    [FEATURE_once_long] = -0.0218,
    [FEATURE_once_word] = 0.248,
    [FEATURE_weight] = 0.322,
    [FEATURE_weight_word] = 0.115,
    [FEATURE_titled] = 1.65,
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
    bool many = candidates->collection && !candidates->few;
    const double *weights = many ? OF_COLLECTION : WEIGHTS;
    double features[FEATURE_COUNT], score = 0;
    features_measure(candidates, item, features);
    for (int i = 0; i < FEATURE_COUNT; i++)
        score += weights[i] * features[i];
    return score;
}
