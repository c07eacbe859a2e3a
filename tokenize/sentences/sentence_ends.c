#include "tokenize/sentences/sentence_ends.h"

#include "tokenize/sentences/quoted_ends.h"
#include "tokenize/sentences/surroundings.h"
#include "tokenize/sentences/uax29_sentences.h"
#include "tokenize/words/codepoint.h"

enum {
    ELLIPSIS = 0x2026,
    GUILLEMET = 0xBB,   /* » */
    QUOTED_MOST = 4096, /* bytes in which quotation marks are counted */
    ABBREVIATED = 3,    /* letters: a shorter word before a number may be an abbreviation */
};

static size_t read_class(struct span text, size_t at, unsigned *class)
{
    uint32_t properties;
    size_t size = codepoint_read(text, at, &properties);
    *class = codepoint_sentence(properties);
    return size;
}

static unsigned class_at(struct span text, size_t at)
{
    unsigned class = SENTENCE_OTHER;
    if (at < text.size)
        read_class(text, at, &class);
    return class;
}

static bool is_letter_at(struct span text, size_t at)
{
    unsigned class = class_at(text, at);
    return class == SENTENCE_LOWER || class == SENTENCE_UPPER || class == SENTENCE_OLETTER;
}

static bool is_ignored(unsigned class)
{
    return class == SENTENCE_EXTEND || class == SENTENCE_FORMAT;
}

static bool is_space(unsigned class)
{
    return class == SENTENCE_SP || class == SENTENCE_SEP || class == SENTENCE_LF ||
           class == SENTENCE_CR;
}

/* The class of what stands before text[at], extending marks passed over. */
static unsigned class_before(struct span text, size_t at)
{
    unsigned class = SENTENCE_OTHER;
    while (at > 0) {
        at = codepoint_before(text, at);
        read_class(text, at, &class);
        if (!is_ignored(class))
            break;
    }
    return class;
}

static size_t skip_spaces(struct span text, size_t at)
{
    unsigned class;
    while (at < text.size) {
        size_t size = read_class(text, at, &class);
        if (!is_space(class) && !is_ignored(class))
            break;
        at += size;
    }
    return at;
}

/* The class of the first letter or digit behind opening quotes and the like. */
static unsigned first_letter(struct span text, size_t at)
{
    unsigned class = SENTENCE_CLOSE;
    while (at < text.size && (class == SENTENCE_CLOSE || is_ignored(class)))
        at += read_class(text, at, &class);
    return class;
}

/* What follows a terminator. */
struct after {
    size_t next; /* behind closing quotes and spaces */
    bool closed; /* there were closing quotes */
    bool apart;  /* ... one of them behind a space */
    bool spaced; /* there were spaces */
    bool opens;  /* next is an opening bracket or quote without a space before it */
};

static bool is_letter_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_alnum(char byte)
{
    return is_letter_byte(byte) || is_digit(byte);
}

/* The kind of a quotation mark that may open or close, by what is typed for it: " and the
 * double curly ones, \', or \'\' with its ,, and ``; 0: none. *end is set behind it. */
static char quotation_mark(struct span text, size_t at, size_t *end)
{
    uint32_t code;
    *end = at + 1;
    if (is_letter_byte(text.data[at]))
        return 0;
    *end = at + codepoint_decode(text, at, &code);
    bool twice = *end < text.size && text.data[*end] == text.data[at];
    if (twice && (code == '\'' || code == ',' || code == '`')) {
        ++*end;
        return ',';
    }
    if (code == '"' || (code >= 0x201C && code <= 0x201E))
        return '"';
    return code == '\'' || code == 0x2018 || code == 0x2019 ? '\'' : 0;
}

/* Whether a quotation by a kind of mark is open at text[at]: an odd number of them stands in
 * the paragraph before it, those within words aside. A long paragraph counts from `begin`. */
static bool is_quotation_open(struct span text, size_t begin, size_t at, char kind)
{
    bool open = false;
    if (at <= QUOTED_MOST)
        begin = 0;
    for (size_t end; begin < at; begin = end)
        if (quotation_mark(text, begin, &end) == kind) {
            bool inner = begin > 0 && end < at && is_letter_at(text, begin - 1) &&
                         is_letter_at(text, end);
            open ^= !inner;
        }
    return open;
}

