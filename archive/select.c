#include "archive/select.h"

#include <errno.h>
#include <stdlib.h>

#include "lib/escape.h"
#include "lib/memory.h"

/* The articles of one frame. */
struct frame {
    struct arena arena;
    struct article *articles;
    struct span *ids; /* as they are in the part */
    bool *wanted;
    size_t count, capacity, ids_capacity, wanted_capacity;
    uint64_t offset, size, text, code; /* in the file, bytes of it, of its content */
    bool as_it_is;                     /* all are wanted, nothing is changed */
};

struct source {
    struct store *store;
    const struct part *part;
    struct frames_reader list;
    struct blocks_reader texts;
    struct arena arena;
    struct article next; /* read, of the next frame */
    bool there;          /* there is a next */
    uint64_t read;       /* articles of the list */
};

/* ------------------------------------------------------------------ the list */

static bool heed(struct source *source, const struct input *input)
{
    return !input->error ||
           failure_note(&source->store->failure, input->name, failure_reason(input->error));
}

static bool damaged(struct source *source, const struct input *input)
{
    return failure_note(&source->store->failure, input->name, failure_reason(EBADMSG));
}

static const char *path_of(struct source *source, enum part_file file)
{
    return store_path(source->store, source->part, part_files[file], &source->arena);
}

static bool open_list(struct source *source)
{
    return frames_open(&source->list, source->part->lock, part_files[PART_ARTICLES],
               path_of(source, PART_ARTICLES)) ||
           heed(source, &source->list.input);
}

/* Reads the next article of the list, which has as many as the manifest says. */
static bool next_article(struct source *source, struct article *article)
{
    return source->read < source->part->articles &&
           articles_next(&source->list, source->part->run, article) && ++source->read;
}

/* At the end of the list: whether it was read without a fault. */
static bool check_list(struct source *source)
{
    struct article more;
    if (source->read < source->part->articles ||
        articles_next(&source->list, source->part->run, &more))
        return heed(source, &source->list.input) && damaged(source, &source->list.input);
    return heed(source, &source->list.input);
}

/* ------------------------------------------------------------------ frames */

static void select_note(struct frame *frame, const struct article *article)
{
    size_t count = frame->count + 1;
    frame->articles =
        memory_grow(frame->articles, &frame->capacity, count, sizeof *frame->articles);
    frame->ids = memory_grow(frame->ids, &frame->ids_capacity, count, sizeof *frame->ids);
    frame->wanted =
        memory_grow(frame->wanted, &frame->wanted_capacity, count, sizeof *frame->wanted);
    frame->articles[frame->count] = article_copy(&frame->arena, article);
    frame->ids[frame->count] = frame->articles[frame->count].id;
    frame->count = count;
    frame->text += article->text;
    frame->code += article->code;
}

/* Reads the articles of the next frame. False at the end or on an error. */
static bool read_frame(struct source *source, struct frame *frame)
{
    arena_free(&frame->arena);
    frame->count = 0;
    frame->text = frame->code = 0;
    if (!source->there)
        return false;
    frame->offset = source->next.frame;
    do {
        select_note(frame, &source->next);
        source->there = next_article(source, &source->next);
    } while (source->there && source->next.frame == frame->offset);
    uint64_t size = source->part->files[PART_TEXTS].size;
    uint64_t end = source->there ? source->next.frame : size;
    if (end < frame->offset || end > size)
        return damaged(source, &source->list.input);
    frame->size = end - frame->offset;
    return heed(source, &source->list.input);
}

/* Asks which articles are wanted. Returns the number behind the last of them. */
static size_t select_choose(struct frame *frame, struct selection *selection)
{
    size_t last = 0;
    frame->as_it_is = true;
    for (size_t i = 0; i < frame->count; i++) {
        struct article *article = &frame->articles[i];
        frame->wanted[i] = selection->wants(selection, article);
        frame->as_it_is &= frame->wanted[i] && span_equal(frame->ids[i], article->id);
        last = frame->wanted[i] ? i + 1 : last;
    }
    return last;
}

/* Takes over a frame without unpacking it. */
static void copy_frame(struct source *source, struct frame *frame, struct writer *writer)
{
    uint64_t begin =
        blocks_copy(&writer->texts, source->texts.file.fd, frame->offset, frame->size);
    for (size_t i = 0; i < frame->count; i++) {
        frame->articles[i].frame = begin;
        writer_list(writer, &frame->articles[i]);
    }
}

/* ------------------------------------------------------------------ articles */

