#include "data/chinese/variants.h"

#include <stdlib.h>

#include "lib/input.h"
#include "lib/memory.h"
#include "lib/message.h"

enum { CODE_POINTS = 0x110000 };

/* `U+6F22 TAB kSimplifiedVariant TAB U+6C49`, some with several variants. */
static void read_line(struct span line, uint32_t *simplified)
{
    static const char property[] = "\tkSimplifiedVariant\t";
    char text[256];
    if (line.size >= sizeof text)
        return;
    memcpy(text, line.data, line.size);
    text[line.size] = '\0';
    char *at = strstr(text, property);
    if (strncmp(text, "U+", 2) != 0 || !at)
        return;
    unsigned long code_point = strtoul(text + 2, NULL, 16);
    at += sizeof property - 1;
    while (code_point < CODE_POINTS && strncmp(at, "U+", 2) == 0) {
        unsigned long variant = strtoul(at + 2, &at, 16);
        if (variant != code_point && variant < CODE_POINTS) {
            simplified[code_point] = (uint32_t)variant;
            return;
        }
        at += *at == ' ';
    }
}

uint32_t *variants_read(const char *path)
{
    uint32_t *simplified = memory_new(CODE_POINTS, sizeof *simplified);
    for (uint32_t i = 0; i < CODE_POINTS; i++)
        simplified[i] = i;
    if (!path)
        return simplified;
    struct input input;
    struct span line;
    if (!input_open(&input, path))
        message_die(STATUS_USAGE, path, "%s", strerror(input.error));
    while (input_line(&input, &line))
        read_line(line, simplified);
    if (input.error)
        message_die(STATUS_USAGE, path, "%s", strerror(input.error));
    input_close(&input);
    return simplified;
}
