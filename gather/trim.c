#include "gather/trim.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gather/copies_aside.h"
#include "gather/list.h"
#include "gather/repeats.h"
#include "gather/write.h"
#include "lib/escape.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "lib/source_text.h"

struct trimming {
    const struct trim *trim;
    struct repeats *repeats;    /* NULL: no lines are left out */
    struct copies *copies;      /* NULL: no copies are */
    struct copies_aside *aside; /* the same, while texts are read */
    size_t row, rows, count;    /* rows so far, all of them, and those that are written */
    uint64_t bytes;             /* of the texts of those that are written */
    uint64_t guess;             /* of all texts, before they are read */
    bool failed;                /* to read a text */
    struct source_file file;
    struct output whole;
    struct span *names; /* of those that others are copies of, by row from 1; or NULL */
    struct arena arena; /* of these */
};

const char *trim_temporary(const struct trim *trim)
{
    const char *folder = trim->folder ? trim->folder : getenv("TMPDIR");
    return folder && *folder ? folder : "/tmp";
}

/* ---------------------------------------------------------------- reading */

static uint64_t size_of(const struct source *source)
{
    struct stat status;
    if (source->end != SOURCE_TO_END)
        return source->end - source->begin;
    return stat(source->path, &status) == 0 ? (uint64_t)status.st_size : 0;
}

/* A text that is read for the lines that repeat, and, on the way, for copies. */
struct reading {
    struct trimming *trimming;
    struct source_text text;
    struct input from, input;
};

static ssize_t read_through(void *context, char *room, size_t size)
{
    struct reading *reading = context;
    ssize_t got = input_read(&reading->from, room, size);
    if (got > 0 && reading->trimming->aside)
        copies_aside_read(reading->trimming->aside, (struct span){room, (size_t)got});
    return got;
}

/* A text that cannot be read is empty. */
static void open_text(struct reading *reading, const struct source *source)
{
    reading->from = reading->input = (struct input){.fd = -1, .finished = true};
    if (source_text_open_in(&reading->trimming->file, &reading->text, source)) {
        source_text_input(&reading->text, &reading->from);
        input_attach(&reading->input, -1, source->path);
        reading->input.source = read_through;
        reading->input.context = reading;
    } else {
        reading->input.error = errno;
    }
}

/* Reads a text. Returns how many bytes it has. */
static uint64_t read_text(struct trimming *trimming, const struct source *source)
{
    struct arena arena = {0};
    struct reading reading = {.trimming = trimming};
    struct span name = unescape_name_new(&arena, source->name);
    open_text(&reading, source);
    if (trimming->repeats)
        repeats_read(trimming->repeats, name, &reading.input);
    else
        while (input_more(&reading.input))
            input_skip(&reading.input, reading.input.end - reading.input.begin);
    int error = reading.input.error;
    if (error)
        message(source->name.data, "%s", strerror(error));
    trimming->failed |= error != 0;
    if (trimming->aside)
        copies_aside_end_text(trimming->aside, error != 0);
    uint64_t size = reading.input.position;
    input_close(&reading.input);
    input_close(&reading.from);
    arena_free(&arena);
    return size;
}

static void read_article(struct trimming *trimming, const struct source *source)
{
    bool reads = trimming->repeats || trimming->copies;
    trimming->bytes += reads ? read_text(trimming, source) : size_of(source);
    trimming->rows++;
}

/* Calls take() with each row of the list; ends the program where it is none. */
static void read_list(struct trimming *trimming,
    void (*take)(struct trimming *, const struct source *, struct span line))
{
    const char *list = trimming->trim->list;
    struct input input;
    struct span line;
    input_open(&input, list);
    while (input_line(&input, &line)) {
        struct arena arena = {0};
        struct source source;
        if (!source_parse(&arena, line, &source))
            message_die(STATUS_USAGE, list, "not a list of articles");
        take(trimming, &source, line);
        arena_free(&arena);
    }
    if (input.error)
        message_die(STATUS_USAGE, list, "%s", strerror(input.error));
    input_close(&input);
}

