#include "archive/blocks.h"

#include <errno.h>
#include <stdlib.h>

#include "lib/escape.h"

/* An id or title as it stands in an attribute; the buffer's. */
static struct span attribute(struct output *buffer, struct span value)
{
    buffer->used = 0;
    escape_xml(buffer, value);
    return (struct span){buffer->data, buffer->used};
}

/* What a stream's lines are derived from. The buffers own the attributes. */
static struct retrace_article retraced(
    const struct article *article, struct span text, struct output buffers[2])
{
    output_open(&buffers[0], -1);
    output_open(&buffers[1], -1);
    return (struct retrace_article){.text = text,
        .id = attribute(&buffers[0], article->id),
        .title = attribute(&buffers[1], article->title)};
}

static void release(struct output buffers[2])
{
    free(buffers[0].data);
    free(buffers[1].data);
}

/* ------------------------------------------------------------------ writing */

bool blocks_create(struct blocks *blocks, int folder, const char *file)
{
    bool good = frames_create(&blocks->frames, folder, file, FRAMES_LEVEL_TEXTS);
    blocks->retrace = retrace_new();
    output_open(&blocks->texts, -1);
    output_open(&blocks->codes, -1);
    return good;
}

static void blocks_cut(struct blocks *blocks)
{
    frames_write(&blocks->frames, (struct span){blocks->texts.data, blocks->texts.used});
    frames_write(&blocks->frames, (struct span){blocks->codes.data, blocks->codes.used});
    frames_cut(&blocks->frames);
    retrace_reset(blocks->retrace);
    blocks->texts.used = blocks->codes.used = 0;
}

void blocks_add(
    struct blocks *blocks, struct article *article, struct span text, struct span lines)
{
    struct output buffers[2];
    struct retrace_article retrace = retraced(article, text, buffers);
    size_t before = blocks->codes.used;
    retrace_shorten(blocks->retrace, &retrace, lines, &blocks->codes);
    output_write(&blocks->texts, text);
    article->frame = blocks->frames.begin;
    article->text = text.size;
    article->code = blocks->codes.used - before;
    article->bytes = lines.size;
    release(buffers);
    if (blocks->texts.used + blocks->codes.used >= BLOCK_FULL)
        blocks_cut(blocks);
}

uint64_t blocks_copy(struct blocks *blocks, int fd, uint64_t offset, uint64_t size)
{
    blocks_cut(blocks);
    uint64_t begin = blocks->frames.begin;
    frames_copy(&blocks->frames, fd, offset, size);
    return begin;
}

bool blocks_finish(struct blocks *blocks, unsigned char digest[SHA256_DIGEST])
{
    blocks_cut(blocks);
    retrace_free(blocks->retrace);
    free(blocks->texts.data);
    free(blocks->codes.data);
    return frames_finish(&blocks->frames, digest);
}

/* ------------------------------------------------------------------ reading */

bool blocks_open(
    struct blocks_reader *reader, int folder, const char *file, const char *path)
{
    reader->retrace = retrace_new();
    output_open(&reader->lines, -1);
    reader->text = reader->code = NULL;
    return frames_open(&reader->file, folder, file, path);
}

bool blocks_seek(struct blocks_reader *reader, uint64_t offset, uint64_t size,
    uint64_t texts, uint64_t codes)
{
    struct input *input = &reader->file.input;
    frames_seek(&reader->file, offset, size);
    retrace_reset(reader->retrace);
    bool fits = texts <= ARTICLES_FRAME && codes <= ARTICLES_FRAME;
    while (fits && input->end - input->begin < texts + codes && input_more(input))
        ;
    if (!fits || input->end - input->begin < texts + codes || input_more(input)) {
        if (!input->error)
            input->error = EBADMSG;
        return false;
    }
    reader->text = input->data + input->begin;
    reader->code = reader->text + texts;
    return input->error == 0 && input->end - input->begin == texts + codes;
}

bool blocks_next(struct blocks_reader *reader, const struct article *article,
    struct span *text, struct span *lines)
{
    struct output buffers[2];
    *text = (struct span){reader->text, (size_t)article->text};
    struct span code = {reader->code, (size_t)article->code};
    reader->text += text->size;
    reader->code += code.size;
    if (!lines)
        return true;
    struct retrace_article retrace = retraced(article, *text, buffers);
    reader->lines.used = 0;
    bool good = retrace_restore(
        reader->retrace, &retrace, code, (size_t)article->bytes, &reader->lines);
    *lines = (struct span){reader->lines.data, reader->lines.used};
    release(buffers);
    if (!good)
        reader->file.input.error = EBADMSG;
    return good;
}

void blocks_close(struct blocks_reader *reader)
{
    frames_close(&reader->file);
    retrace_free(reader->retrace);
    free(reader->lines.data);
}
