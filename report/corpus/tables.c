/* Several tables; two of them at the same time. */
#include <stdlib.h>
#include <sys/stat.h>

#include "lib/memory.h"
#include "lib/parallel.h"
#include "report/corpus/loading.h"

enum { TABLE_LARGE = 1 << 20 }; /* bytes of one that is worth a thread */

/* A table by unit is read into a corpus of its own, which then joins that of the totals. */
struct pair {
    struct corpus *corpus, units;
    struct corpus_table *totals_table, *units_table;
};

/* Whether it is a large file: one that is no pipe, whose writer may wait for another. */
static bool is_large(const char *name)
{
    struct stat status;
    return stat(name, &status) == 0 && S_ISREG(status.st_mode) &&
           status.st_size >= TABLE_LARGE;
}

static bool is_of_totals(const char *name)
{
    struct counts_reader reader;
    bool totals = counts_open(&reader, name, COUNTS_DOCUMENT) && reader.by == COUNTS_TOTAL;
    counts_close(&reader);
    return totals;
}

static void add_table(struct corpus *corpus, struct corpus_table *table)
{
    table->error = corpus_add(corpus, table->name, &table->line);
}

static void add_half(void *context, size_t worker, size_t first, size_t end)
{
    struct pair *pair = context;
    (void)worker;
    if (first == 0)
        add_table(pair->corpus, pair->totals_table);
    if (end == 2)
        add_table(&pair->units, pair->units_table);
}

/* Adds the words of units to the vocabulary. Returns their numbers there; owned. */
static uint32_t *join_vocabularies(
    struct corpus *corpus, const struct corpus_loading *units)
{
    struct corpus_loading *loading = corpus->loading;
    size_t count = units->vocabulary.count;
    uint32_t *languages = memory_new(units->languages.count + 1, sizeof *languages);
    uint32_t *numbers = memory_new(count + 1, sizeof *numbers);
    for (size_t i = 0; i < units->languages.count; i++)
        languages[i] = intern_add(
            &loading->languages, &corpus->arena, units->languages.keys[i].text, 0);
    for (size_t i = 0; i < count; i++) {
        const struct intern_key *key = &units->vocabulary.keys[i];
        numbers[i] = corpus_add_term(corpus, key->text, languages[key->tag]);
        loading->terms[numbers[i]].unit_count += units->terms[i].unit_count;
    }
    free(languages);
    return numbers;
}

/* Moves units, their entries and names into a corpus that has none. */
static void join_units(struct corpus *corpus, struct corpus *units)
{
    struct corpus_loading *loading = corpus->loading, *from = units->loading;
    loading->joined = join_vocabularies(corpus, from);
    loading->joined_count = from->vocabulary.count;
    corpus->by = units->by;
    corpus->units = units->units;
    corpus->unit_count = units->unit_count;
    corpus->entries = units->entries;
    corpus->entry_count = units->entry_count;
    loading->unit_capacity = from->unit_capacity;
    loading->runs = from->runs;
    loading->run_count = from->run_count;
    loading->run_capacity = from->run_capacity;
    arena_adopt(&corpus->arena, &units->arena);
    units->units = NULL;
    units->entries = (struct packed_entries){0};
    from->runs = NULL;
}

static void close_units(struct corpus *units)
{
    intern_close(&units->loading->vocabulary);
    intern_close(&units->loading->languages);
    corpus_loading_free(units->loading);
    corpus_close(units);
}

static void add_pair(struct pair *pair)
{
    struct corpus *corpus = pair->corpus;
    corpus_open(&pair->units, &corpus->loading->options);
    pair->units.loading->totals = true; /* they have the forms */
    parallel_do(2, 1, add_half, pair);
    bool fits = counts_add(&corpus->loading->counts, pair->units.loading->counts);
    if (fits)
        join_units(corpus, &pair->units);
    close_units(&pair->units);
    if (!fits)
        add_table(corpus, pair->units_table); /* up to the row that is too much */
}

void corpus_add_tables(struct corpus *corpus, struct corpus_table *tables, size_t count)
{
    bool large = count == 2 && is_large(tables[0].name) && is_large(tables[1].name);
    bool first = large && is_of_totals(tables[0].name);
    if (large && !corpus->loading->vocabulary.count &&
        first != is_of_totals(tables[1].name)) {
        struct pair pair = {.corpus = corpus,
            .totals_table = first ? &tables[0] : &tables[1],
            .units_table = first ? &tables[1] : &tables[0]};
        add_pair(&pair);
        return;
    }
    for (size_t i = 0; i < count; i++)
        add_table(corpus, &tables[i]);
}
