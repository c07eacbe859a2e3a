#include "report/topics/file.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/input.h"
#include "lib/memory.h"
#include "lib/output.h"

enum {
    TERMS_MOST = 1 << 24,
    TOPICS_LIMIT = 1 << 16,
    CELLS_MOST = 1 << 30, /* terms × topics */
};

static const char magic[] = "winnow-topics\t1\t";
static const char damaged[] = "not a topic model, or damaged";

/* ---------------------------------------------------------------- writing */

static float lowest(const struct topic_model *model, size_t columns)
{
    float floor = 0;
    for (size_t j = 0; j < columns; j++)
        for (size_t k = 0; k < model->topics; k++)
            floor = fminf(floor, model->evidence[j * model->stride + k]);
    return floor;
}

static void write_topics(struct output *output, const struct topic_model *model,
    const struct span *labels, const size_t *order)
{
    for (size_t k = 0; k < model->topics; k++) {
        const struct topic_words *words = &model->words[order[k]];
        output_write(output, labels[order[k]]);
        for (size_t w = 0; w < words->count; w++)
            output_print(output, "%c%u:%.9g", w ? ' ' : '\t',
                (unsigned)words->words[w].column, (double)words->words[w].relevance);
        output_byte(output, '\n');
    }
}

static void write_cell(struct output *output, struct span cell)
{
    output_write(output, cell);
    output_byte(output, '\t');
}

static void write_terms(struct output *output, const struct corpus *corpus,
    const struct document_term_matrix *units, const struct topic_model *model,
    const size_t *order, float floor)
{
    for (size_t j = 0; j < units->columns; j++) {
        const struct corpus_term *term = &corpus->terms[units->terms[j]];
        const float *evidence = model->evidence + j * model->stride;
        write_cell(output, term->term);
        write_cell(output, term->lang);
        write_cell(output, term->form);
        output_print(output, "%.9g", (double)units->factors[j]);
        char before = '\t';
        for (size_t k = 0; k < model->topics; k++) {
            if (evidence[order[k]] <= floor)
                continue;
            output_print(output, "%c%zu:%.9g", before, k, (double)evidence[order[k]]);
            before = ' ';
        }
        output_byte(output, '\n');
    }
}

int topic_file_write(const char *path, const struct corpus *corpus,
    const struct document_term_matrix *units, const struct topic_model *model,
    const struct span *labels, const size_t *order)
{
    size_t size = strlen(path) + sizeof ".part";
    char *part = memory_new(size, 1);
    snprintf(part, size, "%s.part", path);
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0666), error = errno;
    if (fd >= 0) {
        struct output output;
        float floor = lowest(model, units->columns);
        output_open(&output, fd);
        output_print(&output, "%s%s\t%zu\t%zu\t%.9g\n", magic,
            units->documents ? "documents" : "sentences", model->topics, units->columns,
            (double)floor);
        write_topics(&output, model, labels, order);
        write_terms(&output, corpus, units, model, order, floor);
        error = output_close(&output);
        if (!error && rename(part, path) != 0)
            error = errno;
        if (error)
            unlink(part);
    }
    free(part);
    return error;
}

/* ---------------------------------------------------------------- reading */

/* Cuts the cell before the next `end` (or all) off a line. */
static struct span file_cut(struct span *line, char end)
{
    const char *at = line->size ? memchr(line->data, end, line->size) : NULL;
    struct span cell = {line->data, at ? (size_t)(at - line->data) : line->size};
    size_t used = cell.size + (at != NULL);
    *line = (struct span){line->data + used, line->size - used};
    return cell;
}

/* Reads a whole cell as a finite number. */
static bool read_number(struct span cell, double *number)
{
    char text[64], *end;
    if (cell.size == 0 || cell.size >= sizeof text)
        return false;
    memcpy(text, cell.data, cell.size);
    text[cell.size] = 0;
    *number = strtod(text, &end);
    return *end == 0 && isfinite(*number);
}

/* Reads a whole cell as a number below `limit`. */
static bool read_index(struct span cell, size_t limit, size_t *index)
{
    double number;
    if (!read_number(cell, &number) || number < 0 || number >= (double)limit ||
        number != floor(number))
        return false;
    *index = (size_t)number;
    return true;
}

