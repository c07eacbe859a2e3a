/* For targets that tokenize: the options, and a run of a format. */
#ifndef TESTS_FUZZ_TOKENIZING_H
#define TESTS_FUZZ_TOKENIZING_H

#include "tests/fuzz/data.h"
#include "tests/fuzz/fuzz.h"

#include "tokenize/formats/formats.h"

/* The user's choice, of two bytes. */
static inline struct tokenizer_options options_of(struct fuzz *fuzz)
{
    static const char *const languages[] = {NULL, "en", "fr", "tr", "de", "it", "zh", "ja"};
    unsigned some = fuzz_byte(fuzz), more = fuzz_byte(fuzz);
    return (struct tokenizer_options){
        .fold = some & 1,
        .breaks = some >> 1 & 1,
        .compatibility = some >> 2 & 1,
        .language = languages[some >> 3 & 7],
        .refine = {.urls = more & 1,
            .dehyphenate = more >> 1 & 1,
            .hyphens = more >> 2 & 1,
            .clitics = more >> 3 & 1,
            .symbols = more >> 4 & 1},
    };
}

static inline unsigned options_number(const struct tokenizer_options *options)
{
    const bool bits[] = {options->plain, options->fold, options->breaks,
        options->compatibility, options->refine.urls, options->refine.dehyphenate,
        options->refine.hyphens, options->refine.clitics, options->refine.symbols};
    unsigned number = 0;
    for (const char *letter = options->language; letter && *letter; letter++)
        number = number << 8 | (unsigned char)*letter;
    for (size_t i = 0; i < sizeof bits; i++)
        number = number << 1 | bits[i];
    return number;
}

/* A tokenizer of those options to that output. They take long to make, and what one had to do
 * before must not matter: some are kept. */
static inline struct tokenizer *tokenizer_of(
    const struct tokenizer_options *options, struct output *output)
{
    enum { KEPT = 31 };
    static struct {
        struct tokenizer_options options;
        struct tokenizer *tokenizer;
    } kept[FUZZ_OUTPUTS][KEPT];
    unsigned number = options_number(options), which = number % KEPT;
    int to = 0;
    while (output != fuzz_output_at(to))
        to++;
    struct tokenizer **tokenizer = &kept[to][which].tokenizer;
    if (*tokenizer && options_number(&kept[to][which].options) == number)
        return *tokenizer;
    if (*tokenizer)
        tokenizer_free(*tokenizer);
    kept[to][which].options = *options;
    return *tokenizer = tokenizer_new(&kept[to][which].options, output);
}

/* What the format makes of the text, read in pieces of random sizes; seed 0: whole. */
static inline struct span tokenize_run(const struct tokenizer_options *options, int format,
    struct span text, uint64_t seed, struct output *output)
{
    const struct format_options reading = {.id_field = "id", .text_field = "text"};
    struct tokenizer *tokenizer = tokenizer_of(options, output);
    struct fuzz_pieces pieces = {text, seed};
    struct input input;
    fuzz_input(&input, &pieces);
    formats[format].read(tokenizer, &input, &reading);
    input_close(&input);
    struct tokenizer_notes notes = tokenizer_take_notes(tokenizer);
    output_print(output, "%llu %llu %llu\n", (unsigned long long)notes.invalid,
        (unsigned long long)notes.nul, (unsigned long long)notes.cut);
    return fuzz_written(output);
}

#endif
