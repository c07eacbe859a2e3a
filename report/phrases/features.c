#include "report/phrases/features.h"

#include <math.h>

static const double COMMON_RARITY = 4; /* 1 in 100,000 words */
static const double NAMES_MOST = 0.3;  /* of the tokens: more makes no difference */
static const double NOMINAL_LEAST = 0.01;

#define FEATURE_NAME(name, meaning) #name,
const char *feature_name(enum feature feature)
{
    static const char *const names[] = {FEATURES(FEATURE_NAME)};
    return names[feature];
}
#undef FEATURE_NAME

/* The logarithm of the sentences of a document; of a collection of many 0. */
static double length_of(const struct candidates *candidates)
{
    return candidates->units > 1 ? log(candidates->units) : 0;
}

static void measure_place(
    const struct candidates *candidates, const struct candidate *item, double *features)
{
    if (candidates->collection && !candidates->few)
        return;
    features[FEATURE_first] = log(1 + (double)item->first);
    features[FEATURE_first_share] =
        candidates->units > 1 ? (double)item->first / candidates->units : 0;
    features[FEATURE_title] = candidates->units > 0 && item->first == 0;
    features[FEATURE_spread] = log(1 + (double)item->spread);
}

static void measure_words(const struct candidate *item, double *features)
{
    features[FEATURE_nominal] = log(fmax((double)item->nominal, NOMINAL_LEAST));
    features[FEATURE_descriptive] = (double)item->descriptive;
    features[FEATURE_relational] = (double)item->relational;
    features[FEATURE_ing] = (double)item->ing;
    features[FEATURE_firmness] = log(fmin((double)item->firmness, 1));
    features[FEATURE_rarity] = log((double)item->rarity + 0.1);
    features[FEATURE_extended] = (double)item->extended;
    features[FEATURE_within] = fmin((double)item->within, 1);
    features[FEATURE_verb] = (double)item->verb;
    features[FEATURE_stops] = item->stops;
    features[FEATURE_number] = item->number;
    features[FEATURE_weight] = log(1 + (double)item->weight);
    features[FEATURE_possessive] = item->possessive;
}

static void measure_word(
    const struct candidates *candidates, const struct candidate *item, double *features)
{
    features[FEATURE_word] = 1;
    features[FEATURE_long_word] = length_of(candidates);
    features[FEATURE_named_word] = fmin(candidates->names, NAMES_MOST);
    features[FEATURE_count_word] = features[FEATURE_count];
    features[FEATURE_first_word] = features[FEATURE_first];
    features[FEATURE_rarity_word] = features[FEATURE_rarity];
    features[FEATURE_common_word] =
        item->capital > 0 ? 0 : fmax(COMMON_RARITY - (double)item->rarity, 0);
    features[FEATURE_extended_word] = features[FEATURE_extended];
    features[FEATURE_name_word] = (double)item->capital;
    features[FEATURE_proper_word] = (double)item->proper;
    features[FEATURE_once_word] = item->count == 1;
    features[FEATURE_weight_word] = features[FEATURE_weight];
}

static void measure_words_together(
    const struct candidates *candidates, const struct candidate *item, double *features)
{
    features[FEATURE_three] = item->length == 3;
    features[FEATURE_four] = item->length > 3;
    features[FEATURE_name] = (double)item->capital;
    features[FEATURE_proper] = (double)item->proper;
    features[FEATURE_person] = item->person;
    features[FEATURE_count_person] = item->person ? features[FEATURE_count] : 0;
    features[FEATURE_first_person] = item->person ? features[FEATURE_first] : 0;
    features[FEATURE_busiest] = (double)item->busiest;
    features[FEATURE_idlest] = (double)item->idlest;
    features[FEATURE_rarest] = (double)item->rarest;
    features[FEATURE_commonest] = (double)item->commonest;
    features[FEATURE_headless] = item->headless;
    features[FEATURE_title_words] = features[FEATURE_title];
    features[FEATURE_named] = item->capital > 0 ? 0 : fmin(candidates->names, NAMES_MOST);
    features[FEATURE_titled] = (double)item->titled;
    features[FEATURE_once] = item->count == 1;
    features[FEATURE_once_long] = item->count == 1 ? length_of(candidates) : 0;
}

void features_measure(const struct candidates *candidates, const struct candidate *item,
    double features[FEATURE_COUNT])
{
    for (int i = 0; i < FEATURE_COUNT; i++)
        features[i] = 0;
    features[FEATURE_count] = log((double)item->count);
    features[FEATURE_documents] = log((double)item->documents);
    features[FEATURE_count_long] = features[FEATURE_count] * length_of(candidates);
    features[FEATURE_name_named] =
        (double)item->capital * fmin(candidates->names, NAMES_MOST);
    measure_place(candidates, item, features);
    measure_words(item, features);
    if (item->length == 1)
        measure_word(candidates, item, features);
    else
        measure_words_together(candidates, item, features);
}
