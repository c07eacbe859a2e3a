/* What makes an article the same as another: the hash of its tokens, its marks of
 * punctuation, and where sentences and paragraphs end; not its name, not where its bytes
 * stood, and not its terms. */
#ifndef ARCHIVE_DIGEST_H
#define ARCHIVE_DIGEST_H

#include "archive/articles.h"
#include "lib/hashtable.h"
#include "lib/output.h"
#include "lib/vertical.h"

/* Adds a line of the stream, but those of the doc's own tags. */
void digest_line(struct sha256 *sha256, const struct vertical_line *line);

void digest_end(struct sha256 *sha256, unsigned char hash[ARTICLE_HASH]);

/* Writes lines `ID TAB HASH` of the articles of a stream. A failed read is reported by
 * input->error. */
void digest_stream(struct input *input, struct output *output);

/* Hashes by ids, read from such lines. */
struct digests {
    struct hash_strings ids;
    unsigned char (*hashes)[ARTICLE_HASH]; /* from 1; owned */
    size_t capacity;
};

/* False where the file cannot be read or is no such list: errno says why. */
bool digests_read(struct digests *digests, const char *file);

/* Sets the hash of an id; leaves it where there is none. */
void digests_find(
    const struct digests *digests, struct span id, unsigned char hash[ARTICLE_HASH]);

void digests_free(struct digests *digests);

#endif
