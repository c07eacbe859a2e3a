/* Any table, any format: a report is drawn, twice the same, and its JSON is JSON. */
#include "tests/fuzz/data.h"
#include "tests/fuzz/fuzz.h"

#include <jansson.h>

#include "report/corpus/corpus.h"
#include "report/draw/draw.h"
#include "report/models/collocations.h"
#include "report/models/dispersion.h"
#include "report/models/keyness.h"
#include "report/models/sentences.h"
#include "report/models/terms.h"
#include "report/phrases/phrases.h"
#include "report/quotes/concordance.h"
#include "report/quotes/quotes.h"
#include "report/topics/map.h"
#include "report/topics/topics.h"

enum { FORMATS = 5, TOP = 10 };

static const enum section order[SECTION_COUNT] = {SECTION_OVERVIEW, SECTION_TERMS,
    SECTION_KEYNESS, SECTION_PHRASES, SECTION_COLLOCATIONS, SECTION_DISPERSION,
    SECTION_TOPICS, SECTION_DOCUMENTS, SECTION_SENTENCES};

static void think(const struct corpus *corpus, size_t topics, struct summary *summary)
{
    const struct phrases_options phrases = {.top = TOP};
    const struct topics_options wanted = {.topics = topics, .top = TOP};
    overview_count(corpus, summary);
    terms_count(corpus, TOP, summary);
    keyness_usual(corpus, TOP, summary);
    phrases_find(corpus, &phrases, summary);
    collocations_find(corpus, TOP, summary);
    dispersion_measure(corpus, TOP, summary);
    fuzz_check(!topics_find(corpus, &wanted, summary), "no topics without a file");
    topic_map_place(corpus, summary);
    sentences_choose(corpus, &(struct sentences_options){TOP}, summary);
}

/* Documents are named by the table: none is opened, they are all in this list. */
static void quote(const struct corpus *corpus, struct summary *summary)
{
    struct output *list = fuzz_output(3);
    for (size_t i = 0; i < corpus->document_count; i++) {
        output_write(list, corpus->documents[i].name);
        output_text(list, "\ttests/samples/harbour.txt\n");
    }
    struct fuzz_file file = fuzz_file_new(fuzz_written(list));
    struct quotes *quotes = quotes_new(file.path);
    fuzz_check(quotes != NULL, "a list of sources is not read");
    quotes_fill(quotes, summary);
    contexts_find(corpus, quotes, summary);
    quotes_free(quotes);
    close(file.fd);
}

/* False where a table is none. */
static bool report(const struct fuzz_file *file, size_t topics, int format,
    const struct draw_style *style, struct output *output)
{
    struct corpus corpus;
    struct summary summary = {.order = order, .order_count = SECTION_COUNT};
    uint64_t line;
    corpus_begin(&corpus, true);
    bool good = corpus_add(&corpus, file->path, &line) == NULL;
    corpus_finish(&corpus);
    if (good) {
        corpus_mark_stopwords(&corpus, NULL);
        think(&corpus, topics, &summary);
        quote(&corpus, &summary);
        draw_formats[format].draw(&summary, style, output);
    }
    arena_free(&summary.arena);
    corpus_free(&corpus);
    return good;
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
    int format = (int)(fuzz_byte(&fuzz) % FORMATS);
    size_t topics = fuzz_byte(&fuzz) % 8;
    struct draw_style style = {.title = "Title"};
    style.width = 1 + fuzz_byte(&fuzz) % 120;
    style.color = topics & 1;
    style.spreadsheet = topics & 2;
    struct fuzz_file file = fuzz_file_new(fuzz_rest(&fuzz));
    struct output *once = fuzz_output(0), *twice = fuzz_output(1);
    if (report(&file, topics, format, &style, once)) {
        report(&file, topics, format, &style, twice);
        fuzz_same("the second time", fuzz_written(once), fuzz_written(twice));
        if (draw_formats[format].draw == draw_json)
            check_json(fuzz_written(once));
    }
    close(file.fd);
    return 0;
}
