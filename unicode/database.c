#include "unicode/database.h"

#include <stdlib.h>
#include <string.h>

static const char *directory;

void database_open(const char *name)
{
    directory = name;
}

FILE *database_file(const char *name)
{
    char path[LINE];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *stream = fopen(path, "r");
    if (!stream) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    return stream;
}

const char *database_field(const char *line, int index, char *room)
{
    for (; index > 0; index--) {
        line = strchr(line, ';');
        if (!line)
            return NULL;
        line++;
    }
    line += strspn(line, " \t");
    size_t size = strcspn(line, ";#\n");
    while (size && (line[size - 1] == ' ' || line[size - 1] == '\t'))
        size--;
    memcpy(room, line, size);
    room[size] = '\0';
    return room;
}

int database_range(const char *line, unsigned *first, unsigned *last)
{
    int found = sscanf(line, "%x..%x", first, last);
    if (found == 1)
        *last = *first;
    return found >= 1;
}
