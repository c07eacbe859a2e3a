/* What endings say of a word's gender, number and case: by word_lists.txt and, where terms are
 * lemmas, by the lemma. */
#ifndef REPORT_LANGUAGE_INFLECTION_H
#define REPORT_LANGUAGE_INFLECTION_H

#include "lib/span.h"

enum { INFLECTED_LONGEST = 200 }; /* bytes: of longer words nothing is known */

enum gender { GENDER_UNKNOWN, GENDER_MASCULINE, GENDER_FEMININE, GENDER_NEUTER };

/* The gender that the longest listed ending of a noun has, folded or a lemma; of German plurals
 * the feminine, before which adjectives end alike. */
enum gender inflection_gender(struct span lang, struct span noun);

/* Whether an adjective, folded, may stand with a noun of the gender, in any case. */
bool inflection_agrees(struct span lang, struct span adjective, enum gender gender);

/* The nominative endings of the adjectives whose masculine, or lemma, is this, as in the list;
 * empty where there are none. */
struct span inflection_paradigm(struct span lang, struct span adjective);

/* That of a gender. */
struct span inflection_ending(struct span paradigm, enum gender gender);

/* Whether a form of an adjective, folded, is the nominative of a gender. */
bool inflection_is_nominative(
    struct span paradigm, struct span lemma, struct span form, enum gender gender);

/* Whether a form of an adjective, folded, is none of those of its paradigm. */
bool inflection_is_oblique(struct span paradigm, struct span lemma, struct span form);

/* Whether a noun ends as no nominative or genitive does. */
bool inflection_ends_obliquely(struct span lang, struct span noun);

/* Whether a noun is in the nominative plural, by its masculine lemma: no genitive. */
bool inflection_is_plural(struct span lang, struct span lemma, struct span noun);

/* Whether a noun may be in the nominative, singular or plural. */
bool inflection_may_be_cited(struct span lang, struct span lemma, struct span noun);

#endif
