/* Files without names, which are gone when nobody has them open any more. */
#ifndef LIB_TEMPORARY_H
#define LIB_TEMPORARY_H

/* A new file in the folder, open for reading and writing, and closed on exec. -1 with errno
 * on an error. Where the file system gives it a name first, that is taken away at once. */
int temporary_new(const char *folder);

#endif
