/* The pieces that text screens are made of: looks, wrapped lines, bars. */
#include "lib/escape.h"
#include "report/draw/display.h"
#include "report/draw/text/brief.h"

enum { LINE_MOST = 100 }; /* columns of running text: longer lines are hard to read */

void text_look(struct screen *screen, enum look look)
{
    static const char *const codes[] = {
        [LOOK_BOLD] = "\033[1m", [LOOK_DIM] = "\033[2m", [LOOK_ACCENT] = "\033[36m"};
    if (screen->color)
        output_text(screen->output, codes[look]);
}

void text_plain(struct screen *screen)
{
    if (screen->color)
        output_text(screen->output, "\033[0m");
}

void text_indent(struct screen *screen, size_t columns)
{
    display_column(screen->output, SPAN(""), columns, false);
}

struct span text_harmless(struct screen *screen, struct span text)
{
    return harmless_new(&screen->arena, text);
}

struct span text_apart(struct screen *screen, struct span text)
{
    return display_apart(&screen->arena, text_harmless(screen, text));
}

struct span text_joined(struct screen *screen, struct span line, struct span term)
{
    static const char no_break_space[] = "\xC2\xA0";
    term = text_apart(screen, term);
    if (line.size == 0)
        return term;
    return arena_print(&screen->arena, "%.*s%s· %.*s", (int)line.size, line.data,
        no_break_space, (int)term.size, term.data);
}

void text_heading(struct screen *screen, enum section section)
{
    const char *name = text_say(screen, sections[section].heading);
    struct span text = text_harmless(
        screen, draw_note(&screen->arena, screen->summary, section, screen->language));
    output_byte(screen->output, '\n');
    text_look(screen, LOOK_BOLD);
    output_text(screen->output, name);
    text_plain(screen);
    bool fits = display_width(span_of(name)) + 2 + display_width(text) <= screen->width;
    text_look(screen, LOOK_DIM);
    output_text(screen->output, fits && text.size ? "  " : "\n");
    if (fits && text.size) {
        output_write(screen->output, text);
        output_byte(screen->output, '\n');
    } else if (text.size) {
        text_indent(screen, TEXT_MARGIN);
        text_wrapped(screen, text, TEXT_MARGIN, SIZE_MAX);
    }
    text_plain(screen);
}

/* Whether a line must not begin with this: it ends what stands before it. */
static bool is_closing(struct span text)
{
    static const char *const marks[] = {"。", "，", "、", "！", "？", "；", "：", "」",
        "』", "）", "”", "’", "》", "〉", "】", "…", "ー", "．"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (span_starts(text, span_of(marks[i])))
            return true;
    return false;
}

/* Less the last character where what follows must not begin a line. */
static struct span keep_closing(struct span text, struct span line)
{
    while (line.size && line.size < text.size &&
           is_closing((struct span){text.data + line.size, text.size - line.size})) {
        size_t end = line.size - 1;
        while (end > 0 && ((unsigned char)text.data[end] & 0xC0) == 0x80)
            end--;
        if (end == 0)
            return line;
        line.size = end;
    }
    return line;
}

/* The longest beginning that fits `columns` and ends before a space, or where none does, of
 * exactly as many columns as fit. Never empty for text that is not. */
static struct span fitting_line(struct span text, size_t columns)
{
    struct span line = display_cut(text, columns);
    if (line.size == 0)
        line = display_cut(text, 2);
    if (line.size == 0 || line.size == text.size || text.data[line.size] == ' ')
        return line.size ? line : text;
    size_t space = line.size;
    while (space > 0 && line.data[space - 1] != ' ')
        space--;
    size_t wide = display_width((struct span){line.data + space, line.size - space});
    if (space > 0 && wide <= columns / 2)
        line.size = space - 1;
    else
        line = keep_closing(text, line);
    return line;
}

/* What a text that is cut ends in: the ellipsis, and the mark that ends a quotation. */
static const char *cut_end(struct span text)
{
    struct span mark = SPAN("”");
    bool quoted = text.size >= mark.size &&
                  memcmp(text.data + text.size - mark.size, mark.data, mark.size) == 0;
    return quoted ? " …”" : " …";
}

size_t text_line(const struct screen *screen)
{
    return screen->width < LINE_MOST ? screen->width : LINE_MOST;
}

size_t text_lines(
    struct screen *screen, struct span text, size_t margin, size_t columns, size_t most)
{
    const char *end = cut_end(text);
    for (size_t lines = 1; text.size; lines++) {
        struct span line = fitting_line(text, columns);
        bool cut = lines == most && line.size < text.size;
        if (cut)
            line = fitting_line(text, columns - 3);
        output_write(screen->output, line);
        output_text(screen->output, cut ? end : "");
        if (cut)
            return display_width(line) + display_width(span_of(end));
        text = (struct span){text.data + line.size, text.size - line.size};
        while (text.size && *text.data == ' ')
            text = (struct span){text.data + 1, text.size - 1};
        if (!text.size)
            return display_width(line);
        output_byte(screen->output, '\n');
        text_indent(screen, margin);
    }
    return 0;
}

void text_wrapped(struct screen *screen, struct span text, size_t margin, size_t most)
{
    size_t width = text_line(screen);
    if (text.size == 0)
        return;
    text_lines(screen, text, margin, width > margin + 10 ? width - margin : 10, most);
    output_byte(screen->output, '\n');
}

size_t text_bar(struct screen *screen, double part, size_t columns)
{
    part = display_part(part);
    size_t eighths = (size_t)(part * (double)columns * 8 + 0.5);
    size_t used = eighths ? (eighths + 7) / 8 : part > 0;
    text_look(screen, LOOK_ACCENT);
    display_bar(screen->output, part, columns);
    text_plain(screen);
    return used;
}

void text_left_out(struct screen *screen)
{
    for (int files = 1; files >= 0; files--) {
        struct span line =
            draw_left_out(&screen->arena, screen->summary, files, screen->language);
        if (line.size)
            text_wrapped(screen, text_harmless(screen, line), 0, SIZE_MAX);
    }
    struct span copies = draw_copies(&screen->arena, screen->summary, screen->language);
    if (copies.size)
        text_wrapped(screen, copies, 0, SIZE_MAX);
}
