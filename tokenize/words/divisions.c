#include "tokenize/words/divisions.h"

#include "lib/memory.h"
#include "tokenize/words/codepoint.h"

enum { BLOCK = 64 };

/* The marks of a block that stand between letters or digits, or bytes beyond ASCII. */
static uint64_t inner_marks(const struct bytes *bytes, size_t block)
{
    const struct bytes_block *here = &bytes->blocks[block];
    uint64_t letters = here->alnum | here->other, next = here[1].alnum | here[1].other;
    uint64_t marks = here->joint & (letters >> 1 | next << (BLOCK - 1));
    if (!marks)
        return 0;
    uint64_t carry = block ? (here[-1].alnum | here[-1].other) >> (BLOCK - 1) : 0;
    return marks & (letters << 1 | carry);
}

static bool is_small_or_beyond(char byte)
{
    return (byte >= 'a' && byte <= 'z') || byte & 0x80;
}

static bool is_letter_or_beyond(char byte)
{
    return is_small_or_beyond(byte) || (byte >= 'A' && byte <= 'Z');
}

/* Whether the mark at text[at], between two bytes of words, may divide them. */
static bool may_divide(struct span text, size_t at)
{
    char before = text.data[at - 1], after = text.data[at + 1];
    switch (text.data[at]) {
    case '.':
        return is_small_or_beyond(before) &&
               ((after >= 'A' && after <= 'Z') || after & 0x80);
    case ':':
        return is_letter_or_beyond(before) && is_letter_or_beyond(after);
    case '"':
        return before & 0x80 && after & 0x80;
    default:
        return false;
    }
}

/* The next mark that may divide, from text[at] on; text.size where there is none. */
static size_t next_mark(struct span text, const struct bytes *bytes, size_t at)
{
    uint64_t reached = ~(uint64_t)0 << at % BLOCK;
    for (size_t i = at / BLOCK; i < bytes->count; i++, reached = ~(uint64_t)0)
        for (uint64_t marks = inner_marks(bytes, i) & reached; marks; marks &= marks - 1) {
            size_t mark = i * BLOCK + (size_t)__builtin_ctzll(marks);
            if (may_divide(text, mark))
                return mark;
        }
    return text.size;
}

bool divisions_possible(struct span text, const struct bytes *bytes)
{
    return next_mark(text, bytes, 0) < text.size;
}

static bool is_hebrew_at(struct span text, size_t at)
{
    uint32_t code;
    codepoint_decode(text, at, &code);
    return code >= 0x5D0 && code <= 0x5EA;
}

/* The size of the quotation mark at text[at]: a straight one, or the gershayim that stand for it
 * too; 0 where there is none. */
static size_t quotation_size(struct span text, size_t at)
{
    if (text.data[at] == '"')
        return 1;
    return span_starts((struct span){text.data + at, text.size - at}, SPAN("\xD7\xB4")) ? 2
                                                                                        : 0;
}

/* Whether a quotation of Hebrew begins with the mark at text[at], behind a prefix of a word, and
 * not a contraction, which has the mark before its last letters: a mark closes it. */
static bool opens_quotation(struct span text, size_t begin, size_t at)
{
    enum { PREFIX = 6, QUOTED = 200, LETTER = 2 }; /* bytes */
    size_t mark = quotation_size(text, at), first = at + mark;
    if (at - begin > PREFIX || !is_hebrew_at(text, begin) || !is_hebrew_at(text, first))
        return false;
    size_t end = first, most = text.size - at < QUOTED ? text.size : at + QUOTED;
    while (end < most && quotation_size(text, end) != mark && text.data[end] != '\n')
        end++;
    bool closed = end < most && text.data[end] != '\n' && text.data[end - 1] != ' ';
    size_t behind = end + mark;
    return closed && end > first + LETTER &&
           (behind >= text.size || !is_hebrew_at(text, behind));
}

static bool divides(
    const struct suppressions *suppressions, struct span text, size_t begin, size_t at)
{
    switch (text.data[at]) {
    case '.':
        return suppressions_run_on(suppressions, text, at);
    case ':':
        return suppressions_colon(suppressions, text, at);
    default:
        return opens_quotation(text, begin, at);
    }
}

