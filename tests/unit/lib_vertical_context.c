#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/vertical_context.h"

const char program_name[] = "lib_vertical_context";

/* A tag as vertical_next gives it: the name begins behind < or </. */
static struct vertical_line tag_of(const char *text)
{
    bool closes = text[1] == '/';
    const char *name = text + 1 + closes;
    return (struct vertical_line){.kind = closes ? VERTICAL_CLOSE : VERTICAL_OPEN,
        .raw = span_of(text),
        .name = {name, strcspn(name, " >")}};
}

static enum vertical_level follow(struct vertical_context *context, const char *text)
{
    struct vertical_line line = tag_of(text);
    return vertical_context_follow(context, &line);
}

static const char *language(const struct vertical_context *context)
{
    uint32_t number = vertical_context_language(context);
    return number ? context->languages->strings[number].data : "";
}

static void the_innermost_language_is_in_force(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *language;
    } steps[] = {{"<doc id=\"a\" lang=\"en\">", "en"}, {"<p>", "en"},
        {"<s lang=\"de\">", "de"}, {"</s>", "en"}, {"<p lang=\"fr\">", "fr"}, {"<s>", "fr"},
        {"<name lang=\"xx\">", "fr"}, {"</p>", "en"}, {"</doc>", ""},
        {"<s lang=\"a&amp;b\">", "a&b"}, {"<doc>", ""}};
    struct hash_strings languages;
    hash_strings_open(&languages);
    struct vertical_context context = {.languages = &languages};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        follow(&context, steps[i].tag);
        assert_string_equal(language(&context), steps[i].language);
    }
    hash_strings_close(&languages);
}

static void a_tag_opens_its_level_and_ends_those_within(void **state)
{
    (void)state;
    struct hash_strings languages;
    hash_strings_open(&languages);
    struct vertical_context context = {.languages = &languages};
    assert_int_equal(follow(&context, "<doc>"), VERTICAL_DOC);
    assert_int_equal(follow(&context, "<p>"), VERTICAL_P);
    assert_int_equal(follow(&context, "<s>"), VERTICAL_S);
    assert_true(context.open[VERTICAL_S]);
    assert_int_equal(follow(&context, "</p>"), VERTICAL_P);
    assert_true(context.open[VERTICAL_DOC]);
    assert_false(context.open[VERTICAL_P] || context.open[VERTICAL_S]);
    assert_int_equal(follow(&context, "<g>"), VERTICAL_LEVELS);
    assert_int_equal(follow(&context, "<sp>"), VERTICAL_LEVELS);
    vertical_context_reset(&context);
    assert_false(context.open[VERTICAL_DOC]);
    hash_strings_close(&languages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_innermost_language_is_in_force),
        cmocka_unit_test(a_tag_opens_its_level_and_ends_those_within),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
