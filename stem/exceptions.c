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

void exceptions_free(struct exceptions *exceptions)
{
    hash_strings_close(&exceptions->tokens);
    free(exceptions->terms);
    arena_free(&exceptions->arena);
}
