/* tokenize: text -> token stream. Options and wiring. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "lib/escape.h"
#include "lib/languages.h"
#include "lib/message.h"
#include "lib/options.h"
#include "lib/source_text.h"
#include "tokenize/confine.h"
#include "tokenize/dictionaries/dictionary.h"
#include "tokenize/formats/charset.h"
#include "tokenize/formats/formats.h"
#include "tokenize/words/codepoint.h"
#include "tokenize/words/tokens.h"

const char program_name[] = "tokenize";

struct options {
    struct tokenizer_options options;
    struct format_options format_options;
    int format; /* index in formats[] */
    const char *files0_from, *articles, *sources, *from;
    bool strict;
};

/* In the order of formats[]. */
static const char *const format_names[] = {
    "text", "lines", "jsonl", "vertical", "wet", NULL};

#define RULE(field) offsetof(struct options, options.field)

static const struct option option_rows[] = {
    {.name = "", .help = "Most used"},
    {.name = "plain",
        .letter = 'p',
        .kind = OPTION_FLAG,
        .offset = RULE(plain),
        .help = "print tokens alone, one a line, without tags"},
    {.name = "fold",
        .kind = OPTION_FLAG,
        .offset = RULE(fold),
        .help = "fold case",
        .manual =
            "Full Unicode case folding; with --language=tr or az the dotless i is kept "
            "apart."},
    {.name = "language",
        .letter = 'l',
        .kind = OPTION_TEXT,
        .argument = "LANG",
        .offset = RULE(language),
        .help = "the language of all texts, instead of telling it",
        .manual = "A BCP 47 tag such as de or pt-BR, an ISO 639 code or an English name."},
    {.name = "format",
        .letter = 'f',
        .kind = OPTION_CHOICE,
        .argument = "FMT",
        .offset = offsetof(struct options, format),
        .choices = format_names,
        .help = "the format of the input",
        .manual =
            "text: each file is a document. lines: each line is one, named FILE:LINE. "
            "jsonl: each line is a JSON object that holds one. vertical: a token stream, "
            "which is tokenized again. wet: the texts of Common Crawl. The byte ranges of "
            "sentences count from the beginning of the document, in UTF-8."},
    {.name = "", .help = "The input"},
    {.name = "id-field",
        .kind = OPTION_TEXT,
        .argument = "NAME",
        .offset = offsetof(struct options, format_options.id_field),
        .help = "the field of a JSON record with its name (default: id)"},
    {.name = "text-field",
        .kind = OPTION_TEXT,
        .argument = "NAME",
        .offset = offsetof(struct options, format_options.text_field),
        .help = "the field of a JSON record with its text (default: text)"},
    {.name = "from",
        .kind = OPTION_TEXT,
        .argument = "CHARSET",
        .offset = offsetof(struct options, from),
        .help = "the input's character set, instead of UTF-8",
        .manual =
            "Any that iconv(1) knows; iconv -l lists them. Byte ranges then count the "
            "bytes of the text in UTF-8."},
    {.name = "", .help = "What a word is"},
    {.name = "nfkc",
        .kind = OPTION_FLAG,
        .offset = RULE(compatibility),
        .help = "normalise to NFKC instead of NFC",
        .manual =
            "Ligatures, full-width and circled letters and digits become plain ones."},
    {.name = "urls",
        .kind = OPTION_FLAG,
        .offset = RULE(refine.urls),
        .help = "keep URLs and e-mail addresses whole"},
    {.name = "hyphens",
        .kind = OPTION_FLAG,
        .offset = RULE(refine.hyphens),
        .help = "keep compounds with hyphens whole",
        .manual = "Hyphens of all kinds are written as the ASCII one."},
    {.name = "names",
        .kind = OPTION_FLAG,
        .offset = RULE(refine.names),
        .help = "keep names with signs whole: AT&T, C++, C#, .NET, COVID-19, U.S.",
        .manual =
            "Recognised by shape: up to four capitals or digits on either side of &; a "
            "word with a capital followed by ++, # or +, or by a hyphen and a number of up "
            "to four digits; two or more capitals after a space and a full stop; the last "
            "full stop of single letters separated by full stops."},
    {.name = "elision",
        .kind = OPTION_FLAG,
        .offset = RULE(refine.elision),
        .help = "split elided words: l' eau, qu' il, dell' arte",
        .manual =
            "In languages that write them: French, Italian, Catalan, Occitan, Galician, "
            "Luxembourgish."},
    {.name = "clitics",
        .kind = OPTION_FLAG,
        .offset = RULE(refine.clitics),
        .help = "split words at an apostrophe: It 's, do n't, l' homme"},
    {.name = "symbols",
        .kind = OPTION_FLAG,
        .offset = RULE(refine.symbols),
        .help = "print emoji, #hashtags, @mentions, % and currency signs too"},
    {.name = "dehyphenate",
        .kind = OPTION_FLAG,
        .offset = RULE(refine.dehyphenate),
        .help = "join words that a hyphen breaks over a line's end",
        .manual =
            "The hyphen goes, so that a compound broken at its own hyphen loses it. Lines "
            "that are no prose end a word, but not with --plain, which does not look for "
            "them."},
    {.name = "", .help = "The stream"},
    {.name = "breaks",
        .kind = OPTION_FLAG,
        .offset = RULE(breaks),
        .help = "mark punctuation between tokens",
        .manual = "Writes the comment <!----> on a line of its own between two tokens of a "
                  "sentence that are separated by a comma, colon, bracket, quotation mark, "
                  "dash or the like, so that count --unbroken forms no n-gram across it."},
    {.name = "keep-nonprose",
        .kind = OPTION_FLAG,
        .offset = RULE(keep_nonprose),
        .help = "treat source code, tables and encoded files like any other text",
        .manual =
            "Without it, lines that are no prose by their letters (uuencode, base64, PGP "
            "blocks, source code, logs, tables of numbers, drawings) are paragraphs of "
            "their "
            "own with the language zxx, which report leaves out."},
    {.name = "", .help = "Articles of a list"},
    {.name = "files0-from",
        .kind = OPTION_TEXT,
        .argument = "FILE",
        .offset = offsetof(struct options, files0_from),
        .help = "read the files named in FILE, where each name ends in NUL"},
    {.name = "articles",
        .kind = OPTION_TEXT,
        .argument = "LIST",
        .offset = offsetof(struct options, articles),
        .help = "read the articles in LIST, in its order",
        .manual =
            "Each line describes an article: its name, where to read it, its day and "
            "title, "
            "and more, separated by TAB: see winnow-articles(5). The day and the title "
            "become attributes of its doc."},
    {.name = "strict",
        .kind = OPTION_FLAG,
        .offset = offsetof(struct options, strict),
        .help = "exit with status 1 if a byte is NUL or not valid in the character set",
        .manual =
            "All input is processed nevertheless. Without it such bytes are only counted."},
    {.name = "sources",
        .kind = OPTION_TEXT,
        .argument = "FILE",
        .offset = offsetof(struct options, sources),
        .help = "read documents from the paths in FILE: lines of NAME, TAB, PATH",
        .manual =
            "The documents keep their names in the stream. Names and paths are escaped as "
            "in the stream. The path may be followed by the document's date and title, "
            "separated by TAB, which become attributes of its doc."},
    {.name = NULL},
};

