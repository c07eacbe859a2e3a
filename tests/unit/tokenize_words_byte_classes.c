#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/message.h"
#include "tests/unit/random_text.h"
#include "tokenize/words/byte_classes.h"

const char program_name[] = "tokenize_bytes";

enum { LONGEST = 300, ROUNDS = 3000 };

static void vectors_and_plain_code_agree(void **state)
{
    (void)state;
    struct bytes fast = {0}, plain = {0};
    struct random random = {1};
    for (int round = 0; round < ROUNDS; round++) {
        char text[LONGEST + 64];
        size_t size = random_text(&random, text, LONGEST);
        bytes_classify(&fast, (struct span){text, size});
        bytes_classify_scalar(&plain, (struct span){text, size});
        assert_int_equal(fast.count, plain.count);
        assert_int_equal(fast.other, plain.other);
        assert_memory_equal(
            fast.blocks, plain.blocks, (fast.count + 1) * sizeof *fast.blocks);
    }
    bytes_free(&fast);
    bytes_free(&plain);
}

static void every_byte_is_in_its_sets(void **state)
{
    (void)state;
    struct bytes fast = {0}, plain = {0};
    char text[256 + 64] = {0};
    for (int i = 0; i < 256; i++)
        text[i] = (char)i;
    bytes_classify(&fast, (struct span){text, 256});
    bytes_classify_scalar(&plain, (struct span){text, 256});
    assert_memory_equal(fast.blocks, plain.blocks, 5 * sizeof *fast.blocks);
    assert_int_equal(__builtin_popcountll(fast.blocks[0].alnum), 10);
    assert_int_equal(__builtin_popcountll(fast.blocks[1].alnum), 52);
    assert_int_equal(fast.blocks[3].other, ~(uint64_t)0);
    bytes_free(&fast);
    bytes_free(&plain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vectors_and_plain_code_agree),
        cmocka_unit_test(every_byte_is_in_its_sets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
