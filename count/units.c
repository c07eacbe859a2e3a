#include "count/units.h"

#include <stdlib.h>

#include "lib/memory.h"

void units_open(struct units *units)
{
    *units = (struct units){.begin = 1};
}

void units_close(struct units *units)
{
    free(units->postings);
    free(units->units);
    arena_free(&units->names);
}

void units_clear(struct units *units)
{
    units_close(units);
    *units = (struct units){.begin = 1};
}

size_t units_memory(const struct units *units)
{
    return units->posting_count * sizeof *units->postings +
           units->unit_count * sizeof *units->units + units->name_bytes;
}

uint32_t units_append(struct units *units, uint32_t item)
{
    uint32_t number = ++units->posting_count;
    units->postings = memory_grow(units->postings, &units->posting_capacity,
        (size_t)number + 1, sizeof *units->postings);
    units->postings[number] = (struct posting){item, 1};
    return number;
}

void units_end(struct units *units, struct span name)
{
    if (units->begin > units->posting_count)
        return;
    units->name_bytes += name.size + 1;
    units_end_lent(units, arena_copy(&units->names, name));
}

void units_end_lent(struct units *units, struct span name)
{
    if (units->begin > units->posting_count)
        return;
    units->units = memory_grow(
        units->units, &units->unit_capacity, units->unit_count + 1, sizeof *units->units);
    units->units[units->unit_count++] =
        (struct unit){name, units->begin, units->posting_count + 1};
    units->begin = units->posting_count + 1;
}
