/* For targets that tokenize: the rules, and a run of a format. */
#ifndef TESTS_FUZZ_RULES_H
#define TESTS_FUZZ_RULES_H

#include "tests/fuzz/data.h"
#include "tests/fuzz/fuzz.h"

#include "tokenize/formats/formats.h"

/* The user's choice, of two bytes. */
static inline struct tokenizer_rules rules_of(struct fuzz *fuzz)
{
    static const char *const languages[] = {NULL, "en", "fr", "tr", "de", "it", "zh", "ja"};
    unsigned some = fuzz_byte(fuzz), more = fuzz_byte(fuzz);
    return (struct tokenizer_rules){
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

static inline unsigned rules_number(const struct tokenizer_rules *rules)
{
    const bool bits[] = {rules->plain, rules->fold, rules->breaks, rules->compatibility,
        rules->refine.urls, rules->refine.dehyphenate, rules->refine.hyphens,
        rules->refine.clitics, rules->refine.symbols};
    unsigned number = 0;
    for (const char *letter = rules->language; letter && *letter; letter++)
        number = number << 8 | (unsigned char)*letter;
    for (size_t i = 0; i < sizeof bits; i++)
        number = number << 1 | bits[i];
    return number;
}

/* A tokenizer of those rules to that output. They take long to make, and what one had to do
 * before must not matter: some are kept. */
static inline struct tokenizer *rules_tokenizer(
    const struct tokenizer_rules *rules, struct output *output)
{
    enum { KEPT = 31 };
    static struct {
        struct tokenizer_rules rules;
        struct tokenizer *tokenizer;
    } kept[FUZZ_OUTPUTS][KEPT];
    unsigned number = rules_number(rules), which = number % KEPT;
    int to = 0;
    while (output != fuzz_output_at(to))
        to++;
    struct tokenizer **tokenizer = &kept[to][which].tokenizer;
    if (*tokenizer && rules_number(&kept[to][which].rules) == number)
        return *tokenizer;
    if (*tokenizer)
        tokenizer_free(*tokenizer);
    kept[to][which].rules = *rules;
    return *tokenizer = tokenizer_new(&kept[to][which].rules, output);
}

/* What the format makes of the text, read in pieces of random sizes; seed 0: whole. */
static inline struct span rules_run(const struct tokenizer_rules *rules, int format,
    struct span text, uint64_t seed, struct output *output)
{
    const struct format_settings settings = {.id_field = "id", .text_field = "text"};
    struct tokenizer *tokenizer = rules_tokenizer(rules, output);
    struct fuzz_pieces pieces = {text, seed};
    struct input input;
    fuzz_input(&input, &pieces);
    formats[format].read(tokenizer, &input, &settings);
    input_close(&input);
    struct tokenizer_notes notes = tokenizer_take_notes(tokenizer);
    output_print(output, "%llu %llu %llu\n", (unsigned long long)notes.invalid,
        (unsigned long long)notes.nul, (unsigned long long)notes.cut);
    return fuzz_written(output);
}

#endif
