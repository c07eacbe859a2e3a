#include "report/topic_labels.h"

#include <math.h>

enum {
    WORDS_MOST = 3, /* of a phrase */
    LEADING = 3,    /* one of so many first words a phrase must have */
    COUNT_LEAST = 2,
    FIRMNESS = 5, /* a phrase must make up one in so many occurrences of its rarer word */
};

/* The place of a term among a topic's words, or `count`. */
static size_t find_word(
    const struct topic_units *units, const struct topic_words *words, uint32_t term)
{
    for (size_t w = 0; w < words->count; w++)
        if (units->terms[words->words[w].column] == term)
            return w;
    return words->count;
}

/* The places of the words of an n-gram among the topic's, into places[]. Returns how many,
 * or 0 where one of them is no word of the topic. */
static size_t find_words(const struct corpus *corpus, const struct topic_units *units,
    const struct topic_words *words, const struct corpus_term *ngram,
    size_t places[WORDS_MOST])
{
    size_t count = 0, begin = 0;
    for (size_t i = 0; i <= ngram->term.size; i++) {
        if (i < ngram->term.size && ngram->term.data[i] != ' ')
            continue;
        struct span word = {ngram->term.data + begin, i - begin};
        uint32_t term = corpus_find(corpus, word, ngram->lang);
        size_t place = term == CORPUS_NONE ? words->count : find_word(units, words, term);
        if (place == words->count || count == WORDS_MOST)
            return 0;
        places[count++] = place;
        begin = i + 1;
    }
    return count;
}

/* How well an n-gram names the topic; 0: it does not. */
static double phrase_score(const struct corpus *corpus, const struct topic_units *units,
    const struct topic_words *words, const struct corpus_term *ngram)
{
    size_t places[WORDS_MOST], count = find_words(corpus, units, words, ngram, places);
    size_t first = words->count;
    uint64_t rarest = UINT64_MAX;
    double relevance = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t term = units->terms[words->words[places[i]].column];
        first = places[i] < first ? places[i] : first;
        rarest = corpus->terms[term].count < rarest ? corpus->terms[term].count : rarest;
        relevance += (double)words->words[places[i]].relevance;
    }
    if (count < 2 || first >= LEADING || ngram->count * FIRMNESS < rarest)
        return 0;
    return relevance * log1p((double)ngram->count);
}

static const struct corpus_term *best_phrase(const struct corpus *corpus,
    const struct topic_units *units, const struct topic_words *words)
{
    const struct corpus_term *best = NULL;
    double most = 0;
    for (size_t g = 0; g < corpus->ngram_count; g++) {
        const struct corpus_term *ngram = &corpus->ngrams[g];
        if (ngram->stop || ngram->bare || ngram->words > WORDS_MOST ||
            ngram->count < COUNT_LEAST)
            continue;
        double score = phrase_score(corpus, units, words, ngram);
        if (score > most) {
            most = score;
            best = ngram;
        }
    }
    return best;
}

static struct span form_of(const struct corpus *corpus, const struct topic_units *units,
    const struct topic_words *words, size_t word)
{
    return corpus->terms[units->terms[words->words[word].column]].form;
}

#define PRINTED(span) (int)(span).size, (span).data

struct span topic_label(const struct corpus *corpus, const struct topic_units *units,
    const struct topic_words *words, struct arena *arena)
{
    const struct corpus_term *phrase = best_phrase(corpus, units, words);
    struct span form[3] = {{"", 0}, {"", 0}, {"", 0}};
    for (size_t w = 0; w < words->count && w < 3; w++)
        form[w] = form_of(corpus, units, words, w);
    if (phrase) {
        size_t places[WORDS_MOST], count = find_words(corpus, units, words, phrase, places);
        for (size_t i = 0; i < count; i++)
            if (places[i] == 0)
                return phrase->form;
        return arena_print(arena, "%.*s, %.*s", PRINTED(form[0]), PRINTED(phrase->form));
    }
    return arena_print(arena, "%.*s%s%.*s%s%.*s", PRINTED(form[0]),
        form[1].size ? ", " : "", PRINTED(form[1]), form[2].size ? ", " : "",
        PRINTED(form[2]));
}
