#include "lib/mapped_table.h"

#include "lib/little.h"

struct head {
    uint32_t slots, numbers;
};

/* How many of a slot's bits its number takes. */
static unsigned bits_of(uint32_t numbers)
{
    unsigned bits = 0;
    while (numbers >> bits)
        bits++;
    return bits;
}

bool mapped_table_take(struct mapped_table *table, struct span *bytes)
{
    struct head head;
    if (bytes->size < sizeof head)
        return false;
    memcpy(&head, bytes->data, sizeof head);
    little_32(&head, sizeof head / sizeof head.slots);
    uint64_t size = sizeof head + (uint64_t)head.slots * sizeof *table->slots;
    if (head.slots == 0 || head.numbers > INT32_MAX || size > bytes->size)
        return false;
    *table = (struct mapped_table){.slots = (const void *)(bytes->data + sizeof head),
        .slot_count = head.slots,
        .number_count = head.numbers,
        .number_bits = bits_of(head.numbers)};
    little_32(table->slots, table->slot_count);
    *bytes = (struct span){bytes->data + size, bytes->size - (size_t)size};
    return true;
}
