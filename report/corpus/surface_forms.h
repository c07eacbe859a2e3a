/* Which written form of a term people are shown. */
#ifndef REPORT_CORPUS_SURFACE_FORMS_H
#define REPORT_CORPUS_SURFACE_FORMS_H

#include <stdint.h>

#include "lib/arena.h"

enum {
    FORMS_MOST = 64, /* only the most frequent forms are weighed: a term has one to five */
};

/* The form to show of a cell `form:count|form:count...` of the count table: the commonest,
 * where forms that differ in a possessive 's count as one, written without it (`China's`
 * counts for `China`); on a tie one without upper case, then the first in byte order.
 * Where terms of the language are lemmas, before all that goes the form more of whose words are
 * the term's, folded: the base form (`kopalnia soli` for `kopalni soli`); of a word none of whose
 * forms can be a nominative, the term with a form's capital (`prąd` for `prądzie`).
 * A particle of Korean at the end is left out. Of an n-gram only the last word loses its 's, and
 * an elided word (l' eau) is joined to the next. Unescaped; lent by the cell or owned by the arena. The term where the cell has none. */
struct span surface_form(
    struct arena *arena, struct span cell, struct span term, struct span lang);

/* Whether the syllables of a language's words are written apart, and joined by `_` in tokens. */
bool surface_form_joins_syllables(struct span lang);

/* Whether particles are written together with the word before them, of which the term has none
 * (stem/particles.h). */
bool surface_form_has_particles(struct span lang);

/* Whether a language has no stems but lemmas for terms (data/stems.py). */
bool surface_form_terms_are_lemmas(struct span lang);

/* The form without a possessive 's at its end (straight or curly, 's or 'S), if a letter or
 * digit is left. */
struct span surface_form_unpossessive(struct span form);

/* Whether the text holds an upper-case or title-case letter. */
bool surface_form_has_capital(struct span text);

/* Whether it begins with one. */
bool surface_form_is_capitalised(struct span form);

/* Whether it begins with a lower-case letter: no digit, sign or letter of a script without cases. */
bool surface_form_is_small(struct span form);

#endif
