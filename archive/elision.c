#include "archive/elision.h"

#include <stdint.h>
#include <stdlib.h>

#include "lib/memory.h"

enum {
    SLOTS = 1 << 16, /* about twice as many as a frame has types */
    LINE = 62,       /* bytes of a line that is noted */
};

struct slot {
    unsigned char size, token; /* bytes of the line and of its token; 0: free */
    char line[LINE];
};

struct elision {
    struct slot slots[SLOTS];
    char *line; /* one that has begun; owned */
    size_t size, capacity;
};

struct elision *elision_new(void)
{
    return memory_new(1, sizeof(struct elision));
}

void elision_reset(struct elision *elision)
{
    memset(elision->slots, 0, sizeof elision->slots);
    elision->size = 0;
}

bool elision_waits(const struct elision *elision)
{
    return elision->size > 0;
}

void elision_free(struct elision *elision)
{
    if (elision)
        free(elision->line);
    free(elision);
}

/* The slot of a token. Archives keep what depends on it: this never changes (FNV-1a). */
static struct slot *find(struct elision *elision, struct span token)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < token.size; i++)
        hash = (hash ^ (unsigned char)token.data[i]) * 16777619U;
    return &elision->slots[(hash ^ hash >> 16) % SLOTS];
}

static bool is_of(const struct slot *slot, struct span token)
{
    return slot->size && slot->token == token.size &&
           memcmp(slot->line, token.data, token.size) == 0;
}

static struct span line_of(const struct slot *slot)
{
    return (struct span){slot->line, slot->size};
}

static struct span token_of(struct span line)
{
    const char *tab = memchr(line.data, '\t', line.size);
    return (struct span){line.data, tab ? (size_t)(tab - line.data) : line.size};
}

static void note(struct slot *slot, struct span line, struct span token)
{
    if (line.size > LINE || slot->size)
        return;
    slot->size = (unsigned char)line.size;
    slot->token = (unsigned char)token.size;
    memcpy(slot->line, line.data, line.size);
}

static bool is_plain(struct span line)
{
    return line.size == 0 || line.data[0] == '<';
}

static void shorten_line(struct elision *elision, struct span line, struct output *output)
{
    if (!is_plain(line)) {
        struct span token = token_of(line);
        struct slot *slot = find(elision, token);
        if (token.size == 0 || (token.size == line.size && is_of(slot, token)))
            output_byte(output, '\t');
        else if (token.size < line.size && span_equal(line_of(slot), line))
            line = token;
        else if (token.size < line.size)
            note(slot, line, token);
    }
    output_write(output, line);
    output_byte(output, '\n');
}

static void restore_line(struct elision *elision, struct span line, struct output *output)
{
    if (!is_plain(line)) {
        struct span token = token_of(line);
        struct slot *slot = find(elision, token);
        if (token.size == 0)
            line = (struct span){line.data + 1, line.size - 1};
        else if (token.size == line.size && is_of(slot, token))
            line = line_of(slot);
        else if (token.size < line.size)
            note(slot, line, token);
    }
    output_write(output, line);
    output_byte(output, '\n');
}

static void each_line(struct elision *elision, struct span text, struct output *output,
    void (*handle)(struct elision *, struct span, struct output *))
{
    while (text.size) {
        const char *end = memchr(text.data, '\n', text.size);
        size_t part = end ? (size_t)(end - text.data) : text.size;
        struct span line = {text.data, part};
        if (!end || elision->size) {
            elision->line =
                memory_grow(elision->line, &elision->capacity, elision->size + part + 1, 1);
            memcpy(elision->line + elision->size, text.data, part);
            elision->size += part;
            line = (struct span){elision->line, elision->size};
        }
        if (end) {
            handle(elision, line, output);
            elision->size = 0;
        }
        text.data += part + (end != NULL);
        text.size -= part + (end != NULL);
    }
}

/* Room is made before, so that the output, which has no file, is never flushed. */
static void make_room(struct output *output, size_t size)
{
    if (output->capacity - output->used < size)
        output->data = memory_grow(output->data, &output->capacity, output->used + size, 1);
}

void elision_shorten(struct elision *elision, struct span text, struct output *output)
{
    make_room(output, 2 * text.size + elision->size + 2);
    each_line(elision, text, output, shorten_line);
}

/* A line of one byte may become one of LINE bytes. */
void elision_restore(struct elision *elision, struct span text, struct output *output)
{
    make_room(output, (LINE / 2 + 2) * text.size + elision->size + LINE + 2);
    each_line(elision, text, output, restore_line);
}
