#include "tests/unit/report_sample.h"

const char program_name[] = "report_draw_markdown";

static void sections_are_headings_and_tables(void **state)
{
    (void)state;
    struct summary summary = sample_summary();
    char *text =
        sample_draw(draw_markdown, &summary, &(struct draw_options){.title = "Ports"});
    assert_int_equal(strncmp(text, "# Ports\n", 8), 0);
    assert_holds(text, "\n## Terms\n");
    assert_holds(text, "\n| harbour | en | 12 | 4.00 % |\n");
    assert_holds(text, "| count | G² | ratio | less here | count |");
    assert_holds(text, "\n| en | harbour | 12 | 12.0 | ×8.0 | field | 0 | 40.0 | ÷8.0 |\n");
    assert_holds(text, "\n| zh | 港口 | 2 | 2.0 | ×2.0 |  |  |  |  |\n");
    assert_holds(text, "\n1. **ships, harbour** (75.0 %): ships, ");
    free(text);
}

static void markup_in_words_is_escaped(void **state)
{
    (void)state;
    struct summary summary = sample_summary();
    char *text = sample_draw(draw_markdown, &summary, &(struct draw_options){0});
    assert_harmless(text, false);
    assert_holds(text, "\\<script\\>\"'\\&\\|\\`\\\\");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_are_headings_and_tables),
        cmocka_unit_test(markup_in_words_is_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
