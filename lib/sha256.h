/* SHA-256 (FIPS 180-4), nettle's: names articles and checks files in an archive; names a
 * page's own style and script in its Content-Security-Policy. */
#ifndef LIB_SHA256_H
#define LIB_SHA256_H

#include <nettle/sha2.h>

#include "lib/span.h"

enum {
    SHA256_DIGEST = SHA256_DIGEST_SIZE, /* bytes */
    SHA256_BASE64 = 44,                 /* characters of a digest in base64 */
};

/* A digest that is made piece by piece. */
struct sha256 {
    struct sha256_ctx context;
};

void sha256_begin(struct sha256 *sha256);
void sha256_add(struct sha256 *sha256, struct span bytes);
void sha256_end(struct sha256 *sha256, unsigned char digest[SHA256_DIGEST]);

/* Writes the digest of the text in base64 (RFC 4648, 4) and a NUL. */
void sha256_base64(struct span text, char digest[SHA256_BASE64 + 1]);

#endif
