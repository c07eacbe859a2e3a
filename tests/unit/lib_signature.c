#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "lib/signature.h"

const char program_name[] = "lib_signature";

/* An article of `size` different tokens, of which from `other` on are another's. */
static void make(unsigned char bytes[SIGNATURE_SIZE], unsigned size, unsigned other)
{
    struct signature signature;
    signature_begin(&signature);
    for (unsigned i = 0; i < size; i++) {
        char token[32];
        snprintf(token, sizeof token, i < other ? "word%u" : "other%u", i);
        signature_add(&signature, span_of(token));
    }
    signature_end(&signature, bytes);
}

/* The standard error of 64 minima is 0.06 at most: three of them are allowed. */
static void similarity_is_near_that_of_jaccard(void **state)
{
    (void)state;
    unsigned char whole[SIGNATURE_SIZE], part[SIGNATURE_SIZE];
    make(whole, 1000, 1000);
    for (unsigned same = 0; same <= 1000; same += 100) {
        make(part, 1000, same);
        double shared = same > 2 ? same - 2 : 0, all = 2 * 998 - shared;
        double expected = shared / all, got = signature_similarity(whole, part);
        if (got < expected - 0.19 || got > expected + 0.19)
            fail_msg("%u of 1000 words are the same: similarity %.2f, not about %.2f", same,
                got, expected);
    }
    make(part, 1000, 1000);
    assert_true(signature_similarity(whole, part) == 1);
}

static void nearly_the_same_articles_share_a_band(void **state)
{
    (void)state;
    unsigned char whole[SIGNATURE_SIZE], part[SIGNATURE_SIZE];
    make(whole, 400, 400);
    make(part, 400, 370);
    bool shared = false;
    for (unsigned band = 0; band < SIGNATURE_BANDS; band++)
        shared |= signature_band(whole, band) == signature_band(part, band);
    assert_true(shared);
    assert_true(signature_similarity(whole, part) >= SIGNATURE_NEAR);
}

static void bands_are_told_apart(void **state)
{
    (void)state;
    unsigned char bytes[SIGNATURE_SIZE] = {0};
    assert_true(signature_band(bytes, 0) != signature_band(bytes, 1));
}

static void an_article_without_a_shingle_has_none(void **state)
{
    (void)state;
    unsigned char bytes[SIGNATURE_SIZE];
    make(bytes, SIGNATURE_SHINGLE - 1, SIGNATURE_SHINGLE);
    assert_false(signature_is_there(bytes));
    make(bytes, SIGNATURE_SHINGLE, SIGNATURE_SHINGLE);
    assert_true(signature_is_there(bytes));
}

/* Archives keep signatures: this one must stay what it is. */
static void signatures_never_change(void **state)
{
    (void)state;
    unsigned char bytes[SIGNATURE_SIZE];
    make(bytes, 100, 100);
    static const unsigned char expected[] = {
        0xc1, 0x5c, 0x65, 0x79, 0x65, 0x57, 0x1c, 0xfe};
    assert_memory_equal(bytes, expected, sizeof expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(similarity_is_near_that_of_jaccard),
        cmocka_unit_test(nearly_the_same_articles_share_a_band),
        cmocka_unit_test(bands_are_told_apart),
        cmocka_unit_test(an_article_without_a_shingle_has_none),
        cmocka_unit_test(signatures_never_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
