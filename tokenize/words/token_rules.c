#include "tokenize/words/token_rules.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "tokenize/words/codepoint.h"
#include "tokenize/words/names.h"
#include "tokenize/words/uax29_words.h"

void refine_add(struct refine *refine, size_t begin, size_t end, uint32_t flags)
{
    refine->items = memory_grow(
        refine->items, &refine->capacity, refine->count + 1, sizeof *refine->items);
    refine->items[refine->count++] = (struct token){(uint32_t)begin, (uint32_t)end | flags};
}

static void add_token(struct refine *refine, const struct token *token)
{
    refine_add(
        refine, token->begin, token->end & TOKEN_END, token->end & ~(uint32_t)TOKEN_END);
}

static size_t end_of(const struct token *token)
{
    return token->end & TOKEN_END;
}

void refine_finish(struct refine *refine, struct tokens *tokens)
{
    struct token *items = tokens->items;
    size_t capacity = tokens->capacity;
    tokens->items = refine->items;
    tokens->count = refine->count;
    tokens->capacity = refine->capacity;
    refine->items = items;
    refine->capacity = capacity;
    refine->count = 0;
}

/* ---------------------------------------------------------------- addresses */

static void join_urls(struct refine *refine, struct tokens *tokens, struct span text)
{
    size_t token = 0, least = 0, begin, end;
    for (size_t at = 0; at < text.size; at++) {
        if (!refine_find_url(text, least, at, &begin, &end) || end - begin > TOKEN_MAX)
            continue;
        while (token < tokens->count && end_of(&tokens->items[token]) <= begin)
            add_token(refine, &tokens->items[token++]);
        refine_add(refine, begin, end, TOKEN_REWRITE | TOKEN_WHOLE);
        while (token < tokens->count && tokens->items[token].begin < end)
            token++;
        least = end;
        at = end - 1;
    }
    while (token < tokens->count)
        add_token(refine, &tokens->items[token++]);
    refine_finish(refine, tokens);
}

/* ---------------------------------------------------------------- hyphens */

/* The size of the hyphen at text[at], 0 where there is none. */
static size_t hyphen_size(struct span text, size_t at)
{
    uint32_t code;
    if (at >= text.size)
        return 0;
    size_t size = codepoint_decode(text, at, &code);
    return code == '-' || code == 0x2010 || code == 0x2011 ? size : 0;
}

static bool is_hyphen(struct span gap)
{
    return gap.size && hyphen_size(gap, 0) == gap.size;
}

/* Whether a gap is a line's end with nothing else but blanks. */
static bool is_line_end(struct span gap)
{
    bool line = false;
    for (size_t i = 0; i < gap.size; i++) {
        if (!strchr(" \t\r\n", gap.data[i]) || !gap.data[i])
            return false;
        line |= gap.data[i] == '\n';
    }
    return line;
}

static bool begins_in_lower_case(struct span word)
{
    uint32_t properties;
    codepoint_read(word, 0, &properties);
    return codepoint_sentence(properties) == SENTENCE_LOWER;
}

static bool ends_in_letter(struct span word)
{
    uint32_t properties;
    codepoint_read(word, codepoint_before(word, word.size), &properties);
    return properties & PROPERTY_WORTHY && !(properties & PROPERTY_DIGIT);
}

/* Whether the gap between two words is a hyphen and a line's end; the hyphen may be a soft
 * one, which is the last code point of the word before. */
static bool is_broken(struct span before, struct span gap, struct span after)
{
    static const char soft_hyphen[] = "\xC2\xAD";
    if (!begins_in_lower_case(after))
        return false;
    if (before.size > 2 && memcmp(before.data + before.size - 2, soft_hyphen, 2) == 0)
        return is_line_end(gap);
    size_t hyphen = hyphen_size(gap, 0);
    return hyphen && ends_in_letter(before) &&
           is_line_end((struct span){gap.data + hyphen, gap.size - hyphen});
}

/* Joins tokens over the gaps that the rules join. */
static void join_hyphens(struct refine *refine, struct tokens *tokens, struct span text)
{
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        struct token *last = refine->count ? &refine->items[refine->count - 1] : NULL;
        bool joined = false;
        if (last && end_of(token) - last->begin <= TOKEN_MAX &&
            !(token->end & TOKEN_WHOLE)) {
            struct span before = {text.data + last->begin, token_size(last)};
            struct span gap = {text.data + end_of(last), token->begin - end_of(last)};
            struct span after = {text.data + token->begin, token_size(token)};
            joined = (refine->options.hyphens && is_hyphen(gap)) ||
                     (refine->options.dehyphenate && is_broken(before, gap, after));
        }
        if (joined)
            last->end = token->end | TOKEN_REWRITE;
        else
            add_token(refine, token);
    }
    refine_finish(refine, tokens);
}

/* ---------------------------------------------------------------- clitics */

enum side { CLITIC_BEFORE, CLITIC_AFTER };

/* How the languages divide a word at its apostrophe. */
static const struct clitics {
    const char *language;
    const char *words; /* clitics, each between spaces; NULL: any of up to 6 bytes */
    enum side side;    /* of the apostrophe, which goes with the clitic */
    bool elision;      /* divided with that option, too */
} clitics[] = {
    {"en", " s ll re ve d m ", CLITIC_AFTER, false},
    {"de", " s n ne ", CLITIC_AFTER, false},
    {"fr", " l d j m t s n c qu lorsqu puisqu jusqu quoiqu ", CLITIC_BEFORE, true},
    {"it", NULL, CLITIC_BEFORE, true},
    {"ca", " l d m t s n ", CLITIC_BEFORE, true},
    {"ca", " l ls m n ns s t us ", CLITIC_AFTER, true},
    {"oc", " l d m t s n qu ", CLITIC_BEFORE, true},
    {"gl", " d ", CLITIC_BEFORE, true},
    {"lb", " d ", CLITIC_BEFORE, true},
    {NULL, NULL, CLITIC_AFTER, false},
};

