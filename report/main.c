/* report: count tables -> what the text is about. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/folders.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "lib/sandbox.h"
#include "report/draw/draw.h"
#include "report/left_out.h"
#include "report/missing.h"
#include "report/options.h"
#include "report/sections.h"
#include "report/series.h"
#include "report/summarize.h"

const char program_name[] = "report";

/* Adds tables and says what is wrong with those that cannot be read. Returns how many. */
static size_t report_load(struct corpus *corpus, struct corpus_table *tables, size_t count)
{
    size_t failed = 0;
    corpus_add_tables(corpus, tables, count);
    for (size_t i = 0; i < count; i++) {
        const struct corpus_table *table = &tables[i];
        if (table->error && table->line)
            message(table->name, "line %llu: %s", (unsigned long long)table->line,
                table->error);
        else if (table->error)
            message(table->name, "%s", table->error);
        failed += table->error != NULL;
    }
    return failed;
}

/* Reads another table, and where it is given one by unit, with the same stop words. */
static void load_other(struct corpus *other, const char *table, const char *units,
    const struct corpus_options *kind, const struct report_options *options)
{
    struct corpus_table tables[] = {{.name = table}, {.name = units}};
    corpus_open(other, kind);
    if (report_load(other, tables, units ? 2 : 1))
        exit(STATUS_USAGE);
    corpus_finish(other);
    corpus_mark_stopwords(other, options->stopwords, options->ignored);
}

static void say_unquoted(const struct unquoted *unquoted, const char *reason)
{
    const struct span first = unquoted->first;
    if (unquoted->count > 1)
        message(NULL, "%.*s and %zu more cannot be quoted: %s", (int)first.size, first.data,
            unquoted->count - 1, reason);
    else if (unquoted->count)
        message(NULL, "%.*s cannot be quoted: %s", (int)first.size, first.data, reason);
}

/* Says what could not be quoted. False where a document is there and could not be read. */
static bool say_quoted(const struct quotes_result *quoted)
{
    const struct unquoted *failed = &quoted->failed;
    if (quoted->refused)
        message(
            NULL, "sentences are not quoted: --sources says which articles may be read");
    say_unquoted(&quoted->unlisted, "the list of --sources lacks it");
    say_unquoted(
        failed, failed->error == ESPIPE ? "not a regular file" : strerror(failed->error));
    return !failed->count || failed->error == ENOENT || failed->error == ENOTDIR ||
           failed->error == EISDIR || failed->error == ESPIPE;
}

/* The last part of a path, without a slash at its end. */
static struct span last_name(struct span path)
{
    while (path.size > 1 && path.data[path.size - 1] == '/')
        path.size--;
    const char *end = path.data + path.size, *slash = end;
    while (slash > path.data && slash[-1] != '/')
        slash--;
    return (struct span){slash, (size_t)(end - slash)};
}

/* The page's title: the name of the article or of the folder of all documents, or how many
 * there are. */
static const char *make_title(const struct corpus *corpus, struct summary *summary)
{
    struct span name = {"", 0};
    if (summary->series_count)
        return series_title(summary);
    if (summary->title.size)
        return arena_copy(&summary->arena, summary->title).data;
    if (summary->subject.archive)
        name = last_name(span_of(summary->subject.archive));
    else if (corpus->document_count == 1 &&
             !span_equal(corpus->documents[0].name, SPAN("-")))
        name = last_name(corpus->documents[0].name);
    else if (corpus->document_count > 1)
        name = last_name(summary->folder);
    if (name.size && !span_equal(name, SPAN(".")) && !span_equal(name, SPAN("..")))
        return arena_copy(&summary->arena, name).data;
    if (corpus->document_count > 1)
        return arena_print(
            &summary->arena, "Summary of %zu documents", corpus->document_count)
            .data;
    return "Summary";
}

static int explain(struct summary *summary)
{
    struct output output;
    output_open(&output, STDOUT_FILENO);
    sections_explain(summary->order, summary->order_count, &output);
    summary_free(summary);
    return output_finish(&output, STATUS_DONE);
}

/* Says which of the sections that were asked for cannot be found. */
static void say_missing(const struct material *material, const struct summary *summary)
{
    for (size_t i = 0; i < summary->order_count; i++)
        if (!draw_has_items(summary, summary->order[i]) &&
            !summarize_can(material, summary->order[i]))
            message(NULL, "no %s: it needs %s", sections[summary->order[i]].name,
                section_needs_text(summary->order[i]));
}

/* Summarises and draws. Returns the status, STATUS_DONE where all went well. */
static int report_draw(const struct material *material,
    const struct report_options *options, struct summary *summary, struct output *output)
{
    struct quotes_result quoted;
    const char *wrong = summarize(material, summary, &quoted);
    if (wrong)
        message_die(STATUS_USAGE, options->topic_model, "%s", wrong);
    quoted.refused = quoted.refused && !options->compare; /* of tables alone none are */
    bool good = say_quoted(&quoted);
    if (draw_is_empty(summary))
        message(NULL, "no words found: the summary is empty");
    else if (options->sections)
        say_missing(material, summary);
    struct draw_options drawing = {
        .width = report_options_width(options),
        .color = report_options_color(options),
        .spreadsheet = options->spreadsheet,
        .title = options->title ? options->title : make_title(material->corpus, summary),
        .links = options->linked,
        .base = options->base,
        .interface = options->interface,
    };
    draw_formats[options->format].draw(summary, &drawing, output);
    return good ? STATUS_DONE : STATUS_DATA;
}

