/* Random text that is likely to find faults: pieces that words and sentences turn on, put
 * together at random. The same seed gives the same text. */
#ifndef TESTS_UNIT_RANDOM_TEXT_H
#define TESTS_UNIT_RANDOM_TEXT_H

#include <stdint.h>
#include <string.h>

struct random {
    uint64_t state; /* not 0 */
};

/* Marsaglia's xorshift64 (Journal of Statistical Software 8, 2003). */
static inline uint64_t random_next(struct random *random)
{
    random->state ^= random->state << 13;
    random->state ^= random->state >> 7;
    random->state ^= random->state << 17;
    return random->state;
}

static const char *const random_pieces[] = {"a", "b", "Word", "the", "I", "0", "42", ".",
    ".", ",", ":", ";", "'", "\"", "_", "-", " ", " ", " ", "\n", "\r\n", "\n\n", "!", "?",
    "&", "<", "(", ")", "\t", "\x01", "\u00E9", "e\u0301", "\u00DF", "\u2019", "\u201C",
    "\u201D", "\u2014", "\u00AD", "\u200D", "\u200C", "\u2060", "\u0434", "\u0414\u0430",
    "\u05D0", "\u05D1", "\u05F4", "\u0627", "\u064E", "\u0651", "\u061F", "\u06F5",
    "\u0915\u094D\u0937", "\u0964", "\u0E01\u0E32", "\u0E48", "\u4E2D", "\u6587\u5B57",
    "\u3002", "\u3042", "\u30AB\u30BF", "\u30FC", "\uAC00", "\u1100\u1161", "\U0001F600",
    "\U0001F1E9", "\U0001F469", "\u2028", "\xFF", "\xC3", "\xE2\x82", "\x80", "\u202F",
    "\u203F", "\uFF11", "\u2026", "U.S.", "Mr.", "e.g.", "http://a.b/c?d=1", "x@y.org",
    "No.", "$", "%", "#"};

/* Fills room with less than `most` bytes; 64 more must be there, and are set too. */
static inline size_t random_text(struct random *random, char *room, size_t most)
{
    size_t size = 0, wanted = random_next(random) % most;
    while (size < wanted) {
        const char *piece = random_pieces[random_next(random) %
                                          (sizeof random_pieces / sizeof *random_pieces)];
        size_t length = strlen(piece);
        if (size + length > most)
            break;
        memcpy(room + size, piece, length);
        size += length;
    }
    memset(room + size, 'z', 64); /* letters: an end that is passed shows */
    return size;
}

#endif
