#include "gather/gatherer.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <utf8proc.h>

#include "gather/list.h"
#include "gather/plain.h"
#include "gather/rest.h"
#include "gather/write.h"
#include "lib/arena.h"
#include "lib/machine.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "lib/utf8.h"

enum { MEMORY_SHARE = 2 }; /* a run may use this fraction of the available memory */

static bool is_that(const struct file_identity *file, const struct stat *status)
{
    return file->inode == status->st_ino && file->device == status->st_dev;
}

/* Whether an open file is one that may be no article, and is empty yet. Ends the program
 * where there is something in it. */
static bool is_refused(const struct gatherer *gatherer, int fd, const char *name)
{
    struct stat status;
    bool found = false;
    if (!gatherer->refused_count || fstat(fd, &status) < 0)
        return false;
    for (size_t i = 0; i < gatherer->refused_count && !found; i++)
        found = is_that(&gatherer->refused[i], &status);
    if (found && status.st_size)
        message_die(STATUS_USAGE, name, "is both an article and the output");
    return found;
}

/* Whether an open folder is that which is written to: TMPDIR may be among the articles. */
static bool is_own(void *context, int folder)
{
    const struct gatherer *gatherer = context;
    struct stat status;
    return gatherer->options.folder && fstat(folder, &status) == 0 &&
           is_that(&gatherer->own, &status);
}

/* Notes which files these are now; one that is not there yet can be no article. */
static void find_refused(struct gatherer *gatherer)
{
    const struct option_list *names = &gatherer->options.refused;
    if (names->count)
        gatherer->refused = memory_new(names->count, sizeof *gatherer->refused);
    for (size_t i = 0; i < names->count; i++) {
        struct stat status;
        if (stat(names->items[i], &status) == 0 && S_ISREG(status.st_mode))
            gatherer->refused[gatherer->refused_count++] =
                (struct file_identity){status.st_dev, status.st_ino};
    }
}

/* The size of an open file, after its first bytes were read. */
static uint64_t size_of(int fd, size_t head)
{
    struct stat status;
    return head == PLAIN_HEAD && fstat(fd, &status) == 0 ? (uint64_t)status.st_size : head;
}

enum { REFUSED = -1 };

/* Reads the first bytes of an open file, in as many pieces as they come. Returns 0 or an errno.
 */
static int fill_head(int fd, char *room, size_t *used)
{
    while (*used < PLAIN_HEAD) {
        ssize_t got = read(fd, room + *used, PLAIN_HEAD - *used);
        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return errno;
        *used += got > 0 ? (size_t)got : 0;
    }
    return 0;
}

/* Whether an open file is plain text: certainly by its first bytes, and UTF-8 to its end. A
 * larger file than convert/ can make good is taken as it is. */
static bool is_plain(int fd, struct span head)
{
    enum { LARGEST = 64 * 1024 * 1024 };
    return plain_is_sure(head) &&
           (head.size < PLAIN_HEAD || size_of(fd, head.size) > LARGEST ||
               rest_is_utf8(fd, head));
}

