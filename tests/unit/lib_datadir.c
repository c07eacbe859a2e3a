#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_chosen_folder_is_asked_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
