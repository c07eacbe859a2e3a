/* Everyday text: each line of tests/unit/everyday.txt is a case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/message.h"
#include "tokenize/tokenizer.h"

const char program_name[] = "tokenize_tokenizer";

enum { LINE = 1024, COLUMNS = 4, CASES_LEAST = 150 };

/* Cuts a line at its TABs; false where it has not all columns. */
static bool columns_of(char *line, char *columns[COLUMNS])
{
    line[strcspn(line, "\n")] = '\0';
    for (int i = 0; i < COLUMNS; i++) {
        columns[i] = line;
        line += strcspn(line, "\t");
        if (i + 1 < COLUMNS && !*line)
            return false;
        *line++ = '\0';
    }
    return true;
}

/* Decodes \n, \r, \t and \xHH; 64 more bytes are set. */
static struct span decode(const char *text, char *room)
{
    size_t size = 0;
    while (*text) {
        unsigned byte = (unsigned char)*text++;
        if (byte == '\\' && *text == 'x' && sscanf(text, "x%2x", &byte) == 1) {
            text += 3;
        } else if (byte == '\\') {
            byte = *text == 'n' ? '\n' : *text == 'r' ? '\r' : '\t';
            text++;
        }
        room[size++] = (char)byte;
    }
    memset(room + size, 'z', TOKENIZER_PADDING);
    return (struct span){room, size};
}

static bool has(const char *words, const char *name)
{
    return strstr(words, name) != NULL;
}

static struct tokenizer_options options_of(const char *words)
{
    const char *language = strstr(words, "language=");
    return (struct tokenizer_options){
        .fold = has(words, "fold"),
        .compatibility = has(words, "nfkc"),
        .language = language ? language + strlen("language=") : "und",
        .refine = {.urls = has(words, "urls"),
            .dehyphenate = has(words, "dehyphenate"),
            .hyphens = !has(words, "dehyphenate") && has(words, "hyphens"),
            .names = has(words, "names"),
            .elision = has(words, "elision"),
            .clitics = has(words, "clitics"),
            .symbols = has(words, "symbols")},
    };
}

/* The tokens of a stream, divided by spaces, and its sentences, by ` / `. */
static void summarise(FILE *stream, char *room)
{
    char line[LINE];
    const char *divider = "";
    size_t size = 0;
    room[0] = '\0';
    while (fgets(line, sizeof line, stream)) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "<s ", 3) == 0 && size)
            divider = " / ";
        if (line[0] == '<')
            continue;
        size += (size_t)snprintf(room + size, LINE - size, "%s%s", divider, line);
        divider = " ";
    }
    if (!size)
        snprintf(room, LINE, "-");
}

static void tokenize(const char *words, struct span text, char *result)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    struct output output;
    output_open(&output, dup(fileno(file)));
    struct tokenizer_options options = options_of(words);
    struct tokenizer *tokenizer = tokenizer_new(&options, &output);
    tokenizer_begin(tokenizer, SPAN("case"), 0);
    assert_int_equal(tokenizer_feed(tokenizer, text, true), text.size);
    tokenizer_end(tokenizer);
    tokenizer_free(tokenizer);
    assert_int_equal(output_close(&output), 0);
    rewind(file);
    summarise(file, result);
    fclose(file);
}

static void everyday_text(void **state)
{
    (void)state;
    FILE *table = fopen("tests/unit/everyday.txt", "r");
    assert_non_null(table);
    char line[LINE], text[LINE + TOKENIZER_PADDING], result[LINE], *columns[COLUMNS];
    int cases = 0, wrong = 0;
    while (fgets(line, sizeof line, table)) {
        if (line[0] == '#' || !columns_of(line, columns))
            continue;
        tokenize(columns[0], decode(columns[1], text), result);
        cases++;
        if (strcmp(result, columns[2]) == 0)
            continue;
        print_error("%s (%s)\n  text:     %s\n  expected: %s\n  got:      %s\n", columns[3],
            columns[0], columns[1], columns[2], result);
        wrong++;
    }
    fclose(table);
    assert_int_equal(wrong, 0);
    assert_true(cases >= CASES_LEAST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everyday_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
