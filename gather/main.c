/* gather: names -> articles. Options and wiring. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gather/find.h"
#include "gather/gatherer.h"
#include "gather/progress.h"
#include "gather/trim.h"
#include "lib/arena.h"
#include "lib/input.h"
#include "lib/message.h"
#include "lib/options.h"
#include "lib/sandbox.h"
#include "lib/sandbox_list.h"

const char program_name[] = "gather";

struct options {
    bool list, null, keep_boilerplate, keep_duplicates, quiet, verbose, progress;
    const char *files_from, *articles, *into, *phase;
    struct option_list refuse;
};

#define FIELD(field) offsetof(struct options, field)

static const struct option option_rows[] = {
    {.name = "list",
        .kind = OPTION_FLAG,
        .offset = FIELD(list),
        .help = "print a list of articles (winnow-articles(5))"},
    {.name = "files-from",
        .kind = OPTION_TEXT,
        .argument = "FILE",
        .offset = FIELD(files_from),
        .help = "read more names from FILE, one a line (- for standard input)"},
    {.name = "null",
        .letter = '0',
        .kind = OPTION_FLAG,
        .offset = FIELD(null),
        .help =
            "those names end in NUL; without --files-from, read them from standard input"},
    {.name = "articles",
        .kind = OPTION_TEXT,
        .argument = "LIST",
        .offset = FIELD(articles),
        .help = "find no files: print LIST without copies and lines that repeat on a site",
        .manual =
            "A copy is an article that has the text of one before it: the same words and "
            "signs, whatever the white space, names and titles. Texts of fewer than 22 "
            "words "
            "are no copies: people write them again. An article that has nearly the "
            "text of one before it, as archive(1) has it, gets the name of that one in its "
            "last cell; this is looked for among the first 262,144 texts that are like "
            "none before them. "
            "A line is boilerplate if at least three articles of a site have it, and "
            "at least one in twenty. A site is a folder or, within a file of records, the "
            "host in their names. An article that would lose most of its text stays whole. "
            "LIST is read twice and the texts once."},
    {.name = "keep-boilerplate",
        .kind = OPTION_FLAG,
        .offset = FIELD(keep_boilerplate),
        .help = "--articles: leave out no lines"},
    {.name = "keep-duplicates",
        .kind = OPTION_FLAG,
        .offset = FIELD(keep_duplicates),
        .help = "--articles: keep copies, and do not look for them"},
    {.name = "into",
        .kind = OPTION_TEXT,
        .argument = "DIR",
        .offset = FIELD(into),
        .help = "write lists to the folder DIR, and print the number of articles",
        .manual =
            "Writes the list of articles to DIR/found, those that may not be plain text to "
            "DIR/suspects, the number of files that are not used and why to DIR/left (see "
            "report "
            "--left-out), and input that can be read only once, such as standard "
            "input, to DIR/copy.N. Prints the number of articles, the number of suspects, "
            "the bytes of "
            "memory that a run may use (half of what is available), and the bytes of "
            "all articles. With --articles "
            "writes DIR/articles, and prints the number of articles, their bytes, how many "
            "copies are left out, and how many articles nearly have the text of another."},
    {.name = "refuse",
        .kind = OPTION_LIST,
        .argument = "FILE",
        .offset = FIELD(refuse),
        .help = "--into: exit with status 2 if FILE, under any name, is an article",
        .manual = "For each file that results will be written to. If FILE is empty, it is "
                  "left out instead."},
    {.name = "progress",
        .kind = OPTION_FLAG,
        .offset = FIELD(progress),
        .help = "find no files: show the progress of the processes PROCESS LIST...",
        .manual = "Operands are pairs of a process and the list of articles that it reads. "
                  "It ends when the processes end."},
    {.name = "phase",
        .kind = OPTION_TEXT,
        .argument = "WORDS",
        .offset = FIELD(phase),
        .help = "--progress: when they have ended, show WORDS and the time since",
        .manual = "It ends when the program that started it ends."},
    {.name = "quiet",
        .letter = 'q',
        .kind = OPTION_FLAG,
        .offset = FIELD(quiet),
        .help = "do not report what is skipped or left out"},
    {.name = "verbose",
        .letter = 'v',
        .kind = OPTION_FLAG,
        .offset = FIELD(verbose),
        .help = "--articles: name each copy that is left out"},
    {.name = NULL},
};

static const struct program program = {
    .synopsis = "[OPTION]... [FILE|DIRECTORY]...",
    .purpose = "Find articles: print the names of files, and of all files below "
               "directories, each ended by NUL.",
    .options = option_rows,
    .example = "  gather articles/ | tokenize --files0-from=- | stem | count | report\n"
               "  gather --list articles/ >found; gather --articles=found >articles\n"
               "  tokenize --articles=articles | stem | count | report\n",
};

/* Whether the line of a list is the name of something. */
static bool is_there(const char *name)
{
    struct stat status;
    return lstat(name, &status) == 0;
}

