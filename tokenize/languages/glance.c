#include "tokenize/languages/glance.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "lib/utf8.h"
#include "tokenize/languages/word.h"

enum {
    BLOCK = 64,
    BEGINNING = 96,               /* bytes that may show another language */
    MORE = 4 * BLOCK,             /* bytes that may confirm the enclosing one */
    WORD_MOST = 8,                /* bytes of a word that is looked up */
    ENTRIES = 4096,               /* of the table: a power of two */
    LOOK_EVERY = 3,               /* words between two looks whether it is decided */
    AGREED = 14 * LANGUAGE_UNIT,  /* bits by which the enclosing language leads at least, */
    DIFFERS = 22 * LANGUAGE_UNIT, /* another one, */
    DIFFERS_WORDS = 4,            /* and the words that show it */
    AGREES = 4 * LANGUAGE_UNIT,   /* bits by which the enclosing one leads in the end, */
    AGREES_OF = 2,                /* where one of so many words is listed */
    ALONE = 48,   /* bytes of letters of a script of one language that are enough, */
    ALONE_OF = 8, /* where others have less than an eighth of that */
};

/* What a word costs each language of its script. */
struct entry {
    uint64_t word;      /* its bytes; 0: a free entry */
    const uint8_t *row; /* NULL: it is not listed */
    enum script script;
};

struct language_glance {
    const struct language_tables *tables;
    size_t number; /* of the language that was looked for last, in its group */
    struct entry entries[ENTRIES];
};

/* What was seen of a text. */
struct sight {
    struct span text;
    const struct bytes *classified;
    size_t end; /* of the run that was looked at last */
    uint32_t costs[LANGUAGES_MOST];
    enum script script; /* of the words */
    size_t words;
    size_t small; /* words that do not begin with a capital, at most */
    size_t bytes[SCRIPTS],
        letters; /* of words: by the script of their first letter, in all */
};

struct language_glance *language_glance_new(const struct language_tables *tables)
{
    struct language_glance *glance = memory_new(1, sizeof *glance);
    glance->tables = tables;
    return glance;
}

void language_glance_free(struct language_glance *glance)
{
    free(glance);
}

/* ---------------------------------------------------------------- words */

/* The next run of letters and digits; false where none begins before the limit. */
static bool next_run(struct sight *sight, size_t limit, struct span *run)
{
    const struct bytes_block *blocks = sight->classified->blocks;
    size_t at = sight->end;
    uint64_t bits = 0;
    for (; at < limit && !bits; at = bits ? at : (at / BLOCK + 1) * BLOCK)
        bits = (blocks[at / BLOCK].alnum | blocks[at / BLOCK].other) & ~(uint64_t)0
                                                                           << at % BLOCK;
    if (!bits)
        return false;
    size_t begin = at = at / BLOCK * BLOCK + (size_t)__builtin_ctzll(bits);
    for (bits = 0; !bits; at = bits ? at : (at / BLOCK + 1) * BLOCK)
        bits = ~(blocks[at / BLOCK].alnum | blocks[at / BLOCK].other) & ~(uint64_t)0
                                                                            << at % BLOCK;
    sight->end = at / BLOCK * BLOCK + (size_t)__builtin_ctzll(bits);
    *run = (struct span){sight->text.data + begin, sight->end - begin};
    return true;
}

/* The bytes of a word of WORD_MOST bytes at most, of which all are readable. */
static uint64_t word_bytes(struct span text)
{
    uint64_t word;
    memcpy(&word, text.data, sizeof word);
    return text.size < WORD_MOST ? word & (((uint64_t)1 << 8 * text.size) - 1) : word;
}

static void glance_fill(const struct language_glance *glance, struct entry *entry,
    struct span text, uint64_t bytes)
{
    struct language_word word;
    *entry = (struct entry){.word = bytes};
    struct span rest = text;
    if (!language_word_next(glance->tables, &rest, &word) || word.bytes != text.size ||
        word.capital || word.script >= LANGUAGE_SCRIPTS)
        return;
    const struct language_group *group = &glance->tables->groups[word.script];
    entry->script = word.script;
    entry->row = group->languages ? language_row(group, word.letters, word.size) : NULL;
}

static const struct entry *look_up(struct language_glance *glance, struct span text)
{
    uint64_t bytes = word_bytes(text);
    struct entry *entry =
        &glance->entries[bytes * 0x9E3779B97F4A7C15U >> 32 & (ENTRIES - 1)];
    if (entry->word != bytes)
        glance_fill(glance, entry, text, bytes);
    return entry;
}

static enum script first_script(const struct language_tables *tables, struct span run)
{
    uint32_t code = 0;
    utf8_decode(run.data, run.size, &code);
    return language_script(tables, code);
}

