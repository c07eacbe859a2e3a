#include "archive/commands.h"

#include <stdlib.h>
#include <string.h>

#include "archive/catalogue.h"
#include "archive/listing.h"
#include "archive/origin.h"
#include "archive/select.h"
#include "archive/totals.h"
#include "archive/verify.h"
#include "lib/memory.h"
#include "lib/message.h"

/* ------------------------------------------------------------------ reading */

struct range {
    struct selection selection;
    const struct options *options;
    struct catalogue *list; /* where wanted articles are listed, or NULL */
    uint64_t number;        /* of wanted ones, so far */
};

bool article_wanted(const struct options *options, const struct article *article)
{
    return (!options->since || strcmp(article->date, options->since) >= 0) &&
           (!options->until || strcmp(article->date, options->until) <= 0) &&
           article->run >= options->since_run &&
           (!options->until_run || article->run <= options->until_run);
}

static bool wants_range(struct selection *selection, struct article *article)
{
    struct range *range = (struct range *)selection;
    if (!article_wanted(range->options, article))
        return false;
    if (range->list)
        catalogue_add(range->list, article);
    range->number++;
    return !range->options->every || range->number % range->options->every == 0;
}

/* Whether no article of the part is in the range. */
static bool is_outside(const struct part *part, const struct options *options)
{
    return (options->since && strcmp(part->last, options->since) < 0) ||
           (options->until && strcmp(part->first, options->until) > 0);
}

bool command_stream(struct work *work)
{
    struct range range = {{wants_range}, work->options, NULL, 0};
    struct select_output lines = select_to_output(&work->output);
    const struct manifest *manifest = &work->store->manifest;
    char origin[ORIGIN_TEXT];
    bool good = true;
    origin_now(origin);
    if (!work->options->any_origin)
        origin_compare(manifest, 0, work->store->name, origin);
    for (size_t i = 0; good && i < manifest->count && !work->output.error; i++)
        if (!is_outside(&manifest->parts[i], work->options))
            good = select_part(
                work->store, &manifest->parts[i], &range.selection, &lines.sink);
    return good;
}

/* Calls wants_range for all articles that may be in the range. */
static bool each_listed(struct work *work, struct range *range)
{
    const struct manifest *manifest = &work->store->manifest;
    bool good = true;
    for (size_t i = 0; good && i < manifest->count; i++)
        if (!is_outside(&manifest->parts[i], work->options))
            good = select_list(work->store, &manifest->parts[i], &range->selection);
    return good;
}

bool command_list(struct work *work)
{
    struct catalogue list = {&work->output, (enum list_format)work->options->format, 0};
    struct range range = {{wants_range}, work->options, &list, 0};
    catalogue_begin(&list);
    bool good = each_listed(work, &range);
    catalogue_end(&list);
    return good;
}

/* ------------------------------------------------------------------ articles */

/* Lists articles, and writes texts of some; that of another is empty. */
struct quoting {
    struct select_sink sink;
    struct work *work;
    struct range range;
    uint64_t place;  /* in the file of texts */
    size_t textless; /* articles whose text is not kept */
};

static bool wants_listed(struct selection *selection, struct article *article)
{
    return article_wanted(((struct range *)selection)->options, article);
}

static bool put_listed(
    struct select_sink *sink, struct article *article, struct span text, struct span lines)
{
    struct quoting *quoting = (struct quoting *)sink;
    struct work *work = quoting->work;
    uint64_t every = work->options->every;
    (void)lines;
    quoting->textless += text.size == 0 && article->tokens > 0;
    if (every && ++quoting->range.number % every)
        text.size = 0;
    output_write(&work->aside, text);
    listing_place(&work->output, article, work->options->texts, quoting->place, text.size);
    quoting->place += text.size;
    return !work->output.error && !work->aside.error;
}

bool command_articles(struct work *work)
{
    struct quoting quoting = {.sink = {put_listed, NULL, true},
        .work = work,
        .range = {{wants_listed}, work->options, NULL, 0}};
    const struct manifest *manifest = &work->store->manifest;
    bool good = true;
    for (size_t i = 0; good && i < manifest->count; i++)
        if (!is_outside(&manifest->parts[i], work->options))
            good = select_part(
                work->store, &manifest->parts[i], &quoting.range.selection, &quoting.sink);
    if (quoting.textless)
        message(work->store->name, "%zu article%s cannot be quoted: the text is not kept",
            quoting.textless, quoting.textless == 1 ? "" : "s");
    return good || work->output.error || work->aside.error;
}

/* ------------------------------------------------------------------ runs */

struct run {
    uint64_t number, articles;
    char first[DATE_SIZE], last[DATE_SIZE];
};