/* Whether two commas, which only open quotations, stand before text[at]. */
static bool has_low_quotation(struct span text, size_t at)
{
    for (size_t i = at > QUOTED_MOST ? at - QUOTED_MOST : 0; i + 1 < at; i++)
        if (text.data[i] == ',' && text.data[i + 1] == ',')
            return true;
    return false;
}

/* Whether a mark behind a space closes a quotation: a space or nothing follows it. *end is
 * set behind it. */
static bool closes(struct span text, size_t begin, size_t at, size_t *end)
{
    uint32_t code;
    if (at >= text.size || is_letter_byte(text.data[at]))
        return false;
    *end = at + codepoint_decode(text, at, &code);
    char kind = quotation_mark(text, at, end);
    if (!kind && code != GUILLEMET)
        return false;
    if (*end < text.size && !is_space(class_at(text, *end)))
        return false;
    return !kind || is_quotation_open(text, begin, at, kind) ||
           (kind == ',' && text.data[at] == '\'' && has_low_quotation(text, at));
}

/* Whether text[at] opens a bracket or quote: what may also close has no space behind it. */
static bool opens(struct span text, size_t at)
{
    uint32_t properties;
    size_t end = at + codepoint_read(text, at, &properties);
    if (!(properties & PROPERTY_OPENING) || end >= text.size)
        return false;
    unsigned class = class_at(text, end);
    return class != SENTENCE_CLOSE && !is_space(class);
}

static struct after look_behind(struct span text, size_t begin, size_t at)
{
    struct after after = {.next = at};
    unsigned class;
    while (after.next < text.size) {
        after.opens = opens(text, after.next);
        if (after.opens)
            return after;
        size_t size = read_class(text, after.next, &class);
        if (class != SENTENCE_CLOSE && !is_ignored(class))
            break;
        after.closed |= class == SENTENCE_CLOSE;
        after.next += size;
    }
    size_t next = skip_spaces(text, after.next), end;
    after.spaced = next > after.next;
    after.apart = after.spaced && closes(text, begin, next, &end);
    after.closed |= after.apart;
    after.next = after.apart ? skip_spaces(text, end) : next;
    return after;
}

/* Whether text[at] is a dash and a space before a capital: dialogue. */
static bool begins_dialogue(struct span text, size_t at)
{
    uint32_t code;
    if (at >= text.size)
        return false;
    size_t end = at + codepoint_decode(text, at, &code);
    bool dash = code == '-' || code == 0x2013 || code == 0x2014;
    size_t next = skip_spaces(text, end);
    return dash && next > end && first_letter(text, next) == SENTENCE_UPPER;
}

/* Whether the word that ends at text[at] is longer than abbreviations are. */
static bool is_full_word(struct span text, size_t at)
{
    uint32_t properties = PROPERTY_WORTHY;
    int letters = 0;
    while (at > 0 && letters <= ABBREVIATED) {
        at = codepoint_before(text, at);
        codepoint_read(text, at, &properties);
        if (!(properties & PROPERTY_WORTHY) || properties & PROPERTY_DIGIT)
            break;
        letters++;
    }
    return letters > ABBREVIATED;
}

/* Whether text[at] is a quotation mark of two commas before a word. */
static bool begins_low_quotation(struct span text, size_t at)
{
    if (at + 3 >= text.size || memcmp(text.data + at, ",,", 2) != 0)
        return false;
    size_t word = at + 2 + (text.data[at + 2] == ' ');
    return is_letter_at(text, word) || class_at(text, word) == SENTENCE_NUMERIC;
}

/* Whether text[at] is a bracketed letter or number of a list: (b), (ii), (12). */
static bool begins_item(struct span text, size_t at)
{
    enum { LONGEST = 4 };
    size_t end = at + 1;
    while (end < text.size && is_alnum(text.data[end]))
        end++;
    return text.data[at] == '(' && end > at + 1 && end <= at + 1 + LONGEST &&
           end + 1 < text.size && text.data[end] == ')' && text.data[end + 1] == ' ';
}

/* Whether text[at] is an article that begins with an apostrophe, before a capital: 'n, 't. */
static bool begins_article(struct span text, size_t at)
{
    return at + 3 < text.size && text.data[at] == '\'' && text.data[at + 1] >= 'a' &&
           text.data[at + 1] <= 'z' && text.data[at + 2] == ' ' &&
           class_at(text, at + 3) == SENTENCE_UPPER;
}

