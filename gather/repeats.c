#include "gather/repeats.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/arena.h"
#include "lib/hashtable.h"
#include "lib/memory.h"
#include "lib/temporary.h"

enum {
    SKETCH_LEAST = 1 << 14, /* cells */
    SKETCH_MOST = 1 << 24,
    SKETCH_BYTES = 16, /* of text for which there is a cell */
    COUNT_MOST = 255,
    LINES_FIRST = 1 << 12,
};

/* In how many articles a line may be: those whose lines fall into this cell. */
struct cell {
    uint32_t article; /* the last one, from 1 */
    uint32_t count;
};

/* A line of a text in the temporary file, or, with size 0, an article's end. */
struct record {
    uint64_t hash;  /* of the line and its site; at the end: bytes of all lines */
    uint64_t begin; /* in the text; at the end: the text's size */
    uint32_t gap;   /* bytes of line breaks before it, behind the line before */
    uint16_t size;  /* bytes */
    uint16_t core;  /* the same without the space around them, as bytes of lines count */
};

/* A line that may repeat. */
struct line {
    uint64_t hash; /* 0: free */
    uint32_t article, count;
};

struct repeats {
    struct hash_key key;
    struct hash_strings sites;
    uint32_t *articles; /* of each site, from 1 */
    size_t articles_capacity;
    uint32_t *site_of; /* of each article, from 1; 0: it is left out */
    size_t site_capacity;
    struct cell *cells;
    size_t cell_count;
    uint32_t article; /* at hand, from 1 */
    bool found;       /* a cell has enough */

    struct output written;
    struct input read;

    struct line *lines;
    size_t line_size, line_used;
    bool too_many;

    struct repeats_sums sums;
};

/* ---------------------------------------------------------------- the temporary file */

static bool go_back(struct repeats *repeats)
{
    repeats->read.begin = repeats->read.end = 0;
    repeats->read.finished = false;
    return lseek(repeats->read.fd, 0, SEEK_SET) == 0;
}

static void repeats_put(struct repeats *repeats, struct record record)
{
    output_write(&repeats->written, (struct span){(const char *)&record, sizeof record});
}

/* The next record; false at the end, or on an error. */
static bool repeats_take(struct repeats *repeats, struct record *record)
{
    struct input *input = &repeats->read;
    while (input->end - input->begin < sizeof *record)
        if (!input_more(input))
            return false;
    memcpy(record, input->data + input->begin, sizeof *record);
    input_skip(input, sizeof *record);
    return true;
}

/* ---------------------------------------------------------------- reading */

struct span repeats_site(struct span name)
{
    size_t folder = 0;
    for (size_t i = 0; i < name.size; i++) {
        if (name.data[i] != '/')
            continue;
        bool host = i > 0 && i + 2 < name.size && name.data[i - 1] == ':' &&
                    name.data[i + 1] == '/' && name.data[i + 2] != '/';
        if (host) {
            size_t end = i + 2;
            while (end < name.size && name.data[end] != '/')
                end++;
            return (struct span){name.data, end};
        }
        folder = i;
    }
    return (struct span){name.data, folder};
}

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool has_word(struct span line)
{
    for (size_t i = 0; i < line.size; i++) {
        unsigned char byte = (unsigned char)line.data[i];
        if (byte >= 0x80 || (byte | 0x20U) - 'a' < 26)
            return true;
    }
    return false;
}

/* The line without the space around it. */
static struct span trimmed(struct span line)
{
    while (line.size && is_space(line.data[line.size - 1]))
        line.size--;
    while (line.size && is_space(line.data[0]))
        line = (struct span){line.data + 1, line.size - 1};
    return line;
}

static void note_in_sketch(struct repeats *repeats, uint64_t hash)
{
    struct cell *cell = &repeats->cells[hash & (repeats->cell_count - 1)];
    if (cell->article == repeats->article)
        return;
    cell->article = repeats->article;
    if (cell->count < COUNT_MOST && ++cell->count == REPEATS_LEAST)
        repeats->found = true;
}

/* An article that is being read. */
struct reading {
    struct repeats *repeats;
    uint32_t site;
    uint64_t end;   /* of the line before */
    uint64_t bytes; /* of its lines, without the space around them */
};

