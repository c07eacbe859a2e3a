#include "lib/vertical_context.h"

#include <stdlib.h>

enum vertical_level vertical_level_of(struct span name)
{
    if (name.size == 1)
        return *name.data == 's'   ? VERTICAL_S
               : *name.data == 'p' ? VERTICAL_P
                                   : VERTICAL_LEVELS;
    return span_equal(name, SPAN("doc")) ? VERTICAL_DOC : VERTICAL_LEVELS;
}

static uint32_t stated_language(
    struct vertical_context *context, const struct vertical_line *line)
{
    struct span value = vertical_value_new(line, SPAN("lang"));
    uint32_t number = value.size ? hash_strings_add(context->languages, value) : 0;
    free((char *)value.data);
    return number;
}

enum vertical_level vertical_context_follow(
    struct vertical_context *context, const struct vertical_line *line)
{
    bool opens = line->kind == VERTICAL_OPEN;
    if (!opens && line->kind != VERTICAL_CLOSE)
        return VERTICAL_LEVELS;
    enum vertical_level level = vertical_level_of(line->name);
    for (int i = level; i < VERTICAL_LEVELS; i++) {
        context->stated[i] = 0;
        context->open[i] = false;
    }
    if (opens && level < VERTICAL_LEVELS) {
        context->open[level] = true;
        context->stated[level] = stated_language(context, line);
    }
    return level;
}

uint32_t vertical_context_language(const struct vertical_context *context)
{
    for (int i = VERTICAL_LEVELS; i-- > 0;)
        if (context->stated[i])
            return context->stated[i];
    return 0;
}

void vertical_context_reset(struct vertical_context *context)
{
    *context = (struct vertical_context){.languages = context->languages};
}
