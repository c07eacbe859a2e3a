#include "report/quotes/joints.h"

enum {
    WORDS_MOST = 8, /* of a phrase */
    UNITS_MOST = 6, /* that are looked at for a phrase */
    UNIT_LONGEST =
        2000 /* bytes: of a longer one, as a whole document is, nothing is read */
};

/* A phrase's words, as terms of the corpus and as written. */
struct words {
    uint32_t terms[WORDS_MOST];
    struct span forms[WORDS_MOST];
    size_t count;
};

/* Divides a text at its spaces; 0 where it has more parts than there is room for. */
static size_t joints_divide(struct span text, struct span parts[WORDS_MOST])
{
    size_t count = 0;
    while (text.size) {
        const char *space = memchr(text.data, ' ', text.size);
        size_t size = space ? (size_t)(space - text.data) : text.size;
        if (count == WORDS_MOST)
            return 0;
        parts[count++] = (struct span){text.data, size};
        size += size < text.size;
        text = (struct span){text.data + size, text.size - size};
    }
    return count;
}

/* False where it is one word, or its words are not all known. */
static bool find_words(
    const struct corpus *corpus, const struct summary_row *row, struct words *words)
{
    struct span terms[WORDS_MOST] = {0};
    words->count = joints_divide(row->term, terms);
    if (words->count < 2 || joints_divide(row->written, words->forms) != words->count)
        return false;
    for (size_t i = 0; i < words->count; i++) {
        words->terms[i] = corpus_find(corpus, terms[i], row->lang);
        if (words->terms[i] == CORPUS_NONE)
            return false;
    }
    return true;
}

static bool has_term(const struct corpus *corpus, size_t unit, uint32_t term)
{
    struct corpus_entry entry = {0};
    struct corpus_entries left = corpus_entries_of(corpus, unit);
    while (corpus_next_entry(&left, &entry) && entry.term < term)
        ;
    return corpus->units[unit].entry_count && entry.term == term;
}

static bool holds(const struct corpus *corpus, size_t unit, const struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (!has_term(corpus, unit, words->terms[i]))
            return false;
    return true;
}

/* The bytes of a joint at the beginning of a text; 0: none. */
static size_t joint_size(struct span text)
{
    const struct span joints[] = {SPAN(" "), SPAN("-"), SPAN("\u2010"), SPAN("\u2011"),
        SPAN("/"), SPAN("&"), SPAN("+"), SPAN("."), SPAN("'"), SPAN("\u2019"),
        SPAN("\u30FB"), SPAN("\u00B7")};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (span_starts(text, joints[i]))
            return joints[i].size;
    return 0;
}

/* The phrase at the beginning of a text, as written there; or an empty span. */
static struct span joints_match(struct span text, const struct words *words)
{
    struct span left = text;
    for (size_t i = 0; i < words->count; i++) {
        if (!span_starts(left, words->forms[i]))
            return (struct span){"", 0};
        size_t size = words->forms[i].size;
        left = (struct span){left.data + size, left.size - size};
        size = i + 1 < words->count ? joint_size(left) : 0;
        left = (struct span){left.data + size, left.size - size};
        if (i + 1 < words->count && size == 0)
            return (struct span){"", 0};
    }
    return (struct span){text.data, text.size - left.size};
}

/* The bytes of a hyphen that begins a text; 0: none. */
static size_t hyphen_size(struct span text)
{
    const struct span hyphens[] = {SPAN("-"), SPAN("\u2010"), SPAN("\u2011")};
    for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++)
        if (span_starts(text, hyphens[i]))
            return hyphens[i].size;
    return 0;
}

