#include "tests/unit/report_sample.h"

const char program_name[] = "report_draw_tsv";

static void rows_are_section_group_rank_text_value(void **state)
{
    (void)state;
    struct summary summary = sample_summary();
    char *text = sample_draw(draw_tsv, &summary, &(struct draw_options){0});
    assert_int_equal(strncmp(text, "section\tgroup\trank\ttext\tvalue\n", 30), 0);
    assert_holds(text, "\nterms\ten\t1\tharbour\t12\n");
    assert_holds(text, "\nterms\tzh\t1\t港口\t2\n");
    assert_holds(text, "\nkeyness\ten\t3\tbarn\t-20\nkeyness\ten\t4\tfield\t-40\n");
    assert_holds(text, "\nlog_ratio\ten\t1\tharbour\t3\n");
    assert_holds(text, "\nlog_ratio\ten\t3\tbarn\t-2\nlog_ratio\ten\t4\tfield\t-3\n");
    assert_holds(text, "\ntopics\t1\t1\tships\t0.25\n");
    assert_holds(text, "\ndocuments\t1\t1\ta\\tb.txt#10-50\t0.9\n");
    assert_holds(text, "\ndocuments\t1\t2\tc.txt\t0.5\n");
    assert_holds(text, "\nsentences\tc.txt\t1\tThe tide turns.\t0.25\n");
    free(text);
}

static void every_row_has_five_cells_and_no_control_characters(void **state)
{
    (void)state;
    struct summary summary = sample_summary();
    char *text = sample_draw(draw_tsv, &summary, &(struct draw_options){0});
    assert_harmless(text, true);
    int tabs = 0;
    for (const char *at = text; *at; at++) {
        tabs += *at == '\t';
        if (*at == '\n')
            assert_int_equal(tabs, 4);
        tabs = *at == '\n' ? 0 : tabs;
    }
    assert_holds(text, "<script>\"'&|`\\\\");
    assert_holds(text, "\\tx\\n\t");
    free(text);
}

static void formulas_are_made_harmless_only_for_spreadsheets(void **state)
{
    (void)state;
    struct summary_row rows[] = {{.text = {"=1+1", 4}, .lang = {"en", 2}, .score = 1}};
    static const enum section order[] = {SECTION_TERMS};
    struct summary summary = {.terms = {rows, 1}, .order = order, .order_count = 1};
    char *text = sample_draw(draw_tsv, &summary, &(struct draw_options){0});
    assert_holds(text, "\t=1+1\t");
    free(text);
    text = sample_draw(draw_tsv, &summary, &(struct draw_options){.spreadsheet = true});
    assert_holds(text, "\t'=1+1\t");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_section_group_rank_text_value),
        cmocka_unit_test(every_row_has_five_cells_and_no_control_characters),
        cmocka_unit_test(formulas_are_made_harmless_only_for_spreadsheets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