/* Reads NUMBER:VALUE, cut off the line. */
static bool read_pair(struct span *line, size_t limit, size_t *index, float *value)
{
    struct span pair = file_cut(line, ' '), number = file_cut(&pair, ':');
    double read;
    if (!read_index(number, limit, index) || !read_number(pair, &read))
        return false;
    *value = (float)read;
    return true;
}

static bool read_header(struct topic_file *file, struct span line, float *floor)
{
    size_t begin = sizeof magic - 1;
    double lowest;
    if (line.size < begin || memcmp(line.data, magic, begin) != 0)
        return false;
    line = (struct span){line.data + begin, line.size - begin};
    struct span units = file_cut(&line, '\t'), topics = file_cut(&line, '\t');
    struct span terms = file_cut(&line, '\t');
    file->documents = span_equal(units, SPAN("documents"));
    if (!read_index(topics, TOPICS_LIMIT, &file->model.topics) ||
        !read_index(terms, TERMS_MOST, &file->term_count) || !read_number(line, &lowest))
        return false;
    *floor = (float)lowest;
    file->model.stride = matrix_stride(file->model.topics);
    return file->model.topics > 0 && file->term_count > 0 &&
           file->term_count <= CELLS_MOST / file->model.stride;
}

static bool read_topic(struct topic_file *file, size_t k, struct span line)
{
    struct topic_words *words = &file->model.words[k];
    size_t capacity = 0, column;
    file->labels[k] = arena_copy(&file->arena, file_cut(&line, '\t'));
    while (line.size) {
        float relevance;
        if (!read_pair(&line, file->term_count, &column, &relevance) || relevance < 0)
            return false;
        words->words =
            memory_grow(words->words, &capacity, words->count + 1, sizeof *words->words);
        words->words[words->count++] = (struct coherence_word){(uint32_t)column, relevance};
    }
    return words->count > 0;
}

static bool read_term(struct topic_file *file, size_t j, struct span line, float floor)
{
    struct kept_column *term = &file->terms[j];
    float *evidence = file->model.evidence + j * file->model.stride;
    double factor;
    term->term = arena_copy(&file->arena, file_cut(&line, '\t'));
    term->lang = arena_copy(&file->arena, file_cut(&line, '\t'));
    term->form = arena_copy(&file->arena, file_cut(&line, '\t'));
    if (!read_number(file_cut(&line, '\t'), &factor) || factor < 0)
        return false;
    term->factor = (float)factor;
    for (size_t k = 0; k < file->model.topics; k++)
        evidence[k] = floor;
    while (line.size) {
        size_t topic;
        float value;
        if (!read_pair(&line, file->model.topics, &topic, &value))
            return false;
        evidence[topic] = value;
    }
    return true;
}

static bool read_lines(struct topic_file *file, struct input *input)
{
    struct span line;
    float floor;
    if (!input_line(input, &line) || !read_header(file, line, &floor))
        return false;
    struct topic_model *model = &file->model;
    model->words = memory_new(model->topics, sizeof *model->words);
    model->evidence = memory_new(file->term_count * model->stride, sizeof *model->evidence);
    file->labels = arena_new(&file->arena, model->topics, sizeof *file->labels);
    file->terms = arena_new(&file->arena, file->term_count, sizeof *file->terms);
    for (size_t k = 0; k < model->topics; k++)
        if (!input_line(input, &line) || !read_topic(file, k, line))
            return false;
    for (size_t j = 0; j < file->term_count; j++)
        if (!input_line(input, &line) || !read_term(file, j, line, floor))
            return false;
    return !input_line(input, &line);
}

const char *topic_file_read(struct topic_file *file, const char *path)
{
    struct input input;
    const char *wrong = NULL;
    *file = (struct topic_file){0};
    if (!input_open(&input, path))
        return strerror(input.error);
    if (!read_lines(file, &input))
        wrong = input.error ? strerror(input.error) : damaged;
    input_close(&input);
    if (wrong)
        topic_file_close(file);
    return wrong;
}

void topic_file_close(struct topic_file *file)
{
    if (file->model.words)
        topic_model_close(&file->model);
    arena_free(&file->arena);
    *file = (struct topic_file){0};
}
