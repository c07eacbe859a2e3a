#include "lib/mapped_table.h"

struct head {
    uint32_t slots, numbers;
};

bool mapped_table_take(struct mapped_table *table, struct span *bytes)
{
    struct head head;
    if (bytes->size < sizeof head)
        return false;
    memcpy(&head, bytes->data, sizeof head);
    uint64_t size = sizeof head + (uint64_t)head.slots * sizeof(struct mapped_slot);
    if (head.slots == 0 || size > bytes->size)
        return false;
    *table = (struct mapped_table){.slots = (const void *)(bytes->data + sizeof head),
        .slot_count = head.slots,
        .number_count = head.numbers};
    *bytes = (struct span){bytes->data + size, bytes->size - size};
    return true;
}
