/* Names and terms with a sign that running text takes for punctuation: AT&T, C++, .NET,
 * COVID-19, U.S. */
#ifndef TOKENIZE_WORDS_NAMES_H
#define TOKENIZE_WORDS_NAMES_H

#include "tokenize/words/token_rules.h"

/* Makes one token of each that the rules know, by its shape alone:
 *   AT&T      up to four capitals and digits on either side of an ampersand without spaces
 *   C++ C# A+ a word that begins with a capital and ++, # or +, nothing joined behind it
 *   .NET      a full stop behind a space, and two capitals or more
 *   COVID-19  a word that begins with a capital, a hyphen, up to four digits and perhaps a
 *             letter
 *   U.S.      single letters with full stops between them, and the last full stop */
void join_names(struct refine *refine, struct tokens *tokens, struct span text);

/* Adds the superscript and subscript digits that stand behind a token to it, and what is
 * joined behind them: x², H₂O. */
void join_raised_digits(struct refine *refine, struct tokens *tokens, struct span text);

#endif
