/* archive: keeps the articles of token streams, each once. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "archive/commands.h"
#include "archive/day.h"
#include "archive/digest.h"
#include "lib/message.h"
#include "lib/options.h"
#include "lib/sandbox_list.h"

const char program_name[] = "archive";

static const char *const list_formats[] = {[LIST_TSV] = "tsv",
    [LIST_CSV] = "csv",
    [LIST_JSON] = "json",
    [LIST_JSONL] = "jsonl",
    [LIST_TEXT] = "text",
    NULL};
static const char *const periods[] = {"day", "week", "month", NULL};

#define FIELD(name) offsetof(struct options, name)
static const struct option option_rows[] = {
    {.name = "date",
        .letter = 'd',
        .kind = OPTION_TEXT,
        .argument = "DAY",
        .offset = FIELD(date),
        .help = "add: the day of articles that have none of their own (2026-11-24)",
        .manual = "Otherwise that is the day when the article's file was last modified (in "
                  "UTC), or else today. What an article says itself stands."},
    {.name = "articles",
        .kind = OPTION_TEXT,
        .argument = "LIST",
        .offset = FIELD(sources),
        .help = "add: the list of the articles' texts, to keep them (winnow-articles(5))",
        .manual =
            "The text of an article that is not in the list is not kept: it cannot be "
            "quoted from the archive."},
    {.name = "list",
        .kind = OPTION_TEXT,
        .argument = "FILE",
        .offset = FIELD(list),
        .help = "add: write the list of the articles added to FILE",
        .manual =
            "Their lines from the list of --articles, with their names in the archive."},
    {.name = "versions",
        .kind = OPTION_FLAG,
        .offset = FIELD(versions),
        .help = "add: keep earlier versions of articles beside later ones"},
    {.name = "digests",
        .kind = OPTION_TEXT,
        .argument = "FILE",
        .offset = FIELD(digests),
        .help = "add: hashes of articles that something was left out of",
        .manual = "Lines that digest wrote of the whole articles: by these they are "
                  "recognised, whatever was left out of them."},
    {.name = "format",
        .letter = 'f',
        .kind = OPTION_CHOICE,
        .argument = "FORMAT",
        .offset = FIELD(format),
        .choices = list_formats,
        .help = "list: the form of the list"},
    {.name = "names",
        .kind = OPTION_TEXT,
        .argument = "FILE",
        .offset = FIELD(names),
        .help = "remove: the names in FILE, one a line, too (- for standard input)"},
    {.name = "since",
        .kind = OPTION_TEXT,
        .argument = "DAY",
        .offset = FIELD(since),
        .help = "reading, removing: only articles of this day or later"},
    {.name = "until",
        .kind = OPTION_TEXT,
        .argument = "DAY",
        .offset = FIELD(until),
        .help = "reading, removing: only articles of this day or earlier"},
    {.name = "since-run",
        .kind = OPTION_NUMBER,
        .argument = "N",
        .offset = FIELD(since_run),
        .most = UINT32_MAX,
        .help = "reading, removing: only those that the Nth run or a later one added"},
    {.name = "until-run",
        .kind = OPTION_NUMBER,
        .argument = "N",
        .offset = FIELD(until_run),
        .most = UINT32_MAX,
        .help = "reading, removing: only those that the Nth run or an earlier one added"},
    {.name = "every",
        .kind = OPTION_NUMBER,
        .argument = "N",
        .offset = FIELD(every),
        .most = UINT32_MAX,
        .help = "stream: only every Nth article; articles: the texts of only these"},
    {.name = "texts",
        .kind = OPTION_TEXT,
        .argument = "FILE",
        .offset = FIELD(texts),
        .help = "articles: write their texts to FILE, which the list then names"},
    {.name = "period",
        .kind = OPTION_CHOICE,
        .argument = "PERIOD",
        .offset = FIELD(period),
        .choices = periods,
        .help = "period: the length of the period"},
    {.name = "back",
        .kind = OPTION_NUMBER,
        .argument = "N",
        .offset = FIELD(back),
        .most = 100000,
        .help = "period: N periods earlier"},
    {.name = "copy",
        .kind = OPTION_LIST,
        .argument = "FILE",
        .offset = FIELD(copies),
        .help = "write what is written to standard output to FILE, too",
        .manual = "As tee does; at most two. /dev/fd/N is the open descriptor N itself."},
    {.name = "any-origin",
        .offset = FIELD(any_origin),
        .help = "stream: do not say that words were made by other versions"},
    {.name = "no-merge",
        .kind = OPTION_FLAG,
        .offset = FIELD(no_merge),
        .help = "add: leave merging parts to a later run, or to merge"},
    {.name = NULL},
};

static void describe_commands(void);

static const struct program program = {
    .synopsis = "[OPTION]... COMMAND ARCHIVE [FILE|ARTICLE]...\n"
                "       archive digest [FILE]...\n"
                "       archive day DAY...",
    .purpose =
        "Keep articles, with their texts and token streams, each once.\n"
        "Commands: add, merge, stream, totals, articles, list, runs, period, remove, "
        "verify,\nupgrade, digest, day.",
    .options = option_rows,
    .describe = describe_commands,
    .example =
        "  tokenize --breaks today/*.txt | stem | archive add news | count | report\n"
        "  archive stream --since=2026-11-01 news | count --by=document\n",
};

/* ------------------------------------------------------------------ digest */

