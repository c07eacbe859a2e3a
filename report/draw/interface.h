/* The words of what we show, in several languages: one table. */
#ifndef REPORT_DRAW_INTERFACE_H
#define REPORT_DRAW_INTERFACE_H

#include "lib/arena.h"
#include "lib/output.h"

/* The languages, English first, by their codes; NULL ends them. */
extern const char *const interface_languages[];

/* What an English text of ours is in a language (its index): the text itself where the
 * table has no other. A text with %s, %zu and the like has the same in every language. */
const char *interface_text(int language, const char *english);

/* The text with its %1 and %2 replaced by the values; the arena owns it. */
struct span interface_fill(
    struct arena *arena, const char *text, const char *const values[2]);

/* Writes those that the page's script shows as members of a JSON object. */
void interface_write_script(int language, struct output *output);

#endif
