#include "report/options.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/counts.h"
#include "lib/date.h"
#include "lib/message.h"
#include "lib/options.h"
#include "report/draw/draw.h"
#include "report/draw/interface.h"
#include "report/sections.h"
#include "report/topics/file.h"
#include "report/topics/topics.h"

enum {
    WIDTH_USUAL = 80,
    WIDTH_MOST = 1000,
    FORMATS_MOST = 16,
    INTERFACES_MOST = 16,
};

enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };

static const char *format_names[FORMATS_MOST + 1], *section_names[SECTION_COUNT + 1];
static const char *const period_names[] = {"none", "day", "week", "month", NULL};
static const char *const when_names[] = {"auto", "always", "never", NULL};
static const char *interface_names[INTERFACES_MOST + 1];

#define FIELD(name) offsetof(struct report_options, name)
static const struct option option_rows[] = {
    {"", 0, OPTION_FLAG, NULL, 0, "Most used", NULL, NULL, 0, 0, NULL},
    {"format", 'f', OPTION_CHOICE, "FORMAT", FIELD(format), "the form of the summary",
        "tsv is one table of section, group, rank, text and value. tables has one a "
        "section, "
        "with a column a measure; of several sections, each begins with a line of # and "
        "its "
        "name. Of csv and jsonl, there is no summary, but a line for each document, with "
        "its "
        "title, day, group (folder, source, month or language), address, words, main "
        "topic, "
        "that topic's label and share, whether it is a copy, and its shares of all "
        "topics.",
        format_names, 0, 0, NULL},
    {"sections", 's', OPTION_TEXT, "LIST", FIELD(sections),
        "the sections to show, in this order, separated by commas",
        "Without it, text and Markdown show all but collocations and dispersion, the other "
        "formats all.",
        section_names, 0, 0, NULL},
    {"top", 'n', OPTION_NUMBER, "N", FIELD(top),
        "rows in a list (default 10, key sentences 5)", NULL, NULL, 1, 1000000, NULL},
    {"topics", 'k', OPTION_TEXT, "K", FIELD(topics),
        "how many topics; auto: as many as are coherent (the default)", NULL, NULL, 0, 0,
        NULL},
    {"", 0, OPTION_FLAG, NULL, 0, "What is found", NULL, NULL, 0, 0, NULL},
    {"topic-model", 0, OPTION_TEXT, "FILE", FIELD(topic_model),
        "save the topics to FILE; if it exists, reuse them",
        "If FILE does not exist, the topics found are written to it, with their terms and "
        "the "
        "weight of each term for each topic, as text. If it exists, it is read instead of "
        "finding "
        "topics: the texts are assigned to the topics in it, which keep their numbers and "
        "names, and --topics is ignored. A name can be changed: it begins the topic's "
        "line, "
        "the second line of FILE and those after it.",
        NULL, 0, 0, NULL},
    {"stopwords", 0, OPTION_TEXT, "FILE", FIELD(stopwords),
        "leave out the words in FILE, one a line; none leaves out nothing",
        "Without it each language's own list is used, and numbers and lone letters are "
        "left "
        "out too. In FILE, # begins a comment; case, a byte order mark and the shape of "
        "apostrophes do not matter. A term is left out if one of its written forms is "
        "in FILE.",
        NULL, 0, 0, NULL},
    {"ignore", 0, OPTION_TEXT, "LIST", FIELD(ignored),
        "leave out these words too: WORD,WORD... or @FILE",
        "They are added to those of the languages, or of --stopwords.", NULL, 0, 0, NULL},
    {"reference", 'r', OPTION_TEXT, "TABLE", FIELD(reference),
        "find key terms in comparison with this count table", NULL, NULL, 0, 0, NULL},
    {"reference-units", 0, OPTION_TEXT, "TABLE", FIELD(reference_units),
        "the table of --reference by sentence, to quote from", NULL, NULL, 0, 0, NULL},
    {"compare", 0, OPTION_FLAG, NULL, FIELD(compare), "compare with --reference both ways",
        "Shows what either side has and the other lacks, the phrases of both and, with a "
        "table of --history that has the documents of both, each topic's share of either. "
        "--title and --reference-name name the sides.",
        NULL, 0, 0, NULL},
    {"known", 0, OPTION_TEXT, "TABLE", FIELD(known),
        "the count table of all that the articles' archive has",
        "Of them too. What it has nowhere else is new. Without it, that is what "
        "--reference "
        "lacks.",
        NULL, 0, 0, NULL},
    {"sources", 0, OPTION_TEXT, "LIST", FIELD(sources),
        "the articles that may be read to quote their sentences",
        "A list as in winnow-articles(5), which also has their dates and titles. "
        "Only documents in the list are opened: without it nothing is quoted.",
        NULL, 0, 0, NULL},
    {"left-out", 0, OPTION_TEXT, "FILE", FIELD(left_out),
        "numbers of files and parts that are not in the tables, for the overview",
        "Lines of 'file' or 'part', TAB, the number, TAB, the reason; of 'copy', articles "
        "with the text of a document, and 'near', documents with nearly that of another, "
        "there is one line without a reason.",
        NULL, 0, 0, NULL},
    {"sealed", 0, OPTION_FLAG, NULL, FIELD(sealed),
        "require that tables end as count --sealed ends them",
        "A truncated table is then an error. The table of --reference need not be sealed.",
        NULL, 0, 0, NULL},
    {"period", 0, OPTION_CHOICE, "PERIOD", FIELD(period),
        "show the topics' shares by period (default: none); weeks begin on Monday",
        "The dates of documents are those that --sources has.", period_names, 0, 0, NULL},
    {"history", 0, OPTION_TEXT, "TABLE", FIELD(history),
        "find topics in the documents of this table instead",
        "A table by document, of more than the others: those of earlier periods too.", NULL,
        0, 0, NULL},
    {"series", 0, OPTION_TEXT, "TABLE", FIELD(series),
        "show only terms over time, as pipeline.sh --series counts them",
        "Columns are period, term, count, articles and per_million, and every period has "
        "every term. No other table is read then.",
        NULL, 0, 0, NULL},
    {"", 0, OPTION_FLAG, NULL, 0, "What the articles are", NULL, NULL, 0, 0, NULL},
    {"title", 0, OPTION_TEXT, "TEXT", FIELD(title), "the title of the summary",
        "Without it, that is the article's title, the name of its file or of the common "
        "folder.",
        NULL, 0, 0, NULL},
    {"archive", 0, OPTION_TEXT, "NAME", FIELD(archive),
        "the articles' archive, for the heading", NULL, NULL, 0, 0, NULL},
    {"since", 0, OPTION_TEXT, "DAY", FIELD(since),
        "the first day of the articles, for the heading", NULL, NULL, 0, 0, NULL},
    {"until", 0, OPTION_TEXT, "DAY", FIELD(until),
        "the last day of the articles, for the heading", NULL, NULL, 0, 0, NULL},
    {"reference-name", 0, OPTION_TEXT, "TEXT", FIELD(reference_name),
        "the name of --reference for the heading, such as 'the week before'", NULL, NULL, 0,
        0, NULL},
    {"command", 0, OPTION_TEXT, "TEXT", FIELD(command),
        "the command that makes the summary, for the page's footer", NULL, NULL, 0, 0,
        NULL},
    {"page", 0, OPTION_TEXT, "FILE", FIELD(page),
        "where the page will stand, for its links to articles",
        "Without it, that is the folder that the names of the articles are relative to.",
        NULL, 0, 0, NULL},
    {"", 0, OPTION_FLAG, NULL, 0, "How it is shown", NULL, NULL, 0, 0, NULL},
    {"color", 0, OPTION_CHOICE, "WHEN", FIELD(color), "whether to use colours", NULL,
        when_names, 0, 0, NULL},
    {"links", 0, OPTION_CHOICE, "WHEN", FIELD(links), "whether to link to the articles",
        "In text; auto: on terminals that support links. Pages always have links.",
        when_names, 0, 0, NULL},
    {"interface", 0, OPTION_CHOICE, "LANG", FIELD(interface),
        "the language of headings and notes",
        "It does not change with the locale, so that the same articles give the same "
        "bytes.",
        interface_names, 0, 0, NULL},
    {"width", 0, OPTION_NUMBER, "N", FIELD(width),
        "width of text in columns (default: the terminal's)", NULL, NULL, 1, WIDTH_MOST,
        NULL},
    {"spreadsheet", 0, OPTION_FLAG, NULL, FIELD(spreadsheet),
        "tsv, csv: put ' before cells that begin like a formula",
        "These begin with =, +, -, @, their wide forms, or a quotation mark, which would "
        "hide "
        "the cells up to the next one.",
        NULL, 0, 0, NULL},
    {"explain", 0, OPTION_FLAG, NULL, FIELD(explain),
        "explain how the sections' numbers are computed, and exit", NULL, NULL, 0, 0, NULL},
    {"check", 0, OPTION_FLAG, NULL, FIELD(check),
        "check the options and the files that they name, and exit", NULL, NULL, 0, 0, NULL},
    {0},
};

