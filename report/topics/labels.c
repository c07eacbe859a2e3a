#include "report/topics/labels.h"

#include <math.h>
#include <stdlib.h>

#include "lib/languages.h"
#include "lib/memory.h"
#include "report/math/naive_bayes.h"

enum {
    COUNT_LEAST = 2,
    QUARTER = 4,  /* of a topic's units hold each part of its label: one in so many */
    FIRMNESS = 5, /* a phrase must make up one in so many occurrences of its rarer word */
};

/* ---------------------------------------------------------------- gathering phrases */

/* The columns of an n-gram's words, of which there are at most LABEL_WORDS. Returns how many, or
 * 0 where a word is none of a topic's. */
static size_t labels_split(const struct corpus *corpus,
    const struct document_term_matrix *units, const bool *wanted,
    const struct corpus_term *ngram, uint32_t columns[LABEL_WORDS])
{
    const uint32_t *words = corpus_words(corpus, ngram);
    for (uint32_t i = 0; i < ngram->words; i++) {
        uint32_t column =
            words[i] == CORPUS_NONE ? CORPUS_NONE : units->column_of[words[i]];
        if (column == CORPUS_NONE || !wanted[column])
            return 0;
        columns[i] = column;
    }
    return ngram->words;
}

/* Whether a phrase occurs often enough for its words to belong together. */
static bool firm(const struct corpus *corpus, const struct document_term_matrix *units,
    const struct label_phrase *phrase)
{
    for (size_t i = 0; i < phrase->words; i++)
        if (phrase->ngram->count * FIRMNESS >=
            corpus->terms[units->terms[phrase->columns[i]]].count)
            return true;
    return false;
}

