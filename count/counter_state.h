/* What the halves of the counter share: reading (counter.c), n-grams
 * (counter_ngrams.c), terms that read alike (counter_alike.c), places in the stream
 * (counter_places.c) and rows (counter_rows.c). */
#ifndef COUNT_COUNTER_STATE_H
#define COUNT_COUNTER_STATE_H

#include "count/counter.h"
#include "count/sketch.h"
#include "lib/vertical.h"

/* A paragraph or sentence: where it begins and ends, and whether its tags told so. */
struct place {
    bool open, told;
    uint64_t begin, end; /* bytes of the document, or where it told none: of the stream */
};

/* The tags that can tell a language, from the outermost. */
enum level { LEVEL_DOC, LEVEL_P, LEVEL_S, LEVEL_COUNT };

/* Marks in gram_term.documents and term.documents: the document that was open when memory
 * was last full has the term, and is not counted among them. */
#define DOCUMENTS_FIRST_OPEN (UINT64_C(1) << 63)

struct counter {
    const struct counter_settings *settings;
    struct counter_full *full;
    struct vocabulary vocabulary;
    struct grams grams;
    struct units units;

    /* where in the stream */
    bool in_document;
    char *name; /* of the document, as tables have it; owned */
    size_t name_size, name_capacity;
    struct place paragraph, sentence;
    uint32_t languages[LEVEL_COUNT]; /* numbers, 0: not told */
    uint32_t language;               /* number of the current one */
    uint64_t unit_tokens;

    /* documents: `document` counts those since memory was last full, from 1 */
    uint32_t document;
    uint64_t document_number; /* of the one in progress, from 1 over all */
    uint64_t continued; /* number of the one that was open when memory was full, 0: none */

    /* the words before: before[n] is the gram of the last n words, before[1] the last word */
    uint32_t *before;
    struct gram_hash *hashes; /* of these grams */
    uint32_t before_count;    /* how many there are since the last boundary */

    /* n-grams too rare to be counted, by the hashes of their terms, or NULL: owned */
    struct sketch *sketch;
    bool surveying; /* only the sketch is made */

    /* the texts of the document in progress, or NULL while no term with a space was met:
     * owned; terms by their texts are told only in totals with n-grams */
    struct hash_strings *alike;
    uint64_t alike_memory;

    bool over; /* memory is full */
    struct vertical stream;
    char *scratch; /* owned; a line put right */
    size_t scratch_capacity;
};

/* Follows a line that is no token. `position`: of the line in the stream, in bytes. */
void counter_follow(
    struct counter *counter, const struct vertical_line *line, uint64_t position);

/* What a token needs to be open is opened. */
void counter_enter(struct counter *counter, uint64_t position);

/* Ends everything. */
void counter_leave(struct counter *counter, uint64_t position);

/* Cuts the unit in progress where it is too long. */
void counter_cut(struct counter *counter, uint64_t position);

/* Notes the n-grams that end with a word, roughly. */
void counter_survey_word(struct counter *counter, uint32_t number);

/* The words of the longest n-gram that ends with the next word. */
static inline uint32_t counter_orders(const struct counter *counter, uint32_t before_count)
{
    uint32_t longest = counter->settings->ngrams;
    return before_count + 1 < longest ? before_count + 1 : longest;
}

/* Sets hashes[n], that of the last n words, for one word more. */
static inline void counter_hash(const struct counter *counter, struct gram_hash *hashes,
    uint32_t number, uint32_t orders)
{
    uint32_t term = vocabulary_word(&counter->vocabulary, number)->term;
    for (uint32_t order = orders; order >= 2; order--)
        hashes[order] = grams_hash(&counter->grams, hashes[order - 1], number, term);
    hashes[1] = (struct gram_hash){number, term};
}

/* What a term's first time in the document in progress adds to its documents. */
static inline uint64_t counter_document_step(const struct counter *counter)
{
    return counter->document == 1 && counter->continued ? DOCUMENTS_FIRST_OPEN : 1;
}

/* From now on terms are told apart by their texts; to a new document, and when all is
 * forgotten, none was seen. */
void counter_alike_begin(struct counter *counter);
void counter_alike_clear(struct counter *counter);
void counter_alike_end(struct counter *counter);

/* Whether no other term of the document has read like that of an item: the number of a
 * word, or of a gram with UNITS_GRAM. */
bool counter_alike_first(struct counter *counter, uint32_t item);

/* Without a branch: whether a term has come in the document before is anyone's guess. */
static inline void counter_see(
    uint32_t *seen, uint64_t *documents, uint32_t document, uint64_t step)
{
    *documents += *seen == document ? 0 : step;
    *seen = document;
}

/* The same for the term of an item, which may read like another one. */
static inline void counter_see_item(
    struct counter *counter, uint32_t item, uint32_t *seen, uint64_t *documents)
{
    if (counter->alike && *seen != counter->document && !counter_alike_first(counter, item))
        return;
    counter_see(seen, documents, counter->document, counter_document_step(counter));
}

enum { COUNTER_BATCH = 32 };

/* A word on its way to be counted, or 0 for what ends n-grams; and where its line ends. */
struct counter_word {
    uint32_t number;
    size_t end;
};

/* Counts the n-grams that end with a word. */
void counter_count_ngrams(struct counter *counter, uint32_t number);

/* Has the processor fetch what that will look at for up to COUNTER_BATCH words: n-grams
 * are anywhere in memory. */
void counter_expect_ngrams(
    const struct counter *counter, const struct counter_word *batch, size_t count);

/* Goes on by one word: the n-grams that end with it are found, but not counted. */
void counter_extend(struct counter *counter, uint32_t number);

/* Whether rows can be taken now: the unit in progress has a name already, or is none. */
bool counter_may_pause(const struct counter *counter);

/* Gives the unit in progress its name and ends it, to go on under the same name. */
void counter_pause(struct counter *counter);

#endif
