/* An archive on the disk: a folder with a manifest and a folder for each part.
 *
 * Any number of processes read and write at once. A part is immutable; its writer holds an
 * exclusive lock on its folder until the manifest names it, readers hold shared ones. The
 * manifest is only replaced by who holds the archive's lock, which is short. A folder that
 * the manifest does not name and nobody has locked is what a dead process left behind, or a
 * part that was merged: the next writer removes it. All locks vanish with their processes
 * (flock). */
#ifndef ARCHIVE_STORE_H
#define ARCHIVE_STORE_H

#include "archive/manifest.h"
#include "lib/arena.h"

struct store {
    const char *folder; /* borrowed */
    struct manifest manifest;
    struct failure failure;
    int lock; /* of the whole archive, or -1 */
};

/* Opens an archive for reading: a snapshot that stays readable whatever others do. False
 * where there is none (unless `create`: then it is made, or begins empty). */
bool store_open(struct store *store, const char *folder, bool create);

/* Takes a new snapshot in the place of the old one. */
bool store_refresh(struct store *store);

/* Lets go of the snapshot, so that store_clean may remove what is merged. */
void store_release(struct store *store);

void store_close(struct store *store);

/* The path of a part's file. The arena owns it. */
const char *store_path(const struct store *store, const struct part *part, const char *file,
    struct arena *arena);

/* Makes the folder of a new part, locked by this process. */
bool store_new_part(struct store *store, struct part *part);

/* Removes the folder of a part that was not committed. */
void store_drop_part(struct store *store, struct part *part);

/* Waits for the archive's lock and reads its manifest as it is now. */
bool store_lock(struct store *store, struct manifest *now);

/* Replaces the manifest by one with the same parts but `removed` ones (by name), and with
 * `added` in the place of the first of them or at the end; `added` may be NULL, and is open
 * to readers from then on. To be called with the archive's lock. */
bool store_commit(struct store *store, const struct manifest *now,
    const struct part *removed, size_t removed_count, const struct part *added);

void store_unlock(struct store *store);

/* Removes what dead processes left behind, and merged parts that nobody reads. */
void store_clean(struct store *store);

/* Takes the right to take parts out of the archive, which one process has at a time; waits
 * for it where `patient`. A descriptor to close, or -1. */
int store_merge_lock(struct store *store, bool patient);

#endif
