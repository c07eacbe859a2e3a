/* report: count tables -> what the text is about. */
#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "lib/datadir.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "lib/options.h"
#include "lib/sandbox.h"
#include "lib/sources.h"
#include "report/corpus/corpus.h"
#include "report/draw/draw.h"
#include "report/draw/explain.h"
#include "report/models/collocations.h"
#include "report/models/dispersion.h"
#include "report/models/keyness.h"
#include "report/models/sentences.h"
#include "report/models/terms.h"
#include "report/phrases/phrases.h"
#include "report/quotes/concordance.h"
#include "report/quotes/quotes.h"
#include "report/summary.h"
#include "report/topics/map.h"
#include "report/topics/periods.h"
#include "report/topics/topics.h"

const char program_name[] = "report";

enum {
    TOP_USUAL = 10,
    SENTENCES_USUAL = 5, /* they take more room than other rows */
    WIDTH_USUAL = 80,
    WIDTH_MOST = 1000,
};

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct settings {
    int format;
    uint64_t top;
    const char *topics, *topic_model;
    const char *sections, *stopwords, *reference, *sources, *history;
    int color, period;
    uint64_t width;
    bool spreadsheet, explain;
};

static const char *const format_names[] = {"text", "markdown", "html", "json", "tsv", NULL};
static const char *const period_names[] = {"none", "day", "week", "month", NULL};
static const char *const color_names[] = {"auto", "always", "never", NULL};

#define FIELD(name) offsetof(struct settings, name)
static const struct option options[] = {
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
        "out too.",
        NULL, 0, 0, NULL},
    {"reference", 'r', OPTION_TEXT, "TABLE", FIELD(reference),
        "find key terms against this count table", NULL, NULL, 0, 0, NULL},
    {"sources", 0, OPTION_TEXT, "FILE", FIELD(sources),
        "where documents are that are not where their names lead to",
        "Lines of a name, a TAB and a path; behind it may stand, divided by TAB, the "
        "document's date and its title, by which it is then shown.",
        NULL, 0, 0, NULL},
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
    {0},
};

