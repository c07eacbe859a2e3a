#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "archive/retrace.h"

const char program_name[] = "archive_retrace";

/* Shortens lines and restores them. Returns the size of their code. */
static size_t pass(struct span text, const char *lines)
{
    struct retrace *one = retrace_new(), *other = retrace_new();
    struct retrace_article article = {text, SPAN("a &amp; b"), SPAN("Boats")};
    struct output code, restored;
    size_t size = strlen(lines);
    output_open(&code, -1);
    output_open(&restored, -1);
    retrace_shorten(one, &article, span_of(lines), &code);
    assert_true(retrace_restore(
        other, &article, (struct span){code.data, code.used}, size, &restored));
    assert_int_equal(restored.used, size);
    assert_memory_equal(restored.data, lines, size);
    for (size_t cut = 0; cut < code.used; cut++) {
        restored.used = 0;
        assert_false(retrace_restore(
            other, &article, (struct span){code.data, cut}, size, &restored));
    }
    retrace_free(one);
    retrace_free(other);
    free(code.data);
    free(restored.data);
    return code.used;
}

static const char text[] = "Boats\n\nThe crane, an old one, lifts boats. It's slow.\n";
static const char stream[] = "<doc id=\"a &amp; b\" lang=\"en\" title=\"Boats\">\n"
                             "<p>\n<s begin=\"0\" end=\"5\">\nBoats\tboat\n</s>\n</p>\n"
                             "<p>\n<s begin=\"7\" end=\"45\">\nThe\tthe\ncrane\tcrane\n"
                             "<!---->\nan\tan\nold\told\none\tone\n<!---->\n"
                             "lifts\tlift\nboats\tboat\n</s>\n"
                             "<s begin=\"46\" end=\"56\">\nIt's\tit\nslow\tslow\n</s>\n"
                             "</p>\n</doc>\n";

static void what_the_text_tells_takes_hardly_a_byte(void **state)
{
    (void)state;
    assert_in_range(pass(SPAN(text), stream), 40, 70);
    assert_true(pass(SPAN(""), stream) > 150);
}

static void any_lines_are_restored(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "",
        "\n",
        "\n\n\n",
        "<doc>\n",
        "<doc id=\"a &amp; b\">\n<p>\n</p>\n</doc>\n",
        "<doc id=\"\001\002\">\n</doc>\n",
        "<s begin=\"7\" end=\"45\" \001>\nThe\tthe\ncrane\tcrane\n</doc>\n",
        "<doc id=\"a &amp; bc\" title=\"Boats\" title=\"Boats\">\n</doc>\n",
        "crane\ncrane\tx\ncrane\nboats\tcrane\tmore\n\tx\n\t\n",
        "<doc>\n<s begin=\"18446744073709551615\" end=\"0\">\nx\n</s>\n</doc>\n",
        "<doc>\n<s begin=\"99999999999999999999\" end=\"7\">\nx\n</s>\n</doc>\n",
        "<doc>\n<s begin=\"9\" end=\"3\">\n<s begin=\"007\" end=\"8\">\nThe\n</doc>\n",
        "<doc>\n<!---->\n<!---->\n</s>\n</p>\n<p lang=\"de\">\nThe\tder\n</doc>\n",
        "<doc>\n<s begin=\"7\" end=\"45\">\nThe crane\tthe\nlifts\tlift\n</s>\n</doc>\n",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        pass(SPAN(text), lines[i]);
        pass(SPAN(""), lines[i]);
        pass(SPAN("\xe2\x80\x99\xff\xe2"), lines[i]);
    }
}

static void a_code_of_other_lines_is_refused(void **state)
{
    (void)state;
    struct retrace *retrace = retrace_new();
    struct retrace_article article = {SPAN(text), SPAN("a"), SPAN("")};
    struct output lines;
    output_open(&lines, -1);
    static const char *const codes[] = {
        "\177\177\177", "\0\11", "\0\7\377\377\377\377\17\1\0", "\0\6\17\0\0"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_false(
            retrace_restore(retrace, &article, (struct span){codes[i], 7}, 90, &lines));
    assert_true(lines.used <= sizeof codes / sizeof *codes * 90);
    free(lines.data);
    retrace_free(retrace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_text_tells_takes_hardly_a_byte),
        cmocka_unit_test(any_lines_are_restored),
        cmocka_unit_test(a_code_of_other_lines_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
