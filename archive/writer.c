#include "archive/writer.h"

#include <string.h>

#include "archive/totals.h"

bool writer_begin(struct writer *writer, struct store *store)
{
    struct arena arena = {0};
    *writer = (struct writer){.store = store};
    if (!store_new_part(store, &writer->part))
        return false;
    struct part *part = &writer->part;
    const char *stream = store_path(store, part, part_files[PART_STREAM], &arena);
    const char *list = store_path(store, part, part_files[PART_ARTICLES], &arena);
    writer->open = true;
    bool good = frames_create(&writer->stream, stream, true);
    good &= frames_create(&writer->list, list, false);
    if (!good) {
        int error = writer->stream.error ? writer->stream.error : writer->list.error;
        failure_note(&store->failure, stream, strerror(error));
        writer_drop(writer);
    }
    arena_free(&arena);
    return good;
}

void writer_article(struct writer *writer, const struct article *article)
{
    struct part *part = &writer->part;
    articles_write(&writer->list, article);
    if (part->articles == 0 || strcmp(article->date, part->first) < 0)
        memcpy(part->first, article->date, DATE_SIZE);
    if (part->articles == 0 || strcmp(article->date, part->last) > 0)
        memcpy(part->last, article->date, DATE_SIZE);
    part->articles++;
}

void writer_cut(struct writer *writer)
{
    if (writer->stream.frame_text >= 2 * FRAME_FULL)
        frames_cut(&writer->stream);
}

static bool finish_file(struct writer *writer, struct frames *frames, enum part_file file)
{
    struct part *part = &writer->part;
    bool good = frames_finish(frames, part->files[file].digest);
    part->files[file].size = frames->size;
    return good ||
           failure_note(&writer->store->failure, part->name, strerror(frames->error));
}

bool writer_close(struct writer *writer)
{
    bool good = finish_file(writer, &writer->stream, PART_STREAM);
    writer->open = false;
    return finish_file(writer, &writer->list, PART_ARTICLES) && good;
}

bool writer_total(struct writer *writer, const struct part *sources, size_t count)
{
    struct frames totals;
    struct arena arena = {0};
    struct store *store = writer->store;
    bool good = frames_create(
        &totals, store_path(store, &writer->part, part_files[PART_TOTALS], &arena), false);
    struct sink sink = {.frames = &totals};
    good = good && (sources ? totals_merge(store, sources, count, &sink)
                            : totals_count(store, &writer->part, &sink));
    arena_free(&arena);
    return finish_file(writer, &totals, PART_TOTALS) && good;
}

void writer_drop(struct writer *writer)
{
    if (writer->open)
        writer_close(writer);
    store_drop_part(writer->store, &writer->part);
}
