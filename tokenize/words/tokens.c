#include "tokenize/words/tokens.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "tokenize/sentences/word_shapes.h"
#include "tokenize/words/codepoint.h"
#include "tokenize/words/regions.h"
#include "tokenize/words/uax29_words.h"

static void tokens_add(struct tokens *tokens, size_t begin, size_t size, uint32_t flags)
{
    if (tokens->count == tokens->capacity)
        tokens->items = memory_grow(
            tokens->items, &tokens->capacity, tokens->count + 1, sizeof *tokens->items);
    tokens->items[tokens->count++] =
        (struct token){(uint32_t)begin, (uint32_t)(begin + size) | flags};
}

static void add_cut(
    struct tokens *tokens, struct span text, size_t begin, size_t end, uint32_t flags)
{
    if (end - begin > TOKEN_MAX && !(tokens->rest && begin == 0))
        tokens->cut++;
    while (end - begin > TOKEN_MAX) {
        size_t size = TOKEN_MAX;
        while (size > TOKEN_MAX - 3 && (text.data[begin + size] & 0xC0) == 0x80)
            size--;
        tokens_add(tokens, begin, size, flags);
        begin += size;
    }
    tokens_add(tokens, begin, end - begin, flags);
}

/* What belongs to the character before it, whatever that is (rule WB4). */
static bool is_ignored(uint32_t properties)
{
    unsigned word = codepoint_word(properties);
    return word == WORD_EXTEND || word == WORD_FORMAT || word == WORD_ZWJ;
}

static bool is_connector(uint32_t properties)
{
    return codepoint_word(properties) == WORD_EXTENDNUMLET || is_ignored(properties);
}

/* Takes underscores and the like from both ends of a word that holds a letter or digit. */
static void trim_connectors(struct span text, size_t *begin, size_t *end)
{
    uint32_t properties;
    for (;;) {
        size_t size = codepoint_read(text, *begin, &properties);
        if (codepoint_word(properties) != WORD_EXTENDNUMLET)
            break;
        *begin += size;
        while (size = codepoint_read(text, *begin, &properties),
            is_connector(properties) && codepoint_word(properties) != WORD_EXTENDNUMLET)
            *begin += size;
    }
    size_t last = *end;
    while (last > *begin) {
        size_t before = codepoint_before(text, last);
        codepoint_read(text, before, &properties);
        if (!is_connector(properties))
            break;
        if (codepoint_word(properties) == WORD_EXTENDNUMLET)
            *end = before;
        last = before;
    }
}

/* A segment of UAX #29 becomes a token if it holds a letter or a digit. */
static void add_segment(
    struct tokens *tokens, struct span text, size_t begin, size_t end, uint32_t properties)
{
    if (!(properties & PROPERTY_WORTHY)) {
        if (properties & PROPERTY_INVALID) {
            uint32_t first;
            tokens->invalid += codepoint_read(text, begin, &first);
        }
        return;
    }
    if (properties & PROPERTY_CONNECTOR)
        trim_connectors(text, &begin, &end);
    bool rewrite = properties & (PROPERTY_REWRITTEN | PROPERTY_ESCAPED | WORDS_DENORMAL);
    add_cut(tokens, text, begin, end, rewrite ? TOKEN_REWRITE : 0);
}

/* ---------------------------------------------------------- scripts without spaces */

static bool is_ideographic(unsigned script)
{
    return script == UNSPACED_HAN || script == UNSPACED_KANA;
}

static bool same_run(unsigned first, unsigned script)
{
    return script == first || (is_ideographic(first) && is_ideographic(script));
}

struct run {
    size_t end;
    unsigned script; /* kana where it holds kana */
    uint32_t properties;
};

/* The run of letters of one such script that begins at text[begin]. */
static struct run find_run(struct span text, size_t begin, unsigned script)
{
    struct run run = {.end = begin, .script = script};
    const uint32_t special = PROPERTY_NFC_NO | PROPERTY_NFC_MAYBE;
    const uint32_t none = UINT32_MAX; /* no letter has all properties */
    uint32_t previous = 0, plain = none;
    while (run.end < text.size) {
        uint32_t properties;
        size_t size = codepoint_read(text, run.end, &properties);
        if (properties == plain) { /* as the letter before, which was looked at */
            run.end += size;
            continue;
        }
        unsigned here = codepoint_unspaced(properties);
        if (!is_ignored(properties) && !same_run(script, here))
            break;
        if (here == UNSPACED_KANA)
            run.script = UNSPACED_KANA;
        run.properties |= properties;
        if (properties & special || (properties & previous & PROPERTY_MARK))
            run.properties |= WORDS_DENORMAL;
        previous = properties;
        plain = properties & (special | PROPERTY_MARK) ? none : properties;
        run.end += size;
    }
    return run;
}

static enum dictionary_kind kind_of(unsigned script, const char *language)
{
    switch (script) {
    case UNSPACED_THAI:
        return DICTIONARY_THAI;
    case UNSPACED_LAO:
        return DICTIONARY_LAO;
    case UNSPACED_KHMER:
        return DICTIONARY_KHMER;
    case UNSPACED_BURMESE:
        return DICTIONARY_BURMESE;
    case UNSPACED_KANA:
        return DICTIONARY_JAPANESE;
    default:
        return strcmp(language, "ja") == 0 ? DICTIONARY_JAPANESE : DICTIONARY_CHINESE;
    }
}

