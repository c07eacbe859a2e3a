#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/vertical.h"

const char program_name[] = "lib_vertical";

/* A stream from a pipe, which the caller closes by input_close. */
static void stream_of(struct input *input, struct vertical *stream, const char *text)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], text, strlen(text)), strlen(text));
    close(ends[1]);
    input_attach(input, ends[0], "pipe");
    *stream = (struct vertical){.input = input};
}

static struct vertical_line line_of(const char *text)
{
    struct input input;
    struct vertical stream;
    static char kept[256];
    static struct vertical_line line;
    stream_of(&input, &stream, text);
    vertical_next(&stream, &line);
    if (line.raw.size) {
        memcpy(kept, line.raw.data, line.raw.size);
        if (line.name.data)
            line.name.data = kept + (line.name.data - line.raw.data);
        line.raw.data = kept;
    }
    input_close(&input);
    return line;
}

static void lines_are_told_apart(void **state)
{
    static const struct {
        const char *text;
        enum vertical_kind kind;
    } cases[] = {{"word", VERTICAL_TOKEN}, {"word\n", VERTICAL_TOKEN},
        {"\n", VERTICAL_BLANK}, {"", VERTICAL_END}, {"<doc id=\"x\">", VERTICAL_OPEN},
        {"</doc>", VERTICAL_CLOSE}, {"<s>", VERTICAL_OPEN}, {"<g/>", VERTICAL_OTHER},
        {"<!---->", VERTICAL_OTHER}, {"<?xml?>", VERTICAL_OTHER}, {"<", VERTICAL_TOKEN},
        {"<3", VERTICAL_TOKEN}, {"<>", VERTICAL_TOKEN}, {"<s", VERTICAL_TOKEN},
        {"<3>", VERTICAL_TOKEN}, {"\t", VERTICAL_TOKEN}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum vertical_kind kind = line_of(cases[i].text).kind;
        if (kind != cases[i].kind)
            fail_msg("'%s' is of kind %d, not %d", cases[i].text, kind, cases[i].kind);
    }
}

static void attributes_are_found_by_their_whole_name(void **state)
{
    (void)state;
    struct vertical_line line =
        line_of("<doc xlang=\"no\" id='it is \"x\"' lang=\"en\" empty=\"\" bare>");
    assert_true(span_equal(line.name, SPAN("doc")));
    assert_true(span_equal(vertical_attribute(&line, SPAN("lang")), SPAN("en")));
    assert_true(span_equal(vertical_attribute(&line, SPAN("id")), SPAN("it is \"x\"")));
    assert_non_null(vertical_attribute(&line, SPAN("empty")).data);
    assert_null(vertical_attribute(&line, SPAN("la")).data);
    assert_null(vertical_attribute(&line, SPAN("bare")).data);
    line = line_of("<s id=\"lang='x'\">");
    assert_null(vertical_attribute(&line, SPAN("lang")).data);
}

static void a_value_without_its_quotation_mark_is_none(void **state)
{
    struct vertical_line line = line_of("<doc id=\"a lang='en'>\n");
    (void)state;
    assert_null(vertical_attribute(&line, SPAN("id")).data);
    line = line_of("<doc id=a lang='en'>\n");
    assert_null(vertical_attribute(&line, SPAN("id")).data);
}

static void columns_are_counted_from_nothing(void **state)
{
    (void)state;
    struct vertical_line line = line_of("form\tterm\t\tlast");
    assert_true(span_equal(vertical_column(&line, 0), SPAN("form")));
    assert_true(span_equal(vertical_column(&line, 1), SPAN("term")));
    assert_true(vertical_column(&line, 2).data && vertical_column(&line, 2).size == 0);
    assert_true(span_equal(vertical_column(&line, 3), SPAN("last")));
    assert_null(vertical_column(&line, 4).data);
}

static void whole_lines_come_in_one_piece_and_the_last_by_itself(void **state)
{
    (void)state;
    struct input input;
    struct vertical stream;
    struct span lines;
    struct vertical_line line;
    stream_of(&input, &stream, "one\ntwo\n<s>\nrest");
    assert_true(vertical_lines(&stream, &lines));
    assert_true(span_equal(lines, SPAN("one\ntwo\n<s>\n")));
    input_skip(&input, 8);
    assert_true(vertical_lines(&stream, &lines));
    assert_true(span_equal(lines, SPAN("<s>\n")));
    assert_false(stream.tagged);
    assert_int_equal(vertical_next(&stream, &line), VERTICAL_OPEN);
    assert_true(stream.tagged);
    assert_false(vertical_lines(&stream, &lines));
    assert_int_equal(vertical_next(&stream, &line), VERTICAL_TOKEN);
    assert_true(span_equal(line.raw, SPAN("rest")));
    assert_int_equal(vertical_next(&stream, &line), VERTICAL_END);
    input_close(&input);
}

static void boundaries_tell_no_language(void **state)
{
    static const struct {
        const char text[80];
        size_t size;
    } cases[] = {{"<s>\n", 3}, {"</s>\n", 4}, {"<p>\nlang", 3}, {"</p>\n", 4},
        {"<s begin=\"123456\" end=\"1234567\">\n", 32}, {"<s lang=\"en\">\n", 0},
        {"<s begin=\"123456789\" lang=\"en\">\n", 0}, {"<doc>\n", 0}, {"<sx>\n", 0},
        {"<s \n", 0}, {"<p>x\n", 0}, {"<!---->\n", 0}, {"<s begin=\"0\"/>\n", 0},
        {"</s />\n", 0}, {"<s begin=\"123456789012345\" end=\"123456789012345\">\n", 0}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t size = vertical_boundary(cases[i].text);
        if (size != cases[i].size)
            fail_msg("%s: got %zu, expected %zu", cases[i].text, size, cases[i].size);
    }
}

static void bytes_are_found_as_a_plain_loop_finds_them(void **state)
{
    (void)state;
    char text[16];
    unsigned seed = 1;
    for (int round = 0; round < 1000; round++) {
        unsigned expected = 0;
        for (unsigned i = 0; i < sizeof text; i++) {
            seed = seed * 1103515245 + 12345;
            text[i] = "\t\n\vx\x89\x8A"[seed >> 16 & 7 & (seed >> 20 & 7) % 6];
            expected |= (unsigned)(text[i] == '\t' || text[i] == '\n') << i;
        }
        assert_int_equal(vertical_find(text, '\t', '\n'), expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_told_apart),
        cmocka_unit_test(attributes_are_found_by_their_whole_name),
        cmocka_unit_test(a_value_without_its_quotation_mark_is_none),
        cmocka_unit_test(columns_are_counted_from_nothing),
        cmocka_unit_test(whole_lines_come_in_one_piece_and_the_last_by_itself),
        cmocka_unit_test(boundaries_tell_no_language),
        cmocka_unit_test(bytes_are_found_as_a_plain_loop_finds_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
