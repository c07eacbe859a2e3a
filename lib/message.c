#include "lib/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MESSAGE_MAX = 4096, /* bytes of a message shown; a longer one is cut */
};

/* One write a message, so that messages of the programs of a pipeline do not mix. */
struct line {
    char text[4 * MESSAGE_MAX + 8];
    size_t size;
};

static void add(struct line *line, const char *text)
{
    for (size_t i = 0; text[i] && line->size < sizeof line->text - 8; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < 0x20 || byte == 0x7F)
            line->size += (size_t)snprintf(line->text + line->size, 5, "\\x%02X", byte);
        else
            line->text[line->size++] = text[i];
    }
}

static void message_list(const char *file, const char *format, va_list arguments)
{
    char reason[MESSAGE_MAX];
    vsnprintf(reason, sizeof reason, format, arguments);
    struct line line = {.size = 0};
    add(&line, program_name);
    add(&line, ": ");
    if (file) {
        add(&line, strcmp(file, "-") == 0 ? "standard input" : file);
        add(&line, ": ");
    }
    add(&line, reason);
    line.text[line.size++] = '\n';
    fwrite(line.text, 1, line.size, stderr);
}

void message(const char *file, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    message_list(file, format, arguments);
    va_end(arguments);
}

_Noreturn void message_die(int status, const char *file, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    message_list(file, format, arguments);
    va_end(arguments);
    exit(status);
}