/* Adds the parts of a token, without the marks between them. */
static void add_parts(struct refine *refine, const struct token *token, struct span text,
    const struct bytes *bytes, const struct suppressions *suppressions)
{
    uint32_t flags = token->end & ~(uint32_t)TOKEN_END;
    size_t begin = token->begin, end = token->end & TOKEN_END;
    size_t at = next_mark(text, bytes, begin);
    for (; at < end; at = next_mark(text, bytes, at + 1)) {
        if (at == begin || !divides(suppressions, text, begin, at))
            continue;
        refine_add(refine, begin, at, flags);
        begin = at + 1;
    }
    refine_add(refine, begin, end, flags);
}

void divide_words(struct refine *refine, struct tokens *tokens, struct span text,
    const struct bytes *bytes, const struct suppressions *suppressions)
{
    size_t mark = next_mark(text, bytes, 0);
    if (mark == text.size)
        return;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        size_t end = token->end & TOKEN_END;
        if (mark < token->begin)
            mark = next_mark(text, bytes, token->begin);
        if (mark < end)
            add_parts(refine, token, text, bytes, suppressions);
        else
            refine_add(refine, token->begin, end, token->end & ~(uint32_t)TOKEN_END);
    }
    refine_finish(refine, tokens);
}

void divide_hebrew(struct refine *refine, struct tokens *tokens, struct span text)
{
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        uint32_t flags = token->end & ~(uint32_t)TOKEN_END;
        size_t begin = token->begin, end = token->end & TOKEN_END;
        for (size_t at = begin + 1; at + 1 < end; at++)
            if (quotation_size(text, at) == 2 && opens_quotation(text, begin, at)) {
                refine_add(refine, begin, at, flags);
                begin = at + 2;
            }
        refine_add(refine, begin, end, flags);
    }
    refine_finish(refine, tokens);
}

static bool is_hangul_at(struct span text, size_t at)
{
    uint32_t code;
    codepoint_decode(text, at, &code);
    return code >= 0xAC00 && code <= 0xD7A3;
}

/* The size of the mark at text[at] that divides words of Korean: a single quotation mark, a
 * middle dot, and the old letter that stands for one; 0 where there is none. */
static size_t hangul_mark_size(struct span text, size_t at)
{
    static const char *const marks[] = {
        "'", "\u2018", "\u2019", "\u00B7", "\u318D", "\u2027", NULL};
    struct span rest = {text.data + at, text.size - at};
    for (const char *const *mark = marks; *mark; mark++)
        if (span_starts(rest, span_of(*mark)))
            return strlen(*mark);
    return 0;
}

/* Where such a mark stands between syllables in text[begin, end); `end` where none does. */
static size_t hangul_mark(struct span text, size_t begin, size_t end)
{
    enum { SYLLABLE = 3 /* bytes */ };
    if ((unsigned char)text.data[begin] < 0xEA || !is_hangul_at(text, begin))
        return end;
    for (size_t at = begin + SYLLABLE; at + SYLLABLE < end; at++) {
        size_t size = hangul_mark_size(text, at);
        if (size && at + size < end && is_hangul_at(text, at - SYLLABLE) &&
            is_hangul_at(text, at + size))
            return at;
    }
    return end;
}

void divide_hangul(struct refine *refine, struct tokens *tokens, struct span text)
{
    size_t first = 0;
    for (; first < tokens->count; first++) {
        const struct token *token = &tokens->items[first];
        size_t end = token->end & TOKEN_END;
        if (hangul_mark(text, token->begin, end) < end)
            break;
    }
    if (first == tokens->count)
        return;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        uint32_t flags = token->end & ~(uint32_t)TOKEN_END;
        size_t begin = token->begin, end = token->end & TOKEN_END;
        size_t at = i < first ? end : hangul_mark(text, begin, end);
        for (; at < end; at = hangul_mark(text, begin, end)) {
            refine_add(refine, begin, at, flags);
            begin = at + hangul_mark_size(text, at);
        }
        refine_add(refine, begin, end, flags);
    }
    refine_finish(refine, tokens);
}
