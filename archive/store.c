#include "archive/store.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/folder.h"
#include "lib/hashtable.h"
#include "lib/machine.h"

enum {
    MEMORY_SHARE = 4, /* count takes this fraction of the available memory */
    TRIES = 1000, /* to read a manifest and lock its parts before others merge them away */
};

static const char lock_name[] = "lock", merging_name[] = "merging";

const char *store_path(const struct store *store, const struct part *part, const char *file,
    struct arena *arena)
{
    return arena_print(arena, "%s/%s%s%s", store->name, part->name, *file ? "/" : "", file)
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

/* Opens and locks a part's folder. -1 where it is not there (any more), or the lock is
 * another's. */
static int lock_part(const struct store *store, const char *name, int operation)
{
    struct stat mine, there;
    int fd = folder_open(store->folder, name);
    if (fd < 0)
        return -1;
    if (lock_file(fd, operation) == 0 && fstat(fd, &mine) == 0 &&
        fstatat(store->folder, name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
        mine.st_ino == there.st_ino && mine.st_dev == there.st_dev)
        return fd;
    close(fd);
    errno = ENOENT;
    return -1;
}

/* ------------------------------------------------------------------ snapshots */

static void let_go(struct manifest *manifest)
{
    for (size_t i = 0; i < manifest->count; i++)
        if (manifest->parts[i].lock >= 0)
            close(manifest->parts[i].lock);
    manifest_free(manifest);
}

/* Notes a failure that is of a file or folder in the archive. */
static bool note_failure(struct store *store, const char *name)
{
    struct arena arena = {0};
    failure_of_system(
        &store->failure, arena_print(&arena, "%s/%s", store->name, name).data);
    arena_free(&arena);
    return false;
}

/* Locks all parts for reading. False where one is gone: the manifest is not the newest, or,
 * after `last` tries, damaged. */
static bool lock_parts(struct store *store, bool last)
{
    bool good = true;
    for (size_t i = 0; i < store->manifest.count && good; i++) {
        struct part *part = &store->manifest.parts[i];
        part->lock = lock_part(store, part->name, LOCK_SH);
        good = part->lock >= 0;
        if (!good && (errno == ELOOP || last))
            note_failure(store, part->name);
    }
    return good;
}

static bool take_snapshot(struct store *store)
{
    for (int i = 0; i < TRIES; i++) {
        if (!manifest_read(&store->manifest, store->folder, store->name, &store->failure))
            return false;
        if (lock_parts(store, i == TRIES - 1))
            return true;
        int error = errno;
        let_go(&store->manifest);
        errno = error;
        if (error != ENOENT && error != EINTR)
            break;
    }
    return failure_of_system(&store->failure, store->name);
}

static bool is_own(void *context, const char *name)
{
    (void)context;
    return manifest_is_part(name) || strcmp(name, lock_name) == 0 ||
           strcmp(name, merging_name) == 0 || strcmp(name, "manifest") == 0 ||
           strcmp(name, "manifest.new") == 0;
}

/* A folder of somebody else's files is not made an archive. */
static bool check_folder(struct store *store)
{
    return folder_each(store->folder, is_own, NULL) ||
           failure_note(&store->failure, store->name, "is not an archive and not empty");
}

bool store_open(struct store *store, const char *name, bool create)
{
    *store = (struct store){
        .name = name, .folder = -1, .lock = -1, .memory = machine_memory() / MEMORY_SHARE};
    if (create && mkdir(name, 0777) < 0 && errno != EEXIST)
        return failure_of_system(&store->failure, name);
    store->folder = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (store->folder >= 0)
        return true;
    return errno == ENOENT ? failure_note(&store->failure, name,
                                 "there is no archive: adding articles creates one")
                           : failure_of_system(&store->failure, name);
}

bool store_begin(struct store *store, bool create, bool outdated)
{
    if (!take_snapshot(store))
        return false;
    if (store->manifest.outdated && !outdated)
        return failure_note(&store->failure, store->name,
            "an archive of version 0.1: 'archive upgrade' converts it to this version");
    if (store->manifest.there)
        return true;
    if (create)
        return check_folder(store);
    return failure_note(
        &store->failure, store->name, "there is no archive: adding articles creates one");
}

bool store_refresh(struct store *store)
{
    store_release(store);
    return take_snapshot(store);
}

void store_release(struct store *store)
{
    let_go(&store->manifest);
}

void store_close(struct store *store)
{
    store_release(store);
    store_unlock(store);
    if (store->folder >= 0)
        close(store->folder);
    store->folder = -1;
}

/* ------------------------------------------------------------------ new parts */

/* A name that no other process has chosen. */
static void choose_name(char name[PART_NAME])
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    uint64_t number = hash_key_new().part[0];
    memcpy(name, "part.", 5);
    for (int i = 5; i < PART_NAME - 1; i++, number /= sizeof letters - 1)
        name[i] = letters[number % (sizeof letters - 1)];
    name[PART_NAME - 1] = '\0';
}

bool store_new_part(struct store *store, struct part *part)
{
    *part = (struct part){.lock = -1};
    for (int i = 0; i < TRIES; i++) {
        choose_name(part->name);
        if (mkdirat(store->folder, part->name, 0777) < 0 && errno == EEXIST)
            continue;
        /* Another process may take it for a leftover until it is locked: then once more. */
        part->lock = lock_part(store, part->name, LOCK_EX | LOCK_NB);
        if (part->lock >= 0)
            return true;
        if (errno != ENOENT)
            break;
    }
    return failure_of_system(&store->failure, store->name);
}

/* Removes a part's folder and the files that a part has, now or in version 1. */
static void remove_part(const struct store *store, const char *name, int folder)
{
    for (int f = 0; f < PART_FILES; f++)
        folder_remove(folder, part_files[f]);
    folder_remove(folder, "stream.vrt.zst");
    unlinkat(store->folder, name, AT_REMOVEDIR);
}

void store_drop_part(struct store *store, struct part *part)
{
    remove_part(store, part->name, part->lock);
    close(part->lock);
    part->lock = -1;
}

/* ------------------------------------------------------------------ changing */

static int open_lock(struct store *store, const char *name)
{
    int fd = folder_lock_file(store->folder, name);
    if (fd < 0)
        note_failure(store, name);
    return fd;
}

bool store_lock(struct store *store, struct manifest *now)
{
    store->lock = open_lock(store, lock_name);
    if (store->lock < 0)
        return false;
    if (lock_file(store->lock, LOCK_EX) < 0)
        return failure_of_system(&store->failure, store->name);
    return manifest_read(now, store->folder, store->name, &store->failure);
}

void store_unlock(struct store *store)
{
    if (store->lock >= 0)
        close(store->lock);
    store->lock = -1;
}

/* A new part's entry in the archive's folder must be on the disk before the manifest. */
static bool sync_part(struct store *store, const struct part *part)
{
    return (fsync(part->lock) == 0 && fsync(store->folder) == 0) ||
           failure_of_system(&store->failure, store->name);
}

static const struct exchange *find_exchange(
    const struct exchange *exchanges, size_t count, const char *old)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(exchanges[i].old, old) == 0)
            return &exchanges[i];
    return NULL;
}

