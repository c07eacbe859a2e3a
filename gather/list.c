#include "gather/list.h"

#include "lib/date.h"
#include "lib/escape.h"

static void write_cell(struct output *output, const char *name)
{
    struct arena arena = {0};
    output_write(output, escape_name_new(&arena, span_of(name)));
    arena_free(&arena);
}

void list_write(struct output *output, const char *name, const char *path)
{
    char date[DATE_SIZE];
    bool day = date_in_name(span_of(name), date);
    write_cell(output, name);
    if (path || day)
        output_byte(output, '\t');
    if (path)
        write_cell(output, path);
    if (day)
        output_print(output, "\t%s\t\t\t\tname", date);
    output_byte(output, '\n');
}

void list_write_cell(struct output *output, struct span line, int cell, struct span value)
{
    size_t at = 0;
    for (int tabs = 0; tabs < cell; tabs++) { /* the cells before */
        const char *tab =
            at < line.size ? memchr(line.data + at, '\t', line.size - at) : NULL;
        size_t end = tab ? (size_t)(tab - line.data) : line.size;
        output_write(output, (struct span){line.data + at, end - at});
        output_byte(output, '\t');
        at = tab ? end + 1 : line.size;
    }
    output_write(output, value);
    output_write(output, (struct span){line.data + at, line.size - at});
}
