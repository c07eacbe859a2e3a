#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/datadir.h"
#include "lib/message.h"
#include "tests/unit/ends.h"

const char program_name[] = "lib_datadir";

/* Keeps what it reads; nothing shorter than "grain\n" is whole. */
static bool keep(void *kept, struct span file)
{
    *(struct span *)kept = file;
    return file.size >= 6;
}

static void the_chosen_folder_is_asked_alone(void **state)
{
    (void)state;
    char folder[] = "/tmp/winnow-test.XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/words", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("grain\n", file);
    fclose(file);
    setenv("WINNOW_DATA", folder, 1);

    struct arena arena = {0};
    assert_string_equal(datadir_find(&arena, "words"), path);
    assert_null(datadir_find(&arena, "no such file"));
    struct span map = {NULL, 0};
    assert_false(datadir_read("no such file", keep, &map));
    assert_null(map.data);
    assert_true(datadir_read("words", keep, &map));
    assert_int_equal(map.size, 6);
    assert_memory_equal(map.data, "grain\n", 6);

    arena_free(&arena);
    unlink(path);
    rmdir(folder);
}

static void assert_found(const char *folder, const char *expected)
{
    struct arena arena = {0};
    char path[8192] = "";
    if (expected)
        snprintf(path, sizeof path, "%s/%s", folder, expected);
    const char *got = datadir_find(&arena, "lib_datadir.words");
    assert_string_equal(got ? got : "", path);
    arena_free(&arena);
}

static void the_users_own_folder_is_asked_last(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *folders[DATADIR_FOLDERS];
    unsetenv("WINNOW_DATA");
    setenv("XDG_DATA_HOME", "/data", 1);
    setenv("HOME", "/home/me", 1);
    assert_string_equal(folders[datadir_folders(&arena, folders) - 1], "/data/winnow");
    setenv("XDG_DATA_HOME", "data", 1); /* not a whole path */
    size_t count = datadir_folders(&arena, folders);
    assert_string_equal(folders[count - 1], "/home/me/.local/share/winnow");
    unsetenv("HOME");
    assert_int_equal(datadir_folders(&arena, folders), count - 1);
    unsetenv("XDG_DATA_HOME");
    arena_free(&arena);
}

static void it_is_found_beside_the_program(void **state)
{
    (void)state;
    char folder[4096];
    ssize_t size = readlink("/proc/self/exe", folder, sizeof folder - 1);
    assert_true(size > 0);
    folder[size] = 0;
    for (int up = 0; up < 2; up++)
        *strrchr(folder, '/') = 0;
    assert_int_equal(chdir(folder), 0);
    mkdir("share", 0777);
    mkdir("share/winnow", 0777);
    unsetenv("WINNOW_DATA");

    assert_found(folder, NULL);
    fclose(fopen("share/winnow/lib_datadir.words", "w"));
    assert_found(folder, "share/winnow/lib_datadir.words");
    fclose(fopen("share/lib_datadir.words", "w"));
    assert_found(folder, "share/lib_datadir.words");

    unlink("share/lib_datadir.words");
    unlink("share/winnow/lib_datadir.words");
    rmdir("share/winnow");
    rmdir("share");
}

static void write_file(const char *path)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("grain\n", file);
    fclose(file);
}

static struct span of_language(const char *language)
{
    struct span map = {NULL, 0};
    datadir_read_language(
        "words", (struct span){language, strlen(language)}, "txt", keep, &map);
    return map;
}

static void look_up(const void *language)
{
    of_language(language);
}

static void a_language_leads_nowhere_else(void **state)
{
    (void)state;
    char folder[] = "/tmp/winnow-test.XXXXXX", longest[66] = "";
    memset(longest, 'x', sizeof longest - 1);
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(mkdir("words", 0777), 0);
    write_file("words/de-CH.txt");
    write_file("evil.txt");
    assert_int_equal(symlink("../evil.txt", "words/fr.txt"), 0);
    assert_int_equal(mkfifo("words/it.txt", 0600), 0);
    setenv("WINNOW_DATA", folder, 1);

    assert_int_equal(of_language("de-CH").size, 6);
    const char *refused[] = {"", "de", "../evil", "de_CH", "de/../de-CH", ".", longest};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_null(of_language(refused[i]).data);
    assert_int_equal(ends(look_up, "de-CH"), 0);
    assert_int_equal(ends(look_up, "fr"), STATUS_USAGE);
    assert_int_equal(ends(look_up, "it"), STATUS_USAGE);

    unlink("words/de-CH.txt");
    unlink("words/fr.txt");
    unlink("words/it.txt");
    rmdir("words");
    unlink("evil.txt");
    rmdir(folder);
}

/* A folder, links that lead nowhere, an empty file, one that is cut off. */
static void what_is_there_and_no_good_ends_the_program(void **state)
{
    (void)state;
    char folder[] = "/tmp/winnow-test.XXXXXX";
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(mkdir("words", 0777), 0);
    setenv("WINNOW_DATA", folder, 1);
    assert_int_equal(ends(look_up, "de"), 0);
    assert_int_equal(mkdir("words/de.txt", 0777), 0);
    assert_int_equal(ends(look_up, "de"), STATUS_USAGE);
    rmdir("words/de.txt");
    assert_int_equal(symlink("nowhere", "words/de.txt"), 0);
    assert_int_equal(ends(look_up, "de"), STATUS_USAGE);
    unlink("words/de.txt");
    write_file("words/de.txt");
    for (int size = 5; size >= 0; size--) {
        assert_int_equal(truncate("words/de.txt", size), 0);
        assert_int_equal(ends(look_up, "de"), STATUS_USAGE);
    }
    unlink("words/de.txt");
    rmdir("words");
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_chosen_folder_is_asked_alone),
        cmocka_unit_test(the_users_own_folder_is_asked_last),
        cmocka_unit_test(it_is_found_beside_the_program),
        cmocka_unit_test(a_language_leads_nowhere_else),
        cmocka_unit_test(what_is_there_and_no_good_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