static void read_line(struct reading *reading, struct span line, uint64_t begin)
{
    struct repeats *repeats = reading->repeats;
    struct span core = trimmed(line);
    reading->bytes += core.size;
    if (has_word(core)) {
        uint64_t apart =
            (uint64_t)core.size << 32 | reading->site; /* NULs at an end, too */
        uint64_t hash = hash_pair(&repeats->key, apart, hash_bytes(&repeats->key, 0, core));
        hash += hash == 0;
        note_in_sketch(repeats, hash);
        uint64_t gap = begin - reading->end;
        repeats_put(repeats,
            (struct record){hash, begin, gap < UINT32_MAX ? (uint32_t)gap : UINT32_MAX,
                (uint16_t)line.size, (uint16_t)core.size});
    }
    reading->end = begin + line.size;
}

/* The lines, separated by CR, of a line that LF ended. */
static void read_lines(struct reading *reading, struct span text, uint64_t begin)
{
    while (text.size) {
        const char *end = memchr(text.data, '\r', text.size);
        size_t size = end ? (size_t)(end - text.data) : text.size;
        if (size)
            read_line(reading, (struct span){text.data, size}, begin);
        size += end != NULL;
        text = (struct span){text.data + size, text.size - size};
        begin += size;
    }
}

/* Counts the next article with its site. */
static uint32_t count_article(struct repeats *repeats, struct span name)
{
    uint32_t site = hash_strings_add(&repeats->sites, repeats_site(name));
    size_t before = repeats->articles_capacity;
    repeats->articles = memory_grow(
        repeats->articles, &repeats->articles_capacity, site + 1, sizeof(uint32_t));
    for (size_t i = before; i < repeats->articles_capacity; i++)
        repeats->articles[i] = 0;
    repeats->articles[site]++;
    repeats->article++;
    repeats->site_of = memory_grow(repeats->site_of, &repeats->site_capacity,
        (size_t)repeats->article + 1, sizeof(uint32_t));
    repeats->site_of[repeats->article] = site;
    return site;
}

void repeats_read(struct repeats *repeats, struct span name, struct input *text)
{
    struct reading reading = {.repeats = repeats, .site = count_article(repeats, name)};
    struct span piece;
    bool whole, before = true;
    for (uint64_t at = 0; input_piece(text, '\n', REPEATS_LINE, &piece, &whole);
         at = text->position) {
        if (whole && before) {
            read_lines(&reading, piece, at);
        } else {
            reading.bytes += trimmed(piece).size;
            reading.end = at + piece.size;
        }
        before = whole;
    }
    repeats->sums.text += text->position;
    repeats_put(repeats, (struct record){reading.bytes, text->position, 0, 0, 0});
}

void repeats_drop(struct repeats *repeats, uint32_t article)
{
    uint32_t *site = &repeats->site_of[article];
    repeats->articles[*site]--;
    *site = 0;
}

/* ---------------------------------------------------------------- counting */

/* The line of a hash, or the free place for it. */
static struct line *line_of(const struct repeats *repeats, uint64_t hash)
{
    size_t at = (size_t)hash & (repeats->line_size - 1);
    while (repeats->lines[at].hash && repeats->lines[at].hash != hash)
        at = (at + 1) & (repeats->line_size - 1);
    return &repeats->lines[at];
}

static void grow_lines(struct repeats *repeats)
{
    struct line *before = repeats->lines;
    size_t size = repeats->line_size;
    repeats->line_size = size ? 2 * size : LINES_FIRST;
    repeats->lines = memory_new(repeats->line_size, sizeof *repeats->lines);
    for (size_t i = 0; i < size; i++)
        if (before[i].hash)
            *line_of(repeats, before[i].hash) = before[i];
    free(before);
}

static void count_line(struct repeats *repeats, uint64_t hash)
{
    if (repeats->cells[hash & (repeats->cell_count - 1)].count < REPEATS_LEAST)
        return;
    if (2 * repeats->line_used >= repeats->line_size)
        grow_lines(repeats);
    struct line *line = line_of(repeats, hash);
    repeats->line_used += line->hash == 0;
    line->hash = hash;
    line->count += line->article != repeats->article;
    line->article = repeats->article;
}

