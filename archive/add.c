#include "archive/add.h"

#include <string.h>
#include <unistd.h>

#include "archive/listing.h"
#include "archive/remove.h"
#include "archive/select.h"

enum {
    TRIES_FREE = 3, /* as often others may commit first; then they have to wait */
};

/* ------------------------------------------------------------------ comparing */

struct comparison {
    struct selection selection;
    struct batch *batch;
};

static bool add_compare(struct selection *selection, struct article *article)
{
    batch_compare_with(((struct comparison *)selection)->batch, article);
    return false;
}

/* Holds the batch against the parts that it has not been held against. */
static bool compare_parts(struct store *store, struct batch *batch, struct manifest *seen)
{
    struct comparison comparison = {{add_compare}, batch};
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
    struct select_writer to = select_to_writer(&next);
    if (!writer_begin(&next, store))
        return false;
    bool good = select_part(store, &writer->part, &turn.selection, &to.sink);
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
        writer_list(writer, &article);
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

/* A try to commit. */
struct attempt {
    struct store *store;
    struct batch *batch;
    struct writer *writer;
    struct manifest seen;   /* parts that the batch was held against */
    struct removal earlier; /* versions that it replaces */
    size_t planned;         /* how many of them */
    bool patient;           /* where others have committed meanwhile, it is tried again */
    bool done;
};

/* How many earlier versions the rows replace. */
static size_t count_replaced(const struct batch *batch)
{
    struct hash_strings ids;
    hash_strings_open(&ids);
    batch_replaced(batch, &ids);
    size_t count = ids.count;
    hash_strings_close(&ids);
    return count;
}

static bool commit_now(struct attempt *attempt, struct manifest *now)
{
    attempt->done = true;
    return batch_known(attempt->batch) == attempt->batch->count ||
           store_commit(attempt->store, now, attempt->earlier.exchanges,
               attempt->earlier.count, &attempt->writer->part);
}

static bool compare_again(struct attempt *attempt)
{
    return store_refresh(attempt->store) &&
           compare_parts(attempt->store, attempt->batch, &attempt->seen) &&
           settle(attempt->store, attempt->batch, attempt->writer);
}

/* Commits if no other process has committed since the snapshot. After some tries in vain it
 * compares with the lock held; but where more versions are to be replaced than parts were
 * rewritten for, it is tried again. */
static bool try_commit(struct attempt *attempt)
{
    struct store *store = attempt->store;
    struct manifest now = {0};
    bool good = store_lock(store, &now);
    while (good && !attempt->done) {
        bool all = has_all(&attempt->seen, &now);
        if ((!all && attempt->patient) ||
            count_replaced(attempt->batch) != attempt->planned)
            break;
        good = all ? commit_now(attempt, &now) : compare_again(attempt);
    }
    store_unlock(store);
    manifest_free(&now);
    return good;
}

/* Where rows replace earlier versions: rewrites the parts that hold these. Until the
 * lock is closed, nobody else changes parts. */
static bool plan_replacing(struct attempt *attempt, int *lock)
{
    struct hash_strings ids;
    bool good = true;
    if (count_replaced(attempt->batch) && *lock < 0) {
        *lock = store_merge_lock(attempt->store, true);
        good = *lock >= 0 && compare_again(attempt);
    }
    hash_strings_open(&ids);
    batch_replaced(attempt->batch, &ids);
    attempt->planned = ids.count;
    if (good && ids.count)
        good = removal_plan(attempt->store, &ids, &attempt->earlier);
    hash_strings_close(&ids);
    return good;
}

static bool commit(
    struct store *store, struct batch *batch, struct writer *writer, size_t *replaced)
{
    struct attempt attempt = {.store = store, .batch = batch, .writer = writer};
    int lock = -1;
    bool good = true;
    for (int tries = 0; good && !attempt.done; tries++) {
        attempt.patient = tries < TRIES_FREE || lock >= 0;
        good = (tries == 0 || store_refresh(store)) &&
               compare_parts(store, batch, &attempt.seen) && settle(store, batch, writer) &&
               plan_replacing(&attempt, &lock) && try_commit(&attempt);
        *replaced = attempt.earlier.removed;
        removal_end(store, &attempt.earlier, good && attempt.done);
    }
    if (lock >= 0)
        close(lock);
    manifest_free(&attempt.seen);
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

static void list_rows(
    const struct batch *batch, const struct sources *sources, struct output *list)
{
    for (size_t i = 0; i < batch->count; i++) {
        const struct batch_row *row = &batch->rows[i];
        const struct source *source = sources_find(sources, row->name);
        if (!row->known && source)
            listing_source(list, &row->article, source);
    }
}

static bool read_lists(struct store *store, const struct add *add, struct intake *intake)
{
    if (add->sources && !sources_read(&intake->sources, add->sources))
        return failure_of_system(&store->failure, add->sources);
    if (add->digests && !digests_read(&intake->digests, add->digests))
        return failure_of_system(&store->failure, add->digests);
    return true;
}

static bool add_articles(struct store *store, struct add *add, struct intake *intake)
{
    struct batch *batch = intake->batch;
    struct writer *writer = intake->writer;
    bool good = read_streams(store, add, intake);
    add->given = batch->count;
    add->unread = intake->unread;
    add->error = intake->error;
    batch_compare(batch);
    good = good && commit(store, batch, writer, &add->replaced);
    if (good)
        count_rows(batch, add);
    if (good && add->list)
        list_rows(batch, &intake->sources, add->list);
    if (!good || add->added == 0)
        writer_drop(writer);
    add->part = writer->part;
    return good;
}

bool add_run(struct store *store, struct add *add)
{
    struct batch batch = {.versions = add->versions};
    struct writer writer;
    struct intake intake = {
        .date = add->date, .file = SOURCE_FILE_NONE, .batch = &batch, .writer = &writer};
    bool good = read_lists(store, add, &intake) && writer_begin(&writer, store) &&
                add_articles(store, add, &intake);
    sources_free(&intake.sources);
    source_file_close(&intake.file);
    digests_free(&intake.digests);
    batch_free(&batch);
    return good;
}
