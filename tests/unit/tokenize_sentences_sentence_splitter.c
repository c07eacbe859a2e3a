#include "tokenize/sentences/sentence_splitter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/message.h"
#include "tokenize/words/codepoint.h"

const char program_name[] = "tokenize_splitter";

/* Every terminator of the standard is found: the fast path overlooks none. */
static void all_terminators_end_sentences(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    struct suppressions *suppressions = suppressions_new(NULL);
    struct sentence_splitter splitter = {.suppressions = suppressions};
    int terminators = 0;
    for (uint32_t code = 1; code < 0x110000; code++) {
        unsigned class = codepoint_sentence(codepoint_properties(code));
        if (class != SENTENCE_ATERM && class != SENTENCE_STERM)
            continue;
        char room[128] = "word one";
        size_t size = 8;
        size += (size_t)utf8_encode(code, room + size);
        memcpy(room + size, " Word two", 9);
        struct span text = {room, size + 9};
        bytes_classify(&bytes, text);
        splitter_find(&splitter, text, &bytes);
        if (splitter.count != 2 || splitter.ends[0] != size + 1)
            fail_msg("U+%04X ends no sentence", code);
        terminators++;
    }
    assert_true(terminators > 100);
    bytes_free(&bytes);
    splitter_free(&splitter);
    suppressions_free(suppressions);
}

static void one_sentence_a_line_is_told(void **state)
{
    (void)state;
    assert_true(splitter_line_each(SPAN("One is.\nTwo is.\nThree is.\n")));
    assert_true(splitter_line_each(SPAN("Title\nAnother one\nA third\n")));
    assert_false(splitter_line_each(SPAN("this text is\nwrapped at some\nwidth. It is\n")));
    assert_false(splitter_line_each(SPAN("One line only.\n")));
    assert_false(splitter_line_each(SPAN("Para one.\n\nPara two.\n\nPara three.\n")));
    assert_false(splitter_line_each(SPAN("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_terminators_end_sentences),
        cmocka_unit_test(one_sentence_a_line_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
