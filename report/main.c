/* report: count tables -> what the text is about. */
#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/counts.h"
#include "lib/datadir.h"
#include "lib/folders.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "lib/options.h"
#include "lib/sandbox.h"
#include "report/draw/draw.h"
#include "report/draw/explain.h"
#include "report/summarize.h"
#include "report/topics/file.h"
#include "report/topics/topics.h"

const char program_name[] = "report";

enum {
    WIDTH_USUAL = 80,
    WIDTH_MOST = 1000,
};

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
    int format;
    uint64_t top;
    const char *topics, *topic_model;
    const char *sections, *stopwords, *ignored, *reference, *sources, *history;
    int color, period;
    uint64_t width;
    bool spreadsheet, explain, sealed, check;
};

static const char *const format_names[] = {"text", "markdown", "html", "json", "tsv", NULL};
static const char *const period_names[] = {"none", "day", "week", "month", NULL};
static const char *const color_names[] = {"auto", "always", "never", NULL};

#define FIELD(name) offsetof(struct options, name)
static const struct option option_rows[] = {
    {"format", 'f', OPTION_CHOICE, "FORMAT", FIELD(format), "the form of the summary", NULL,
        format_names, 0, 0, NULL},
    {"sections", 's', OPTION_TEXT, "LIST", FIELD(sections),
        "the sections to show, in this order, divided by commas",
        "They are overview, terms, keyness, phrases, collocations, dispersion, topics, "
        "documents, trends and sentences. Without it, text and Markdown show all but "
        "collocations "
        "and dispersion, the other formats all.",
        NULL, 0, 0, NULL},
    {"top", 'n', OPTION_NUMBER, "N", FIELD(top),
        "how many rows a group shows (10, key sentences 5)", NULL, NULL, 1, 1000000, NULL},
    {"topics", 'k', OPTION_TEXT, "K", FIELD(topics),
        "how many topics; auto: as many as are coherent (the default)", NULL, NULL, 0, 0,
        NULL},
    {"topic-model", 0, OPTION_TEXT, "FILE", FIELD(topic_model),
        "keep the topics in FILE, or, where it is there, apply them",
        "A FILE that is not there is written: the topics found, their terms and what each "
        "term tells of each topic, as text. One that is there is read instead of finding "
        "topics: the texts are divided among the topics that it holds, and "
        "--topics is not heeded.",
        NULL, 0, 0, NULL},
    {"stopwords", 0, OPTION_TEXT, "FILE", FIELD(stopwords),
        "leave out the words of FILE, one a line; none: nothing",
        "Without it each language's own list is used, and numbers and lone letters are "
        "left "
        "out too. In FILE # begins a comment; case, a byte order mark and the shape of "
        "apostrophes do not matter. A term is left out where one of its written forms is "
        "in "
        "FILE.",
        NULL, 0, 0, NULL},
    {"ignore", 0, OPTION_TEXT, "LIST", FIELD(ignored),
        "leave out these words too: WORD,WORD... or @FILE",
        "They are added to those of the languages, or of --stopwords.", NULL, 0, 0, NULL},
    {"reference", 'r', OPTION_TEXT, "TABLE", FIELD(reference),
        "find key terms against this count table", NULL, NULL, 0, 0, NULL},
    {"sources", 0, OPTION_TEXT, "LIST", FIELD(sources),
        "the articles that may be read to quote their sentences",
        "A list as winnow-articles(5) describes it, which has their dates and titles too. "
        "Only documents of the list are opened: without it nothing is quoted.",
        NULL, 0, 0, NULL},
    {"sealed", 0, OPTION_FLAG, NULL, FIELD(sealed),
        "require that tables end as count --sealed ends them",
        "A table that was cut is then an error. It is not asked of --reference.", NULL, 0,
        0, NULL},
    {"period", 0, OPTION_CHOICE, "PERIOD", FIELD(period),
        "show how topics move by day, week (from Monday) or month; none: do not",
        "The dates of documents are those that --sources has.", period_names, 0, 0, NULL},
    {"history", 0, OPTION_TEXT, "TABLE", FIELD(history),
        "find topics in the documents of this table instead",
        "A table by document, of more than the others: those of earlier periods too.", NULL,
        0, 0, NULL},
    {"color", 0, OPTION_CHOICE, "WHEN", FIELD(color), "whether to use colours", NULL,
        color_names, 0, 0, NULL},
    {"width", 0, OPTION_NUMBER, "N", FIELD(width),
        "columns of the text (those of the terminal)", NULL, NULL, 1, WIDTH_MOST, NULL},
    {"spreadsheet", 0, OPTION_FLAG, NULL, FIELD(spreadsheet),
        "tsv: put ' before cells that begin like a formula",
        "These begin with =, +, -, @, their wide forms, or a quotation mark, which would "
        "hide "
        "the cells up to the next one.",
        NULL, 0, 0, NULL},
    {"explain", 0, OPTION_FLAG, NULL, FIELD(explain),
        "say how the sections' numbers are found, and end", NULL, NULL, 0, 0, NULL},
    {"check", 0, OPTION_FLAG, NULL, FIELD(check),
        "check the options and the files that they name, and end", NULL, NULL, 0, 0, NULL},
    {0},
};

