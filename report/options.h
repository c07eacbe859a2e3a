/* The options of report: read from the arguments, and checked with the files that they name
 * before any table is read. */
#ifndef REPORT_OPTIONS_H
#define REPORT_OPTIONS_H

#include "report/summary.h"

struct report_options {
    int format; /* index into draw_formats */
    uint64_t top;
    const char *topics, *topic_model;
    const char *sections, *stopwords, *ignored, *reference, *sources, *history, *left_out,
        *reference_units, *series, *known;
    const char *title, *archive, *since, *until, *reference_name;
    int color, links, interface, period;
    uint64_t width;
    const char *command, *page;
    const char *base; /* of links; made of the others */
    bool linked;      /* likewise */
    bool spreadsheet, explain, sealed, check, compare;
};

/* Reads the arguments. Returns the index of the first operand; ends the program where an
 * argument is wrong. Fills summary->order and summary->subject. */
int report_options_read(
    int argc, char **argv, struct report_options *options, struct summary *summary);

/* The tables to read, or one "-", and how many; none with --series. */
char **report_options_tables(
    const struct report_options *options, int argc, char **argv, int first, int *count);

/* Checks the files that the options name, and prints what is wrong with each. False where
 * something is. */
bool report_options_check(const struct report_options *options, struct arena *arena);

/* The number of --topics, or TOPICS_AUTO; the period of --period, where it is above 0. */
size_t report_options_topics(const struct report_options *options);

/* The folder of a file, with a slash at its end where it has one; the arena's. */
const char *report_options_folder(const char *name, struct arena *arena);

/* The width and the colours of the terminal, where the options leave them open. */
size_t report_options_width(const struct report_options *options);
bool report_options_color(const struct report_options *options);

/* Whether the terminal knows links to files, and what those to files of relative names
 * begin with: of a page that is written to --page, as seen from there; the arena's. Called
 * before the program is confined. */
bool report_options_links(const struct report_options *options);
const char *report_options_base(const struct report_options *options, struct arena *arena);

#endif