/* Needs no archive. */
static int digest(char **files, int count)
{
    static char standard_input[] = "-";
    char *const only[] = {standard_input};
    int status = STATUS_DONE;
    struct output output;
    output_open(&output, STDOUT_FILENO);
    for (int i = 0; i < (count ? count : 1); i++) {
        struct input input;
        if (input_open(&input, count ? files[i] : only[0]))
            digest_stream(&input, &output);
        if (input.error) {
            message(input.name, "%s", strerror(input.error));
            status = STATUS_DATA;
        }
        input_close(&input);
    }
    return output_finish(&output, status);
}

/* ------------------------------------------------------------------ commands */

static const struct command {
    const char *name;
    bool (*run)(struct work *work);
    bool creates;  /* the archive, where there is none */
    bool operands; /* takes some beside the archive */
} commands[] = {
    {"add", command_add, true, true},
    {"merge", command_merge, false, false},
    {"stream", command_stream, false, false},
    {"totals", command_totals, false, false},
    {"articles", command_articles, false, false},
    {"list", command_list, false, false},
    {"runs", command_runs, false, false},
    {"period", command_period, false, false},
    {"remove", command_remove, false, true},
    {"verify", command_verify, false, false},
    {"upgrade", command_upgrade, false, false},
};

static void describe_commands(void)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        printf("command\t%s\n", commands[i].name);
    puts("command\tdigest\ncommand\tday");
}

static const struct command *find_command(const char *name)
{
    const char *names[sizeof commands / sizeof *commands];
    size_t count = 0;
    for (; count < sizeof commands / sizeof *commands; count++) {
        names[count] = commands[count].name;
        if (strcmp(names[count], name) == 0)
            return &commands[count];
    }
    options_unknown("command", name, names, count);
}

/* The day here and now, or that of SOURCE_DATE_EPOCH. */
static void find_today(char today[DATE_SIZE])
{
    const char *given = getenv("SOURCE_DATE_EPOCH");
    if (given && *given) {
        date_of_time((time_t)strtoll(given, NULL, 10), today);
        return;
    }
    time_t now = time(NULL);
    struct tm local;
    if (localtime_r(&now, &local))
        strftime(today, DATE_SIZE, "%Y-%m-%d", &local);
    else
        date_of_time(now, today);
}

#define WRONG_DAY "'%s' is not a day, such as 2026-11-24, yesterday, 7d or monday"

static void read_day(
    const char *what, const char **text, const char *today, char day[DATE_SIZE])
{
    if (*text && !day_read(*text, today, day))
        options_wrong("%s: " WRONG_DAY, what, *text);
    *text = *text ? day : NULL;
}

