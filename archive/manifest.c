#include "archive/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "archive/hex.h"
#include "lib/arena.h"
#include "lib/counts.h"
#include "lib/memory.h"

const char *const part_files[PART_FILES] = {
    "stream.vrt.zst", "articles.tsv.zst", "totals.tsv.zst"};

static const char first_line[] = "winnow-archive 1\n";

void manifest_add(struct manifest *manifest, const struct part *part)
{
    manifest->parts = memory_grow(
        manifest->parts, &manifest->capacity, manifest->count + 1, sizeof *manifest->parts);
    manifest->parts[manifest->count++] = *part;
}

struct part *manifest_find(const struct manifest *manifest, const char *name)
{
    for (size_t i = 0; i < manifest->count; i++)
        if (strcmp(manifest->parts[i].name, name) == 0)
            return &manifest->parts[i];
    return NULL;
}

void manifest_free(struct manifest *manifest)
{
    free(manifest->parts);
    *manifest = (struct manifest){0};
}

/* ------------------------------------------------------------------ writing */

/* The manifest as a text, which the caller frees. */
static struct span text_new(const struct manifest *manifest)
{
    struct output output;
    char hex[2 * SHA256_DIGEST + 1];
    output_open(&output, -1);
    output_room(&output, sizeof first_line + (manifest->count + 1) * 512);
    output_text(&output, first_line);
    for (size_t i = 0; i < manifest->count; i++) {
        const struct part *part = &manifest->parts[i];
        output_print(&output, "part\t%s\t%llu\t%s\t%s", part->name,
            (unsigned long long)part->articles, part->first, part->last);
        for (int f = 0; f < PART_FILES; f++) {
            hex_write(part->files[f].digest, SHA256_DIGEST, hex);
            output_print(
                &output, "\t%llu\t%s", (unsigned long long)part->files[f].size, hex);
        }
        output_byte(&output, '\n');
    }
    unsigned char digest[SHA256_DIGEST];
    struct sha256 sha256;
    sha256_begin(&sha256);
    sha256_add(&sha256, (struct span){output.data, output.used});
    sha256_end(&sha256, digest);
    hex_write(digest, SHA256_DIGEST, hex);
    output_print(&output, "end\t%s\n", hex);
    return (struct span){output.data, output.used};
}

/* Renames last for good: the folder's entry is brought to the disk too. Where only that
 * fails, the manifest is replaced all the same, and the failure noted. */
static bool replace(
    const char *from, const char *to, const char *folder, struct failure *failure)
{
    int fd = open(folder, O_RDONLY | O_CLOEXEC);
    bool good = fd >= 0 && rename(from, to) == 0;
    if (good && fsync(fd) < 0)
        failure_of_system(failure, to);
    int error = errno;
    if (fd >= 0)
        close(fd);
    errno = error;
    return good;
}

bool manifest_write(
    const struct manifest *manifest, const char *folder, struct failure *failure)
{
    struct arena arena = {0};
    const char *path = arena_print(&arena, "%s/manifest", folder).data;
    const char *aside = arena_print(&arena, "%s/manifest.new", folder).data;
    struct span text = text_new(manifest);
    int fd = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    struct output output;
    bool good = fd >= 0;
    if (good) {
        output_open(&output, fd);
        output_write(&output, text);
        good = output_flush(&output) && fsync(fd) == 0;
        good &= output_close(&output) == 0;
        good = good && replace(aside, path, folder, failure);
    }
    if (!good)
        failure_of_system(failure, path);
    free((char *)(uintptr_t)text.data);
    arena_free(&arena);
    return good;
}

/* ------------------------------------------------------------------ reading */

static bool take(struct span *line, struct span *field)
{
    const char *tab = memchr(line->data, '\t', line->size);
    *field = (struct span){line->data, tab ? (size_t)(tab - line->data) : line->size};
    size_t used = field->size + (tab != NULL);
    *line = (struct span){line->data + used, line->size - used};
    return field->size > 0;
}

static bool take_number(struct span *line, uint64_t *number)
{
    struct span field;
    return take(line, &field) && counts_number(field, number);
}

static bool take_text(struct span *line, char *room, size_t size)
{
    struct span field;
    if (!take(line, &field) || field.size >= size || memchr(field.data, '/', field.size))
        return false;
    memcpy(room, field.data, field.size);
    room[field.size] = '\0';
    return true;
}

static bool read_part(struct span line, struct part *part)
{
    struct span kind, digest;
    *part = (struct part){.lock = -1};
    if (!take(&line, &kind) || !span_equal(kind, SPAN("part")) ||
        !take_text(&line, part->name, sizeof part->name) ||
        !take_number(&line, &part->articles) ||
        !take_text(&line, part->first, sizeof part->first) ||
        !take_text(&line, part->last, sizeof part->last))
        return false;
    for (int f = 0; f < PART_FILES; f++)
        if (!take_number(&line, &part->files[f].size) || !take(&line, &digest) ||
            !hex_read(digest, part->files[f].digest, SHA256_DIGEST))
            return false;
    return line.size == 0;
}

/* Reads the lines; gives all their bytes to the output. */
static bool read_lines(struct manifest *manifest, struct input *input, struct output *copy)
{
    struct span line = {NULL, 0};
    bool good = input_line(input, &line) && span_equal(line, SPAN("winnow-archive 1"));
    if (good)
        output_text(copy, first_line);
    while (good && input_line(input, &line)) {
        output_write(copy, line);
        output_byte(copy, '\n');
        struct part part;
        if (span_starts(line, SPAN("end\t")))
            return !input_line(input, &line);
        good = read_part(line, &part);
        if (good)
            manifest_add(manifest, &part);
    }
    return false;
}

/* What was read must be, byte for byte, what would be written. */
static bool read_all(struct manifest *manifest, struct input *input, uint64_t size)
{
    struct output copy;
    output_open(&copy, -1);
    output_room(&copy, (size_t)size + 2);
    bool good = read_lines(manifest, input, &copy);
    struct span text = text_new(manifest);
    good =
        good && size == text.size && span_equal(text, (struct span){copy.data, copy.used});
    free((char *)(uintptr_t)text.data);
    free(copy.data);
    return good;
}

bool manifest_read(
    struct manifest *manifest, const char *folder, bool *there, struct failure *failure)
{
    struct arena arena = {0};
    struct input input;
    const char *path = arena_print(&arena, "%s/manifest", folder).data;
    *manifest = (struct manifest){0};
    bool good = *there = input_open(&input, path);
    if (good) {
        off_t size = lseek(input.fd, 0, SEEK_END);
        good = size >= 0 && lseek(input.fd, 0, SEEK_SET) == 0 &&
               read_all(manifest, &input, (uint64_t)size);
        if (!good)
            failure_note(failure, path,
                input.error ? strerror(input.error) : "damaged: not what was written");
    } else if (input.error == ENOENT) {
        good = true;
    } else {
        errno = input.error;
        failure_of_system(failure, path);
    }
    input_close(&input);
    arena_free(&arena);
    return good;
}
