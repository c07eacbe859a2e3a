/* The sandbox of a program that reads the files in a list. */
#ifndef LIB_SANDBOX_LIST_H
#define LIB_SANDBOX_LIST_H

#include "lib/folders.h"
#include "lib/sandbox.h"

/* Nothing is read from now on but the list, what is in the folders of the files that it names,
 * and what the sandbox says, which was entered with `lists` and whose last option is free.
 * Where the list cannot be read twice, as standard input, all may be read still. */
void sandbox_limit_to_list(struct sandbox sandbox, const char *list, enum list_form form);

#endif
