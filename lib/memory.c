#include "lib/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/message.h"

void *memory_checked(void *block)
{
    if (!block)
        message_die(STATUS_USAGE, NULL, "out of memory");
    return block;
}

static size_t product(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        message_die(STATUS_USAGE, NULL, "out of memory");
    size_t bytes = count * size;
    return bytes ? bytes : 1;
}

void *memory_new(size_t count, size_t size)
{
    return memory_checked(calloc(1, product(count, size)));
}

void *memory_table(size_t count, size_t size)
{
    return memset(memory_resize(NULL, count, size), 0, count * size);
}

void *memory_resize(void *block, size_t count, size_t size)
{
    return memory_checked(realloc(block, product(count, size)));
}

void *memory_grow_slow(void *block, size_t *capacity, size_t need, size_t size)
{
    size_t grown = *capacity < SIZE_MAX / 2 ? *capacity * 2 : need;
    if (grown < need)
        grown = need;
    block = memory_resize(block, grown, size);
    *capacity = grown;
    return block;
}