static bool is_ascii_letter(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

/* The bytes of a letter that begins a text, of ASCII or of U+00C0 to U+07FF; 0: none. */
static size_t letter_size(struct span text)
{
    if (text.size && is_ascii_letter(text.data[0]))
        return 1;
    bool two = text.size > 1 && (unsigned char)text.data[0] >= 0xC3 &&
               (unsigned char)text.data[0] <= 0xDF;
    return two && ((unsigned char)text.data[1] & 0xC0) == 0x80 ? 2 : 0;
}

/* Those of the one that ends where `at` is. */
static size_t letter_size_before(struct span text, size_t at)
{
    for (size_t size = 1; size <= 2 && size <= at; size++)
        if (letter_size((struct span){text.data + at - size, size}) == size)
            return size;
    return 0;
}

/* Where the word begins that a hyphen joins to what begins there; the same where none does. */
static size_t joined_begin(struct span text, size_t begin)
{
    for (size_t size = 1; size <= 3 && size < begin; size += 2) {
        size_t at = begin - size;
        if (hyphen_size((struct span){text.data + at, text.size - at}) != size)
            continue;
        for (size_t letter; (letter = letter_size_before(text, at)) > 0;)
            at -= letter;
        return at < begin - size ? at : begin;
    }
    return begin;
}

/* The same of the end. */
static size_t joined_end(struct span text, size_t end)
{
    size_t after = end + hyphen_size((struct span){text.data + end, text.size - end});
    size_t last = after;
    for (size_t letter = after - end; letter > 0; last += letter)
        letter = letter_size((struct span){text.data + last, text.size - last});
    return last > after ? last : end;
}

/* With all that hyphens join to it in a text, of letters of one or two bytes: `China Tensions` of
 * `US-China Tensions`. */
static struct span with_hyphenated(struct span text, struct span found)
{
    size_t begin = (size_t)(found.data - text.data), end = begin + found.size, next;
    while ((next = joined_begin(text, begin)) < begin)
        begin = next;
    while ((next = joined_end(text, end)) > end)
        end = next;
    return (struct span){text.data + begin, end - begin};
}

/* How often a phrase was seen with nothing but spaces, and otherwise. */
struct seen {
    size_t spaced, joined;
    struct span first; /* that is joined otherwise */
};

static void look(
    struct span text, const struct words *words, struct span usual, struct seen *seen)
{
    for (size_t at = 0; at + usual.size <= text.size; at++) {
        struct span found =
            joints_match((struct span){text.data + at, text.size - at}, words);
        if (!found.size)
            continue;
        found = with_hyphenated(text, found);
        bool spaced = span_equal(found, usual);
        seen->spaced += spaced;
        seen->joined += !spaced;
        if (!spaced && !seen->first.size)
            seen->first = found;
        at = (size_t)(found.data - text.data) + found.size - 1;
    }
}

/* The phrase as most of the first units that hold it have it. */
static struct span find_written(const struct corpus *corpus, struct quotes *quotes,
    struct arena *arena, const struct summary_row *row)
{
    struct words words;
    struct seen seen = {0};
    if (!find_words(corpus, row, &words))
        return row->text;
    for (size_t u = 0, looked = 0; u < corpus->unit_count && looked < UNITS_MOST; u++) {
        const struct corpus_unit *unit = &corpus->units[u];
        if (corpus_is_whole(unit) || unit->end - unit->begin > UNIT_LONGEST ||
            !holds(corpus, u, &words))
            continue;
        looked++;
        look(quotes_read(quotes, arena, corpus->documents[unit->document].name, unit->begin,
                 unit->end),
            &words, row->written, &seen);
    }
    return seen.joined > 0 && seen.joined >= seen.spaced ? seen.first : row->text;
}

void joints_restore(
    const struct corpus *corpus, struct quotes *quotes, struct summary *summary)
{
    for (size_t i = 0; i < summary->phrases.count; i++) {
        struct summary_row *row = &summary->phrases.rows[i];
        row->text = find_written(corpus, quotes, &summary->arena, row);
        for (size_t m = 0; m < summary->mentions.count; m++)
            if (summary->mentions.rows[m].sentence.group == i)
                summary->mentions.rows[m].text = row->text;
    }
}
