#include "report/phrases/features.h"

#include <math.h>

static const double COMMON_RARITY = 4; /* 1 in 100,000 words */
static const double NOMINAL_LEAST = 0.01;
static const double RARITY_LEAST = 0.05;

#define FEATURE_NAME(name, meaning) #name,
const char *feature_name(enum feature feature)
{
    static const char *const names[] = {FEATURES(FEATURE_NAME)};
    return names[feature];
}
#undef FEATURE_NAME

static void measure_place(
    const struct candidates *candidates, const struct candidate *item, double *features)
{
    if (candidates->collection && !candidates->few)
        return;
    features[FEATURE_first] = log(1 + (double)item->first);
    features[FEATURE_title_words] =
        item->length > 1 && candidates->units > 0 && item->first == 0;
}

static void measure_words(const struct candidate *item, double *features)
{
    features[FEATURE_nominal] = log(fmax((double)item->nominal, NOMINAL_LEAST));
    features[FEATURE_descriptive] = (double)item->descriptive;
    features[FEATURE_relational] = (double)item->relational;
    features[FEATURE_ing] = (double)item->ing;
    features[FEATURE_firmness] = log(fmin((double)item->firmness, 1));
    features[FEATURE_rarity] = log((double)item->rarity + 0.1);
    features[FEATURE_mean] =
        log((double)item->weight / fmax((double)item->rarity, RARITY_LEAST) + 0.1);
    features[FEATURE_extended] = (double)item->extended;
    features[FEATURE_within] = fmin((double)item->within, 1);
    features[FEATURE_verb] = (double)item->verb;
    features[FEATURE_stops] = item->stops;
    features[FEATURE_possessive] = item->possessive;
}

void features_measure(const struct candidates *candidates, const struct candidate *item,
    double features[FEATURE_COUNT])
{
    bool word = item->length == 1;
    for (int i = 0; i < FEATURE_COUNT; i++)
        features[i] = 0;
    features[FEATURE_word] = word;
    features[FEATURE_three] = item->length == 3;
    features[FEATURE_four] = item->length > 3;
    features[FEATURE_count] = log((double)item->count);
    features[FEATURE_once] = !word && item->count == 1;
    features[FEATURE_documents] = log((double)item->documents);
    features[word ? FEATURE_name_word : FEATURE_name] = (double)item->capital;
    features[FEATURE_person] = !word && item->person;
    measure_place(candidates, item, features);
    measure_words(item, features);
    if (word)
        features[item->capital > 0 ? FEATURE_common_name : FEATURE_common_word] =
            fmax(COMMON_RARITY - (double)item->rarity, 0);
}
