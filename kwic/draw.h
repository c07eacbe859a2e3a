/* Lines of places, as a table, as JSON, or aligned for people. */
#ifndef KWIC_DRAW_H
#define KWIC_DRAW_H

#include "kwic/finder.h"
#include "lib/output.h"

enum draw_format { DRAW_TSV, DRAW_TEXT, DRAW_JSONL };

struct draw {
    struct output *output;
    enum draw_format format;
    size_t width; /* columns of a line of text */
    bool color;
    char *const
        *queries; /* as given, where there may be several: shown with each place, and
                             its day; or NULL */
};

/* The header line, where the format has one. */
void draw_header(const struct draw *draw);

/* One line; what could harm where it is shown is replaced. */
void draw_hit(const struct draw *draw, const struct finder_hit *hit);

#endif
