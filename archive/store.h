/* An archive on the disk: a folder with a manifest and a folder for each part.
 *
 * Any number of processes read and write at once. A part is immutable; its writer holds an
 * exclusive lock on its folder until the manifest names it, readers hold shared ones. The
 * manifest is only replaced by who holds the archive's lock, which is short. A folder that
 * the manifest does not name and nobody has locked is what a dead process left behind, or a
 * part that was merged: the next writer removes it. All locks vanish with their processes
 * (flock). No link is followed within the folder (archive/folder.h). */
#ifndef ARCHIVE_STORE_H
#define ARCHIVE_STORE_H

#include "archive/manifest.h"
#include "lib/arena.h"

struct store {
    const char *name; /* as given, for messages; borrowed */
    int folder;       /* or -1 */
    struct manifest manifest;
    struct failure failure;
    int lock;           /* of the whole archive, or -1 */
    const char *origin; /* of the words of articles that are added, borrowed; or NULL */
    uint64_t memory;    /* bytes that the program count may take */
};

/* A change: the part that is to be in the place of another, or nothing in its place. */
struct exchange {
    char old[PART_NAME];
    struct part part; /* no name: none */
};

/* Opens the folder, without reading anything in it; makes it first where `create` and it is
 * not there. */
bool store_open(struct store *store, const char *name, bool create);

/* Takes a snapshot that stays readable while others write. False where there is no archive
 * (unless `create`: then it begins empty), or one of version 1 (unless `outdated`: then its
 * manifest is only known to be there). */
bool store_begin(struct store *store, bool create, bool outdated);

/* Takes a new snapshot in the place of the old one. */
bool store_refresh(struct store *store);

/* Lets go of the snapshot, so that store_clean may remove what is merged. */
void store_release(struct store *store);

void store_close(struct store *store);

/* The path of a part's file, for messages. The arena owns it. */
const char *store_path(const struct store *store, const struct part *part, const char *file,
    struct arena *arena);

/* Makes the folder of a new part, locked by this process. */
bool store_new_part(struct store *store, struct part *part);

/* Removes the folder of a part that was not committed. */
void store_drop_part(struct store *store, struct part *part);

/* Waits for the archive's lock and reads its manifest as it is now. */
bool store_lock(struct store *store, struct manifest *now);

/* Makes the changes to the parts of `now`, and adds `added` at the end, or nothing where it
 * is NULL: the archive is then that of `now`, and the new parts are open to readers. A part
 * that is added is of a new run, whose number it gets. To be called with the archive's
 * lock. */
bool store_commit(struct store *store, struct manifest *now,
    const struct exchange *exchanges, size_t count, struct part *added);

void store_unlock(struct store *store);

/* Removes what dead processes left behind and what was merged. */
bool store_clean(struct store *store);

/* Locks merging and removing, which exclude each other: waits if `patient`. A descriptor to
 * close, or -1. */
int store_merge_lock(struct store *store, bool patient);

#endif
