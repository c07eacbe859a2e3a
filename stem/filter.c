#include "stem/filter.h"

#include <stdlib.h>

#include "lib/escape.h"
#include "lib/hashtable.h"
#include "lib/memory.h"
#include "lib/vertical_context.h"
#include "stem/cache.h"

/* A language of the stream, with all that serves it. */
struct filter_language {
    struct stemmer *stemmer;
    struct cache cache;
};

struct filter {
    const struct filter_options *options;
    struct output *output;
    struct hash_strings tags;           /* the languages seen */
    struct filter_language **languages; /* of tags.strings[i], each made when first seen */
    size_t capacity;
    struct vertical_context context;
    struct filter_language *current;
    bool list;          /* of this stream every line is a token */
    bool cached_tagged; /* the caches hold tokens as a stream with tags escapes them */
    char *scratch;      /* owned: a result in the making */
    size_t scratch_size;
};

/* Room for the language with that number. */
static struct filter_language **language_room(struct filter *filter, uint32_t number)
{
    size_t before = filter->capacity;
    filter->languages = memory_grow(
        filter->languages, &filter->capacity, number + 1, sizeof *filter->languages);
    for (size_t i = before; i < filter->capacity; i++)
        filter->languages[i] = NULL;
    return &filter->languages[number];
}

static void choose_language(struct filter *filter)
{
    uint32_t number = vertical_context_language(&filter->context);
    if (filter->options->language)
        number = hash_strings_add(&filter->tags, span_of(filter->options->language));
    if (!number)
        number = hash_strings_add(&filter->tags, SPAN(""));
    struct filter_language **language = language_room(filter, number);
    if (!*language) {
        *language = memory_new(1, sizeof **language);
        (*language)->stemmer =
            stemmer_new(filter->tags.strings[number], &filter->options->options);
        cache_open(&(*language)->cache);
    }
    filter->current = *language;
}

struct filter *filter_new(const struct filter_options *options, struct output *output)
{
    struct filter *filter = memory_new(1, sizeof *filter);
    filter->options = options;
    filter->output = output;
    hash_strings_open(&filter->tags);
    filter->context.languages = &filter->tags;
    choose_language(filter);
    return filter;
}

void filter_free(struct filter *filter)
{
    for (size_t i = 1; i < filter->capacity; i++) {
        if (!filter->languages[i])
            continue;
        stemmer_free(filter->languages[i]->stemmer);
        cache_close(&filter->languages[i]->cache);
        free(filter->languages[i]);
    }
    hash_strings_close(&filter->tags);
    free(filter->languages);
    free(filter->scratch);
    free(filter);
}

/* What follows a first tag is escaped, what stood before was not: the caches hold either.
 */
static void forget_on_change(struct filter *filter, bool tagged)
{
    if (filter->cached_tagged == tagged)
        return;
    filter->cached_tagged = tagged;
    for (size_t i = 1; i < filter->capacity; i++)
        if (filter->languages[i])
            cache_clear(&filter->languages[i]->cache);
}

/* ------------------------------------------------------------------ tokens */

/* What is printed behind a token as it stands in the stream, with LF; of --plain, alone.
 * Lent until the next call. */
static struct span result_of(struct filter *filter, struct span token)
{
    bool tagged = filter->cached_tagged;
    struct output result = {
        .fd = -1, .data = filter->scratch, .capacity = filter->scratch_size};
    char *room = memory_new(token.size + 1, 1);
    struct span bare = {room, token.size};
    if (tagged)
        bare.size = unescape_xml(token, room);
    else if (token.size)
        memcpy(room, token.data, token.size);
    struct stemmer *stemmer = filter->current->stemmer;
    struct span term = bare.size ? stemmer_term(stemmer, bare) : bare;
    if (!term.size && bare.size && !filter->options->plain)
        term = stemmer_folded(stemmer); /* an empty column would be no term */
    enum { ESCAPED = 6 };               /* bytes of the longest entity */
    result.data = memory_grow(result.data, &result.capacity, ESCAPED * term.size + 2, 1);
    if (!filter->options->plain)
        output_byte(&result, '\t');
    if (tagged && !filter->options->plain)
        escape_xml(&result, term);
    else
        output_write(&result, term);
    output_byte(&result, '\n');
    free(room);
    filter->scratch = result.data;
    filter->scratch_size = result.capacity;
    return (struct span){result.data, result.used};
}

/* A line of any kind of token: long, new, or with further columns. */
static void stem_line(struct filter *filter, struct span line)
{
    const char *tab = line.size ? memchr(line.data, '\t', line.size) : NULL;
    struct span token = {line.data, tab ? (size_t)(tab - line.data) : line.size};
    struct span result = result_of(filter, token);
    if (!filter->options->plain)
        output_write(filter->output, token);
    if (!tab || filter->options->plain) {
        output_write(filter->output, result);
        return;
    }
    result.size--;
    output_write(filter->output, result);
    output_write(filter->output, (struct span){tab, line.size - token.size});
    output_byte(filter->output, '\n');
}

/* A short token, looked up in two steps, so that memory is asked for many at a time. */
struct pending {
    const char *line;
    size_t size;
    bool tag; /* to be passed on as it is */
    uint64_t hash;
    struct hash_block block;
};

/* The entry of a token that is in the cache, or that now is; NULL where it is too long. */
static const struct cache_entry *entry_of(
    struct filter *filter, const struct pending *pending)
{
    struct cache *cache = &filter->current->cache;
    const struct cache_entry *entry =
        cache_find(cache, pending->hash, &pending->block, pending->size);
    if (entry)
        return entry;
    struct span result = result_of(filter, (struct span){pending->line, pending->size});
    return cache_add(cache, pending->hash, &pending->block, pending->size, result);
}

