/* Where the data files that `make` compiled or installed are. */
#ifndef LIB_DATADIR_H
#define LIB_DATADIR_H

#include "lib/arena.h"

/* The path of a data file such as "stopwords/en.txt": in $WINNOW_DATA where that is set;
 * else in share/ of the checkout or share/winnow of the installation that the running
 * program stands in (bin/..); else in the data directory that was configured. NULL where
 * there is no such file. NUL-terminated, the arena owns it. */
const char *datadir_find(struct arena *arena, const char *name);

/* Maps a data file into memory, read-only. {NULL, 0} where it is absent. One that is
 * there and cannot be mapped ends the program with status 2: without it the same input
 * would silently give other results. Never unmapped: it lives as long as the program. */
struct span datadir_map(const char *name);

#endif