static const struct program program = {
    .synopsis = "[OPTION]... [TABLE]...",
    .purpose = "Tell what the texts are about that count tables were made of.",
    .options = option_rows,
    .example = "  tokenize article.txt | stem | count | report\n",
};

/* ---------------------------------------------------------------- options */

static enum section find_section(const char *name, size_t size)
{
    for (int s = 0; s < SECTION_COUNT; s++)
        if (strlen(draw_sections[s]) == size && memcmp(draw_sections[s], name, size) == 0)
            return (enum section)s;
    options_wrong("there is no section `%.*s'", (int)size, name);
}

/* Whether a section is shown that was not asked for: those for experts are not, where
 * people read. */
static bool is_usual(enum section section, int format)
{
    bool people = draw_formats[format].draw == draw_text ||
                  draw_formats[format].draw == draw_markdown;
    return !people || (section != SECTION_COLLOCATIONS && section != SECTION_DISPERSION);
}

/* Reads --sections; the usual ones where it was not given. */
static void choose_sections(const char *list, int format, struct summary *summary)
{
    bool chosen[SECTION_COUNT] = {false};
    enum section *order = arena_new(&summary->arena, SECTION_COUNT, sizeof *order);
    size_t count = 0;
    for (int s = 0; !list && s < SECTION_COUNT; s++)
        if (is_usual((enum section)s, format))
            order[count++] = (enum section)s;
    while (list && *list) {
        size_t size = strcspn(list, ",");
        enum section section = find_section(list, size);
        if (!chosen[section])
            order[count++] = section;
        chosen[section] = true;
        list += size + (list[size] == ',');
    }
    summary->order = order;
    summary->order_count = count;
}

/* Reads --topics. */
static size_t choose_topics(const char *number)
{
    if (!number || strcmp(number, "auto") == 0)
        return TOPICS_AUTO;
    char *end;
    unsigned long topics = strtoul(number, &end, 10);
    if (*end || topics < 1 || topics > TOPICS_MOST || number[0] < '0' || number[0] > '9')
        options_wrong(
            "--topics is a number of 1 to %d, or auto, not `%s'", TOPICS_MOST, number);
    return topics;
}

static size_t terminal_width(void)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    long given = columns ? strtol(columns, NULL, 10) : 0;
    return given > 0 && given <= WIDTH_MOST && isatty(STDOUT_FILENO) ? (size_t)given
                                                                     : WIDTH_USUAL;
}

static bool wants_color(int when)
{
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
    if (when != COLOR_AUTO)
        return when == COLOR_ALWAYS;
    return isatty(STDOUT_FILENO) && !(none && *none) && term && strcmp(term, "dumb") != 0;
}

/* ---------------------------------------------------------------- checking */

/* Whether an option's file is there to be read; says what is wrong with it. What comes
 * through a pipe can be read but once. */
