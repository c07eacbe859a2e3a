#include "gather/copies_aside.h"

#include <pthread.h>
#include <stdlib.h>

#include "lib/memory.h"

enum {
    BLOCKS = 4,
    BLOCK_BYTES = 1 << 18, /* of texts */
    BLOCK_ENDS = 1 << 10,  /* of texts that end in a block */
};

/* Some text, which belongs to one thread at a time. */
struct block {
    char text[BLOCK_BYTES];
    size_t size;
    struct text_end {
        size_t at; /* where a text ends */
        bool failed;
    } ends[BLOCK_ENDS];
    size_t end_count;
};

struct copies_aside {
    struct copies *copies;
    struct block blocks[BLOCKS];
    pthread_t thread;
    bool threaded;
    pthread_mutex_t lock;
    pthread_cond_t moved;
    size_t filled, done; /* blocks so far, under the lock */
    bool finished;       /* likewise: no more are filled */
};

static void count_block(struct copies *copies, const struct block *block)
{
    size_t at = 0;
    for (size_t i = 0; i < block->end_count; i++) {
        size_t end = block->ends[i].at;
        copies_read(copies, (struct span){block->text + at, end - at});
        if (block->ends[i].failed)
            copies_begin(copies);
        copies_end(copies);
        at = end;
    }
    copies_read(copies, (struct span){block->text + at, block->size - at});
}

/* The next block, once it is filled; NULL: there are no more. */
static struct block *wait_for_filled(struct copies_aside *aside)
{
    pthread_mutex_lock(&aside->lock);
    while (aside->done == aside->filled && !aside->finished)
        pthread_cond_wait(&aside->moved, &aside->lock);
    bool more = aside->done < aside->filled;
    pthread_mutex_unlock(&aside->lock);
    return more ? &aside->blocks[aside->done % BLOCKS] : NULL;
}

static void *copies_aside_run(void *argument)
{
    struct copies_aside *aside = argument;
    const struct block *block;
    while ((block = wait_for_filled(aside))) {
        count_block(aside->copies, block);
        pthread_mutex_lock(&aside->lock);
        aside->done++;
        pthread_cond_signal(&aside->moved);
        pthread_mutex_unlock(&aside->lock);
    }
    return NULL;
}

/* Hands the block at hand over, and waits until the next one is free. */
static void hand_over(struct copies_aside *aside)
{
    pthread_mutex_lock(&aside->lock);
    aside->filled++;
    pthread_cond_signal(&aside->moved);
    while (aside->filled - aside->done == BLOCKS)
        pthread_cond_wait(&aside->moved, &aside->lock);
    pthread_mutex_unlock(&aside->lock);
    struct block *block = &aside->blocks[aside->filled % BLOCKS];
    block->size = block->end_count = 0;
}

struct copies_aside *copies_aside_new(struct copies *copies)
{
    struct copies_aside *aside = memory_new(1, sizeof *aside);
    aside->copies = copies;
    pthread_mutex_init(&aside->lock, NULL);
    pthread_cond_init(&aside->moved, NULL);
    aside->threaded = pthread_create(&aside->thread, NULL, copies_aside_run, aside) == 0;
    return aside;
}

void copies_aside_read(struct copies_aside *aside, struct span piece)
{
    if (!aside->threaded)
        copies_read(aside->copies, piece);
    while (aside->threaded && piece.size) {
        struct block *block = &aside->blocks[aside->filled % BLOCKS];
        size_t left = BLOCK_BYTES - block->size;
        size_t size = piece.size < left ? piece.size : left;
        memcpy(block->text + block->size, piece.data, size);
        block->size += size;
        piece = span_behind(piece, size);
        if (block->size == BLOCK_BYTES)
            hand_over(aside);
    }
}

void copies_aside_end_text(struct copies_aside *aside, bool failed)
{
    if (!aside->threaded) {
        if (failed)
            copies_begin(aside->copies);
        copies_end(aside->copies);
        return;
    }
    struct block *block = &aside->blocks[aside->filled % BLOCKS];
    block->ends[block->end_count++] = (struct text_end){block->size, failed};
    if (block->end_count == BLOCK_ENDS)
        hand_over(aside);
}

void copies_aside_end(struct copies_aside *aside)
{
    if (aside->threaded) {
        hand_over(aside);
        pthread_mutex_lock(&aside->lock);
        aside->finished = true;
        pthread_cond_signal(&aside->moved);
        pthread_mutex_unlock(&aside->lock);
        pthread_join(aside->thread, NULL);
    }
    pthread_cond_destroy(&aside->moved);
    pthread_mutex_destroy(&aside->lock);
    free(aside);
}
