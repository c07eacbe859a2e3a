/* A stream's lines and their text may be anything: what is shortened is restored; and so may
 * a code: it is restored to the bytes that were asked for, or refused. */
#include "tests/fuzz/fuzz.h"

#include "archive/retrace.h"

/* Takes a span whose size stands in two bytes before it. */
static struct span take(struct fuzz *fuzz)
{
    size_t size = fuzz_byte(fuzz) << 8 | fuzz_byte(fuzz);
    struct span all = fuzz_rest(fuzz);
    size = size < all.size ? size : all.size;
    fuzz->data = (const uint8_t *)all.data + size;
    fuzz->size = all.size - size;
    return (struct span){all.data, size};
}

/* Lines that the last LF ends. */
static struct span lines_of(struct span text)
{
    while (text.size && text.data[text.size - 1] != '\n')
        text.size--;
    return text;
}

static void round_trip(const struct retrace_article *article, struct span lines)
{
    struct retrace *one = retrace_new(), *other = retrace_new();
    struct output code, restored;
    output_open(&code, -1);
    output_open(&restored, -1);
    for (int i = 0; i < 2; i++) { /* the second time with terms that are known */
        code.used = restored.used = 0;
        retrace_shorten(one, article, lines, &code);
        fuzz_check(code.used <= 3 * lines.size + 16, "a code of more than three times");
        fuzz_check(retrace_restore(other, article, (struct span){code.data, code.used},
                       lines.size, &restored),
            "a code of ours is refused");
        fuzz_check(
            span_equal(lines, (struct span){restored.data, restored.used}), "other lines");
    }
    free(code.data);
    free(restored.data);
    retrace_free(one);
    retrace_free(other);
}

static void restore(const struct retrace_article *article, struct span code, size_t size)
{
    struct retrace *retrace = retrace_new();
    struct output restored;
    output_open(&restored, -1);
    bool good = retrace_restore(retrace, article, code, size, &restored);
    fuzz_check(restored.used <= size, "more than was asked for");
    fuzz_check(!good || restored.used == size, "less than was asked for");
    free(restored.data);
    retrace_free(retrace);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    unsigned kind = fuzz_byte(&fuzz);
    struct retrace_article article = {.text = take(&fuzz)};
    article.id = (struct span){article.text.data, article.text.size % 8};
    article.title = (struct span){article.text.data, article.text.size % 16};
    size_t most = (fuzz_byte(&fuzz) << 8 | fuzz_byte(&fuzz)) + (size_t)kind;
    struct span rest = fuzz_rest(&fuzz);
    if (kind & 1)
        round_trip(&article, lines_of(rest));
    else
        restore(&article, rest, most);
    return 0;
}