static void add_run(struct language_glance *glance, struct span run, struct sight *sight)
{
    unsigned char first = (unsigned char)run.data[0];
    if (first >= 'A')
        sight->letters += run.size;
    if (first >= 0x80)
        sight->bytes[first_script(glance->tables, run)] += run.size;
    else if (first < 'a')
        return;
    sight->small++;
    if (run.size > WORD_MOST)
        return;
    const struct entry *entry = look_up(glance, run);
    if (!entry->row || (sight->words && entry->script != sight->script))
        return;
    sight->script = entry->script;
    sight->words++;
    language_add_row(&glance->tables->groups[entry->script], entry->row, sight->costs);
}

/* ---------------------------------------------------------------- verdict */

/* Whether one language costs less than all others by so much. */
static bool leads(const struct language_group *group, const struct sight *sight,
    size_t language, unsigned by)
{
    return language_below(group, sight->costs, sight->costs[language] + by) == 1;
}

static size_t cheapest(const struct language_group *group, const struct sight *sight)
{
    size_t least = 0;
    for (size_t i = 1; i < group->languages; i++)
        if (sight->costs[i] < sight->costs[least])
            least = i;
    return least;
}

/* The number of the language in the group; group->languages where it is not in it. Often it
 * is the `last` one. */
static size_t number_of(
    const struct language_group *group, const char *language, size_t last)
{
    if (last < group->languages && strcmp(language_code_of(group, last), language) == 0)
        return last;
    size_t i = 0;
    while (i < group->languages && strcmp(language_code_of(group, i), language) != 0)
        i++;
    return i;
}

/* What words do not decide: the script's language, where there is one, or the enclosing
 * one, where a whole text has too few words. */
static const char *without_words(
    const struct sight *sight, bool whole, const char *enclosing)
{
    size_t alone = 0;
    for (int script = LANGUAGE_SCRIPTS; script < SCRIPTS; script++) {
        size_t bytes = sight->bytes[script];
        bool most = (sight->letters - bytes) * ALONE_OF < bytes;
        if (most && (whole || bytes >= ALONE) && script != SCRIPT_HAN &&
            script != SCRIPT_KANA) {
            const char *language = script_language((enum script)script);
            return strcmp(language, enclosing) == 0 ? enclosing : language;
        }
        alone += bytes;
    }
    return whole && alone == 0 && sight->small < DIFFERS_WORDS ? enclosing : NULL;
}

/* Looks at more words, up to the limit. True once they confirm the enclosing language. */
static bool confirms(struct language_glance *glance, struct sight *sight, size_t limit,
    const char *enclosing)
{
    struct span run;
    for (size_t looked = sight->words; next_run(sight, limit, &run);) {
        add_run(glance, run, sight);
        if (sight->words < looked + LOOK_EVERY)
            continue;
        looked = sight->words;
        const struct language_group *group = &glance->tables->groups[sight->script];
        glance->number = number_of(group, enclosing, glance->number);
        if (glance->number < group->languages &&
            leads(group, sight, glance->number, AGREED))
            return true;
    }
    return false;
}

/* Whether what was seen speaks for the enclosing language, if only a little: another one
 * would have to lead by far. */
static bool agrees(
    struct language_glance *glance, const struct sight *sight, const char *enclosing)
{
    const struct language_group *group = &glance->tables->groups[sight->script];
    if (sight->words == 0 || sight->words * AGREES_OF < sight->small)
        return false;
    glance->number = number_of(group, enclosing, glance->number);
    return glance->number < group->languages && leads(group, sight, glance->number, AGREES);
}

/* Another language that leads; NULL: none. */
static const char *other(const struct language_glance *glance, const struct sight *sight)
{
    const struct language_group *group = &glance->tables->groups[sight->script];
    size_t first = sight->words < DIFFERS_WORDS ? group->languages : cheapest(group, sight);
    return first < group->languages && leads(group, sight, first, DIFFERS)
               ? language_code_of(group, first)
               : NULL;
}

const char *language_glance_at(struct language_glance *glance, struct span text,
    const struct bytes *bytes, const char *enclosing)
{
    struct sight sight = {.text = text, .classified = bytes};
    size_t limit = text.size < MORE ? text.size : MORE;
    size_t beginning = limit < BEGINNING ? limit : BEGINNING;
    if (confirms(glance, &sight, beginning, enclosing))
        return enclosing;
    const char *language = other(glance, &sight);
    if (language)
        return language;
    if (confirms(glance, &sight, limit, enclosing) || agrees(glance, &sight, enclosing))
        return enclosing;
    return sight.words < DIFFERS_WORDS
               ? without_words(&sight, limit == text.size, enclosing)
               : NULL;
}