static void print_version(void)
{
    printf("Unicode %s\n", codepoint_unicode_version);
    struct dictionaries *dictionaries = dictionaries_new();
    dictionaries_print(dictionaries, stdout);
    dictionaries_free(dictionaries);
}

static const struct program program = {
    .synopsis = "[OPTION]... [FILE]...",
    .purpose = "Split texts into sentences and words, and print them as a token stream.",
    .options = option_rows,
    .example = "  tokenize article.txt | stem | count | report\n"
               "  tokenize --plain --fold article.txt | sort | uniq -c\n",
    .version = print_version,
};

static const char *plural(uint64_t count)
{
    return count == 1 ? "" : "s";
}

static void tell_notes(const char *file, struct tokenizer_notes notes)
{
    if (notes.invalid)
        message(file, "%" PRIu64 " byte%s that %s not UTF-8", notes.invalid,
            plural(notes.invalid), notes.invalid == 1 ? "is" : "are");
    if (notes.nul)
        message(file, "%" PRIu64 " NUL byte%s", notes.nul, plural(notes.nul));
    if (notes.cut)
        message(file, "%" PRIu64 " word%s longer than %d bytes, cut there", notes.cut,
            plural(notes.cut), TOKEN_MAX);
}

/* The code of the language that the user names, or the tag of one that is not known by name.
 * What can be neither is wrong. */
