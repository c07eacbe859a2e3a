/* Files of an archive's folder: opened by their names in it, never through a link, and only
 * what is a file or folder as it should be. Whoever made the folder, nothing outside of it
 * is read, written or removed. On failure errno says why; ELOOP: it is a link or a special
 * file. Descriptors are the caller's, and not inherited by programs. */
#ifndef ARCHIVE_FOLDER_H
#define ARCHIVE_FOLDER_H

#include <stdbool.h>

/* Opens a folder in a folder. -1 on failure. */
int folder_open(int folder, const char *name);

/* Opens a file for reading. -1 on failure. */
int folder_file(int folder, const char *name);

/* Creates a file that must not be there, for writing. -1 on failure. */
int folder_create(int folder, const char *name);

/* Opens an empty file that serves as a lock, and creates it where it is not there. -1 on
 * failure. */
int folder_lock_file(int folder, const char *name);

/* Removes a file; none being there is no failure. A link or special file is not removed. */
bool folder_remove(int folder, const char *name);

/* Calls `heed` with each name in the folder but . and .. until it returns false. False where
 * the folder cannot be read or `heed` returned so. */
bool folder_each(int folder, bool (*heed)(void *context, const char *name), void *context);

#endif
