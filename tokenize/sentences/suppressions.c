#include "tokenize/sentences/suppressions.h"

#include <stdint.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "lib/memory.h"
#include "tokenize/languages/language.h"
#include "tokenize/sentences/abbreviations.h"
#include "tokenize/sentences/surroundings.h"
#include "tokenize/sentences/word_shapes.h"
#include "tokenize/words/codepoint.h"

enum {
    ABBREVIATION_PLAIN = 9 /* bytes: what is longer, of letters of ASCII alone, is a word */
};

struct suppressions {
    const struct language_model *model; /* or NULL */
    int language, english;              /* of abbreviations_language */
    const char *code;                   /* of the chosen one, as it was given */
    uint32_t terminator;                /* see suppressions_terminate; 0: none */
    bool streets;                       /* the language is German */
};

struct suppressions *suppressions_new(const struct language_model *model)
{
    struct suppressions *new = memory_new(1, sizeof *new);
    new->model = model;
    new->english = abbreviations_language(SPAN("en"));
    suppressions_language(new, "und");
    return new;
}

void suppressions_free(struct suppressions *suppressions)
{
    free(suppressions);
}

void suppressions_language(struct suppressions *suppressions, const char *language)
{
    if (language == suppressions->code) /* mostly the same, and a constant */
        return;
    suppressions->code = language;
    struct span code = {language, strcspn(language, "-")};
    if (span_equal(code, SPAN("nb")) || span_equal(code, SPAN("nn")))
        code = SPAN("no");
    suppressions->language = abbreviations_language(code);
    if (suppressions->language < 0) /* the most widely known */
        suppressions->language = suppressions->english;
    suppressions->streets = strcmp(language, "de") == 0;
    suppressions->terminator = strcmp(language, "el") == 0   ? ';'
                               : strcmp(language, "hy") == 0 ? ':'
                                                             : 0;
}

bool suppressions_terminate(const struct suppressions *suppressions, uint32_t code)
{
    return code && code == suppressions->terminator;
}

/* What the word is listed as in the chosen language. */
static unsigned listed_kinds(const struct suppressions *suppressions, struct span word)
{
    return abbreviations_kinds(word, suppressions->language);
}

static bool writes_ordinals(const struct suppressions *suppressions)
{
    return abbreviations_ordinals(suppressions->language);
}

static bool has(const struct suppressions *suppressions, struct span word, int kind)
{
    return listed_kinds(suppressions, word) >> kind & 1;
}

