/* getopt.h has a `struct option` of its own. */
#define option getopt_option
#include <getopt.h>
#undef option

#include "lib/options.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/memory.h"
#include "lib/message.h"
#include "lib/nearest.h"
#include "lib/sandbox.h"
#include "lib/version.h"

enum {
    OPTIONS_MAX = 64, /* rows of a program's table, the common ones included */
    CODE_FIRST = 256, /* getopt_long's code of row 0: beyond every letter */
    HELP_COLUMN = 29, /* where --help begins to say what an option does */
    HELP_WIDTH = 96,  /* columns of a line before choices go on in the next */
};

enum common_option {
    COMMON_HELP,
    COMMON_VERSION,
    COMMON_DESCRIBE,
    COMMON_SUGGEST,
    COMMON_COUNT
};

static const struct option common[COMMON_COUNT] = {
    [COMMON_HELP] = {.name = "help",
        .letter = 'h',
        .help = "show this help (-h: the options used most)"},
    [COMMON_VERSION] = {.name = "version", .letter = 'V', .help = "show the version"},
    /* not for people: without help */
    [COMMON_DESCRIBE] = {.name = "describe"},
    [COMMON_SUGGEST] = {.name = "suggest", .argument = "WORD"},
};

/* The rows of the program, its headings left out, then the common ones. */
struct table {
    const struct option *rows[OPTIONS_MAX];
    size_t count;
};

static struct table table_of(const struct program *program)
{
    struct table table = {.count = 0};
    for (const struct option *row = program->options; row->name; row++)
        if (*row->name && table.count < OPTIONS_MAX - COMMON_COUNT)
            table.rows[table.count++] = row;
    for (int i = 0; i < COMMON_COUNT; i++)
        table.rows[table.count++] = &common[i];
    return table;
}

static int argument_rule(const struct option *option)
{
    if (!option->argument)
        return no_argument;
    return option->argument[0] == '[' ? optional_argument : required_argument;
}

