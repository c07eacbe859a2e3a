/* What sets each group of documents apart: a line each. */
#include "report/draw/display.h"
#include "report/draw/text/brief.h"

enum { NAME_LEAST = 8, NAME_MOST = 20, NARROW = 60, WORDS_MOST = 8 };

#define NO_BREAK "\xC2\xA0" /* a space at which lines do not break */

static size_t name_columns(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    size_t most = NAME_LEAST;
    for (size_t g = 0; g < summary->group_count; g++) {
        size_t width = display_width(text_harmless(screen, summary->groups[g].name));
        most = width > most ? width : most;
    }
    return most < NAME_MOST ? most : NAME_MOST;
}

static struct span join_keys(struct screen *screen, const struct summary_rows *keys)
{
    struct span line = SPAN("");
    for (size_t i = 0; i < keys->count && i < WORDS_MOST; i++) {
        struct span text = text_apart(screen, keys->rows[i].text);
        struct span times = draw_times(&screen->arena, &keys->rows[i]);
        line = arena_print(&screen->arena, "%.*s%s%.*s" NO_BREAK "%.*s", (int)line.size,
            line.data, line.size ? NO_BREAK "· " : "", (int)text.size, text.data,
            (int)times.size, times.data);
    }
    return line.size ? line : SPAN("–");
}

void text_groups(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    size_t columns = name_columns(screen);
    bool narrow = screen->width < NARROW;
    size_t margin = narrow ? 2 * TEXT_MARGIN : TEXT_MARGIN + columns + 2;
    for (size_t g = 0; g < summary->group_count; g++) {
        const struct summary_group *group = &summary->groups[g];
        text_indent(screen, TEXT_MARGIN);
        text_look(screen, LOOK_BOLD);
        if (narrow)
            text_wrapped(screen, text_harmless(screen, group->name), TEXT_MARGIN, 1);
        else
            display_column(screen->output, text_apart(screen, group->name), columns, false);
        text_plain(screen);
        text_indent(screen, narrow ? margin : 2);
        text_wrapped(screen, join_keys(screen, &group->keys), margin, 1);
    }
}
