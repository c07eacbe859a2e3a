#include "count/batch.h"

/* Bytes before the LF, or VOCABULARY_FAST + 1 where it is not within reach. */
static inline size_t line_size(const char *text)
{
    unsigned found = vertical_find(text, '\n', '\n') | vertical_find(text + 16, '\n', '\n')
                                                           << 16;
    return found ? (size_t)__builtin_ctz(found) : VOCABULARY_FAST + 1;
}

/* The bytes of a tag that at most breaks n-grams, 0 for any other; sets whether it does. */
static inline size_t passing_size(
    const struct stream_position *position, const char *line, bool *breaks)
{
    static const char mark[] = "<!---->\n";
    *breaks = true;
    if (line[1] != '!')
        return stream_position_is_flat(position) ? vertical_boundary(line) : 0;
    *breaks = position->unbroken;
    return memcmp(line, mark, sizeof mark - 1) == 0 ? sizeof mark - 2 : 0;
}

static inline void prepare(struct batch_line *line, const struct vocabulary *vocabulary,
    uint32_t language, struct span text)
{
    line->text = text;
    line->breaks = false;
    line->block = hash_load(text.data, text.size);
    line->hash = vocabulary_hash(vocabulary, language, &line->block);
    vocabulary_prefetch(vocabulary, line->hash);
}

static void find_words(
    struct batch *batch, const struct vocabulary *vocabulary, uint32_t language)
{
    for (size_t i = 0; i < batch->count; i++)
        vocabulary_prefetch_word(vocabulary, batch->lines[i].hash);
    for (size_t i = 0; i < batch->count; i++) {
        struct batch_line *line = &batch->lines[i];
        line->word = vocabulary_find(
            vocabulary, language, &line->block, line->text.size, line->hash, &line->number);
        if (line->word)
            __builtin_prefetch(&vocabulary->terms[line->word->term]);
        else
            vocabulary_prefetch_term(vocabulary, line->hash);
    }
}

void batch_read(struct batch *batch, const struct vocabulary *vocabulary,
    const struct stream_position *position, bool tagged, const char **from, const char *end)
{
    uint32_t language = position->language;
    const char *at = *from;
    size_t count = 0;
    batch->breaks = false;
    while (count < BATCH_MOST && at < end && *at != '\n') {
        bool tag = *at == '<', breaks = false;
        size_t size = !tag     ? line_size(at)
                      : tagged ? passing_size(position, at, &breaks)
                               : 0;
        if (tag ? size == 0 : size > VOCABULARY_FAST)
            break;
        if (tag)
            *(count ? &batch->lines[count - 1].breaks : &batch->breaks) |= breaks;
        else
            prepare(&batch->lines[count++], vocabulary, language, (struct span){at, size});
        at += size + 1;
    }
    *from = at;
    batch->count = count;
    find_words(batch, vocabulary, language);
}
