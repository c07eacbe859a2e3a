#include "archive/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    TRIES = 1000, /* to read a manifest and lock its parts before others merge them away */
};

static const char part_prefix[] = "part.";

const char *store_path(const struct store *store, const struct part *part, const char *file,
    struct arena *arena)
{
    return arena_print(
        arena, "%s/%s%s%s", store->folder, part->name, *file ? "/" : "", file)
        .data;
}

static int lock_file(int fd, int operation)
{
    int result;
    do
        result = flock(fd, operation);
    while (result < 0 && errno == EINTR);
    return result;
}

/* Opens and locks a folder. -1 where it is not there (any more), or the lock is another's.
 */
static int lock_folder(const char *path, int operation)
{
    struct stat mine, there;
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    if (lock_file(fd, operation) == 0 && fstat(fd, &mine) == 0 && stat(path, &there) == 0 &&
        mine.st_ino == there.st_ino && mine.st_dev == there.st_dev)
        return fd;
    close(fd);
    errno = ENOENT;
    return -1;
}

static void let_go(struct manifest *manifest)
{
    for (size_t i = 0; i < manifest->count; i++)
        if (manifest->parts[i].lock >= 0)
            close(manifest->parts[i].lock);
    manifest_free(manifest);
}

/* Locks all parts for reading. False where one is gone: the manifest is not the newest. */
static bool lock_parts(struct store *store)
{
    struct arena arena = {0};
    bool good = true;
    for (size_t i = 0; i < store->manifest.count && good; i++) {
        struct part *part = &store->manifest.parts[i];
        part->lock = lock_folder(store_path(store, part, "", &arena), LOCK_SH);
        good = part->lock >= 0;
    }
    arena_free(&arena);
    return good;
}

static bool take_snapshot(struct store *store, bool *there)
{
    for (int i = 0; i < TRIES; i++) {
        if (!manifest_read(&store->manifest, store->folder, there, &store->failure))
            return false;
        if (lock_parts(store))
            return true;
        if (i == TRIES - 1 || (errno != ENOENT && errno != EINTR))
            failure_of_system(&store->failure, store->folder);
        let_go(&store->manifest);
    }
    return false;
}

static bool is_own(const char *name)
{
    return strncmp(name, part_prefix, sizeof part_prefix - 1) == 0 ||
           strcmp(name, "lock") == 0 || strcmp(name, "merging") == 0 ||
           strcmp(name, "manifest") == 0 || strcmp(name, "manifest.new") == 0 ||
           strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* A folder of somebody else's files is not made an archive. */
static bool check_folder(struct store *store)
{
    DIR *folder = opendir(store->folder);
    if (!folder)
        return failure_of_system(&store->failure, store->folder);
    const struct dirent *entry;
    bool good = true;
    errno = 0;
    while (good && (entry = readdir(folder)))
        good = is_own(entry->d_name);
    if (!entry && errno)
        good = failure_of_system(&store->failure, store->folder);
    closedir(folder);
    return good ||
           failure_note(&store->failure, store->folder, "is not an archive and not empty");
}

bool store_open(struct store *store, const char *folder, bool create)
{
    *store = (struct store){.folder = folder, .lock = -1};
    bool there;
    if (create && mkdir(folder, 0777) < 0 && errno != EEXIST)
        return failure_of_system(&store->failure, folder);
    if (!take_snapshot(store, &there))
        return false;
    if (there)
        return true;
    if (create)
        return check_folder(store);
    return failure_note(&store->failure, folder, "there is no archive");
}

bool store_refresh(struct store *store)
{
    bool there;
    store_release(store);
    return take_snapshot(store, &there);
}

void store_release(struct store *store)
{
    let_go(&store->manifest);
}

void store_close(struct store *store)
{
    store_release(store);
    store_unlock(store);
}

/* ------------------------------------------------------------------ new parts */

bool store_new_part(struct store *store, struct part *part)
{
    struct arena arena = {0};
    *part = (struct part){.lock = -1};
    for (int i = 0; i < TRIES && part->lock < 0; i++) {
        char *path = (char *)(uintptr_t)arena_print(
            &arena, "%s/%sXXXXXX", store->folder, part_prefix)
                         .data;
        if (!mkdtemp(path)) {
            failure_of_system(&store->failure, store->folder);
            break;
        }
        /* Another process may take it for a leftover until it is locked: then once more. */
        part->lock = lock_folder(path, LOCK_EX | LOCK_NB);
        strcpy(part->name, path + strlen(store->folder) + 1);
    }
    mode_t mask = umask(0);
    umask(mask);
    if (part->lock >= 0)
        fchmod(part->lock, 0777 & ~mask); /* mkdtemp makes folders for one user only */
    arena_free(&arena);
    return part->lock >= 0 ||
           failure_note(&store->failure, store->folder, "cannot be locked");
}

/* Removes a folder that holds files only. */
static void remove_folder(const char *path)
{
    struct arena arena = {0};
    DIR *folder = opendir(path);
    const struct dirent *entry;
    while (folder && (entry = readdir(folder)))
        if (entry->d_name[0] != '.')
            unlink(arena_print(&arena, "%s/%s", path, entry->d_name).data);
    if (folder)
        closedir(folder);
    rmdir(path);
    arena_free(&arena);
}

void store_drop_part(struct store *store, struct part *part)
{
    struct arena arena = {0};
    remove_folder(store_path(store, part, "", &arena));
    close(part->lock);
    part->lock = -1;
    arena_free(&arena);
}

/* ------------------------------------------------------------------ changing */

static int open_lock(struct store *store, const char *name)
{
    struct arena arena = {0};
    const char *path = arena_print(&arena, "%s/%s", store->folder, name).data;
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0)
        failure_of_system(&store->failure, path);
    arena_free(&arena);
    return fd;
}

