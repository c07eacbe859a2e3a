#include "report/quotes/quotes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/escape.h"
#include "lib/memory.h"
#include "lib/sources.h"
#include "lib/utf8.h"
#include "report/corpus/intern.h"

struct quotes {
    struct arena arena;
    struct sources sources;
    struct span document; /* the one that is open */
    int fd;               /* -1: none */
    struct index failed;  /* documents that could not be read */
    int error;            /* why the first could not */
};

struct quotes *quotes_new(const char *sources)
{
    struct quotes *quotes = memory_new(1, sizeof *quotes);
    quotes->fd = -1;
    if (!sources || sources_read(&quotes->sources, sources))
        return quotes;
    int error = errno;
    quotes_free(quotes);
    errno = error;
    return NULL;
}

static void note_failure(struct quotes *quotes, struct span document, int error)
{
    if (quotes->failed.count == 0)
        quotes->error = error;
    index_add(&quotes->failed, &quotes->arena, document, 0);
}

/* Makes the document the open one. Only regular files are read: a pipe has nothing left. */
static bool open_document(struct quotes *quotes, struct span document)
{
    if (quotes->fd >= 0 && span_equal(document, quotes->document))
        return true;
    if (index_find(&quotes->failed, document, 0) != INDEX_NONE)
        return false;
    if (quotes->fd >= 0)
        close(quotes->fd);
    const char *path = sources_path(&quotes->sources, document, &quotes->arena);
    struct stat about;
    quotes->document = arena_copy(&quotes->arena, document);
    quotes->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (quotes->fd < 0) {
        note_failure(quotes, document, errno);
        return false;
    }
    int error = fstat(quotes->fd, &about) < 0 ? errno
                : S_ISDIR(about.st_mode)      ? EISDIR
                : !S_ISREG(about.st_mode)     ? ESPIPE
                                              : 0;
    if (error) {
        close(quotes->fd);
        quotes->fd = -1;
        note_failure(quotes, document, error);
        return false;
    }
    return true;
}

/* Reads up to `size` bytes at `offset`; fewer at the file's end or on an error. */
static size_t read_at(struct quotes *quotes, char *room, size_t size, uint64_t offset)
{
    size_t got = 0;
    while (got < size) {
        ssize_t count = pread(quotes->fd, room + got, size - got, (off_t)(offset + got));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            note_failure(quotes, quotes->document, errno);
        if (count <= 0)
            break;
        got += (size_t)count;
    }
    return got;
}

/* White space as Unicode has it (White_Space). */
static bool is_space(uint32_t code)
{
    return (code >= 9 && code <= 13) || code == ' ' || code == 0x85 || code == 0xA0 ||
           code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
           code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

/* Folds white space to single spaces, none at the ends, in place. */
static size_t fold_space(char *text, size_t size)
{
    size_t written = 0;
    bool space = false;
    for (size_t at = 0; at < size;) {
        uint32_t code;
        int length = utf8_decode(text + at, size - at, &code);
        size_t taken = (size_t)(length < 0 ? -length : length);
        if (length > 0 && is_space(code)) {
            space = written > 0;
        } else {
            if (space)
                text[written++] = ' ';
            space = false;
            memmove(text + written, text + at, taken);
            written += taken;
        }
        at += taken;
    }
    return written;
}

/* Less the bytes at the end of a character that was cut. */
static size_t whole_characters(const char *text, size_t size)
{
    size_t end = size;
    uint32_t code;
    while (end > 0 && size - end < 3 && ((unsigned char)text[end - 1] & 0xC0) == 0x80)
        end--;
    if (end > 0 && (unsigned char)text[end - 1] >= 0xC0 &&
        utf8_decode(text + end - 1, size - end + 1, &code) < 0)
        return end - 1;
    return size;
}

/* What was read, as people are to read it. */
static struct span finish(struct arena *arena, char *text, size_t size, bool cut)
{
    if (cut)
        size = whole_characters(text, size);
    struct span quote = harmless_new(arena, (struct span){text, fold_space(text, size)});
    return cut ? arena_print(arena, "%.*s…", (int)quote.size, quote.data) : quote;
}

struct span quotes_read(struct quotes *quotes, struct arena *arena, struct span document,
    uint64_t begin, uint64_t end)
{
    struct span none = {"", 0};
    if (begin >= end || !open_document(quotes, document))
        return none;
    bool cut = end - begin > QUOTE_MOST;
    size_t size = cut ? QUOTE_MOST : (size_t)(end - begin);
    char *text = arena_new(arena, size + 1, 1);
    return finish(arena, text, read_at(quotes, text, size, begin), cut);
}

struct span quotes_first_line(
    struct quotes *quotes, struct arena *arena, struct span document)
{
    struct span none = {"", 0};
    if (!open_document(quotes, document))
        return none;
    char *text = arena_new(arena, QUOTE_MOST, 1);
    size_t size = read_at(quotes, text, QUOTE_MOST, 0), begin = 0, end;
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        begin = 3;
    while (begin < size && strchr(" \t\r\n\v\f", text[begin]))
        begin++;
    for (end = begin; end < size && text[end] != '\n' && text[end] != '\r';)
        end++;
    bool cut = end - begin > QUOTE_LINE_MOST || (end == size && size == QUOTE_MOST);
    if (cut && end - begin > QUOTE_LINE_MOST)
        end = begin + QUOTE_LINE_MOST;
    return finish(arena, text + begin, end - begin, cut);
}

struct span quotes_title(struct quotes *quotes, struct arena *arena, struct span document)
{
    const struct source *source = sources_find(&quotes->sources, document);
    if (!source)
        return (struct span){"", 0};
    return harmless_new(arena, arena_copy(arena, source->title));
}

/* A document's title or else its first line, for people to know it by. */
static struct span introduce(
    struct quotes *quotes, struct arena *arena, struct span document)
{
    struct span title = quotes_title(quotes, arena, document);
    return title.size ? title : quotes_first_line(quotes, arena, document);
}

void quotes_fill(struct quotes *quotes, struct summary *summary)
{
    struct arena *arena = &summary->arena;
    for (size_t t = 0; t < summary->topic_count; t++)
        for (size_t i = 0; i < summary->topics[t].unit_count; i++) {
            struct topic_unit *unit = &summary->topics[t].units[i];
            if (unit->quote.size)
                continue;
            unit->quote = unit->end ? quotes_read(quotes, arena, unit->document,
                                          unit->begin, unit->end)
                                    : introduce(quotes, arena, unit->document);
        }
    for (size_t i = 0; i < summary->sentence_count; i++) {
        struct summary_sentence *sentence = &summary->sentences[i];
        if (sentence->text.size == 0)
            sentence->text = quotes_read(
                quotes, arena, sentence->document, sentence->begin, sentence->end);
    }
}

struct span quotes_failed(const struct quotes *quotes, int *error, size_t *count)
{
    *error = quotes->error;
    *count = quotes->failed.count;
    return *count ? quotes->failed.keys[0].text : (struct span){NULL, 0};
}

void quotes_free(struct quotes *quotes)
{
    if (quotes->fd >= 0)
        close(quotes->fd);
    sources_free(&quotes->sources);
    index_free(&quotes->failed);
    arena_free(&quotes->arena);
    free(quotes);
}
