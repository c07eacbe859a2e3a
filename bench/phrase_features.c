/* phrase_features: reads pairs of tables from standard input, PHRASES TAB SENTENCES a line,
 * and prints the candidates for key phrases of each with their features, for
 * bench/learn_phrases.py: a line `#document TAB PHRASES TAB SENTENCES_COUNT`, then of each candidate its text,
 * how many words, its count, whether it is a name, and its features. The first line names
 * the features. */
#include <stdio.h>
#include <stdlib.h>

#include "lib/message.h"
#include "report/phrases/features.h"
#include "report/phrases/names.h"

const char program_name[] = "phrase_features";

static void print(const struct candidates *candidates, const struct candidate *item)
{
    double features[FEATURE_COUNT];
    features_measure(candidates, item, features);
    printf("%.*s\t%u\t%llu\t%d", (int)item->term->form.size, item->term->form.data,
        item->length, (unsigned long long)item->count,
        (item->capital > 0) + 2 * item->begins);
    for (int i = 0; i < FEATURE_COUNT; i++)
        printf("\t%.6g", features[i]);
    putchar('\n');
}

static void add(struct corpus *corpus, const char *table)
{
    uint64_t line;
    const char *wrong = corpus_add(corpus, table, &line);
    if (wrong)
        message_die(STATUS_USAGE, table, "%s", wrong);
}

static void print_document(const char *phrases, const char *sentences)
{
    struct corpus corpus;
    corpus_open(&corpus, &(struct corpus_options){.ngrams = true});
    add(&corpus, phrases);
    add(&corpus, sentences);
    corpus_finish(&corpus);
    corpus_mark_stopwords(&corpus, NULL, NULL);
    printf("#document\t%s\t%zu\n", phrases, corpus.unit_count);
    if (corpus.language_count) {
        struct candidates candidates;
        candidates_find(&candidates, &corpus, 0, NULL);
        names_merge(&corpus, &candidates);
        for (size_t i = 0; i < candidates.count; i++)
            if (!candidates.items[i].dropped)
                print(&candidates, &candidates.items[i]);
        candidates_close(&candidates);
    }
    corpus_close(&corpus);
}

int main(void)
{
    char phrases[4096], sentences[4096];
    printf("#features");
    for (int i = 0; i < FEATURE_COUNT; i++)
        printf("\t%s", feature_name((enum feature)i));
    putchar('\n');
    while (scanf("%4095[^\t\n]\t%4095[^\n]\n", phrases, sentences) == 2)
        print_document(phrases, sentences);
    return fflush(stdout) ? STATUS_USAGE : STATUS_DONE;
}
