#include "archive/manifest.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "archive/folder.h"
#include "archive/hex.h"
#include "lib/arena.h"
#include "lib/counts.h"
#include "lib/input.h"
#include "lib/memory.h"
#include "lib/output.h"

const char *const part_files[PART_FILES] = {
    "texts.zst", "articles.tsv.zst", "totals.tsv.zst"};

enum {
    MANIFEST_MOST = 16 << 20, /* bytes: of more parts than merging ever leaves */
};

static const char first_line[] = "winnow-archive 2\n";
static const char own_name[] = "manifest", aside_name[] = "manifest.new";

bool manifest_is_part(const char *name)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    return strncmp(name, "part.", 5) == 0 && strlen(name) == PART_NAME - 1 &&
           strspn(name + 5, letters) == PART_NAME - 6;
}

void manifest_add(struct manifest *manifest, const struct part *part)
{
    manifest->parts = memory_grow(
        manifest->parts, &manifest->capacity, manifest->count + 1, sizeof *manifest->parts);
    manifest->parts[manifest->count++] = *part;
}

void manifest_add_origin(struct manifest *manifest, uint64_t run, const char *text)
{
    size_t count = manifest->origin_count;
    if (count && strcmp(manifest->origins[count - 1].text, text) == 0)
        return;
    manifest->origins = memory_grow(manifest->origins, &manifest->origin_capacity,
        count + 1, sizeof *manifest->origins);
    struct origin *origin = &manifest->origins[manifest->origin_count++];
    *origin = (struct origin){.run = run};
    snprintf(origin->text, sizeof origin->text, "%s", text);
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
    free(manifest->origins);
    *manifest = (struct manifest){0};
}

/* ------------------------------------------------------------------ writing */

static void put_part(struct output *output, const struct part *part)
{
    char hex[2 * SHA256_DIGEST + 1];
    output_print(output, "part\t%s\t%llu\t%llu\t%s\t%s", part->name,
        (unsigned long long)part->run, (unsigned long long)part->articles, part->first,
        part->last);
    for (int f = 0; f < PART_FILES; f++) {
        hex_write(part->files[f].digest, SHA256_DIGEST, hex);
        output_print(output, "\t%llu\t%s", (unsigned long long)part->files[f].size, hex);
    }
    output_byte(output, '\n');
}

/* The manifest as a text, which the caller frees. */
static struct span text_new(const struct manifest *manifest)
{
    struct output output;
    char hex[2 * SHA256_DIGEST + 1];
    unsigned char digest[SHA256_DIGEST];
    struct sha256 sha256;
    output_open(&output, -1);
    output_text(&output, first_line);
    output_print(&output, "runs\t%llu\n", (unsigned long long)manifest->runs);
    for (size_t i = 0; i < manifest->origin_count; i++)
        output_print(&output, "origin\t%llu\t%s\n",
            (unsigned long long)manifest->origins[i].run, manifest->origins[i].text);
    for (size_t i = 0; i < manifest->count; i++)
        put_part(&output, &manifest->parts[i]);
    sha256_begin(&sha256);
    sha256_add(&sha256, (struct span){output.data, output.used});
    sha256_end(&sha256, digest);
    hex_write(digest, SHA256_DIGEST, hex);
    output_print(&output, "end\t%s\n", hex);
    return (struct span){output.data, output.used};
}

/* Writes the text to a new file beside the manifest, and to the disk. */
static bool write_aside(int folder, struct span text)
{
    struct output output;
    int fd = folder_remove(folder, aside_name) ? folder_create(folder, aside_name) : -1;
    if (fd < 0)
        return false;
    output_open(&output, fd);
    output_write(&output, text);
    int error = !output_flush(&output) ? output.error : fsync(fd) < 0 ? errno : 0;
    int late = output_close(&output);
    errno = error ? error : late;
    return errno == 0;
}

/* Renames last for good: the folder's entry is brought to the disk too. Where only that
 * fails, the manifest is replaced all the same, and the failure noted. */
bool manifest_write(
    const struct manifest *manifest, int folder, const char *name, struct failure *failure)
{
    struct arena arena = {0};
    const char *path = arena_print(&arena, "%s/%s", name, own_name).data;
    struct span text = text_new(manifest);
    bool good =
        write_aside(folder, text) && renameat(folder, aside_name, folder, own_name) == 0;
    if (!good || fsync(folder) < 0)
        failure_of_system(failure, path);
    free((char *)(uintptr_t)text.data);
    arena_free(&arena);
    return good;
}

/* ------------------------------------------------------------------ reading */

