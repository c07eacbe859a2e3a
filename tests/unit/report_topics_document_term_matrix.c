#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/topics/document_term_matrix.h"

const char program_name[] = "report_topics_document_term_matrix";

enum { UNITS = 40, STEP = 3 };

/* Units of three of six words each, in any order of them; `name` has the number of one. */
static void write_units(FILE *file, const char *header, const char *name)
{
    fprintf(file, "%s\tterm\tlang\tforms\tcount\n", header);
    for (unsigned i = 0; i < UNITS; i++)
        for (unsigned word = 0; word < 6; word++)
            if ((i * 7 + word * word) % 2 == 0) {
                fprintf(file, name, 1000 + 10 * i, 1009 + 10 * i);
                fprintf(file, "\tterm%u\ten\tterm%u:%u\t%u\n", word, word, 1 + i % 3,
                    1 + i % 3);
            }
}

static void load(struct corpus *corpus, const char *header, const char *name)
{
    char path[] = "/tmp/winnow-test.XXXXXX";
    uint64_t line;
    FILE *file = fdopen(mkstemp(path), "w");
    assert_non_null(file);
    write_units(file, header, name);
    assert_int_equal(fclose(file), 0);
    corpus_open(corpus, &(struct corpus_options){.ngrams = false});
    assert_null(corpus_add(corpus, path, &line));
    unlink(path);
    corpus_finish(corpus);
    assert_int_equal(corpus->unit_count, UNITS);
}

static void assert_same_row(const struct matrix *one, const struct matrix *other)
{
    size_t first = one->starts[0], count = one->starts[1] - first;
    size_t second = other->starts[0];
    assert_int_equal(other->starts[1] - second, count);
    assert_memory_equal(
        one->indexes + first, other->indexes + second, count * sizeof(uint32_t));
    assert_memory_equal(one->values + first, other->values + second, count * sizeof(float));
}

/* All rows are kept of one matrix, of another each STEP-th, of a third none. */
static void assert_rows_alike(const struct corpus *corpus)
{
    struct document_term_matrix all, some, none;
    struct document_term_reader readers[3];
    document_term_matrix_open(&all, corpus);
    document_term_matrix_open(&some, corpus);
    document_term_matrix_open(&none, corpus);
    document_term_matrix_keep(&all, 1);
    document_term_matrix_keep(&some, STEP);
    assert_int_equal(some.weights.rows, (UNITS + STEP - 1) / STEP);
    assert_true(all.weights.starts[UNITS] > UNITS);
    document_term_reader_open(&readers[0], &all);
    document_term_reader_open(&readers[1], &some);
    document_term_reader_open(&readers[2], &none);
    for (size_t i = 0; i < UNITS; i++) {
        struct document_term_row row = document_term_reader_row(&readers[0], i);
        for (size_t r = 1; r < 3; r++) {
            struct document_term_row other = document_term_reader_row(&readers[r], i);
            assert_same_row(&row.counts, &other.counts);
            assert_same_row(&row.weights, &other.weights);
        }
    }
    for (size_t r = 0; r < 3; r++)
        document_term_reader_close(&readers[r]);
    document_term_matrix_close(&all);
    document_term_matrix_close(&some);
    document_term_matrix_close(&none);
}

static void documents_read_are_those_kept(void **state)
{
    (void)state;
    struct corpus corpus;
    load(&corpus, "document", "name%u-%u");
    assert_rows_alike(&corpus);
    corpus_close(&corpus);
}

static void sentences_read_have_their_neighbours(void **state)
{
    (void)state;
    struct corpus corpus;
    load(&corpus, "sentence", "name#%u-%u");
    assert_rows_alike(&corpus);
    corpus_close(&corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_read_are_those_kept),
        cmocka_unit_test(sentences_read_have_their_neighbours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
