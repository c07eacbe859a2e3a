/* Abbreviations that are written with a full stop, and words that begin sentences, by
 * language. */
#ifndef TOKENIZE_SENTENCES_ABBREVIATIONS_H
#define TOKENIZE_SENTENCES_ABBREVIATIONS_H

enum abbreviation_kind {
    ABBREVIATION_NEVER,   /* a sentence never ends with it: titles, "e.g." */
    ABBREVIATION_NUMBER,  /* none ends where a number follows: "No. 5" */
    ABBREVIATION_UNCLEAR, /* one ends only where a word follows that begins sentences */
    ABBREVIATION_STARTER, /* no abbreviation, but such a word */
};

struct abbreviations {
    const char *language; /* BCP 47 */
    enum abbreviation_kind kind;
    const char *words; /* without the last full stop, divided by one space */
};

/* A row with language NULL ends it. */
extern const struct abbreviations abbreviations[];

/* Languages that write ordinal numbers with a full stop ("am 3. Oktober"); NULL ends it. */
extern const char *const abbreviations_ordinal_languages[];

#endif
