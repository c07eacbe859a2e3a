#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/datadir.h"

const char program_name[] = "lib_datadir";

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
    struct span map = datadir_map("words");
    assert_int_equal(map.size, 6);
    assert_memory_equal(map.data, "grain\n", 6);
    assert_int_equal(datadir_map("no such file").size, 0);
    assert_null(datadir_map(".").data);

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_chosen_folder_is_asked_alone),
        cmocka_unit_test(it_is_found_beside_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
