#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "report/corpus/entries.h"

const char program_name[] = "report_corpus_entries";

static const uint32_t numbers[] = {0, 1, 63, 64, 8191, 8192, 1048576, UINT32_MAX};
static const uint32_t counts[] = {1, 2, 127, 128, 16384, CORPUS_COUNT_MOST};

enum {
    NUMBERS = sizeof numbers / sizeof *numbers,
    COUNTS = sizeof counts / sizeof *counts,
};

static void entries_are_read_as_they_were_added(void **state)
{
    (void)state;
    struct packed_entries packed = {0};
    for (size_t n = 0; n < NUMBERS; n++)
        for (size_t c = 0; c < COUNTS; c++)
            packed_add(&packed, (struct corpus_entry){numbers[n], counts[c]});
    struct packed_reader reader = {packed.bytes, NUMBERS * COUNTS};
    struct corpus_entry entry;
    for (size_t n = 0; n < NUMBERS; n++)
        for (size_t c = 0; c < COUNTS; c++) {
            assert_true(packed_next(&reader, &entry));
            assert_true(entry.term == numbers[n] && entry.count == counts[c]);
        }
    assert_false(packed_next(&reader, &entry));
    assert_ptr_equal(reader.at, packed.bytes + packed.size);
    free(packed.bytes);
}

static void a_frequent_term_that_stands_once_takes_a_byte(void **state)
{
    (void)state;
    struct packed_entries packed = {0};
    packed_add(&packed, (struct corpus_entry){63, 1});
    assert_int_equal(packed.size, 1);
    packed_add(&packed, (struct corpus_entry){8191, 2});
    assert_int_equal(packed.size, 4);
    free(packed.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_are_read_as_they_were_added),
        cmocka_unit_test(a_frequent_term_that_stands_once_takes_a_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
