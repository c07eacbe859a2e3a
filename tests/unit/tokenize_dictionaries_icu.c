#include "tokenize/dictionaries/icu.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const char program_name[] = "tokenize_icu";

/* Words that any dictionary has. */
static void divides_by_the_dictionary_of_the_language(void **state)
{
    static const struct {
        const char *language, *words[4];
    } cases[] = {
        {"th", {"แมว", "กิน", "ปลา"}},
        {"zh", {"我们", "喜欢", "音乐"}},
        {"ja", {"東京", "の", "大学"}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct icu *icu = icu_new(cases[i].language);
        char run[64] = "";
        uint32_t ends[sizeof run];
        if (!icu)
            skip(); /* not installed */
        for (int w = 0; w < 3; w++)
            strcat(run, cases[i].words[w]);
        for (int again = 0; again < 2; again++) {
            assert_int_equal(icu_divide(icu, span_of(run), ends), 3);
            for (size_t w = 0, end = 0; w < 3; w++)
                assert_int_equal(ends[w], end += strlen(cases[i].words[w]));
        }
        icu_free(icu);
    }
}

static void what_it_cannot_read_stays_whole(void **state)
{
    (void)state;
    struct icu *icu = icu_new("th");
    uint32_t end;
    if (!icu)
        skip();
    assert_int_equal(icu_divide(icu, (struct span){"", 0}, &end), 1);
    assert_int_equal(end, 0);
    icu_free(icu);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(divides_by_the_dictionary_of_the_language),
        cmocka_unit_test(what_it_cannot_read_stays_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
