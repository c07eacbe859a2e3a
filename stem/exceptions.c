#include "stem/exceptions.h"

#include <stdlib.h>

#include "lib/memory.h"

static bool read_row(struct exceptions *exceptions, struct span line)
{
    if (line.size && line.data[line.size - 1] == '\r')
        line.size--;
    if (!line.size)
        return true;
    const char *tab = memchr(line.data, '\t', line.size);
    if (!tab || tab == line.data || tab + 1 == line.data + line.size)
        return false;
    struct span token = {line.data, (size_t)(tab - line.data)};
    struct span term = {tab + 1, line.size - token.size - 1};
    if (memchr(term.data, '\t', term.size))
        return false;
    uint32_t number = hash_strings_add(&exceptions->tokens, token);
    exceptions->terms = memory_grow(
        exceptions->terms, &exceptions->capacity, number + 1, sizeof(struct span));
    exceptions->terms[number] = arena_copy(&exceptions->arena, term);
    return true;
}

long exceptions_read(struct exceptions *exceptions, const char *file, int *error)
{
    *exceptions = (struct exceptions){.terms = NULL};
    hash_strings_open(&exceptions->tokens);
    struct input input;
    struct span line;
    long number = 0, wrong = 0;
    if (input_open(&input, file))
        while (!wrong && input_line(&input, &line)) {
            number++;
            if (!read_row(exceptions, line))
                wrong = number;
        }
    *error = input.error;
    input_close(&input);
    return *error ? -1 : wrong;
}

struct span exceptions_find(const struct exceptions *exceptions, struct span token)
{
    uint32_t number = hash_strings_find(&exceptions->tokens, token);
    return number ? exceptions->terms[number] : (struct span){NULL, 0};
}

void exceptions_index(struct exception_list *list, struct span lines)
{
    *list = (struct exception_list){.lines = lines};
    for (size_t at = 0; at < lines.size;) {
        const char *end = memchr(lines.data + at, '\n', lines.size - at);
        list->starts = memory_grow(
            list->starts, &list->capacity, list->count + 1, sizeof *list->starts);
        list->starts[list->count++] = (uint32_t)at;
        at = end ? (size_t)(end - lines.data) + 1 : lines.size;
    }
}

/* How a token stands to that of a line: -1, 0 or 1 as in byte order. */
static int compare_token(struct span token, const char *line, size_t size)
{
    size_t shorter = token.size < size ? token.size : size;
    int order = memcmp(token.data, line, shorter);
    if (order)
        return order;
    return token.size >= size ? 1 : line[shorter] == '\t' ? 0 : -1;
}

struct span exceptions_search(const struct exception_list *list, struct span token)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *line = list->lines.data + list->starts[middle];
        size_t end =
            middle + 1 < list->count ? list->starts[middle + 1] - 1 : list->lines.size;
        size_t size = end - list->starts[middle];
        int order = compare_token(token, line, size);
        if (order == 0) {
            struct span term = {line + token.size + 1, size - token.size - 1};
            while (term.size && term.data[term.size - 1] == '\n')
                term.size--;
            return term;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return (struct span){NULL, 0};
}

void exceptions_unindex(struct exception_list *list)
{
    free(list->starts);
}

void exceptions_free(struct exceptions *exceptions)
{
    hash_strings_close(&exceptions->tokens);
    free(exceptions->terms);
    arena_free(&exceptions->arena);
}