/* The name in a line of a list, which the arena owns: lines that end in CR LF and comments
 * are taken as names only where there is such a file. NULL: none. */
static const char *name_of_line(struct arena *arena, struct span line)
{
    const char *name = arena_copy(arena, line).data;
    bool ends = line.size && line.data[line.size - 1] == '\r';
    if ((!ends && *name != '#') || is_there(name))
        return *name ? name : NULL;
    name = arena_copy(arena, (struct span){line.data, line.size - ends}).data;
    return *name && (*name != '#' || is_there(name)) ? name : NULL;
}

/* The names that a file has. */
static void find_listed(struct gatherer *gatherer, const char *list, char end)
{
    struct input input;
    struct span name;
    const char *found;
    const struct find_sink sink = gatherer_sink(gatherer);
    bool good = input_open(&input, list) && !gatherer_refuses(gatherer, list, input.fd);
    if (good && end == '\n')
        input_skip_mark(&input);
    while (good && !gatherer->names.error && input_field(&input, end, &name)) {
        struct arena arena = {0};
        if (memchr(name.data, '\0', name.size))
            gatherer_failed(gatherer, arena_copy(&arena, name).data, "a name with a NUL");
        else if (end != '\n' && name.size)
            find(&sink, arena_copy(&arena, name).data);
        else if (end == '\n' && (found = name_of_line(&arena, name)))
            find(&sink, found);
        arena_free(&arena);
    }
    if (input.error)
        gatherer_failed(gatherer, list, strerror(input.error));
    input_close(&input);
}

/* A folder is open while those in it are read. */
static void allow_open_files(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &limit);
}

/* A closed standard input stays unreadable, even after other files are opened. */
static void keep_closed_input(void)
{
    if (fcntl(STDIN_FILENO, F_GETFD) < 0)
        (void)open("/dev/null", O_WRONLY);
}

static int find_all(const struct options *options, char **names, int count)
{
    struct gatherer gatherer;
    struct gatherer_options chosen = {
        options->list, options->quiet, options->into, options->refuse};
    gatherer_open(&gatherer, &chosen);
    struct sandbox sandbox = {.folders = {options->into},
        .reads = names,
        .read_count = (size_t)count,
        .lists = options->files_from};
    sandbox_enter(&sandbox);
    if (options->files_from)
        sandbox_limit_to_list(
            sandbox, options->files_from, options->null ? LIST_NULS : LIST_LINES);
    allow_open_files();
    const struct find_sink sink = gatherer_sink(&gatherer);
    for (int i = 0; i < count && !gatherer.names.error; i++)
        find(&sink, names[i]);
    if (options->files_from)
        find_listed(&gatherer, options->files_from, options->null ? '\0' : '\n');
    return gatherer_close(&gatherer);
}

static int trim_all(const struct options *options)
{
    struct trim trim = {.list = options->articles,
        .folder = options->into,
        .keep = options->keep_boilerplate,
        .duplicates = options->keep_duplicates,
        .quiet = options->quiet,
        .verbose = options->verbose};
    struct sandbox sandbox = {
        .folders = {trim_temporary(&trim)}, .lists = true, .threads = true};
    sandbox_enter(&sandbox);
    sandbox_limit_to_list(sandbox, trim.list, LIST_ARTICLES);
    return trim_run(&trim);
}

int main(int argc, char **argv)
{
    struct options options = {.list = false};
    keep_closed_input();
    int first = options_parse(&program, argc, argv, &options), count = argc - first;
    char **names = argv + first;
    if (options.progress) {
        progress_show(names, count, options.phase);
        return STATUS_DONE;
    }
    if (options.articles) {
        if (count || options.files_from || options.null)
            options_wrong("--articles goes without other names");
        return trim_all(&options);
    }
    if (options.refuse.count && !options.into)
        options_wrong("--refuse goes with --into");
    if (options.keep_boilerplate || options.keep_duplicates || options.verbose)
        options_wrong(
            "--keep-boilerplate, --keep-duplicates and --verbose go with --articles");
    if (options.null && !options.files_from)
        options.files_from = "-";
    if (!options.files_from)
        names = options_operands(&program, argc, argv, first, &count);
    int status = find_all(&options, names, count);
    free(options.refuse.items);
    return status;
}