static void add_run(struct tokens *tokens, struct span text, size_t begin,
    const struct run *run, const char *language)
{
    if (!(run->properties & PROPERTY_WORTHY))
        return;
    struct span letters = {text.data + begin, run->end - begin};
    tokens->ends = memory_grow(
        tokens->ends, &tokens->ends_capacity, letters.size, sizeof *tokens->ends);
    size_t words = dictionary_divide(
        tokens->dictionaries, kind_of(run->script, language), letters, tokens->ends);
    bool rewrite = run->properties & (PROPERTY_REWRITTEN | WORDS_DENORMAL);
    for (size_t i = 0, word = 0; i < words; word = tokens->ends[i++])
        add_cut(tokens, text, begin + word, begin + tokens->ends[i],
            rewrite ? TOKEN_REWRITE : 0);
}

/* ---------------------------------------------------------- abbreviations of Thai */

/* Where the letters of Thai end that begin at text[begin]. */
static size_t thai_letters_end(struct span text, size_t begin)
{
    size_t end = begin;
    while (end < text.size) {
        uint32_t properties;
        size_t size = codepoint_read(text, end, &properties);
        if (codepoint_unspaced(properties) != UNSPACED_THAI)
            break;
        end += size;
    }
    return end;
}

/* Where one to four consonants of Thai that stand alone at text[begin] end; `begin` where
 * there is none. */
static size_t thai_piece_end(struct span text, size_t begin)
{
    size_t end = thai_letters_end(text, begin);
    return is_thai_abbreviation((struct span){text.data + begin, end - begin}) ? end
                                                                               : begin;
}

/* Where such pieces with full stops between them or behind them end before text[most]: ม.ค,
 * พ.ร.บ, รมว; `begin` where none begin there. */
static size_t thai_abbreviation_end(struct span text, size_t begin, size_t most)
{
    size_t letters = thai_letters_end(text, begin);
    if (letters < text.size && text.data[letters] == '.') {
        size_t month = thai_letters_end(text, letters + 1);
        if (is_thai_month((struct span){text.data + begin, month - begin}))
            return month;
    }
    size_t end = thai_piece_end(text, begin), first = end;
    bool closed = end < text.size && text.data[end] == '.';
    while (end > begin && end + 1 < most && text.data[end] == '.') {
        size_t next = thai_piece_end(text, end + 1);
        if (next == end + 1)
            break;
        end = next;
    }
    return end > first || closed ? end : begin;
}

/* ---------------------------------------------------------- the text */

/* The tokens of text[begin, end), both word boundaries. */
static void find_between(
    struct tokens *tokens, struct span text, size_t begin, size_t end, const char *language)
{
    struct span part = {text.data, end};
    while (begin < end) {
        uint32_t properties;
        codepoint_read(part, begin, &properties);
        unsigned script =
            is_ignored(properties) ? UNSPACED_NONE : codepoint_unspaced(properties);
        size_t abbreviated =
            script == UNSPACED_THAI ? thai_abbreviation_end(text, begin, end) : begin;
        if (abbreviated > begin) {
            add_cut(tokens, text, begin, abbreviated, 0);
            begin = abbreviated;
            continue;
        }
        if (script != UNSPACED_NONE) {
            struct run run = find_run(part, begin, script);
            add_run(tokens, part, begin, &run, language);
            begin = run.end;
            continue;
        }
        size_t next = words_end(part, begin, &properties);
        add_segment(tokens, part, begin, next, properties);
        begin = next;
    }
}

void tokens_find_scalar(struct tokens *tokens, struct span text, const char *language)
{
    tokens->count = 0;
    find_between(tokens, text, 0, text.size, language);
}

/* The tokens of regions, some of which the plain code has to look at. */
static void find_in_regions(
    struct tokens *tokens, struct span text, size_t count, const char *language)
{
    for (size_t i = 0; i < count; i++) {
        const struct token *region = &tokens->regions[i];
        size_t end = region->end & TOKEN_END;
        if (region->end & TOKEN_REGION)
            find_between(tokens, text, region->begin, end, language);
        else
            add_cut(tokens, text, region->begin, end, 0);
    }
}

void tokens_find(struct tokens *tokens, struct span text, const struct bytes *bytes,
    const char *language)
{
    tokens->count = 0;
    tokens->regions = memory_grow(tokens->regions, &tokens->regions_capacity,
        regions_most(text.size), sizeof *tokens->regions);
    size_t count = regions_find(text, bytes, tokens->regions);
    if (bytes->other || text.size > TOKEN_MAX) {
        find_in_regions(tokens, text, count, language);
        return;
    }
    struct token *regions = tokens->regions;
    size_t capacity = tokens->regions_capacity;
    tokens->regions = tokens->items;
    tokens->regions_capacity = tokens->capacity;
    tokens->items = regions;
    tokens->capacity = capacity;
    tokens->count = count;
}

void tokens_free(struct tokens *tokens)
{
    free(tokens->items);
    free(tokens->regions);
    free(tokens->ends);
}
