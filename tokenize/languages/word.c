#include "tokenize/languages/word.h"

#include "tokenize/words/codepoint.h"

bool language_word_next(
    const struct language_tables *tables, struct span *text, struct language_word *word)
{
    size_t i = 0;
    word->script = SCRIPT_NONE;
    word->bytes = word->size = 0;
    while (i < text->size) {
        uint32_t code;
        size_t step = codepoint_decode(*text, i, &code);
        enum script script = language_script(tables, code);
        if (script != word->script && word->script != SCRIPT_NONE)
            break;
        if (script != SCRIPT_NONE) {
            word->script = script;
            word->bytes += step;
            uint16_t letter = code < LANGUAGE_LETTERS ? tables->letters[code] : 0;
            if (word->size == 0)
                word->capital = letter >= LANGUAGE_CAPITAL;
            if (word->size < LANGUAGE_WORD_MOST)
                word->letters[word->size++] = (uint8_t)letter;
        }
        i += step;
    }
    *text = (struct span){text->data + i, text->size - i};
    return word->script != SCRIPT_NONE;
}
