#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "count/sort.h"

const char program_name[] = "count_sort";

static int plainly(const void *a, const void *b)
{
    const struct sort_item *one = a, *other = b;
    int order = span_compare(
        (struct span){one->text, one->size}, (struct span){other->text, other->size});
    return order ? order : (one->rank > other->rank) - (one->rank < other->rank);
}

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed >> 16;
}

static void expect_sorted(struct sort_item *items, size_t count)
{
    struct sort_item *expected = malloc((count + 1) * sizeof *expected);
    memcpy(expected, items, count * sizeof *items);
    qsort(expected, count, sizeof *expected, plainly);
    sort_strings(items, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(plainly(&items[i], &expected[i]), 0);
    free(expected);
}

/* Few letters, zero and high bytes among them: long common beginnings and equal texts. */
static void strings_come_in_the_order_of_a_plain_sort(void **state)
{
    enum { MOST = 3000, LONGEST = 40 };
    static char texts[MOST][LONGEST];
    static struct sort_item items[MOST];
    unsigned seed = 1;
    (void)state;
    for (size_t count = 0; count < MOST; count = count * 2 + 1)
        for (unsigned letters = 1; letters <= 4; letters++) {
            for (size_t i = 0; i < count; i++) {
                size_t size = next_random(&seed) % LONGEST;
                for (size_t j = 0; j < size; j++)
                    texts[i][j] = "a\0\xFF "[next_random(&seed) % letters];
                items[i] = (struct sort_item){.text = texts[i],
                    .size = (uint32_t)size,
                    .rank = next_random(&seed) % 2};
            }
            expect_sorted(items, count);
        }
}

static void orders_that_are_hard_on_quicksort_are_sorted(void **state)
{
    enum { COUNT = 20000 };
    static char texts[COUNT][8];
    static struct sort_item items[COUNT];
    (void)state;
    for (int shape = 0; shape < 4; shape++) {
        for (unsigned i = 0; i < COUNT; i++) {
            unsigned number = shape == 0   ? i
                              : shape == 1 ? COUNT - i
                              : shape == 2 ? (i < COUNT / 2 ? i : COUNT - i)
                                           : i % 2;
            for (int j = 7; j >= 0; j--, number /= 10)
                texts[i][j] = (char)('0' + number % 10);
            items[i] = (struct sort_item){.text = texts[i], .size = 8};
        }
        expect_sorted(items, COUNT);
    }
}

static void numbers_ascend(void **state)
{
    static uint64_t numbers[1000], scratch[1000];
    enum { BITS = 19 };
    unsigned seed = 1;
    (void)state;
    for (size_t count = 0; count <= 1000; count = count * 3 + 1) {
        for (size_t i = 0; i < count; i++)
            numbers[i] = (uint64_t)(next_random(&seed) % (1 << BITS)) << 32 | i;
        sort_numbers(numbers, scratch, count, BITS);
        for (size_t i = 1; i < count; i++)
            assert_true(numbers[i - 1] < numbers[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_come_in_the_order_of_a_plain_sort),
        cmocka_unit_test(orders_that_are_hard_on_quicksort_are_sorted),
        cmocka_unit_test(numbers_ascend),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
