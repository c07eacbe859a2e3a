#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "report/topics/periods.h"

const char program_name[] = "report_periods";

static struct source rows[] = {
    {.name = {"a", 1}, .date = "2026-02-27", .line = 0},
    {.name = {"b", 1}, .date = "2026-03-02", .line = 1},
    {.name = {"c", 1}, .date = "", .line = 2},
    {.name = {"e", 1}, .date = "2020-01-01", .line = 3},
};

static struct corpus_document documents[] = {{.name = {"a", 1}}, {.name = {"b", 1}},
    {.name = {"c", 1}}, {.name = {"d", 1}}, {.name = {"e", 1}}};

static void assert_period(const struct summary *summary, size_t at, const char *day)
{
    assert_int_equal(summary->periods[at].size, strlen(day));
    assert_memory_equal(summary->periods[at].data, day, strlen(day));
}

/* Also those that no document is of; undated documents are of none. */
static void all_periods_from_the_oldest_to_the_newest_are_listed(void **state)
{
    (void)state;
    struct sources sources = {.rows = rows, .count = 3};
    struct corpus corpus = {.documents = documents, .document_count = 4};
    struct summary summary = {0};
    uint32_t *periods = periods_find(&corpus, &sources, DATE_DAY, &summary);
    assert_int_equal(summary.period_count, 4);
    assert_period(&summary, 0, "2026-02-27");
    assert_period(&summary, 1, "2026-02-28");
    assert_period(&summary, 3, "2026-03-02");
    assert_int_equal(periods[0], 0);
    assert_int_equal(periods[1], 3);
    assert_int_equal(periods[2], PERIODS_NONE);
    assert_int_equal(periods[3], PERIODS_NONE);
    free(periods);
    free(periods_find(&corpus, &sources, DATE_MONTH, &summary));
    assert_int_equal(summary.period_count, 2);
    assert_period(&summary, 0, "2026-02-01");
    summary_free(&summary);
}

static void what_is_too_old_is_of_no_period(void **state)
{
    (void)state;
    struct sources sources = {.rows = rows, .count = 4};
    struct corpus corpus = {.documents = documents, .document_count = 5};
    struct summary summary = {0};
    uint32_t *periods = periods_find(&corpus, &sources, DATE_DAY, &summary);
    assert_int_equal(summary.period_count, PERIODS_MOST);
    assert_period(&summary, PERIODS_MOST - 1, "2026-03-02");
    assert_int_equal(periods[1], PERIODS_MOST - 1);
    assert_int_equal(periods[4], PERIODS_NONE);
    free(periods);
    summary_free(&summary);
}

static void without_dates_there_are_no_periods(void **state)
{
    (void)state;
    struct sources sources = {0};
    struct corpus corpus = {.documents = documents, .document_count = 4};
    struct summary summary = {0};
    uint32_t *periods = periods_find(&corpus, &sources, DATE_WEEK, &summary);
    assert_int_equal(summary.period_count, 0);
    assert_int_equal(periods[0], PERIODS_NONE);
    free(periods);
    summary_free(&summary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_periods_from_the_oldest_to_the_newest_are_listed),
        cmocka_unit_test(what_is_too_old_is_of_no_period),
        cmocka_unit_test(without_dates_there_are_no_periods),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
