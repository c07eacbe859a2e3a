/* text: a file is a document. */
#include "tokenize/formats.h"

static const char byte_order_mark[] = "\xEF\xBB\xBF";

const char *format_text(struct tokenizer *tokenizer, struct input *input,
    const struct format_settings *settings)
{
    (void)settings;
    while (input->end - input->begin < 3 && input_more(input))
        ;
    struct span text = {input->data + input->begin, input->end - input->begin};
    if (span_starts(text, (struct span){byte_order_mark, 3}))
        input_skip(input, 3);
    tokenizer_begin(tokenizer, span_of(input->name), input->position);
    format_feed(tokenizer, input, UINT64_MAX);
    tokenizer_end(tokenizer);
    return NULL;
}
