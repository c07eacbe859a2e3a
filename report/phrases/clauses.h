/* What looks like a phrase and is a clause: `Ebbers denies`, `attacking Bush`. */
#ifndef REPORT_PHRASES_CLAUSES_H
#define REPORT_PHRASES_CLAUSES_H

#include "report/language/lexicon.h"
#include "report/phrases/candidates.h"
#include "report/phrases/positions.h"

/* What is asked; all borrowed. */
struct clauses {
    struct lexicon *lexicon; /* of the words' language */
    struct positions *positions;
    bool english, german;
    bool head_first;  /* adjectives may follow their noun */
    bool joins_nouns; /* what makes one noun is written together */
};

/* Whether one of `length` words after the first is a verb even with a capital. `forms`: as they
 * are shown; `shares`: of each, by the lexicon. */
bool clauses_has_verb(const struct clauses *clauses, const struct span *forms,
    const struct word_shares *shares, uint32_t length);

/* Whether a candidate that stands so but once is a clause: a word in lower case between names,
 * or one that may be a verb beside a name. */
bool clauses_is_headline(const struct clauses *clauses, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares);

/* Whether what stands once in English is a subject in the plural with its verb, or a verb with its
 * object: `exports rise`, `hits players`. */
bool clauses_has_subject(const struct clauses *clauses, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares);

/* Whether it ends where a clause goes on: with a preposition, in English with a verb or participle, and
 * what stands once with one in -ing (`book whilst`, `staff dismissed`, `film accusing`). */
bool clauses_is_cut(const struct clauses *clauses, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares);

/* Of another language than English, whether a word in lower case is rather a verb than part of a
 * phrase: by the lexicon (`sucht Gärten`), or where it is as often a noun, what stands once and no
 * preposition, determiner or adjective makes a noun of it (`péniche électrique porte`), or its
 * lemma ends as an infinitive. In German adverbs before a noun are meant, too (`stündlich Züge`). */
bool clauses_has_finite(const struct clauses *clauses, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares);

/* Whether a word by itself is an adjective and no noun (`indoor`, `Islamic`). */
bool clauses_is_adjective(const struct word_shares *shares);

#endif
