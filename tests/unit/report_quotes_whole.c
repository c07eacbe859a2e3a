#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/quotes/whole.h"

const char program_name[] = "report_quotes_whole";

static bool stands(const char *lang, const char *text)
{
    return whole_sentence(span_of(text), span_of(lang));
}

static void a_whole_sentence_stands_by_itself(void **state)
{
    (void)state;
    assert_true(stands("en", "The ferry sank in the harbour."));
    assert_true(stands("en", "“The ferry sank,” the captain said."));
    assert_true(stands("en", "The oldest of the boats came home (she leaks)."));
    assert_true(stands("en", "Items of value were lost."));
    assert_true(stands("en", "30 boats came home."));
    assert_true(stands("de", "Die Fähre sank im Hafen."));
    assert_true(stands("ja", "船は港で沈んだ。"));
    assert_true(stands("hi", "नाव बंदरगाह में डूब गई।"));
    assert_true(stands("ar", "غرقت السفينة في الميناء؟"));
}

static void a_fragment_does_not(void **state)
{
    (void)state;
    assert_false(stands("en", "Ferry sinks in the harbour"));
    assert_false(stands("en", "and sank in the harbour."));
    assert_false(stands("en", "The causes are these:"));
    assert_false(stands("en", "FERRY SINKS IN THE HARBOUR."));
    assert_false(stands("en", "The captain said: \"We sank."));
    assert_false(stands("en", "We sank,” the captain said."));
    assert_false(stands("en", "- The ferry is late - The harbour is full."));
    assert_false(stands("en", "• The ferry is late."));
    assert_false(stands("en", ""));
}

static void what_leans_on_the_sentence_before_does_not(void **state)
{
    (void)state;
    assert_false(stands("en", "However, the ferry sank."));
    assert_false(stands("en", "He lost the ferry."));
    assert_false(stands("en", "“It sank,” the captain said."));
    assert_false(stands("en", "It’s lost."));
    assert_false(stands("de", "Er verlor die Fähre."));
    assert_false(stands("de", "Das ist die Fähre."));
    assert_true(stands("de", "Das Personal der Fähre half."));
    assert_false(stands("es", "Sin embargo, el barco se hundió."));
    assert_false(stands("ru", "Однако паром затонул."));
    assert_false(stands("zh", "但是渡轮沉没了。"));
    assert_false(stands("ko", "그러나, 배는 가라앉았다."));
    assert_false(stands("ko", "그는 배를 잃었다."));
    assert_false(stands("cs", "Avšak loď se potopila."));
    assert_false(stands("hi", "लेकिन नाव डूब गई।"));
    assert_false(stands("ar", "لكن السفينة غرقت."));
    assert_false(stands("vi", "Tuy nhiên, con tàu đã chìm."));
    assert_false(stands("ro", "De asemenea, vasul a naufragiat."));
    assert_true(stands("ar", "هوليود تستضيف السفينة."));
    assert_true(stands("cs", "Toman ztratil loď."));
    assert_true(stands("ru", "Иванов потерял паром."));
    assert_true(stands("fi", "Helsinki menetti lautan."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_sentence_stands_by_itself),
        cmocka_unit_test(a_fragment_does_not),
        cmocka_unit_test(what_leans_on_the_sentence_before_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