static void describe_sections(void)
{
    struct output output;
    fflush(stdout);
    output_open(&output, STDOUT_FILENO);
    sections_describe(&output);
    if (output_finish(&output, STATUS_DONE) != STATUS_DONE)
        exit(STATUS_USAGE);
}

static const struct program program = {
    .synopsis = "[OPTION]... [TABLE]...",
    .purpose = "Summarise count tables: terms, key phrases, topics and key sentences.",
    .options = option_rows,
    .describe = describe_sections,
    .example = "  tokenize article.txt | stem | count | report\n",
};

/* ---------------------------------------------------------------- reading */

/* The names of formats and sections, for --help and the completions. */
static void name_choices(void)
{
    for (int f = 0; f < FORMATS_MOST && draw_formats[f].name; f++)
        format_names[f] = draw_formats[f].name;
    for (int i = 0; i < INTERFACES_MOST && interface_languages[i]; i++)
        interface_names[i] = interface_languages[i];
    for (int s = 0; s < SECTION_COUNT; s++)
        section_names[s] = sections[s].name;
}

/* Whether a section is shown that was not asked for. */
static bool is_usual(enum section section, int format, const struct report_options *options)
{
    bool compare = options->compare;
    if (sections[section].needs == NEEDS_SERIES ||
        (sections[section].needs == NEEDS_ARCHIVE && !options->archive))
        return false;
    bool spared = draw_formats[format].people && sections[section].expert;
    if (sections[section].compares)
        return compare && !spared;
    if (compare)
        return section == SECTION_OVERVIEW || section == SECTION_KEYNESS ||
               section == SECTION_PHRASES || section == SECTION_TOPICS ||
               section == SECTION_TRENDS;
    if (draw_formats[format].documents)
        return section == SECTION_TOPICS;
    return !spared;
}

