#include "stem/exceptions.h"

#include <stdlib.h>

#include "lib/fold.h"
#include "lib/list_text.h"
#include "lib/memory.h"

static void exceptions_put(struct exceptions *exceptions, struct exception_table *table,
    struct span token, struct span term)
{
    uint32_t number = hash_strings_add(&table->tokens, token);
    table->terms =
        memory_grow(table->terms, &table->capacity, number + 1, sizeof(struct span));
    table->terms[number] = arena_copy(&exceptions->arena, term);
}

static struct span exceptions_get(const struct exception_table *table, struct span token)
{
    uint32_t number = hash_strings_find(&table->tokens, token);
    return number ? table->terms[number] : (struct span){NULL, 0};
}

/* Text with the apostrophes that tokens have; the arena owns it. */
static struct span with_straight(struct arena *arena, struct span text)
{
    static const char curly[] = "\xE2\x80\x99";
    char *room = (char *)arena_copy(arena, text).data;
    size_t size = 0;
    for (size_t i = 0; i < text.size; size++) {
        bool apostrophe =
            span_starts((struct span){text.data + i, text.size - i}, SPAN(curly));
        room[size] = apostrophe ? '\'' : text.data[i];
        i += apostrophe ? sizeof curly - 1 : 1;
    }
    return (struct span){room, size};
}

/* Whether a token is written with a capital as a word that begins a sentence is. */
static bool is_capitalised(struct span token, struct span folded)
{
    size_t end = token.size;
    while (end && folded.size == token.size && token.data[end - 1] == folded.data[end - 1])
        end--;
    return end == 1 && token.size > 1;
}

static void put_folded(struct exceptions *exceptions, struct span token, struct span term)
{
    char *room = arena_new(&exceptions->arena, FOLD_GROWTH, token.size);
    struct span folded = {room, fold_case(token, false, room)};
    if (is_capitalised(token, folded))
        exceptions_put(exceptions, &exceptions->folded, folded, term);
}

static bool read_row(struct exceptions *exceptions, struct span line)
{
    if (line.size && line.data[line.size - 1] == '\r')
        line.size--;
    if (!line.size)
        return true;
    const char *tab = memchr(line.data, '\t', line.size);
    if (!tab && *line.data == '#')
        return true;
    if (!tab || tab == line.data || tab + 1 == line.data + line.size)
        return false;
    struct span token = {line.data, (size_t)(tab - line.data)};
    struct span term = {tab + 1, line.size - token.size - 1};
    if (memchr(term.data, '\t', term.size))
        return false;
    token = with_straight(&exceptions->arena, token);
    exceptions_put(exceptions, &exceptions->written, token, term);
    put_folded(exceptions, token, term);
    return true;
}

long exceptions_read(struct exceptions *exceptions, const char *file, int *error)
{
    *exceptions = (struct exceptions){.arena = {0}};
    hash_strings_open(&exceptions->written.tokens);
    hash_strings_open(&exceptions->folded.tokens);
    struct input input;
    long number = 0, wrong = 0;
    if (input_open(&input, file)) {
        struct span line, text = list_text_read(&input, &exceptions->arena);
        while (!wrong && list_text_line(&text, &line)) {
            number++;
            if (!read_row(exceptions, line))
                wrong = number;
        }
    }
    *error = input.error;
    input_close(&input);
    return *error ? -1 : wrong;
}

struct span exceptions_find(const struct exceptions *exceptions, struct span token)
{
    struct span term = exceptions_get(&exceptions->written, token);
    return term.data ? term : exceptions_get(&exceptions->folded, token);
}

void exceptions_free(struct exceptions *exceptions)
{
    hash_strings_close(&exceptions->written.tokens);
    hash_strings_close(&exceptions->folded.tokens);
    free(exceptions->written.terms);
    free(exceptions->folded.terms);
    arena_free(&exceptions->arena);
}