/* Reads the first bytes of a file. Returns 0, an errno, or REFUSED. */
static int read_head(struct gatherer *gatherer, const char *name, int folder,
    const char *entry, struct span *head, bool *plain)
{
    int fd = openat(folder, entry, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    size_t got = 0;
    int error = fd < 0 ? errno : fill_head(fd, gatherer->head, &got);
    if (is_refused(gatherer, fd, name))
        error = REFUSED;
    *head = (struct span){gatherer->head, got};
    gatherer->bytes += size_of(fd, head->size);
    *plain = error || is_plain(fd, *head);
    if (fd >= 0)
        close(fd);
    return error;
}

/* Whether a character may be part of a word; no word begins with a mark alone. */
static bool is_letter(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

/* Why a file has no word, or NULL: its beginning is all of it then. */
static const char *wordless(struct span head)
{
    bool empty = true;
    if (head.size == PLAIN_HEAD)
        return NULL;
    for (size_t i = 0; i < head.size;) {
        uint32_t code;
        int length = utf8_decode(head.data + i, head.size - i, &code);
        if (length < 0 || code == 0 || is_letter(code))
            return NULL;
        empty = empty && (code == ' ' || (code >= '\t' && code <= '\r') || code == 0xFEFF);
        i += (size_t)length;
    }
    return empty ? "empty" : "no words in it";
}

/* A row of the list, and where it may be no plain text of that of suspects. `path`, or NULL,
 * and `entry` of the folder lead to the text. */
static void add_row(struct gatherer *gatherer, const char *name, const char *path,
    int folder, const char *entry)
{
    struct span head;
    bool plain;
    int error = read_head(gatherer, name, folder, entry, &head, &plain);
    if (error == REFUSED)
        return;
    if (error) {
        gatherer_failed(gatherer, name, strerror(error));
        return;
    }
    const char *reason = wordless(head);
    if (reason) {
        gatherer_failed(gatherer, name, reason);
        return;
    }
    gatherer->count++;
    list_write(&gatherer->names, name, path);
    if (plain)
        return;
    list_write(&gatherer->suspects, name, path);
    gatherer->suspect_count++;
}

static void found_file(void *context, const char *name, int folder, const char *entry)
{
    struct gatherer *gatherer = context;
    if (gatherer->options.folder) {
        add_row(gatherer, name, NULL, folder, entry);
        return;
    }
    gatherer->count++;
    if (gatherer->options.list)
        list_write(&gatherer->names, name, NULL);
    else
        output_write(&gatherer->names, (struct span){name, strlen(name) + 1});
}

/* Copies all that is left to read. Returns the errno of reading; what cannot be written
 * ends the program. */
static int gatherer_copy(int from, const char *path)
{
    struct output output;
    write_open(&output, path);
    ssize_t got;
    do {
        got = read(from, output_room(&output, OUTPUT_BLOCK), OUTPUT_BLOCK);
        if (got > 0)
            output_used(&output, (size_t)got);
    } while (!output.error && (got > 0 || (got < 0 && errno == EINTR)));
    int error = got < 0 ? errno : 0;
    write_close(&output, path);
    return error;
}

static void add_copy(struct gatherer *gatherer, const char *name, int from)
{
    struct arena arena = {0};
    const char *path = arena_print(
        &arena, "%s/copy.%" PRIu64, gatherer->options.folder, gatherer->copies++)
                           .data;
    int error = gatherer_copy(from, path);
    if (error)
        gatherer_failed(gatherer, name, strerror(error));
    else
        add_row(gatherer, name, path, AT_FDCWD, path);
    arena_free(&arena);
}

/* A device may have no end, unlike a terminal or the null device. */
static bool is_device(int fd)
{
    struct stat status = {0}, null;
    if (fstat(fd, &status) != 0 || !S_ISCHR(status.st_mode))
        return S_ISBLK(status.st_mode);
    bool is_null = stat("/dev/null", &null) == 0 && null.st_rdev == status.st_rdev;
    return !is_null && !isatty(fd);
}

bool gatherer_refuses(struct gatherer *gatherer, const char *name, int fd)
{
    if (fd == STDIN_FILENO || !is_device(fd))
        return false;
    gatherer_failed(gatherer, name, "a device: refused");
    return true;
}

static void found_once(void *context, const char *name)
{
    struct gatherer *gatherer = context;
    if (!gatherer->options.folder) {
        found_file(gatherer, name, AT_FDCWD, name);
        return;
    }
    int from = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
    if (from < 0) {
        gatherer_failed(gatherer, name, strerror(errno));
        return;
    }
    if (!gatherer_refuses(gatherer, name, from))
        add_copy(gatherer, name, from);
    if (from != STDIN_FILENO)
        close(from);
}

/* Notes files that are not used, for the sum at the end of a run. */
static void leave_out(struct gatherer *gatherer, uint64_t count, const char *reason)
{
    if (gatherer->options.folder)
        output_print(&gatherer->left, "file\t%" PRIu64 "\t%s\n", count, reason);
}

void gatherer_failed(void *context, const char *name, const char *reason)
{
    struct gatherer *gatherer = context;
    message(name, "%s", reason);
    gatherer->failed++;
    leave_out(gatherer, 1, reason);
}

static void skipped(
    void *context, const char *name, const char *const what[2], uint64_t count)
{
    struct gatherer *gatherer = context;
    if (!gatherer->options.quiet)
        message(name, "%" PRIu64 " %s skipped", count, what[count > 1]);
    leave_out(gatherer, count, what[1]);
}

struct find_sink gatherer_sink(struct gatherer *gatherer)
{
    return (struct find_sink){
        found_file, found_once, gatherer_failed, skipped, is_own, gatherer};
}

void gatherer_open(struct gatherer *gatherer, const struct gatherer_options *options)
{
    *gatherer = (struct gatherer){.options = *options};
    if (!options->folder) {
        output_open(&gatherer->names, STDOUT_FILENO);
        return;
    }
    gatherer->head = memory_new(PLAIN_HEAD, 1);
    gatherer->memory = machine_memory() / MEMORY_SHARE;
    find_refused(gatherer);
    struct stat own;
    if (stat(options->folder, &own) == 0)
        gatherer->own = (struct file_identity){own.st_dev, own.st_ino};
    write_open_in(&gatherer->names, options->folder, "found");
    write_open_in(&gatherer->suspects, options->folder, "suspects");
    write_open_in(&gatherer->left, options->folder, "left");
}

int gatherer_close(struct gatherer *gatherer)
{
    int status = gatherer->failed ? STATUS_DATA : STATUS_DONE;
    if (gatherer->failed && !gatherer->count)
        status = STATUS_USAGE;
    if (!gatherer->options.folder)
        return output_finish(&gatherer->names, status);
    write_close(&gatherer->names, "found");
    write_close(&gatherer->suspects, "suspects");
    write_close(&gatherer->left, "left");
    free(gatherer->head);
    free(gatherer->refused);
    struct output output;
    output_open(&output, STDOUT_FILENO);
    output_print(&output, "%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 "\n",
        gatherer->count, gatherer->suspect_count, gatherer->memory, gatherer->bytes);
    return output_finish(&output, status);
}
