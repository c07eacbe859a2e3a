#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive/manifest.h"

const char program_name[] = "archive_manifest";

static char folder[] = "/tmp/archive_manifest.XXXXXX";
static char path[64];
static int fd;

static int make_folder(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/manifest", folder);
    fd = open(folder, O_RDONLY | O_DIRECTORY);
    assert_true(fd >= 0);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    close(fd);
    unlink(path);
    return rmdir(folder);
}

static struct part part_of(const char *name, uint64_t articles)
{
    struct part part = {.run = 4,
        .articles = articles,
        .first = "2026-11-01",
        .last = "2026-11-24",
        .files = {{12, {1, 2}}, {34, {3}}, {56, {255}}},
        .lock = -1};
    snprintf(part.name, sizeof part.name, "%s", name);
    return part;
}

static void write_two(void)
{
    struct manifest manifest = {.runs = 5};
    struct failure failure = {0};
    struct part one = part_of("part.aaaaaa", 7), other = part_of("part.bbbbbb", 1);
    manifest_add(&manifest, &one);
    manifest_add(&manifest, &other);
    manifest_add_origin(&manifest, 2, "winnow 1");
    manifest_add_origin(&manifest, 3, "winnow 1");
    manifest_add_origin(&manifest, 4, "winnow 2");
    assert_true(manifest_write(&manifest, fd, folder, &failure));
    manifest_free(&manifest);
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    struct manifest manifest;
    struct failure failure = {0};
    write_two();
    assert_true(manifest_read(&manifest, fd, folder, &failure));
    assert_true(manifest.there);
    assert_int_equal(manifest.runs, 5);
    assert_int_equal(manifest.count, 2);
    struct part *part = manifest_find(&manifest, "part.aaaaaa");
    assert_non_null(part);
    struct part expected = part_of("part.aaaaaa", 7);
    assert_int_equal(part->articles, 7);
    assert_int_equal(part->run, 4);
    assert_string_equal(part->first, expected.first);
    assert_string_equal(part->last, expected.last);
    assert_memory_equal(part->files, expected.files, sizeof expected.files);
    assert_null(manifest_find(&manifest, "part.cccccc"));
    assert_int_equal(manifest.origin_count, 2);
    assert_int_equal(manifest.origins[1].run, 4);
    assert_string_equal(manifest.origins[1].text, "winnow 2");
    manifest_free(&manifest);
}

static void none_is_an_empty_one(void **state)
{
    (void)state;
    struct manifest manifest;
    struct failure failure = {0};
    unlink(path);
    assert_true(manifest_read(&manifest, fd, folder, &failure));
    assert_false(manifest.there);
    assert_int_equal(manifest.count, 0);
}

static bool is_read(const char *text, size_t size)
{
    struct manifest manifest;
    struct failure failure = {0};
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    bool read = manifest_read(&manifest, fd, folder, &failure);
    assert_true(read || failure.reason);
    manifest_free(&manifest);
    return read;
}

static void every_flipped_bit_and_every_cut_is_found(void **state)
{
    (void)state;
    char text[4096];
    write_two();
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t size = fread(text, 1, sizeof text, file);
    fclose(file);
    assert_in_range(size, 100, sizeof text - 1);
    assert_true(is_read(text, size));
    for (size_t bit = 0; bit < 8 * size; bit++) {
        text[bit / 8] = (char)(text[bit / 8] ^ 1 << bit % 8);
        if (is_read(text, size))
            fail_msg("bit %zu of byte %zu is flipped and it is read", bit % 8, bit / 8);
        text[bit / 8] = (char)(text[bit / 8] ^ 1 << bit % 8);
    }
    for (size_t cut = 0; cut < size; cut++)
        if (is_read(text, cut))
            fail_msg("%zu of %zu bytes are left and it is read", cut, size);
    text[size] = '\n';
    assert_false(is_read(text, size + 1));
}

/* The name of a part is a path: nothing of it leads elsewhere. */
static void names_of_parts_are_plain(void **state)
{
    (void)state;
    assert_true(manifest_is_part("part.aZ09bc"));
    assert_false(manifest_is_part(".."));
    assert_false(manifest_is_part("part./../x"));
    assert_false(manifest_is_part("part.abcde"));
    assert_false(manifest_is_part("part.abcdefg"));
}

static void a_link_is_neither_read_nor_written_through(void **state)
{
    (void)state;
    char victim[64], aside[64], text[8] = "";
    struct manifest manifest = {0};
    struct failure failure = {0};
    snprintf(victim, sizeof victim, "%s.victim", folder);
    snprintf(aside, sizeof aside, "%s/manifest.new", folder);
    FILE *file = fopen(victim, "w+");
    assert_non_null(file);
    assert_true(fputs("work", file) >= 0 && fflush(file) == 0);
    assert_int_equal(symlink(victim, aside), 0);
    assert_false(manifest_write(&manifest, fd, folder, &failure));
    unlink(path);
    assert_int_equal(rename(aside, path), 0);
    assert_false(manifest_read(&manifest, fd, folder, &failure));
    rewind(file);
    assert_non_null(fgets(text, sizeof text, file));
    assert_string_equal(text, "work");
    fclose(file);
    unlink(path);
    unlink(victim);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(none_is_an_empty_one),
        cmocka_unit_test(every_flipped_bit_and_every_cut_is_found),
        cmocka_unit_test(names_of_parts_are_plain),
        cmocka_unit_test(a_link_is_neither_read_nor_written_through),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
