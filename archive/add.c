#include "archive/add.h"

#include <string.h>

#include "archive/select.h"

enum {
    TRIES_FREE = 3, /* as often others may commit first; then they have to wait */
};

/* ------------------------------------------------------------------ comparing */

struct comparison {
    struct selection selection;
    struct batch *batch;
};

static bool compare(struct selection *selection, struct article *article)
{
    batch_compare_with(((struct comparison *)selection)->batch, article);
    return false;
}

/* Holds the batch against the parts that it has not been held against. */
static bool compare_parts(struct store *store, struct batch *batch, struct manifest *seen)
{
    struct comparison comparison = {{compare}, batch};
    bool good = true;
    for (size_t i = 0; i < store->manifest.count && good; i++) {
        const struct part *part = &store->manifest.parts[i];
        if (manifest_find(seen, part->name))
            continue;
        manifest_add(seen, part);
        good = select_list(store, part, &comparison.selection);
    }
    return good;
}

/* ------------------------------------------------------------------ the part */

/* Articles of the batch, in turn. */
struct turn {
    struct selection selection;
    struct batch *batch;
    size_t next;
};

static bool wants_new(struct selection *selection, struct article *article)
{
    struct turn *turn = (struct turn *)selection;
    const struct batch_row *row = &turn->batch->rows[turn->next++];
    article->id = row->article.id;
    article->near = row->article.near;
    return !row->known;
}

/* Exchanges the part for one without what is known, and with new ids. */
static bool rewrite(struct store *store, struct batch *batch, struct writer *writer)
{
    struct writer next;
    struct turn turn = {{wants_new}, batch, 0};
    if (!writer_begin(&next, store))
        return false;
    bool good = select_part(
        store, &writer->part, &turn.selection, &(struct select_sink){.writer = &next});
    writer_drop(writer);
    *writer = next;
    batch_compact(batch);
    return writer_close(writer) && good;
}

static bool write_list(const struct batch *batch, struct writer *writer)
{
    for (size_t i = 0; i < batch->count; i++) {
        struct article article = batch->rows[i].article;
        article.id = batch->rows[i].written;
        writer_article(writer, &article);
    }
    return writer_close(writer);
}

/* Makes the part hold just what is new; leaves it as it is where nothing is. */
static bool settle(struct store *store, struct batch *batch, struct writer *writer)
{
    bool first = writer->open;
    if (batch_known(batch) == batch->count)
        return true;
    if (first)
        batch_mark_own(batch);
    if (first && !write_list(batch, writer))
        return false;
    bool changed = batch_is_changed(batch, !first);
    if (changed && !rewrite(store, batch, writer))
        return false;
    return (!first && !changed) || writer_total(writer, NULL, 0);
}

/* ------------------------------------------------------------------ committing */

static bool has_all(const struct manifest *seen, const struct manifest *now)
{
    for (size_t i = 0; i < now->count; i++)
        if (!manifest_find(seen, now->parts[i].name))
            return false;
    return true;
}

/* Commits if no other process has committed since the snapshot, or waits for its turn to
 * compare again: `*done` tells. After some tries in vain it compares with the lock held. */
static bool try_commit(struct store *store, struct batch *batch, struct writer *writer,
    struct manifest *seen, bool patient, bool *done)
{
    struct manifest now = {0};
    bool good = store_lock(store, &now);
    while (good && !*done) {
        if (has_all(seen, &now)) {
            *done = true;
            if (batch_known(batch) < batch->count)
                good = store_commit(store, &now, NULL, 0, &writer->part);
        } else if (patient) {
            break;
        } else {
            good = store_refresh(store) && compare_parts(store, batch, seen) &&
                   settle(store, batch, writer);
        }
    }
    store_unlock(store);
    manifest_free(&now);
    return good;
}

static bool commit(struct store *store, struct batch *batch, struct writer *writer)
{
    struct manifest seen = {0};
    bool good = true, done = false;
    for (int tries = 0; good && !done; tries++) {
        good = (tries == 0 || store_refresh(store)) && compare_parts(store, batch, &seen) &&
               settle(store, batch, writer) &&
               try_commit(store, batch, writer, &seen, tries < TRIES_FREE, &done);
    }
    manifest_free(&seen);
    return good;
}

/* ------------------------------------------------------------------ adding */

static bool read_streams(struct store *store, struct add *add, struct intake *intake)
{
    for (int i = 0; i < add->count; i++) {
        struct input input;
        const char *wrong = NULL;
        if (input_open(&input, add->files[i]))
            wrong = intake_read(intake, &input);
        if (input.error)
            wrong = strerror(input.error);
        input_close(&input);
        if (wrong)
            return failure_note(&store->failure, add->files[i], wrong);
    }
    return true;
}

static void count_rows(const struct batch *batch, struct add *add)
{
    add->added = batch->count - batch_known(batch);
    for (size_t i = 0; i < batch->count; i++)
        add->near += !batch->rows[i].known && batch->rows[i].article.near.size > 0;
}

bool add_run(struct store *store, struct add *add)
{
    struct batch batch = {0};
    struct writer writer;
    struct intake intake = {.date = add->date, .batch = &batch, .writer = &writer};
    if (add->sources && !sources_read(&intake.sources, add->sources))
        return failure_of_system(&store->failure, add->sources);
    if (add->digests && !digests_read(&intake.digests, add->digests))
        return failure_of_system(&store->failure, add->digests);
    if (!writer_begin(&writer, store))
        return false;
    bool good = read_streams(store, add, &intake);
    add->given = batch.count;
    batch_compare(&batch);
    good = good && commit(store, &batch, &writer);
    if (good)
        count_rows(&batch, add);
    if (!good || add->added == 0)
        writer_drop(&writer);
    add->part = writer.part;
    sources_free(&intake.sources);
    digests_free(&intake.digests);
    batch_free(&batch);
    return good;
}
