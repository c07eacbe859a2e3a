/* Where the data files that `make` compiled or installed are. */
#ifndef LIB_DATADIR_H
#define LIB_DATADIR_H

#include "lib/arena.h"

enum { DATADIR_FOLDERS = 4 };

/* What brings the words of a language, or of several, for messages; %s is its code. */
#ifndef DATA_HINT
#define DATA_HINT "run winnow data add %s"
#endif

/* The folders where data files are looked for, in that order. Gives how many. The arena owns
 * them. */
size_t datadir_folders(struct arena *arena, const char *folders[DATADIR_FOLDERS]);

/* The folder of the running program, or NULL. The arena owns it. */
const char *datadir_programs(struct arena *arena);

/* The path of a data file such as "stopwords/en.txt": in $WINNOW_DATA where that is set;
 * else in share/ of the checkout or share/winnow of the installation that the running
 * program stands in (bin/..); else in the data directory that was configured; else in the
 * user's, $XDG_DATA_HOME/winnow or ~/.local/share/winnow. NULL where there is no such file.
 * NUL-terminated, the arena owns it. */
const char *datadir_find(struct arena *arena, const char *name);

/* Reads the bytes of a data file into what its module keeps of it, which points into them.
 * False where they are not those of a whole file of its kind. */
typedef bool datadir_reader(void *kept, struct span file);

/* Maps a data file into memory, read-only, and has it read. False where it is absent. One that
 * is there and cannot be mapped (a symbolic link, a pipe, a folder) or read (it was cut off,
 * or is of another version) ends the program with status 2: without it the same input would
 * silently give other results. Never unmapped: it lives as long as the program. */
bool datadir_read(const char *name, datadir_reader *reader, void *kept);

/* Reads FOLDER/LANGUAGE.FORM, such as "stopwords/en.txt". A language may come from a stream
 * or table of others: false where it is not made of letters, digits and hyphens, or longer
 * than a language tag is. */
bool datadir_read_language(const char *folder, struct span language, const char *form,
    datadir_reader *reader, void *kept);

/* Ends the program with status 2: the data file or folder is damaged. */
_Noreturn void datadir_damaged(const char *path);

#endif