/* Prints days of people as the calendar has them; needs no archive. */
static int show_days(char **names, int count, const char *today)
{
    struct output output;
    output_open(&output, STDOUT_FILENO);
    for (int i = 0; i < count; i++) {
        char day[DATE_SIZE];
        const char *text = names[i];
        if (!day_read(text, today, day))
            options_wrong(WRONG_DAY, text);
        output_print(&output, "%s\n", day);
    }
    return output_finish(&output, STATUS_DONE);
}

/* The days of the options, as the calendar has them. */
static void read_days(struct options *options, const char *today, char days[3][DATE_SIZE])
{
    read_day("--date", &options->date, today, days[0]);
    read_day("--since", &options->since, today, days[1]);
    read_day("--until", &options->until, today, days[2]);
}

/* Creates the file that is written beside standard output. */
static bool open_aside(struct work *work)
{
    const char *name = work->options->list ? work->options->list : work->options->texts;
    int fd = name ? open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666) : -1;
    if (name && fd < 0)
        return failure_of_system(&work->store->failure, name);
    if (name)
        output_open(&work->aside, fd);
    return true;
}

static bool close_aside(struct work *work)
{
    int error = work->aside.data ? output_close(&work->aside) : 0;
    const char *name = work->options->list ? work->options->list : work->options->texts;
    errno = error;
    return !error || failure_of_system(&work->store->failure, name);
}

/* Nothing is read before, and from then on only the archive, the streams and lists that are
 * added, and the texts of the articles that are listed. */
static void enter_sandbox(
    const struct work *work, const struct command *command, const char *archive)
{
    const struct options *options = work->options;
    const char *temporary = getenv("TMPDIR"); /* of count, which adds totals up */
    bool adds = command->run == command_add;
    struct sandbox sandbox = {
        .folders = {archive, temporary && *temporary ? temporary : "/tmp"},
        .reads = work->arguments,
        .read_count = adds ? (size_t)work->count : 0,
        .options = {options->sources, options->digests},
        .lists = adds && options->sources,
        .runs = true};
    sandbox_enter(&sandbox);
    if (sandbox.lists)
        sandbox_limit_to_list(sandbox, options->sources, LIST_ARTICLES);
}

static bool archive_run(
    struct work *work, const struct command *command, const char *archive)
{
    bool good = store_open(work->store, archive, command->creates) && open_aside(work);
    enter_sandbox(work, command, archive);
    good =
        good && store_begin(work->store, command->creates, command->run == command_upgrade);
    good = good && command->run(work);
    return close_aside(work) && good && !work->store->failure.reason;
}

int main(int argc, char **argv)
{
    struct options options = {.period = DATE_DAY};
    int first = options_parse(&program, argc, argv, &options);
    char today[DATE_SIZE], days[3][DATE_SIZE];
    find_today(today);
    read_days(&options, today, days);
    if (argc > first && strcmp(argv[first], "digest") == 0) {
        sandbox_enter(&(struct sandbox){
            .reads = argv + first + 1, .read_count = (size_t)(argc - first - 1)});
        return digest(argv + first + 1, argc - first - 1);
    }
    if (argc > first && strcmp(argv[first], "day") == 0)
        return show_days(argv + first + 1, argc - first - 1, today);
    if (argc - first < 2)
        options_wrong("a command and an archive are needed");
    const struct command *command = find_command(argv[first]);
    struct store store = {0};
    struct work work = {.options = &options,
        .store = &store,
        .arguments = argv + first + 2,
        .count = argc - first - 2};
    if (work.count && !command->operands)
        options_wrong("%s takes no files", command->name);
    if (command->run == command_articles && !options.texts)
        options_wrong("articles needs --texts");
    memcpy(work.today, today, DATE_SIZE);
    output_open(&work.output, STDOUT_FILENO);
    output_copy(&work.output, options.copies.items, options.copies.count);
    bool good = archive_run(&work, command, argv[first + 1]);
    if (!good && !work.output.error)
        message(
            *store.failure.file ? store.failure.file : NULL, "%s", store.failure.reason);
    store_close(&store);
    free(options.copies.items);
    return output_finish(&work.output, good ? work.status : STATUS_USAGE);
}
