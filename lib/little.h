/* The numbers of the data files that `make` compiles begin with their low byte. Where those of the
 * machine begin with the high one, whoever maps a file turns them once, in pages of its own; on
 * others that is nothing. */
#ifndef LIB_LITTLE_H
#define LIB_LITTLE_H

#include <stddef.h>
#include <stdint.h>

enum { LITTLE_TURNS = __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__ };

static inline void little_16(const void *numbers, size_t count)
{
    uint16_t *number = (uint16_t *)(uintptr_t)numbers;
    for (size_t i = 0; LITTLE_TURNS && i < count; i++)
        number[i] = __builtin_bswap16(number[i]);
}

/* Whole numbers and floats. */
static inline void little_32(const void *numbers, size_t count)
{
    uint32_t *number = (uint32_t *)(uintptr_t)numbers;
    for (size_t i = 0; LITTLE_TURNS && i < count; i++)
        number[i] = __builtin_bswap32(number[i]);
}

#endif