static const char *language_code(const char *name)
{
    const struct language *language = language_find(span_of(name)),
                          *near[LANGUAGES_NEAREST];
    if (language)
        return language->code;
    if (language_is_code(span_of(name)))
        return name;
    language_nearest(span_of(name), near);
    options_wrong("unknown language '%s': perhaps %s (%s), %s (%s) or %s (%s)", name,
        near[0]->code, near[0]->name, near[1]->code, near[1]->name, near[2]->code,
        near[2]->name);
}

struct counted {
    uint64_t done, failed;
};

static int status_of(struct counted files)
{
    if (!files.failed)
        return STATUS_DONE;
    return files.done ? STATUS_DATA : STATUS_USAGE;
}

struct job {
    const struct options *options;
    struct tokenizer *tokenizer;
    struct charset *charset; /* NULL: UTF-8 */
    struct sources sources;
    struct source_file file; /* of the article before */
    struct counted files;
};

/* Opens a file under its name, wherever the sources say that it is, with what they know of
 * it. */
static bool open_named(struct job *job, struct input *input, const char *file)
{
    struct arena arena = {0};
    struct span name = escape_name_new(&arena, span_of(file)), none = {"", 0};
    const struct source *source = sources_find(&job->sources, name);
    tokenizer_describe(job->tokenizer, source ? span_of(source->date) : none,
        source ? source->title : none);
    bool opened = input_open(input, source ? source->path : file);
    input->name = file;
    arena_free(&arena);
    return opened;
}

/* Says what was noted of an input, and counts it as done, failed, or both where it was read
 * in part. */
static void note_outcome(struct job *job, const char *file, const char *reason, int error)
{
    struct tokenizer_notes notes = tokenizer_take_notes(job->tokenizer);
    tell_notes(file, notes);
    uint64_t invalid = job->charset ? charset_take_invalid(job->charset) : 0;
    bool bad = job->options->strict && (notes.invalid || notes.nul || invalid);
    if (invalid)
        message(file, "%" PRIu64 " byte%s that %s not %s", invalid, plural(invalid),
            invalid == 1 ? "is" : "are", job->options->from);
    if (error == ENODATA)
        reason = "shorter than the list of articles says";
    if (error || reason)
        message(file, "%s", reason ? reason : strerror(error));
    job->files.done++;
    job->files.failed += error || reason || bad;
}

static void note_unopened(struct job *job, const char *file, int error)
{
    message(file, "%s", strerror(error));
    job->files.failed++;
}

static void do_input(struct job *job, struct input *input, struct span name)
{
    struct format_options options = job->options->format_options;
    options.name = name;
    if (job->charset)
        charset_attach(job->charset, input);
    const char *reason =
        formats[job->options->format].read(job->tokenizer, input, &options);
    int error = input->error;
    input_close(input);
    note_outcome(job, input->name, reason, error);
}

