#include "tests/unit/report_sample.h"

#include "report/draw/display.h"

const char program_name[] = "report_draw_text";

static void every_section_is_drawn_in_its_order(void **state)
{
    (void)state;
    struct summary summary = sample_summary();
    char *text = sample_draw(draw_text, &summary, &(struct draw_options){.width = 80});
    static const char *const parts[] = {"2 documents", "Terms", "Key terms", "Key phrases",
        "Collocations", "Dispersion", "Topics", "“The ships lie in the harbour.”",
        "Key sentences", "The tide turns."};
    const char *at = text;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *next = strstr(at, parts[i]);
        if (!next)
            fail_msg("`%s' is not where it should be in:\n%s", parts[i], text);
        at = next;
    }
    assert_holds(text, "English 93 %, Chinese 7 %");
    assert_holds(text, "1,234");
    free(text);
}

static void only_chosen_sections_are_drawn(void **state)
{
    (void)state;
    struct summary summary = sample_summary();
    static const enum section order[] = {SECTION_SENTENCES, SECTION_TERMS};
    summary.order = order;
    summary.order_count = 2;
    char *text = sample_draw(draw_text, &summary, &(struct draw_options){.width = 80});
    assert_lacks(text, "documents");
    assert_lacks(text, "Topics");
    assert_true(strstr(text, "Key sentences") < strstr(text, "Terms"));
    free(text);
}

static void nothing_of_the_input_reaches_the_terminal_as_control(void **state)
{
    (void)state;
    struct summary summary = sample_summary();
    char *text = sample_draw(draw_text, &summary, &(struct draw_options){.width = 80});
    assert_harmless(text, false);
    free(text);
}

static void colours_are_drawn_only_where_wanted(void **state)
{
    (void)state;
    struct summary summary = sample_summary();
    char *text = sample_draw(
        draw_text, &summary, &(struct draw_options){.width = 80, .color = true});
    assert_holds(text, "\033[1m");
    free(text);
}

static void lines_are_no_wider_than_the_screen_and_end_without_spaces(void **state)
{
    (void)state;
    for (size_t width = 40; width < 130; width += 7) {
        struct summary summary = sample_summary();
        if (width % 2)
            summary.keyness.count = 1; /* beside a longer list */
        char *text =
            sample_draw(draw_text, &summary, &(struct draw_options){.width = width});
        for (const char *at = text, *end; *at; at = end + 1) {
            end = strchr(at, '\n');
            struct span line = {at, (size_t)(end - at)};
            if (display_width(line) > width)
                fail_msg("wider than %zu: %.*s", width, (int)line.size, line.data);
            if (line.size && line.data[line.size - 1] == ' ')
                fail_msg("ends with a space: %.*s|", (int)line.size, line.data);
        }
        free(text);
    }
}

static void a_long_list_stands_in_two_columns(void **state)
{
    (void)state;
    struct summary_row rows[7];
    for (size_t i = 0; i < 7; i++)
        rows[i] = (struct summary_row){.text = {&"abcdefg"[i], 1},
            .lang = {"en", 2},
            .count = 7 - i,
            .score = (double)(7 - i)};
    struct summary summary = sample_summary();
    static const enum section order[] = {SECTION_PHRASES};
    summary.order = order;
    summary.order_count = 1;
    summary.phrases = (struct summary_rows){rows, 7};
    char *wide = sample_draw(draw_text, &summary, &(struct draw_options){.width = 80});
    char *narrow = sample_draw(draw_text, &summary, &(struct draw_options){.width = 70});
    const char *a = strstr(wide, "  a "), *e = strstr(wide, "  e ");
    assert_true(a && e && e < strchr(a, '\n'));

    assert_holds(narrow, "\n  e ");
    free(wide);
    free(narrow);
}

static void right_to_left_terms_do_not_turn_the_numbers_beside_them(void **state)
{
    (void)state;
    struct summary_row row = {
        .text = {"نهر", 6}, .lang = {"ar", 2}, .count = 3, .score = 3};
    struct summary summary = sample_summary();
    static const enum section order[] = {SECTION_TERMS};
    summary.order = order;
    summary.order_count = 1;
    summary.terms = (struct summary_rows){&row, 1};
    char *text = sample_draw(draw_text, &summary, &(struct draw_options){.width = 80});
    assert_holds(text, "\n  \u200eنهر\u200e ");
    free(text);
}

