/* archive: keeps the articles of token streams, each once. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/add.h"
#include "archive/merge.h"
#include "archive/remove.h"
#include "archive/select.h"
#include "archive/totals.h"
#include "archive/verify.h"
#include "lib/message.h"
#include "lib/options.h"
#include "lib/sandbox.h"

const char program_name[] = "archive";

struct settings {
    const char *date, *sources, *digests, *since, *until;
    int period;
    uint64_t back;
    bool no_merge;
};

static const char *const periods[] = {"day", "week", "month", NULL};

#define FIELD(name) offsetof(struct settings, name)
static const struct option options[] = {
    {.name = "date",
        .letter = 'd',
        .kind = OPTION_TEXT,
        .argument = "DAY",
        .offset = FIELD(date),
        .help = "add: the articles are of this day (2026-11-24)",
        .manual = "Otherwise an article's day is that of its date attribute, or else that "
                  "of the last modification of its file (in UTC), or else today."},
    {.name = "sources",
        .kind = OPTION_TEXT,
        .argument = "FILE",
        .offset = FIELD(sources),
        .help = "add: where documents are that are not where their names lead to",
        .manual = "Lines of a name, a TAB and a path."},
    {.name = "digests",
        .kind = OPTION_TEXT,
        .argument = "FILE",
        .offset = FIELD(digests),
        .help = "add: hashes of articles that something was left out of",
        .manual = "Lines that digest wrote of the whole articles: by these they are "
                  "recognised, whatever was left out of them."},
    {.name = "since",
        .kind = OPTION_TEXT,
        .argument = "DAY",
        .offset = FIELD(since),
        .help = "stream, list: only articles of this day or later"},
    {.name = "until",
        .kind = OPTION_TEXT,
        .argument = "DAY",
        .offset = FIELD(until),
        .help = "stream, list: only articles of this day or earlier"},
    {.name = "period",
        .letter = 'p',
        .kind = OPTION_CHOICE,
        .argument = "PERIOD",
        .offset = FIELD(period),
        .choices = periods,
        .help = "period: its length"},
    {.name = "back",
        .kind = OPTION_NUMBER,
        .argument = "N",
        .offset = FIELD(back),
        .most = 100000,
        .help = "period: N periods earlier"},
    {.name = "no-merge",
        .kind = OPTION_FLAG,
        .offset = FIELD(no_merge),
        .help = "add: leave the merging of parts to a later run, or to merge"},
    {.name = NULL},
};

static const struct program program = {
    .synopsis = "[OPTION]... add|merge|stream|totals|list|period|remove|verify ARCHIVE "
                "[FILE]...\n"
                "       archive digest [FILE]...",
    .purpose = "Keeps the articles of token streams, each once, and gives them back.",
    .options = options,
    .example =
        "  tokenize --breaks today/*.txt | stem | archive add news | count | report\n"
        "  archive stream --since=2026-11-01 news | count --by=document\n",
};

/* What a command works on. */
struct work {
    const struct settings *settings;
    struct store *store;
    char **arguments;
    int count;
    struct output output;
};

/* ------------------------------------------------------------------ add */

static void tell(const struct work *work, const struct add *add)
{
    size_t known = add->given - add->added;
    const char *folder = work->store->folder;
    if (add->given && !add->added)
        message(folder, "nothing new: %zu article%s already there", known,
            known == 1 ? " is" : "s are");
    else if (known)
        message(folder, "%zu of %zu articles %s already there", known, add->given,
            known == 1 ? "is" : "are");
    if (add->near)
        message(folder, "%zu article%s nearly the same as earlier ones (see list)",
            add->near, add->near == 1 ? " is" : "s are");
}

/* Merging is slow once in many runs: a pipeline may do it when all else is done. */
static bool merge(struct work *work)
{
    bool good = merge_run(work->store);
    store_release(work->store);
    store_clean(work->store);
    return good;
}

/* What was added goes on: it is safe by then, whatever becomes of the output. */
static bool add(struct work *work)
{
    static char standard_input[] = "-";
    char *const only[] = {standard_input};
    struct store *store = work->store;
    struct add add = {.date = work->settings->date,
        .sources = work->settings->sources,
        .digests = work->settings->digests,
        .files = work->count ? work->arguments : (char **)only,
        .count = work->count ? work->count : 1};
    store_clean(store);
    if (!add_run(store, &add))
        return false;
    tell(work, &add);
    bool good = !add.added || sink_unpack(&(struct sink){.output = &work->output}, store,
                                  &add.part, PART_STREAM);
    output_flush(&work->output);
    if (add.added)
        close(add.part.lock);
    return good && (work->settings->no_merge || merge(work));
}

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

/* ------------------------------------------------------------------ reading */

struct range {
    struct selection selection;
    const struct settings *settings;
    struct output *list; /* where wanted articles are told, or NULL */
};

static void list_article(struct output *output, const struct article *article)
{
    output_write(output, article->id);
    output_print(
        output, "\t%s\t%llu\t", article->date, (unsigned long long)article->tokens);
    output_write(output, article->near);
    output_byte(output, '\t');
    output_write(output, article->path);
    output_byte(output, '\t');
    output_write(output, article->title);
    output_byte(output, '\n');
}

static bool wants_range(struct selection *selection, struct article *article)
{
    const struct range *range = (struct range *)selection;
    const char *since = range->settings->since, *until = range->settings->until;
    bool wants = (!since || strcmp(article->date, since) >= 0) &&
                 (!until || strcmp(article->date, until) <= 0);
    if (wants && range->list)
        list_article(range->list, article);
    return wants;
}

