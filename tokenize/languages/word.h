/* Words as the model of languages spells them: the letters of one script that stand
 * together, each by its number. */
#ifndef TOKENIZE_LANGUAGES_WORD_H
#define TOKENIZE_LANGUAGES_WORD_H

#include "tokenize/languages/model.h"

struct language_word {
    enum script script;
    bool capital; /* its first letter, as names have it */
    size_t bytes;
    size_t size; /* letters: LANGUAGE_WORD_MOST at most */
    uint8_t letters[LANGUAGE_WORD_MOST];
};

/* Takes the next word from the front of the text, any bytes. False where there is none. */
bool language_word_next(
    const struct language_tables *tables, struct span *text, struct language_word *word);

#endif
