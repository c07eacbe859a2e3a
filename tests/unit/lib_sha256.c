#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/sha256.h"

const char program_name[] = "lib_sha256";

/* The digests are those of `printf %s TEXT | openssl dgst -sha256 -binary | base64`. */
static void digests_are_those_of_the_standard(void **state)
{
    (void)state;
    char digest[SHA256_BASE64 + 1];
    sha256_base64(SPAN(""), digest);
    assert_string_equal(digest, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    sha256_base64(SPAN("abc"), digest);
    assert_string_equal(digest, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    sha256_base64(SPAN("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), digest);
    assert_string_equal(digest, "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=");
}

static void every_length_of_the_last_block_is_padded_rightly(void **state)
{
    (void)state;
    /* Of 55, 56, 63, 64 and 65 times the letter a. */
    const struct {
        size_t size;
        const char *digest;
    } cases[] = {
        {55, "n0OQ+NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg="},
        {56, "s1Q5pKxvCUi21vnjxq8PX1kM4g8b3nCQ73lwaG7Gc4o="},
        {63, "fT50oF19sVvOStnsBljqmOPwbu7PFrTG//LaRX3cLzQ="},
        {64, "/+BU/nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs="},
        {65, "Y1NhxIu56rFBmOduqKt/GkFoXWrWKqkUbTAdTxfrCuA="},
    };
    char text[65], digest[SHA256_BASE64 + 1];
    memset(text, 'a', sizeof text);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sha256_base64((struct span){text, cases[i].size}, digest);
        assert_string_equal(digest, cases[i].digest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digests_are_those_of_the_standard),
        cmocka_unit_test(every_length_of_the_last_block_is_padded_rightly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
