#include "lib/signature.h"

/* Signatures are kept in archives: these hashes never change. */

/* FNV-1a of 64 bits (Fowler, Noll, Vo). */
static uint64_t hash_token(struct span token)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < token.size; i++)
        hash = (hash ^ (unsigned char)token.data[i]) * UINT64_C(0x100000001b3);
    return hash;
}

/* The finalizer of splitmix64 (Steele, Lea & Flood 2014) over a sum of both. */
static uint64_t mix(uint64_t a, uint64_t b)
{
    uint64_t z = a + (b + 1) * UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

void signature_begin(struct signature *signature)
{
    *signature = (struct signature){.tokens = 0};
    memset(signature->least, 0xff, sizeof signature->least);
}

void signature_add(struct signature *signature, struct span token)
{
    uint64_t *last = signature->last;
    memmove(last + 1, last, (SIGNATURE_SHINGLE - 1) * sizeof *last);
    last[0] = hash_token(token);
    if (++signature->tokens < SIGNATURE_SHINGLE)
        return;
    uint64_t hash = mix(mix(last[0], last[1]), last[2]);
    uint64_t *least = &signature->least[hash % SIGNATURE_SIZE];
    if (hash < *least)
        *least = hash;
}

void signature_end(const struct signature *signature, unsigned char bytes[SIGNATURE_SIZE])
{
    memset(bytes, 0, SIGNATURE_SIZE);
    if (signature->tokens < SIGNATURE_SHINGLE)
        return;
    for (unsigned i = 0; i < SIGNATURE_SIZE; i++) {
        uint64_t distance = 0;
        while (signature->least[(i + distance) % SIGNATURE_SIZE] == UINT64_MAX)
            distance++;
        uint64_t least = signature->least[(i + distance) % SIGNATURE_SIZE];
        bytes[i] = (unsigned char)(mix(least, distance) >> 32);
    }
}

bool signature_is_there(const unsigned char bytes[SIGNATURE_SIZE])
{
    for (unsigned i = 0; i < SIGNATURE_SIZE; i++)
        if (bytes[i])
            return true;
    return false;
}

double signature_similarity(
    const unsigned char a[SIGNATURE_SIZE], const unsigned char b[SIGNATURE_SIZE])
{
    const double chance = 1.0 / 256; /* that different minima agree in 8 bits */
    unsigned same = 0;
    for (unsigned i = 0; i < SIGNATURE_SIZE; i++)
        same += a[i] == b[i];
    double share = (double)same / SIGNATURE_SIZE;
    return share > chance ? (share - chance) / (1 - chance) : 0;
}

uint64_t signature_band(const unsigned char bytes[SIGNATURE_SIZE], unsigned band)
{
    uint64_t rows = 0;
    for (unsigned i = 0; i < SIGNATURE_ROWS; i++)
        rows = rows << 8 | bytes[band * SIGNATURE_ROWS + i];
    return mix(rows, band);
}
