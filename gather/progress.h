/* Shows on a terminal how far lists of articles are read: documents, bytes, speed, time
 * left. The system reports what a process has read so far (/proc/PID/io). */
#ifndef GATHER_PROGRESS_H
#define GATHER_PROGRESS_H

/* `words` are pairs of a process and the list of articles that it reads. When all these
 * processes have ended, or there are none, shows `phase` and how long it takes, until the
 * process that started this one has ended; NULL: returns. */
void progress_show(char **words, int count, const char *phase);

#endif
