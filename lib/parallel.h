/* Work on many items that do not depend on each other, on all processors. Whatever their
 * number, each item is worked on once, so that what comes out is the same. */
#ifndef LIB_PARALLEL_H
#define LIB_PARALLEL_H

#include <stddef.h>

enum { PARALLEL_MOST = 16 }; /* threads */

/* Works on the items [first, end), as the worker of that number, below PARALLEL_MOST: it may
 * use what belongs to the number, which no other has at that time. What items have in common
 * it only reads. */
typedef void parallel_work(void *context, size_t worker, size_t first, size_t end);

/* Calls `work` for all of `count` items, `step` of them at a time, and returns when all is
 * done. The caller's thread works too, and alone where there are few items, one processor,
 * or no more threads to be had. */
void parallel_do(size_t count, size_t step, parallel_work *work, void *context);

#endif