static void a_quotation_that_is_cut_is_closed(void **state)
{
    (void)state;
    static char quote[600];
    for (size_t i = 0; i < sizeof quote; i++)
        quote[i] = i % 6 == 5 ? ' ' : 'q';
    struct topic_unit units[] = {
        {{"a.txt", 5}, 10, 50, {quote, sizeof quote}, 0.9},
        {{"a.txt", 5}, 60, 99, {"“No,” he said.", 18}, 0.9},
    };
    struct topic topic = sample_topics[0];
    topic.units = units;
    struct summary summary = sample_summary();
    summary.topics = &topic;
    char *text = sample_draw(draw_text, &summary, &(struct draw_options){.width = 80});
    assert_holds(text, " …”\n");
    assert_lacks(text, "““");
    free(text);
}

static void a_long_word_is_cut_and_a_wide_one_aligned(void **state)
{
    (void)state;
    static char word[10000];
    memset(word, 'w', sizeof word);
    struct summary_row rows[] = {
        {.text = {word, sizeof word}, .lang = {"en", 2}, .count = 3, .score = 3},
        {.text = {"港口", 6}, .lang = {"en", 2}, .count = 1, .score = 1},
    };
    struct summary summary = sample_summary();
    static const enum section order[] = {SECTION_TERMS};
    summary.order = order;
    summary.order_count = 1;
    summary.terms = (struct summary_rows){rows, 2};
    char *text = sample_draw(draw_text, &summary, &(struct draw_options){.width = 80});
    char *first = strstr(text, "…"), *second = strstr(text, "港口");
    assert_non_null(first);
    assert_non_null(second);
    struct span before_first = {text, (size_t)(strstr(first, " 3 ") - text)};
    while (memchr(before_first.data, '\n', before_first.size)) {
        const char *line =
            (const char *)memchr(before_first.data, '\n', before_first.size) + 1;
        before_first.size -= (size_t)(line - before_first.data);
        before_first.data = line;
    }
    struct span before_second = {second - 2, (size_t)(strstr(second, " 1 ") - second + 2)};
    assert_int_equal(display_width(before_first), display_width(before_second));
    free(text);
}

static void a_large_number_is_written_whole(void **state)
{
    (void)state;
    struct summary_row row = {
        .text = {"port", 4}, .lang = {"en", 2}, .count = 4294967297, .score = 1};
    struct summary summary = sample_summary();
    static const enum section order[] = {SECTION_TERMS};
    summary.order = order;
    summary.order_count = 1;
    summary.terms = (struct summary_rows){&row, 1};
    char *text = sample_draw(draw_text, &summary, &(struct draw_options){.width = 40});
    assert_holds(text, " 4,294,967,297");
    free(text);
}

static void an_empty_summary_says_so(void **state)
{
    (void)state;
    struct summary summary = {.order = sample_order, .order_count = SECTION_COUNT};
    char *text = sample_draw(draw_text, &summary, &(struct draw_options){.width = 80});
    assert_string_equal(
        text, "0 documents · 0 words · 0 different\nThere are no words in it.\n");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_section_is_drawn_in_its_order),
        cmocka_unit_test(only_chosen_sections_are_drawn),
        cmocka_unit_test(nothing_of_the_input_reaches_the_terminal_as_control),
        cmocka_unit_test(colours_are_drawn_only_where_wanted),
        cmocka_unit_test(lines_are_no_wider_than_the_screen_and_end_without_spaces),
        cmocka_unit_test(a_long_list_stands_in_two_columns),
        cmocka_unit_test(right_to_left_terms_do_not_turn_the_numbers_beside_them),
        cmocka_unit_test(a_quotation_that_is_cut_is_closed),
        cmocka_unit_test(a_long_word_is_cut_and_a_wide_one_aligned),
        cmocka_unit_test(a_large_number_is_written_whole),
        cmocka_unit_test(an_empty_summary_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
