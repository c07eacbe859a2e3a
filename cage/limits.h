/* What a program in the cage may use (setrlimit). */
#ifndef CAGE_LIMITS_H
#define CAGE_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

struct limits {
    uint64_t seconds; /* of processor time; 0: any */
    uint64_t memory;  /* bytes; 0: any */
};

/* Sets them, and allows no core to be dumped and few files to be open; what is written to a
 * file that is open already is bounded as memory is. Closes what is open but for standard input, output and error. False on failure (errno). */
bool limits_set(const struct limits *limits);

#endif
