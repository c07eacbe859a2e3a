#include "tokenize/sentences/abbreviation_table.h"

#include <stdint.h>
#include <stdlib.h>

#include "lib/fnv.h"
#include "lib/memory.h"

enum {
    SLOTS_FEWEST = 2048, /* a power of two: twice the words of English and more */
    LANGUAGES = 96,      /* at most that many have abbreviations */
};

struct slot {
    struct span word; /* {NULL, 0}: free */
    unsigned char language;
    unsigned char kinds; /* a set of enum abbreviation_kind */
};

/* A language that has abbreviations. */
struct abbreviating {
    struct span code;
    size_t first, end; /* of its rows, between which others' may stand */
    bool loaded;       /* its words are in the slots */
    bool ordinals;
};

struct abbreviation_table {
    struct slot *slots; /* owned; of the languages seen so far */
    size_t slot_count;  /* a power of two, twice `used` at least */
    size_t used;
    struct abbreviating languages[LANGUAGES];
    unsigned char language_count;
};

static struct slot *slot_of(
    const struct abbreviation_table *table, struct span word, unsigned language)
{
    struct slot *slots = table->slots;
    size_t mask = table->slot_count - 1;
    size_t at = (fnv_hash(word) + language * 2654435761U) & mask;
    while (slots[at].word.data &&
           !(slots[at].language == language && span_equal(slots[at].word, word)))
        at = (at + 1) & mask;
    return &slots[at];
}

static void grow_slots(struct abbreviation_table *table)
{
    struct slot *old = table->slots;
    size_t count = table->slot_count;
    table->slot_count = count ? 2 * count : SLOTS_FEWEST;
    table->slots = memory_new(table->slot_count, sizeof *table->slots);
    for (size_t i = 0; i < count; i++)
        if (old[i].word.data)
            *slot_of(table, old[i].word, old[i].language) = old[i];
    free(old);
}

static void insert_word(
    struct abbreviation_table *table, struct span word, unsigned char language, int kind)
{
    if (2 * (table->used + 1) > table->slot_count)
        grow_slots(table);
    struct slot *slot = slot_of(table, word, language);
    table->used += !slot->word.data;
    *slot = (struct slot){word, language, (unsigned char)(slot->kinds | 1 << kind)};
}

static void insert_words(struct abbreviation_table *table, const struct abbreviations *row,
    unsigned char language)
{
    const char *word = row->words.data, *end = word + row->words.size;
    while (word < end) {
        const char *space = memchr(word, ' ', (size_t)(end - word));
        size_t size = (size_t)((space ? space : end) - word);
        insert_word(table, (struct span){word, size}, language, (int)row->kind);
        word += size + 1;
    }
}

/* Puts a language's words into the slots, where they are not there yet. */
static void load_language(struct abbreviation_table *table, unsigned char language)
{
    struct abbreviating *to = &table->languages[language];
    struct abbreviations row;
    size_t at = to->loaded ? to->end : to->first;
    while (at < to->end && abbreviations_next(&at, &row))
        if (span_equal(row.language, to->code))
            insert_words(table, &row, language);
    to->loaded = true;
}

static unsigned char language_index(
    const struct abbreviation_table *table, struct span code)
{
    unsigned char i = 0;
    while (i < table->language_count && !span_equal(table->languages[i].code, code))
        i++;
    return i;
}

struct abbreviation_table *abbreviation_table_new(void)
{
    struct abbreviation_table *new = memory_new(1, sizeof *new);
    struct abbreviations row;
    unsigned char language = 0;
    for (size_t at = 0, first = 0; abbreviations_next(&at, &row); first = at) {
        /* A language's rows mostly stand together. */
        if (!span_equal(new->languages[language].code, row.language))
            language = language_index(new, row.language);
        if (language == new->language_count)
            new->languages[new->language_count++] =
                (struct abbreviating){.code = row.language, .first = first};
        new->languages[language].end = at;
        new->languages[language].ordinals |= row.kind == ABBREVIATION_ORDINALS;
    }
    grow_slots(new);
    return new;
}

void abbreviation_table_free(struct abbreviation_table *table)
{
    free(table->slots);
    free(table);
}

int abbreviation_table_language(struct abbreviation_table *table, struct span code)
{
    unsigned char language = language_index(table, code);
    if (language == table->language_count)
        return -1;
    load_language(table, language);
    return language;
}

bool abbreviation_table_ordinals(const struct abbreviation_table *table, int language)
{
    return table->languages[language].ordinals;
}

unsigned abbreviation_table_kinds(
    const struct abbreviation_table *table, struct span word, int language)
{
    return slot_of(table, word, (unsigned)language)->kinds;
}