/* The parts that are there after the change. Each new part is put once: several old ones
 * may be exchanged for the same. */
static bool change(struct store *store, const struct manifest *now, struct manifest *next,
    const struct exchange *exchanges, size_t count)
{
    bool good = true;
    for (size_t i = 0; i < now->count && good; i++) {
        const struct exchange *found = find_exchange(exchanges, count, now->parts[i].name);
        const struct part *part = found ? &found->part : &now->parts[i];
        if (!*part->name || manifest_find(next, part->name))
            continue;
        good = !found || sync_part(store, part);
        manifest_add(next, part);
    }
    return good;
}

/* The new parts are not being written any more. */
static void open_to_readers(const struct manifest *now, const struct manifest *next)
{
    for (size_t i = 0; i < next->count; i++)
        if (!manifest_find(now, next->parts[i].name) && next->parts[i].lock >= 0)
            lock_file(next->parts[i].lock, LOCK_SH);
}

bool store_commit(struct store *store, struct manifest *now,
    const struct exchange *exchanges, size_t count, struct part *added)
{
    struct manifest next = {.runs = now->runs};
    for (size_t i = 0; i < now->origin_count; i++)
        manifest_add_origin(&next, now->origins[i].run, now->origins[i].text);
    bool good = change(store, now, &next, exchanges, count);
    if (good && added) {
        added->run = ++next.runs;
        if (store->origin)
            manifest_add_origin(&next, next.runs, store->origin);
        manifest_add(&next, added);
        good = sync_part(store, added);
    }
    good = good && manifest_write(&next, store->folder, store->name, &store->failure);
    if (good)
        open_to_readers(now, &next);
    manifest_free(good ? now : &next);
    if (good)
        *now = next;
    return good;
}

/* ------------------------------------------------------------------ cleaning */

struct cleaning {
    struct store *store;
    struct manifest now;
};

static bool clean(void *context, const char *name)
{
    struct cleaning *cleaning = context;
    struct store *store = cleaning->store;
    if (!manifest_is_part(name) || manifest_find(&cleaning->now, name))
        return true;
    int fd = lock_part(store, name, LOCK_EX | LOCK_NB);
    if (fd < 0 && errno == ELOOP)
        return note_failure(store, name);
    if (fd >= 0) {
        remove_part(store, name, fd);
        close(fd);
    }
    return true;
}

bool store_clean(struct store *store)
{
    struct cleaning cleaning = {.store = store};
    bool good = store_lock(store, &cleaning.now) &&
                (cleaning.now.outdated || folder_each(store->folder, clean, &cleaning) ||
                    failure_of_system(&store->failure, store->name));
    store_unlock(store);
    manifest_free(&cleaning.now);
    return good;
}

int store_merge_lock(struct store *store, bool patient)
{
    int fd = open_lock(store, merging_name);
    if (fd >= 0 && lock_file(fd, LOCK_EX | (patient ? 0 : LOCK_NB)) == 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}
