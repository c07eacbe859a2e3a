#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/fold.h"

const char program_name[] = "lib_fold";

static void folds_fully_and_composes(void **state)
{
    (void)state;
    static const struct {
        const char *word, *folded;
        bool turkic;
    } cases[] = {
        {"U.S", "u.s", false},
        {"Straße", "strasse", false},
        {"ÉCOLE", "école", false},
        {"ΣΊΣΥΦΟΣ", "σίσυφοσ", false},
        {"ΐ", "ΐ", false},
        {"ﬁne", "fine", false},
        {"İI", "i̇i", false},
        {"İstanbul ILIK", "istanbul ılık", true},
        {"中文", "中文", false},
        {"", "", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct span word = span_of(cases[i].word);
        char *room = malloc(FOLD_GROWTH * word.size + 1);
        size_t size = fold_case(word, cases[i].turkic, room);
        room[size] = '\0';
        assert_string_equal(room, cases[i].folded);
        free(room);
    }
}

static void bytes_that_are_no_utf8_are_copied(void **state)
{
    (void)state;
    char room[FOLD_GROWTH * 3];
    assert_int_equal(fold_case(SPAN("A\xFF\x62"), false, room), 3);
    assert_memory_equal(room, "A\xFF\x62", 3);
}

static void the_dotless_i_is_turkish_and_azerbaijani(void **state)
{
    (void)state;
    assert_true(fold_is_turkic(SPAN("tr")) && fold_is_turkic(SPAN("az-Latn")));
    assert_false(fold_is_turkic(SPAN("")) || fold_is_turkic(SPAN("t")));
    assert_false(fold_is_turkic(SPAN("trv")) || fold_is_turkic(SPAN("en")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_fully_and_composes),
        cmocka_unit_test(bytes_that_are_no_utf8_are_copied),
        cmocka_unit_test(the_dotless_i_is_turkish_and_azerbaijani),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
