#include "tokenize/formats.h"

const struct format formats[] = {
    {"text", format_text},
    {NULL, NULL},
};

uint64_t format_feed(struct tokenizer *tokenizer, struct input *input, uint64_t limit)
{
    uint64_t fed = 0;
    for (;;) {
        size_t there = input->end - input->begin;
        bool whole = there >= limit - fed;
        struct span text = {
            input->data + input->begin, whole ? (size_t)(limit - fed) : there};
        size_t taken = tokenizer_feed(tokenizer, text, whole || input->finished);
        input_skip(input, taken);
        fed += taken;
        if (whole || input->finished)
            return fed;
        input_more(input);
    }
}
