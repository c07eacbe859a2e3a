/* What holds for a run of letters that a dictionary divides, whatever that says. */
#ifndef TESTS_FUZZ_DIVIDED_H
#define TESTS_FUZZ_DIVIDED_H

#include "tests/fuzz/fuzz.h"

enum { DIVIDED_MOST = 4096 }; /* characters of a run */

/* The ends of words ascend, stand between characters and reach the run's end. */
static void fuzz_divided(struct span run, const uint32_t *ends, size_t count)
{
    fuzz_check(count > 0 && ends[count - 1] == run.size, "the run is not divided whole");
    for (size_t i = 0; i + 1 < count; i++)
        fuzz_check(ends[i] < ends[i + 1] && (run.data[ends[i]] & 0xC0) != 0x80,
            "the ends do not ascend, or a character is torn");
}

#endif
