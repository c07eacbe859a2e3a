/* What units hold: how often each term, packed into some two bytes an entry. */
#ifndef REPORT_CORPUS_ENTRIES_H
#define REPORT_CORPUS_ENTRIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CORPUS_COUNT_MOST UINT32_MAX

struct corpus_entry {
    uint32_t term;  /* index into terms, ascending within a unit */
    uint32_t count; /* CORPUS_COUNT_MOST stands for more */
};

/* The entries of all units, one after the other. Each is the number that its term got when it
 * was first read, so that frequent terms have short ones; doubled, and plus 1 where a count
 * other than 1 follows. Numbers have 7 bits a byte, the low ones first; all bytes but the last
 * have the high bit. */
struct packed_entries {
    uint8_t *bytes; /* owned */
    size_t size, capacity;
    uint32_t *terms; /* of each number: index into terms; owned */
};

/* Entries that are still to be read. */
struct packed_reader {
    const uint8_t *at;
    uint32_t left;
};

static inline uint64_t packed_number(struct packed_reader *reader)
{
    uint64_t number = *reader->at & 0x7F;
    for (unsigned shift = 7; *reader->at++ & 0x80; shift += 7)
        number |= (uint64_t)(*reader->at & 0x7F) << shift;
    return number;
}

/* The next entry, with its term's number for `term`. False where none is left. */
static inline bool packed_next(struct packed_reader *reader, struct corpus_entry *entry)
{
    if (reader->left == 0)
        return false;
    uint64_t number = packed_number(reader);
    reader->left--;
    entry->term = (uint32_t)(number >> 1);
    entry->count = number & 1 ? (uint32_t)packed_number(reader) : 1;
    return true;
}

/* Reads entries from a byte on. Where no unit has any, there are no bytes. */
static inline struct packed_reader packed_read(
    const struct packed_entries *packed, size_t at, uint32_t count)
{
    return (struct packed_reader){count ? packed->bytes + at : NULL, count};
}

/* Appends an entry, with its term's number for `term`. */
void packed_add(struct packed_entries *packed, struct corpus_entry entry);

#endif
