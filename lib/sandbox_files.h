/* Which files a process may open from now on: Landlock (linux/landlock.h), to the extent that the
 * kernel has it. Descriptors that are open stay usable. */
#ifndef LIB_SANDBOX_FILES_H
#define LIB_SANDBOX_FILES_H

#include <stdbool.h>
#include <stddef.h>

enum file_access {
    FILES_READ = 1,  /* and list folders */
    FILES_WRITE = 2, /* make, write, rename and remove files, and folders */
    FILES_RUN = 4,
};

/* A file, or a folder with all below it. A missing one is skipped. */
struct file_rule {
    const char *path;
    int access; /* of enum file_access */
};

/* The version of Landlock that the kernel has; 0: none. */
int sandbox_files_version(void);

/* Allows only what the rules say; this cannot be undone. The process may no longer bind or connect
 * TCP sockets or send signals to others. The process must have no_new_privs. Does nothing
 * where there is no Landlock; false, and errno, where there is and it fails. */
bool sandbox_files(const struct file_rule *rules, size_t count);

#endif
