#ifndef LIB_VERSION_H
#define LIB_VERSION_H

/* Which commit this was built from and of which day, and of which day its data are: one line for
 * --version, static. */
const char *version_commit(void);

#endif
