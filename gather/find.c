#include "gather/find.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/memory.h"
#include "lib/output.h"

enum skipped_kind { SKIPPED_LINK_FOLDER, SKIPPED_HIDDEN, SKIPPED_LINK, SKIPPED_SPECIAL };
enum { SKIPPED_KINDS = 4 };

static const char *const skipped_names[SKIPPED_KINDS][2] = {
    {"directory link", "directory links"},
    {"hidden file", "hidden files"},
    {"link that leads out of it", "links that lead out of it"},
    {"special file", "special files"},
};

/* A walk below the folder that was named. */
struct walk {
    const struct find_sink *sink;
    struct output path; /* of where it is */
    char *root;       /* the named folder's real path with a '/' behind it; NULL: not yet */
    const char *name; /* as it was named */
    uint64_t found, skipped[SKIPPED_KINDS];
    unsigned depth;
};

/* The entries of a folder, in byte order. */
struct entries {
    char **names; /* owned, as what they point to */
    size_t count, capacity;
};

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static bool is_dot(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* Reads and closes a folder. False where it cannot be read (errno). */
static bool read_entries(int folder, struct entries *entries)
{
    DIR *stream = fdopendir(folder);
    if (!stream) {
        close(folder);
        return false;
    }
    struct dirent *entry;
    while (errno = 0, entry = readdir(stream)) {
        if (is_dot(entry->d_name))
            continue;
        entries->names = memory_grow(
            entries->names, &entries->capacity, entries->count + 1, sizeof(char *));
        entries->names[entries->count++] = memory_checked(strdup(entry->d_name));
    }
    int error = errno;
    closedir(stream);
    if (entries->count)
        qsort(entries->names, entries->count, sizeof(char *), compare_names);
    errno = error;
    return !error;
}

static void free_entries(struct entries *entries)
{
    for (size_t i = 0; i < entries->count; i++)
        free(entries->names[i]);
    free(entries->names);
}

/* The path so far as a string. */
static const char *path_of(struct walk *walk)
{
    *output_room(&walk->path, 1) = '\0';
    return walk->path.data;
}

static void add_file(struct walk *walk, int folder, const char *entry)
{
    walk->found++;
    walk->sink->file(walk->sink->context, path_of(walk), folder, entry);
}

static void find_fail(struct walk *walk, const char *reason)
{
    walk->found++; /* it has been said */
    walk->sink->failed(walk->sink->context, path_of(walk), reason);
}

/* The real path of the named folder, with one '/' at its end. */
static const char *root_of(struct walk *walk)
{
    char *real = walk->root ? NULL : realpath(walk->name, NULL);
    if (real) {
        size_t size = strlen(real);
        walk->root = memory_new(size + 2, 1);
        memcpy(walk->root, real, size);
        if (size > 1)
            walk->root[size] = '/';
        else
            walk->root[0] = '/';
        free(real);
    }
    return walk->root;
}

/* Whether the link at the path leads to what is below the named folder. */
static bool stays_below(struct walk *walk)
{
    const char *root = root_of(walk);
    char *real = root ? realpath(path_of(walk), NULL) : NULL;
    bool below = real && strncmp(real, root, strlen(root)) == 0;
    free(real);
    return below;
}

static void add_link(struct walk *walk, int folder, const char *entry)
{
    struct stat status;
    if (fstatat(folder, entry, &status, 0) < 0)
        find_fail(walk, errno == ENOENT ? "dangling link" : strerror(errno));
    else if (S_ISDIR(status.st_mode))
        walk->skipped[SKIPPED_LINK_FOLDER]++;
    else if (!S_ISREG(status.st_mode))
        walk->skipped[SKIPPED_SPECIAL]++;
    else if (!stays_below(walk))
        walk->skipped[SKIPPED_LINK]++;
    else
        add_file(walk, folder, entry);
}

static void walk_folder(struct walk *walk, int folder);

static void add_folder(struct walk *walk, int folder, const char *entry)
{
    if (walk->depth == FIND_DEPTH) {
        find_fail(walk, "too many folders within folders");
        return;
    }
    int below = openat(folder, entry, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (below < 0) {
        find_fail(walk, strerror(errno));
        return;
    }
    if (walk->sink->own(walk->sink->context, below)) {
        close(below);
        return;
    }
    walk->depth++;
    walk_folder(walk, below);
    walk->depth--;
}

static void add_entry(struct walk *walk, int folder, const char *entry)
{
    struct stat status;
    if (fstatat(folder, entry, &status, AT_SYMLINK_NOFOLLOW) < 0)
        find_fail(walk, strerror(errno));
    else if (S_ISREG(status.st_mode))
        add_file(walk, folder, entry);
    else if (S_ISDIR(status.st_mode))
        add_folder(walk, folder, entry);
    else if (S_ISLNK(status.st_mode))
        add_link(walk, folder, entry);
    else
        walk->skipped[SKIPPED_SPECIAL]++;
}

/* Walks below an open folder, which it closes. */
static void walk_folder(struct walk *walk, int folder)
{
    struct entries entries = {0};
    size_t before = walk->path.used;
    int own = fcntl(folder, F_DUPFD_CLOEXEC, 0); /* reading closes the other */
    if (!read_entries(folder, &entries) || own < 0)
        find_fail(walk, strerror(errno));
    if (before && walk->path.data[before - 1] != '/')
        output_byte(&walk->path, '/');
    size_t below = walk->path.used;
    for (size_t i = 0; own >= 0 && i < entries.count; i++) {
        walk->path.used = below;
        output_text(&walk->path, entries.names[i]);
        if (entries.names[i][0] == '.')
            walk->skipped[SKIPPED_HIDDEN]++;
        else
            add_entry(walk, own, entries.names[i]);
    }
    if (own >= 0)
        close(own);
    free_entries(&entries);
    walk->path.used = before;
}

static void find_below(const struct find_sink *sink, const char *name, int folder)
{
    struct walk walk = {.sink = sink, .path = {.fd = -1}, .name = name};
    output_text(&walk.path, name);
    walk_folder(&walk, folder);
    if (!walk.found)
        sink->failed(sink->context, name, "no files in it");
    for (int i = 0; i < SKIPPED_KINDS; i++)
        if (walk.skipped[i])
            sink->skipped(sink->context, name, skipped_names[i], walk.skipped[i]);
    free(walk.path.data);
    free(walk.root);
}

/* Opens a folder; 0 if it is not one, -1 on failure (errno). */
static int open_folder(const char *name, const struct stat *status)
{
    return S_ISDIR(status->st_mode) ? open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : 0;
}

/* What is named and there: a file, a folder, or what can be read only once. */
static void find_there(
    const struct find_sink *sink, const char *name, const struct stat *status)
{
    int folder = open_folder(name, status);
    if (folder < 0)
        sink->failed(sink->context, name, strerror(errno));
    else if (S_ISREG(status->st_mode))
        sink->file(sink->context, name, AT_FDCWD, name);
    else if (S_ISDIR(status->st_mode))
        find_below(sink, name, folder);
    else
        sink->once(sink->context, name);
}

void find(const struct find_sink *sink, const char *name)
{
    struct stat status;
    if (strcmp(name, "-") == 0)
        sink->once(sink->context, name);
    else if (stat(name, &status) < 0)
        sink->failed(sink->context, name, strerror(errno));
    else
        find_there(sink, name, &status);
}
