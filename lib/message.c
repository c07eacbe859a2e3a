#include "lib/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/utf8.h"

enum {
    MESSAGE_MAX = 4096, /* bytes of a message shown; a longer one is cut */
};

const char *message_name(void)
{
    const char *name = getenv("WINNOW_AS");
    return name && *name ? name : program_name;
}

/* One write a message, so that messages of the programs of a pipeline do not mix. */
struct line {
    char text[4 * MESSAGE_MAX + 8];
    size_t size;
};

/* Adds text, what could do more than be seen and what is not UTF-8 as \xHH. */
static void message_add(struct line *line, const char *text)
{
    size_t size = strlen(text), read;
    for (size_t at = 0; at < size && line->size < sizeof line->text - 20; at += read) {
        uint32_t code;
        int length = utf8_decode(text + at, size - at, &code);
        read = (size_t)(length < 0 ? -length : length);
        bool harmful = length < 0 || utf8_is_harmful(code);
        for (size_t i = at; i < at + read; i++)
            if (harmful)
                line->size += (size_t)snprintf(
                    line->text + line->size, 5, "\\x%02X", (unsigned char)text[i]);
            else
                line->text[line->size++] = text[i];
    }
}

static void message_list(const char *file, const char *format, va_list arguments)
{
    char reason[MESSAGE_MAX];
    vsnprintf(reason, sizeof reason, format, arguments);
    struct line line = {.size = 0};
    message_add(&line, message_name());
    message_add(&line, ": ");
    if (file) {
        message_add(&line, strcmp(file, "-") == 0 ? "standard input" : file);
        message_add(&line, ": ");
    }
    message_add(&line, reason);
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
    flockfile(stderr); /* the first thread to die: others wait for the end here */
    va_start(arguments, format);
    message_list(file, format, arguments);
    va_end(arguments);
    exit(status);
}
