/* URLs and e-mail addresses, as they stand in running text. */
#include "tokenize/words/codepoint.h"
#include "tokenize/words/token_rules.h"

enum { ADDRESS_MAX = TOKEN_MAX - 256 /* bytes: leaves room for a scheme */ };

static bool is_alnum(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

static bool is_one_of(char byte, const char *set)
{
    return byte && strchr(set, byte);
}

/* The size of the character at text[at] if it may stand in an address: RFC 3986, section 2,
 * and RFC 3987: letters, digits and marks of all scripts. 0 where it may not. */
static size_t address_character(struct span text, size_t at)
{
    if (!(text.data[at] & 0x80))
        return is_alnum(text.data[at]) ||
               is_one_of(text.data[at], "-._~:/?#[]@!$&'()*+,;=%");
    uint32_t properties;
    size_t size = codepoint_read(text, at, &properties);
    bool letter = properties & PROPERTY_WORTHY || codepoint_word(properties) == WORD_EXTEND;
    return letter ? size : 0;
}

/* How many of the brackets are opened but not closed within the address; negative where it
 * closes some that it does not open. */
static long open_brackets(struct span address, char opening, char closing)
{
    long open = 0;
    for (size_t at = 0; at < address.size; at++)
        open += (address.data[at] == opening) - (address.data[at] == closing);
    return open;
}

/* Takes from the end what belongs to the sentence: full stops, quotes, brackets that the
 * address does not open. */
static size_t trim(struct span address)
{
    long round = open_brackets(address, '(', ')'),
         square = open_brackets(address, '[', ']');
    size_t end = address.size;
    for (; end > 0; end--) {
        char last = address.data[end - 1];
        bool foreign = (last == ')' && round < 0) || (last == ']' && square < 0);
        if (!foreign && !is_one_of(last, ".,;:!?'*"))
            break;
        round += last == ')';
        square += last == ']';
    }
    return end;
}

/* Where the address ends of which text[begin] is a part; it is cut where it is too long. */
static size_t address_end(struct span text, size_t begin)
{
    size_t end = begin, size;
    while (end < text.size && end - begin < ADDRESS_MAX &&
           (size = address_character(text, end)) > 0)
        end += size;
    return begin + trim((struct span){text.data + begin, end - begin});
}

/* scheme://rest: the scheme is RFC 3986's, section 3.1. */
static bool find_scheme(
    struct span text, size_t least, size_t colon, size_t *begin, size_t *end)
{
    struct span rest = {text.data + colon, text.size - colon};
    if (!span_starts(rest, SPAN("://")))
        return false;
    *begin = colon;
    while (*begin > least &&
           (is_alnum(text.data[*begin - 1]) || is_one_of(text.data[*begin - 1], "+-.")))
        --*begin;
    *end = address_end(text, colon);
    return *begin<colon && * end> colon + 3;
}

static bool find_www(struct span text, size_t least, size_t dot, size_t *begin, size_t *end)
{
    if (dot < least + 3)
        return false;
    *begin = dot - 3;
    bool alone = *begin == least || !is_alnum(text.data[*begin - 1]);
    bool www = (text.data[*begin] | 0x20) == 'w' && (text.data[*begin + 1] | 0x20) == 'w' &&
               (text.data[*begin + 2] | 0x20) == 'w';
    if (!alone || !www || dot + 1 >= text.size || !address_character(text, dot + 1))
        return false;
    *end = address_end(text, *begin);
    return *end > dot + 1;
}

/* name@domain.top, as RFC 5322's dot-atom has it, with letters of all scripts. */
static bool find_mail(
    struct span text, size_t least, size_t sign, size_t *begin, size_t *end)
{
    *begin = sign;
    while (*begin > least &&
           (is_alnum(text.data[*begin - 1]) || is_one_of(text.data[*begin - 1], "._%+-")))
        --*begin;
    while (*begin < sign && !is_alnum(text.data[*begin]))
        ++*begin;
    *end = sign + 1;
    size_t top = 0;
    while (*end < text.size &&
           (is_alnum(text.data[*end]) || is_one_of(text.data[*end], ".-"))) {
        if (text.data[*end] == '.' && *end + 1 < text.size && is_alnum(text.data[*end + 1]))
            top = *end;
        ++*end;
    }
    while (*end > sign && !is_alnum(text.data[*end - 1]))
        --*end;
    return *begin < sign && top > sign + 1 && *end > top + 2;
}

bool refine_find_url(struct span text, size_t least, size_t at, size_t *begin, size_t *end)
{
    switch (text.data[at]) {
    case ':':
        return find_scheme(text, least, at, begin, end);
    case '.':
        return find_www(text, least, at, begin, end);
    case '@':
        return find_mail(text, least, at, begin, end);
    default:
        return false;
    }
}
