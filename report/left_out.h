/* What of the articles' files is not in the tables, as pipeline.sh counted it: a file of lines
 * KIND TAB COUNT TAB WHAT, where KIND is `file` of whole files, and else of parts of files. */
#ifndef REPORT_LEFT_OUT_H
#define REPORT_LEFT_OUT_H

#include "report/summary.h"

/* Reads the file into the overview; the summary's arena owns what it holds. False where it
 * cannot be read (errno; EINVAL: a line is wrong). */
bool left_out_read(const char *name, struct summary *summary);

#endif
