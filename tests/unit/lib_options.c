#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <unistd.h>

#include <cmocka.h>

#include "lib/options.h"

const char program_name[] = "sieve";

struct options {
    bool plain;
    const char *language;
    uint64_t top, memory, collocations;
    int format;
    struct option_list files;
};

static const char *const formats[] = {"text", "lines", NULL};

#define FIELD(name) .offset = offsetof(struct options, name)
static const struct option option_rows[] = {
    {.name = "", .help = "Most used"},
    {"plain", 'p', OPTION_FLAG, NULL, FIELD(plain), .help = "leave out tags"},
    {"language", 'l', OPTION_TEXT, "LANG", FIELD(language), .help = "the language"},
    {"top", 0, OPTION_NUMBER, "N", FIELD(top), .help = "rows", .least = 1, .most = 100},
    {"memory", 'm', OPTION_SIZE, "SIZE", FIELD(memory), .help = "memory"},
    {"collocations", 0, OPTION_NUMBER, "[WINDOW]", FIELD(collocations), .help = "pairs",
        .missing = "5"},
    {"format", 0, OPTION_CHOICE, "FORMAT", FIELD(format), .help = "one of",
        .choices = formats},
    {.name = "", .help = "Rare"},
    {"file", 0, OPTION_LIST, "FILE", FIELD(files), .help = "a file"},
    {.name = NULL},
};
static const struct program program = {
    .synopsis = "[OPTION]... [FILE]...",
    .purpose = "Sift.",
    .options = option_rows,
};

static int parse(struct options *options, char **argv)
{
    int argc = 0;
    while (argv[argc])
        argc++;
    *options = (struct options){0};
    optind = 0; /* glibc's and musl's way to start again */
    return options_parse(&program, argc, argv, options);
}
#define PARSE(options, ...) parse(options, (char *[]){"sieve", __VA_ARGS__, NULL})

static void every_kind_and_every_way_to_write_it(void **state)
{
    (void)state;
    struct options got;
    char *argv[] = {"sieve", "a", "-pl", "de", "--top=7", "--memory", "64M", "b",
        "--collocations", "--format=lines", "--file=x", "--file", "y", "--", "--plain",
        NULL};
    int first = parse(&got, argv);
    assert_true(got.plain);
    assert_string_equal(got.language, "de");
    assert_int_equal(got.top, 7);
    assert_int_equal(got.memory, 64 << 20);
    assert_int_equal(got.collocations, 5);
    assert_int_equal(got.format, 1);
    assert_int_equal(got.files.count, 2);
    assert_string_equal(got.files.items[1], "y");
    free(got.files.items);
    assert_string_equal(argv[first], "a");
    assert_string_equal(argv[first + 1], "b");
    assert_string_equal(argv[first + 2], "--plain");
    assert_null(argv[first + 3]);
}

static void an_optional_argument_and_large_sizes(void **state)
{
    (void)state;
    struct options got;
    PARSE(&got, "--collocations=9", "-m2G");
    assert_int_equal(got.collocations, 9);
    assert_int_equal(got.memory, (uint64_t)2 << 30);
}

