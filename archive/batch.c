#include "archive/batch.h"

#include <stdlib.h>

#include "archive/hex.h"
#include "lib/memory.h"

enum {
    TABLE_FIRST = 1024,
    NAME_BYTES = 4, /* of an article's hash, that set apart articles of one id */
};

/* An estimated similarity from which an article of the same name is a later version of it
 * and not another article: different ones share hardly a shingle. */
#define VERSION_NEAR 0.2

void batch_add(struct batch *batch, const struct article *article)
{
    batch->rows =
        memory_grow(batch->rows, &batch->capacity, batch->count + 1, sizeof *batch->rows);
    struct batch_row row = {.article = article_copy(&batch->arena, article)};
    row.written = row.name = row.article.id;
    batch->rows[batch->count++] = row;
}

/* ------------------------------------------------------------------ the tables */

static void close_tables(struct batch *batch)
{
    hash_table_close(&batch->hashes);
    hash_table_close(&batch->ids);
    hash_table_close(&batch->names);
    hash_table_close(&batch->addresses);
    likeness_close(&batch->likeness);
}

static const unsigned char *signature_of(const void *batch, uint32_t row)
{
    return ((const struct batch *)batch)->rows[row - 1].article.signature;
}

static void open_tables(struct batch *batch)
{
    close_tables(batch);
    batch->key = hash_key_new();
    hash_table_open(&batch->hashes, TABLE_FIRST);
    hash_table_open(&batch->ids, TABLE_FIRST);
    hash_table_open(&batch->names, TABLE_FIRST);
    hash_table_open(&batch->addresses, TABLE_FIRST);
    batch->likeness.signature = signature_of;
    batch->likeness.context = batch;
    likeness_open(&batch->likeness);
}

static uint64_t hash_of(const struct batch *batch, struct span bytes)
{
    return hash_bytes(&batch->key, 0, bytes);
}

static struct span hash_span(const struct article *article)
{
    return (struct span){(const char *)article->hash, ARTICLE_HASH};
}

/* What a table has of a row. */
typedef struct span batch_field(const struct batch_row *row);

static struct span field_hash(const struct batch_row *row)
{
    return hash_span(&row->article);
}

static struct span field_id(const struct batch_row *row)
{
    return row->article.id;
}

static struct span field_name(const struct batch_row *row)
{
    return row->name;
}

static struct span field_address(const struct batch_row *row)
{
    return row->article.address;
}

static struct batch_row *batch_find(const struct batch *batch,
    const struct hash_table *table, batch_field *field, struct span value)
{
    uint64_t hash = hash_of(batch, value);
    for (size_t at = hash_first(table, hash); table->slots[at].item;
         at = hash_next(table, at)) {
        struct batch_row *row = &batch->rows[table->slots[at].item - 1];
        if (table->slots[at].hash == (uint32_t)hash && span_equal(field(row), value))
            return row;
    }
    return NULL;
}

/* Puts a row in a table, unless one with the same value is there. */
static void batch_insert(
    struct batch *batch, struct hash_table *table, batch_field *field, size_t row)
{
    struct span value = field(&batch->rows[row]);
    if (value.size && !batch_find(batch, table, field, value))
        hash_insert(table, hash_of(batch, value), (uint32_t)(row + 1));
}

static void insert_row(struct batch *batch, size_t row)
{
    batch_insert(batch, &batch->hashes, field_hash, row);
    batch_insert(batch, &batch->ids, field_id, row);
    batch_insert(batch, &batch->names, field_name, row);
    batch_insert(batch, &batch->addresses, field_address, row);
}

/* An id of its own for an article whose id is another's. */
static void give_name(struct batch *batch, struct batch_row *row)
{
    char hex[2 * ARTICLE_HASH + 1];
    size_t bytes = NAME_BYTES;
    do {
        hex_write(row->article.hash, bytes, hex);
        row->article.id =
            arena_print(&batch->arena, "%.*s@%s", (int)row->name.size, row->name.data, hex);
        bytes *= 2;
    } while (
        bytes <= ARTICLE_HASH && batch_find(batch, &batch->ids, field_id, row->article.id));
    batch_insert(batch, &batch->ids, field_id, (size_t)(row - batch->rows));
}

/* The name that an id was made of. */
static struct span name_of(struct span id)
{
    enum { ADDED = 2 * NAME_BYTES + 1 };
    unsigned char bytes[NAME_BYTES];
    if (id.size <= ADDED || id.data[id.size - ADDED] != '@')
        return id;
    struct span hex = {id.data + id.size - ADDED + 1, ADDED - 1};
    return hex_read(hex, bytes, NAME_BYTES) ? (struct span){id.data, id.size - ADDED} : id;
}

/* ------------------------------------------------------------------ likeness */

static bool is_near(const struct article *article)
{
    return article->tokens >= SIGNATURE_LEAST + SIGNATURE_SHINGLE - 1 &&
           signature_is_there(article->signature);
}

/* Marks rows as nearly the same as an article of the archive. */
struct marking {
    struct batch *batch;
    const struct article *old;
};

