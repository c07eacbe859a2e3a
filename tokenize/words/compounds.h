/* Words whose syllables are written apart, as those of Vietnamese: one token each. */
#ifndef TOKENIZE_WORDS_COMPOUNDS_H
#define TOKENIZE_WORDS_COMPOUNDS_H

#include "tokenize/words/token_rules.h"

/* Joins the tokens of a text in Vietnamese that are syllables of one word of its dictionary,
 * with one space between each and the next. They stay as they are where there is none.
 * `refine` has the room. */
void join_syllables(struct refine *refine, struct tokens *tokens, struct span text);

#endif
