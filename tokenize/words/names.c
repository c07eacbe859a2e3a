#include "tokenize/words/names.h"

#include "tokenize/sentences/word_shapes.h"
#include "tokenize/words/codepoint.h"

enum {
    SIDE_MOST = 4,    /* bytes on either side of an ampersand */
    NUMBER_MOST = 4,  /* digits behind a hyphen */
    LETTERS_MOST = 24 /* bytes before it */
};

static size_t end_of(const struct token *token)
{
    return token->end & TOKEN_END;
}

static struct span span_at(struct span text, const struct token *token)
{
    return (struct span){text.data + token->begin, token_size(token)};
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static bool are_capitals(struct span word, size_t least, size_t most, bool digits)
{
    for (size_t i = 0; i < word.size; i++)
        if (!is_capital(word.data[i]) && !(digits && is_digit(word.data[i])))
            return false;
    return word.size >= least && word.size <= most;
}

/* A letter that is a capital, and no digit behind it. */
static bool is_name(struct span word)
{
    uint32_t properties;
    for (size_t at = 0; at < word.size;) {
        bool first = at == 0;
        at += codepoint_read(word, at, &properties);
        if (properties & PROPERTY_DIGIT || !(properties & PROPERTY_WORTHY) ||
            (first && codepoint_sentence(properties) != SENTENCE_UPPER))
            return false;
    }
    return word.size > 0 && word.size <= LETTERS_MOST;
}

/* Digits, and perhaps one letter: 19, 16A, 16s. */
static bool is_model_number(struct span word)
{
    size_t digits = 0;
    while (digits < word.size && is_digit(word.data[digits]))
        digits++;
    bool letter = digits + 1 == word.size &&
                  (is_capital(word.data[digits]) || word.data[digits] == 's');
    return digits > 0 && digits <= NUMBER_MOST && (digits == word.size || letter);
}

/* The hyphen that a gap is: its size; 0 for another gap. */
static bool is_hyphen(struct span gap)
{
    return span_equal(gap, SPAN("-")) || span_equal(gap, SPAN("\xE2\x80\x90")) ||
           span_equal(gap, SPAN("\xE2\x80\x91"));
}

static struct span gap_between(
    struct span text, const struct token *last, const struct token *next)
{
    return (struct span){text.data + end_of(last), next->begin - end_of(last)};
}

static bool is_apostrophe(struct span mark)
{
    return span_equal(mark, SPAN("'")) || span_equal(mark, SPAN("\xE2\x80\x99"));
}

/* The word without the s of a plural or a genitive at its end: T of T's, As and T’s. */
static struct span without_s(struct span word)
{
    enum { CURLY = 3 };
    if (word.size < 2 || word.data[word.size - 1] != 's')
        return word;
    word.size--;
    if (word.data[word.size - 1] == '\'')
        word.size--;
    else if (word.size > CURLY &&
             is_apostrophe((struct span){word.data + word.size - CURLY, CURLY}))
        word.size -= CURLY;
    return word;
}

/* Whether the token is an s behind an apostrophe and a name that ends in a digit or a sign, with
 * which no letter goes: COVID-19's, U.K.'s. */
static bool is_genitive(struct span before, struct span gap, struct span after)
{
    if (!is_apostrophe(gap) || !span_equal(after, SPAN("s")))
        return false;
    bool signs = false;
    for (size_t i = 0; i < before.size; i++)
        signs |= memchr(".-+#", before.data[i], 4) != NULL;
    char last = before.data[before.size - 1];
    return signs && (is_digit(last) || memchr(".+#", last, 3));
}

/* Whether the last token joined and the next one are one name. */
static bool joins(struct span text, const struct token *last, const struct token *next)
{
    struct span before = span_at(text, last), after = span_at(text, next);
    struct span gap = gap_between(text, last, next);
    if (gap.size == 0 || gap.size > 3 || (last->end | next->end) & TOKEN_WHOLE)
        return false;
    if (*gap.data == '&')
        return gap.size == 1 && are_capitals(before, 1, SIDE_MOST, true) &&
               are_capitals(without_s(after), 1, SIDE_MOST, true);
    bool numbered = is_hyphen(gap) || span_equal(gap, SPAN("++"));
    return (numbered && is_name(before) && is_model_number(after)) ||
           is_genitive(before, gap, after);
}

/* Joins the name with a number that was found last to the capitals before its hyphen, if it has
 * any: SARS-CoV-2. */
static void join_capitals_before(struct refine *refine, struct span text)
{
    if (refine->count < 2)
        return;
    struct token *name = &refine->items[refine->count - 1], *before = name - 1;
    if (before->end & TOKEN_WHOLE || !is_hyphen(gap_between(text, before, name)) ||
        !are_capitals(span_at(text, before), 2, LETTERS_MOST, false))
        return;
    before->end = name->end;
    refine->count--;
}

/* Whether nothing is joined to what ends before text[at]. */
static bool ends_at(struct span text, size_t at)
{
    return at >= text.size || !((text.data[at] & 0x80) || is_digit(text.data[at]) ||
                                  is_capital((char)(text.data[at] & ~0x20)) ||
                                  memchr("+#&=-", text.data[at], 5));
}

/* The bytes of a sign behind the token that belongs to it: ++, #, +, the last full stop. */
static size_t sign_behind(struct span text, const struct token *token)
{
    size_t end = end_of(token);
    struct span word = span_at(text, token);
    if (end >= text.size || token->end & TOKEN_WHOLE)
        return 0;
    size_t size = 1;
    switch (text.data[end]) {
    case '+':
        size += end + 1 < text.size && text.data[end + 1] == '+';
        break;
    case '#':
        break;
    case '.':
        return is_acronym(word) && ends_at(text, end + 1) ? 1 : 0;
    default:
        return 0;
    }
    return is_name(word) && ends_at(text, end + size) ? size : 0;
}

/* Whether a full stop before the token belongs to it. */
static bool is_dotted(struct span text, const struct token *token)
{
    size_t begin = token->begin;
    return begin > 0 && text.data[begin - 1] == '.' &&
           (begin == 1 || strchr(" \t\n(/\"'", text.data[begin - 2])) &&
           are_capitals(span_at(text, token), 2, LETTERS_MOST, false);
}

void join_names(struct refine *refine, struct tokens *tokens, struct span text)
{
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        struct token *last = refine->count ? &refine->items[refine->count - 1] : NULL;
        uint32_t flags = token->end & ~(uint32_t)TOKEN_END;
        if (last && joins(text, last, token)) {
            last->end = token->end | TOKEN_REWRITE;
            join_capitals_before(refine, text);
        } else
            refine_add(refine, token->begin - is_dotted(text, token), end_of(token), flags);
        last = &refine->items[refine->count - 1];
        last->end += (uint32_t)sign_behind(text, last);
    }
    refine_finish(refine, tokens);
}

/* Where the raised digits at text[at] end. */
static size_t raised_end(struct span text, size_t at)
{
    uint32_t code;
    while (at < text.size) {
        size_t size = codepoint_decode(text, at, &code);
        bool above = code == 0xB2 || code == 0xB3 || code == 0xB9;
        if (!above && (code < 0x2070 || code > 0x2089 || (code >= 0x207A && code < 0x2080)))
            break;
        at += size;
    }
    return at;
}

void join_raised_digits(struct refine *refine, struct tokens *tokens, struct span text)
{
    size_t raised = 0; /* where the last ones end */
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        struct token *last = refine->count ? &refine->items[refine->count - 1] : NULL;
        size_t end = raised_end(text, end_of(token));
        uint32_t flags = token->end & ~(uint32_t)TOKEN_END;
        size_t begin =
            last && raised && raised == token->begin ? last->begin : token->begin;
        if (end - begin > TOKEN_MAX) {
            begin = token->begin;
            end = end_of(token);
        }
        if (begin < token->begin)
            refine->count--;
        raised = end > end_of(token) ? end : 0;
        bool changed = raised || begin < token->begin;
        refine_add(refine, begin, end, changed ? flags | TOKEN_REWRITE : flags);
    }
    refine_finish(refine, tokens);
}
