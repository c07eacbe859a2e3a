#include "archive/upgrade.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/elision.h"
#include "archive/folder.h"
#include "archive/hex.h"
#include "archive/writer.h"
#include "lib/counts.h"
#include "lib/memory.h"

enum {
    FIELDS = 10,
    FRAME_MOST = 1 << 30, /* bytes of a frame's stream */
};

/* A part of version 1, being read. */
struct old_part {
    struct store *store;
    struct writer *writer;
    struct arena arena; /* of paths */
    char name[PART_NAME];
    uint64_t size; /* of its stream */
    int folder;
    struct frames_reader list, stream;
    /* of the frame that is at hand */
    struct arena strings;
    struct article *articles;
    size_t count, capacity;
    struct article next;
    bool there;
};

static bool damaged(struct old_part *part, const struct input *input)
{
    int error = input->error ? input->error : EBADMSG;
    return failure_note(&part->store->failure, input->name, failure_reason(error));
}

/* Divides text at its TABs. Returns the number of fields, at most `most`. */
static size_t upgrade_divide(struct span text, struct span *fields, size_t most)
{
    size_t count = 0;
    for (bool more = true; more && count < most; count++) {
        const char *tab = text.size ? memchr(text.data, '\t', text.size) : NULL;
        fields[count] =
            (struct span){text.data, tab ? (size_t)(tab - text.data) : text.size};
        size_t used = fields[count].size + (tab != NULL);
        text = (struct span){text.data + used, text.size - used};
        more = tab != NULL;
    }
    return count;
}

/* ------------------------------------------------------------------ articles */

/* Reads the next article of the list. False at its end or where it is damaged. */
static bool next_article(struct old_part *part)
{
    struct span line, field[FIELDS + 1];
    struct article *article = &part->next;
    bool whole;
    if (!input_piece(&part->list.input, '\n', ARTICLE_LINE, &line, &whole))
        return false;
    *article = (struct article){0};
    bool good = whole && upgrade_divide(line, field, FIELDS + 1) == FIELDS &&
                date_read(field[1], article->date) &&
                counts_number(field[2], &article->tokens) &&
                counts_number(field[3], &article->bytes) &&
                counts_number(field[4], &article->frame) &&
                hex_read(field[5], article->hash, ARTICLE_HASH) &&
                hex_read(field[6], article->signature, SIGNATURE_SIZE);
    if (!good) {
        part->list.input.error = EBADMSG;
        return false;
    }
    article->id = field[0];
    article->near = field[7];
    article->path = field[8];
    article->title = field[9];
    return true;
}

/* Reads the articles of the next frame. Returns the bytes of their lines. */
static uint64_t read_articles(struct old_part *part)
{
    uint64_t bytes = 0, frame = part->next.frame;
    arena_free(&part->strings);
    part->count = 0;
    do {
        part->articles = memory_grow(
            part->articles, &part->capacity, part->count + 1, sizeof *part->articles);
        part->articles[part->count++] = article_copy(&part->strings, &part->next);
        bytes += part->next.bytes;
        part->there = next_article(part);
    } while (part->there && part->next.frame == frame && bytes <= FRAME_MOST);
    return bytes;
}

/* All of a frame, which the input lends. */
static bool read_frame(
    struct old_part *part, uint64_t begin, uint64_t end, struct span *frame)
{
    struct input *input = &part->stream.input;
    if (end < begin || end > part->size)
        return false;
    frames_seek(&part->stream, begin, end - begin);
    while (input->end - input->begin <= FRAME_MOST && input_more(input))
        ;
    *frame = (struct span){input->data + input->begin, input->end - input->begin};
    return !input->error && frame->size <= FRAME_MOST;
}

static void write_articles(struct old_part *part, const struct output *lines)
{
    size_t at = 0;
    for (size_t i = 0; i < part->count; i++) {
        struct article *article = &part->articles[i];
        size_t bytes = (size_t)article->bytes;
        writer_add(part->writer, article, (struct span){NULL, 0},
            (struct span){lines->data + at, bytes});
        at += bytes;
    }
}

static bool upgrade_frame(struct old_part *part)
{
    struct output lines;
    struct span frame;
    uint64_t begin = part->next.frame, bytes = read_articles(part);
    uint64_t end = part->there ? part->next.frame : part->size;
    if (part->list.input.error || bytes > FRAME_MOST)
        return damaged(part, &part->list.input);
    output_open(&lines, -1);
    bool good = (read_frame(part, begin, end, &frame) &&
                    elision_restore(frame, (size_t)bytes, &lines)) ||
                damaged(part, &part->stream.input);
    if (good)
        write_articles(part, &lines);
    free(lines.data);
    return good;
}

