/* tokenize: text -> token stream. Options and wiring. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "lib/languages.h"
#include "lib/message.h"
#include "lib/options.h"
#include "tokenize/codepoint.h"
#include "tokenize/dictionary.h"
#include "tokenize/formats.h"
#include "tokenize/tokens.h"

const char program_name[] = "tokenize";

struct settings {
    struct tokenizer_rules rules;
    struct format_settings format_settings;
    int format; /* index in formats[] */
};

static const char *const format_names[] = {"text", NULL};

#define RULE(field) offsetof(struct settings, rules.field)

static const struct option options[] = {
    {.name = "plain",
        .letter = 'p',
        .kind = OPTION_FLAG,
        .offset = RULE(plain),
        .help = "print tokens alone, one a line, without tags"},
    {.name = "fold",
        .letter = 'f',
        .kind = OPTION_FLAG,
        .offset = RULE(fold),
        .help = "fold case",
        .manual =
            "Full Unicode case folding; with --language=tr or az the dotless i is kept "
            "apart."},
    {.name = "format",
        .letter = 'F',
        .kind = OPTION_CHOICE,
        .argument = "FMT",
        .offset = offsetof(struct settings, format),
        .choices = format_names,
        .help = "what the input is"},
    {.name = "language",
        .letter = 'l',
        .kind = OPTION_TEXT,
        .argument = "LANG",
        .offset = RULE(language),
        .help = "the language of all texts, instead of telling it",
        .manual = "A BCP 47 tag such as de or pt-BR, an ISO 639 code or an English name."},
    {.name = "nfkc",
        .kind = OPTION_FLAG,
        .offset = RULE(compatibility),
        .help = "normalise to NFKC instead of NFC",
        .manual =
            "Ligatures, full-width and circled letters and digits become plain ones."},
    {.name = "breaks",
        .kind = OPTION_FLAG,
        .offset = RULE(breaks),
        .help = "mark where punctuation divides tokens",
        .manual = "Writes the comment <!----> on a line of its own between two tokens of a "
                  "sentence that a comma, colon, bracket, quotation mark, dash or the like "
                  "divides, so that count --unbroken keeps phrases within them."},
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
    .purpose =
        "Divides texts into sentences and words: the token stream, on standard output.",
    .options = options,
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

/* Tokenizes one file; false where it could not be read or used whole. */
static bool tokenize(
    const struct settings *settings, struct tokenizer *tokenizer, const char *file)
{
    struct input input;
    if (!input_open(&input, file)) {
        message(file, "%s", strerror(input.error));
        return false;
    }
    const char *reason =
        formats[settings->format].read(tokenizer, &input, &settings->format_settings);
    int error = input.error;
    input_close(&input);
    tell_notes(file, tokenizer_take_notes(tokenizer));
    if (error || reason)
        message(file, "%s", error ? strerror(error) : reason);
    return !error && !reason;
}

/* The code of the language that the user names; what is not known stands as it is. */
static const char *language_code(const char *name)
{
    const struct language *language = language_find(span_of(name));
    return language ? language->code : name;
}

int main(int argc, char **argv)
{
    struct settings settings = {0};
    int first = options_parse(&program, argc, argv, &settings), count;
    char **files = options_operands(&program, argc, argv, first, &count);
    if (settings.rules.language)
        settings.rules.language = language_code(settings.rules.language);
    struct output output;
    output_open(&output, STDOUT_FILENO);
    struct tokenizer *tokenizer = tokenizer_new(&settings.rules, &output);
    int failed = 0;
    for (int i = 0; i < count && !output.error; i++)
        failed += !tokenize(&settings, tokenizer, files[i]);
    tokenizer_free(tokenizer);
    int status = failed == 0 ? STATUS_DONE : failed == count ? STATUS_USAGE : STATUS_DATA;
    return output_finish(&output, status);
}
