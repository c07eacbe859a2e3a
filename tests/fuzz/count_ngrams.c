/* Counted level by level, in much memory or hardly any, n-grams are those of every window of
 * words, sorted and added up. */
#include "tests/fuzz/counting.h"

#include "lib/forms_cell.h"

enum { TOKENS_MOST = 300, LONGEST = 5, ITEMS_MOST = TOKENS_MOST * LONGEST };

/* Some read alike, as n-grams of others or in another language. */
static const char *const words[][2] = {{"A", "a"}, {"a", "a"}, {"b", "b"}, {"B|", "b"},
    {"c", "c"}, {"a b", "a b"}, {"b c", "b c"}, {"d", "a"}, {"c", "a"}};
enum { WORDS = sizeof words / sizeof *words };

struct token {
    const char *form, *term;
    unsigned document, sentence, language;
};

struct item {
    char term[LONGEST * 4], form[LONGEST * 4];
    unsigned language, document;
};

/* A stream of the fuzzer's making, and its tokens. */
static size_t make_stream(struct fuzz *fuzz, struct output *stream, struct token *tokens)
{
    struct token at = {.language = 0};
    size_t count = 0;
    output_text(stream, "<doc id=\"x\" lang=\"l0\">\n<s>\n");
    while (fuzz->size && count < TOKENS_MOST) {
        unsigned byte = fuzz_byte(fuzz);
        if (byte < 200) {
            at.form = words[byte % WORDS][0];
            at.term = words[byte % WORDS][1];
            output_print(stream, "%s\t%s\n", at.form, at.term);
            tokens[count++] = at;
        } else if (byte < 230) {
            at.sentence++;
            output_text(stream, byte < 220 ? "</s>\n<s>\n" : "<!---->\n");
        } else {
            at.sentence++;
            at.document++;
            at.language = byte & 1;
            output_print(
                stream, "</s>\n</doc>\n<doc id=\"x\" lang=\"l%u\">\n<s>\n", at.language);
        }
    }
    return count;
}

static void append_word(char *text, const char *word)
{
    size_t size = strlen(text);
    snprintf(text + size, LONGEST * 4 - size, "%s%s", size ? " " : "", word);
}

static size_t list_windows(
    const struct token *tokens, size_t count, uint32_t longest, struct item *items)
{
    size_t some = 0;
    for (size_t i = 0; i < count; i++) {
        struct item item = {.language = tokens[i].language, .document = tokens[i].document};
        for (size_t n = 0; n < longest && i + n < count; n++) {
            if (tokens[i + n].sentence != tokens[i].sentence)
                break;
            append_word(item.term, tokens[i + n].term);
            append_word(item.form, tokens[i + n].form);
            items[some++] = item;
        }
    }
    return some;
}

static int compare_rows(const struct item *a, const struct item *b)
{
    int order = strcmp(a->term, b->term);
    return order ? order : (int)a->language - (int)b->language;
}

static int compare_items(const void *a, const void *b)
{
    const struct item *one = a, *other = b;
    int order = compare_rows(one, other);
    return order ? order : (int)one->document - (int)other->document;
}

static void write_rows(
    struct item *items, size_t count, uint64_t least, struct output *output)
{
    struct forms_cell forms = {.items = NULL};
    qsort(items, count, sizeof *items, compare_items);
    counts_write_header(output, COUNTS_TOTAL);
    for (size_t i = 0, next; i < count; i = next) {
        struct counts_row row = {.term = span_of(items[i].term),
            .lang = span_of(items[i].language ? "l1" : "l0")};
        forms_cell_clear(&forms);
        for (next = i; next < count && !compare_rows(&items[i], &items[next]); next++) {
            forms_cell_add(&forms, span_of(items[next].form), 1);
            row.count++;
            row.documents += next == i || items[next].document != items[next - 1].document;
        }
        row.forms = forms_cell_text(&forms);
        if (row.count >= least || !strchr(items[i].term, ' '))
            counts_write_row(output, COUNTS_TOTAL, &row);
    }
    forms_cell_close(&forms);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct token tokens[TOKENS_MOST];
    static struct item items[ITEMS_MOST];
    struct fuzz fuzz = {data, size};
    unsigned some = fuzz_byte(&fuzz);
    struct counter_options options = {.by = COUNTS_TOTAL,
        .ngrams = 2 + some % (LONGEST - 1),
        .least = some >> 2 & 3,
        .unbroken = true,
        .memory = some >> 4 & 1 ? UINT64_MAX : (uint64_t)(some >> 5) << 15};
    struct output *stream = fuzz_output(0), *expected = fuzz_output(1);
    size_t count = make_stream(&fuzz, stream, tokens);
    count = list_windows(tokens, count, options.ngrams, items);
    write_rows(items, count, options.least, expected);
    struct span got = counting_run(&options, fuzz_written(stream), 0, fuzz_output(2));
    fuzz_same("n-grams", fuzz_written(expected), got);
    return 0;
}
