#include "report/draw/cells.h"

#include "lib/escape.h"

/* Whether a spreadsheet would run a cell as a formula (OWASP, "CSV injection"; the wide
 * forms count where people write Japanese) or take it for quoted, to the next quotation
 * mark. */
static bool is_active(struct span text)
{
    static const char *const starts[] = {"=", "+", "-", "@", "\"", "＝", "＋", "－", "＠"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (span_starts(text, span_of(starts[i])))
            return true;
    return false;
}

void cells_write(struct output *output, struct span text, bool escaped, bool spreadsheet,
    struct arena *arena)
{
    if (spreadsheet && is_active(text))
        output_byte(output, '\'');
    while (text.size) {
        size_t plain = 0;
        while (plain < text.size && !strchr("\t\n\r\\", text.data[plain]))
            plain++;
        output_write(output, harmless_new(arena, (struct span){text.data, plain}));
        if (plain == text.size)
            return;
        char byte = text.data[plain];
        output_text(output, byte == '\t'   ? "\\t"
                            : byte != '\\' ? "\\n"
                            : escaped      ? "\\"
                                           : "\\\\");
        text = (struct span){text.data + plain + 1, text.size - plain - 1};
    }
}