static void batch_mark(void *to, uint32_t number, double similarity)
{
    struct batch *batch = ((struct marking *)to)->batch;
    struct batch_row *row = &batch->rows[number - 1];
    if (similarity <= row->near)
        return;
    row->near = similarity;
    row->marked = true;
    row->article.near = arena_copy(&batch->arena, ((struct marking *)to)->old->id);
}

/* Of rows that are nearly the same, the first alone stands in the bands: what is held
 * against the others stays little however often a story comes. */
static void find_like(struct batch *batch, size_t i)
{
    struct batch_row *row = &batch->rows[i];
    if (!is_near(&row->article))
        return;
    row->like = likeness_nearest(&batch->likeness, row->article.signature);
    if (!row->like)
        likeness_add(&batch->likeness, (uint32_t)(i + 1));
}

void batch_mark_own(struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        struct batch_row *row = &batch->rows[i];
        const struct batch_row *like = row->like ? &batch->rows[row->like - 1] : NULL;
        if (row->known || !like || row->article.near.size > 0)
            continue;
        row->article.near = like->article.near.size ? like->article.near : like->article.id;
        row->marked = true;
    }
}

/* ------------------------------------------------------------------ versions */

static bool is_version(const struct batch_row *row, const struct article *old)
{
    struct span address = row->article.address;
    if (address.size && old->address.size)
        return span_equal(address, old->address);
    return signature_is_there(old->signature) &&
           signature_similarity(row->article.signature, old->signature) >= VERSION_NEAR;
}

static struct batch_row *find_version(struct batch *batch, const struct article *old)
{
    struct batch_row *row = NULL;
    if (old->address.size)
        row = batch_find(batch, &batch->addresses, field_address, old->address);
    if (!row)
        row = batch_find(batch, &batch->names, field_name, name_of(old->id));
    return row && !row->known && is_version(row, old) ? row : NULL;
}

static void note_version(
    struct batch *batch, struct batch_row *row, const struct article *old)
{
    struct span id = arena_copy(&batch->arena, old->id);
    if (batch->versions) {
        row->marked |= row->near < 1;
        row->near = 1;
        row->article.near = id;
        return;
    }
    struct batch_earlier *earlier = arena_new(&batch->arena, 1, sizeof *earlier);
    *earlier = (struct batch_earlier){id, row->earlier};
    row->earlier = earlier;
}

void batch_replaced(const struct batch *batch, struct hash_strings *ids)
{
    for (size_t i = 0; i < batch->count; i++)
        for (const struct batch_earlier *earlier = batch->rows[i].earlier;
             earlier && !batch->rows[i].known; earlier = earlier->next)
            hash_strings_add(ids, earlier->id);
}

/* ------------------------------------------------------------------ comparing */

void batch_compare(struct batch *batch)
{
    open_tables(batch);
    for (size_t i = 0; i < batch->count; i++) {
        struct batch_row *row = &batch->rows[i];
        row->known = batch_find(batch, &batch->hashes, field_hash, field_hash(row)) != NULL;
        if (row->known)
            continue;
        if (batch_find(batch, &batch->ids, field_id, row->article.id))
            give_name(batch, row);
        insert_row(batch, i);
        find_like(batch, i);
    }
}

static void set_known(struct batch *batch, struct batch_row *row, const struct article *old)
{
    row->known = true;
    row->article.near = arena_copy(&batch->arena, old->id); /* for those that are like it */
}

void batch_compare_with(struct batch *batch, const struct article *old)
{
    struct batch_row *same = batch_find(batch, &batch->hashes, field_hash, hash_span(old));
    if (same)
        set_known(batch, same, old);
    struct batch_row *version = same ? NULL : find_version(batch, old);
    if (version)
        note_version(batch, version, old);
    struct batch_row *other = batch_find(batch, &batch->ids, field_id, old->id);
    if (other && !other->known && (other != version || batch->versions))
        give_name(batch, other);
    if (!same && !(version && !batch->versions) && old->near.size == 0 && is_near(old))
        likeness_each(
            &batch->likeness, old->signature, batch_mark, &(struct marking){batch, old});
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

/* Where the rows come to stand, from 1; 0: the row is dropped. The caller frees it. */
static uint32_t *places_new(const struct batch *batch)
{
    uint32_t *places = memory_new(batch->count + 1, sizeof *places), kept = 0;
    for (size_t i = 0; i < batch->count; i++)
        places[i] = batch->rows[i].known ? 0 : ++kept;
    return places;
}

void batch_compact(struct batch *batch)
{
    size_t kept = 0;
    uint32_t *places = places_new(batch);
    for (size_t i = 0; i < batch->count; i++) {
        struct batch_row row = batch->rows[i];
        row.like = row.like ? places[row.like - 1] : 0;
        row.written = row.article.id;
        row.marked = false;
        if (!row.known)
            batch->rows[kept++] = row;
    }
    free(places);
    batch->count = kept;
    open_tables(batch);
    for (size_t i = 0; i < batch->count; i++) {
        insert_row(batch, i);
        if (!batch->rows[i].like && is_near(&batch->rows[i].article))
            likeness_add(&batch->likeness, (uint32_t)(i + 1));
    }
}

void batch_free(struct batch *batch)
{
    close_tables(batch);
    free(batch->rows);
    arena_free(&batch->arena);
    *batch = (struct batch){0};
}
