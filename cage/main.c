/* cage: runs a program that reads what strangers wrote, with nothing that it does not need. */
#include <errno.h>
#include <linux/filter.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "cage/limits.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "lib/options.h"
#include "lib/sandbox_calls.h"
#include "lib/sandbox_files.h"

const char program_name[] = "cage";

struct options {
    struct option_list folders;
    struct limits limits;
    bool forks;
};

static const struct option option_rows[] = {
    {.name = "read",
        .kind = OPTION_LIST,
        .argument = "FOLDER",
        .offset = offsetof(struct options, folders),
        .help = "allow it to read files below FOLDER",
        .manual = "In addition to the folders of the system's programs and libraries."},
    {.name = "seconds",
        .kind = OPTION_NUMBER,
        .argument = "N",
        .offset = offsetof(struct options, limits.seconds),
        .least = 1,
        .help = "end it when it has used N seconds of processor time"},
    {.name = "memory",
        .kind = OPTION_SIZE,
        .argument = "SIZE",
        .offset = offsetof(struct options, limits.memory),
        .help = "allow it to use SIZE bytes of memory",
        .manual = "SIZE is a number of bytes, or one with K, M, G or T."},
    {.name = "forks",
        .kind = OPTION_FLAG,
        .offset = offsetof(struct options, forks),
        .help = "allow it to fork; its children have the same limits and rights",
        .manual =
            "The variable CAGE_LAST then holds, in hexadecimal, the seccomp filter with "
            "which a child gives up the right to fork."},
    {.name = NULL},
};

static const struct program program = {
    .synopsis = "[OPTION]... -- PROGRAM [ARGUMENT]...",
    .purpose =
        "Run a program that can only read the system's libraries and its standard input, "
        "and write to its standard output and error.",
    .options = option_rows,
    .example = "  cage --seconds=10 --memory=1G -- /usr/bin/pdftotext - - < article.pdf\n",
};

/* ------------------------------------------------------------------ files */

/* Programs, libraries, and what these read. Not /etc as a whole, /home, /proc, /sys, /var. */
static const char *const system_folders[] = {
    "/usr",
    "/lib",
    "/lib64",
    "/bin",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/magic",
    "/etc/magic.mime",
    "/etc/mime.types",
    "/etc/localtime",
    "/etc/fonts",
    "/etc/poppler",
    "/var/lib/ghc",
    "/nix/store",
    "/gnu/store",
    "/dev/urandom",
    "/dev/random",
};

/* Where a dynamic loader stands, which the kernel runs with the program. */
static const char *const loaders[] = {
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/libexec", "/nix/store", "/gnu/store"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void cage_check(bool good)
{
    if (!good)
        message_die(STATUS_USAGE, NULL, "the cage cannot be entered: %s", strerror(errno));
}

static void confine_files(const struct options *options, const char *path)
{
    size_t most = COUNT(system_folders) + COUNT(loaders) + options->folders.count + 2,
           n = 0;
    struct file_rule *rules = memory_new(most, sizeof *rules);
    for (size_t i = 0; i < COUNT(system_folders); i++)
        rules[n++] = (struct file_rule){system_folders[i], FILES_READ};
    for (size_t i = 0; i < COUNT(loaders); i++)
        rules[n++] = (struct file_rule){loaders[i], FILES_READ | FILES_RUN};
    for (size_t i = 0; i < options->folders.count; i++)
        rules[n++] = (struct file_rule){options->folders.items[i], FILES_READ};
    rules[n++] = (struct file_rule){path, FILES_READ | FILES_RUN};
    rules[n++] = (struct file_rule){"/dev/null", FILES_READ | FILES_WRITE};
    cage_check(sandbox_files(rules, n));
    free(rules);
}

/* ------------------------------------------------------------------ system calls */

/* The variable CAGE_LAST: the filter of sandbox_calls_last. */
static void hand_on_filter(void)
{
    struct sock_filter filter[CALLS_FILTER_MOST];
    char text[2 * sizeof filter + 1];
    size_t size = sandbox_calls_last(filter) * sizeof *filter;
    for (size_t i = 0; i < size; i++)
        snprintf(text + 2 * i, 3, "%02x", ((const unsigned char *)filter)[i]);
    text[2 * size] = 0;
    setenv("CAGE_LAST", text, 1);
}

/* Nobody answers a question, as there is no terminal; nothing stays when its parent ends. */
static void leave_the_terminal(pid_t parent)
{
    setsid();
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (getppid() != parent)
        exit(STATUS_USAGE);
}

int main(int argc, char **argv)
{
    struct options options = {.forks = false};
    pid_t parent = getppid();
    int first = options_parse(&program, argc, argv, &options);
    if (first == argc)
        options_wrong("no program is named");
    const char *path = argv[first];
    leave_the_terminal(parent);
    if (options.forks)
        hand_on_filter();
    bool confined = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    if (confined)
        confine_files(&options, path);
    /* From here on nothing is allocated: the limits are the program's. */
    if (!limits_set(&options.limits))
        message_die(STATUS_USAGE, NULL, "limits: %s", strerror(errno));
    if (confined)
        cage_check(sandbox_calls(
            CALLS_RUN | CALLS_THREADS | (options.forks ? CALLS_FORK | CALLS_MESSAGES : 0)));
    execv(path, argv + first);
    message_die(STATUS_USAGE, path, "%s", strerror(errno));
}
