/* text: a file is a document. */
#include "tokenize/formats/formats.h"

const char *format_text(
    struct tokenizer *tokenizer, struct input *input, const struct format_options *options)
{
    struct span name = options->name.data ? options->name : span_of(input->name);
    format_skip_mark(input);
    tokenizer_begin(tokenizer, name, input->position);
    format_feed(tokenizer, input, UINT64_MAX);
    tokenizer_end(tokenizer);
    return NULL;
}
