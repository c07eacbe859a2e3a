/* What speaks for and against a candidate, as numbers to be weighed. */
#ifndef REPORT_PHRASES_FEATURES_H
#define REPORT_PHRASES_FEATURES_H

#include "report/phrases/candidates.h"

/* F(name, what it is). `word` at the end: of single words only, 0 of others. */
#define FEATURES(F) \
    F(word, "a single word") \
    F(three, "three words") \
    F(four, "four words") \
    F(long_word, "in a text of many sentences") \
    F(named_word, "in a text of many names") \
    F(count, "its count") \
    F(count_word, "the same") \
    F(count_long, "its count, in a text of many sentences") \
    F(documents, "how many documents of a collection have it") \
    F(first, "the first sentence that holds it") \
    F(first_word, "the same") \
    F(first_share, "the same, by the length of the text") \
    F(title, "in the first sentence, the title") \
    F(spread, "how many sentences hold it") \
    F(nominal, "how far it is a noun phrase") \
    F(descriptive, "its adjectives that are not relational") \
    F(relational, "those that are") \
    F(ing, "its -ing forms") \
    F(firmness, "its count by that of the rarest of its words") \
    F(rarity, "how rare its words usually are") \
    F(rarity_word, "the same") \
    F(common_word, "how common it usually is, beyond 1 in 100,000; 0 of a name") \
    F(extended, "its share within noun phrases longer by a word") \
    F(extended_word, "the same") \
    F(within, "the most frequent candidate that holds it, by its own count") \
    F(name, "capitals at all words") \
    F(name_word, "the same") \
    F(name_named, "capitals, in a text of many names") \
    F(proper, "proper nouns among its words") \
    F(proper_word, "the same") \
    F(person, "a person's name in full") \
    F(count_person, "its count") \
    F(first_person, "the first sentence that holds it") \
    F(verb, "how far its last word can be a verb") \
    F(busiest, "the count of the most frequent of several words") \
    F(idlest, "the count of the least frequent of them") \
    F(rarest, "how rare the rarest of them usually is") \
    F(commonest, "how rare the commonest of them usually is") \
    F(headless, "stands only before one word that is its head") \
    F(title_words, "in the title, of several words") \
    F(named, "several words, in a text of many names") \
    F(stops, "stop words among its words") \
    F(number, "a number at its end") \
    F(possessive, "a possessive among its words") \
    F(once, "occurs once") \
    F(once_long, "occurs once in a text of many sentences") \
    F(once_word, "occurs once") \
    F(weight, "the counts of its words, by how rare they usually are") \
    F(weight_word, "the same") \
    F(titled, "the share of its words in the title")

#define FEATURE_ENUM(name, meaning) FEATURE_##name,
enum feature { FEATURES(FEATURE_ENUM) FEATURE_COUNT };
#undef FEATURE_ENUM

/* The name of a feature ("count_word"). */
const char *feature_name(enum feature feature);

/* The features of a candidate, FEATURE_COUNT of them. */
void features_measure(const struct candidates *candidates, const struct candidate *item,
    double features[FEATURE_COUNT]);

#endif
