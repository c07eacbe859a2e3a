#include "archive/intake.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "lib/escape.h"
#include "lib/vertical.h"

/* The article being read. */
struct reading {
    struct intake *intake;
    struct arena arena; /* of the article's names */
    struct article article;
    struct sha256 sha256;
    struct signature signature;
    bool open;
};

static void put_line(struct reading *reading, struct span line)
{
    struct frames *stream = &reading->intake->writer->stream;
    frames_write(stream, line);
    frames_write(stream, SPAN("\n"));
    reading->article.bytes += line.size + 1;
}

/* Whether the article's text stands in its file, byte for byte: it was not converted. What
 * boilerplate was left out of is of the same size. */
static bool is_text(const struct source *source, const struct stat *file)
{
    struct stat copy;
    return !source || (stat(source->path, &copy) == 0 && copy.st_size == file->st_size);
}

/* Fills in the absolute path of the article's file, and finds the file's status. */
static bool find_file(struct reading *reading, struct stat *status)
{
    struct arena *arena = &reading->arena;
    struct article *article = &reading->article;
    const char *name = unescape_name_new(arena, article->id).data;
    const struct source *source = sources_find(&reading->intake->sources, article->id);
    if (stat(name, status) == 0 && S_ISREG(status->st_mode)) {
        char *path = is_text(source, status) ? realpath(name, NULL) : NULL;
        if (path)
            article->path = escape_name_new(arena, span_of(path));
        free(path);
        return true;
    }
    return source && stat(source->path, status) == 0;
}

static void choose_date(struct reading *reading, struct span attribute)
{
    char *date = reading->article.date;
    struct stat status;
    bool there = find_file(reading, &status);
    if (reading->intake->date)
        memcpy(date, reading->intake->date, DATE_SIZE);
    else if (!date_read(attribute, date))
        date_of_time(there ? status.st_mtime : time(NULL), date);
}

/* An attribute's text; the article's arena owns it. */
static struct span decoded(struct reading *reading, struct span attribute)
{
    char *room = arena_new(&reading->arena, attribute.size + 1, 1);
    return (struct span){room, unescape_xml(attribute, room)};
}

/* The title, without what would divide the list. */
static struct span title_of(struct reading *reading, const struct vertical_line *line)
{
    struct span title = decoded(reading, vertical_attribute(line, SPAN("title")));
    for (char *at = (char *)(uintptr_t)title.data; at < title.data + title.size; at++)
        if ((unsigned char)*at < ' ')
            *at = ' ';
    return title;
}

static void begin(struct reading *reading, const struct vertical_line *line)
{
    struct span id = vertical_attribute(line, SPAN("id"));
    struct span date = vertical_attribute(line, SPAN("date"));
    arena_free(&reading->arena);
    reading->article = (struct article){.frame = reading->intake->writer->stream.begin};
    reading->article.id = decoded(reading, id);
    reading->article.title = title_of(reading, line);
    sha256_begin(&reading->sha256);
    signature_begin(&reading->signature);
    reading->open = true;
    choose_date(reading, date);
}

static void end(struct reading *reading)
{
    struct article *article = &reading->article;
    digest_end(&reading->sha256, article->hash);
    digests_find(&reading->intake->digests, article->id, article->hash);
    signature_end(&reading->signature, article->signature);
    batch_add(reading->intake->batch, article);
    writer_cut(reading->intake->writer);
    reading->open = false;
}

static void note_line(struct reading *reading, const struct vertical_line *line)
{
    digest_line(&reading->sha256, line);
    if (line->kind != VERTICAL_TOKEN)
        return;
    signature_add(&reading->signature, vertical_column(line, 0));
    reading->article.tokens++;
}

static const char *take(struct reading *reading, const struct vertical_line *line)
{
    bool is_doc = span_equal(line->name, SPAN("doc"));
    if (line->kind == VERTICAL_OPEN && is_doc) {
        if (reading->open)
            return "a doc within a doc";
        begin(reading, line);
    } else if (!reading->open) {
        return line->kind == VERTICAL_TOKEN ? "a token outside of any doc" : NULL;
    }
    put_line(reading, line->raw);
    if (line->kind == VERTICAL_CLOSE && is_doc)
        end(reading);
    else
        note_line(reading, line);
    return NULL;
}

const char *intake_read(struct intake *intake, struct input *input)
{
    struct reading reading = {.intake = intake};
    struct vertical stream = {.input = input};
    struct vertical_line line;
    const char *wrong = NULL;
    while (!wrong && vertical_next(&stream, &line) != VERTICAL_END)
        wrong = take(&reading, &line);
    if (!wrong && !input->error && reading.open)
        wrong = "ends within a doc";
    arena_free(&reading.arena);
    return wrong;
}