void label_phrases_open(struct label_phrases *phrases, const struct corpus *corpus,
    const struct document_term_matrix *units, const struct topic_model *model)
{
    *phrases = (struct label_phrases){0};
    bool *wanted = memory_new(units->columns, sizeof *wanted);
    for (size_t k = 0; k < model->topics; k++)
        for (size_t w = 0; w < model->words[k].count && w < TOPIC_WORDS; w++)
            wanted[model->words[k].words[w].column] = true;
    for (size_t g = 0; g < corpus->ngram_count; g++) {
        struct label_phrase phrase = {.ngram = &corpus->ngrams[g]};
        if (phrase.ngram->stop || phrase.ngram->not_a_word ||
            phrase.ngram->words > LABEL_WORDS || phrase.ngram->count < COUNT_LEAST)
            continue;
        phrase.words = labels_split(corpus, units, wanted, phrase.ngram, phrase.columns);
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

/* ---------------------------------------------------------------- choosing */

/* What a label is put together from. */
struct naming {
    const struct topic_words *words;
    const struct label_units *of;
    size_t count;           /* words that may name the topic */
    bool used[TOPIC_WORDS]; /* of each word: it is in the label, or in a phrase that is */
};

/* The place of a phrase's word among the topic's words; their count: it is none. */
static size_t place_of(const struct naming *naming, uint32_t column)
{
    size_t place = 0;
    while (place < naming->count && naming->words->words[place].column != column)
        place++;
    return place;
}

/* How many of the topic's units hold all words of a set. */
static uint32_t units_holding(const struct label_units *of, uint32_t set)
{
    uint32_t sum = 0;
    for (uint32_t held = 0; held < LABEL_SETS; held++)
        if ((held & set) == set)
            sum += of->holding[held];
    return sum;
}

/* Whether enough of the topic's units hold a part of its label. */
static bool is_common(const struct label_units *of, uint64_t holding)
{
    return holding * QUARTER >= of->count;
}

/* How well a phrase names the topic; 0: it does not, or lacks word `with`. */
static double labels_score(
    const struct naming *naming, const struct label_phrase *phrase, size_t with)
{
    double relevance = 0;
    bool has = false;
    uint32_t set = 0;
    for (size_t i = 0; i < phrase->words; i++) {
        size_t place = place_of(naming, phrase->columns[i]);
        if (place == naming->count || naming->used[place])
            return 0;
        has = has || place == with;
        set |= 1U << place;
        relevance += (double)naming->words->words[place].relevance;
    }
    if (!has)
        return 0;
    uint64_t holding = units_holding(naming->of, set);
    if (phrase->ngram->documents > 1 && holding > phrase->ngram->documents)
        holding = phrase->ngram->documents;
    return is_common(naming->of, holding) ? relevance * log1p((double)holding) : 0;
}

static const struct label_phrase *best_phrase(
    const struct label_phrases *phrases, const struct naming *naming, size_t with)
{
    const struct label_phrase *best = NULL;
    double most = 0;
    for (size_t p = 0; p < phrases->count; p++) {
        double value = labels_score(naming, &phrases->phrases[p], with);
        if (value > most) {
            most = value;
            best = &phrases->phrases[p];
        }
    }
    return best;
}

/* Whether a form stands in the label already: two terms may be written alike. */
static bool stands(const struct span *parts, size_t count, struct span form)
{
    for (size_t p = 0; p < count; p++)
        if (span_equal(parts[p], form))
            return true;
    return false;
}

/* The form to show: without spaces in languages that are written without. */
static struct span written_form(const struct corpus_term *ngram, struct arena *arena)
{
    const struct language *language = language_find(ngram->lang);
    if (!language || language->spaces)
        return ngram->form;
    struct span form = ngram->form;
    char *data = arena_new(arena, form.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < form.size; i++)
        if (form.data[i] != ' ')
            data[size++] = form.data[i];
    return (struct span){data, size};
}

/* The phrase that word `with` is best named by, or the word. Returns how many words. */
static size_t name_word(const struct label_phrases *phrases,
    const struct document_term_matrix *units, struct naming *naming, size_t with,
    struct arena *arena, struct span *part)
{
    const struct label_phrase *phrase = best_phrase(phrases, naming, with);
    naming->used[with] = true;
    if (!phrase) {
        *part = units->forms[naming->words->words[with].column];
        return 1;
    }
    for (size_t i = 0; i < phrase->words; i++)
        naming->used[place_of(naming, phrase->columns[i])] = true;
    *part = written_form(phrase->ngram, arena);
    return phrase->words;
}

/* Marks words that too few units hold as used; of all, but the one that most do. */
static void pass_over_rare(struct naming *naming)
{
    uint32_t most = 0;
    size_t commonest = 0, left = 0;
    for (size_t w = 0; w < naming->count; w++) {
        uint32_t holding = units_holding(naming->of, 1U << w);
        if (holding > most) {
            most = holding;
            commonest = w;
        }
        naming->used[w] = !is_common(naming->of, holding);
        left += !naming->used[w];
    }
    if (left == 0)
        naming->used[commonest] = false;
}

struct span topic_label(const struct label_phrases *phrases,
    const struct document_term_matrix *units, const struct topic_words *words,
    const struct label_units *of, struct arena *arena)
{
    struct naming naming = {.words = words, .of = of};
    naming.count = words->count < TOPIC_WORDS ? words->count : TOPIC_WORDS;
    struct span parts[LABEL_WORDS] = {{"", 0}}, label;
    size_t count = 0, told = 0;
    pass_over_rare(&naming);
    for (size_t w = 0; w < naming.count && told < LABEL_WORDS; w++) {
        if (naming.used[w])
            continue;
        size_t size = name_word(phrases, units, &naming, w, arena, &parts[count]);
        if (stands(parts, count, parts[count]))
            continue;
        told += size;
        count++;
    }
    label = parts[0];
    for (size_t p = 1; p < count; p++)
        label = arena_print(arena, "%.*s, %.*s", (int)label.size, label.data,
            (int)parts[p].size, parts[p].data);
    return label;
}

/* The set of a topic's first words that a unit holds. */
static uint32_t held_words(const struct matrix *counts, const struct topic_words *words)
{
    uint32_t set = 0;
    for (size_t e = counts->starts[0]; e < counts->starts[1]; e++)
        for (size_t w = 0; w < words->count && w < TOPIC_WORDS; w++)
            if (words->words[w].column == counts->indexes[e])
                set |= 1U << w;
    return set;
}

/* Of each topic, which of its words the units have that are about it most; freed by the
 * caller. */
static struct label_units *label_units_new(
    const struct document_term_matrix *units, const struct topic_model *model)
{
    struct label_units *of = memory_new(model->topics, sizeof *of);
    float *shares = memory_new(model->stride, sizeof *shares);
    struct document_term_reader reader;
    document_term_reader_open(&reader, units);
    for (size_t i = 0; i < units->rows; i++) {
        struct document_term_row row = document_term_reader_row(&reader, i);
        size_t topic = 0;
        if (naive_bayes_shares(&row.weights, 0, model->evidence, model->topics, shares) <=
            0)
            continue;
        for (size_t k = 1; k < model->topics; k++)
            if (shares[k] > shares[topic])
                topic = k;
        of[topic].holding[held_words(&row.counts, &model->words[topic])]++;
        of[topic].count++;
    }
    document_term_reader_close(&reader);
    free(shares);
    return of;
}

struct span *labels_find(const struct corpus *corpus,
    const struct document_term_matrix *units, const struct topic_model *model,
    struct arena *arena)
{
    struct label_phrases phrases;
    struct span *labels = arena_new(arena, model->topics, sizeof *labels);
    struct label_units *of = label_units_new(units, model);
    label_phrases_open(&phrases, corpus, units, model);
    for (size_t k = 0; k < model->topics; k++)
        labels[k] = topic_label(&phrases, units, &model->words[k], &of[k], arena);
    label_phrases_close(&phrases);
    free(of);
    return labels;
}