_Noreturn void options_wrong(const char *format, ...)
{
    char reason[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(reason, sizeof reason, format, arguments);
    va_end(arguments);
    message_die(STATUS_USAGE, NULL, "%s (see %s --help)", reason, message_name());
}

_Noreturn void options_unknown(
    const char *what, const char *name, const char *const *names, size_t count)
{
    const char *near = nearest(name, names, count);
    char known[512] = "";
    if (near)
        options_wrong("unknown %s '%s': did you mean %s?", what, name, near);
    for (size_t i = 0, used = 0; i < count && used < sizeof known; i++)
        used += (size_t)snprintf(
            known + used, sizeof known - used, "%s%s", i ? ", " : "", names[i]);
    options_wrong("unknown %s '%s': choose from %s", what, name, known);
}

/* ------------------------------------------------------------------ showing */

static _Noreturn void end_after_printing(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        exit(STATUS_DONE);
    message_die(STATUS_USAGE, NULL, "write error: %s", strerror(errno));
}

static int show_name(const struct option *option)
{
    int width = option->letter ? printf("  -%c, --%s", option->letter, option->name)
                               : printf("      --%s", option->name);
    if (argument_rule(option) == optional_argument)
        width += printf("[=%s", option->argument + 1);
    else if (option->argument)
        width += printf("=%s", option->argument);
    return width;
}

/* The choices behind the help, in further lines where they are many. */
static void show_choices(const struct option *option)
{
    size_t used = HELP_COLUMN + strlen(option->help);
    for (size_t i = 0; option->choices && option->choices[i]; i++) {
        size_t size = strlen(option->choices[i]) + 2;
        bool breaks = used + size > HELP_WIDTH;
        fputs(i ? "," : ":", stdout);
        if (breaks)
            printf("\n%*s", HELP_COLUMN, "");
        printf("%s%s", breaks ? "" : " ", option->choices[i]);
        used = breaks ? HELP_COLUMN + size : used + size;
    }
}

static void show_option(const struct option *option)
{
    if (!option->help)
        return;
    int width = show_name(option);
    if (width > HELP_COLUMN - 2) {
        putchar('\n');
        width = 0;
    }
    printf("%*s%s", HELP_COLUMN - width, "", option->help);
    show_choices(option);
    putchar('\n');
}

/* The first group of options is those that are used most: `brief` shows no other. */
static _Noreturn void show_help(const struct program *program, bool brief)
{
    size_t groups = 0;
    printf("Usage: %s %s\n%s\n\n", message_name(), program->synopsis, program->purpose);
    for (const struct option *row = program->options; row->name; row++) {
        groups += !*row->name;
        if (brief && groups > 1)
            break;
        if (*row->name)
            show_option(row);
        else
            printf("%s%s:\n", groups > 1 ? "\n" : "", row->help);
    }
    if (groups > 1 && !brief)
        putchar('\n');
    for (size_t i = 0; i < COMMON_COUNT; i++)
        show_option(&common[i]);
    if (program->example)
        printf("\nExamples:\n%s", program->example);
    if (groups > 1 && brief)
        printf("\n%s --help lists all options.\n", message_name());
    end_after_printing();
}

/* The nearest of the operands, for scripts: nothing where none is near. */
static _Noreturn void suggest(const char *word, int argc, char **argv)
{
    const char **names = memory_new((size_t)argc + 1, sizeof *names);
    for (int i = 0; i < argc; i++)
        names[i] = argv[i];
    const char *near = nearest(word, names, (size_t)argc);
    if (near)
        puts(near);
    free(names);
    end_after_printing();
}

static _Noreturn void show_version(const struct program *program)
{
    printf("%s (Winnow) %s\n", message_name(), VERSION);
    if (program->version)
        program->version();
    const char *missing = sandbox_missing();
    if (missing)
        printf("%s\n", missing);
    puts(version_commit());
    end_after_printing();
}

/* letter TAB name TAB argument TAB choices TAB help TAB manual */
static _Noreturn void describe(const struct program *program)
{
    struct table table = table_of(program);
    for (size_t i = 0; i < table.count; i++) {
        const struct option *row = table.rows[i];
        if (!row->help)
            continue;
        printf("%.1s\t%s\t%s\t", row->letter ? &row->letter : "", row->name,
            row->argument ? row->argument : "");
        for (size_t j = 0; row->choices && row->choices[j]; j++)
            printf("%s%s", j ? " " : "", row->choices[j]);
        printf("\t%s\t%s\n", row->help, row->manual ? row->manual : "");
    }
    if (program->describe)
        program->describe();
    end_after_printing();
}

/* ------------------------------------------------------------------ parsing */

static uint64_t number_of(const struct option *option, const char *text, const char **rest)
{
    uint64_t number = 0;
    const char *digit = text;
    for (; *digit >= '0' && *digit <= '9'; digit++) {
        uint64_t next = number * 10 + (uint64_t)(*digit - '0');
        if (number > UINT64_MAX / 10 || next < number)
            options_wrong("--%s: '%s' is too large", option->name, text);
        number = next;
    }
    if (digit == text)
        options_wrong("--%s: '%s' is not a number", option->name, text);
    *rest = digit;
    return number;
}

static uint64_t read_number(const struct option *option, const char *text)
{
    const char *rest;
    uint64_t number = number_of(option, text, &rest);
    if (*rest)
        options_wrong("--%s: '%s' is not a number", option->name, text);
    if (number < option->least)
        options_wrong("--%s: %s is less than %llu", option->name, text,
            (unsigned long long)option->least);
    if (option->most && number > option->most)
        options_wrong("--%s: %s is more than %llu", option->name, text,
            (unsigned long long)option->most);
    return number;
}

static uint64_t read_size(const struct option *option, const char *text)
{
    static const char units[] = "KMGT";
    const char *rest;
    uint64_t size = number_of(option, text, &rest);
    if (!*rest)
        return size;
    size_t unit = 0;
    while (units[unit] && units[unit] != (*rest == 'k' ? 'K' : *rest))
        unit++;
    if (!units[unit] || rest[1])
        options_wrong("--%s: '%s' is not a size, such as 500M or 2G", option->name, text);
    size_t shift = 10 * (unit + 1);
    if (size > UINT64_MAX >> shift)
        options_wrong("--%s: '%s' is too large", option->name, text);
    return size << shift;
}

static int read_choice(const struct option *option, const char *text)
{
    int count = 0;
    for (; option->choices[count]; count++)
        if (strcmp(option->choices[count], text) == 0)
            return count;
    char what[64];
    snprintf(what, sizeof what, "--%s", option->name);
    options_unknown(what, text, option->choices, (size_t)count);
}

static void options_append(struct option_list *list, const char *text)
{
    list->items = memory_resize(list->items, list->count + 1, sizeof *list->items);
    list->items[list->count++] = text;
}

static void options_set(const struct option *option, const char *text, void *options)
{
    void *field = (char *)options + option->offset;
    if (!text)
        text = option->missing;
    switch (option->kind) {
    case OPTION_FLAG:
        *(bool *)field = true;
        break;
    case OPTION_TEXT:
        *(const char **)field = text;
        break;
    case OPTION_NUMBER:
        *(uint64_t *)field = read_number(option, text ? text : "");
        break;
    case OPTION_SIZE:
        *(uint64_t *)field = read_size(option, text ? text : "");
        break;
    case OPTION_CHOICE:
        *(int *)field = read_choice(option, text ? text : "");
        break;
    case OPTION_LIST:
        options_append(field, text ? text : "");
        break;
    }
}

/* getopt_long's forms of the table: `letters` has room for 3 bytes a row and 2 more. */
static void translate(const struct table *table, struct getopt_option *rows, char *letters)
{
    *letters++ = ':';
    for (size_t i = 0; i < table->count; i++) {
        const struct option *row = table->rows[i];
        int rule = argument_rule(row);
        rows[i] = (struct getopt_option){row->name, rule, NULL, CODE_FIRST + (int)i};
        if (!row->letter)
            continue;
        *letters++ = row->letter;
        for (int colons = rule; colons > 0; colons--)
            *letters++ = ':';
    }
    *letters = '\0';
}

/* `--name` or `--name=value`, of no row. */
static _Noreturn void reject_name(const struct table *table, const char *argument)
{
    const char *names[OPTIONS_MAX];
    char name[64];
    size_t count = 0;
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i]->help)
            names[count++] = table->rows[i]->name;
    int size = (int)strcspn(argument, "=");
    snprintf(name, sizeof name, "%.*s", size - 2, argument + 2);
    const char *near = nearest(name, names, count);
    if (near)
        options_wrong("unknown option %.*s: did you mean --%s?", size, argument, near);
    options_wrong("unknown option %.*s", size, argument);
}

