/* Articles that have the text of one before them, and those that nearly have it.
 *
 * A text is the same where its words and signs are: white space, line breaks and a byte
 * order mark make no difference, nor do names and titles. What is nearly the same is what
 * the archive calls so (lib/signature.h). Texts that are shorter than that takes, such as
 * the answers to a question, are no copies: people write them again.
 *
 * Each text is read once. In memory are 8 bytes of each article, some 40 of each different
 * text, and of the first COPIES_COMPARED of these that are like none before them a
 * signature and its bands, some 400 bytes. */
#ifndef GATHER_COPIES_H
#define GATHER_COPIES_H

#include "lib/likeness.h"

enum {
    COPIES_COMPARED = 1 << 18,
    COPIES_WORD = 256, /* bytes of the longest word; what is longer is several */
};

/* What an article is to one before it, numbered from 1; both 0: it is like none. */
struct copies_mark {
    uint32_t same; /* the first that has its text */
    uint32_t near; /* the first that nearly has it */
};

struct copies {
    struct copies_mark *marks; /* of the articles, from 1; owned */
    size_t count, capacity;
    uint64_t same, near; /* how many are either */
    uint64_t same_bytes; /* of the texts of the former */

    /* The text that is being read. */
    uint64_t words, bytes, hashes[2];
    struct signature signature;
    char word[COPIES_WORD];
    size_t size; /* of the word */

    struct hash_key keys[2];
    struct copies_text *texts; /* different ones, from 1; owned */
    size_t text_count, text_capacity;
    struct hash_table table;
    struct copies_near *nears; /* those whose signatures are kept, from 1; owned */
    size_t near_count, near_capacity;
    struct likeness likeness; /* of nears */
};

/* *copies stays where it is until it is closed. */
void copies_open(struct copies *copies);
void copies_close(struct copies *copies);

/* Begins the text anew. */
void copies_begin(struct copies *copies);

/* Reads the next piece of the text, which may end anywhere. */
void copies_read(struct copies *copies, struct span piece);

/* Ends the text of the next article. */
struct copies_mark copies_end(struct copies *copies);

#endif
