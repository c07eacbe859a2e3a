/* Tables written out in a test, for those who read them from files. */
#ifndef TESTS_UNIT_REPORT_TABLE_H
#define TESTS_UNIT_REPORT_TABLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/corpus/corpus.h"

enum { TABLE_ROWS = 64 };

static inline int table_compare_rows(const void *left, const void *right)
{
    const struct span *a = left, *b = right;
    return span_compare(*a, *b);
}

/* Writes a header and its rows, put in order, to a file without a name; "" is empty.
 * Returns its descriptor; `path` is set to a path that leads to it. */
static inline int table_write(const char *table, char path[32])
{
    char name[] = "/tmp/winnow-test.XXXXXX";
    struct span rows[TABLE_ROWS];
    size_t count = 0, header = strcspn(table, "\n");
    header += table[header] == '\n';
    int fd = mkstemp(name);
    assert_true(fd > 0);
    unlink(name);
    assert_int_equal(write(fd, table, header), (ssize_t)header);
    for (const char *row = table + header; *row; row += rows[count++].size) {
        assert_true(count < TABLE_ROWS);
        rows[count] = (struct span){row, strcspn(row, "\n") + 1};
    }
    if (count)
        qsort(rows, count, sizeof *rows, table_compare_rows);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(write(fd, rows[i].data, rows[i].size), (ssize_t)rows[i].size);
    snprintf(path, 32, "/proc/self/fd/%d", fd);
    return fd;
}

/* Adds such a table to a corpus. Returns what is wrong with it, or NULL. */
static inline const char *table_add(struct corpus *corpus, const char *table)
{
    char path[32];
    uint64_t line;
    int fd = table_write(table, path);
    const char *wrong = corpus_add(corpus, path, &line);
    close(fd);
    return wrong;
}

#endif
