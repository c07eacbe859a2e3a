#include "tests/unit/report_sample.h"

const char program_name[] = "report_draw_json";

/* Skips one JSON value (RFC 8259); NULL where it is none. */
static const char *skip_value(const char *at);

static const char *skip_space(const char *at)
{
    return at + strspn(at, " \n");
}

static const char *skip_string(const char *at)
{
    if (*at++ != '"')
        return NULL;
    for (; *at != '"'; at++) {
        if ((unsigned char)*at < 0x20)
            return NULL;
        if (*at == '\\' && !strchr("\"\\/bfnrtu", *++at))
            return NULL;
    }
    return at + 1;
}

static const char *skip_members(const char *at, bool object)
{
    const char close = object ? '}' : ']';
    at = skip_space(at + 1);
    if (*at == close)
        return at + 1;
    for (;; at++) {
        at = skip_space(at);
        if (object && (!(at = skip_string(at)) || *at++ != ':'))
            return NULL;
        at = skip_value(skip_space(at));
        if (!at)
            return NULL;
        at = skip_space(at);
        if (*at == close)
            return at + 1;
        if (*at != ',')
            return NULL;
    }
}

static const char *skip_value(const char *at)
{
    if (*at == '{' || *at == '[')
        return skip_members(at, *at == '{');
    if (*at == '"')
        return skip_string(at);
    size_t size = strspn(at, "0123456789+-.eEtrufalsn");
    return size ? at + size : NULL;
}

static void assert_json(const char *text)
{
    const char *end = skip_value(text);
    if (!end || strcmp(end, "\n") != 0)
        fail_msg("not JSON:\n%s", text);
}

static void the_document_is_json_and_names_its_version(void **state)
{
    (void)state;
    struct summary summary = sample_summary();
    char *text = sample_draw(draw_json, &summary, &(struct draw_options){0});
    assert_json(text);
    assert_holds(text, "\"version\": 1");
    assert_holds(text, "\"tokens\": 300");
    assert_holds(text, "\"falling\": [");
    assert_holds(text, "\"strip\": [0, 1, 0.5, 0]");
    assert_holds(text, "\"quote\": \"The ships lie in the harbour.\"");
    free(text);
}

static void hostile_text_is_escaped(void **state)
{
    (void)state;
    struct summary summary = sample_summary();
    char *text = sample_draw(draw_json, &summary, &(struct draw_options){0});
    assert_harmless(text, false);
    assert_holds(text, "<script>\\\"'&|`\\\\");
    free(text);
}

static void an_empty_summary_is_json_too(void **state)
{
    (void)state;
    struct summary summary = {.order = sample_order, .order_count = SECTION_COUNT};
    char *text = sample_draw(draw_json, &summary, &(struct draw_options){0});
    assert_json(text);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_document_is_json_and_names_its_version),
        cmocka_unit_test(hostile_text_is_escaped),
        cmocka_unit_test(an_empty_summary_is_json_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
