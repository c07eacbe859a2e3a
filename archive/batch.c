#include "archive/batch.h"

#include <stdlib.h>

#include "archive/hex.h"
#include "lib/memory.h"

enum {
    TABLE_FIRST = 1024,
    NAME_BYTES = 4, /* of an article's hash, that set apart articles of one id */
};

static uint64_t hash_of(const unsigned char *hash)
{
    uint64_t word;
    memcpy(&word, hash, sizeof word);
    return word;
}

static uint64_t hash_of_id(struct span id)
{
    static const struct hash_key key = {{1, 2, 3, 4}};
    return hash_bytes(&key, 0, id);
}

void batch_add(struct batch *batch, const struct article *article)
{
    batch->rows =
        memory_grow(batch->rows, &batch->capacity, batch->count + 1, sizeof *batch->rows);
    struct batch_row row = {.article = article_copy(&batch->arena, article)};
    row.written = row.article.id;
    batch->rows[batch->count++] = row;
}

/* ------------------------------------------------------------------ the tables */

static void open_tables(struct batch *batch)
{
    hash_table_close(&batch->hashes);
    hash_table_close(&batch->ids);
    hash_table_close(&batch->bands);
    hash_table_open(&batch->hashes, TABLE_FIRST);
    hash_table_open(&batch->ids, TABLE_FIRST);
    hash_table_open(&batch->bands, TABLE_FIRST);
}

static struct batch_row *find_hash(const struct batch *batch, const unsigned char *hash)
{
    const struct hash_table *table = &batch->hashes;
    for (size_t at = hash_first(table, hash_of(hash)); table->slots[at].item;
         at = hash_next(table, at)) {
        struct batch_row *row = &batch->rows[table->slots[at].item - 1];
        if (memcmp(row->article.hash, hash, ARTICLE_HASH) == 0)
            return row;
    }
    return NULL;
}

static struct batch_row *find_id(const struct batch *batch, struct span id)
{
    const struct hash_table *table = &batch->ids;
    uint64_t hash = hash_of_id(id);
    for (size_t at = hash_first(table, hash); table->slots[at].item;
         at = hash_next(table, at)) {
        struct batch_row *row = &batch->rows[table->slots[at].item - 1];
        if (table->slots[at].hash == (uint32_t)hash && span_equal(row->article.id, id))
            return row;
    }
    return NULL;
}

static void insert_id(struct batch *batch, size_t row)
{
    hash_insert(&batch->ids, hash_of_id(batch->rows[row].article.id), (uint32_t)(row + 1));
}

static void insert_bands(struct hash_table *bands, const struct batch *batch, size_t row)
{
    const unsigned char *signature = batch->rows[row].article.signature;
    if (!signature_is_there(signature))
        return;
    for (unsigned band = 0; band < SIGNATURE_BANDS; band++)
        hash_insert(bands, signature_band(signature, band), (uint32_t)(row + 1));
}

/* An id of its own for an article whose id is another's. */
static void give_name(struct batch *batch, struct batch_row *row)
{
    char hex[2 * NAME_BYTES + 1];
    hex_write(row->article.hash, NAME_BYTES, hex);
    row->article.id = arena_print(
        &batch->arena, "%.*s@%s", (int)row->article.id.size, row->article.id.data, hex);
}

/* ------------------------------------------------------------------ likeness */

static void hold_against(
    struct batch *batch, struct batch_row *row, const struct article *old)
{
    double similarity = signature_similarity(row->article.signature, old->signature);
    if (similarity < SIGNATURE_NEAR || similarity <= row->near)
        return;
    row->near = similarity;
    row->marked = true;
    row->article.near = arena_copy(&batch->arena, old->id);
}

