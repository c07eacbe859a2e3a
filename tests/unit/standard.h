/* Reads the test files that accompany the Unicode standard, such as WordBreakTest.txt:
 *     ÷ 0061 × 0308 ÷ 0020 ÷	# comment
 * and holds a function against each of their lines. */
#ifndef TESTS_UNIT_STANDARD_H
#define TESTS_UNIT_STANDARD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/utf8.h"

enum { STANDARD_LINE = 4096, STANDARD_BREAKS = 256 };

struct standard_case {
    char text[STANDARD_LINE];
    size_t size;
    size_t ends[STANDARD_BREAKS]; /* the boundaries but the one at 0 */
    size_t count;
};

static void standard_read(const char *line, struct standard_case *test)
{
    *test = (struct standard_case){.size = 0};
    for (const char *next = line; *next && *next != '#';) {
        if (strncmp(next, "÷", 2) == 0 && test->size)
            test->ends[test->count++] = test->size;
        if (strncmp(next, "÷", 2) == 0 || strncmp(next, "×", 2) == 0)
            next += 2;
        char *end;
        unsigned long code = strtoul(next, &end, 16);
        if (end != next)
            test->size += (size_t)utf8_encode((uint32_t)code, test->text + test->size);
        next = end == next ? next + 1 : end;
    }
}

/* Fails with the line, what it expects and what `segment_end` gave. */
static void standard_check(const char *line, const struct standard_case *test,
    size_t (*segment_end)(struct span, size_t))
{
    struct span text = {test->text, test->size};
    size_t begin = 0, found = 0;
    while (begin < text.size) {
        size_t end = segment_end(text, begin);
        if (found >= test->count || end != test->ends[found])
            fail_msg("%sexpected boundary %zu at byte %zu, got byte %zu", line, found + 1,
                found < test->count ? test->ends[found] : text.size, end);
        found++;
        begin = end;
    }
    assert_int_equal(found, test->count);
}

/* Holds the function against all cases of a file, which says at its end how many they are. */
static void standard_check_all(const char *file, size_t (*segment_end)(struct span, size_t))
{
    FILE *stream = fopen(file, "r");
    if (!stream)
        fail_msg("%s is missing: install the package unicode-data", file);
    char line[STANDARD_LINE];
    size_t cases = 0, listed = 0;
    while (fgets(line, sizeof line, stream)) {
        sscanf(line, "# Lines: %zu", &listed);
        struct standard_case test;
        standard_read(line, &test);
        if (!test.size)
            continue;
        standard_check(line, &test, segment_end);
        cases++;
    }
    fclose(stream);
    assert_true(cases > 0);
    assert_int_equal(cases, listed);
}

#endif
