/* What the next line of an article's stream is likely to be (archive/retrace.h). */
#ifndef ARCHIVE_PREDICTION_H
#define ARCHIVE_PREDICTION_H

#include <stdint.h>

#include "archive/retrace.h"
#include "archive/words.h"

enum retrace_operation {
    LITERAL,      /* size, bytes: a line as it stands */
    DOC,          /* size, bytes: the same, DOC_ID and DOC_TITLE standing for both */
    SENTENCE,     /* skip (zigzag), size: where the sentence begins and how long it is */
    SENTENCE_END, /* one that comes before the end that the sentence's tag gives */
    BREAK,        /* one that nothing in the text predicts */
    NO_BREAK,     /* no line: what divides words here is no break */
    TERM,         /* keep, size, bytes: word as predicted, its term kept so far and more */
    PART,         /* skip, size: a word that is other bytes of the text */
    WORD,         /* size, bytes: another word, its term as predicted */
};

enum {
    DOC_ID = 1,
    DOC_TITLE = 2,
    PREDICTION_SLOTS = 1 << 16, /* about twice as many as a frame has types */
    PREDICTION_NOTE = 60,       /* bytes of a word and its term that are noted */
};

/* What stood behind a word when it last came. */
struct prediction_slot {
    unsigned char word, term; /* bytes of each; no word: free */
    char bytes[PREDICTION_NOTE];
};

/* What the last line was. */
enum prediction_last {
    OPENED,
    TOKEN,
    BROKEN,
    SENTENCE_OPEN,
    SENTENCE_CLOSED,
    PARAGRAPH_OPEN,
    PARAGRAPH_CLOSED
};

struct retrace {
    struct prediction_slot slots[PREDICTION_SLOTS];
    struct output line; /* the predicted one */
    /* of the article */
    struct span text;
    struct word next; /* the first at or behind `at` */
    bool there;       /* there is one */
    enum prediction_last last;
    bool columns; /* tokens have terms */
    size_t at;    /* behind the last token or sentence's end */
    size_t end;   /* of the open sentence */
};

void prediction_begin(struct retrace *retrace, const struct retrace_article *article);

/* Sets the line that is to be expected, without its LF. */
void prediction_next(struct retrace *retrace);

/* Sets the predicted line to that of another word. */
void prediction_word(struct retrace *retrace, struct span word);

/* Where the next sentence is likely to begin. */
size_t prediction_sentence(const struct retrace *retrace);

/* Whether the open sentence has another word. */
bool prediction_goes_on(const struct retrace *retrace);

/* Learns from a line; a word in it is left behind in the text at `end`. */
void prediction_learn(struct retrace *retrace, struct span line, size_t end);

/* The same of the predicted line. */
void prediction_learn_own(struct retrace *retrace);

struct span prediction_word_of(struct span line);
bool prediction_is_tag(struct span line);

/* The number of an attribute of a sentence's tag. */
bool prediction_number(struct span tag, struct span name, size_t *number);

#endif
