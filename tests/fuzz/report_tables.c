/* Any tables, any format: a report of all sections is drawn, twice the same, its JSON is
 * JSON, and no number in it is infinite (renderers assert that). */
#include "tests/fuzz/data.h"
#include "tests/fuzz/fuzz.h"

#include <jansson.h>

#include "report/draw/draw.h"
#include "report/summarize.h"

enum { FORMATS = 5, TABLES = 3 };

/* What the first bytes choose. */
struct choice {
    int format;
    bool reference, history, granted;
    struct material material;
    struct draw_options drawing;
};

static struct choice choose(struct fuzz *fuzz)
{
    struct choice choice = {.format = (int)(fuzz_byte(fuzz) % FORMATS)};
    unsigned bits = fuzz_byte(fuzz);
    choice.material.topics = bits % 8;
    choice.reference = bits & 8;
    choice.history = bits & 16;
    choice.granted = bits & 32;
    choice.material.by_period = bits & 64;
    choice.material.top = bits & 128 ? 1000 : 0;
    choice.material.page = draw_formats[choice.format].page;
    choice.drawing = (struct draw_options){.title = "Title",
        .width = 1 + fuzz_byte(fuzz) % 120,
        .color = bits & 1,
        .spreadsheet = bits & 2};
    choice.material.period = (enum date_period)(choice.drawing.width % 3);
    return choice;
}

/* The next table: up to a NUL. */
static struct fuzz_file take_table(struct span *text)
{
    const char *end = text->size ? memchr(text->data, '\0', text->size) : NULL;
    size_t size = end ? (size_t)(end - text->data) : text->size;
    struct fuzz_file file = fuzz_file_new((struct span){text->data, size});
    size += end != NULL;
    *text = (struct span){text->data + size, text->size - size};
    return file;
}

static bool load(struct corpus *corpus, const struct fuzz_file *file)
{
    uint64_t line;
    corpus_open(corpus, &(struct corpus_options){.ngrams = true});
    bool good = corpus_add(corpus, file->path, &line) == NULL;
    corpus_finish(corpus);
    corpus_mark_stopwords(corpus, NULL, NULL);
    return good;
}

/* Documents are named by the table: none is opened, they are all in this list, a day apart.
 */
static struct sources grant(const struct corpus *corpus)
{
    struct sources sources = {.count = corpus->document_count};
    sources.rows = memory_new(sources.count + 1, sizeof *sources.rows);
    for (size_t i = 0; i < sources.count; i++) {
        struct arena *arena = &sources.arena;
        const char *day =
            arena_print(arena, "2026-%02zu-%02zu", i / 28 % 12 + 1, i % 28 + 1).data;
        sources.rows[i] = (struct source){.name = corpus->documents[i].name,
            .path = "tests/samples/harbour.txt",
            .date = day,
            .day_from = i % 2 ? "text" : "file",
            .end = SOURCE_TO_END};
    }
    return sources;
}

static void summarize_and_draw(
    const struct corpus corpora[TABLES], const struct choice *choice, struct output *output)
{
    enum section order[SECTION_COUNT];
    for (int s = 0; s < SECTION_COUNT; s++)
        order[s] = (enum section)s;
    struct summary summary = {.order = order, .order_count = SECTION_COUNT};
    struct material material = choice->material;
    material.corpus = &corpora[0];
    material.reference = choice->reference ? &corpora[1] : NULL;
    material.history = choice->history ? &corpora[2] : NULL;
    struct sources sources = grant(choice->history ? &corpora[2] : &corpora[0]);
    material.sources = choice->granted ? &sources : NULL;
    struct quotes_result quoted;
    fuzz_check(!summarize(&material, &summary, &quoted), "no topics without a file");
    draw_formats[choice->format].draw(&summary, &choice->drawing, output);
    summary_free(&summary);
    sources_free(&sources);
}

static void check_json(struct span text)
{
    json_error_t error;
    /* It has no integers beyond 63 bits, which JSON has. */
    json_t *value = json_loadb(text.data, text.size, JSON_DECODE_INT_AS_REAL, &error);
    if (!value)
        fuzz_show(error.text, text, error.position > 40 ? (size_t)error.position - 40 : 0);
    fuzz_check(value != NULL, "this is not JSON");
    json_decref(value);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    struct choice choice = choose(&fuzz);
    struct span text = fuzz_rest(&fuzz);
    struct corpus corpora[TABLES];
    bool good = true;
    for (int i = 0; i < TABLES; i++) {
        struct fuzz_file file = take_table(&text);
        good = load(&corpora[i], &file) && good;
        close(file.fd);
    }
    if (good) {
        struct output *once = fuzz_output(0), *twice = fuzz_output(1);
        summarize_and_draw(corpora, &choice, once);
        summarize_and_draw(corpora, &choice, twice);
        fuzz_same("the second time", fuzz_written(once), fuzz_written(twice));
        if (draw_formats[choice.format].draw == draw_json)
            check_json(fuzz_written(once));
    }
    for (int i = 0; i < TABLES; i++)
        corpus_close(&corpora[i]);
    return 0;
}
