/* What the parts of the text screen share. */
#ifndef REPORT_DRAW_TEXT_H
#define REPORT_DRAW_TEXT_H

#include "report/draw/draw.h"

enum {
    TEXT_MARGIN = 2, /* columns before everything but headings */
};

struct screen {
    const struct summary *summary;
    struct output *output;
    struct arena arena;
    size_t width;
    bool color;
    bool links;
    const char *base;  /* of links */
    const char *title; /* or NULL */
    int language;      /* of our own words */
};

enum look { LOOK_BOLD, LOOK_DIM, LOOK_ACCENT };

/* Begins and ends a look, where there are colours. */
void text_look(struct screen *screen, enum look look);
void text_plain(struct screen *screen);

void text_indent(struct screen *screen, size_t columns);

/* The text made harmless (report/draw/display.h). */
struct span text_harmless(struct screen *screen, struct span text);

/* The same for text beside other text (display_apart): names and terms in columns and
 * lists. */
struct span text_apart(struct screen *screen, struct span text);

/* Terms of a list in running text, which breaks behind the dots between them. Begin with an
 * empty line. */
struct span text_joined(struct screen *screen, struct span line, struct span term);

/* A heading, with the section's note as far as the line is wide. */
void text_heading(struct screen *screen, enum section section);

/* Running text in lines, the first of which begins where the cursor is, behind `margin`
 * columns, by which the others are indented. At most `most` lines: what is cut ends in an
 * ellipsis, and in the quotation mark that the text ends in. */
void text_wrapped(struct screen *screen, struct span text, size_t margin, size_t most);

/* The files, and the parts of others, that are not among the documents: a line each, where
 * there are some. */
void text_left_out(struct screen *screen);

/* The columns of running text. */
size_t text_line(const struct screen *screen);

/* The same in lines of at most `columns`, without a line break at the end. Returns the
 * columns of the last line. */
size_t text_lines(
    struct screen *screen, struct span text, size_t margin, size_t columns, size_t most);

/* A bar of `part` (0 to 1) of `columns`. Returns the columns it takes. */
size_t text_bar(struct screen *screen, double part, size_t columns);

/* A strip of values (0 to 1; below 0: there is nothing to measure), one column each or as many a column as it takes. Returns the
 * columns it takes. */
size_t text_strip(
    struct screen *screen, const double *values, size_t count, size_t columns);

/* What sets each group apart. */
void text_groups(struct screen *screen);

/* Terms over time. */
void text_series(struct screen *screen);

/* One list, or two side by side where `second` is not SECTION_COUNT. */
void text_lists(struct screen *screen, enum section first, enum section second);

#endif