/* Whether a sentence begins at after->next that the standard does not see. */
static bool begins_unseen(struct span text, size_t at, const struct after *after)
{
    if (!after->spaced || after->next >= text.size)
        return false;
    if (begins_dialogue(text, after->next) || begins_low_quotation(text, after->next) ||
        begins_item(text, after->next) || begins_article(text, after->next))
        return true;
    return class_at(text, after->next) == SENTENCE_NUMERIC && is_full_word(text, at);
}

/* Whether the full stop at text[at] stands between one or two digits and a letter: 2.Alpha. */
static bool is_version(struct span text, size_t at)
{
    enum { MOST = 2 };
    size_t begin = at;
    while (begin > 0 && is_digit(text.data[begin - 1]))
        begin--;
    return begin < at && at - begin <= MOST && is_letter_byte(text.data[at + 1]);
}

/* Whether a byte behind ! or ? shows that they stand within a word or an address. */
static bool is_inner(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || (byte && strchr("/=&%_", byte));
}

/* Whether at text[at] stands what most sentences end and begin with: a small letter, a full
 * stop, one space, a capital, all of ASCII. The way for all others says the same of it. */
static bool is_plain_end(struct span text, size_t at)
{
    if (text.data[at] != '.' || at == 0 || at + 2 >= text.size)
        return false;
    char before = text.data[at - 1], space = text.data[at + 1], next = text.data[at + 2];
    return before >= 'a' && before <= 'z' && (space == ' ' || space == '\n') &&
           next >= 'A' && next <= 'Z';
}

/* Whether three full stops end with the one at text[at]. */
static bool is_spelled_ellipsis(struct span text, size_t at)
{
    return at >= 2 && memcmp(text.data + at - 2, "...", 3) == 0;
}

/* Whether the mark at text[at], of `size` bytes, or the closing ones behind it, are those of
 * scripts that write quotations without spaces, or the text goes on in one: behind a full stop
 * only where there are closing ones. */
static bool is_wide(struct span text, size_t at, size_t size, const struct after *after)
{
    enum { CJK = 0xE3 /* the first bytes from kana on */ };
    bool goes_on = (unsigned char)text.data[after->next] >= CJK;
    return (text.data[at] & 0x80) || (after->closed ? goes_on || text.data[at + size] & 0x80
                                                    : goes_on && text.data[at] != '.');
}

size_t sentence_end_at(
    const struct suppressions *suppressions, struct span text, size_t begin, size_t at)
{
    if (is_plain_end(text, at))
        return suppresses_end(suppressions, text, begin, at, at + 2) ? 0 : at + 2;
    uint32_t code;
    size_t size = codepoint_decode(text, at, &code);
    unsigned class = codepoint_sentence(codepoint_properties(code));
    bool question = class == SENTENCE_STERM || suppressions_terminate(suppressions, code);
    bool full_stop = class == SENTENCE_ATERM;
    if (!question && !full_stop && code != ELLIPSIS)
        return 0;
    if (code == '.' && at > begin && text.data[at - 1] == ' ' && is_letter_at(text, at + 1))
        return 0; /* .NET */
    bool narrow = code < 0x80 && code != ';' && at + size < text.size;
    if (narrow && suppressions_run_on(suppressions, text, at))
        return at + size;
    if (question && narrow && is_inner(text.data[at + size]))
        return 0;
    if (full_stop && narrow && is_version(text, at) &&
        !suppressions_starter(suppressions, text, at + 1))
        return 0;
    size_t next = sentences_after(text, at, class_before(text, at), true);
    if (next >= text.size)
        return next;
    struct after after = look_behind(text, begin, at + size);
    if (!next && !begins_unseen(text, at, &after) &&
        !(code == '.' && after.spaced && !after.closed &&
            suppressions_small_start(suppressions, text, begin, at, after.next)))
        return 0;
    if (!next || after.apart || after.opens)
        next = after.next;
    if (after.closed && class_at(text, next) == SENTENCE_LOWER)
        return 0;
    if (question && narrow && is_name_with_mark(text, begin, at, next))
        return 0;
    if (is_wide(text, at, size, &after) && quoted_goes_on(text, begin, at))
        return 0;
    if (code == ELLIPSIS && first_letter(text, next) != SENTENCE_UPPER)
        return 0;
    if (is_spelled_ellipsis(text, at) && first_letter(text, next) == SENTENCE_OLETTER)
        return 0;
    if (code == '.' && suppresses_end(suppressions, text, begin, at, next))
        return 0;
    return next;
}
