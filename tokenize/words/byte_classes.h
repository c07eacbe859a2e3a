/* What kind each byte of a text is, as sets of one bit a byte: words and sentences are
 * found in them 64 bytes at a time. */
#ifndef TOKENIZE_WORDS_BYTE_CLASSES_H
#define TOKENIZE_WORDS_BYTE_CLASSES_H

#include <stdint.h>

#include "lib/span.h"

/* 64 bytes of text; bit i is byte i. */
struct bytes_block {
    uint64_t alnum; /* ASCII letters and digits */
    uint64_t other; /* bytes of other letters, and whatever only the plain code decides:
                       those of all characters beyond ASCII, and underscores */
    uint64_t joint; /* . ' : , ; " which may join the letters or digits around them */
    uint64_t stop;  /* . : ; ! ? LF, and bytes that may begin another character that ends a
                       sentence */
};

struct bytes {
    struct bytes_block *blocks; /* owned; one for each 64 bytes begun, and an empty one */
    size_t count, capacity;     /* count: without the empty one */
    bool other;                 /* some byte is one of `other` */
};

/* Classifies a text, in place of the one before. 64 bytes behind it must be readable;
 * whatever they are, they are in no set. */
void bytes_classify(struct bytes *bytes, struct span text);

/* The plain twin, byte by byte. */
void bytes_classify_scalar(struct bytes *bytes, struct span text);

void bytes_free(struct bytes *bytes);

/* Compiles a function for the vectors of newer processors too, the best being chosen when
 * the program starts. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define BYTES_VERSIONS \
    __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define BYTES_VERSIONS
#endif

#endif