struct runs {
    struct selection selection;
    struct run *rows; /* by number */
    size_t count, capacity;
};

/* The row of a run, which is added where it is not there. */
static struct run *find_run(struct runs *runs, uint64_t number)
{
    size_t low = 0, high = runs->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (runs->rows[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < runs->count && runs->rows[low].number == number)
        return &runs->rows[low];
    runs->rows =
        memory_grow(runs->rows, &runs->capacity, runs->count + 1, sizeof *runs->rows);
    memmove(
        runs->rows + low + 1, runs->rows + low, (runs->count++ - low) * sizeof *runs->rows);
    runs->rows[low] = (struct run){.number = number};
    return &runs->rows[low];
}

static bool count_run(struct selection *selection, struct article *article)
{
    struct run *run = find_run((struct runs *)selection, article->run);
    if (!run->articles || strcmp(article->date, run->first) < 0)
        memcpy(run->first, article->date, DATE_SIZE);
    if (!run->articles || strcmp(article->date, run->last) > 0)
        memcpy(run->last, article->date, DATE_SIZE);
    run->articles++;
    return false;
}

bool command_runs(struct work *work)
{
    struct runs runs = {.selection = {count_run}};
    const struct manifest *manifest = &work->store->manifest;
    bool good = true;
    for (size_t i = 0; good && i < manifest->count; i++)
        good = select_list(work->store, &manifest->parts[i], &runs.selection);
    output_text(&work->output, "run\tarticles\tfirst\tlast\n");
    for (size_t i = 0; i < runs.count; i++)
        output_print(&work->output, "%llu\t%llu\t%s\t%s\n",
            (unsigned long long)runs.rows[i].number,
            (unsigned long long)runs.rows[i].articles, runs.rows[i].first,
            runs.rows[i].last);
    free(runs.rows);
    return good;
}

/* ------------------------------------------------------------------ totals, period */

bool command_totals(struct work *work)
{
    const struct manifest *manifest = &work->store->manifest;
    return manifest->count == 0 ||
           totals_merge(work->store, manifest->parts, manifest->count,
               &(struct sink){.output = &work->output});
}

/* The newest day up to today, and what is ahead. */
struct newest {
    struct selection selection;
    const char *today;
    char day[DATE_SIZE], ahead[DATE_SIZE]; /* or empty; ahead: the first of them */
    size_t articles;                       /* ahead */
};

static bool heed_day(struct selection *selection, struct article *article)
{
    struct newest *newest = (struct newest *)selection;
    bool ahead = strcmp(article->date, newest->today) > 0;
    if (!ahead && strcmp(article->date, newest->day) > 0)
        memcpy(newest->day, article->date, DATE_SIZE);
    if (ahead && (!newest->articles++ || strcmp(article->date, newest->ahead) < 0))
        memcpy(newest->ahead, article->date, DATE_SIZE);
    return false;
}

static bool find_newest(struct work *work, struct newest *newest)
{
    const struct manifest *manifest = &work->store->manifest;
    bool good = true;
    for (size_t i = 0; good && i < manifest->count; i++) {
        const struct part *part = &manifest->parts[i];
        if (strcmp(part->last, newest->today) > 0)
            good = select_list(work->store, part, &newest->selection);
        else if (strcmp(part->last, newest->day) > 0)
            memcpy(newest->day, part->last, DATE_SIZE);
    }
    return good;
}

/* The first and last day of the period of the newest article up to today, or of some
 * before: what is dated ahead of its day makes no period. */
bool command_period(struct work *work)
{
    struct newest newest = {.selection = {heed_day}, .today = work->today};
    const char *day = work->options->until;
    if (!day && !find_newest(work, &newest))
        return false;
    if (newest.articles && !work->options->back)
        message(work->store->name, "%zu article%s dated in the future, from %s on",
            newest.articles, newest.articles == 1 ? " is" : "s are", newest.ahead);
    if (!day)
        day = newest.day;
    char first[DATE_SIZE], last[DATE_SIZE];
    if (!*day)
        return true;
    date_period(day, (enum date_period)work->options->period, (unsigned)work->options->back,
        first, last);
    output_print(&work->output, "%s\t%s\n", first, last);
    return true;
}

/* ------------------------------------------------------------------ verify */

static void tell_fault(struct verify_report *report, const char *file, const char *reason)
{
    (void)report;
    message(file, "%s", reason);
}

bool command_verify(struct work *work)
{
    struct verify_report report = {tell_fault};
    if (verify_run(work->store, &report) > 0)
        work->status = STATUS_DATA;
    work->store->failure.reason = NULL; /* it has been reported */
    return true;
}
