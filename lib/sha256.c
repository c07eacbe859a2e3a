#include "lib/sha256.h"

enum { ROUNDS = 64 };

static const uint32_t constants[ROUNDS] = {0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5,
    0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152,
    0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
    0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624,
    0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3,
    0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t word, int bits)
{
    return word >> bits | word << (32 - bits);
}

/* FIPS 180-4, 6.2.2: one block of 64 bytes. */
static void digest_block(uint32_t state[8], const unsigned char *block)
{
    uint32_t w[ROUNDS], s[8];
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = 16; i < ROUNDS; i++) {
        uint32_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[i - 7] +
               (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
    }
    memcpy(s, state, sizeof s);
    for (int i = 0; i < ROUNDS; i++) {
        uint32_t a = s[0], e = s[4];
        uint32_t first = s[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
                         ((e & s[5]) ^ (~e & s[6])) + constants[i] + w[i];
        uint32_t second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) +
                          ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += first;
        s[0] = first + second;
    }
    for (int i = 0; i < 8; i++)
        state[i] += s[i];
}

void sha256_begin(struct sha256 *sha256)
{
    *sha256 = (struct sha256){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                  0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void sha256_add(struct sha256 *sha256, struct span bytes)
{
    size_t waiting = sha256->size % SHA256_BLOCK;
    sha256->size += bytes.size;
    while (bytes.size) {
        if (waiting == 0 && bytes.size >= SHA256_BLOCK) {
            digest_block(sha256->state, (const unsigned char *)bytes.data);
            bytes.data += SHA256_BLOCK;
            bytes.size -= SHA256_BLOCK;
            continue;
        }
        size_t room = SHA256_BLOCK - waiting;
        size_t part = bytes.size < room ? bytes.size : room;
        memcpy(sha256->rest + waiting, bytes.data, part);
        bytes.data += part;
        bytes.size -= part;
        waiting = (waiting + part) % SHA256_BLOCK;
        if (waiting == 0)
            digest_block(sha256->state, sha256->rest);
    }
}

/* FIPS 180-4, 5.1.1: a one bit, zeros, and the size in bits. */
void sha256_end(struct sha256 *sha256, unsigned char digest[SHA256_DIGEST])
{
    static const char padding[SHA256_BLOCK] = {(char)0x80};
    unsigned char size[8];
    for (size_t i = 0; i < sizeof size; i++)
        size[sizeof size - 1 - i] = (unsigned char)(sha256->size * 8 >> 8 * i);
    size_t waiting = sha256->size % SHA256_BLOCK, last = SHA256_BLOCK - sizeof size;
    size_t zeros = waiting < last ? last - waiting : SHA256_BLOCK + last - waiting;
    sha256_add(sha256, (struct span){padding, zeros});
    sha256_add(sha256, (struct span){(const char *)size, sizeof size});
    for (int i = 0; i < SHA256_DIGEST; i++)
        digest[i] = (unsigned char)(sha256->state[i / 4] >> (24 - 8 * (i % 4)));
}

void sha256_base64(struct span text, char base64[SHA256_BASE64 + 1])
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned char digest[SHA256_DIGEST + 1] = {0};
    struct sha256 sha256;
    sha256_begin(&sha256);
    sha256_add(&sha256, text);
    sha256_end(&sha256, digest);
    char *to = base64;
    for (int i = 0; i < SHA256_DIGEST; i += 3) {
        uint32_t group = (uint32_t)digest[i] << 16 | (uint32_t)digest[i + 1] << 8;
        group |= i + 2 < SHA256_DIGEST ? digest[i + 2] : 0;
        for (int bits = 18; bits >= 0; bits -= 6)
            *to++ = letters[group >> bits & 63];
    }
    base64[SHA256_BASE64 - 1] = '=';
    base64[SHA256_BASE64] = '\0';
}
