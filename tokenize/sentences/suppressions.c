#include "tokenize/sentences/suppressions.h"

#include <stdint.h>
#include <stdlib.h>

#include "lib/memory.h"
#include "tokenize/sentences/abbreviations.h"
#include "tokenize/words/codepoint.h"

enum {
    SLOTS = 8192,         /* a power of two, more than twice the words there are */
    LANGUAGES = 64,       /* at most that many have abbreviations */
    ABBREVIATION_MAX = 24 /* bytes: what is longer is a word */
};

struct slot {
    struct span word; /* {NULL, 0}: free */
    unsigned char language;
    unsigned char kinds; /* a set of enum abbreviation_kind */
};

struct special {
    struct slot slots[SLOTS];
    const char *languages[LANGUAGES];
    unsigned char language_count, language; /* language: index of the chosen one */
    unsigned char english;
    const char *code;    /* of the chosen one, as it was given */
    uint32_t terminator; /* see special_terminates; 0: none */
    bool ordinals;       /* the chosen one writes "3." */
};

/* FNV-1a, as published by Fowler, Noll and Vo. */
static size_t hash(struct span word, unsigned language)
{
    uint64_t value = 0xCBF29CE484222325U ^ language;
    for (size_t i = 0; i < word.size; i++)
        value = (value ^ (unsigned char)word.data[i]) * 0x100000001B3U;
    return (size_t)(value ^ value >> 32);
}

static const struct slot *find(
    const struct special *special, struct span word, unsigned language)
{
    size_t at = hash(word, language) % SLOTS;
    while (special->slots[at].word.data && !(special->slots[at].language == language &&
                                               span_equal(special->slots[at].word, word)))
        at = (at + 1) % SLOTS;
    return &special->slots[at];
}

static void insert(
    struct special *special, struct span word, unsigned char language, int kind)
{
    struct slot *slot = &special->slots[find(special, word, language) - special->slots];
    *slot = (struct slot){word, language, (unsigned char)(slot->kinds | 1 << kind)};
}

static unsigned char language_index(const struct special *special, const char *language)
{
    unsigned char i = 0;
    while (i < special->language_count && strcmp(special->languages[i], language) != 0)
        i++;
    return i;
}

struct special *special_new(void)
{
    struct special *special = memory_new(1, sizeof *special);
    for (const struct abbreviations *row = abbreviations; row->language; row++) {
        unsigned char language = language_index(special, row->language);
        if (language == special->language_count)
            special->languages[special->language_count++] = row->language;
        for (const char *word = row->words; *word;) {
            size_t size = strcspn(word, " ");
            insert(special, (struct span){word, size}, language, (int)row->kind);
            word += size + (word[size] == ' ');
        }
    }
    special->english = language_index(special, "en");
    special_language(special, "und");
    return special;
}

void special_free(struct special *special)
{
    free(special);
}

void special_language(struct special *special, const char *language)
{
    if (language == special->code) /* mostly the same, and a constant */
        return;
    special->code = language;
    if (strcmp(language, "nb") == 0 || strcmp(language, "nn") == 0)
        language = "no";
    special->language = language_index(special, language);
    if (special->language == special->language_count) /* the most widely known ones */
        special->language = language_index(special, "en");
    special->terminator = strcmp(language, "el") == 0   ? ';'
                          : strcmp(language, "hy") == 0 ? ':'
                                                        : 0;
    special->ordinals = false;
    for (const char *const *code = abbreviations_ordinal_languages; *code; code++)
        special->ordinals |= strcmp(*code, language) == 0;
}

bool special_terminates(const struct special *special, uint32_t code)
{
    return code && code == special->terminator;
}

static bool has(const struct special *special, struct span word, int kind)
{
    return find(special, word, special->language)->kinds >> kind & 1;
}

/* ------------------------------------------------------------ looking around */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool belongs(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || is_digit(byte) ||
           byte == '.' || byte == '-' || (byte & 0x80);
}

/* Where the word begins that ends at text[end]; `end` where it is too long to matter. */
static size_t word_begin(struct span text, size_t least, size_t end)
{
    size_t begin = end;
    while (
        begin > least && belongs(text.data[begin - 1]) && end - begin <= ABBREVIATION_MAX)
        begin--;
    /* Quotes and dashes are no letters. */
    for (size_t at = begin; at < end;) {
        uint32_t properties;
        at += codepoint_read(text, at, &properties);
        if (properties & (PROPERTY_PUNCTUATION | PROPERTY_SPACE) &&
            text.data[at - 1] & 0x80)
            begin = at;
    }
    return end - begin > ABBREVIATION_MAX ? end : begin;
}

static unsigned sentence_class_at(struct span text, size_t at)
{
    if (at >= text.size)
        return SENTENCE_OTHER;
    uint32_t properties;
    codepoint_read(text, at, &properties);
    return codepoint_sentence(properties);
}

