/* Whether a file that begins as UTF-8 goes on so. */
#ifndef GATHER_REST_H
#define GATHER_REST_H

#include "lib/span.h"

/* Reads what is left of an open file, of which `head` was read before and is UTF-8 but for a
 * character that its end may cut. Returns false where bytes follow that are not UTF-8; true where
 * there are none, and where reading fails: who reads the text says so. */
bool rest_is_utf8(int fd, struct span head);

#endif
