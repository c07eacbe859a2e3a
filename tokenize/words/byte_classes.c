#include "tokenize/words/byte_classes.h"

#include <stdlib.h>

#include "lib/memory.h"

enum { BLOCK = 64 };

/* Vector types have to have names for conversions. */
typedef uint64_t lane_words __attribute__((vector_size(BLOCK)));
typedef unsigned char packed __attribute__((vector_size(BLOCK / 8)));

static void prepare(struct bytes *bytes, size_t size)
{
    bytes->count = (size + BLOCK - 1) / BLOCK;
    bytes->blocks = memory_grow(
        bytes->blocks, &bytes->capacity, bytes->count + 1, sizeof *bytes->blocks);
    bytes->blocks[bytes->count] = (struct bytes_block){0};
    bytes->other = false;
}

/* Takes what stands behind the text out of the last block. */
static void byte_classes_finish(struct bytes *bytes, size_t size)
{
    if (size % BLOCK == 0)
        return;
    struct bytes_block *last = &bytes->blocks[bytes->count - 1];
    uint64_t inside = ((uint64_t)1 << size % BLOCK) - 1;
    last->alnum &= inside;
    last->other &= inside;
    last->joint &= inside;
    last->stop &= inside;
}

static void note_other(struct bytes *bytes)
{
    uint64_t other = 0;
    for (size_t i = 0; i < bytes->count; i++)
        other |= bytes->blocks[i].other;
    bytes->other = other != 0;
}

/* The vectors are computed with as words of eight bytes, each byte keeping its answer in
 * its highest bit: comparisons of whole vectors are not split well by compilers where the
 * processor has only narrower ones. */
#define EACH(byte) ((byte)*0x0101010101010101U)
#define SEVEN EACH(0x7F)
#define HIGH EACH(0x80)

/* Of bytes below 0x80: the highest bit is set where the byte is at least `least`; is clear
 * where it is `value`. */
#define AT_LEAST(bytes, least) ((bytes) + EACH(0x80U - (least)))
#define DIFFERS(bytes, value) (((bytes) ^ EACH((uint64_t)(value))) + SEVEN)

/* Gathers the highest bits of the bytes, one a byte of text. */
static inline __attribute__((always_inline)) uint64_t bits_of(const lane_words *set)
{
    lane_words bits = (*set & HIGH) >> 7;
    bits |= bits >> 7;
    bits |= bits >> 14;
    bits |= bits >> 28;
    packed low = __builtin_convertvector(bits & 0xFF, packed);
    uint64_t gathered;
    memcpy(&gathered, &low, sizeof gathered);
    return gathered;
}

/* Terminators beyond ASCII begin with these bytes: Armenian, Arabic, Syriac, N'Ko in two
 * bytes; 0xE0 to 0xE3, 0xEA, 0xEF and 0xF0 in three and four. */
static inline __attribute__((always_inline)) uint64_t wide_stops(const lane_words *text)
{
    lane_words low = *text & SEVEN;
    lane_words differs = DIFFERS(low, 0x56) & DIFFERS(low, 0x58) & DIFFERS(low, 0x5B) &
                         DIFFERS(low, 0x5C) & DIFFERS(low, 0x5F) &
                         DIFFERS(low & EACH(0x7CU), 0x60) & DIFFERS(low, 0x6A) &
                         DIFFERS(low, 0x6F) & DIFFERS(low, 0x70);
    lane_words stop = ~differs & *text;
    return bits_of(&stop);
}

static inline __attribute__((always_inline)) void classify_block(
    const lane_words *text, struct bytes_block *block)
{
    lane_words low = *text & SEVEN, ascii = ~*text;
    lane_words lower = low | EACH(0x20U);
    lane_words letter = AT_LEAST(lower, 'a') & ~AT_LEAST(lower, 'z' + 1);
    lane_words digit = AT_LEAST(low, '0') & ~AT_LEAST(low, '9' + 1);
    lane_words alnum = (letter | digit) & ascii;
    lane_words other = *text | ~DIFFERS(low, '_');
    /* , and . differ in one bit, so do : and ; */
    lane_words joint = ~(DIFFERS(low & EACH(0x7DU), ',') & DIFFERS(low & EACH(0x7EU), ':') &
                           DIFFERS(low, '"') & DIFFERS(low, '\'')) &
                       ascii;
    lane_words stop = ~(DIFFERS(low, '.') & DIFFERS(low & EACH(0x7EU), ':') &
                          DIFFERS(low, '!') & DIFFERS(low, '?') & DIFFERS(low, '\n')) &
                      ascii;
    block->alnum = bits_of(&alnum);
    block->other = bits_of(&other);
    block->joint = bits_of(&joint);
    block->stop = bits_of(&stop);
    if (block->other)
        block->stop |= wide_stops(text);
}

BYTES_VERSIONS static void classify(
    const char *text, struct bytes_block *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        lane_words words;
        memcpy(&words, text + i * BLOCK, BLOCK);
        classify_block(&words, &blocks[i]);
    }
}

void bytes_classify(struct bytes *bytes, struct span text)
{
    if (__BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__) { /* the bits would be out of order */
        bytes_classify_scalar(bytes, text);
        return;
    }
    prepare(bytes, text.size);
    classify(text.data, bytes->blocks, bytes->count);
    byte_classes_finish(bytes, text.size);
    note_other(bytes);
}

static bool is_one_of(unsigned char byte, const char *set, size_t size)
{
    return memchr(set, byte, size) != NULL;
}

void bytes_classify_scalar(struct bytes *bytes, struct span text)
{
    static const char joints[] = {'.', '\'', ':', ',', ';', '"'};
    static const char stops[] = {'.', ':', ';', '!', '?', '\n', '\xD6', '\xD8', '\xDB',
        '\xDC', '\xDF', '\xE0', '\xE1', '\xE2', '\xE3', '\xEA', '\xEF', '\xF0'};
    prepare(bytes, text.size);
    memset(bytes->blocks, 0, bytes->count * sizeof *bytes->blocks);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        struct bytes_block *block = &bytes->blocks[i / BLOCK];
        uint64_t bit = (uint64_t)1 << i % BLOCK;
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        bool digit = byte >= '0' && byte <= '9';
        block->alnum |= letter || digit ? bit : 0;
        block->other |= byte >= 0x80 || byte == '_' ? bit : 0;
        block->joint |= is_one_of(byte, joints, sizeof joints) ? bit : 0;
        block->stop |= is_one_of(byte, stops, sizeof stops) ? bit : 0;
    }
    note_other(bytes);
}

void bytes_free(struct bytes *bytes)
{
    free(bytes->blocks);
}
