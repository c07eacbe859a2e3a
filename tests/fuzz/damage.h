/* For targets whose subject is a mapped data file: whatever is in the file, nothing is read
 * beyond its end and every look-up ends. The fuzzer's bytes are the file itself, or say how
 * the real one is damaged: then the damage lies where look-ups come by. */
#ifndef TESTS_FUZZ_DAMAGE_H
#define TESTS_FUZZ_DAMAGE_H

#define datadir_read datadir_read_real
#define datadir_read_language datadir_read_language_real
#include "lib/datadir.c"
#undef datadir_read
#undef datadir_read_language

#include "tests/fuzz/fuzz.h"

enum { DAMAGES_MOST = 4, DAMAGE_UNIT = 16 };

struct damage {
    const char *name; /* of the data file */
    struct span real; /* mapped; empty where it is not there */
    char *copy;       /* of the real one, damaged and mended again; owned */
    struct span file; /* what datadir_read has read */
    char *own;        /* the file where it is not the copy; owned */
    struct {
        size_t begin, size;
    } places[DAMAGES_MOST]; /* of the copy */
    size_t count;
};

static struct damage damage;

bool datadir_read(const char *name, datadir_reader *reader, void *kept)
{
    (void)name;
    return reader(kept, damage.file);
}

bool datadir_read_language(const char *folder, struct span language, const char *form,
    datadir_reader *reader, void *kept)
{
    (void)folder, (void)language, (void)form;
    return reader(kept, damage.file);
}

static inline size_t damage_number(struct fuzz *fuzz, int bytes)
{
    size_t number = 0;
    while (bytes-- > 0)
        number = number << 8 | fuzz_byte(fuzz);
    return number;
}

/* One place of the copy: where, how long, what is done and with what. */
static inline void damage_place(struct fuzz *fuzz)
{
    size_t begin = damage_number(fuzz, 4) % damage.real.size;
    size_t size = (damage_number(fuzz, 2) + 1) * DAMAGE_UNIT;
    size_t way = fuzz_byte(fuzz) % 3;
    unsigned char value = (unsigned char)fuzz_byte(fuzz);
    if (size > damage.real.size - begin)
        size = damage.real.size - begin;
    for (size_t i = begin; i < begin + size; i++) {
        unsigned char byte = (unsigned char)damage.copy[i];
        damage.copy[i] =
            (char)(way == 0   ? value
                   : way == 1 ? (unsigned char)(byte + value)
                              : (unsigned char)((i * 2654435761U) >> value % 24));
    }
    damage.places[damage.count].begin = begin;
    damage.places[damage.count++].size = size;
}

static inline bool damage_keep(void *kept, struct span file)
{
    *(struct span *)kept = file;
    return true;
}

/* Sets what datadir_read has read, by the front of the fuzzer's bytes: where the first is even,
 * the file is all of them and nothing is left. */
static inline void damage_begin(struct fuzz *fuzz, const char *name)
{
    if (!damage.name) {
        damage.name = name;
        datadir_read_real(name, damage_keep, &damage.real);
        if (damage.real.size)
            damage.copy = fuzz_copy(damage.real, 0);
    }
    unsigned way = fuzz_byte(fuzz);
    damage.count = 0;
    if (way % 2 == 0 || !damage.real.size) {
        struct span bytes = {(const char *)fuzz->data, fuzz->size};
        damage.own = fuzz_copy(bytes, 0);
        damage.file = (struct span){damage.own, bytes.size};
        return;
    }
    for (unsigned i = 0; i < way / 2 % (DAMAGES_MOST + 1); i++)
        damage_place(fuzz);
    damage.file = (struct span){damage.copy, damage.real.size};
}

static inline void damage_end(void)
{
    for (size_t i = 0; i < damage.count; i++)
        memcpy(damage.copy + damage.places[i].begin,
            damage.real.data + damage.places[i].begin, damage.places[i].size);
    free(damage.own);
    damage.own = NULL;
    damage.file = (struct span){NULL, 0};
}

#endif