/* Parses in a child: its exit status, what it printed in `said`. */
static int end_of(char **argv, char *said, size_t size)
{
    int pipes[2];
    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(pipes[1], STDOUT_FILENO);
        dup2(pipes[1], STDERR_FILENO);
        struct options options;
        parse(&options, argv);
        _exit(99);
    }
    close(pipes[1]);
    size_t used = 0;
    ssize_t got;
    while ((got = read(pipes[0], said + used, size - 1 - used)) > 0)
        used += (size_t)got;
    said[used] = '\0';
    close(pipes[0]);
    int status;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void wrong_usage_says_why_and_ends_with_2(void **state)
{
    (void)state;
    static const struct {
        const char *arguments[2], *reason;
    } cases[] = {
        {{"--nonsense"}, "unknown option --nonsense"},
        {{"-q"}, "unknown option -q"},
        {{"--language"}, "option --language needs an argument"},
        {{"-l"}, "option -l needs an argument"},
        {{"--plain=yes"}, "option --plain takes no argument"},
        {{"--top=0"}, "--top: 0 is less than 1"},
        {{"--top=101"}, "--top: 101 is more than 100"},
        {{"--top=ten"}, "--top: 'ten' is not a number"},
        {{"--top="}, "--top: '' is not a number"},
        {{"--top=-1"}, "--top: '-1' is not a number"},
        {{"--top=99999999999999999999"}, "--top: '99999999999999999999' is too large"},
        {{"--memory=5X"}, "--memory: '5X' is not a size, such as 500M or 2G"},
        {{"--memory=99999999999G"}, "--memory: '99999999999G' is too large"},
        {{"--format=html"}, "unknown --format 'html': choose from text, lines"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char said[2048], expected[512];
        char *argv[] = {"sieve", (char *)cases[i].arguments[0], NULL};
        int status = end_of(argv, said, sizeof said);
        snprintf(
            expected, sizeof expected, "sieve: %s (see sieve --help)\n", cases[i].reason);
        assert_string_equal(said, expected);
        assert_int_equal(status, 2);
    }
}

static void help_is_in_groups_and_the_short_one_has_the_first(void **state)
{
    (void)state;
    char said[4096];
    assert_int_equal(end_of((char *[]){"sieve", "-h", NULL}, said, sizeof said), 0);
    assert_non_null(strstr(said, "Most used:\n  -p, --plain"));
    assert_null(strstr(said, "--file"));
    assert_non_null(strstr(said, "sieve --help lists all options."));
    assert_int_equal(end_of((char *[]){"sieve", "--help", NULL}, said, sizeof said), 0);
    assert_non_null(strstr(said, "\nRare:\n      --file=FILE"));
    assert_null(strstr(said, "lists all options"));
}

static void a_mistyped_option_is_told_what_it_may_be(void **state)
{
    (void)state;
    char said[4096];
    assert_int_equal(
        end_of((char *[]){"sieve", "--langauge=de", NULL}, said, sizeof said), 2);
    assert_string_equal(said,
        "sieve: unknown option --langauge: did you mean --language? (see sieve --help)\n");
    assert_int_equal(
        end_of((char *[]){"sieve", "--format=Text", NULL}, said, sizeof said), 2);
    assert_string_equal(
        said, "sieve: unknown --format 'Text': did you mean text? (see sieve --help)\n");
    assert_int_equal(end_of((char *[]){"sieve", "--suggest=tpo", "--", "top", "file", NULL},
                         said, sizeof said),
        0);
    assert_string_equal(said, "top\n");
    setenv("WINNOW_AS", "winnow sieve", 1);
    assert_int_equal(end_of((char *[]){"sieve", "-q", NULL}, said, sizeof said), 2);
    unsetenv("WINNOW_AS");
    assert_string_equal(
        said, "winnow sieve: unknown option -q (see winnow sieve --help)\n");
}

static void help_version_and_description_end_with_0(void **state)
{
    (void)state;
    char said[4096];
    assert_int_equal(end_of((char *[]){"sieve", "-h", NULL}, said, sizeof said), 0);
    assert_non_null(strstr(said, "Usage: sieve [OPTION]... [FILE]...\nSift.\n"));
    assert_non_null(strstr(said, "  -l, --language=LANG        the language\n"));
    assert_non_null(strstr(said, "      --format=FORMAT        one of: text, lines\n"));
    assert_non_null(strstr(said, "      --collocations[=WINDOW]"));
    assert_int_equal(end_of((char *[]){"sieve", "-V", NULL}, said, sizeof said), 0);
    assert_non_null(strstr(said, "sieve (Winnow) "));
    assert_int_equal(end_of((char *[]){"sieve", "--describe", NULL}, said, sizeof said), 0);
    assert_non_null(strstr(said, "\tformat\tFORMAT\ttext lines\tone of\t\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_and_every_way_to_write_it),
        cmocka_unit_test(an_optional_argument_and_large_sizes),
        cmocka_unit_test(wrong_usage_says_why_and_ends_with_2),
        cmocka_unit_test(help_is_in_groups_and_the_short_one_has_the_first),
        cmocka_unit_test(a_mistyped_option_is_told_what_it_may_be),
        cmocka_unit_test(help_version_and_description_end_with_0),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