/* Reads --sections; the usual ones where it was not given. */
static void choose_sections(
    const char *list, const struct report_options *options, struct summary *summary)
{
    int format = options->format;
    bool chosen[SECTION_COUNT] = {false};
    enum section *order = arena_new(&summary->arena, SECTION_COUNT, sizeof *order);
    size_t count = 0;
    for (int s = 0; !list && s < SECTION_COUNT; s++)
        if (is_usual((enum section)s, format, options))
            order[count++] = (enum section)s;
    while (list && *list) {
        size_t size = strcspn(list, ",");
        enum section section = section_find((struct span){list, size});
        if (section >= SECTION_COUNT) {
            const char *name = arena_copy(&summary->arena, (struct span){list, size}).data;
            options_unknown("section", name, section_names, SECTION_COUNT);
            return; /* the analyzer does not know that this is not reached */
        }
        if (!chosen[section])
            order[count++] = section;
        chosen[section] = true;
        list += size + (list[size] == ',');
    }
    summary->order = order;
    summary->order_count = count;
    summary->brief = draw_formats[format].documents ||
                     (!list && !options->compare &&
                         (draw_formats[format].people || draw_formats[format].page));
}

size_t report_options_topics(const struct report_options *options)
{
    const char *number = options->topics;
    if (!number || strcmp(number, "auto") == 0)
        return TOPICS_AUTO;
    char *end;
    unsigned long topics = strtoul(number, &end, 10);
    if (*end || topics < 1 || topics > TOPICS_MOST || number[0] < '0' || number[0] > '9')
        options_wrong(
            "--topics is a number of 1 to %d, or auto, not '%s'", TOPICS_MOST, number);
    return topics;
}

size_t report_options_width(const struct report_options *options)
{
    struct winsize size;
    if (options->width)
        return options->width;
    const char *columns = getenv("COLUMNS");
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    long given = columns ? strtol(columns, NULL, 10) : 0;
    return given > 0 && given <= WIDTH_MOST && isatty(STDOUT_FILENO) ? (size_t)given
                                                                     : WIDTH_USUAL;
}