static void do_file(struct job *job, const char *file)
{
    struct input input;
    if (open_named(job, &input, file))
        do_input(job, &input, (struct span){NULL, 0});
    else
        note_unopened(job, file, input.error);
}

/* An article of a list. Messages show its name as the list has it. */
static void do_article(struct job *job, const struct source *source, struct span name)
{
    struct source_text text;
    struct input input;
    if (!source_text_open_in(&job->file, &text, source)) {
        note_unopened(job, source->name.data, errno);
        return;
    }
    source_text_input(&text, &input);
    input.name = source->name.data;
    bool known = strcmp(source->day_from, "file") != 0; /* by the article, or for it */
    tokenizer_describe(job->tokenizer, span_of(known ? source->date : ""), source->title);
    do_input(job, &input, name);
}

/* The articles of a list. */
static void do_articles(struct job *job, const char *list, const struct output *output)
{
    struct input input;
    struct span line;
    input_open(&input, list);
    while (!output->error && input_line(&input, &line)) {
        struct arena arena = {0};
        struct source source;
        if (!source_parse(&arena, line, &source))
            message_die(STATUS_USAGE, list, "not a list of articles");
        do_article(job, &source, unescape_name_new(&arena, source.name));
        arena_free(&arena);
    }
    if (input.error)
        message_die(STATUS_USAGE, list, "%s", strerror(input.error));
    input_close(&input);
}

/* The files that a list names, each ended by a NUL. */
static void do_list(struct job *job, const char *list, const struct output *output)
{
    struct input input;
    struct span name;
    input_open(&input, list);
    while (!output->error && input_field(&input, '\0', &name)) {
        struct arena arena = {0};
        do_file(job, arena_copy(&arena, name).data);
        arena_free(&arena);
    }
    if (input.error)
        message_die(STATUS_USAGE, list, "%s", strerror(input.error));
    input_close(&input);
}

/* A list names all that is read. */
static void check_lists(const struct options *options, bool files)
{
    const char *option = options->articles ? "--articles" : "--files0-from";
    if (files)
        options_wrong("%s goes without files", option);
    if (options->articles && (options->files0_from || options->sources))
        options_wrong("--articles goes without --files0-from and --sources");
    if (options->articles && options->format)
        options_wrong("--articles goes with the format text alone");
}

int main(int argc, char **argv)
{
    struct options options = {.format_options = {.id_field = "id", .text_field = "text"}};
    int first = options_parse(&program, argc, argv, &options), count = 0;
    char **files = NULL;
    if (!options.files0_from && !options.articles)
        files = options_operands(&program, argc, argv, first, &count);
    else
        check_lists(&options, first < argc);
    if (options.options.language)
        options.options.language = language_code(options.options.language);
    struct output output;
    output_open(&output, STDOUT_FILENO);
    struct job job = {.options = &options, .file = SOURCE_FILE_NONE};
    const struct named named = {.files = files,
        .count = (size_t)count,
        .files0_from = options.files0_from,
        .articles = options.articles,
        .lists = !files || options.sources};
    confine(&named);
    if (options.sources && !sources_read(&job.sources, options.sources))
        message_die(STATUS_USAGE, options.sources, "%s", strerror(errno));
    bool convert = options.from && !charset_is_utf8(options.from);
    if (convert && !(job.charset = charset_new(options.from)))
        options_wrong("--from: unknown character set '%s'", options.from);
    confine_to_listed(&named, &job.sources);
    job.tokenizer = tokenizer_new(&options.options, &output);
    for (int i = 0; files && i < count && !output.error; i++)
        do_file(&job, files[i]);
    if (options.files0_from)
        do_list(&job, options.files0_from, &output);
    if (options.articles)
        do_articles(&job, options.articles, &output);
    tokenizer_free(job.tokenizer);
    charset_free(job.charset);
    sources_free(&job.sources);
    source_file_close(&job.file);
    return output_finish(&output, status_of(job.files));
}
