#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/fnv.h"
#include "stem/irregular.h"

const char program_name[] = "stem_irregular";

/* A file of two buckets, both with the same words, of which either finds its own. */
struct file {
    char magic[8];
    uint32_t buckets, word_bytes, begins[3];
    char words[28];
};

static struct file sample(void)
{
    struct file file = {.magic = "WINSTEM",
        .buckets = 2,
        .word_bytes = 28,
        .begins = {0, 14, 28},
        .words = "\5\3busesbus\2\0is"
                 "\5\3busesbus\2\0i"};
    file.magic[7] = '1';
    file.words[27] = 's';
    return file;
}

static struct span bytes_of(const struct file *file)
{
    return (struct span){(const char *)file, sizeof *file};
}

static void test_find(void **state)
{
    (void)state;
    struct file file = sample();
    struct irregular irregular = irregular_of(bytes_of(&file));
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
    struct irregular irregular = irregular_of((struct span){NULL, 0});
    assert_null(irregular_find(&irregular, SPAN("buses")).data);
}

static void test_refused(void **state)
{
    (void)state;
    struct file file = sample();
    assert_null(irregular_of((struct span){(const char *)&file, sizeof file - 1}).begins);
    assert_null(irregular_of((struct span){(const char *)&file, 12}).begins);
    file.buckets = 3;
    assert_null(irregular_of(bytes_of(&file)).begins);
    file.buckets = 0;
    assert_null(irregular_of(bytes_of(&file)).begins);
    file = sample();
    file.magic[7] = '2';
    assert_null(irregular_of(bytes_of(&file)).begins);
}

/* Buckets that lead beyond the words, or back; words that are longer than what is left. */
static void test_damaged(void **state)
{
    (void)state;
    static const uint32_t begins[][3] = {
        {0, 29, UINT32_MAX}, {14, 0, 0}, {UINT32_MAX, 14, 13}, {3, 7, 9}, {27, 28, 28}};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        struct file file = sample();
        memcpy(file.begins, begins[i], sizeof file.begins);
        struct irregular irregular = irregular_of(bytes_of(&file));
        assert_null(irregular_find(&irregular, SPAN("basis")).data);
        assert_null(irregular_find(&irregular, SPAN("is")).data);
    }
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
