/* What the machine lets a process have. */
#ifndef LIB_MACHINE_H
#define LIB_MACHINE_H

#include <stdint.h>

/* Bytes of memory that this process and what runs beside it in its control group may take
 * together: the machine's, or less where a control group (memory.max and memory.high of
 * version 2, memory.limit_in_bytes of version 1) or RLIMIT_AS sets a limit. At least 1. To
 * be called before the sandbox is entered. */
uint64_t machine_memory(void);

/* The least limit of the control groups that a list names, as /proc/self/cgroup does, and
 * of those around them; `folder` is where their files are, as /sys/fs/cgroup. UINT64_MAX
 * where none sets a limit. */
uint64_t machine_group_limit(const char *list, const char *folder);

#endif