/* Bytes before the first TAB or LF, or CACHE_TOKEN + 1 where it is not within reach. */
static inline size_t token_size(const char *text)
{
    unsigned found = vertical_find(text, '\t', '\n');
    if (found)
        return (size_t)__builtin_ctz(found);
    found = vertical_find(text + 16, '\t', '\n');
    return found ? 16 + (size_t)__builtin_ctz(found) : CACHE_TOKEN + 1;
}

static inline bool is_token(const char *at, const char *end)
{
    return at < end && *at != '<' && *at != '\n';
}

enum { BATCH = 32 };

/* Prepares the next lines of one short token and no further column, as far as they go. Tags
 * of sentences and paragraphs are among them where they do not change the language. */
static size_t prepare(const struct filter *filter, const char *at, const char *end,
    struct pending batch[BATCH])
{
    const struct cache *cache = &filter->current->cache;
    const uint32_t *stated = filter->context.stated;
    bool pass_boundaries =
        filter->cached_tagged && !stated[VERTICAL_P] && !stated[VERTICAL_S];
    size_t count = 0;
    for (; count < BATCH && at < end && *at != '\n'; count++) {
        struct pending *pending = &batch[count];
        bool tag = *at == '<';
        size_t size = tag ? vertical_boundary(at) : token_size(at);
        if (tag ? !pass_boundaries || size == 0
                : size > CACHE_TOKEN || size == 0 || at[size] != '\n')
            break;
        pending->line = at;
        pending->size = size;
        pending->tag = tag;
        at += size + 1;
        if (tag)
            continue;
        pending->block = hash_load(pending->line, size);
        pending->hash = cache_hash(cache, &pending->block);
        cache_expect(cache, pending->hash);
    }
    return count;
}

static char *copy_tag(const struct filter *filter, const struct pending *pending, char *to)
{
    if (filter->options->plain)
        return to;
    memcpy(to, pending->line, VERTICAL_WIDE);
    to[pending->size] = '\n';
    return to + pending->size + 1;
}

/* Prints the results of prepared lines; returns how many, which is all but where a result
 * is too long for the cache. */
static size_t filter_print(struct filter *filter, const struct pending *batch, size_t count)
{
    enum { ROOM = HASH_BLOCK + CACHE_RESULT };
    char *begin = output_room(filter->output, BATCH * ROOM), *to = begin;
    size_t done = 0;
    for (; done < count; done++) {
        if (batch[done].tag) {
            to = copy_tag(filter, &batch[done], to);
            continue;
        }
        const struct cache_entry *entry = entry_of(filter, &batch[done]);
        if (!entry)
            break;
        if (!filter->options->plain) {
            memcpy(to, batch[done].line, HASH_BLOCK);
            to += batch[done].size;
        }
        memcpy(to, entry->result, CACHE_RESULT);
        to += entry->size;
    }
    output_used(filter->output, (size_t)(to - begin));
    return done;
}

/* Stems whole lines of tokens up to the first that may be something else; returns the bytes
 * done. */
static size_t stem_tokens(struct filter *filter, struct span lines)
{
    const char *at = lines.data, *end = lines.data + lines.size;
    struct pending batch[BATCH];
    for (;;) {
        size_t count = prepare(filter, at, end, batch);
        size_t done = filter_print(filter, batch, count);
        if (done)
            at = batch[done - 1].line + batch[done - 1].size + 1;
        if (done == BATCH)
            continue;
        if (!is_token(at, end))
            return (size_t)(at - lines.data);
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        stem_line(filter, (struct span){at, (size_t)(line_end - at)});
        at = line_end + 1;
    }
}

/* ------------------------------------------------------------------ tags */

/* Bare lines in, bare lines out: empty ones stay, so that the lines correspond. */
static void pass_on(struct filter *filter, const struct vertical_line *line)
{
    if (filter->options->plain && (line->kind != VERTICAL_BLANK || filter->cached_tagged))
        return;
    output_write(filter->output, line->raw);
    output_byte(filter->output, '\n');
}

/* One line of any kind; false at the end. */
static bool filter_line(struct filter *filter, struct vertical *stream)
{
    struct vertical_line line;
    if (vertical_next(stream, &line) == VERTICAL_END)
        return false;
    if (filter->list && line.kind != VERTICAL_BLANK) {
        stem_line(filter, line.raw);
        return true;
    }
    forget_on_change(filter, stream->tagged);
    if (vertical_context_follow(&filter->context, &line) < VERTICAL_LEVELS)
        choose_language(filter);
    if (line.kind == VERTICAL_TOKEN)
        stem_line(filter, line.raw);
    else
        pass_on(filter, &line);
    return true;
}

/* --plain --language on a stream that begins with a word: a word list, where <s> is a word.
 */
static bool is_list(const struct filter *filter, struct vertical *stream)
{
    struct span lines;
    return filter->options->plain && filter->options->language &&
           vertical_lines(stream, &lines) && *lines.data != '<';
}

uint64_t filter_run(struct filter *filter, struct input *input)
{
    struct vertical stream = {.input = input};
    struct span lines;
    vertical_context_reset(&filter->context);
    choose_language(filter);
    forget_on_change(filter, false);
    filter->list = is_list(filter, &stream);
    do {
        while (vertical_lines(&stream, &lines)) {
            size_t done = stem_tokens(filter, lines);
            input_skip(input, done);
            if (done < lines.size)
                break;
        }
    } while (filter_line(filter, &stream));
    return stream.cut;
}
