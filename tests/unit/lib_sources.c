#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/sources.h"

const char program_name[] = "lib_sources";

static bool read_list(struct sources *sources, const char *list)
{
    char name[] = "/tmp/winnow-test.XXXXXX";
    int fd = mkstemp(name);
    assert_true(fd > 0);
    assert_int_equal(write(fd, list, strlen(list)), (ssize_t)strlen(list));
    close(fd);
    bool done = sources_read(sources, name);
    unlink(name);
    return done;
}

static void a_listed_name_leads_to_its_path_and_another_to_itself(void **state)
{
    (void)state;
    struct sources sources = {0};
    struct arena arena = {0};
    assert_true(read_list(&sources, "b\\nc\t/spool/2\n-\t/spool/a\\tb\n"));
    assert_string_equal(sources_path(&sources, SPAN("-"), &arena), "/spool/a\tb");
    assert_string_equal(sources_path(&sources, SPAN("b\\nc"), &arena), "/spool/2");
    assert_string_equal(sources_path(&sources, SPAN("x\\\\y"), &arena), "x\\y");
    sources_free(&sources);
    assert_string_equal(sources_path(&sources, SPAN("-"), &arena), "-");
    arena_free(&arena);
}

static void a_name_without_a_path_is_one_unescaped(void **state)
{
    (void)state;
    struct sources sources = {0};
    assert_true(read_list(&sources, "a/b\nc\\td\n"));
    const struct source *plain = sources_find(&sources, SPAN("a/b"));
    const struct source *escaped = sources_find(&sources, SPAN("c\\td"));
    assert_string_equal(plain->path, "a/b");
    assert_string_equal(escaped->path, "c\td");
    assert_string_equal(escaped->name.data, "c\\td");
    sources_free(&sources);
}

static void dates_and_titles_stand_behind_the_path(void **state)
{
    (void)state;
    struct sources sources = {0};
    struct arena arena = {0};
    assert_true(
        read_list(&sources, "b\t\t2026-11-24\tOn\\\\off\na\t/1\t\nb\t/2\t2026-11-23\n"
                            "a\t/3\n"));
    const struct source *found = sources_find(&sources, SPAN("b"));
    assert_string_equal(found->date, "2026-11-23");
    assert_int_equal(found->title.size, 0);
    assert_string_equal(sources_path(&sources, SPAN("a"), &arena), "/3");
    assert_null(sources_find(&sources, SPAN("c")));
    sources_free(&sources);
    assert_true(read_list(&sources, "b\t\t2026-11-24\tOn\\\\off\n"));
    found = sources_find(&sources, SPAN("b"));
    assert_string_equal(found->path, "b");
    assert_int_equal(found->title.size, 6);
    assert_memory_equal(found->title.data, "On\\off", 6);
    sources_free(&sources);
    arena_free(&arena);
}

static void places_and_what_is_omitted_are_read(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct source row;
    struct span line =
        SPAN("a\\x00b\tp\t2026-11-24\tT\t10-20\t0-2,2-2,5-9\ttext\thttp://a/\\t");
    assert_true(source_parse(&arena, line, &row));
    assert_string_equal(row.name.data, "a\\x00b");
    assert_string_equal(row.path, "p");
    assert_string_equal(row.day_from, "text");
    assert_memory_equal(row.address.data, "http://a/\t", 10);
    assert_int_equal(row.begin, 10);
    assert_int_equal(row.end, 20);
    uint64_t begin, end, count = 0;
    while (source_next_omitted(&row.omitted, &begin, &end))
        count += end - begin;
    assert_int_equal(count, 6);
    assert_true(source_parse(&arena, SPAN("name"), &row));
    assert_string_equal(row.path, "name");
    assert_int_equal(row.end, SOURCE_TO_END);
    arena_free(&arena);
}

static void a_line_that_is_no_row_is_refused(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "",
        "\tpath",
        "a\tb\tc\td\t\t\tg\th\ti\tj",
        "a\\x00/etc/passwd",
        "a\tb\\x00c",
        "a\t\t\t\t1",
        "a\t\t\t\t1-",
        "a\t\t\t\t-1",
        "a\t\t\t\t2-1",
        "a\t\t\t\t1-2,3-4",
        "a\t\t\t\t1-2 ",
        "a\t\t\t\t0-18446744073709551616",
        "a\t\t\t\t\t1-3,2-4",
        "a\t\t\t\t\t5-6,1-2",
        "a\t\t\t\t\t1-2;3-4",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct arena arena = {0};
        struct source row;
        assert_false(source_parse(&arena, span_of(lines[i]), &row));
        arena_free(&arena);
    }
}

static void a_list_that_is_none_is_an_error(void **state)
{
    (void)state;
    struct sources sources = {0};
    assert_false(read_list(&sources, "\tno name\n"));
    assert_int_equal(errno, EINVAL);
    assert_false(sources_read(&sources, "no such file"));
    assert_int_equal(errno, ENOENT);
    sources_free(&sources);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_listed_name_leads_to_its_path_and_another_to_itself),
        cmocka_unit_test(a_name_without_a_path_is_one_unescaped),
        cmocka_unit_test(dates_and_titles_stand_behind_the_path),
        cmocka_unit_test(places_and_what_is_omitted_are_read),
        cmocka_unit_test(a_line_that_is_no_row_is_refused),
        cmocka_unit_test(a_list_that_is_none_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
