/* The token stream in, the token stream with terms out. */
#ifndef STEM_FILTER_H
#define STEM_FILTER_H

#include "lib/input.h"
#include "lib/output.h"
#include "stem/stemmer.h"

struct filter_options {
    struct stemmer_options options;
    const char *language; /* of every token, instead of the tags'; NULL: the tags' */
    bool plain;           /* terms only, one a line, unescaped */
};

struct filter;

/* A filter to an output; both and the options are borrowed. Freed with filter_free. */
struct filter *filter_new(const struct filter_options *options, struct output *output);

/* Adds the terms to one stream, to its end or to an error, which input->error has.
 * Returns how many lines were longer than VERTICAL_MAX and so were cut. */
uint64_t filter_run(struct filter *filter, struct input *input);

void filter_free(struct filter *filter);

#endif
