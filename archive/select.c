#include "archive/select.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "lib/escape.h"
#include "lib/memory.h"

/* The articles of one frame. */
struct frame {
    struct arena arena;
    struct article *articles;
    struct span *ids; /* the wanted ones' new names; NULL, 0: not wanted */
    size_t count, capacity, ids_capacity;
    uint64_t offset, size, text; /* in the file, bytes of it, bytes of its text */
    bool all, as_it_is;          /* all are wanted; nothing is changed */
};

struct source {
    struct store *store;
    struct frames_reader list, stream;
    struct arena arena;
    struct article next; /* read, of the next frame */
    bool there;          /* there is a next */
    uint64_t size;       /* of the stream */
};

static bool open_file(struct source *source, const struct part *part, enum part_file file,
    struct frames_reader *reader)
{
    const char *path = store_path(source->store, part, part_files[file], &source->arena);
    return frames_open(reader, path, file == PART_STREAM) ||
           failure_note(&source->store->failure, path, failure_reason(reader->input.error));
}

static bool heed(struct source *source, const struct frames_reader *reader)
{
    return !reader->input.error || failure_note(&source->store->failure, reader->input.name,
                                       failure_reason(reader->input.error));
}

/* Reads the articles of the next frame. False at the end or on an error. */
static bool read_frame(struct source *source, struct frame *frame)
{
    arena_free(&frame->arena);
    frame->count = 0;
    frame->text = 0;
    if (!source->there)
        return false;
    frame->offset = source->next.frame;
    do {
        frame->articles = memory_grow(
            frame->articles, &frame->capacity, frame->count + 1, sizeof *frame->articles);
        frame->articles[frame->count++] = article_copy(&frame->arena, &source->next);
        frame->text += source->next.bytes;
        source->there = articles_next(&source->list, &source->next);
    } while (source->there && source->next.frame == frame->offset);
    uint64_t end = source->there ? source->next.frame : source->size;
    if (end < frame->offset)
        return failure_note(&source->store->failure, source->list.input.name, "damaged");
    frame->size = end - frame->offset;
    return heed(source, &source->list);
}

/* Asks which articles are wanted. Returns how many. */
static size_t choose(struct frame *frame, struct selection *selection)
{
    size_t wanted = 0;
    frame->ids =
        memory_grow(frame->ids, &frame->ids_capacity, frame->count, sizeof *frame->ids);
    frame->as_it_is = true;
    for (size_t i = 0; i < frame->count; i++) {
        struct article *article = &frame->articles[i];
        struct span id = article->id;
        bool wants = selection->wants(selection, article);
        frame->ids[i] = wants ? article->id : (struct span){NULL, 0};
        frame->as_it_is &= span_equal(id, article->id);
        wanted += wants;
    }
    frame->all = wanted == frame->count;
    return wanted;
}

static void put(struct select_sink *sink, struct span text)
{
    if (sink->writer)
        frames_write(&sink->writer->stream, text);
    else
        output_write(sink->output, text);
}

/* The tag that opens an article, with another id. Returns the bytes that were written. */
static uint64_t put_tag(struct select_sink *sink, struct span tag, struct span id)
{
    struct output text;
    const char *from = tag.data, *end = tag.data + tag.size;
    output_open(&text, -1);
    output_room(&text, tag.size + 6 * id.size + 16);
    while (from < end && memcmp(from, " id=\"", 5) != 0)
        output_byte(&text, *from++);
    output_text(&text, " id=\"");
    escape_xml(&text, id);
    from = end - from > 5 ? memchr(from + 5, '"', (size_t)(end - from - 5)) : NULL;
    if (from)
        output_write(&text, (struct span){from, (size_t)(end - from)});
    put(sink, (struct span){text.data, text.used});
    uint64_t size = text.used;
    free(text.data);
    return size;
}

