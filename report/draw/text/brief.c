#include "report/draw/text/brief.h"

#include "report/draw/display.h"
#include "report/draw/interface.h"

const char *text_say(const struct screen *screen, const char *english)
{
    return interface_text(screen->language, english);
}

/* ---------------------------------------------------------------- facts */

void facts_add(struct facts *facts, struct span strong, struct span rest)
{
    static const char mark[] = " · ";
    struct screen *screen = facts->screen;
    size_t width = display_width(strong) + display_width(rest), gap = facts->used ? 3 : 0;
    bool breaks = facts->used && facts->used + gap + width > screen->width;
    if (breaks)
        output_byte(screen->output, '\n');
    else if (gap)
        output_text(screen->output, mark);
    facts->used = breaks ? width : facts->used + gap + width;
    text_look(screen, LOOK_BOLD);
    output_write(screen->output, strong);
    text_plain(screen);
    output_write(screen->output, rest);
}

void facts_count(struct facts *facts, uint64_t count, const char *one, const char *many)
{
    struct screen *screen = facts->screen;
    facts_add(facts, display_number(&screen->arena, count),
        arena_print(&screen->arena, " %s", text_say(screen, count == 1 ? one : many)));
}

void facts_languages(struct facts *facts)
{
    struct screen *screen = facts->screen;
    const struct overview *overview = &screen->summary->overview;
    size_t count = draw_shown_languages(screen->summary);
    struct span line = SPAN("");
    for (size_t i = 0; i < count; i++) {
        const struct language_share *language = &overview->languages[i];
        struct span name = display_language(&screen->arena, language->lang);
        if (count > 1)
            name = arena_print(&screen->arena, "%.*s %.0f %%", (int)name.size, name.data,
                100 * language->share);
        line = arena_print(&screen->arena, "%.*s%s%.*s", (int)line.size, line.data,
            i ? ", " : "", (int)name.size, name.data);
    }
    if (count)
        facts_add(facts, SPAN(""), line);
}

void facts_end(struct facts *facts)
{
    if (facts->used)
        output_byte(facts->screen->output, '\n');
    facts->used = 0;
}

/* ---------------------------------------------------------------- pieces */

void brief_heading(struct screen *screen, const char *heading, const char *beside)
{
    size_t used = display_width(span_of(heading));
    size_t width = beside ? display_width(span_of(beside)) : 0;
    output_byte(screen->output, '\n');
    text_look(screen, LOOK_BOLD);
    output_text(screen->output, heading);
    text_plain(screen);
    if (width && used + 2 + width <= text_line(screen)) {
        text_indent(screen, text_line(screen) - used - width);
        text_look(screen, LOOK_DIM);
        output_text(screen->output, beside);
        text_plain(screen);
    }
    output_byte(screen->output, '\n');
}

/* ---------------------------------------------------------------- links */

static bool has_link(const struct screen *screen, const struct summary_document *document)
{
    return screen->links && document && (document->file.size || document->address.size);
}

void brief_link(struct screen *screen, const struct summary_document *document)
{
    if (!has_link(screen, document))
        return;
    struct span address = draw_address(&screen->arena, document, screen->base);
    if (address.size)
        output_print(screen->output, "\033]8;;%.*s\033\\", (int)address.size, address.data);
}

void brief_link_end(struct screen *screen, const struct summary_document *document)
{
    if (has_link(screen, document) &&
        draw_address(&screen->arena, document, screen->base).size)
        output_text(screen->output, "\033]8;;\033\\");
}