/* The rows of one band, and their nearest. */
static void mark_near(struct batch *batch, const struct article *old)
{
    const struct hash_table *table = &batch->bands;
    for (unsigned band = 0; band < SIGNATURE_BANDS; band++) {
        uint64_t hash = signature_band(old->signature, band);
        for (size_t at = hash_first(table, hash); table->slots[at].item;
             at = hash_next(table, at))
            if (table->slots[at].hash == (uint32_t)hash)
                hold_against(batch, &batch->rows[table->slots[at].item - 1], old);
    }
}

/* The row of the bands that is most alike. */
static void find_near(
    struct batch *batch, const struct hash_table *bands, struct batch_row *row)
{
    for (unsigned band = 0; band < SIGNATURE_BANDS; band++) {
        uint64_t hash = signature_band(row->article.signature, band);
        for (size_t at = hash_first(bands, hash); bands->slots[at].item;
             at = hash_next(bands, at))
            if (bands->slots[at].hash == (uint32_t)hash)
                hold_against(batch, row, &batch->rows[bands->slots[at].item - 1].article);
    }
}

/* Of rows that are nearly the same, the first alone stands in the bands: the table stays
 * small however often a story comes. */
void batch_mark_own(struct batch *batch)
{
    struct hash_table bands;
    hash_table_open(&bands, TABLE_FIRST);
    for (size_t i = 0; i < batch->count; i++) {
        struct batch_row *row = &batch->rows[i];
        if (row->known || row->near > 0 || !signature_is_there(row->article.signature))
            continue;
        find_near(batch, &bands, row);
        if (row->near == 0)
            insert_bands(&bands, batch, i);
    }
    hash_table_close(&bands);
}

/* ------------------------------------------------------------------ comparing */

void batch_compare(struct batch *batch)
{
    open_tables(batch);
    for (size_t i = 0; i < batch->count; i++) {
        struct batch_row *row = &batch->rows[i];
        row->known = find_hash(batch, row->article.hash) != NULL;
        if (row->known)
            continue;
        if (find_id(batch, row->article.id))
            give_name(batch, row);
        hash_insert(&batch->hashes, hash_of(row->article.hash), (uint32_t)(i + 1));
        insert_id(batch, i);
        insert_bands(&batch->bands, batch, i);
    }
}

void batch_compare_with(struct batch *batch, const struct article *old)
{
    struct batch_row *same = find_hash(batch, old->hash);
    if (same)
        same->known = true;
    struct batch_row *other = find_id(batch, old->id);
    if (other && !other->known) {
        give_name(batch, other);
        insert_id(batch, (size_t)(other - batch->rows));
    }
    if (!same && old->near.size == 0 && signature_is_there(old->signature))
        mark_near(batch, old);
}

size_t batch_known(const struct batch *batch)
{
    size_t known = 0;
    for (size_t i = 0; i < batch->count; i++)
        known += batch->rows[i].known;
    return known;
}

bool batch_is_changed(const struct batch *batch, bool marks)
{
    for (size_t i = 0; i < batch->count; i++) {
        const struct batch_row *row = &batch->rows[i];
        if (row->known || !span_equal(row->written, row->article.id) ||
            (marks && row->marked))
            return true;
    }
    return false;
}

void batch_compact(struct batch *batch)
{
    size_t kept = 0;
    for (size_t i = 0; i < batch->count; i++)
        if (!batch->rows[i].known)
            batch->rows[kept++] = batch->rows[i];
    batch->count = kept;
    open_tables(batch);
    for (size_t i = 0; i < batch->count; i++) {
        batch->rows[i].written = batch->rows[i].article.id;
        batch->rows[i].marked = false;
        hash_insert(
            &batch->hashes, hash_of(batch->rows[i].article.hash), (uint32_t)(i + 1));
        insert_id(batch, i);
        insert_bands(&batch->bands, batch, i);
    }
}

void batch_free(struct batch *batch)
{
    hash_table_close(&batch->hashes);
    hash_table_close(&batch->ids);
    hash_table_close(&batch->bands);
    free(batch->rows);
    arena_free(&batch->arena);
    *batch = (struct batch){0};
}