static bool manifest_take(struct span *line, struct span *field)
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
    return manifest_take(line, &field) && counts_number(field, number);
}

static bool take_text(struct span *line, char *room, size_t size)
{
    struct span field;
    if (!manifest_take(line, &field) || field.size >= size ||
        memchr(field.data, '/', field.size))
        return false;
    memcpy(room, field.data, field.size);
    room[field.size] = '\0';
    return true;
}

static bool read_part(struct span line, struct part *part)
{
    struct span kind, digest;
    *part = (struct part){.lock = -1};
    if (!manifest_take(&line, &kind) || !span_equal(kind, SPAN("part")) ||
        !take_text(&line, part->name, sizeof part->name) || !manifest_is_part(part->name) ||
        !take_number(&line, &part->run) || !take_number(&line, &part->articles) ||
        !take_text(&line, part->first, sizeof part->first) ||
        !take_text(&line, part->last, sizeof part->last))
        return false;
    for (int f = 0; f < PART_FILES; f++)
        if (!take_number(&line, &part->files[f].size) || !manifest_take(&line, &digest) ||
            !hex_read(digest, part->files[f].digest, SHA256_DIGEST))
            return false;
    return line.size == 0;
}

static bool read_runs(struct span line, uint64_t *runs)
{
    struct span kind;
    return manifest_take(&line, &kind) && span_equal(kind, SPAN("runs")) &&
           take_number(&line, runs) && line.size == 0;
}

static bool is_printable(const char *text)
{
    for (; *text; text++)
        if (*text < ' ' || *text > '~')
            return false;
    return true;
}

/* Where the line is one of origin, adds what it says. */
static bool read_origin(struct span line, struct manifest *manifest)
{
    struct span kind;
    struct origin origin;
    if (!manifest_take(&line, &kind) || !span_equal(kind, SPAN("origin")) ||
        !take_number(&line, &origin.run) ||
        !take_text(&line, origin.text, sizeof origin.text) || line.size ||
        strlen(origin.text) == 0 || !is_printable(origin.text))
        return false;
    manifest_add_origin(manifest, origin.run, origin.text);
    return true;
}

static bool read_entry(struct span line, struct manifest *manifest)
{
    struct part part;
    if (manifest->count == 0 && read_origin(line, manifest))
        return true;
    bool good = read_part(line, &part);
    if (good)
        manifest_add(manifest, &part);
    return good;
}

/* Reads the lines; gives all their bytes to the output. */
static bool read_lines(struct manifest *manifest, struct input *input, struct output *copy)
{
    struct span line = {NULL, 0};
    bool good = input_line(input, &line);
    manifest->outdated = good && span_equal(line, SPAN("winnow-archive 1"));
    good = good && span_equal(line, SPAN("winnow-archive 2"));
    output_text(copy, first_line);
    for (size_t i = 0; good && input_line(input, &line); i++) {
        output_write(copy, line);
        output_byte(copy, '\n');
        if (span_starts(line, SPAN("end\t")))
            return !input_line(input, &line);
        good = i == 0 ? read_runs(line, &manifest->runs) : read_entry(line, manifest);
    }
    return false;
}

/* What was read must be, byte for byte, what would be written. */
static bool read_all(struct manifest *manifest, struct input *input, size_t size)
{
    struct output copy;
    output_open(&copy, -1);
    bool good = read_lines(manifest, input, &copy);
    if (good) {
        struct span text = text_new(manifest);
        good = size == text.size && span_equal(text, (struct span){copy.data, copy.used});
        free((char *)(uintptr_t)text.data);
    }
    free(copy.data);
    return good || manifest->outdated;
}

bool manifest_read(
    struct manifest *manifest, int folder, const char *name, struct failure *failure)
{
    struct arena arena = {0};
    struct input input;
    const char *path = arena_print(&arena, "%s/%s", name, own_name).data;
    int fd = folder_file(folder, own_name);
    *manifest = (struct manifest){.there = fd >= 0};
    bool good = fd >= 0 || errno == ENOENT;
    if (!good)
        failure_of_system(failure, path);
    if (fd >= 0) {
        input_attach(&input, fd, path);
        off_t size = lseek(fd, 0, SEEK_END);
        good = size >= 0 && size <= MANIFEST_MOST && lseek(fd, 0, SEEK_SET) == 0 &&
               read_all(manifest, &input, (size_t)size);
        if (!good)
            failure_note(failure, path,
                input.error ? strerror(input.error) : "damaged: not what was written");
        input_close(&input);
    }
    arena_free(&arena);
    return good;
}
