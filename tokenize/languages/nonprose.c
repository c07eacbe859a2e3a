#include "tokenize/languages/nonprose.h"

#include "tokenize/languages/technical_lines.h"

/* Prose has so many letters and digits in 64 bytes; what has fewer or more is looked at. */
enum { ALNUM_LEAST = 43, ALNUM_MOST = 60, ALNUM_MEAN = 46, BLOCKS_LEAST = 2 };

BYTES_VERSIONS static bool is_unusual(const struct bytes *bytes)
{
    size_t unusual = 0, sum = 0;
    for (size_t i = 0; i < bytes->count; i++) {
        uint64_t letters = bytes->blocks[i].alnum | bytes->blocks[i].other;
        unsigned alnum = (unsigned)__builtin_popcountll(letters);
        unusual += alnum - ALNUM_LEAST > ALNUM_MOST - ALNUM_LEAST;
        sum += alnum;
    }
    return unusual >= BLOCKS_LEAST || (unusual && bytes->count <= BLOCKS_LEAST) ||
           sum < (bytes->count - 1) * ALNUM_MEAN;
}

/* ---------------------------------------------------------------- lines */

/* What a line is made of, in bytes. */
struct makeup {
    struct span line; /* without white space at its ends */
    size_t small, capital, digit, space, symbol, other, beyond;
    size_t joined;  /* small letters behind a full stop within a word: those of a.id */
    size_t longest; /* word */
    size_t words;   /* of three small letters or more */
};

/* A bit for each sign of ASCII that source code has more of than prose: brackets, operators,
 * the stroke and its like. */
static const uint64_t symbol_bits[] = {0x78008F7800000000U, 0x78000001F8000001U};

static void add_byte(struct makeup *makeup, unsigned char byte)
{
    if (byte >= 'a' && byte <= 'z')
        makeup->small++;
    else if (byte >= 'A' && byte <= 'Z')
        makeup->capital++;
    else if (byte >= '0' && byte <= '9')
        makeup->digit++;
    else if (byte == ' ' || byte == '\t')
        makeup->space++;
    else if (byte & 0x80)
        makeup->beyond++;
    else if (symbol_bits[byte >> 6] >> (byte & 63) & 1)
        makeup->symbol++;
    else
        makeup->other++;
}

static struct span trimmed(struct span line)
{
    while (line.size && strchr(" \t\r", line.data[line.size - 1]))
        line.size--;
    while (line.size && strchr(" \t", *line.data)) {
        line.data++;
        line.size--;
    }
    return line;
}

static struct makeup makeup_of(struct span line)
{
    line = trimmed(line);
    struct makeup makeup = {.line = line};
    size_t word = 0,
           small = 0; /* letters in a row; small: those of a word behind a space */
    char before = ' ';
    for (size_t i = 0; i <= line.size; i++) {
        char byte = i < line.size ? line.data[i] : ' ';
        bool letter = byte >= 'a' && byte <= 'z';
        if (!letter) {
            makeup.words += small >= 3;
            small = 0;
        }
        small += letter && (small || word <= 1);
        makeup.joined += letter && before == '.' && word > 1;
        word = byte == ' ' || byte == '\t' ? 0 : word + 1;
        makeup.longest = word > makeup.longest ? word : makeup.longest;
        if (i < line.size)
            add_byte(&makeup, (unsigned char)byte);
        before = byte;
    }
    return makeup;
}

/* A line of uuencode: its first character gives its length. */
static bool is_uuencoded(const struct makeup *makeup)
{
    enum { SHORTEST = 21 };
    const struct span *line = &makeup->line;
    if (makeup->small || makeup->beyond || line->size < SHORTEST)
        return false;
    size_t coded = ((unsigned char)*line->data - 32U) & 63;
    return line->size == 1 + (coded + 2) / 3 * 4;
}

static bool has_address(struct span line)
{
    for (size_t i = 0; i + 3 < line.size; i++)
        if (memcmp(line.data + i, "://", 3) == 0 || memcmp(line.data + i, "www", 3) == 0)
            return true;
    return false;
}

