#include "tokenize/words/codepoint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

const char program_name[] = "tokenize_codepoint";

/* Texts of whole, cut and stray bytes, read forwards and backwards. */
static void backwards_it_stops_where_forwards_it_began(void **state)
{
    static const char bytes[] =
        "a.\x80\xBF\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xED\xA0\xFF";
    (void)state;
    srand(1);
    for (int round = 0; round < 100000; round++) {
        char room[8];
        size_t starts[sizeof room], count = 0;
        for (size_t i = 0; i < sizeof room; i++)
            room[i] = bytes[(size_t)rand() % (sizeof bytes - 1)];
        struct span text = {room, sizeof room};
        uint32_t code;
        for (size_t at = 0; at < text.size; at += codepoint_decode(text, at, &code))
            starts[count++] = at;
        for (size_t at = text.size; count > 0; at = starts[count]) {
            size_t before = codepoint_before(text, at);
            if (before != starts[--count])
                fail_msg("round %d: before byte %zu: expected %zu, got %zu", round, at,
                    starts[count], before);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(backwards_it_stops_where_forwards_it_began),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
