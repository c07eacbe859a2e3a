/* SHA-256, by which a page's Content-Security-Policy names its own style and script. */
#ifndef REPORT_SHA256_H
#define REPORT_SHA256_H

#include "lib/span.h"

enum {
    SHA256_BASE64 = 44, /* characters of a digest in base64 */
};

/* Writes the digest of the text (FIPS 180-4) in base64 (RFC 4648, 4) and a NUL. */
void sha256_base64(struct span text, char digest[SHA256_BASE64 + 1]);

#endif
