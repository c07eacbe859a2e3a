/* Shows on a terminal how far lists of articles are read: documents, bytes, speed, time
 * left. What a process has read so far, the system says (/proc/PID/io). */
#ifndef GATHER_PROGRESS_H
#define GATHER_PROGRESS_H

/* `words` are pairs of a process and the list of articles that it reads. Returns when all
 * these processes have ended, or there are none. */
void progress_show(char **words, int count);

#endif