static const struct clitics *clitics_of(const char *language)
{
    if (strcmp(language, "und") == 0)
        language = "en";
    const struct clitics *row = clitics;
    while (row->language && strcmp(row->language, language) != 0)
        row++;
    return row->language ? row : NULL;
}

/* Where the word's first apostrophe is, and its size; the word's size where it has none. */
static size_t apostrophe_in(struct span word, size_t *size)
{
    size_t at = 0;
    for (; at < word.size; at += *size) {
        uint32_t code;
        *size = codepoint_decode(word, at, &code);
        if (code == '\'' || code == 0x2019)
            break;
    }
    return at;
}

static bool is_clitic(const struct clitics *row, struct span word)
{
    char room[10] = " ";
    if (word.size == 0 || word.size > 6)
        return false;
    if (!row->words)
        return true;
    for (size_t i = 0; i < word.size; i++)
        room[i + 1] =
            (char)(word.data[i] >= 'A' && word.data[i] <= 'Z' ? word.data[i] | 0x20
                                                              : word.data[i]);
    room[word.size + 1] = ' ';
    return strstr(row->words, room);
}

/* Where a row of the table divides the word: its size where it does not. */
static size_t division_by(const struct clitics *row, struct span word)
{
    size_t size = 0, at = apostrophe_in(word, &size);
    if (at == 0 || at >= word.size)
        return word.size;
    struct span before = {word.data, at};
    struct span after = {word.data + at + size, word.size - at - size};
    if (row->side == CLITIC_BEFORE)
        return is_clitic(row, before) && after.size ? at + size : word.size;
    bool negated = strcmp(row->language, "en") == 0 && at > 1 && after.size == 1 &&
                   (after.data[0] | 0x20) == 't' && (word.data[at - 1] | 0x20) == 'n';
    if (negated)
        return at - 1;
    return is_clitic(row, after) ? at : word.size;
}

/* Where the word is divided by one of the rows of the first one's language; its size where it is
 * not. */
static size_t division(const struct clitics *first, struct span word)
{
    size_t middle = word.size;
    for (const struct clitics *row = first; middle == word.size && row->language &&
                                            strcmp(row->language, first->language) == 0;
         row++)
        middle = division_by(row, word);
    return middle;
}

static void divide_clitics(
    struct refine *refine, struct tokens *tokens, struct span text, const char *language)
{
    const struct clitics *row = clitics_of(language);
    if (!row || (!row->elision && !refine->options.clitics))
        return;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        uint32_t flags = token->end & ~(uint32_t)TOKEN_END;
        size_t begin = token->begin, end = end_of(token);
        while (begin < end) { /* neanch'un'isola */
            struct span word = {text.data + begin, end - begin};
            size_t size = flags & TOKEN_WHOLE ? word.size : division(row, word);
            refine_add(refine, begin, begin + size, flags);
            begin += size;
        }
    }
    refine_finish(refine, tokens);
}

/* ---------------------------------------------------------------- symbols */

static bool is_symbol(struct span text, size_t at, uint32_t properties)
{
    uint32_t code;
    codepoint_decode(text, at, &code);
    return code == '%' || code == 0x2030 || code == 0x66A ||
           properties & (PROPERTY_PICTOGRAPH | PROPERTY_CURRENCY) ||
           codepoint_word(properties) == WORD_REGIONAL_INDICATOR;
}

/* Adds the symbols that stand between two tokens. */
static void add_symbols(struct refine *refine, struct span text, size_t begin, size_t end)
{
    struct span part = {text.data, end};
    while (begin < end) {
        uint32_t first, properties;
        codepoint_read(part, begin, &first);
        size_t next = words_end(part, begin, &properties);
        if (next - begin <= TOKEN_MAX && is_symbol(part, begin, first))
            refine_add(refine, begin, next, TOKEN_WHOLE);
        begin = next;
    }
}

/* Whether a # or @ stands before text[at] and begins what follows. */
static bool is_tag(struct span text, size_t least, size_t at)
{
    if (at == least || (text.data[at - 1] != '#' && text.data[at - 1] != '@'))
        return false;
    return at - 1 == 0 || at - 1 > least || text.data[at - 2] == ' ';
}

static void find_symbols(struct refine *refine, struct tokens *tokens, struct span text)
{
    size_t last = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        size_t begin = token->begin;
        if (token_size(token) < TOKEN_MAX && is_tag(text, last, begin))
            begin--;
        add_symbols(refine, text, last, begin);
        refine_add(refine, begin, end_of(token), token->end & ~(uint32_t)TOKEN_END);
        last = end_of(token);
    }
    add_symbols(refine, text, last, text.size);
    refine_finish(refine, tokens);
}

void refine_tokens(
    struct refine *refine, struct tokens *tokens, struct span text, const char *language)
{
    if (refine->options.urls)
        join_urls(refine, tokens, text);
    if (refine->options.hyphens || refine->options.dehyphenate)
        join_hyphens(refine, tokens, text);
    if (refine->options.names)
        join_names(refine, tokens, text);
    if (refine->options.raised)
        join_raised_digits(refine, tokens, text);
    if (refine->options.clitics || refine->options.elision)
        divide_clitics(refine, tokens, text, language);
    if (refine->options.symbols)
        find_symbols(refine, tokens, text);
}

void refine_free(struct refine *refine)
{
    free(refine->items);
}