/* ------------------------------------------------------------------ parts */

static bool open_file(struct old_part *part, const char *file, struct frames_reader *reader)
{
    const char *path =
        arena_print(&part->arena, "%s/%s/%s", part->store->name, part->name, file).data;
    return frames_open(reader, part->folder, file, path) || damaged(part, &reader->input);
}

static bool upgrade_part(struct old_part *part)
{
    part->folder = folder_open(part->store->folder, part->name);
    if (part->folder < 0)
        return failure_of_system(&part->store->failure, part->store->name);
    bool good = open_file(part, "articles.tsv.zst", &part->list);
    good = open_file(part, "stream.vrt.zst", &part->stream) && good;
    part->there = good && next_article(part);
    while (good && part->there)
        good = upgrade_frame(part);
    good = good && (!part->list.input.error || damaged(part, &part->list.input));
    frames_close(&part->list);
    frames_close(&part->stream);
    close(part->folder);
    return good;
}

static bool read_part(struct span line, struct old_part *part)
{
    struct span field[12];
    if (upgrade_divide(line, field, 12) != 11 || !span_equal(field[0], SPAN("part")) ||
        field[1].size != PART_NAME - 1 || !counts_number(field[5], &part->size))
        return false;
    memcpy(part->name, field[1].data, PART_NAME - 1);
    part->name[PART_NAME - 1] = '\0';
    return manifest_is_part(part->name);
}

static bool upgrade_line(struct store *store, struct writer *writer, struct span line)
{
    struct old_part part = {.store = store, .writer = writer};
    bool good = read_part(line, &part)
                    ? upgrade_part(&part)
                    : failure_note(&store->failure, store->name, "damaged");
    arena_free(&part.arena);
    arena_free(&part.strings);
    free(part.articles);
    return good;
}

/* Whether the last line has the digest of those before. */
static bool is_whole(const struct sha256 *lines, struct span last)
{
    unsigned char found[SHA256_DIGEST], digest[SHA256_DIGEST];
    struct sha256 sha256 = *lines;
    sha256_end(&sha256, found);
    return hex_read((struct span){last.data + 4, last.size - 4}, digest, SHA256_DIGEST) &&
           memcmp(found, digest, SHA256_DIGEST) == 0;
}

static bool upgrade_parts(
    struct store *store, struct writer *writer, struct input *manifest)
{
    struct span line;
    struct sha256 sha256;
    bool good = true;
    sha256_begin(&sha256);
    for (size_t i = 0; good && input_line(manifest, &line); i++) {
        if (span_starts(line, SPAN("end\t")))
            return is_whole(&sha256, line) ||
                   failure_note(&store->failure, store->name, "damaged");
        sha256_add(&sha256, line);
        sha256_add(&sha256, SPAN("\n"));
        good = i == 0 || upgrade_line(store, writer, line);
    }
    return good && failure_note(&store->failure, store->name, "damaged");
}

static bool write_part(struct store *store, struct writer *writer)
{
    struct input manifest;
    int fd = folder_file(store->folder, "manifest");
    if (fd < 0)
        return failure_of_system(&store->failure, store->name);
    input_attach(&manifest, fd, store->name);
    bool good = upgrade_parts(store, writer, &manifest);
    input_close(&manifest);
    return writer_close(writer) && good && writer_total(writer, NULL, 0);
}

static bool commit(struct store *store, struct writer *writer)
{
    struct manifest now, none = {0};
    bool good = store_lock(store, &now);
    if (good && !now.outdated)
        good = failure_note(&store->failure, store->name, "upgraded meanwhile");
    good = good && store_commit(
                       store, &none, NULL, 0, writer->part.articles ? &writer->part : NULL);
    store_unlock(store);
    manifest_free(&now);
    manifest_free(&none);
    return good;
}

bool upgrade_run(struct store *store, uint64_t *articles)
{
    struct writer writer;
    int lock = store_merge_lock(store, true);
    bool good = lock >= 0 && writer_begin(&writer, store);
    if (!good)
        return failure_of_system(&store->failure, store->name);
    good = write_part(store, &writer) && commit(store, &writer);
    *articles = writer.part.articles;
    if (good && *articles)
        close(writer.part.lock);
    else
        writer_drop(&writer);
    close(lock);
    return good;
}
