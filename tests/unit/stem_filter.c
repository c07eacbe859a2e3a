#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "stem/filter.h"

const char program_name[] = "stem_filter";

/* What the filter makes of a text. */
static char *filtered(const struct filter_options *options, const char *text, size_t size)
{
    char name[] = "/tmp/stem_filter-XXXXXX";
    int fd = mkstemp(name), in = dup(fd);
    unlink(name);
    assert_int_equal(write(fd, text, size), size);
    lseek(fd, 0, SEEK_SET);
    struct input input;
    struct output output;
    input_attach(&input, in, "test");
    char out[] = "/tmp/stem_filter-XXXXXX";
    int written = mkstemp(out);
    unlink(out);
    output_open(&output, dup(written));
    struct filter *filter = filter_new(options, &output);
    filter_run(filter, &input);
    filter_free(filter);
    input_close(&input);
    assert_int_equal(output_close(&output), 0);
    off_t end = lseek(written, 0, SEEK_END);
    char *result = calloc(1, (size_t)end + 1);
    assert_int_equal(pread(written, result, (size_t)end, 0), end);
    close(written);
    close(fd);
    return result;
}

static void expect(
    const struct filter_options *options, const char *text, const char *expected)
{
    char *got = filtered(options, text, strlen(text));
    assert_string_equal(got, expected);
    free(got);
}

static void the_nearest_tag_tells_the_language(void **state)
{
    (void)state;
    struct filter_options options = {.language = NULL};
    expect(&options,
        "<doc lang=\"en\">\nRunning\n<p lang=\"de\">\nHäuser\n<s "
        "lang=\"fr\">\nparoles\n</s>\n"
        "<s>\nHäuser\n</s>\n</p>\n<p>\nRunning\n</p>\n</doc>\n<doc>\nRunning\n</doc>\n",
        "<doc lang=\"en\">\nRunning\trun\n<p lang=\"de\">\nHäuser\thaus\n<s lang=\"fr\">\n"
        "paroles\tparol\n</s>\n<s>\nHäuser\thaus\n</s>\n</p>\n<p>\nRunning\trun\n</p>\n</"
        "doc>\n"
        "<doc>\nRunning\trunning\n</doc>\n");
}

static void entities_are_decoded_once_a_tag_was_seen(void **state)
{
    (void)state;
    struct filter_options options = {.language = "none"};
    expect(&options, "A&amp;B\n<s>\nA&amp;B\n</s>\n",
        "A&amp;B\ta&amp;b\n<s>\nA&amp;B\ta&amp;b\n</s>\n");
    options.plain = true;
    options.language = NULL;
    expect(&options, "A&amp;B\n<s>\nA&amp;B\n</s>\n", "a&amp;b\na&b\n");
}

static void further_columns_and_unknown_tags_are_passed_on(void **state)
{
    (void)state;
    struct filter_options options = {.language = "en"};
    expect(&options, "<x y>\nRunning\tVBG\t\n\n<!-- -->\n\tx\n",
        "<x y>\nRunning\trun\tVBG\t\n\n<!-- -->\n\t\tx\n");
}

static void words_of_any_length_come_through(void **state)
{
    (void)state;
    struct filter_options options = {.language = "none", .plain = true};
    for (size_t size = 1; size < 400000; size += size < 100 ? 1 : size) {
        char *word = malloc(size + 1);
        memset(word, 'x', size);
        word[size] = '\n';
        char *got = filtered(&options, word, size + 1);
        if (strlen(got) != size + 1 || memcmp(got, word, size + 1) != 0)
            fail_msg("a word of %zu bytes does not come through", size);
        free(got);
        got = filtered(&options, word, size);
        assert_int_equal(strlen(got), size + 1);
        free(got);
        free(word);
    }
}

/* The cache and the looks at many tokens at a time give what one token at a time gives. */
static void many_tokens_give_what_each_gives_alone(void **state)
{
    (void)state;
    struct filter_options options = {.language = "en"};
    static char text[200000], expected[400000];
    size_t size = 0, expected_size = 0;
    for (unsigned i = 0, seed = 1; i < 5000; i++) {
        seed = seed * 1103515245 + 12345;
        char word[64];
        static const char *const endings[] = {"ing", "s", "ed", "ational", "'s", "é", ""};
        snprintf(word, sizeof word, "%.*s%s\n", (int)(seed >> 16) % 30,
            "Communicatingcommunicationscommunicated", endings[(seed >> 8) % 7]);
        char *alone = filtered(&options, word, strlen(word));
        size += (size_t)snprintf(text + size, sizeof text - size, "%s", word);
        expected_size += (size_t)snprintf(
            expected + expected_size, sizeof expected - expected_size, "%s", alone);
        free(alone);
    }
    char *got = filtered(&options, text, size);
    assert_string_equal(got, expected);
    free(got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_tag_tells_the_language),
        cmocka_unit_test(entities_are_decoded_once_a_tag_was_seen),
        cmocka_unit_test(further_columns_and_unknown_tags_are_passed_on),
        cmocka_unit_test(words_of_any_length_come_through),
        cmocka_unit_test(many_tokens_give_what_each_gives_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
