/* From a token to its term: case folding, then the Snowball stemmer of the language. */
#ifndef STEM_STEMMER_H
#define STEM_STEMMER_H

#include "lib/languages.h"
#include "stem/exceptions.h"

enum {
    STEMMER_LONGEST = 16000, /* bytes of a token that is stemmed; a longer one is folded */
    STEMMER_ACRONYM_LEAST = 2, /* letters of what --keep-acronyms takes for an acronym */
    STEMMER_ACRONYM_MOST = 6,
};

/* What holds for all languages; borrowed, and must outlive the stemmers. */
struct stemmer_options {
    const struct exceptions *exceptions; /* or NULL */
    bool exact; /* Snowball's stems to the byte: not the data file of irregular words */
    bool keep_acronyms;
    bool folded; /* tokens are case-folded already: they are not folded again */
};

struct stemmer;

/* The stemmer of a language: its BCP 47 tag, ISO 639 code or English name, or the name of
 * one of Snowball's algorithms ("porter"). Where Snowball has none, it only folds, but for
 * words of which the data file has the lemma, and particles behind Korean ones. Freed with stemmer_free. */
struct stemmer *stemmer_new(struct span language, const struct stemmer_options *options);

/* Whether stemmer_new knows the name as a language or an algorithm. */
bool stemmer_known(struct span language);

/* A language with a stemmer, or an algorithm of Snowball's that is no language's (code "").
 */
struct stemmer_name {
    const char *code, *name;
};

/* Lists the languages by code, then the other algorithms by name, as far as there is room.
 * Returns how many there are. */
enum { STEMMER_NAMES = 256 };
size_t stemmer_list(struct stemmer_name *names, size_t room);

/* The term of a token, NFC and not empty. Of a few words Snowball leaves nothing (Greek
 * function words, Porter's "s"): then it is empty, and stemmer_folded returns what was
 * stemmed. Lent until the next call. */
struct span stemmer_term(struct stemmer *stemmer, struct span token);
struct span stemmer_folded(const struct stemmer *stemmer);

void stemmer_free(struct stemmer *stemmer);

#endif
