/* stem: adds to each token of a token stream its term. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/languages.h"
#include "lib/message.h"
#include "lib/options.h"
#include "lib/sandbox.h"
#include "lib/vertical.h"
#include "stem/filter.h"

const char program_name[] = "stem";

struct options {
    bool plain, folded, keep_acronyms, list_languages;
    const char *language, *exceptions;
    struct option_list copies;
};

static const struct option option_rows[] = {
    {.name = "plain",
        .letter = 'p',
        .kind = OPTION_FLAG,
        .offset = offsetof(struct options, plain),
        .help = "write terms only, one a line",
        .manual =
            "All tags and further columns are left out, and terms are written as they are, "
            "without XML entities: ready for sort | uniq -c. If stemming leaves nothing of "
            "a "
            "word (some Greek function words), its line is empty; without this option "
            "its term is then the case-folded token. With --language, a "
            "stream that begins with a word is a word list: no line of it is a tag."},
    {.name = "language",
        .letter = 'l',
        .kind = OPTION_TEXT,
        .argument = "LANG",
        .offset = offsetof(struct options, language),
        .help = "treat all text as LANG; none: only fold case",
        .manual =
            "LANG is a BCP 47 tag or ISO 639 code (en, eng, pt-BR), an English name "
            "(english), or the name of one of Snowball's algorithms (porter). Without this "
            "option a token's language is that of the nearest enclosing s, p or doc tag "
            "that has a lang attribute; if there is none, or Snowball has no algorithm for "
            "the language, the term is the case-folded token, of usual Polish and "
            "Ukrainian "
            "words the lemma."},
    {.name = "list-languages",
        .kind = OPTION_FLAG,
        .offset = offsetof(struct options, list_languages),
        .help = "list the languages that have a stemmer, and exit",
        .manual =
            "Each line is the code, a TAB and the name; Snowball's further algorithms "
            "follow with an empty code."},
    {.name = "exceptions",
        .letter = 'x',
        .kind = OPTION_TEXT,
        .argument = "FILE",
        .offset = offsetof(struct options, exceptions),
        .help = "take the terms of some tokens from FILE; none: Snowball's stems alone",
        .manual =
            "Some languages have a list of words whose stems Snowball splits or joins "
            "wrongly "
            "(Portuguese decis\\[u00F5]es); with none it is not used, and terms are "
            "Snowball's "
            "to the byte. FILE takes precedence over that list. It holds lines of token, "
            "TAB, term. A token is looked up as it is, then case-folded, which also "
            "matches lines with a capital; if a token has several lines, the last one "
            "counts. Lines that begin with # are comments, and neither a byte order mark "
            "nor the shape of apostrophes matters. A million lines are fine."},
    {.name = "folded",
        .kind = OPTION_FLAG,
        .offset = offsetof(struct options, folded),
        .help = "assume that tokens are already case-folded",
        .manual = "Tokens go to the stemmer as they are: for streams of tokenize --fold, "
                  "and for word lists that were folded in their own way."},
    {.name = "keep-acronyms",
        .kind = OPTION_FLAG,
        .offset = offsetof(struct options, keep_acronyms),
        .help = "keep short words in capitals as they are: US is not us",
        .manual =
            "A token of 2 to 6 capital letters (A to Z), apart from digits and full stops, "
            "is its own term."},
    {.name = "copy",
        .kind = OPTION_LIST,
        .argument = "FILE",
        .offset = offsetof(struct options, copies),
        .help = "write the stream to FILE, too",
        .manual = "As tee does; at most two. /dev/fd/N is the open descriptor N itself."},
    {.name = NULL},
};

static void show_stemmers(void)
{
    printf("%zu languages have a Snowball stemmer (see --list-languages)\n",
        stemmer_list(NULL, 0));
}

static const struct program program = {
    .synopsis = "[OPTION]... [FILE]...",
    .purpose =
        "Add a term to each token of a token stream: the stem of the case-folded token.",
    .options = option_rows,
    .example = "  tokenize article.txt | stem | count\n"
               "  stem --plain --language=de < words\n",
    .version = show_stemmers,
};

static _Noreturn void list_languages(void)
{
    struct stemmer_name names[STEMMER_NAMES];
    size_t count = stemmer_list(names, STEMMER_NAMES);
    for (size_t i = 0; i < count; i++)
        printf("%s\t%s\n", names[i].code, names[i].name);
    if (fflush(stdout) != 0)
        message_die(STATUS_USAGE, NULL, "write error: %s", strerror(errno));
    exit(STATUS_DONE);
}

static void read_exceptions(struct exceptions *exceptions, const char *file)
{
    int error;
    long wrong = exceptions_read(exceptions, file, &error);
    if (wrong < 0)
        message_die(STATUS_USAGE, file, "%s", strerror(error));
    if (wrong)
        message_die(STATUS_USAGE, file, "line %ld is not token TAB term", wrong);
}

static int stem_file(struct filter *filter, const char *name)
{
    struct input input;
    uint64_t cut = input_open(&input, name) ? filter_run(filter, &input) : 0;
    if (cut)
        message(name, VERTICAL_CUT, cut);
    int error = input.error;
    input_close(&input);
    if (!error)
        return STATUS_DONE;
    message(name, "%s", strerror(error));
    return STATUS_DATA;
}

/* Ends the program: a language that has no stemmer, or a name that nobody knows. */
static void wrong_language(const char *name)
{
    const struct language *near[LANGUAGES_NEAREST];
    if (language_find(span_of(name)))
        options_wrong("no stems for '%s': see --list-languages", name);
    language_nearest(span_of(name), near);
    options_wrong("unknown language '%s': perhaps %s (%s), %s (%s) or %s (%s)", name,
        near[0]->code, near[0]->name, near[1]->code, near[1]->name, near[2]->code,
        near[2]->name);
}

int main(int argc, char **argv)
{
    struct options options = {.plain = false};
    int count, first = options_parse(&program, argc, argv, &options);
    if (options.list_languages)
        list_languages();
    struct filter_options chosen = {
        .options = {.keep_acronyms = options.keep_acronyms, .folded = options.folded},
        .language = options.language,
        .plain = options.plain};
    if (chosen.language && strcmp(chosen.language, "none") == 0)
        chosen.language = "";
    else if (chosen.language && !stemmer_known(span_of(chosen.language)))
        wrong_language(chosen.language);
    char **files = options_operands(&program, argc, argv, first, &count);
    chosen.options.exact = options.exceptions && strcmp(options.exceptions, "none") == 0;
    if (chosen.options.exact)
        options.exceptions = NULL;
    struct output output;
    output_open(&output, STDOUT_FILENO);
    output_copy(&output, options.copies.items, options.copies.count);
    sandbox_enter(&(struct sandbox){
        .reads = files, .read_count = (size_t)count, .options = {options.exceptions}});
    struct exceptions exceptions;
    if (options.exceptions) {
        read_exceptions(&exceptions, options.exceptions);
        chosen.options.exceptions = &exceptions;
    }

    struct filter *filter = filter_new(&chosen, &output);
    int status = STATUS_DONE;
    for (int i = 0; i < count && !output.error; i++)
        if (stem_file(filter, files[i]) != STATUS_DONE)
            status = STATUS_DATA;
    filter_free(filter);
    if (options.exceptions)
        exceptions_free(&exceptions);
    free(options.copies.items);
    return output_finish(&output, status);
}
