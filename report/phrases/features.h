/* What speaks for and against a candidate, as numbers to be weighed. */
#ifndef REPORT_PHRASES_FEATURES_H
#define REPORT_PHRASES_FEATURES_H

#include "report/phrases/candidates.h"

/* F(name, what it is). */
#define FEATURES(F) \
    F(word, "a single word") \
    F(three, "three words") \
    F(four, "four words") \
    F(count, "its count") \
    F(once, "several words that occur once") \
    F(mean, "how frequent its words are, the rare ones most") \
    F(documents, "how many documents of a collection have it") \
    F(first, "the first sentence that holds it") \
    F(title_words, "in the first sentence, of several words") \
    F(firmness, "its count by that of the rarest of its words") \
    F(rarity, "how rare its words usually are") \
    F(common_word, "how common it usually is, beyond 1 in 100,000") \
    F(common_name, "the same, of a name") \
    F(nominal, "how far it is a noun phrase") \
    F(descriptive, "its adjectives that are not relational") \
    F(relational, "those that are") \
    F(ing, "its -ing forms") \
    F(verb, "how far its last word can be a verb") \
    F(extended, "its share within one noun phrase longer by a word") \
    F(within, "the most frequent candidate that holds it, by its own count") \
    F(name, "capitals at all of several words") \
    F(name_word, "a capital at the only one") \
    F(person, "a person's name in full") \
    F(stops, "stop words among its words") \
    F(possessive, "a possessive among its words")

#define FEATURE_ENUM(name, meaning) FEATURE_##name,
enum feature { FEATURES(FEATURE_ENUM) FEATURE_COUNT };
#undef FEATURE_ENUM

/* The name of a feature ("count_word"). */
const char *feature_name(enum feature feature);

/* The features of a candidate, FEATURE_COUNT of them. */
void features_measure(const struct candidates *candidates, const struct candidate *item,
    double features[FEATURE_COUNT]);

#endif