/* One long word of letters, digits and what base64 has, but an address. */
static bool is_coded(const struct makeup *makeup)
{
    enum { WORD = 32 };
    struct span line = makeup->line;
    if (is_uuencoded(makeup))
        return true;
    if (makeup->longest < WORD || makeup->longest * 5 < line.size * 3 || makeup->beyond ||
        makeup->digit + makeup->capital < WORD / 8)
        return false;
    bool mostly_signs = (makeup->small + makeup->space) * 2 < line.size && !makeup->space;
    if (has_address(line))
        return false;
    return mostly_signs || makeup->other * 8 < line.size;
}

/* The lines that begin and end blocks: -----BEGIN PGP SIGNATURE-----, begin 644 name. */
static bool is_marker(struct span line)
{
    bool uuencode = span_starts(line, SPAN("begin ")) && line.size > 10 &&
                    line.data[6] >= '0' && line.data[6] <= '7' && line.data[9] == ' ';
    return uuencode || span_starts(line, SPAN("-----BEGIN ")) ||
           span_starts(line, SPAN("-----END "));
}

/* How many bytes are beyond ASCII, eight of them at a time. */
static size_t count_beyond(struct span line)
{
    const uint64_t ones = 0x0101010101010101U;
    size_t count = 0, at = 0;
    for (uint64_t bytes; at + sizeof bytes <= line.size; at += sizeof bytes) {
        memcpy(&bytes, line.data + at, sizeof bytes);
        count += (size_t)((bytes >> 7 & ones) * ones >> 56);
    }
    for (; at < line.size; at++)
        count += (unsigned char)line.data[at] >> 7;
    return count;
}

/* Whether so much is beyond ASCII that the line is neither coded nor technical: spares what
 * is in other scripts from a look at each byte. */
static bool is_foreign(struct span line)
{
    line = trimmed(line);
    return !is_marker(line) && count_beyond(line) * 5 > line.size;
}

/* Symbols, numbers or drawings rather than words. */
static bool is_technical(const struct makeup *makeup)
{
    enum { WORDS = 5, SHORT = 4 };
    size_t ink = makeup->line.size - makeup->space;
    size_t letters = makeup->small + makeup->capital + makeup->beyond;
    if (ink < SHORT || makeup->beyond * 5 > ink)
        return false;
    size_t signs = makeup->symbol + makeup->joined;
    bool symbols = makeup->symbol * 9 >= ink ||
                   (signs * 9 >= ink && makeup->joined && !has_address(makeup->line));
    bool numbers = makeup->digit * 3 >= ink && letters * 5 <= ink * 2;
    bool drawing = letters * 3 <= ink && makeup->symbol + makeup->other > 2;
    bool log = *makeup->line.data >= '0' && *makeup->line.data <= '9' &&
               makeup->digit * 6 >= ink && (makeup->other + makeup->symbol) * 9 >= ink;
    bool wordy = makeup->words >= WORDS && makeup->symbol * 7 < ink;
    return (numbers || drawing) || ((symbols || log) && !wordy);
}

/* Too short to judge by itself, or indented as the lines of a block are. */
static bool is_weak(const struct makeup *makeup, struct span line)
{
    enum { SHORT = 24, WORDS = 3, BLOCK = 60 };
    bool indented =
        line.size > 2 && (*line.data == '\t' || memcmp(line.data, "  ", 2) == 0);
    return makeup->words <= WORDS && makeup->line.size <= (indented ? BLOCK : SHORT);
}

/* ---------------------------------------------------------------- runs */

/* The line at text[at], and where the next one begins. */
static struct span line_at(struct span text, size_t at, size_t *next)
{
    const char *end = memchr(text.data + at, '\n', text.size - at);
    size_t size = end ? (size_t)(end - text.data) - at : text.size - at;
    *next = at + size + (end != NULL);
    return (struct span){text.data + at, size};
}

/* Whether its first line has no space for long. */
static bool begins_long(struct span text)
{
    enum { LONG = 48 };
    return text.size > LONG && !memchr(text.data, ' ', LONG) &&
           !memchr(text.data, '\n', LONG);
}

/* Whether its first line is technical, looked at only where a mark stands early in it. */
static bool begins_technical(const struct bytes *bytes, struct span text)
{
    enum { EARLY = 34 /* bytes */ };
    uint64_t marks = bytes->blocks->joint & bytes->blocks->stop; /* . : ; */
    size_t next;
    if (!(marks << (64 - EARLY)) && *text.data != '(')
        return false;
    return is_technical_line(trimmed(line_at(text, 0, &next)));
}