bool store_lock(struct store *store, struct manifest *now)
{
    bool there;
    store->lock = open_lock(store, "lock");
    if (store->lock < 0)
        return false;
    if (lock_file(store->lock, LOCK_EX) < 0)
        return failure_of_system(&store->failure, store->folder);
    return manifest_read(now, store->folder, &there, &store->failure);
}

void store_unlock(struct store *store)
{
    if (store->lock >= 0)
        close(store->lock);
    store->lock = -1;
}

static bool is_among(const struct part *parts, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(parts[i].name, name) == 0)
            return true;
    return false;
}

/* The new part's entry in the archive's folder must be on the disk before the manifest. */
static bool sync_part(struct store *store, const struct part *part)
{
    int fd = open(store->folder, O_RDONLY | O_CLOEXEC);
    bool good = fd >= 0 && fsync(part->lock) == 0 && fsync(fd) == 0;
    if (!good)
        failure_of_system(&store->failure, store->folder);
    if (fd >= 0)
        close(fd);
    return good;
}

bool store_commit(struct store *store, const struct manifest *now,
    const struct part *removed, size_t removed_count, const struct part *added)
{
    struct manifest next = {0};
    int lock = added ? added->lock : -1;
    if (added && !sync_part(store, added))
        return false;
    for (size_t i = 0; i < now->count; i++) {
        if (!is_among(removed, removed_count, now->parts[i].name)) {
            manifest_add(&next, &now->parts[i]);
        } else if (added) {
            manifest_add(&next, added);
            added = NULL;
        }
    }
    if (added)
        manifest_add(&next, added);
    bool good = manifest_write(&next, store->folder, &store->failure);
    manifest_free(&next);
    if (good && lock >= 0)
        lock_file(lock, LOCK_SH);
    return good;
}

void store_clean(struct store *store)
{
    struct arena arena = {0};
    struct manifest now = {0};
    DIR *folder = store_lock(store, &now) ? opendir(store->folder) : NULL;
    const struct dirent *entry;
    while (folder && (entry = readdir(folder))) {
        const char *name = entry->d_name;
        if (strncmp(name, part_prefix, sizeof part_prefix - 1) != 0 ||
            manifest_find(&now, name))
            continue;
        const char *path = arena_print(&arena, "%s/%s", store->folder, name).data;
        int fd = lock_folder(path, LOCK_EX | LOCK_NB);
        if (fd < 0)
            continue;
        remove_folder(path);
        close(fd);
    }
    if (folder)
        closedir(folder);
    store_unlock(store);
    manifest_free(&now);
    arena_free(&arena);
}

int store_merge_lock(struct store *store, bool patient)
{
    int fd = open_lock(store, "merging");
    if (fd >= 0 && lock_file(fd, LOCK_EX | (patient ? 0 : LOCK_NB)) == 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}
