/* Terms from the cache, batches of lines, a stream in pieces: the same as each line by
 * itself, stemmed by libstemmer at once. */
#include "tests/fuzz/fuzz.h"

#include <libstemmer.h>

#include "lib/escape.h"
#include "lib/fold.h"
#include "lib/vertical.h"
#include "stem/filter.h"

static const struct {
    const char *language, *algorithm;
} languages[] = {{"en", "english"}, {"de", "german"}, {"porter", "porter"},
    {"fr", "french"}, {"fi", "finnish"}, {"es", "spanish"}};

/* The term by libstemmer alone; empty where it leaves nothing. */
static size_t stem(struct sb_stemmer *stemmer, struct span token, char *term)
{
    size_t size = fold_case(token, false, term);
    const sb_symbol *result = sb_stemmer_stem(stemmer, (const sb_symbol *)term, (int)size);
    size_t length = (size_t)sb_stemmer_length(stemmer);
    if (length) {
        memmove(term, result, length);
        return length;
    }
    return size;
}

/* Only of words of ASCII letters is the term what libstemmer says, whatever else stem
 * knows of scripts and normal forms. */
static bool is_plain(struct span token)
{
    for (size_t i = 0; i < token.size; i++)
        if ((token.data[i] | 0x20) < 'a' || (token.data[i] | 0x20) > 'z')
            return false;
    return token.size > 0 && token.size < STEMMER_LONGEST;
}

/* Each line of what the filter wrote, whose token is plain, has the right term. */
static void check_terms(struct span written, const char *algorithm)
{
    struct sb_stemmer *stemmer = sb_stemmer_new(algorithm, NULL);
    struct fuzz_pieces pieces = {written, 0};
    struct input input;
    fuzz_input(&input, &pieces);
    struct vertical stream = {.input = &input};
    struct vertical_line line;
    while (vertical_next(&stream, &line) != VERTICAL_END) {
        struct span token = vertical_column(&line, 0);
        if (line.kind != VERTICAL_TOKEN || !is_plain(token))
            continue;
        char *term = memory_new(FOLD_GROWTH * token.size + 1, 1);
        struct span expected = {term, stem(stemmer, token, term)};
        fuzz_same("a term", expected, vertical_column(&line, 1));
        free(term);
    }
    input_close(&input);
    sb_stemmer_delete(stemmer);
}

/* The stream with terms, read in pieces of random sizes; seed 0: whole. A filter's caches
 * take long to make, and what it had to do before must not matter: it is kept. */
static struct span run(const struct filter_options *options, struct span text,
    uint64_t seed, struct output *output)
{
    static struct filter_options kept[FUZZ_OUTPUTS];
    static struct filter *filters[FUZZ_OUTPUTS];
    int to = seed != 0;
    if (!filters[to] || memcmp(&kept[to], options, sizeof *options) != 0) {
        if (filters[to])
            filter_free(filters[to]);
        memcpy(&kept[to], options, sizeof *options);
        filters[to] = filter_new(&kept[to], output);
    }
    struct fuzz_pieces pieces = {text, seed};
    struct input input;
    fuzz_input(&input, &pieces);
    filter_run(filters[to], &input);
    input_close(&input);
    return fuzz_written(output);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    unsigned some = fuzz_byte(&fuzz);
    uint64_t seed = 1 + fuzz_byte(&fuzz);
    size_t which = (some >> 3) % (sizeof languages / sizeof *languages);
    struct filter_options options;
    memset(&options, 0, sizeof options); /* to be compared whole */
    options.options.keep_acronyms = some & 1;
    options.options.folded = some >> 1 & 1;
    options.plain = some >> 2 & 1;
    options.language = seed % 2 ? languages[which].language : NULL;
    struct span text = fuzz_rest(&fuzz);
    struct span whole = run(&options, text, 0, fuzz_output(0));
    struct span pieces = run(&options, text, seed, fuzz_output(1));
    fuzz_same("stem", whole, pieces);
    if (options.language && !options.plain && !(some & 3))
        check_terms(whole, languages[which].algorithm);
    return 0;
}
