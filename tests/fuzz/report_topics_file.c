/* A topic model in a file may be anything; one that is read is applied to texts. */
#include "tests/fuzz/data.h"
#include "tests/fuzz/fuzz.h"

#include "report/corpus/corpus.h"
#include "report/topics/file.h"
#include "report/topics/topics.h"

static const char table[] = "sentence\tterm\tlang\tforms\tcount\n"
                            "a#0-9\tb\ten\tb:2\t2\n"
                            "a#0-9\tcrane\ten\tcranes:1\t1\n"
                            "a#10-20\tcrane\ten\tcrane:1\t1\n"
                            "a#10-20\tport\ten\tport:3\t3\n"
                            "b#0-9\tport\ten\tport:1\t1\n";

static void apply(const char *path)
{
    struct fuzz_file file = fuzz_file_new(SPAN(table));
    struct corpus corpus;
    struct summary summary = {.order = NULL};
    uint64_t line;
    corpus_open(&corpus, &(struct corpus_options){.ngrams = false});
    fuzz_check(!corpus_add(&corpus, file.path, &line), "a table is not read");
    corpus_finish(&corpus);
    const struct topics_options options = {.topics = TOPICS_AUTO, .top = 10, .file = path};
    topics_find(&corpus, &options, &summary);
    summary_free(&summary);
    corpus_close(&corpus);
    close(file.fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    struct fuzz_file file = fuzz_file_new(fuzz_rest(&fuzz));
    struct topic_file model;
    if (!topic_file_read(&model, file.path)) {
        for (size_t k = 0; k < model.model.topics; k++)
            for (size_t w = 0; w < model.model.words[k].count; w++)
                fuzz_check(model.model.words[k].words[w].column < model.term_count,
                    "a topic's word is none of the terms");
        topic_file_close(&model);
        apply(file.path);
    }
    close(file.fd);
    return 0;
}
