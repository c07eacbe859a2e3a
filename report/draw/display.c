#include "report/draw/display.h"

#include <stdio.h>

#include "lib/escape.h"
#include "lib/languages.h"

struct span display_number(struct arena *arena, uint64_t number)
{
    char digits[32], room[44];
    int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    size_t size = 0;
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0)
            room[size++] = ',';
        room[size++] = digits[i];
    }
    return arena_copy(arena, (struct span){room, size});
}

struct span display_language(struct arena *arena, struct span lang)
{
    const struct language *language = language_find(lang);
    if (span_equal(lang, SPAN("zxx")))
        return SPAN("no prose (left out)");
    if (span_equal(lang, SPAN("mul")))
        return SPAN("others");
    if (!language)
        return lang.size ? harmless_new(arena, lang) : SPAN("unknown language");
    size_t size = strlen(language->name);
    char *name = arena_new(arena, size + 1, 1);
    memcpy(name, language->name, size);
    if (name[0] >= 'a' && name[0] <= 'z')
        name[0] = (char)(name[0] - 'a' + 'A');
    return (struct span){name, size};
}

double display_part(double part)
{
    return part > 0 ? (part < 1 ? part : 1) : 0; /* a NaN is not above 0 */
}

void display_bar(struct output *output, double part, size_t columns)
{
    part = display_part(part);
    static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    size_t filled = (size_t)(part * (double)columns * 8 + 0.5);
    if (filled == 0 && part > 0)
        filled = 1;
    for (size_t i = 0; i < filled / 8; i++)
        output_text(output, "█");
    output_text(output, eighths[filled % 8]);
}
