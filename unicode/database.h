/* The files of the Unicode Character Database, as the generators read them. */
#ifndef UNICODE_DATABASE_H
#define UNICODE_DATABASE_H

#include <stdio.h>

enum { CODE_POINTS = 0x110000, LINE = 4096 };

/* The directory of the files below. */
void database_open(const char *directory);

/* One of its files, open for reading; where that fails, ends the program with a message. */
FILE *database_file(const char *name);

/* Field `index` (from 0) of a line of fields divided by `;`, without blanks and comment, in
 * room for LINE bytes; NULL where there are fewer. */
const char *database_field(const char *line, int index, char *room);

/* The code points that a line is about: `0041` or `0041..005A`. 0: about none. */
int database_range(const char *line, unsigned *first, unsigned *last);

#endif