static _Noreturn void reject(const struct table *table, int code, char **argv)
{
    if (optopt >= CODE_FIRST) {
        const char *name = table->rows[optopt - CODE_FIRST]->name;
        if (code == ':')
            options_wrong("option --%s needs an argument", name);
        options_wrong("option --%s takes no argument", name);
    }
    if (code == ':')
        options_wrong("option -%c needs an argument", optopt);
    if (optopt)
        options_wrong("unknown option -%c", optopt);
    reject_name(table, argv[optind - 1]);
}

static const struct option *row_of(const struct table *table, int code)
{
    for (size_t i = 0; i < table->count; i++)
        if (code == CODE_FIRST + (int)i || (code == table->rows[i]->letter && code))
            return table->rows[i];
    return NULL;
}

/* A closed standard stream would get the descriptor of the next file that is opened, and what is
 * said would be written into that. In its place stands one that fails as it would. */
static void hold_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            exit(STATUS_USAGE);
}

int options_parse(const struct program *program, int argc, char **argv, void *options)
{
    hold_streams();
    struct table table = table_of(program);
    struct getopt_option rows[OPTIONS_MAX + 1] = {{0}};
    char letters[3 * OPTIONS_MAX + 2];
    translate(&table, rows, letters);
    opterr = 0;
    int code;
    const char *word = NULL;
    while ((code = getopt_long(argc, argv, letters, rows, NULL)) != -1) {
        const struct option *row = code == '?' || code == ':' ? NULL : row_of(&table, code);
        if (!row)
            reject(&table, code, argv);
        if (row == &common[COMMON_HELP])
            show_help(program, code == row->letter);
        if (row == &common[COMMON_VERSION])
            show_version(program);
        if (row == &common[COMMON_DESCRIBE])
            describe(program);
        if (row == &common[COMMON_SUGGEST])
            word = optarg;
        else
            options_set(row, optarg, options);
    }
    if (word)
        suggest(word, argc - optind, argv + optind);
    return optind;
}

char **options_operands(
    const struct program *program, int argc, char **argv, int first, int *count)
{
    static char standard_input[] = "-";
    static char *nothing[] = {standard_input, NULL};
    *count = argc - first;
    if (*count > 0)
        return argv + first;
    if (isatty(STDIN_FILENO)) {
        fprintf(stderr, "Usage: %s %s\n%s (see %s --help)\n", message_name(),
            program->synopsis, program->purpose, message_name());
        exit(STATUS_USAGE);
    }
    *count = 1;
    return nothing;
}