static void read_row(
    struct trimming *trimming, const struct source *source, struct span line)
{
    (void)line;
    read_article(trimming, source);
}

/* ---------------------------------------------------------------- writing */

static _Noreturn void end_changed(const struct trimming *trimming)
{
    message_die(STATUS_USAGE, trimming->trim->list, "changed while it was read");
}

/* The name of an article, by its row, that others are like; empty: it is none. */
static struct span name_of(const struct trimming *trimming, uint32_t row)
{
    return trimming->names && row ? trimming->names[row] : SPAN("");
}

/* Writes a row with what is left out of its text and what it is like. */
static void write_cells(struct trimming *trimming, const struct source *source,
    struct span line, struct span omitted, struct span near)
{
    struct output row = {.fd = -1};
    if (omitted.size && !source->omitted.size) {
        list_write_cell(&row, line, LIST_OMITTED, omitted);
        line = (struct span){row.data, row.used};
    }
    if (near.size && !source->near.size)
        list_write_cell(&trimming->whole, line, LIST_NEAR, near);
    else
        output_write(&trimming->whole, line);
    output_byte(&trimming->whole, '\n');
    free(row.data);
}

/* Names a copy, of which only the first is counted. */
static void tell_copy(
    const struct trimming *trimming, const struct source *source, struct span of)
{
    if (trimming->trim->verbose)
        message(source->name.data, "has the text of %.*s", (int)of.size, of.data);
}

static void write_row(
    struct trimming *trimming, const struct source *source, struct span line)
{
    struct output ranges = {.fd = -1};
    struct copies_mark mark = {0, 0};
    if (trimming->row++ == trimming->rows)
        end_changed(trimming);
    if (trimming->repeats && !repeats_next(trimming->repeats, &ranges))
        message_die(STATUS_USAGE, trim_temporary(trimming->trim), "%s", strerror(errno));
    if (trimming->copies)
        mark = trimming->copies->marks[trimming->row];
    if (trimming->names && trimming->names[trimming->row].data)
        trimming->names[trimming->row] = arena_copy(&trimming->arena, source->name);
    if (mark.same) {
        tell_copy(trimming, source, name_of(trimming, mark.same));
    } else {
        struct span omitted = {ranges.data, ranges.used};
        write_cells(trimming, source, line, omitted, name_of(trimming, mark.near));
        trimming->count++;
    }
    free(ranges.data);
}

/* Room for the names of the articles that others are like. */
static void open_names(struct trimming *trimming)
{
    const struct copies *copies = trimming->copies;
    if (!copies || !(copies->same || copies->near))
        return;
    trimming->names = memory_new(copies->count + 1, sizeof *trimming->names);
    for (size_t i = 1; i <= copies->count; i++) {
        const struct copies_mark *mark = &copies->marks[i];
        trimming->names[mark->same ? mark->same : mark->near] = SPAN("");
    }
}

static void tell_boilerplate(const struct trimming *trimming)
{
    struct repeats_sums sums = repeats_sums(trimming->repeats);
    if (sums.lines)
        message(NULL,
            "boilerplate: %" PRIu64 " lines that repeat, %.1f %% of the text, left out of "
            "%" PRIu64 " articles (--keep-boilerplate keeps them)",
            sums.lines, 100.0 * (double)sums.bytes / (double)sums.text, sums.articles);
}

static void tell_copies(const struct copies *copies)
{
    if (copies->same)
        message(NULL,
            "copies: %" PRIu64 " of %zu articles %s the text of another, and %s left out "
            "(--keep-duplicates keeps %s)",
            copies->same, copies->count, copies->same == 1 ? "has" : "have",
            copies->same == 1 ? "is" : "are", copies->same == 1 ? "it" : "them");
    if (copies->near)
        message(NULL, "copies: %" PRIu64 " %s nearly the text of another", copies->near,
            copies->near == 1 ? "article has" : "articles have");
}

