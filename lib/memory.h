/* Memory that is there or ends the program: callers never see NULL.
 * Blocks from here are freed with free(). */
#ifndef LIB_MEMORY_H
#define LIB_MEMORY_H

#include <stddef.h>

/* A zeroed block of count × size bytes. Where there is no memory (or the product
 * overflows) the program ends with a message and status 2. */
void *memory_new(size_t count, size_t size);

/* The same of a block that is soon read and written all over, as tables of hashes are:
 * zeroed by writing to it. Pages of memory_new's that are read before they are written come
 * from the system twice. */
void *memory_table(size_t count, size_t size);

/* Resizes a block to count × size bytes, keeping its contents; block may be NULL.
 * New bytes are not set. Ends the program as memory_new does. */
void *memory_resize(void *block, size_t count, size_t size);

/* Room for at least `need` items of `size` bytes in a block that has *capacity of them:
 * grows by doubling, so that appending is linear. Returns the block, which may have moved.
 */
void *memory_grow_slow(void *block, size_t *capacity, size_t need, size_t size);
static inline void *memory_grow(void *block, size_t *capacity, size_t need, size_t size)
{
    return need <= *capacity ? block : memory_grow_slow(block, capacity, need, size);
}

/* The block itself, which a library allocated and gave as NULL where there is no memory:
 * then ends the program as memory_new does. */
void *memory_checked(void *block);

#endif
