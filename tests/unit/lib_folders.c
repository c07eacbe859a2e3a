#include "lib/folders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

const char program_name[] = "lib_folders";

static void each_folder_is_named_once(void **state)
{
    (void)state;
    struct folders folders = {.count = 0};
    const char *files[] = {
        "a/one", "a/two", "plain", "/etc/passwd", "a/b/three", "ab/four", "../up"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        folders_add(&folders, files[i]);
    const char *expected[] = {"a", ".", "/etc", "ab", ".."};
    assert_int_equal(folders.count, 5);
    for (size_t i = 0; i < folders.count; i++)
        assert_string_equal(folders.paths[i], expected[i]);
    folders_free(&folders);
}

static void many_are_widened(void **state)
{
    (void)state;
    struct folders folders = {.count = 0};
    char file[64];
    for (int i = 0; i < 10000; i++) {
        snprintf(file, sizeof file, "top/%d/%d/file", i % 3, i);
        folders_add(&folders, file);
        assert_in_range(folders.count, 1, FOLDERS_MOST);
    }
    assert_false(folders.all);
    folders_free(&folders);
}

static void too_many_may_lead_anywhere(void **state)
{
    (void)state;
    struct folders folders = {.count = 0};
    char file[64];
    for (int i = 0; i < 1000; i++) {
        snprintf(file, sizeof file, "/%d/%d/%d/file", i, i, i);
        folders_add(&folders, file);
    }
    assert_int_equal(folders.count, 1);
    assert_string_equal(folders.paths[0], "/");
    folders_free(&folders);
}

static void a_link_is_named_itself(void **state)
{
    (void)state;
    char folder[] = "/tmp/lib_folders.XXXXXX", link[64];
    assert_non_null(mkdtemp(folder));
    snprintf(link, sizeof link, "%s/link", folder);
    assert_int_equal(symlink("/etc/passwd", link), 0);
    struct folders folders = {.count = 0};
    folders_add(&folders, link);
    assert_int_equal(folders.count, 1);
    assert_string_equal(folders.paths[0], link);
    for (int i = 0; i < 200; i++)
        folders_add(&folders, link);
    assert_true(folders.all);
    folders_free(&folders);
    unlink(link);
    rmdir(folder);
}

static void lists_name_files(void **state)
{
    (void)state;
    static const struct {
        enum list_form form;
        const char *text;
        size_t size;
    } lists[] = {
        {LIST_ARTICLES, "one\ta/one\n\\x41\t/etc/two\nplain\t\n", 29},
        {LIST_LINES, "a/one\n/etc/two\nplain\n", 21},
        {LIST_NULS, "a/one\0/etc/two\0plain", 20},
    };
    for (size_t i = 0; i < 3; i++) {
        char name[] = "/tmp/lib_folders.XXXXXX";
        int fd = mkstemp(name);
        assert_int_equal(write(fd, lists[i].text, lists[i].size), (ssize_t)lists[i].size);
        close(fd);
        struct folders folders = {.count = 0};
        assert_true(folders_add_list(&folders, name, lists[i].form));
        assert_int_equal(folders.count, 3);
        assert_string_equal(folders.paths[0], "a");
        assert_string_equal(folders.paths[1], "/etc");
        assert_string_equal(folders.paths[2], ".");
        assert_false(folders_add_list(&folders, "-", lists[i].form));
        folders_free(&folders);
        unlink(name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_folder_is_named_once),
        cmocka_unit_test(many_are_widened),
        cmocka_unit_test(too_many_may_lead_anywhere),
        cmocka_unit_test(a_link_is_named_itself),
        cmocka_unit_test(lists_name_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
