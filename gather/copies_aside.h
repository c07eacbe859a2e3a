/* Copies, looked for in a thread beside the one that reads the texts. Where no thread is to
 * be had, it is done at once. */
#ifndef GATHER_COPIES_ASIDE_H
#define GATHER_COPIES_ASIDE_H

#include "gather/copies.h"

struct copies_aside;

/* *copies, which is open, is the thread's until copies_aside_end. */
struct copies_aside *copies_aside_new(struct copies *copies);

/* As copies_read. */
void copies_aside_read(struct copies_aside *aside, struct span piece);

/* As copies_end; a text that could not be read is none. */
void copies_aside_end_text(struct copies_aside *aside, bool failed);

/* Waits for what is left, and frees. */
void copies_aside_end(struct copies_aside *aside);

#endif
