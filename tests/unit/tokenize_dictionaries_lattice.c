#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/message.h"
#include "tokenize/dictionaries/lattice.h"

const char program_name[] = "tokenize_lattice";

static struct lattice lattice;

/* 0 -3- 1 -3- 2 -3- 3, 0 -5- 2, 1 -4- 3 */
static void takes_the_cheapest_path(void **state)
{
    (void)state;
    uint16_t ends[3];
    lattice_start(&lattice, 3);
    lattice_edge(&lattice, 0, 2, 5);
    lattice_edge(&lattice, 0, 1, 3);
    lattice_edge(&lattice, 1, 3, 4);
    lattice_edge(&lattice, 1, 2, 3);
    lattice_edge(&lattice, 2, 3, 3);
    assert_int_equal(lattice_path(&lattice, 3, ends), 2);
    assert_int_equal(ends[0], 1);
    assert_int_equal(ends[1], 3);
    assert_int_equal(lattice_path(&lattice, 2, ends), 1);
    assert_int_equal(ends[0], 2);
}

static void keeps_the_first_offered_of_equal_paths(void **state)
{
    (void)state;
    uint16_t ends[2];
    lattice_start(&lattice, 2);
    lattice_edge(&lattice, 0, 2, 6);
    lattice_edge(&lattice, 0, 1, 3);
    lattice_edge(&lattice, 1, 2, 3);
    assert_int_equal(lattice_path(&lattice, 2, ends), 1);
    assert_int_equal(ends[0], 2);
}

static void sums_the_greatest_costs_without_overflow(void **state)
{
    (void)state;
    uint16_t ends[LATTICE_POSITIONS];
    lattice_start(&lattice, LATTICE_POSITIONS);
    for (size_t i = 0; i < LATTICE_POSITIONS; i++)
        lattice_edge(&lattice, i, i + 1, UINT16_MAX);
    assert_int_equal(lattice_path(&lattice, LATTICE_POSITIONS, ends), LATTICE_POSITIONS);
    assert_int_equal(lattice.cost[LATTICE_POSITIONS], LATTICE_POSITIONS * UINT16_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_the_cheapest_path),
        cmocka_unit_test(keeps_the_first_offered_of_equal_paths),
        cmocka_unit_test(sums_the_greatest_costs_without_overflow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
