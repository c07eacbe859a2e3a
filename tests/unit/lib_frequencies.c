#include "lib/frequencies.h"

#include <fcntl.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/message.h"
#include "tests/unit/ends.h"
#include "tests/unit/mapped_file.h"

const char program_name[] = "lib_frequencies";

enum { STEPS = 6, SLOTS = 8 };

/* A file as data/frequencies.py writes them. */
struct file {
    char magic[8];
    uint32_t steps, respellings;
    float frequencies[STEPS];
    uint32_t code; /* of a letter, and how it is respelt */
    char size, text[7];
    uint32_t slot_count, number_count;
    uint32_t slots[SLOTS];
};

static struct file small_file(void)
{
    struct file file = {.magic = "WINFREQ",
        .steps = STEPS,
        .respellings = 1,
        .frequencies = {0.05F, 2e-3F, 1e-3F, 4e-4F, 1e-4F, 1e-6F},
        .code = 0x3B4, /* δ is written d */
        .size = 1,
        .text = "d",
        .slot_count = SLOTS,
        .number_count = STEPS};
    static const char *const words[] = {"the", "s", "0000", "5", "dog"};
    file.magic[7] = '3';
    for (uint32_t i = 0; i < sizeof words / sizeof *words; i++)
        mapped_file_put(file.slots, SLOTS, STEPS, words[i], i + 1);
    return file;
}

static void open_language(const void *language)
{
    frequencies_new(span_of(language));
}

/* A data directory with the file as the frequencies of the language; returns them. Where they
 * are to be refused, how that ends the program, and no frequencies. */
static struct frequencies *open_or_refuse(const void *file, size_t size, int *refused)
{
    char folder[] = "/tmp/lib_frequencies.XXXXXX", name[80];
    assert_non_null(mkdtemp(folder));
    setenv("WINNOW_DATA", folder, 1);
    snprintf(name, sizeof name, "%s/frequencies", folder);
    assert_int_equal(mkdir(name, 0700), 0);
    snprintf(name, sizeof name, "%s/frequencies/xx.bin", folder);
    int fd = open(name, O_WRONLY | O_CREAT, 0600);
    assert_int_equal(write(fd, file, size), (ssize_t)size);
    close(fd);
    if (refused)
        *refused = ends(open_language, "xx");
    struct frequencies *frequencies = refused ? NULL : frequencies_new(SPAN("xx"));
    unlink(name);
    snprintf(name, sizeof name, "%s/frequencies", folder);
    rmdir(name);
    rmdir(folder);
    return frequencies;
}

static struct frequencies *open_file(const void *file, size_t size)
{
    return open_or_refuse(file, size, NULL);
}

static void assert_refused(const void *file, size_t size)
{
    int status;
    open_or_refuse(file, size, &status);
    assert_int_equal(status, STATUS_USAGE);
}

static void assert_frequency(
    const struct frequencies *frequencies, const char *word, double expected)
{
    double got = frequencies_of(frequencies, span_of(word));
    if (fabs(got - expected) > 1e-6 * expected)
        fail_msg("frequency of '%s': expected %g, got %g", word, expected, got);
}

static void gives_the_frequency_of_a_listed_word(void **state)
{
    assert_frequency(*state, "the", 0.05);
    assert_frequency(*state, "dog", 1e-4);
    assert_frequency(*state, "5", 4e-4);
    assert_float_equal(frequencies_floor(*state), 1e-6, 1e-9);
}

static void gives_nothing_for_other_words(void **state)
{
    assert_frequency(*state, "", 0);
    assert_frequency(*state, "th", 0);
    assert_frequency(*state, "there", 0);
    assert_frequency(*state, "'", 0);
    assert_frequency(*state, "\xff", 0);
    char longest[600];
    memset(longest, 'a', sizeof longest);
    assert_true(frequencies_of(*state, (struct span){longest, sizeof longest}) == 0);
}

static void shares_the_frequency_of_a_number_s_shape(void **state)
{
    double year = pow(10, -1.9185 - 0.0083 * (2019 - 1999)) + 0.1 * 0.3e-3;
    assert_frequency(*state, "1999", 1e-3 * year);
    assert_frequency(*state, "2030", 1e-3 * (pow(10, -1.9185) + 0.1 * 0.175e-3));
    assert_frequency(*state, "12", 0); /* 00 is not listed */
}

static void looks_up_the_listed_spelling(void **state)
{
    assert_frequency(*state, "δog", 1e-4);
}

static void takes_a_joined_word_apart(void **state)
{
    assert_frequency(*state, "dog's", 1 / (1 / 1e-4 + 1 / 2e-3));
    assert_frequency(*state, "the-dog", 1 / (1 / 0.05 + 1 / 1e-4));
    assert_frequency(*state, "the_dog", 1 / (1 / 0.05 + 1 / 1e-4));
    assert_frequency(*state, "cat's", 0);
}

static void has_none_for_an_unknown_language(void **state)
{
    (void)state;
    assert_null(frequencies_new(SPAN("xx")));
}

static void refuses_a_damaged_file(void **state)
{
    (void)state;
    struct file file = small_file();
    char bytes[sizeof file + 1] = {0};
    memcpy(bytes, &file, sizeof file);
    for (size_t cut = 0; cut < sizeof file; cut++)
        assert_refused(bytes, cut);
    assert_refused(bytes, sizeof file + 1);
    file.number_count = STEPS + 1;
    assert_refused(&file, sizeof file);
    file = small_file();
    file.steps = 0;
    assert_refused(&file, sizeof file);
    file = small_file();
    file.magic[0] = 'w';
    assert_refused(&file, sizeof file);
    static const float wrong[] = {NAN, INFINITY, 0, -0.1F, 1};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        file = small_file();
        file.frequencies[STEPS - 1] = wrong[i];
        assert_refused(&file, sizeof file);
    }
}

static void survives_wrong_numbers(void **state)
{
    (void)state;
    struct file file = small_file();
    for (size_t i = 0; i < SLOTS; i++)
        file.slots[i] |= 7;
    struct frequencies *frequencies = open_file(&file, sizeof file);
    assert_frequency(frequencies, "the", 0);
    assert_frequency(frequencies, "cat", 0);
    frequencies_free(frequencies);
}

static int set_up(void **state)
{
    struct file file = small_file();
    *state = open_file(&file, sizeof file);
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    frequencies_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_frequency_of_a_listed_word),
        cmocka_unit_test(gives_nothing_for_other_words),
        cmocka_unit_test(shares_the_frequency_of_a_number_s_shape),
        cmocka_unit_test(looks_up_the_listed_spelling),
        cmocka_unit_test(takes_a_joined_word_apart),
        cmocka_unit_test(has_none_for_an_unknown_language),
        cmocka_unit_test(refuses_a_damaged_file),
        cmocka_unit_test(survives_wrong_numbers),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