bool nonprose_possible(const struct bytes *bytes, struct span text)
{
    if (!text.size)
        return false;
    return is_unusual(bytes) || begins_technical(bytes, text) || begins_long(text);
}

/* Whether it has what all technical lines have: a symbol, a colon early on, or File "pier.py". */
static bool may_be_named(const struct makeup *makeup)
{
    enum { EARLY = 34 /* bytes */ };
    size_t size = makeup->line.size < EARLY ? makeup->line.size : EARLY;
    return makeup->symbol || (size && memchr(makeup->line.data, ':', size)) ||
           span_starts(makeup->line, SPAN("File \""));
}

/* Where the run of lines that are no prose ends that begins at text[at]; `at` where none does
 * or it is too short. */
static size_t run_end(struct span text, size_t at)
{
    enum { TECHNICAL = 3, CODED = 2, ALONE = 40 };
    size_t technical = 0, coded = 0, end = at;
    bool marked = false, alone = false;
    size_t next;
    if (at < text.size && is_foreign(line_at(text, at, &next)))
        return 0;
    for (; at < text.size; at = next) {
        struct span line = line_at(text, at, &next);
        struct makeup makeup = makeup_of(line);
        bool code = is_coded(&makeup), marker = is_marker(makeup.line);
        marker |= coded && span_equal(makeup.line, SPAN("end")); /* of uuencode */
        bool named = may_be_named(&makeup) && is_technical_line(makeup.line);
        bool strong = code || marker || named || is_technical(&makeup);
        if (!strong && (!is_weak(&makeup, line) || technical + coded == 0))
            break;
        coded += code;
        technical += (size_t)(strong && !code) + (named && !code);
        marked |= marker;
        alone |= code && makeup.longest >= ALONE;
        bool bare =
            makeup.small + makeup.capital + makeup.beyond == 0; /* a closing brace */
        end = strong || bare || marked ? next : end;
    }
    bool enough = marked || alone || coded >= CODED || technical + coded >= TECHNICAL;
    return enough ? end : 0;
}

/* Whether eight bytes are small letters, spaces and line breaks. */
static bool is_plain(const char *text)
{
    const uint64_t ones = 0x0101010101010101U, tops = 0x80 * ones;
    uint64_t word;
    memcpy(&word, text, sizeof word);
    uint64_t low = word & ~tops;
    uint64_t letter = (low + (0x80 - 'a') * ones) & ~(low + (0x80 - 'z' - 1) * ones);
    uint64_t space = ~((low ^ ' ' * ones) + 0x7F * ones);
    uint64_t line = ~((low ^ '\n' * ones) + 0x7F * ones);
    return (((letter | space | line) & ~word) & tops) == tops;
}

/* Where the line begins that holds the first byte from text[at] on other than a small letter,
 * a space or a line break; `at` is where one begins. No run begins with the lines before it. */
static size_t skip_plain(struct span text, size_t at)
{
    size_t end = at;
    while (text.size - end >= 8 && is_plain(text.data + end))
        end += 8;
    for (char byte; end < text.size; end++) {
        byte = text.data[end];
        if (!(byte >= 'a' && byte <= 'z') && byte != ' ' && byte != '\n')
            break;
    }
    if (end == text.size)
        return end;
    while (end > at && text.data[end - 1] != '\n')
        end--;
    return end;
}

size_t nonprose_part(struct span text, bool *nonprose)
{
    size_t end = run_end(text, 0), next;
    *nonprose = end > 0;
    if (*nonprose)
        return end;
    line_at(text, 0, &next);
    while ((next = skip_plain(text, next)) < text.size) {
        if (run_end(text, next))
            return next;
        line_at(text, next, &next);
    }
    return text.size;
}

size_t nonprose_strip(struct span text, char *room)
{
    size_t used = 0;
    while (text.size) {
        bool nonprose;
        size_t size = nonprose_part(text, &nonprose);
        if (!nonprose) {
            memcpy(room + used, text.data, size);
            used += size;
        }
        text = (struct span){text.data + size, text.size - size};
    }
    return used;
}
