/* text: a file is a document. */
#include "tokenize/formats/formats.h"

const char *format_text(struct tokenizer *tokenizer, struct input *input,
    const struct format_settings *settings)
{
    struct span name = settings->name.data ? settings->name : span_of(input->name);
    format_skip_mark(input);
    tokenizer_begin(tokenizer, name, input->position);
    format_feed(tokenizer, input, UINT64_MAX);
    tokenizer_end(tokenizer);
    return NULL;
}
