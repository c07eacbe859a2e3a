/* Command-line options from one table a program: it feeds parsing, --help, the manual's
 * list and the completions. GNU conventions by getopt_long. */
#ifndef LIB_OPTIONS_H
#define LIB_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum option_kind {
    OPTION_FLAG,   /* bool: set to true */
    OPTION_TEXT,   /* const char *: the argument, borrowed from argv */
    OPTION_NUMBER, /* uint64_t: a decimal number of least to most */
    OPTION_SIZE,   /* uint64_t bytes: a number with K, M, G or T (powers of 1024) or nothing
                    */
    OPTION_CHOICE, /* int: the index of the argument in choices */
    OPTION_LIST,   /* struct option_list: every argument given, in order */
};

struct option {
    const char *name; /* the long name, without dashes; "": a heading, which help is, over
                         the rows that follow; the first group is those used most */
    char letter;      /* the short one, or 0 */
    enum option_kind kind;
    const char *argument;       /* what --help calls the argument; NULL: takes none;
                                   "[X]": --name and --name=X are both right */
    size_t offset;              /* of the field in the program's options */
    const char *help;           /* one line, lower case, no full stop */
    const char *manual;         /* further sentences for the manual, or NULL */
    const char *const *choices; /* OPTION_CHOICE: the names, NULL at the end */
    uint64_t least, most;       /* OPTION_NUMBER: inclusive; most 0: no bound */
    const char *missing; /* OPTION_TEXT, OPTION_NUMBER with "[X]": the default argument */
};

/* The arguments of an option that may be given again and again. Owned by the options. */
struct option_list {
    const char **items;
    size_t count;
};

struct program {
    const char *synopsis;         /* "[OPTION]... [FILE]..." */
    const char *purpose;          /* one sentence */
    const struct option *options; /* a row with name NULL ends it; --help and --version are
                                     added by themselves; -h shows the first group alone */
    const char *example;          /* closes --help: lines of shell, each ended by \n */
    void (*version)(void);        /* prints further lines of --version, or NULL */
    void (*describe)(void);       /* prints further lines of --describe, or NULL */
};

/* Parses argv into the options, before anything else is opened: a standard stream that is closed
 * is held, so that no file gets its descriptor. Returns the index of the first operand (argv is permuted:
 * options may stand behind files; `--` ends them). Handles --help and --version (status 0)
 * and wrong usage (a message, status 2) by ending the program. `--describe` prints the
 * table for the manual and the completions, TAB-separated, and ends the program too, and so
 * does `--suggest WORD NAME...`, which prints the nearest name for scripts. */
int options_parse(const struct program *program, int argc, char **argv, void *options);

/* The operands, or one "-" where there are none. Prints the usage and ends with status 2
 * where standard input would be read and is a terminal. `count` is set to their number. */
char **options_operands(
    const struct program *program, int argc, char **argv, int first, int *count);

/* Ends the program with `program: reason` and a pointer to --help, status 2. */
_Noreturn void options_wrong(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Likewise of a name that is none of some: says which was meant, or else which there are.
 * `what` is the kind of thing, such as "section". */
_Noreturn void options_unknown(
    const char *what, const char *name, const char *const *names, size_t count);

#endif