bool repeats_count(struct repeats *repeats)
{
    struct record record;
    if (!output_flush(&repeats->written)) {
        errno = repeats->written.error;
        return false;
    }
    if (!go_back(repeats))
        return false;
    repeats->article = 1;
    while (repeats->found && !repeats->too_many && repeats_take(repeats, &record)) {
        if (!record.size)
            repeats->article++;
        else if (repeats->site_of[repeats->article])
            count_line(repeats, record.hash);
        repeats->too_many = repeats->line_used > REPEATS_MOST;
    }
    repeats->article = 0;
    errno = repeats->read.error;
    return !repeats->read.error && go_back(repeats);
}

/* ---------------------------------------------------------------- deciding */

static bool is_boilerplate(const struct repeats *repeats, uint64_t hash, uint32_t site)
{
    const struct line *line = line_of(repeats, hash);
    return line->hash && line->count >= REPEATS_LEAST &&
           (uint64_t)line->count * REPEATS_SHARE >= repeats->articles[site];
}

/* Ranges that are being written; what line breaks alone divide is one. */
struct ranges {
    struct output *output;
    size_t before; /* what the output held before */
    uint64_t begin, end;
    struct repeats_sums sums; /* of the article */
};

static void end_range(struct ranges *ranges)
{
    if (ranges->begin == ranges->end)
        return;
    if (ranges->output->used > ranges->before)
        output_byte(ranges->output, ',');
    output_number(ranges->output, ranges->begin);
    output_byte(ranges->output, '-');
    output_number(ranges->output, ranges->end);
}

static void add_line(struct ranges *ranges, const struct record *record)
{
    ranges->sums.lines++;
    ranges->sums.bytes += record->core;
    if (ranges->begin == ranges->end || ranges->end != record->begin - record->gap) {
        end_range(ranges);
        ranges->begin = record->begin;
    }
    ranges->end = record->begin + record->size;
}

/* Takes the ranges, or none where they are most of the article. */
static void end_article(
    struct repeats *repeats, struct ranges *ranges, const struct record *end)
{
    end_range(ranges);
    uint64_t left = end->hash - ranges->sums.bytes;
    if (left < end->begin - left) {
        ranges->output->used = ranges->before;
    } else if (ranges->sums.lines) {
        repeats->sums.articles++;
        repeats->sums.lines += ranges->sums.lines;
        repeats->sums.bytes += ranges->sums.bytes;
    }
}

bool repeats_next(struct repeats *repeats, struct output *output)
{
    struct ranges ranges = {.output = output, .before = output->used};
    struct record record;
    uint32_t site = repeats->site_of[++repeats->article];
    if (!repeats->line_used || repeats->too_many)
        return true;
    while (repeats_take(repeats, &record)) {
        if (!record.size) {
            end_article(repeats, &ranges, &record);
            return true;
        }
        if (site && is_boilerplate(repeats, record.hash, site))
            add_line(&ranges, &record);
    }
    errno = repeats->read.error ? repeats->read.error : EIO;
    return false;
}

struct repeats_sums repeats_sums(const struct repeats *repeats)
{
    return repeats->sums;
}

/* ---------------------------------------------------------------- begin and end */

static size_t cells_for(uint64_t bytes)
{
    size_t cells = SKETCH_LEAST;
    while (cells < SKETCH_MOST && cells < bytes / SKETCH_BYTES)
        cells *= 2;
    return cells;
}

struct repeats *repeats_new(const char *folder, uint64_t bytes)
{
    int write = temporary_new(folder), read = write < 0 ? -1 : dup(write);
    if (read < 0) {
        int error = errno;
        if (write >= 0)
            close(write);
        errno = error;
        return NULL;
    }
    struct repeats *repeats = memory_new(1, sizeof *repeats);
    repeats->key = hash_key_new();
    hash_strings_open(&repeats->sites);
    repeats->cell_count = cells_for(bytes);
    repeats->cells = memory_new(repeats->cell_count, sizeof *repeats->cells);
    output_open(&repeats->written, write);
    input_attach(&repeats->read, read, folder);
    return repeats;
}

void repeats_free(struct repeats *repeats)
{
    if (!repeats)
        return;
    output_close(&repeats->written);
    input_close(&repeats->read);
    hash_strings_close(&repeats->sites);
    free(repeats->articles);
    free(repeats->site_of);
    free(repeats->cells);
    free(repeats->lines);
    free(repeats);
}
