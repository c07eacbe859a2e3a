#include "archive/listing.h"

#include <inttypes.h>

#include "lib/escape.h"

/* The cells up to the place. */
static void listing_begin(
    struct output *output, const struct article *article, const char *path)
{
    struct arena arena = {0};
    output_write(output, article->id);
    output_byte(output, '\t');
    output_write(output, escape_name_new(&arena, span_of(path)));
    output_print(output, "\t%s\t", article->date);
    output_write(output, article->title);
    output_byte(output, '\t');
    arena_free(&arena);
}

static void listing_end(struct output *output, const struct article *article)
{
    output_print(output, "\t%s\t", article->day_from);
    output_write(output, article->address);
    output_text(output, article->near.size ? "\t" : "");
    output_write(output, article->near);
    output_byte(output, '\n');
}

void listing_source(
    struct output *output, const struct article *article, const struct source *source)
{
    listing_begin(output, article, source->path);
    if (source->end != SOURCE_TO_END)
        output_print(output, "%" PRIu64 "-%" PRIu64, source->begin, source->end);
    output_byte(output, '\t');
    output_write(output, source->omitted);
    listing_end(output, article);
}

void listing_place(struct output *output, const struct article *article, const char *path,
    uint64_t place, uint64_t size)
{
    listing_begin(output, article, path);
    output_print(output, "%" PRIu64 "-%" PRIu64 "\t", place, place + size);
    listing_end(output, article);
}
