#include "lib/sha256.h"

#include <nettle/base64.h>

void sha256_begin(struct sha256 *sha256)
{
    sha256_init(&sha256->context);
}

void sha256_add(struct sha256 *sha256, struct span bytes)
{
    if (bytes.size)
        sha256_update(&sha256->context, bytes.size, (const uint8_t *)bytes.data);
}

void sha256_end(struct sha256 *sha256, unsigned char digest[SHA256_DIGEST])
{
    sha256_digest(&sha256->context, SHA256_DIGEST, digest);
}

void sha256_base64(struct span text, char digest[SHA256_BASE64 + 1])
{
    struct sha256 sha256;
    unsigned char bytes[SHA256_DIGEST];
    sha256_begin(&sha256);
    sha256_add(&sha256, text);
    sha256_end(&sha256, bytes);
    base64_encode_raw(digest, SHA256_DIGEST, bytes);
    digest[SHA256_BASE64] = '\0';
}