bool report_options_color(const struct report_options *options)
{
    int when = options->color;
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
    if (when != WHEN_AUTO)
        return when == WHEN_ALWAYS;
    return isatty(STDOUT_FILENO) && !(none && *none) && term && strcmp(term, "dumb") != 0;
}

/* Terminals that are known to show links: https://github.com/Alhadis/OSC8-Adoption */
static bool knows_links(void)
{
    static const char *const programs[] = {
        "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "mintty", "Tabby", NULL};
    static const char *const marks[] = {"KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION",
        "DOMTERM", "ALACRITTY_WINDOW_ID", NULL};
    const char *name = getenv("TERM_PROGRAM"), *vte = getenv("VTE_VERSION");
    bool known = vte && strtol(vte, NULL, 10) >= 5000;
    for (int i = 0; programs[i] && name; i++)
        known = known || strcmp(name, programs[i]) == 0;
    for (int i = 0; marks[i]; i++)
        known = known || getenv(marks[i]);
    return known;
}

bool report_options_links(const struct report_options *options)
{
    const char *term = getenv("TERM");
    if (options->links != WHEN_AUTO)
        return options->links == WHEN_ALWAYS;
    return isatty(STDOUT_FILENO) && term && strcmp(term, "dumb") != 0 && knows_links();
}

/* A page below this folder, named absolutely: "../" for each folder between them. */
static const char *climb(const char *page, const char *here, struct arena *arena)
{
    size_t size = strlen(here);
    if (strncmp(page, here, size) != 0 || page[size] != '/' || strstr(page, "/../"))
        return NULL;
    const char *base = "";
    for (const char *at = strchr(page + size + 1, '/'); at; at = strchr(at + 1, '/'))
        base = arena_print(arena, "../%s", base).data;
    return base;
}

const char *report_options_base(const struct report_options *options, struct arena *arena)
{
    char here[PATH_MAX];
    bool page = draw_formats[options->format].page;
    if (page && !options->page)
        return "";
    if (!getcwd(here, sizeof here))
        return page ? "" : NULL;
    const char *base = page ? climb(options->page, here, arena) : NULL;
    if (base)
        return base;
    struct span path = draw_path(arena, span_of(here));
    return arena_print(arena, "file://%.*s/", (int)path.size, path.data).data;
}

/* Reads --since or --until. */
static const char *read_day(const char *option, const char *day, struct arena *arena)
{
    char read[DATE_SIZE];
    if (!day)
        return NULL;
    if (!date_read(span_of(day), read))
        options_wrong("%s is a day such as 2026-11-24, not '%s'", option, day);
    return arena_copy(arena, span_of(read)).data;
}

int report_options_read(
    int argc, char **argv, struct report_options *options, struct summary *summary)
{
    name_choices();
    int first = options_parse(&program, argc, argv, options);
    if (options->series && options->sections)
        options_wrong("--series goes without --sections");
    choose_sections(options->series ? sections[SECTION_SERIES].name : options->sections,
        options, summary);
    report_options_topics(options);
    if (options->compare && !options->reference)
        options_wrong("--compare needs --reference");
    summary->subject = (struct summary_subject){
        .title = options->title,
        .archive = options->archive,
        .since = read_day("--since", options->since, &summary->arena),
        .until = read_day("--until", options->until, &summary->arena),
        .period = options->period ? period_names[options->period] : NULL,
        .reference = options->reference_name,
        .command = options->command,
    };
    return first;
}

char **report_options_tables(
    const struct report_options *options, int argc, char **argv, int first, int *count)
{
    *count = 0;
    if (!options->series)
        return options_operands(&program, argc, argv, first, count);
    if (first < argc)
        options_wrong("--series reads no other table");
    return NULL;
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

const char *report_options_folder(const char *name, struct arena *arena)
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
                        : access(report_options_folder(name, arena), W_OK) < 0
                            ? strerror(errno)
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
bool report_options_check(const struct report_options *options, struct arena *arena)
{
    bool stopwords = !options->stopwords || strcmp(options->stopwords, "none") == 0 ||
                     check_file(options->stopwords);
    bool ignored =
        !options->ignored || options->ignored[0] != '@' || check_file(options->ignored + 1);
    bool reference =
        check_table(options->reference) && check_table(options->reference_units);
    bool history = check_table(options->history) && check_table(options->known);
    bool left_out = check_file(options->left_out) && check_file(options->series);
    return check_model(options->topic_model, arena) && stopwords && ignored && reference &&
           history && left_out;
}
