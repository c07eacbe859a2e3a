#include "report/topic_labels.h"

#include <math.h>
#include <stdlib.h>

#include "lib/memory.h"

enum {
    LEADING = 3, /* a phrase must have one of so many first words of the topic */
    COUNT_LEAST = 2,
    FIRMNESS = 5, /* a phrase must make up one in so many occurrences of its rarer word */
};

/* ---------------------------------------------------------------- gathering phrases */

/* Splits an n-gram into columns. Returns how many, or 0 where a word is none of a topic's.
 */
static size_t split(const struct corpus *corpus, const struct topic_units *units,
    const bool *wanted, const struct corpus_term *ngram, uint32_t columns[LABEL_WORDS])
{
    size_t count = 0, begin = 0;
    for (size_t i = 0; i <= ngram->term.size; i++) {
        if (i < ngram->term.size && ngram->term.data[i] != ' ')
            continue;
        struct span word = {ngram->term.data + begin, i - begin};
        uint32_t term = corpus_find(corpus, word, ngram->lang);
        uint32_t column = term == CORPUS_NONE ? CORPUS_NONE : units->column_of[term];
        if (column == CORPUS_NONE || !wanted[column] || count == LABEL_WORDS)
            return 0;
        columns[count++] = column;
        begin = i + 1;
    }
    return count;
}

/* Whether a phrase occurs often enough for its words to belong together. */
static bool firm(const struct corpus *corpus, const struct topic_units *units,
    const struct label_phrase *phrase)
{
    for (size_t i = 0; i < phrase->words; i++)
        if (phrase->ngram->count * FIRMNESS >=
            corpus->terms[units->terms[phrase->columns[i]]].count)
            return true;
    return false;
}

void label_phrases_open(struct label_phrases *phrases, const struct corpus *corpus,
    const struct topic_units *units, const struct topic_model *model)
{
    *phrases = (struct label_phrases){0};
    bool *wanted = memory_new(units->weights.columns, sizeof *wanted);
    for (size_t k = 0; k < model->topics; k++)
        for (size_t w = 0; w < model->words[k].count; w++)
            wanted[model->words[k].words[w].column] = true;
    for (size_t g = 0; g < corpus->ngram_count; g++) {
        struct label_phrase phrase = {.ngram = &corpus->ngrams[g]};
        if (phrase.ngram->stop || phrase.ngram->bare || phrase.ngram->words > LABEL_WORDS ||
            phrase.ngram->count < COUNT_LEAST)
            continue;
        phrase.words = split(corpus, units, wanted, phrase.ngram, phrase.columns);
        if (phrase.words < 2 || !firm(corpus, units, &phrase))
            continue;
        phrases->phrases = memory_grow(
            phrases->phrases, &phrases->capacity, phrases->count + 1, sizeof phrase);
        phrases->phrases[phrases->count++] = phrase;
    }
    free(wanted);
}

void label_phrases_close(struct label_phrases *phrases)
{
    free(phrases->phrases);
    *phrases = (struct label_phrases){0};
}

/* ---------------------------------------------------------------- choosing one */

/* How well a phrase names the topic; 0: it does not. */
static double score(const struct topic_words *words, const struct label_phrase *phrase)
{
    size_t first = words->count;
    double relevance = 0;
    for (size_t i = 0; i < phrase->words; i++) {
        size_t place = 0;
        while (place < words->count && words->words[place].column != phrase->columns[i])
            place++;
        if (place == words->count)
            return 0;
        first = place < first ? place : first;
        relevance += (double)words->words[place].relevance;
    }
    return first < LEADING ? relevance * log1p((double)phrase->ngram->count) : 0;
}

static const struct label_phrase *best_phrase(
    const struct label_phrases *phrases, const struct topic_words *words)
{
    const struct label_phrase *best = NULL;
    double most = 0;
    for (size_t p = 0; p < phrases->count; p++) {
        double value = score(words, &phrases->phrases[p]);
        if (value > most) {
            most = value;
            best = &phrases->phrases[p];
        }
    }
    return best;
}

static bool has_first_word(
    const struct label_phrase *phrase, const struct topic_words *words)
{
    for (size_t i = 0; i < phrase->words; i++)
        if (phrase->columns[i] == words->words[0].column)
            return true;
    return false;
}

#define PRINTED(span) (int)(span).size, (span).data

struct span topic_label(const struct label_phrases *phrases, const struct corpus *corpus,
    const struct topic_units *units, const struct topic_words *words, struct arena *arena)
{
    const struct label_phrase *phrase = best_phrase(phrases, words);
    struct span form[3] = {{"", 0}, {"", 0}, {"", 0}};
    for (size_t w = 0; w < words->count && w < 3; w++)
        form[w] = corpus->terms[units->terms[words->words[w].column]].form;
    if (phrase && has_first_word(phrase, words))
        return phrase->ngram->form;
    if (phrase)
        return arena_print(
            arena, "%.*s, %.*s", PRINTED(form[0]), PRINTED(phrase->ngram->form));
    return arena_print(arena, "%.*s%s%.*s%s%.*s", PRINTED(form[0]),
        form[1].size ? ", " : "", PRINTED(form[1]), form[2].size ? ", " : "",
        PRINTED(form[2]));
}
