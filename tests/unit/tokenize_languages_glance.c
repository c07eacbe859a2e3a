#include "tokenize/languages/glance.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

const char program_name[] = "tokenize_language_glance";

struct setting {
    struct language_tables tables;
    struct language_glance *glance;
    struct bytes bytes;
};

/* What a glance at the text detects, "open" where nothing. The bytes behind the text are a
 * word's, to show that they are not read as such. */
static const char *glance_at(
    struct setting *setting, const char *text, const char *enclosing)
{
    static char room[1024];
    size_t size = strlen(text);
    memset(room, 'e', sizeof room);
    memcpy(room, text, size);
    struct span span = {room, size};
    bytes_classify(&setting->bytes, span);
    const char *got = language_glance_at(setting->glance, span, &setting->bytes, enclosing);
    return got ? got : "open";
}

static void need_model(struct setting *setting)
{
    if (setting->tables.groups[SCRIPT_LATIN].languages == 0)
        skip();
}

static void confirms_the_enclosing_language_by_its_short_words(void **state)
{
    need_model(*state);
    const char *enclosing = "en";
    const char *text = "The price of the bread that we had in the morning is the same.";
    assert_ptr_equal(glance_at(*state, text, enclosing), enclosing);
    text = "Цена хлеба не та, что была на рынке, и все об этом знают.";
    assert_string_equal(glance_at(*state, text, "ru"), "ru");
}

static void finds_another_language_by_its_short_words(void **state)
{
    need_model(*state);
    const char *text =
        "Das ist nicht der Preis, den wir auf dem Markt und in der Stadt sahen.";
    assert_string_equal(glance_at(*state, text, "en"), "de");
}

static void keeps_the_enclosing_language_of_few_words(void **state)
{
    assert_string_equal(glance_at(*state, "Le Monde", "de"), "de");
    assert_string_equal(glance_at(*state, "Article 12", "af"), "af");
    assert_string_equal(glance_at(*state, "", "af"), "af");
}

static void finds_the_language_of_a_script_of_its_own(void **state)
{
    assert_string_equal(glance_at(*state, "언어는 체계이다.", "en"), "ko");
    assert_string_equal(glance_at(*state, "제 2 조", "ko"), "ko");
    assert_string_equal(glance_at(*state, "Η τιμή του ψωμιού δεν είναι ίδια.", "en"), "el");
}

static void leaves_open_what_needs_more_than_a_glance(void **state)
{
    assert_string_equal(glance_at(*state, "言語は体系である。", "en"), "open");
    assert_string_equal(glance_at(*state, "Die 政府 und 政府", "de"), "open");
}

static int set_up(void **state)
{
    static struct setting setting;
    language_tables_map(&setting.tables);
    setting.glance = language_glance_new(&setting.tables);
    *state = &setting;
    return 0;
}

static int tear_down(void **state)
{
    struct setting *setting = *state;
    language_glance_free(setting->glance);
    bytes_free(&setting->bytes);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(confirms_the_enclosing_language_by_its_short_words),
        cmocka_unit_test(finds_another_language_by_its_short_words),
        cmocka_unit_test(keeps_the_enclosing_language_of_few_words),
        cmocka_unit_test(finds_the_language_of_a_script_of_its_own),
        cmocka_unit_test(leaves_open_what_needs_more_than_a_glance),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
