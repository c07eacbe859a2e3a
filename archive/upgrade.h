/* Archives of version 1, of Winnow 0.1, which kept no texts:
 *
 *     winnow-archive 1
 *     part NAME ARTICLES FIRST LAST SIZE DIGEST SIZE DIGEST SIZE DIGEST
 *     end DIGEST
 *
 * A part's stream.vrt.zst held the stream in frames (archive/elision.h), its
 * articles.tsv.zst name, day, tokens, bytes, frame, hash, signature, near, path and title.
 */
#ifndef ARCHIVE_UPGRADE_H
#define ARCHIVE_UPGRADE_H

#include "archive/store.h"

/* Puts an archive of this version, of one part, in the place of the store's, which is of
 * version 1 and opened so. *articles is set to how many it has. */
bool upgrade_run(struct store *store, uint64_t *articles);

#endif
