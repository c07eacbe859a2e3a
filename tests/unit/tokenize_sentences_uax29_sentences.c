#include "tokenize/sentences/uax29_sentences.h"

#include "tests/unit/standard.h"

static void all_cases_of_the_standard(void **state)
{
    (void)state;
    standard_check_all("/usr/share/unicode/auxiliary/SentenceBreakTest.txt", sentences_end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_cases_of_the_standard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