/* The letters that begin at text[at]. */
static struct span word_at(struct span text, size_t at)
{
    size_t end = at;
    while (end < text.size) {
        uint32_t properties;
        size_t size = codepoint_read(text, end, &properties);
        if (!(properties & PROPERTY_WORTHY) && codepoint_word(properties) != WORD_EXTEND)
            break;
        end += size;
    }
    return (struct span){text.data + at, end - at};
}

/* Single letters with full stops between them: U.S, e.g, z.B, p.m. */
static bool is_acronym(struct span word)
{
    bool stop = false;
    for (size_t at = 0; at < word.size;) {
        uint32_t properties;
        at += codepoint_read(word, at, &properties);
        if (!(properties & PROPERTY_WORTHY) || properties & PROPERTY_DIGIT)
            return false;
        if (at == word.size)
            return stop;
        if (word.data[at++] != '.')
            return false;
        stop = true;
    }
    return false;
}

/* One capital letter, as of a first name. */
static bool is_initial(struct span word)
{
    uint32_t properties;
    return word.size && codepoint_read(word, 0, &properties) == word.size &&
           codepoint_sentence(properties) == SENTENCE_UPPER;
}

static bool is_number(struct span word)
{
    for (size_t i = 0; i < word.size; i++)
        if (!is_digit(word.data[i]))
            return false;
    return word.size > 0;
}

static bool is_capital(struct span word)
{
    return word.size > 1 && word.data[0] >= 'A' && word.data[0] <= 'Z';
}

/* The kinds of an abbreviation; one in lower case may begin a sentence with a capital. */
static unsigned kinds_of(const struct special *special, struct span word)
{
    unsigned kinds = find(special, word, special->language)->kinds;
    if (is_capital(word)) /* Mr. and Mrs. appear in all languages */
        kinds |= find(special, word, special->english)->kinds & 1 << ABBREVIATION_NEVER;
    char lower[ABBREVIATION_MAX];
    if (kinds || word.size > ABBREVIATION_MAX || !is_capital(word))
        return kinds;
    memcpy(lower, word.data, word.size);
    lower[0] |= 0x20;
    return find(special, (struct span){lower, word.size}, special->language)->kinds;
}

/* Whether the word at text[next] usually begins sentences. */
static bool starts(const struct special *special, struct span text, size_t next)
{
    return has(special, word_at(text, next), ABBREVIATION_STARTER);
}

/* Whether a single letter and a full stop stand at text[next]: the B. of z. B. */
static bool is_letter_again(struct span text, size_t next)
{
    struct span word = word_at(text, next);
    uint32_t properties;
    size_t end = next + word.size;
    return word.size && end < text.size && text.data[end] == '.' &&
           codepoint_read(word, 0, &properties) == word.size &&
           !(properties & PROPERTY_DIGIT);
}

static bool is_single_letter(struct span word)
{
    uint32_t properties;
    return word.size && codepoint_read(word, 0, &properties) == word.size &&
           properties & PROPERTY_WORTHY && !(properties & PROPERTY_DIGIT);
}

/* A Roman number, as of kings and centuries. */
static bool is_roman(struct span word)
{
    for (size_t i = 0; i < word.size; i++)
        if (!memchr("IVX", word.data[i], 3))
            return false;
    return word.size > 1 && word.size <= 5;
}

/* A word of one or two letters of a script of India, which stand for names there. */
static bool is_indic_initial(struct span word)
{
    int letters = 0;
    for (size_t at = 0; at < word.size;) {
        uint32_t code;
        at += codepoint_decode(word, at, &code);
        if (code < 0x900 || code > 0xDFF)
            return false;
        letters += (codepoint_properties(code) & PROPERTY_WORTHY) != 0;
    }
    return letters > 0 && letters <= 2;
}

bool special_goes_on(
    const struct special *special, struct span text, size_t begin, size_t stop, size_t next)
{
    size_t first = word_begin(text, begin, stop);
    struct span word = {text.data + first, stop - first};
    if (!word.size || next >= text.size)
        return false;
    if (is_number(word)) {
        if (word.size <= 3 && first == begin) /* 1. Introduction */
            return true;
        return special->ordinals && word.size <= 2 && !starts(special, text, next);
    }
    if (is_initial(word) && !(first > begin && text.data[first - 1] == '&')) /* AT&T */
        return first == begin || !starts(special, text, next);
    if (is_indic_initial(word) || (is_single_letter(word) && is_letter_again(text, next)))
        return true;
    if (special->ordinals && is_roman(word))
        return !starts(special, text, next);
    unsigned kinds = kinds_of(special, word);
    if (kinds >> ABBREVIATION_NEVER & 1)
        return true;
    if (kinds >> ABBREVIATION_NUMBER & 1 &&
        sentence_class_at(text, next) == SENTENCE_NUMERIC)
        return true;
    if (kinds >> ABBREVIATION_UNCLEAR & 1 || is_acronym(word))
        return !starts(special, text, next);
    return false;
}
