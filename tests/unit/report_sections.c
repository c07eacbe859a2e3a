/* The table of sections, and what --explain prints of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/sections.h"

const char program_name[] = "report_sections";

static void explain(const enum section *order, size_t count, char *text, size_t size)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    struct output output;
    output_open(&output, ends[1]);
    sections_explain(order, count, &output);
    assert_int_equal(output_close(&output), 0);
    size_t used = 0;
    for (ssize_t got; (got = read(ends[0], text + used, size - 1 - used)) > 0;)
        used += (size_t)got;
    close(ends[0]);
    text[used] = '\0';
}

/* What a section cannot be shown without. */
static void every_row_of_the_table_is_whole(void **state)
{
    (void)state;
    for (int s = 0; s < SECTION_COUNT; s++) {
        const struct section_row *section = &sections[s];
        if (!section->name || !section->heading || !section->method ||
            (!section->find && s != SECTION_OVERVIEW && s != SECTION_GROUPS &&
                s != SECTION_SERIES))
            fail_msg("section %d lacks something", s);
        assert_int_equal(section_find(span_of(section->name)), s);
        assert_int_equal(!section->rows, !section->item);
        assert_true(!section->rows || section->columns[0].measure == MEASURE_COUNT);
    }
    assert_int_equal(section_find(SPAN("nothing")), SECTION_COUNT);
}

static void every_measure_has_a_heading_and_a_format(void **state)
{
    (void)state;
    for (int m = MEASURE_NONE + 1; m < MEASURE_ALL; m++)
        if (!measures[m].heading || !measures[m].format || !measures[m].columns)
            fail_msg("measure %d lacks something", m);
}

static void assert_described(const char *schema, const char *name)
{
    char member[64];
    snprintf(member, sizeof member, "\"%s\": {", name);
    if (!strstr(schema, member))
        fail_msg("share/summary.schema.json lacks %s", name);
}

/* Each section but documents, which are members of topics, and each number of a list. */
static void the_schema_describes_every_section(void **state)
{
    (void)state;
    static char schema[65536];
    FILE *file = fopen("share/summary.schema.json", "r");
    assert_non_null(file);
    schema[fread(schema, 1, sizeof schema - 1, file)] = '\0';
    fclose(file);
    for (int s = 0; s < SECTION_COUNT; s++) {
        assert_described(schema, sections[s].name);
        for (const struct column *at = sections[s].columns; at->measure; at++)
            if (measures[at->measure].name)
                assert_described(schema, measures[at->measure].name);
    }
}

static void every_section_is_explained(void **state)
{
    (void)state;
    for (int section = 0; section < SECTION_COUNT; section++) {
        char text[8192];
        explain(&(enum section){(enum section)section}, 1, text, sizeof text);
        if (strlen(text) < 100)
            fail_msg("section %d: expected some lines, got \"%s\"", section, text);
    }
}

static void sections_stand_in_the_order_asked_for(void **state)
{
    (void)state;
    const enum section order[] = {SECTION_TOPICS, SECTION_TERMS};
    char text[8192];
    explain(order, 2, text, sizeof text);
    assert_int_equal(strncmp(text, "TOPICS\n", 7), 0);
    assert_non_null(strstr(text, "\n\nTERMS\n"));
    assert_null(strstr(text, "KEYNESS\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_of_the_table_is_whole),
        cmocka_unit_test(every_measure_has_a_heading_and_a_format),
        cmocka_unit_test(the_schema_describes_every_section),
        cmocka_unit_test(every_section_is_explained),
        cmocka_unit_test(sections_stand_in_the_order_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
