#include "archive/intake.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "lib/escape.h"
#include "lib/source_text.h"
#include "lib/vertical.h"

/* The article being read. */
struct reading {
    struct intake *intake;
    struct arena arena; /* of the article's names */
    struct article article;
    const struct source *source; /* or NULL */
    struct output lines, text;
    struct sha256 sha256;
    struct signature signature;
    bool open;
};

/* Fills in the absolute path of the file that the article came from, and finds its status.
 */
static bool find_file(struct reading *reading, struct stat *status)
{
    struct arena *arena = &reading->arena;
    struct article *article = &reading->article;
    const char *name = unescape_name_new(arena, article->id).data;
    if (stat(name, status) == 0 && S_ISREG(status->st_mode)) {
        char *path = realpath(name, NULL);
        if (path)
            article->path = escape_name_new(arena, span_of(path));
        free(path);
        return true;
    }
    return reading->source && stat(reading->source->path, status) == 0;
}

static void set_date(struct article *article, const char *date, const char *from)
{
    memcpy(article->date, date, DATE_SIZE);
    snprintf(article->day_from, sizeof article->day_from, "%s", from);
}

/* The day that the article itself has, and how it is known. */
static bool own_date(const struct reading *reading, struct span attribute,
    char date[DATE_SIZE], const char **from)
{
    const struct source *source = reading->source;
    bool there = source && date_read(span_of(source->date), date);
    *from = there && *source->day_from ? source->day_from : "text";
    return there || date_read(attribute, date);
}

static void choose_date(struct reading *reading, struct span attribute)
{
    const char *given = reading->intake->date, *from;
    char date[DATE_SIZE];
    struct stat status;
    bool file = find_file(reading, &status);
    bool own = own_date(reading, attribute, date, &from);
    bool weak = own && (strcmp(from, "file") == 0 || strcmp(from, "made") == 0 ||
                           strcmp(from, "option") == 0);
    if (given && (!own || weak)) {
        set_date(&reading->article, given, "option");
    } else if (own) {
        set_date(&reading->article, date, from);
    } else {
        date_of_time(file ? status.st_mtime : time(NULL), date);
        set_date(&reading->article, date, "file");
    }
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

static void intake_begin(struct reading *reading, const struct vertical_line *line)
{
    struct span id = vertical_attribute(line, SPAN("id"));
    struct span date = vertical_attribute(line, SPAN("date"));
    arena_free(&reading->arena);
    reading->lines.used = reading->text.used = 0;
    reading->article = (struct article){0};
    reading->article.id = decoded(reading, id);
    reading->article.title = title_of(reading, line);
    reading->source = sources_find(&reading->intake->sources, reading->article.id);
    if (reading->source)
        reading->article.address =
            escape_name_new(&reading->arena, reading->source->address);
    sha256_begin(&reading->sha256);
    signature_begin(&reading->signature);
    reading->open = true;
    choose_date(reading, date);
}

/* Reads all of the text into its buffer. Returns 0 or an errno. */
static int read_text(struct reading *reading)
{
    struct source_text text;
    struct output *to = &reading->text;
    if (!source_text_open_in(&reading->intake->file, &text, reading->source))
        return errno;
    ssize_t got = 1;
    while (got > 0 && to->used <= ARTICLE_MOST) {
        char *room = output_room(to, INPUT_BLOCK);
        got = source_text_read(&text, to->used, room, INPUT_BLOCK);
        if (got > 0)
            output_used(to, (size_t)got);
    }
    int error = got < 0 ? errno : got > 0 ? EFBIG : 0;
    source_text_close(&text);
    return error;
}

static void find_text(struct reading *reading)
{
    struct intake *intake = reading->intake;
    int error = reading->source ? read_text(reading) : 0;
    if (!error)
        return;
    intake->error = intake->unread ? intake->error : error;
    intake->unread++;
    reading->text.used = 0;
}

static void intake_end(struct reading *reading)
{
    struct article *article = &reading->article;
    struct intake *intake = reading->intake;
    digest_end(&reading->sha256, article->hash);
    digests_find(&intake->digests, article->id, article->hash);
    signature_end(&reading->signature, article->signature);
    find_text(reading);
    blocks_add(&intake->writer->texts, article,
        (struct span){reading->text.data, reading->text.used},
        (struct span){reading->lines.data, reading->lines.used});
    batch_add(intake->batch, article);
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

static const char *intake_take(struct reading *reading, const struct vertical_line *line)
{
    bool is_doc = span_equal(line->name, SPAN("doc"));
    if (line->kind == VERTICAL_OPEN && is_doc) {
        if (reading->open)
            return "a doc within a doc";
        intake_begin(reading, line);
    } else if (!reading->open) {
        return line->kind == VERTICAL_TOKEN ? "a token outside of any doc" : NULL;
    }
    output_write(&reading->lines, line->raw);
    output_byte(&reading->lines, '\n');
    if (reading->lines.used > ARTICLE_MOST)
        return "an article of more than 512 MiB";
    if (line->kind == VERTICAL_CLOSE && is_doc)
        intake_end(reading);
    else
        note_line(reading, line);
    return NULL;
}

const char *intake_read(struct intake *intake, struct input *input)
{
    struct reading reading = {.intake = intake};
    output_open(&reading.lines, -1);
    output_open(&reading.text, -1);
    struct vertical stream = {.input = input};
    struct vertical_line line;
    const char *wrong = NULL;
    while (!wrong && vertical_next(&stream, &line) != VERTICAL_END)
        wrong = intake_take(&reading, &line);
    if (!wrong && !input->error && reading.open)
        wrong = "ends within a doc";
    arena_free(&reading.arena);
    free(reading.lines.data);
    free(reading.text.data);
    return wrong;
}
