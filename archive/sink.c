#include "archive/sink.h"

void sink_put(struct sink *sink, struct span text)
{
    if (sink->frames)
        frames_write(sink->frames, text);
    else
        output_write(sink->output, text);
}

bool sink_drain(struct sink *sink, struct input *input, struct failure *failure)
{
    while (input->begin < input->end || input_more(input)) {
        sink_put(
            sink, (struct span){input->data + input->begin, input->end - input->begin});
        input_skip(input, input->end - input->begin);
    }
    return !input->error ||
           failure_note(failure, input->name, failure_reason(input->error));
}

bool sink_totals(struct sink *sink, struct store *store, const struct part *part)
{
    struct arena arena = {0};
    struct frames_reader reader;
    const char *path = store_path(store, part, part_files[PART_TOTALS], &arena);
    bool good = frames_open(&reader, part->lock, part_files[PART_TOTALS], path) &&
                sink_drain(sink, &reader.input, &store->failure);
    if (reader.input.error)
        good = failure_note(&store->failure, path, failure_reason(reader.input.error));
    frames_close(&reader);
    arena_free(&arena);
    return good;
}
