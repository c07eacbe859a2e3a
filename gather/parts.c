#include "gather/parts.h"

uint64_t parts_for(uint64_t wanted, uint64_t articles)
{
    uint64_t parts = wanted < articles ? wanted : articles;
    return parts ? parts : 1;
}

uint64_t parts_next(uint64_t part, uint64_t parts, uint64_t done, uint64_t bytes)
{
    if (part == 0)
        return 1;
    return part < parts && done / part >= bytes / parts ? part + 1 : part;
}
