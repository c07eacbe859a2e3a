#include "report/corpus/entries.h"

#include "lib/memory.h"

enum { ENTRY_MOST = 10 }; /* bytes */

static void add_number(struct packed_entries *packed, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        packed->bytes[packed->size++] = (uint8_t)(number | 0x80);
    packed->bytes[packed->size++] = (uint8_t)number;
}

void packed_add(struct packed_entries *packed, struct corpus_entry entry)
{
    packed->bytes =
        memory_grow(packed->bytes, &packed->capacity, packed->size + ENTRY_MOST, 1);
    add_number(packed, (uint64_t)entry.term << 1 | (entry.count != 1));
    if (entry.count != 1)
        add_number(packed, entry.count);
}