static const struct program program = {
    .synopsis = "[OPTION]... [TABLE]...",
    .purpose = "Tell what the texts are about that count tables were made of.",
    .options = options,
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

static size_t top_of(const struct settings *settings)
{
    return settings->top ? settings->top : TOP_USUAL;
}

/* Reads another table, with the same stop words. */
static void load_other(
    struct corpus *other, const char *table, const struct settings *settings)
{
    corpus_begin(other, false);
    if (!load(other, table))
        exit(STATUS_USAGE);
    corpus_finish(other);
    corpus_mark_stopwords(other, settings->stopwords);
}

/* What is held against the reference table, or, where none is given, the usual frequencies.
 */
static void find_against(const struct corpus *corpus, const struct corpus *reference,
    const struct settings *settings, struct summary *summary)
{
    bool keyness = draw_has(summary, SECTION_KEYNESS);
    struct phrases_options phrases = {.top = top_of(settings), .reference = reference};
    if (keyness && reference)
        keyness_against(corpus, reference, top_of(settings), summary);
    else if (keyness)
        keyness_usual(corpus, top_of(settings), summary);
    if (draw_has(summary, SECTION_PHRASES))
        phrases_find(corpus, &phrases, summary);
}

/* Quotes what the summary names; tells once what could not be read. False where a document
 * is there and could not. */
static bool quote(
    const struct corpus *corpus, const struct settings *settings, struct summary *summary)
{
    struct quotes *quotes = quotes_new(settings->sources);
    if (!quotes)
        message_die(STATUS_USAGE, settings->sources, "%s", strerror(errno));
    if (corpus->document_count == 1)
        summary->title = quotes_title(quotes, &summary->arena, corpus->documents[0].name);
    quotes_fill(quotes, summary);
    if (draw_formats[settings->format].draw == draw_html) {
        contexts_find(corpus, quotes, summary);
        contexts_surround(corpus, quotes, summary);
    }
    size_t count;
    int error;
    struct span failed = quotes_failed(quotes, &error, &count);
    if (count == 1 && span_equal(failed, SPAN("-")))
        message(NULL, "standard input cannot be quoted: name files, or give --sources");
    else if (count > 1)
        message(NULL, "%.*s and %zu more documents cannot be quoted: %s", (int)failed.size,
            failed.data, count - 1, strerror(error));
    else if (count)
        message(NULL, "%.*s cannot be quoted: %s", (int)failed.size, failed.data,
            strerror(error));
    quotes_free(quotes);
    return !count || error == ENOENT || error == ENOTDIR || error == EISDIR ||
           error == ESPIPE;
}

/* The period of each document, where periods are wanted; memory_new'd. */
static uint32_t *find_periods(
    const struct corpus *corpus, const struct settings *settings, struct summary *summary)
{
    struct sources sources = {0};
    if (!settings->period)
        return NULL;
    if (settings->sources && !sources_read(&sources, settings->sources))
        message_die(STATUS_USAGE, settings->sources, "%s", strerror(errno));
    uint32_t *periods =
        periods_find(corpus, &sources, (enum date_period)(settings->period - 1), summary);
    sources_free(&sources);
    return periods;
}

static void find_topics(
    const struct corpus *corpus, const struct settings *settings, struct summary *summary)
{
    uint32_t *periods = find_periods(corpus, settings, summary);
    struct topics_options wanted = {
        choose_topics(settings->topics), top_of(settings), settings->topic_model, periods};
    const char *wrong = topics_find(corpus, &wanted, summary);
    free(periods);
    if (settings->period)
        summary->notes[SECTION_TRENDS] = arena_print(
            &summary->arena, "each topic's share by %s", period_names[settings->period])
                                             .data;
    if (wrong)
        message_die(STATUS_USAGE, settings->topic_model, "%s", wrong);
    if (draw_formats[settings->format].draw == draw_html)
        topic_map_place(corpus, summary);
}

static bool wants_topics(const struct summary *summary)
{
    return draw_has(summary, SECTION_TOPICS) || draw_has(summary, SECTION_DOCUMENTS) ||
           draw_has(summary, SECTION_TRENDS);
}

/* The tables beside those that are reported on; NULL where they are not given. */
struct others {
    const struct corpus *reference, *history;
};

/* False where a document is there and could not be read. */
static bool summarize(const struct corpus *corpus, const struct others *others,
    const struct settings *settings, struct summary *summary)
{
    overview_count(corpus, summary);
    if (draw_has(summary, SECTION_TERMS))
        terms_count(corpus, top_of(settings), summary);
    if (draw_has(summary, SECTION_KEYNESS) || draw_has(summary, SECTION_PHRASES))
        find_against(corpus, others->reference, settings, summary);
    if (draw_has(summary, SECTION_COLLOCATIONS))
        collocations_find(corpus, top_of(settings), summary);
    if (draw_has(summary, SECTION_DISPERSION))
        dispersion_measure(corpus, top_of(settings), summary);
    if (wants_topics(summary))
        find_topics(others->history ? others->history : corpus, settings, summary);
    if (draw_has(summary, SECTION_SENTENCES))
        sentences_choose(corpus,
            &(struct sentences_options){settings->top ? settings->top : SENTENCES_USUAL},
            summary);
    return quote(corpus, settings, summary);
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

/* Marks, thinks, draws. Returns the status, STATUS_DONE where all went well. */
static int report(
    struct corpus *corpus, const struct settings *settings, struct summary *summary)
{
    say_missing_data();
    if (!corpus_mark_stopwords(corpus, settings->stopwords))
        message_die(STATUS_USAGE, settings->stopwords, "%s", strerror(errno));
    struct corpus reference = {0}, history = {0};
    struct others others = {0};
    if (settings->reference) {
        load_other(&reference, settings->reference, settings);
        others.reference = &reference;
    }
    if (settings->history && wants_topics(summary)) {
        load_other(&history, settings->history, settings);
        others.history = &history;
    }
    bool good = summarize(corpus, &others, settings, summary);
    struct draw_style style = {
        .width = settings->width ? settings->width : terminal_width(),
        .color = wants_color(settings->color),
        .spreadsheet = settings->spreadsheet,
        .title = make_title(corpus, summary),
    };
    struct output output;
    output_open(&output, STDOUT_FILENO);
    draw_formats[settings->format].draw(summary, &style, &output);
    corpus_free(&reference); /* the summary lends from them */
    corpus_free(&history);
    return output_finish(&output, good ? STATUS_DONE : STATUS_DATA);
}

/* Nothing is written but a topic model, in its folder. */
static void confine(const struct settings *settings, struct arena *arena)
{
    struct sandbox sandbox = {.runs = false};
    const char *model = settings->topic_model, *slash = model ? strrchr(model, '/') : NULL;
    if (slash)
        sandbox.folders[0] = arena_print(arena, "%.*s/", (int)(slash - model), model).data;
    else if (model)
        sandbox.folders[0] = ".";
    sandbox_enter(&sandbox);
}

int main(int argc, char **argv)
{
    struct settings settings = {0};
    int first = options_parse(&program, argc, argv, &settings), count;
    struct summary summary = {0};
    choose_sections(settings.sections, settings.format, &summary);
    choose_topics(settings.topics);
    if (settings.explain)
        return explain(&summary);
    char **names = options_operands(&program, argc, argv, first, &count);

    confine(&settings, &summary.arena);
    struct corpus corpus;
    bool ngrams = draw_has(&summary, SECTION_PHRASES) ||
                  draw_has(&summary, SECTION_COLLOCATIONS) ||
                  wants_topics(&summary); /* their labels */
    int failed = 0, status = STATUS_USAGE;
    corpus_begin(&corpus, ngrams);
    for (int i = 0; i < count; i++)
        failed += !load(&corpus, names[i]);
    corpus_finish(&corpus);
    if (failed < count)
        status = report(&corpus, &settings, &summary);
    if (failed && status == STATUS_DONE)
        status = STATUS_DATA;
    arena_free(&summary.arena);
    corpus_free(&corpus);
    return status;
}
