#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "stem/irregular.h"
#include "tests/unit/mapped_file.h"

const char program_name[] = "stem_irregular";

enum { SLOTS = 4 };

/* A file as data/stems_table.py writes them. */
struct file {
    char magic[8];
    uint32_t slot_count, number_count;
    uint32_t slots[SLOTS];
    char words[14];
};

/* Without what the compiler puts behind the last member. */
enum { FILE_SIZE = offsetof(struct file, words) + 14 };

static struct file sample(void)
{
    struct file file = {.magic = "WINSTEM",
        .slot_count = SLOTS,
        .number_count = 11,
        .words = "\5\3busesbus\2\0i"};
    file.magic[7] = '3';
    file.words[13] = 's';
    mapped_file_put(file.slots, SLOTS, 11, "buses", 1);
    mapped_file_put(file.slots, SLOTS, 11, "is", 11);
    return file;
}

static struct span bytes_of(const struct file *file)
{
    return (struct span){(const char *)file, FILE_SIZE};
}

static void test_find(void **state)
{
    (void)state;
    struct file file = sample();
    struct irregular irregular;
    assert_true(irregular_open(&irregular, bytes_of(&file)));
    assert_true(span_equal(irregular_find(&irregular, SPAN("buses")), SPAN("bus")));
    struct span empty = irregular_find(&irregular, SPAN("is"));
    assert_non_null(empty.data);
    assert_int_equal(empty.size, 0);
    assert_null(irregular_find(&irregular, SPAN("bus")).data);
    assert_null(irregular_find(&irregular, SPAN("basis")).data);
}

static void test_no_file(void **state)
{
    (void)state;
    struct irregular irregular = {.words = {NULL, 0}};
    assert_null(irregular_find(&irregular, SPAN("buses")).data);
}

static bool refused(const struct file *file, size_t size)
{
    struct irregular irregular;
    return !irregular_open(&irregular, (struct span){(const char *)file, size});
}

static void test_refused(void **state)
{
    (void)state;
    struct file file = sample();
    assert_false(refused(&file, FILE_SIZE));
    for (size_t size = 0; size < FILE_SIZE; size++)
        assert_true(refused(&file, size));
    assert_true(refused(&file, FILE_SIZE + 1));
    file.number_count = 15;
    assert_true(refused(&file, FILE_SIZE));
    file = sample();
    file.slot_count = 0;
    assert_true(refused(&file, FILE_SIZE));
    file = sample();
    file.magic[7] = '1';
    assert_true(refused(&file, FILE_SIZE));
}

/* Places beyond the words, or within one; words that are longer than what is left. */
static void test_damaged(void **state)
{
    (void)state;
    static const uint32_t places[] = {0, 2, 12, 14, 15, UINT32_MAX};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct file file = sample();
        for (size_t s = 0; s < SLOTS; s++)
            if (file.slots[s])
                file.slots[s] = (file.slots[s] & ~15U) | places[i];
        struct irregular irregular;
        irregular_open(&irregular, bytes_of(&file));
        assert_null(irregular_find(&irregular, SPAN("basis")).data);
        assert_null(irregular_find(&irregular, SPAN("is")).data);
    }
    struct file file = sample();
    file.words[0] = '\xFF';
    struct irregular irregular;
    assert_true(irregular_open(&irregular, bytes_of(&file)));
    assert_null(irregular_find(&irregular, SPAN("buses")).data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_no_file),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
