#include "archive/writer.h"

#include <string.h>

#include "archive/totals.h"

/* Notes the first failure of a part's file. */
static bool heed(struct writer *writer, const struct frames *frames, enum part_file file)
{
    struct arena arena = {0};
    if (frames->error)
        failure_note(&writer->store->failure,
            store_path(writer->store, &writer->part, part_files[file], &arena),
            failure_reason(frames->error));
    arena_free(&arena);
    return !frames->error;
}

bool writer_begin(struct writer *writer, struct store *store)
{
    *writer = (struct writer){.store = store};
    if (!store_new_part(store, &writer->part))
        return false;
    int folder = writer->part.lock;
    writer->open = true;
    blocks_create(&writer->texts, folder, part_files[PART_TEXTS]);
    frames_create(&writer->list, folder, part_files[PART_ARTICLES], FRAMES_LEVEL);
    bool good = heed(writer, &writer->texts.frames, PART_TEXTS) &&
                heed(writer, &writer->list, PART_ARTICLES);
    if (!good)
        writer_drop(writer);
    return good;
}

void writer_list(struct writer *writer, const struct article *article)
{
    struct part *part = &writer->part;
    articles_write(&writer->list, article);
    if (part->articles == 0 || strcmp(article->date, part->first) < 0)
        memcpy(part->first, article->date, DATE_SIZE);
    if (part->articles == 0 || strcmp(article->date, part->last) > 0)
        memcpy(part->last, article->date, DATE_SIZE);
    part->articles++;
}

void writer_add(
    struct writer *writer, struct article *article, struct span text, struct span lines)
{
    blocks_add(&writer->texts, article, text, lines);
    writer_list(writer, article);
}

bool writer_close(struct writer *writer)
{
    struct part *part = &writer->part;
    writer->open = false;
    blocks_finish(&writer->texts, part->files[PART_TEXTS].digest);
    part->files[PART_TEXTS].size = writer->texts.frames.size;
    frames_finish(&writer->list, part->files[PART_ARTICLES].digest);
    part->files[PART_ARTICLES].size = writer->list.size;
    bool good = heed(writer, &writer->texts.frames, PART_TEXTS);
    return heed(writer, &writer->list, PART_ARTICLES) && good;
}

bool writer_total(struct writer *writer, const struct part *sources, size_t count)
{
    struct frames totals;
    struct part *part = &writer->part;
    struct sink sink = {.frames = &totals};
    if (part->articles < TOTALS_LEAST)
        return true;
    bool good = frames_create(&totals, part->lock, part_files[PART_TOTALS], FRAMES_LEVEL) &&
                (sources ? totals_merge(writer->store, sources, count, &sink)
                         : totals_count(writer->store, part, 1, &sink));
    frames_finish(&totals, part->files[PART_TOTALS].digest);
    part->files[PART_TOTALS].size = totals.size;
    return heed(writer, &totals, PART_TOTALS) && good;
}

void writer_drop(struct writer *writer)
{
    if (writer->open)
        writer_close(writer);
    store_drop_part(writer->store, &writer->part);
}
