#include "count/export_matrix.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "count/run_file.h"
#include "count/sort.h"
#include "lib/hashtable.h"
#include "lib/memory.h"
#include "lib/temporary.h"

struct export_matrix {
    bool svmlight;
    struct output *output;
    int fd, error;
    struct run_writer writer;
    struct hash_strings terms; /* term TAB lang */
    struct hash_strings units; /* in order, as the rows are */
    uint64_t entries;
    char *scratch; /* owned; a term's name */
    size_t capacity;
};

struct export_matrix *export_matrix_new(
    const char *directory, bool svmlight, struct output *output)
{
    struct export_matrix *matrix = memory_new(1, sizeof *matrix);
    matrix->svmlight = svmlight;
    matrix->output = output;
    hash_strings_open(&matrix->terms);
    hash_strings_open(&matrix->units);
    matrix->fd = temporary_new(directory);
    if (matrix->fd < 0)
        matrix->error = errno;
    run_writer_open(&matrix->writer, matrix->fd);
    return matrix;
}

void export_matrix_free(struct export_matrix *matrix)
{
    hash_strings_close(&matrix->terms);
    hash_strings_close(&matrix->units);
    if (matrix->fd >= 0)
        close(matrix->fd);
    free(matrix->scratch);
    free(matrix);
}

static struct span term_name(struct export_matrix *matrix, const struct counts_row *row)
{
    size_t size = row->term.size + 1 + row->lang.size;
    matrix->scratch = memory_grow(matrix->scratch, &matrix->capacity, size, 1);
    memcpy(matrix->scratch, row->term.data, row->term.size);
    matrix->scratch[row->term.size] = '\t';
    if (row->lang.size)
        memcpy(matrix->scratch + row->term.size + 1, row->lang.data, row->lang.size);
    return (struct span){matrix->scratch, size};
}

bool export_matrix_put(struct export_matrix *matrix, const struct part_row *row)
{
    if (matrix->error)
        return false;
    hash_strings_add(&matrix->terms, term_name(matrix, &row->row));
    struct span last = matrix->units.count ? matrix->units.strings[matrix->units.count]
                                           : (struct span){NULL, 0};
    if (!matrix->units.count || !span_equal(last, row->row.unit))
        hash_strings_add(&matrix->units, row->row.unit);
    matrix->entries++;
    struct part_row bare = *row;
    bare.row.forms = (struct span){NULL, 0};
    if (matrix->writer.sink.put(&matrix->writer.sink, &bare))
        return true;
    matrix->error = matrix->writer.error;
    return false;
}

/* The column of each term by its number; writes the terms' names in their order. */
static uint32_t *number_columns(struct export_matrix *matrix)
{
    size_t count = matrix->terms.count;
    struct sort_item *items = memory_new(count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        struct span name = matrix->terms.strings[i + 1];
        items[i] = (struct sort_item){
            .text = name.data, .size = (uint32_t)name.size, .number = (uint32_t)i + 1};
    }
    sort_strings(items, count);
    uint32_t *columns = memory_new(count + 1, sizeof *columns);
    for (size_t i = 0; i < count; i++) {
        columns[items[i].number] = (uint32_t)i + 1;
        output_text(matrix->output, matrix->svmlight ? "# " : "%column ");
        output_number(matrix->output, i + 1);
        output_byte(matrix->output, '\t');
        output_write(matrix->output, (struct span){items[i].text, items[i].size});
        output_byte(matrix->output, '\n');
    }
    free(items);
    return columns;
}

static void write_sizes(struct export_matrix *matrix)
{
    for (size_t i = 1; i <= matrix->units.count; i++) {
        output_print(matrix->output, "%%row %zu\t", i);
        output_write(matrix->output, matrix->units.strings[i]);
        output_byte(matrix->output, '\n');
    }
    output_print(matrix->output, "%zu %zu %llu\n", matrix->units.count, matrix->terms.count,
        (unsigned long long)matrix->entries);
}

/* An entry: `ROW COLUMN COUNT`, or ` COLUMN:COUNT` behind the label 0 that begins a unit.
 */
static void write_entry(
    struct export_matrix *matrix, size_t unit, bool first, uint32_t column, uint64_t count)
{
    struct output *output = matrix->output;
    if (!matrix->svmlight) {
        output_number(output, unit);
        output_byte(output, ' ');
        output_number(output, column);
        output_byte(output, ' ');
        output_number(output, count);
        output_byte(output, '\n');
        return;
    }
    if (first)
        output_byte(output, '0');
    output_byte(output, ' ');
    output_number(output, column);
    output_byte(output, ':');
    output_number(output, count);
}

/* The unit's name ends its line of SVMlight, as a comment. */
static void write_unit_name(struct export_matrix *matrix, size_t unit)
{
    if (!matrix->svmlight || !unit)
        return;
    output_text(matrix->output, " # ");
    output_write(matrix->output, matrix->units.strings[unit]);
    output_byte(matrix->output, '\n');
}

static void write_entries(struct export_matrix *matrix, const uint32_t *columns)
{
    struct run_reader reader;
    struct part_row row;
    size_t unit = 0;
    run_reader_open(&reader, matrix->fd);
    while (!reader.error && reader.source.next(&reader.source, &row)) {
        bool first = !unit || !span_equal(matrix->units.strings[unit], row.row.unit);
        if (first)
            write_unit_name(matrix, unit++);
        uint32_t term = hash_strings_find(&matrix->terms, term_name(matrix, &row.row));
        write_entry(matrix, unit, first, columns[term], row.row.count);
    }
    write_unit_name(matrix, unit);
    matrix->error = reader.error;
    run_reader_close(&reader);
}

int export_matrix_end(struct export_matrix *matrix)
{
    bool good = run_writer_close(&matrix->writer);
    if (!good && !matrix->error)
        matrix->error = matrix->writer.error;
    if (matrix->error)
        return matrix->error;
    if (!matrix->svmlight)
        output_text(matrix->output, "%%MatrixMarket matrix coordinate integer general\n");
    uint32_t *columns = number_columns(matrix);
    if (!matrix->svmlight)
        write_sizes(matrix);
    write_entries(matrix, columns);
    free(columns);
    return matrix->error;
}
