#include "archive/elision.h"

#include <stdlib.h>

#include "lib/fnv.h"
#include "lib/memory.h"

enum {
    SLOTS = 1 << 16,
    LINE = 62, /* bytes of a line that is noted */
};

struct slot {
    unsigned char size, token; /* bytes of the line and of its token; 0: free */
    char line[LINE];
};

static bool is_of(const struct slot *slot, struct span token)
{
    return slot->size && span_equal((struct span){slot->line, slot->token}, token);
}

static void elision_note(struct slot *slot, struct span line, struct span token)
{
    if (line.size > LINE || slot->size)
        return;
    slot->size = (unsigned char)line.size;
    slot->token = (unsigned char)token.size;
    memcpy(slot->line, line.data, line.size);
}

/* The line that a line of a frame stands for. */
static struct span restored(struct slot *slots, struct span line)
{
    if (line.size == 0 || line.data[0] == '<')
        return line;
    const char *tab = memchr(line.data, '\t', line.size);
    struct span token = {line.data, tab ? (size_t)(tab - line.data) : line.size};
    struct slot *slot = &slots[fnv_hash(token) % SLOTS];
    if (token.size == 0)
        return (struct span){line.data + 1, line.size - 1};
    if (tab)
        elision_note(slot, line, token);
    else if (is_of(slot, token))
        return (struct span){slot->line, slot->size};
    return line;
}

bool elision_restore(struct span frame, size_t size, struct output *lines)
{
    struct slot *slots = memory_new(SLOTS, sizeof *slots);
    size_t left = size;
    bool good = true;
    while (good && frame.size) {
        const char *end = memchr(frame.data, '\n', frame.size);
        size_t taken = end ? (size_t)(end - frame.data) : frame.size;
        struct span line = restored(slots, (struct span){frame.data, taken});
        good = end && line.size + 1 <= left;
        if (!good)
            break;
        output_write(lines, line);
        output_byte(lines, '\n');
        left -= line.size + 1;
        frame = (struct span){frame.data + taken + 1, frame.size - taken - 1};
    }
    free(slots);
    return good && left == 0;
}
