#include "tokenize/words/normalize.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "lib/message.h"
#include "tokenize/words/codepoint.h"
#include "tokenize/words/tokens.h"
#include "tokenize/words/uax29_words.h"

const char program_name[] = "tokenize_normalize";

static bool is_surrogate(uint32_t code)
{
    return code >= 0xD800 && code <= 0xDFFF;
}

static bool changes_under_nfc(struct span text)
{
    utf8proc_uint8_t *normal = NULL;
    utf8proc_ssize_t size = utf8proc_map((const utf8proc_uint8_t *)text.data,
        (utf8proc_ssize_t)text.size, &normal, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    bool same =
        size == (utf8proc_ssize_t)text.size && memcmp(normal, text.data, text.size) == 0;
    free(normal);
    return !same;
}

/* Where a text is one segment that is not marked as denormal, NFC must leave it alone. */
static void check(const uint32_t *codes, int count)
{
    char room[16];
    struct span text = {room, 0};
    for (int i = 0; i < count; i++)
        text.size += (size_t)utf8_encode(codes[i], room + text.size);
    uint32_t properties;
    size_t end = words_end(text, 0, &properties);
    if (end == text.size && !(properties & WORDS_DENORMAL) && changes_under_nfc(text))
        fail_msg("U+%04X U+%04X changes under NFC, but is taken for normal", codes[0],
            count > 1 ? codes[1] : 0);
}

static void no_code_point_that_nfc_changes_is_missed(void **state)
{
    (void)state;
    for (uint32_t code = 1; code < 0x110000; code++)
        if (!is_surrogate(code))
            check(&code, 1);
}

/* Every mark and whatever may compose, behind every code point that may begin a
 * composition. */
static void no_pair_that_nfc_changes_is_missed(void **state)
{
    (void)state;
    static uint32_t first[0x110000], second[0x110000];
    size_t firsts = 0, seconds = 0;
    for (uint32_t code = 1; code < 0x110000; code++) {
        uint32_t properties = is_surrogate(code) ? 0 : codepoint_properties(code);
        bool syllable = code >= 0xAC00 && code <= 0xD7A3 && code % 50;
        if (properties & (PROPERTY_COMPOSES | PROPERTY_MARK) && !syllable)
            first[firsts++] = code;
        if (properties & (PROPERTY_NFC_MAYBE | PROPERTY_MARK))
            second[seconds++] = code;
    }
    assert_true(firsts > 1000 && seconds > 800);
    for (size_t i = 0; i < firsts; i++)
        for (size_t j = 0; j < seconds; j++)
            check((const uint32_t[]){first[i], second[j]}, 2);
}

static void check_written(
    struct normalizer_options options, struct span token, struct span expected)
{
    struct normalizer *normalizer = normalizer_new(options);
    struct span got = normalize(normalizer, token);
    if (!span_equal(got, expected))
        fail_msg("%.*s: expected %.*s, got %.*s", (int)token.size, token.data,
            (int)expected.size, expected.data, (int)got.size, got.data);
    normalizer_free(normalizer);
}

static void tokens_are_rewritten(void **state)
{
    (void)state;
    const struct normalizer_options nfc = {.fold = false}, fold = {.fold = true};
    const struct normalizer_options turkic = {.fold = true, .turkic = true};
    const struct normalizer_options nfkc = {.compatibility = true};
    check_written(nfc, SPAN("It\u2019s"), SPAN("It's"));
    check_written(nfc, SPAN("co\u00ADop\u00ADer\u2060ate"), SPAN("cooperate"));
    check_written(nfc, SPAN("\u00AD"), SPAN(""));
    check_written(nfc, SPAN("cafe\u0301"), SPAN("caf\u00E9"));
    check_written(nfc, SPAN("infor-\n mation"), SPAN("information"));
    check_written(nfc, SPAN("well\u2010known"), SPAN("well-known"));
    check_written(fold, SPAN("STRASSE\u2019S\u00DF"), SPAN("strasse'sss"));
    check_written(
        nfc, SPAN("c\u00E0 ph\u00EA s\u1EEFa"), SPAN("c\u00E0_ph\u00EA_s\u1EEFa"));
    check_written(turkic, SPAN("I\u0130"), SPAN("\u0131i"));
    check_written(nfkc, SPAN("\uFB01\uFF11"), SPAN("fi1"));
}

/* U+0958 becomes two code points of three bytes: the token would be twice as long. */
static void what_grows_beyond_a_token_is_cut_between_characters(void **state)
{
    (void)state;
    enum { COUNT = TOKEN_MAX / 3 };
    char *token = malloc(TOKEN_MAX), *expected = malloc(2 * TOKEN_MAX);
    for (size_t i = 0; i < COUNT; i++) {
        memcpy(token + 3 * i, "\u0958", 3);
        memcpy(expected + 6 * i, "\u0915\u093C", 6);
    }
    check_written((struct normalizer_options){.fold = false},
        (struct span){token, (size_t)3 * COUNT}, (struct span){expected, TOKEN_MAX - 1});
    free(expected);
    free(token);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_code_point_that_nfc_changes_is_missed),
        cmocka_unit_test(no_pair_that_nfc_changes_is_missed),
        cmocka_unit_test(tokens_are_rewritten),
        cmocka_unit_test(what_grows_beyond_a_token_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