static bool check_file(const char *name)
{
    struct stat about;
    if (!name || strcmp(name, "-") == 0)
        return true;
    int error = stat(name, &about) < 0   ? errno
                : S_ISDIR(about.st_mode) ? EISDIR
                : access(name, R_OK) < 0 ? errno
                                         : 0;
    if (error)
        message(name, "%s", strerror(error));
    return !error;
}

/* Likewise a table, whose beginning is looked at. */
static bool check_table(const char *name)
{
    struct stat about;
    struct counts_reader reader;
    if (!name || !check_file(name))
        return !name;
    if (stat(name, &about) < 0 || !S_ISREG(about.st_mode))
        return true;
    bool good = counts_open(&reader, name, COUNTS_DOCUMENT);
    if (!good)
        message(name, "%s", reader.error);
    counts_close(&reader);
    return good;
}

/* The folder of a file, with a slash at its end where it has one; the arena's. */
static const char *folder_of(const char *name, struct arena *arena)
{
    const char *slash = strrchr(name, '/');
    return slash ? arena_print(arena, "%.*s/", (int)(slash - name), name).data : ".";
}

/* A topic model that is there is read, else one is written. */
static bool check_model(const char *name, struct arena *arena)
{
    struct topic_file file;
    if (!name)
        return true;
    bool there = access(name, F_OK) == 0;
    const char *wrong = there ? topic_file_read(&file, name)
                        : access(folder_of(name, arena), W_OK) < 0 ? strerror(errno)
                                                                   : NULL;
    if (!there && !wrong)
        return true;
    if (wrong)
        message(name, "%s", wrong);
    else
        topic_file_close(&file);
    return !wrong;
}

/* Everything that can be known to be wrong before a table is read. */
static bool check_options(const struct options *options, struct arena *arena)
{
    bool stopwords = !options->stopwords || strcmp(options->stopwords, "none") == 0 ||
                     check_file(options->stopwords);
    bool reference = check_table(options->reference);
    bool history = check_table(options->history);
    return check_model(options->topic_model, arena) && stopwords && reference && history;
}

/* ---------------------------------------------------------------- the work */

/* Adds a table; says what is wrong with one that cannot be read. */
static bool load(struct corpus *corpus, const char *name)
{
    uint64_t line;
    const char *error = corpus_add(corpus, name, &line);
    if (error && line)
        message(name, "line %llu: %s", (unsigned long long)line, error);
    else if (error)
        message(name, "%s", error);
    return !error;
}

/* Reads another table, with the same stop words. */
static void load_other(
    struct corpus *other, const char *table, bool sealed, const struct options *options)
{
    corpus_open(other, &(struct corpus_options){.sealed = sealed});
    if (!load(other, table))
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
    if (summary->title.size)
        return arena_copy(&summary->arena, summary->title).data;
    if (corpus->document_count == 1 && !span_equal(corpus->documents[0].name, SPAN("-")))
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
    explain_sections(summary->order, summary->order_count, &output);
    arena_free(&summary->arena);
    return output_finish(&output, STATUS_DONE);
}

/* Some languages have no list; where English has none, none was made. */
static void say_missing_data(void)
{
    struct arena arena = {0};
    if (!datadir_find(&arena, "stopwords/en.txt"))
        message(NULL, "no word lists: stop words stay in, key terms and phrases are rough "
                      "(run make data)");
    arena_free(&arena);
}

/* Summarises and draws. Returns the status, STATUS_DONE where all went well. */
static int draw(const struct summarize_tables *tables, const struct options *options,
    const struct sources *sources, struct summary *summary)
{
    const struct draw_format *format = &draw_formats[options->format];
    struct quotes_result quoted;
    const char *wrong = summarize(tables,
        &(struct summarize_options){
            .top = options->top,
            .topics = choose_topics(options->topics),
            .topic_model = options->topic_model,
            .sources = options->sources ? sources : NULL,
            .by_period = options->period > 0,
            .period = (enum date_period)(options->period - (options->period > 0)),
            .page = format->draw == draw_html,
        },
        summary, &quoted);
    if (wrong)
        message_die(STATUS_USAGE, options->topic_model, "%s", wrong);
    bool good = say_quoted(&quoted);
    struct draw_options style = {
        .width = options->width ? options->width : terminal_width(),
        .color = wants_color(options->color),
        .spreadsheet = options->spreadsheet,
        .title = make_title(tables->corpus, summary),
    };
    if (tables->corpus->tokens == 0)
        message(NULL, "no words found: the summary is empty");
    struct output output;
    output_open(&output, STDOUT_FILENO);
    format->draw(summary, &style, &output);
    return output_finish(&output, good ? STATUS_DONE : STATUS_DATA);
}

