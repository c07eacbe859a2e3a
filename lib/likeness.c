#include "lib/likeness.h"

#include <stdlib.h>

#include "lib/memory.h"

enum { BANDS_FIRST = 1024 };

void likeness_open(struct likeness *likeness)
{
    likeness->key = hash_key_new();
    hash_table_open(&likeness->bands, BANDS_FIRST);
}

void likeness_close(struct likeness *likeness)
{
    hash_table_close(&likeness->bands);
    free(likeness->next);
    likeness->next = NULL;
    likeness->capacity = 0;
}

/* The slot of a band's first row; free where there is none. */
static struct hash_slot *find_band(const struct likeness *likeness, uint64_t hash)
{
    const struct hash_table *table = &likeness->bands;
    size_t at = hash_first(table, hash);
    while (table->slots[at].item && table->slots[at].hash != (uint32_t)hash)
        at = hash_next(table, at);
    return &table->slots[at];
}

static uint64_t band_of(
    const struct likeness *likeness, const unsigned char *signature, unsigned band)
{
    return hash_pair(&likeness->key, signature_band(signature, band), band);
}

void likeness_add(struct likeness *likeness, uint32_t row)
{
    const unsigned char *signature = likeness->signature(likeness->context, row);
    likeness->next = memory_grow(
        likeness->next, &likeness->capacity, (size_t)row + 1, sizeof *likeness->next);
    memset(likeness->next[row], 0, sizeof *likeness->next);
    for (unsigned band = 0; band < SIGNATURE_BANDS; band++) {
        uint64_t hash = band_of(likeness, signature, band);
        const struct hash_slot *first = find_band(likeness, hash);
        if (first->item) {
            likeness->next[row][band] = likeness->next[first->item][band];
            likeness->next[first->item][band] = row;
        } else {
            hash_insert(&likeness->bands, hash, row);
        }
    }
}

void likeness_each(struct likeness *likeness, const unsigned char *signature,
    void (*heed)(void *to, uint32_t row, double similarity), void *to)
{
    for (unsigned band = 0; band < SIGNATURE_BANDS; band++) {
        uint32_t row = find_band(likeness, band_of(likeness, signature, band))->item;
        for (int i = 0; row && i < LIKENESS_MOST; i++, row = likeness->next[row][band]) {
            double similarity = signature_similarity(
                likeness->signature(likeness->context, row), signature);
            likeness->compared++;
            if (similarity >= SIGNATURE_NEAR)
                heed(to, row, similarity);
        }
    }
}

struct nearest {
    uint32_t row;
    double similarity;
};

static void choose(void *to, uint32_t row, double similarity)
{
    struct nearest *nearest = to;
    if (similarity > nearest->similarity)
        *nearest = (struct nearest){row, similarity};
}

uint32_t likeness_nearest(struct likeness *likeness, const unsigned char *signature)
{
    struct nearest nearest = {0, 0};
    likeness_each(likeness, signature, choose, &nearest);
    return nearest.row;
}