/* Passes on or skips `size` bytes of the stream. */
static bool pass(struct source *source, uint64_t size, struct select_sink *sink)
{
    struct input *input = &source->stream.input;
    while (size) {
        if (input->begin == input->end && !input_more(input))
            return heed(source, &source->stream) &&
                   failure_note(&source->store->failure, input->name, "damaged");
        size_t there = input->end - input->begin;
        size_t part = size < there ? (size_t)size : there;
        if (sink)
            put(sink, (struct span){input->data + input->begin, part});
        input_skip(input, part);
        size -= part;
    }
    return true;
}

static bool pass_article(
    struct source *source, struct article *article, bool renamed, struct select_sink *sink)
{
    uint64_t left = article->bytes;
    struct input *input = &source->stream.input;
    struct span line;
    if (renamed) {
        if (!input_line(input, &line) || line.size + 1 > left)
            return heed(source, &source->stream) &&
                   failure_note(&source->store->failure, input->name, "damaged");
        left -= line.size + 1;
        article->bytes = left + put_tag(sink, line, article->id) + 1;
        put(sink, SPAN("\n"));
    }
    return pass(source, left, sink);
}

/* Unpacks a frame and passes on what is wanted of it. */
static bool pass_frame(struct source *source, struct frame *frame, struct select_sink *sink,
    const struct span *before)
{
    frames_seek(&source->stream, frame->offset, frame->size);
    for (size_t i = 0; i < frame->count; i++) {
        struct article *article = &frame->articles[i];
        bool wants = frame->ids[i].data != NULL;
        if (!wants && !pass(source, article->bytes, NULL))
            return false;
        if (!wants)
            continue;
        if (!pass_article(source, article, !span_equal(before[i], article->id), sink))
            return false;
        if (sink->writer) {
            article->frame = sink->writer->stream.begin;
            writer_article(sink->writer, article);
            writer_cut(sink->writer);
        }
    }
    return true;
}

/* Takes over a frame without unpacking it. */
static void copy_frame(struct source *source, struct frame *frame, struct writer *writer)
{
    frames_cut(&writer->stream);
    uint64_t begin = writer->stream.begin;
    frames_copy(&writer->stream, source->stream.fd, frame->offset, frame->size);
    for (size_t i = 0; i < frame->count; i++) {
        frame->articles[i].frame = begin;
        writer_article(writer, &frame->articles[i]);
    }
}

static bool select_frame(struct source *source, struct frame *frame,
    struct selection *selection, struct select_sink *sink)
{
    struct span *before = memory_new(frame->count, sizeof *before);
    for (size_t i = 0; i < frame->count; i++)
        before[i] = frame->articles[i].id;
    bool good = true;
    size_t wanted = choose(frame, selection);
    if (wanted && frame->all && frame->as_it_is && sink->writer &&
        frame->text >= FRAME_FULL)
        copy_frame(source, frame, sink->writer);
    else if (wanted)
        good = pass_frame(source, frame, sink, before);
    free(before);
    return good;
}

bool select_part(struct store *store, const struct part *part, struct selection *selection,
    struct select_sink *sink)
{
    struct source source = {.store = store, .size = part->files[PART_STREAM].size};
    struct frame frame = {.count = 0};
    bool good = open_file(&source, part, PART_ARTICLES, &source.list);
    good &= open_file(&source, part, PART_STREAM, &source.stream);
    if (good) {
        source.there = articles_next(&source.list, &source.next);
        while (good && read_frame(&source, &frame))
            good = select_frame(&source, &frame, selection, sink);
        good = good && heed(&source, &source.list) && !store->failure.reason;
    }
    frames_close(&source.list);
    frames_close(&source.stream);
    arena_free(&source.arena);
    arena_free(&frame.arena);
    free(frame.articles);
    free(frame.ids);
    return good;
}

bool select_list(struct store *store, const struct part *part, struct selection *selection)
{
    struct source source = {.store = store};
    bool good = open_file(&source, part, PART_ARTICLES, &source.list);
    struct article article;
    while (good && articles_next(&source.list, &article))
        selection->wants(selection, &article);
    good = good && heed(&source, &source.list);
    frames_close(&source.list);
    arena_free(&source.arena);
    return good;
}
