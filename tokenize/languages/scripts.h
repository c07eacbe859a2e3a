/* The script of a character, by Unicode's Scripts.txt, where it distinguishes languages. */
#ifndef TOKENIZE_LANGUAGES_SCRIPTS_H
#define TOKENIZE_LANGUAGES_SCRIPTS_H

#include <stddef.h>
#include <stdint.h>

#include "lib/span.h"

enum script {
    SCRIPT_NONE, /* common to all, inherited, or of a script not listed here */
    SCRIPT_LATIN,
    SCRIPT_CYRILLIC,
    SCRIPT_ARABIC,
    SCRIPT_DEVANAGARI,
    SCRIPT_HEBREW,
    SCRIPT_GREEK,
    SCRIPT_ARMENIAN,
    SCRIPT_GEORGIAN,
    SCRIPT_ETHIOPIC,
    SCRIPT_BENGALI,
    SCRIPT_GURMUKHI,
    SCRIPT_GUJARATI,
    SCRIPT_ODIA,
    SCRIPT_TAMIL,
    SCRIPT_TELUGU,
    SCRIPT_KANNADA,
    SCRIPT_MALAYALAM,
    SCRIPT_SINHALA,
    SCRIPT_THAI,
    SCRIPT_LAO,
    SCRIPT_TIBETAN,
    SCRIPT_BURMESE,
    SCRIPT_KHMER,
    SCRIPT_HANGUL,
    SCRIPT_KANA,
    SCRIPT_HAN,
    SCRIPTS
};

/* Bytes of UTF-8 that say as much in a script as one does in Latin: those of a letter; of
 * characters that stand for syllables or words, each byte counts. */
size_t script_letter_bytes(enum script script);

/* The script of a code point; SCRIPT_NONE for digits and punctuation, also those that stand
 * in a script's block. */
enum script script_of(uint32_t code);

/* Sets the script of each code point below `codes`, in a table that is zeroed before. */
void scripts_fill(unsigned char *scripts, uint32_t codes);

/* Whether a text of Han holds a character that Chinese writes and Japanese does not: one of
 * the simplified ones that are frequent, or of a pronoun or a particle. */
bool script_han_is_chinese(struct span text);

/* The language of a script that has only one: "el" for Greek; NULL for
 * Latin, Cyrillic, Arabic, Devanagari and Hebrew, which many use. */
const char *script_language(enum script script);

#endif