/* The kinds of the word with its first letters as they are, and the rest small. */
static unsigned kinds_in_small(
    const struct suppressions *suppressions, struct span word, size_t kept)
{
    enum { WIDEST = 4 };
    char small[ABBREVIATION_MAX + WIDEST];
    size_t size = 0;
    for (size_t at = 0; at < word.size && size <= ABBREVIATION_MAX; kept -= kept > 0) {
        uint32_t code;
        at += codepoint_decode(word, at, &code);
        if (!kept && code < 0x80)
            code |= code >= 'A' && code <= 'Z' ? 0x20 : 0;
        else if (!kept)
            code = (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
        size += (size_t)utf8_encode(code, small + size);
    }
    if (size > ABBREVIATION_MAX)
        return 0;
    return listed_kinds(suppressions, (struct span){small, size});
}

/* The kinds of an abbreviation behind a letter that Arabic and Hebrew write together with the
 * next word: and, the, in, to. */
static unsigned kinds_behind_prefix(
    const struct suppressions *suppressions, struct span word)
{
    enum { LETTER = 2 /* bytes */ };
    static const char hebrew[] = "והבלשמכ", arabic[] = "و";
    bool is_hebrew = strcmp(suppressions->code, "he") == 0;
    if (!is_hebrew && strcmp(suppressions->code, "ar") != 0)
        return 0;
    const char *prefixes = is_hebrew ? hebrew : arabic;
    if (word.size < (is_hebrew ? 4 : 2) * LETTER)
        return 0;
    for (; *prefixes; prefixes += LETTER)
        if (memcmp(prefixes, word.data, LETTER) == 0)
            return listed_kinds(
                suppressions, (struct span){word.data + LETTER, word.size - LETTER});
    return 0;
}

/* The kinds of an abbreviation; one in small letters may begin a sentence with a capital, or
 * stand in a headline of capitals. */
static unsigned kinds_of(const struct suppressions *suppressions, struct span word)
{
    unsigned kinds = listed_kinds(suppressions, word);
    if (!kinds)
        kinds = kinds_behind_prefix(suppressions, word);
    if (!is_capital(word))
        return kinds;
    /* Mr. and Mrs. appear in all languages */
    kinds |= abbreviations_kinds(word, suppressions->english) & 1 << ABBREVIATION_NEVER;
    for (size_t kept = 0; !kinds && kept < 2; kept++)
        kinds = kinds_in_small(suppressions, word, kept);
    return kinds;
}

/* Whether the word at text[next] usually begins sentences. */
static bool starts(const struct suppressions *suppressions, struct span text, size_t next)
{
    return has(suppressions, word_at(text, next), ABBREVIATION_STARTER);
}

/* The kinds of the abbreviation that the word ends after single letters apart: u. a. */
static unsigned kinds_apart(const struct suppressions *suppressions, struct span text,
    size_t begin, size_t first, size_t stop)
{
    enum { PARTS = 3 };
    char joined[ABBREVIATION_MAX];
    size_t start = first, size = 0;
    for (int i = 0; i < PARTS; i++) {
        size_t behind = space_begin(text, begin, start);
        size_t letter = letter_begin(text, begin, behind);
        if (letter == behind)
            break;
        start = letter;
    }
    if (start == first || stop - start > sizeof joined)
        return 0;
    for (size_t at = start; at < stop;) {
        uint32_t properties;
        size_t bytes = codepoint_read(text, at, &properties);
        if (!(properties & PROPERTY_SPACE)) {
            memcpy(joined + size, text.data + at, bytes);
            size += bytes;
        }
        at += bytes;
    }
    return kinds_of(suppressions, (struct span){joined, size});
}

/* What the shape of the word says: it never ends a sentence, or ends one only before a word
 * that begins sentences. */
static unsigned kinds_by_shape(const struct suppressions *suppressions, struct span text,
    struct span word, size_t next)
{
    enum { SHAPED = 12 }; /* bytes: what is longer is no shape but an acronym */
    bool long_word = word.size > SHAPED || (word.size > 5 && !(*word.data & 0x80));
    if (long_word && !memchr(word.data, '.', word.size))
        return 0;
    bool again = is_letter_again(text, next);
    if (is_indic_initial(word) || is_arabic_letter(word) || is_thai_abbreviation(word) ||
        (is_single_letter(word) && again) ||
        (is_doubled(word) && is_doubled(word_at(text, next))))
        return 1 << ABBREVIATION_NEVER;
    if (is_acronym(word) || is_initial(word) ||
        (writes_ordinals(suppressions) && is_roman(word)))
        return 1 << ABBREVIATION_UNCLEAR;
    return 0;
}

/* Whether an apostrophe of the language stands behind an article or the like. */
static bool elides(const struct suppressions *suppressions)
{
    static const char *const languages[] = {"fr", "it", "ca", "oc", NULL};
    const char *const *language = languages;
    while (*language && strcmp(*language, suppressions->code) != 0)
        language++;
    return *language;
}

/* Whether the word at text[first] goes on another one: 12's, km/h, the second half of a word
 * of Hebrew with a quotation mark in it. */
static bool is_rest(
    const struct suppressions *suppressions, struct span text, size_t begin, size_t first)
{
    if (first > begin && text.data[first - 1] == '\'' &&
        elides(suppressions)) /* l'art. 5 */
        return false;
    if (first <= begin + 1 || !strchr("'\"/", text.data[first - 1]))
        return first > begin && text.data[first - 1] == '/';
    uint32_t properties;
    codepoint_read(text, codepoint_before(text, first - 1), &properties);
    return properties & PROPERTY_WORTHY;
}

static bool number_goes_on(const struct suppressions *suppressions, struct span text,
    bool first, struct span word, size_t next)
{
    enum { ITEM = 3, ORDINAL = 2 }; /* digits */
    if (word.size <= ITEM && first) /* 1. Introduction */
        return true;
    return writes_ordinals(suppressions) && word.size <= ORDINAL &&
           !starts(suppressions, text, next);
}

/* Whether a number stands at text[next], also a Roman one that begins no sentence: I. */
static bool is_number_at(
    const struct suppressions *suppressions, struct span text, size_t next)
{
    return sentence_class_at(text, next) == SENTENCE_NUMERIC ||
           (is_roman_at(text, next) && !starts(suppressions, text, next));
}

/* Whether the model lists the word as one of the language. */
static bool is_known(const struct suppressions *suppressions, struct span word)
{
    return suppressions->model &&
           language_knows(suppressions->model, word, suppressions->code);
}

bool suppresses_end(const struct suppressions *suppressions, struct span text, size_t begin,
    size_t stop, size_t next)
{
    if (next >= text.size)
        return false;
    if (text.data[next] == '&')
        return true;
    size_t first = word_begin(text, begin, stop, ABBREVIATION_PLAIN);
    struct span word = {text.data + first, stop - first};
    if (suppressions->streets && is_street(text, begin, stop, next))
        return true;
    if (!word.size)
        return false;
    if (is_number(word))
        return number_goes_on(suppressions, text, first == begin, word, next);
    enum { LETTER_MOST = 4 /* bytes */ };
    bool initial = word.size <= LETTER_MOST && is_initial(word);
    if (initial && first > begin && text.data[first - 1] == '&') /* AT&T */
        return false;
    if (initial && first == begin)
        return true;
    unsigned kinds = kinds_of(suppressions, word);
    bool apart =
        first > begin + 2 && (text.data[first - 2] == '.' || text.data[first - 1] & 0x80);
    if (!kinds && apart && word.size <= LETTER_MOST)
        kinds = kinds_apart(suppressions, text, begin, first, stop);
    kinds &= ~(1U << ABBREVIATION_STARTER);
    bool measured = is_measured(text, begin, first);
    bool rest = is_rest(suppressions, text, begin, first) &&
                (!initial || text.data[first - 1] == '/');
    if (rest || (measured && kinds >> ABBREVIATION_LAST & 1))
        return false;
    bool listed = kinds;
    kinds |= kinds_by_shape(suppressions, text, word, next);
    if (!listed && !measured && is_without_vowel(word))
        kinds = 1 << ABBREVIATION_UNCLEAR;
    if (kinds >> ABBREVIATION_NEVER & 1)
        return true;
    if (kinds >> ABBREVIATION_NUMBER & 1 && is_number_at(suppressions, text, next))
        return true;
    return kinds >> ABBREVIATION_UNCLEAR & 1 &&
           (!starts(suppressions, text, next) || is_second_initial(word));
}

bool suppressions_small_start(const struct suppressions *suppressions, struct span text,
    size_t begin, size_t stop, size_t next)
{
    enum { FULL = 4, LONG = 7 /* bytes at least; LONG: twice that beyond ASCII */ };
    size_t first = word_begin(text, begin, stop, ABBREVIATION_MAX);
    struct span word = {text.data + first, stop - first};
    return word.size >= FULL && !memchr(word.data, '.', word.size) &&
           !kinds_of(suppressions, word) && !is_measured(text, begin, first) &&
           ((word.size >= (*word.data & 0x80 ? 2 * LONG : LONG) &&
                !suppressions->terminator) ||
               (is_known(suppressions, word) &&
                   is_known(suppressions, word_at(text, next))));
}

bool suppressions_starter(
    const struct suppressions *suppressions, struct span text, size_t at)
{
    return starts(suppressions, text, at);
}

/* ------------------------------------------------------------ run-on sentences */

/* Letters in small case that end at text[at]; the word's first may be a capital. Its begin,
 * or `at` where it is none, or what stands before it belongs to it. */
static size_t small_word_before(struct span text, size_t at)
{
    size_t begin = at;
    unsigned class = SENTENCE_LOWER;
    while (begin > 0 && class == SENTENCE_LOWER) {
        size_t before = codepoint_before(text, begin);
        class = sentence_class_at(text, before);
        if (class == SENTENCE_LOWER || class == SENTENCE_UPPER)
            begin = before;
        else if (memchr("./@_-:=\\0123456789", text.data[before], 19))
            return at;
    }
    return begin;
}

/* The word at text[at] if it is a capital and small letters, and nothing is joined to it as to
 * a name of a host, a file or a function; else empty. */
static struct span capital_word_at(struct span text, size_t at)
{
    struct span word = word_at(text, at), none = {text.data + at, 0};
    size_t end = at + word.size;
    for (size_t i = 0; i < word.size;) {
        uint32_t properties;
        unsigned wanted = i == 0 ? SENTENCE_UPPER : SENTENCE_LOWER;
        i += codepoint_read(word, i, &properties);
        if (codepoint_sentence(properties) != wanted)
            return none;
    }
    if (end < text.size && memchr("/@_(=\\", text.data[end], 6))
        return none;
    bool stop = end + 1 < text.size && memchr(".:", text.data[end], 2);
    return stop && belongs_to_word(text.data[end + 1]) ? none : word;
}

/* Endings of hosts and files as they are written with a capital. */
static bool is_name_ending(struct span word)
{
    static const char endings[] = " com org net edu gov info html htm php aspx asp js json "
                                  "xml txt pdf doc docx exe dll zip jpg png gif java ";
    char room[8] = " ";
    if (word.size > 5)
        return false;
    memcpy(room + 1, word.data, word.size);
    room[1] = (char)(room[1] | 0x20);
    room[word.size + 1] = ' ';
    return strstr(endings, room);
}

/* Whether it lists the word in any language. */
static bool is_listed(const struct suppressions *suppressions, struct span word)
{
    return suppressions->model && language_knows(suppressions->model, word, "");
}

bool suppressions_run_on(
    const struct suppressions *suppressions, struct span text, size_t at)
{
    enum { LEAST = 2, FULL = 6 }; /* bytes of the word before */
    char next = at + 1 < text.size ? text.data[at + 1] : ' ';
    if (!(next >= 'A' && next <= 'Z') && !(next & 0x80))
        return false;
    size_t begin = small_word_before(text, at);
    if (at - begin < LEAST || sentence_class_at(text, at - 1) == SENTENCE_UPPER)
        return false;
    struct span before = {text.data + begin, at - begin};
    struct span word = capital_word_at(text, at + 1);
    if (!word.size || is_name_ending(word) || kinds_of(suppressions, before))
        return false;
    if (has(suppressions, word, ABBREVIATION_STARTER))
        return true;
    uint32_t properties;
    codepoint_read(before, 0, &properties);
    return codepoint_sentence(properties) == SENTENCE_LOWER && word.size > LEAST &&
           (is_listed(suppressions, before) ||
               (before.size >= FULL && is_listed(suppressions, word))); /* not foo.Length */
}

bool suppressions_colon(
    const struct suppressions *suppressions, struct span text, size_t at)
{
    enum { LEAST = 3 }; /* bytes behind it */
    static const char *const inflecting[] = {"fi", "sv", "et", "se", "fo", "und", NULL};
    for (const char *const *code = inflecting; *code; code++)
        if (strcmp(*code, suppressions->code) == 0)
            return false;
    struct span word = word_at(text, at + 1);
    return word.size >= LEAST && at > 1 && is_cased_at(text, at - 2) &&
           is_known(suppressions, word);
}
