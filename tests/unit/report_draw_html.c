#include "tests/unit/report_sample.h"

#include "lib/sha256.h"
#include "report/draw/html/html.h"

const char program_name[] = "report_draw_html";

static char *draw_sample(void)
{
    struct summary summary = sample_summary();
    return sample_draw(
        draw_html, &summary, &(struct draw_options){.title = "Ports <&> \"harbours\""});
}

static void every_section_has_its_place(void **state)
{
    (void)state;
    char *text = draw_sample();
    for (int s = SECTION_OVERVIEW + 1; s < SECTION_COUNT; s++) {
        char id[64];
        snprintf(id, sizeof id, "<section id=\"%s\"", sections[s].name);
        if (s != SECTION_DOCUMENTS && s != SECTION_SCATTER && s != SECTION_QUOTATIONS)
            assert_holds(text, id);
    }
    assert_holds(text, "<title>Ports &lt;&amp;&gt; &quot;harbours&quot;</title>");
    assert_holds(text, "id=\"contexts\"");
    assert_holds(text, "Rarer than in the reference");
    free(text);
}

static void hostile_text_is_escaped(void **state)
{
    (void)state;
    char *text = draw_sample();
    assert_harmless(text, false);
    assert_lacks(text, "<script>\"");
    assert_lacks(text, "<script>&");
    assert_holds(text, "&lt;script&gt;&quot;&#39;&amp;|`\\");
    free(text);
}

static void nothing_is_loaded_from_anywhere(void **state)
{
    (void)state;
    char *text = draw_sample();
    static const char *const loads[] = {"http:", "https:", "src=", "url(", "@import",
        "<link", "fetch(", " style=\"", " onload"};
    for (size_t i = 0; i < sizeof loads / sizeof *loads; i++)
        assert_lacks(text, loads[i]);
    free(text);
}

static void the_policy_names_the_style_and_the_script_of_the_page(void **state)
{
    (void)state;
    char *text = draw_sample();
    const char *const tags[] = {"style", "script"};
    for (size_t i = 0; i < 2; i++) {
        char open[16], close[16], policy[128], digest[SHA256_BASE64 + 1];
        snprintf(open, sizeof open, "<%s>", tags[i]);
        snprintf(close, sizeof close, "</%s>", tags[i]);
        char *begin = strstr(text, open) + strlen(open), *end = strstr(begin, close);
        sha256_base64((struct span){begin, (size_t)(end - begin)}, digest);
        snprintf(policy, sizeof policy, "%s-src 'sha256-%s'", tags[i], digest);
        assert_holds(text, policy);
    }
    free(text);
}

static void an_empty_summary_is_a_page_that_says_so(void **state)
{
    (void)state;
    struct summary summary = {.order = sample_order, .order_count = SECTION_COUNT};
    char *text = sample_draw(draw_html, &summary, &(struct draw_options){0});
    assert_holds(text, "There are no words in it.");
    assert_holds(text, "</html>\n");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_section_has_its_place),
        cmocka_unit_test(hostile_text_is_escaped),
        cmocka_unit_test(nothing_is_loaded_from_anywhere),
        cmocka_unit_test(the_policy_names_the_style_and_the_script_of_the_page),
        cmocka_unit_test(an_empty_summary_is_a_page_that_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