static void tell_sums(const struct trimming *trimming)
{
    if (trimming->trim->quiet)
        return;
    if (trimming->repeats)
        tell_boilerplate(trimming);
    if (trimming->copies && !trimming->trim->folder)
        tell_copies(trimming->copies);
}

/* ---------------------------------------------------------------- both */

/* Ends the program where a list cannot be read twice. */
static void check_list(const char *list)
{
    struct stat status;
    if (stat(list, &status) < 0)
        message_die(STATUS_USAGE, list, "%s", strerror(errno));
    if (!S_ISREG(status.st_mode))
        message_die(STATUS_USAGE, list, "can be read only once");
}

/* Adds about how many bytes an article has. */
static void guess_row(
    struct trimming *trimming, const struct source *source, struct span line)
{
    enum { TEXT_A_ROW = 64 }; /* times the bytes of its row, of a whole file */
    bool place = source->end != SOURCE_TO_END;
    trimming->guess += place ? source->end - source->begin : TEXT_A_ROW * line.size;
}

static void open_repeats(struct trimming *trimming)
{
    const char *folder = trim_temporary(trimming->trim);
    if (trimming->trim->keep)
        return;
    read_list(trimming, guess_row);
    trimming->repeats = repeats_new(folder, trimming->guess);
    if (!trimming->repeats)
        message_die(STATUS_USAGE, folder, "%s", strerror(errno));
}

/* What was written, and with a folder how much. */
static int trim_finish(struct trimming *trimming)
{
    int status = trimming->failed ? STATUS_DATA : STATUS_DONE;
    if (!trimming->trim->folder)
        return output_finish(&trimming->whole, status);
    write_close(&trimming->whole, "articles");
    struct output output;
    output_open(&output, STDOUT_FILENO);
    output_print(&output, "%zu %" PRIu64 " %" PRIu64 " %" PRIu64 "\n", trimming->count,
        trimming->bytes, trimming->copies ? trimming->copies->same : 0,
        trimming->copies ? trimming->copies->near : 0);
    return output_finish(&output, status);
}

/* What is left out as a copy counts for nothing. */
static void drop_copies(struct trimming *trimming)
{
    const struct copies *copies = trimming->copies;
    copies_aside_end(trimming->aside);
    trimming->bytes -= copies->same_bytes;
    for (size_t i = 1; trimming->repeats && i <= copies->count; i++)
        if (copies->marks[i].same)
            repeats_drop(trimming->repeats, (uint32_t)i);
}

static void trim_read(struct trimming *trimming)
{
    check_list(trimming->trim->list);
    open_repeats(trimming);
    if (trimming->copies)
        trimming->aside = copies_aside_new(trimming->copies);
    read_list(trimming, read_row);
    if (trimming->aside)
        drop_copies(trimming);
    if (trimming->repeats && !repeats_count(trimming->repeats))
        message_die(STATUS_USAGE, trim_temporary(trimming->trim), "%s", strerror(errno));
}

static void trim_write(struct trimming *trimming)
{
    if (trimming->trim->folder)
        write_open_in(&trimming->whole, trimming->trim->folder, "articles");
    else
        output_open(&trimming->whole, STDOUT_FILENO);
    open_names(trimming);
    read_list(trimming, write_row);
    if (trimming->row < trimming->rows)
        end_changed(trimming);
    tell_sums(trimming);
}

int trim_run(const struct trim *trim)
{
    struct copies copies;
    struct trimming trimming = {.trim = trim, .file = SOURCE_FILE_NONE};
    if (!trim->duplicates) {
        copies_open(&copies);
        trimming.copies = &copies;
    }
    trim_read(&trimming);
    trim_write(&trimming);
    int status = trim_finish(&trimming);
    repeats_free(trimming.repeats);
    if (trimming.copies)
        copies_close(&copies);
    source_file_close(&trimming.file);
    arena_free(&trimming.arena);
    free(trimming.names);
    return status;
}