/* Reads the other tables and reports. Returns the status. */
static int report(struct corpus *corpus, const struct options *options,
    const struct sources *sources, struct summary *summary)
{
    say_missing_data();
    const char *wrong = corpus_mark_stopwords(corpus, options->stopwords, options->ignored);
    if (wrong)
        message_die(STATUS_USAGE, wrong, "%s", strerror(errno));
    struct corpus reference = {0}, history = {0};
    struct summarize_tables tables = {.corpus = corpus};
    if (options->reference) {
        load_other(&reference, options->reference, false, options);
        tables.reference = &reference;
    }
    if (options->history && summarize_wants_topics(summary)) {
        load_other(&history, options->history, options->sealed, options);
        tables.history = &history;
    }
    int status = draw(&tables, options, sources, summary);
    corpus_close(&reference); /* the summary lends from them */
    corpus_close(&history);
    return status;
}

/* Nothing is written but a topic model, in its folder, and nothing read but what was named
 * and the articles of the list. */
static void confine(const struct options *options, const struct sources *sources,
    char **tables, int count, struct arena *arena)
{
    struct folders folders = {.count = 0};
    for (int i = 0; i < count && sources->count; i++)
        folders_add(&folders, tables[i]);
    for (size_t i = 0; i < sources->count && !folders.all; i++)
        folders_add(&folders, sources->rows[i].path);
    struct sandbox sandbox = {.reads = folders.all ? NULL : tables,
        .read_count = (size_t)count,
        .options = {
            options->stopwords, options->ignored, options->reference, options->history}};
    if (sources->count && !folders.all) {
        sandbox.reads = folders.paths;
        sandbox.read_count = folders.count;
    }
    if (options->topic_model)
        sandbox.folders[0] = folder_of(options->topic_model, arena);
    sandbox_enter(&sandbox);
    folders_free(&folders);
}

/* Reads the tables and reports on them. Returns the status. */
static int report_tables(char *const *names, int count, const struct options *options,
    const struct sources *sources, struct summary *summary)
{
    struct corpus corpus;
    int failed = 0, status = STATUS_USAGE;
    corpus_open(&corpus,
        &(struct corpus_options){summarize_wants_ngrams(summary), options->sealed});
    for (int i = 0; i < count; i++)
        failed += !load(&corpus, names[i]);
    corpus_finish(&corpus);
    if (failed < count)
        status = report(&corpus, options, sources, summary);
    corpus_close(&corpus);
    return failed && status == STATUS_DONE ? STATUS_DATA : status;
}

int main(int argc, char **argv)
{
    struct options options = {0};
    int first = options_parse(&program, argc, argv, &options), count = 0, status;
    struct summary summary = {0};
    struct sources sources = {0};
    choose_sections(options.sections, options.format, &summary);
    choose_topics(options.topics);
    if (options.explain)
        return explain(&summary);
    char **names =
        options.check ? NULL : options_operands(&program, argc, argv, first, &count);
    bool listed = !options.sources || sources_read(&sources, options.sources);
    int error = errno;
    confine(&options, &sources, names, count, &summary.arena);
    errno = error;
    if (!listed)
        message(options.sources, "%s",
            errno == EINVAL ? "not a list of articles (winnow-articles(5))"
                            : strerror(errno));
    if (!check_options(&options, &summary.arena) || !listed)
        status = STATUS_USAGE;
    else if (options.check)
        status = STATUS_DONE;
    else
        status = report_tables(names, count, &options, &sources, &summary);
    sources_free(&sources);
    arena_free(&summary.arena);
    return status;
}
