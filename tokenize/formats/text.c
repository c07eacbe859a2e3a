/* text: a file is a document. */
#include "tokenize/formats/formats.h"

const char *format_text(struct tokenizer *tokenizer, struct input *input,
    const struct format_settings *settings)
{
    (void)settings;
    format_skip_mark(input);
    tokenizer_begin(tokenizer, span_of(input->name), input->position);
    format_feed(tokenizer, input, UINT64_MAX);
    tokenizer_end(tokenizer);
    return NULL;
}
