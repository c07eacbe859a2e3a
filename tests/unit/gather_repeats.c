#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "gather/repeats.h"
#include "lib/arena.h"

const char program_name[] = "gather_repeats";

static ssize_t give(void *context, char *room, size_t size)
{
    struct span *left = context;
    size_t part = left->size < size ? left->size : size;
    memcpy(room, left->data, part);
    *left = (struct span){left->data + part, left->size - part};
    return (ssize_t)part;
}

struct article {
    const char *name, *text, *ranges;
};

static void check(const struct article *articles, size_t count)
{
    struct repeats *repeats = repeats_new("/tmp", 0);
    assert_non_null(repeats);
    for (size_t i = 0; i < count; i++) {
        struct span left = span_of(articles[i].text);
        struct input input;
        input_attach(&input, -1, "test");
        input.source = give;
        input.context = &left;
        repeats_read(repeats, span_of(articles[i].name), &input);
        input_close(&input);
    }
    assert_true(repeats_count(repeats));
    for (size_t i = 0; i < count; i++) {
        struct output ranges = {.fd = -1};
        assert_true(repeats_next(repeats, &ranges));
        output_byte(&ranges, '\0');
        assert_string_equal(ranges.data, articles[i].ranges);
        free(ranges.data);
    }
    repeats_free(repeats);
}

static void lines_that_three_articles_have_are_left_out(void **state)
{
    (void)state;
    const struct article articles[] = {
        {"in/a", "The first one.\nShare this\n", "15-25"},
        {"in/b", "Share this\r\nThe second one.\n", "0-10"},
        {"in/c", "A third one of them, which is longer.\n\n  Share this \n\nShare this",
            "39-64"},
        {"in/d", "A fourth without it.\n", ""},
    };
    check(articles, 4);
}

static void lines_of_two_articles_or_without_words_stay(void **state)
{
    (void)state;
    const struct article articles[] = {
        {"a", "One article.\nShare this\n***\n", ""},
        {"b", "Another one.\nShare this\n***\n", ""},
        {"c", "A third one.\n***\nShare that\nShare that\nShare that\n", ""},
    };
    check(articles, 3);
}

static void versions_of_one_article_stay_whole(void **state)
{
    (void)state;
    const struct article articles[] = {
        {"a", "The ferry waits.\nThe gate is old.\n", ""},
        {"b", "The ferry waits.\nThe gate is old.\n", ""},
        {"c", "The ferry waits.\nThe gate is old.\n", ""},
    };
    check(articles, 3);
}

static void records_that_name_a_host_change_no_other_file(void **state)
{
    (void)state;
    const struct article articles[] = {
        {"in/page.html", "The harbour is closed.\nThe mayor said why.\nFog.\n", ""},
        {"in/pages.warc/http://victim/0", "The mayor said why.\nIt was the fog again.\n",
            ""},
        {"in/feed.jsonl/http://victim/1",
            "The mayor said why.\nSome other text of a length.\n", "0-19"},
        {"in/feed.jsonl/http://victim/2",
            "The mayor said why.\nAnd one more of it too, with words.\n", "0-19"},
        {"in/feed.jsonl/http://victim/3",
            "The mayor said why.\nA third that differs, with words.\n", "0-19"},
    };
    check(articles, 5);
}

static void a_site_is_a_folder_or_a_host_within_a_file(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"a.txt", ""},
        {"in/a.txt", "in"},
        {"/a.txt", ""},
        {"in/feed/x/1", "in/feed/x"},
        {"feed/http://host/a/b", "feed/http://host"},
        {"http://host", "http://host"},
        {"a:/b/c", "a:/b"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct span site = repeats_site(span_of(names[i][0]));
        assert_int_equal(site.size, strlen(names[i][1]));
        assert_memory_equal(site.data, names[i][1], site.size);
    }
}

static void a_line_that_is_too_long_stays(void **state)
{
    (void)state;
    size_t size = REPEATS_LINE + 1;
    struct arena arena = {0};
    char *text = arena_new(&arena, size + 16, 1);
    memset(text, 'x', size);
    memcpy(text + size, "\nShare this\nyz", 15);
    struct span range = arena_print(&arena, "%zu-%zu", size + 1, size + 14);
    const struct article articles[] = {
        {"a", text, range.data}, {"b", text, range.data}, {"c", text, range.data}};
    check(articles, 3);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_that_three_articles_have_are_left_out),
        cmocka_unit_test(lines_of_two_articles_or_without_words_stay),
        cmocka_unit_test(versions_of_one_article_stay_whole),
        cmocka_unit_test(records_that_name_a_host_change_no_other_file),
        cmocka_unit_test(a_site_is_a_folder_or_a_host_within_a_file),
        cmocka_unit_test(a_line_that_is_too_long_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