/* The tag that opens an article, with another id. */
static void put_tag(struct output *output, struct span tag, struct span id)
{
    const char *from = tag.data, *end = tag.data + tag.size;
    while (end - from >= 5 && memcmp(from, " id=\"", 5) != 0)
        output_byte(output, *from++);
    output_text(output, " id=\"");
    escape_xml(output, id);
    from = end - from > 5 ? memchr(from + 5, '"', (size_t)(end - from - 5)) : NULL;
    if (from)
        output_write(output, (struct span){from, (size_t)(end - from)});
}

/* The lines with another id in the first; the buffer owns them. */
static struct span renamed(struct output *buffer, struct span lines, struct span id)
{
    const char *end = lines.size ? memchr(lines.data, '\n', lines.size) : NULL;
    size_t size = end ? (size_t)(end - lines.data) : lines.size;
    put_tag(buffer, (struct span){lines.data, size}, id);
    output_write(buffer, (struct span){lines.data + size, lines.size - size});
    return (struct span){buffer->data, buffer->used};
}

static bool pass_article(
    struct source *source, struct frame *frame, size_t i, struct select_sink *sink)
{
    struct article *article = &frame->articles[i], old = *article;
    struct span text, lines = {NULL, 0};
    struct output buffer;
    old.id = frame->ids[i];
    if (!blocks_next(&source->texts, &old, &text, sink->texts_only ? NULL : &lines))
        return heed(source, &source->texts.file.input);
    if (!frame->wanted[i])
        return true;
    if (sink->texts_only || span_equal(old.id, article->id))
        return sink->take(sink, article, text, lines);
    output_open(&buffer, -1);
    bool good = sink->take(sink, article, text, renamed(&buffer, lines, article->id));
    free(buffer.data);
    return good;
}

static bool select_frame(struct source *source, struct frame *frame,
    struct selection *selection, struct select_sink *sink)
{
    size_t last = select_choose(frame, selection);
    bool full = frame->text + frame->code >= BLOCK_FULL;
    if (!last)
        return true;
    if (sink->copies && frame->as_it_is && full) {
        copy_frame(source, frame, sink->copies);
        return true;
    }
    bool good =
        blocks_seek(&source->texts, frame->offset, frame->size, frame->text, frame->code) ||
        heed(source, &source->texts.file.input);
    for (size_t i = 0; i < last && good; i++)
        good = pass_article(source, frame, i, sink);
    return good;
}

static void free_frame(struct frame *frame)
{
    arena_free(&frame->arena);
    free(frame->articles);
    free(frame->ids);
    free(frame->wanted);
}

bool select_part(struct store *store, const struct part *part, struct selection *selection,
    struct select_sink *sink)
{
    struct source source = {.store = store, .part = part};
    struct frame frame = {.count = 0};
    bool good = open_list(&source);
    good = (blocks_open(&source.texts, part->lock, part_files[PART_TEXTS],
                path_of(&source, PART_TEXTS)) ||
               heed(&source, &source.texts.file.input)) &&
           good;
    if (good) {
        source.there = next_article(&source, &source.next);
        while (good && read_frame(&source, &frame))
            good = select_frame(&source, &frame, selection, sink);
        good = good && check_list(&source) && !store->failure.reason;
    }
    frames_close(&source.list);
    blocks_close(&source.texts);
    arena_free(&source.arena);
    free_frame(&frame);
    return good;
}

bool select_list(struct store *store, const struct part *part, struct selection *selection)
{
    struct source source = {.store = store, .part = part};
    struct article article;
    bool good = open_list(&source);
    while (good && next_article(&source, &article))
        selection->wants(selection, &article);
    good = good && check_list(&source);
    frames_close(&source.list);
    arena_free(&source.arena);
    return good;
}

/* ------------------------------------------------------------------ selections, sinks */

static bool wants_all(struct selection *selection, struct article *article)
{
    (void)selection;
    (void)article;
    return true;
}

struct selection select_all(void)
{
    return (struct selection){wants_all};
}

static bool add_to_writer(
    struct select_sink *sink, struct article *article, struct span text, struct span lines)
{
    struct writer *writer = ((struct select_writer *)sink)->writer;
    writer_add(writer, article, text, lines);
    return true;
}

struct select_writer select_to_writer(struct writer *writer)
{
    return (struct select_writer){{add_to_writer, writer, false}, writer};
}

static bool write_lines(
    struct select_sink *sink, struct article *article, struct span text, struct span lines)
{
    struct output *output = ((struct select_output *)sink)->output;
    (void)article;
    (void)text;
    output_write(output, lines);
    return !output->error;
}

struct select_output select_to_output(struct output *output)
{
    return (struct select_output){{write_lines, NULL, false}, output};
}