/* Whether no article of the part is in the range. */
static bool is_outside(const struct part *part, const struct settings *settings)
{
    return (settings->since && strcmp(part->last, settings->since) < 0) ||
           (settings->until && strcmp(part->first, settings->until) > 0);
}

static bool stream(struct work *work)
{
    struct range range = {{wants_range}, work->settings, NULL};
    const struct manifest *manifest = &work->store->manifest;
    bool good = true;
    for (size_t i = 0; good && i < manifest->count && !work->output.error; i++)
        if (!is_outside(&manifest->parts[i], work->settings))
            good = select_part(work->store, &manifest->parts[i], &range.selection,
                &(struct select_sink){.output = &work->output});
    return good;
}

static bool list(struct work *work)
{
    struct range range = {{wants_range}, work->settings, &work->output};
    const struct manifest *manifest = &work->store->manifest;
    bool good = true;
    output_text(&work->output, "article\tdate\ttokens\tnear\tpath\ttitle\n");
    for (size_t i = 0; good && i < manifest->count; i++)
        if (!is_outside(&manifest->parts[i], work->settings))
            good = select_list(work->store, &manifest->parts[i], &range.selection);
    return good;
}

static bool totals(struct work *work)
{
    const struct manifest *manifest = &work->store->manifest;
    return manifest->count == 0 ||
           totals_merge(work->store, manifest->parts, manifest->count,
               &(struct sink){.output = &work->output});
}

/* The first and last day of the period of the newest article, or of some before. */
static bool period(struct work *work)
{
    const struct manifest *manifest = &work->store->manifest;
    const char *newest = work->settings->until;
    for (size_t i = 0; !work->settings->until && i < manifest->count; i++)
        if (!newest || strcmp(manifest->parts[i].last, newest) > 0)
            newest = manifest->parts[i].last;
    char first[DATE_SIZE], last[DATE_SIZE];
    if (!newest)
        return true;
    date_period(newest, (enum date_period)work->settings->period,
        (unsigned)work->settings->back, first, last);
    output_print(&work->output, "%s\t%s\n", first, last);
    return true;
}

/* ------------------------------------------------------------------ remove, verify */

static bool remove_articles(struct work *work)
{
    struct hash_strings ids;
    size_t removed;
    hash_strings_open(&ids);
    for (int i = 0; i < work->count; i++)
        hash_strings_add(&ids, span_of(work->arguments[i]));
    store_clean(work->store);
    bool good = remove_run(work->store, &ids, &removed);
    if (good && removed < ids.count)
        good = failure_note(&work->store->failure, work->store->folder,
            removed ? "some of the articles are not there" : "no such article is there");
    hash_strings_close(&ids);
    store_release(work->store);
    store_clean(work->store);
    return good;
}

static void tell_fault(struct verify_report *report, const char *file, const char *reason)
{
    (void)report;
    message(file, "%s", reason);
}

static bool verify(struct work *work)
{
    struct verify_report report = {tell_fault};
    if (verify_run(work->store, &report) > 0)
        exit(STATUS_DATA);
    return true;
}

/* ------------------------------------------------------------------ commands */

static const struct command {
    const char *name;
    bool (*run)(struct work *work);
    bool creates;  /* the archive, where there is none */
    bool operands; /* takes some beside the archive */
} commands[] = {
    {"add", add, true, true},
    {"merge", merge, false, false},
    {"stream", stream, false, false},
    {"totals", totals, false, false},
    {"list", list, false, false},
    {"period", period, false, false},
    {"remove", remove_articles, false, true},
    {"verify", verify, false, false},
};

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    options_wrong("there is no command `%s'", name);
}

static void check_day(const char *option, const char *day)
{
    char date[DATE_SIZE];
    if (day && (!date_read(span_of(day), date) || strcmp(date, day) != 0))
        options_wrong("--%s is a day such as 2026-11-24, not `%s'", option, day);
}

int main(int argc, char **argv)
{
    struct settings settings = {.period = DATE_DAY};
    int first = options_parse(&program, argc, argv, &settings);
    check_day("date", settings.date);
    check_day("since", settings.since);
    check_day("until", settings.until);
    if (argc > first && strcmp(argv[first], "digest") == 0)
        return digest(argv + first + 1, argc - first - 1);
    if (argc - first < 2)
        options_wrong("a command and an archive are needed");
    const struct command *command = find_command(argv[first]);
    struct store store;
    struct work work = {.settings = &settings,
        .store = &store,
        .arguments = argv + first + 2,
        .count = argc - first - 2};
    if (work.count && !command->operands)
        options_wrong("%s takes no files", command->name);
    output_open(&work.output, STDOUT_FILENO);
    bool good = store_open(&store, argv[first + 1], command->creates);
    const char *temporary = getenv("TMPDIR"); /* of count, which adds totals up */
    sandbox_enter(&(struct sandbox){
        .folders = {store.folder, temporary && *temporary ? temporary : "/tmp"},
        .runs = true});
    good = good && command->run(&work);
    good = good && !store.failure.reason;
    if (!good && !work.output.error)
        message(
            *store.failure.file ? store.failure.file : NULL, "%s", store.failure.reason);
    store_close(&store);
    return output_finish(&work.output, good ? STATUS_DONE : STATUS_USAGE);
}
