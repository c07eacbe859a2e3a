#include "gather/trim.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gather/list.h"
#include "gather/repeats.h"
#include "gather/write.h"
#include "lib/escape.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "lib/source_text.h"

struct trimming {
    const struct trim *trim;
    struct repeats *repeats; /* NULL: nothing is left out */
    size_t count, rows;      /* articles so far, and all */
    uint64_t bytes;          /* of all texts */
    uint64_t guess;          /* of the same, before they are read */
    bool failed;             /* to read a text */
    struct source_file file;
    struct output whole;
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

/* Reads a text for the lines that repeat. A text that cannot be read has no lines. */
static uint64_t read_text(struct trimming *trimming, const struct source *source)
{
    struct arena arena = {0};
    struct source_text text;
    struct input input = {.fd = -1, .finished = true};
    if (source_text_open_in(&trimming->file, &text, source))
        source_text_input(&text, &input);
    else
        input.error = errno;
    repeats_read(trimming->repeats, unescape_name_new(&arena, source->name), &input);
    uint64_t size = input.position;
    if (input.error)
        message(source->name.data, "%s", strerror(input.error));
    trimming->failed |= input.error != 0;
    input_close(&input);
    arena_free(&arena);
    return size;
}

static void read_article(struct trimming *trimming, const struct source *source)
{
    trimming->bytes += trimming->repeats ? read_text(trimming, source) : size_of(source);
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

static void write_row(
    struct trimming *trimming, const struct source *source, struct span line)
{
    struct output row = {.fd = -1}, ranges = {.fd = -1};
    if (trimming->count == trimming->rows)
        end_changed(trimming);
    if (trimming->repeats && !repeats_next(trimming->repeats, &ranges))
        message_die(STATUS_USAGE, trim_temporary(trimming->trim), "%s", strerror(errno));
    if (ranges.used && !source->omitted.size) {
        list_write_omitted(&row, line, (struct span){ranges.data, ranges.used});
    } else {
        output_write(&row, line);
        output_byte(&row, '\n');
    }
    output_write(&trimming->whole, (struct span){row.data, row.used});
    trimming->count++;
    free(row.data);
    free(ranges.data);
}

static void tell_sums(const struct trimming *trimming)
{
    if (!trimming->repeats || trimming->trim->quiet)
        return;
    struct repeats_sums sums = repeats_sums(trimming->repeats);
    if (sums.lines)
        message(NULL,
            "boilerplate: %" PRIu64 " lines that repeat, %.1f %% of the text, left out of "
            "%" PRIu64 " articles (--keep-boilerplate keeps them)",
            sums.lines, 100.0 * (double)sums.bytes / (double)sums.text, sums.articles);
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
    check_list(trimming->trim->list);
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
    output_print(&output, "%zu %" PRIu64 "\n", trimming->count, trimming->bytes);
    return output_finish(&output, status);
}

int trim_run(const struct trim *trim)
{
    struct trimming trimming = {.trim = trim, .file = SOURCE_FILE_NONE};
    open_repeats(&trimming);
    read_list(&trimming, read_row);
    if (trimming.repeats && !repeats_count(trimming.repeats))
        message_die(STATUS_USAGE, trim_temporary(trim), "%s", strerror(errno));
    if (trim->folder)
        write_open_in(&trimming.whole, trim->folder, "articles");
    else
        output_open(&trimming.whole, STDOUT_FILENO);
    read_list(&trimming, write_row);
    if (trimming.count < trimming.rows)
        end_changed(&trimming);
    tell_sums(&trimming);
    repeats_free(trimming.repeats);
    source_file_close(&trimming.file);
    return trim_finish(&trimming);
}
