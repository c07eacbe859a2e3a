#include "lib/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/memory.h"

enum {
    ARENA_BLOCK = 64 * 1024,
    ARENA_ALIGNMENT = _Alignof(max_align_t),
};

struct arena_block {
    struct arena_block *older;
    max_align_t data[];
};

/* A block of its own for what is large: the newest block's rest stays in use. */
static char *block_new(struct arena *arena, size_t size)
{
    struct arena_block *block =
        memory_resize(NULL, 1, offsetof(struct arena_block, data) + size);
    block->older = arena->blocks;
    arena->blocks = block;
    return (char *)block->data;
}

static char *arena_take(struct arena *arena, size_t size, size_t alignment)
{
    size_t padding = -(uintptr_t)arena->next & (alignment - 1);
    size_t left = (size_t)(arena->end - arena->next);
    if (arena->next && left >= padding && left - padding >= size) {
        char *room = arena->next + padding;
        arena->next = room + size;
        return room;
    }
    if (size >= ARENA_BLOCK / 4)
        return block_new(arena, size);
    char *room = block_new(arena, ARENA_BLOCK);
    arena->next = room + size;
    arena->end = room + ARENA_BLOCK;
    return room;
}

void *arena_new(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        memory_new(count, size); /* ends the program */
    char *room = arena_take(arena, count * size, ARENA_ALIGNMENT);
    memset(room, 0, count * size);
    return room;
}

struct span arena_copy(struct arena *arena, struct span bytes)
{
    char *room = arena_take(arena, bytes.size + 1, 1);
    if (bytes.size)
        memcpy(room, bytes.data, bytes.size);
    room[bytes.size] = '\0';
    return (struct span){room, bytes.size};
}

struct span arena_print(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size < 0)
        return arena_copy(arena, SPAN(""));
    char *room = arena_take(arena, (size_t)size + 1, 1);
    va_start(arguments, format);
    vsnprintf(room, (size_t)size + 1, format, arguments);
    va_end(arguments);
    return (struct span){room, (size_t)size};
}

void arena_adopt(struct arena *arena, struct arena *other)
{
    struct arena_block **last = &other->blocks;
    while (*last)
        last = &(*last)->older;
    *last = arena->blocks;
    arena->blocks = other->blocks;
    *other = (struct arena){0};
}

void arena_free(struct arena *arena)
{
    for (struct arena_block *block = arena->blocks; block;) {
        struct arena_block *older = block->older;
        free(block);
        block = older;
    }
    *arena = (struct arena){0};
}