/* Reads the other tables and reports. Returns the status. */
static int report(struct corpus *corpus, const struct report_options *options,
    const struct sources *sources, struct summary *summary, struct output *output)
{
    if (options->left_out && !left_out_read(options->left_out, summary))
        message_die(STATUS_USAGE, options->left_out, "%s",
            errno == EINVAL ? "not a list of what was left out" : strerror(errno));
    if (options->series && !series_read(options->series, summary))
        message_die(STATUS_USAGE, options->series, "%s",
            errno == EINVAL ? "not a table of terms by period" : strerror(errno));
    const char *wrong = corpus_mark_stopwords(corpus, options->stopwords, options->ignored);
    if (wrong)
        message_die(STATUS_USAGE, wrong, "%s", strerror(errno));
    missing_say(corpus);
    struct corpus reference = {0}, history = {0}, known = {0};
    struct material material = {
        .corpus = corpus,
        .sources = options->sources ? sources : NULL,
        .top = options->top,
        .topics = report_options_topics(options),
        .topic_model = options->topic_model,
        .archive = options->archive,
        .compares = options->compare,
        .sides = {options->title, options->reference_name},
        .by_period = options->period > 0,
        .period = (enum date_period)(options->period - (options->period > 0)),
        .shares = draw_formats[options->format].documents,
        .titles =
            draw_formats[options->format].page || draw_formats[options->format].documents,
        .files = draw_formats[options->format].page || options->linked,
        .page = draw_formats[options->format].page,
    };
    if (options->reference) {
        bool ngrams = summary_has(summary, SECTION_OTHER_PHRASES);
        load_other(&reference, options->reference, options->reference_units,
            &(struct corpus_options){.ngrams = ngrams}, options);
        material.reference = &reference;
    }
    if (options->known && summary_has(summary, SECTION_NEW)) {
        load_other(&known, options->known, NULL, &(struct corpus_options){0}, options);
        material.known = &known;
    }
    if (options->history && summarize_finds_topics(summary)) {
        load_other(&history, options->history, NULL,
            &(struct corpus_options){.sealed = options->sealed}, options);
        material.history = &history;
    }
    int status = report_draw(&material, options, summary, output);
    corpus_close(&reference); /* the summary lends from them */
    corpus_close(&history);
    corpus_close(&known);
    return status;
}

/* Nothing is written but a topic model, in its folder, and nothing read but what was named
 * and, once their list is read, the articles. */
static struct sandbox sandbox_of(
    const struct report_options *options, char **tables, int count, struct arena *arena)
{
    bool words = options->ignored && options->ignored[0] == '@';
    struct sandbox sandbox = {.reads = tables,
        .read_count = (size_t)count,
        .options = {options->stopwords, words ? options->ignored + 1 : NULL,
            options->reference, options->reference_units, options->history,
            options->left_out, options->series, options->known},
        .lists = options->sources,
        .threads = true};
    if (options->topic_model)
        sandbox.folders[0] = report_options_folder(options->topic_model, arena);
    return sandbox;
}

static void limit_to(struct sandbox sandbox, const struct sources *sources, char **tables)
{
    size_t count = sandbox.read_count;
    struct folders folders = {.count = 0};
    for (size_t i = 0; i < count && sources->count; i++)
        folders_add(&folders, tables[i]);
    for (size_t i = 0; i < sources->count && !folders.all; i++)
        folders_add(&folders, sources->rows[i].path);
    if (sources->count) {
        sandbox.reads = folders.paths;
        sandbox.read_count = folders.count;
    }
    sandbox.lists = false;
    if (!folders.all)
        sandbox_limit(&sandbox);
    folders_free(&folders);
}

/* Reads the tables and reports on them. Returns the status. */
static int report_tables(char *const *names, int count,
    const struct report_options *options, const struct sources *sources,
    struct summary *summary, struct output *output)
{
    struct corpus corpus;
    int status = STATUS_USAGE;
    struct corpus_table *tables = memory_new((size_t)count, sizeof *tables);
    for (int i = 0; i < count; i++)
        tables[i].name = names[i];
    corpus_open(&corpus,
        &(struct corpus_options){summarize_needs_ngrams(summary), options->sealed});
    size_t failed = report_load(&corpus, tables, (size_t)count);
    free(tables);
    corpus_finish(&corpus);
    if (failed < (size_t)count || options->series)
        status = report(&corpus, options, sources, summary, output);
    corpus_close(&corpus);
    return failed && status == STATUS_DONE ? STATUS_DATA : status;
}

int main(int argc, char **argv)
{
    struct report_options options = {0};
    struct summary summary = {0};
    struct sources sources = {0};
    struct output output = {.fd = -1};
    int first = report_options_read(argc, argv, &options, &summary), count = 0, status;
    if (options.explain)
        return explain(&summary);
    char **names =
        options.check ? NULL : report_options_tables(&options, argc, argv, first, &count);
    options.linked = report_options_links(&options);
    options.base = report_options_base(&options, &summary.arena);
    struct sandbox sandbox = sandbox_of(&options, names, count, &summary.arena);
    sandbox_enter(&sandbox);
    bool listed = !options.sources || sources_read(&sources, options.sources);
    int error = errno;
    if (options.sources)
        limit_to(sandbox, &sources, names);
    errno = error;
    if (!listed)
        message(options.sources, "%s",
            errno == EINVAL ? "not a list of articles (winnow-articles(5))"
                            : strerror(errno));
    if (!report_options_check(&options, &summary.arena) || !listed)
        status = STATUS_USAGE;
    else if (options.check)
        status = STATUS_DONE;
    else
        status = report_tables(names, count, &options, &sources, &summary, &output);
    sources_free(&sources);
    summary_free(&summary);
    /* A summary is written when it is complete, and nothing can fail any more. */
    output.fd = STDOUT_FILENO;
    return output_finish(&output, status);
}
