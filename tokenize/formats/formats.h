/* The formats that documents come in. */
#ifndef TOKENIZE_FORMATS_H
#define TOKENIZE_FORMATS_H

#include "lib/input.h"
#include "tokenize/tokenizer.h"

/* The options of a reader. */
struct format_options {
    const char *id_field, *text_field; /* of a JSON record */
    struct span name; /* text: of the document; without data the input's name */
};

/* Reads all documents of an open input into the tokenizer. Returns NULL, or why it could
 * not go on; errors of reading are in input->error. */
typedef const char *format_read(
    struct tokenizer *tokenizer, struct input *input, const struct format_options *options);

struct format {
    const char *name;
    format_read *read;
};

/* One row a format; a row with name NULL ends it. */
extern const struct format formats[];

format_read format_text, format_lines, format_jsonl, format_vertical, format_wet;

/* ---- what readers have in common */

/* Passes over a byte order mark. */
void format_skip_mark(struct input *input);

/* The next line without its LF, consumed; lent until the next call. One that is longer than
 * `most` bytes is not kept, and *whole is false. False at the end. */
bool format_line(struct input *input, size_t most, struct span *line, bool *whole);

/* Feeds bytes of the input to the tokenizer until `limit` of them are taken or the input
 * ends; UINT64_MAX: all. Returns how many were taken. */
uint64_t format_feed(struct tokenizer *tokenizer, struct input *input, uint64_t limit);

#endif
