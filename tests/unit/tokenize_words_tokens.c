#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/memory.h"
#include "lib/message.h"
#include "tests/unit/random_text.h"
#include "tokenize/words/tokens.h"

const char program_name[] = "tokenize_tokens";

enum { LONGEST = 400, ROUNDS = 20000 };

static void show(struct span text)
{
    for (size_t i = 0; i < text.size; i++)
        fprintf(stderr, text.data[i] > ' ' ? "%c" : "\\x%02X", (unsigned char)text.data[i]);
    fputc('\n', stderr);
}

static void same_tokens(
    struct tokens *fast, struct tokens *plain, struct bytes *bytes, struct span text)
{
    bytes_classify(bytes, text);
    tokens_find(fast, text, bytes, "en");
    tokens_find_scalar(plain, text, "en");
    if (fast->count == plain->count && fast->invalid == plain->invalid &&
        memcmp(fast->items, plain->items, fast->count * sizeof *fast->items) == 0)
        return;
    show(text);
    fail_msg("fast: %zu tokens, %zu invalid; plain: %zu tokens, %zu invalid", fast->count,
        (size_t)fast->invalid, plain->count, (size_t)plain->invalid);
}

static void vectors_and_plain_code_agree(void **state)
{
    (void)state;
    /* A vowel of Thai behind a control character, and what would be an abbreviation. */
    static const char thai[128] = "D\x01\u0E36\u0E40.\u0E04D";
    struct bytes bytes = {0};
    struct dictionaries *dictionaries = dictionaries_new();
    struct tokens fast = {.dictionaries = dictionaries}, plain = fast;
    struct random random = {2};
    same_tokens(&fast, &plain, &bytes, span_of(thai));
    for (int round = 0; round < ROUNDS; round++) {
        char room[LONGEST + 64];
        same_tokens(&fast, &plain, &bytes,
            (struct span){room, random_text(&random, room, LONGEST)});
    }
    bytes_free(&bytes);
    tokens_free(&fast);
    tokens_free(&plain);
    dictionaries_free(dictionaries);
}

/* The sizes of the tokens of `size` times the same byte. */
static void long_words_are_cut(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    struct tokens tokens = {0};
    size_t size = 2 * TOKEN_MAX + 1;
    char *room = memory_new(size + 64, 1);
    memset(room, 'a', size);
    for (size_t i = TOKEN_MAX - 1; i < TOKEN_MAX + 3; i++) {
        struct span text = {room, i};
        bytes_classify(&bytes, text);
        tokens_find(&tokens, text, &bytes, "en");
        assert_int_equal(tokens.count, i <= TOKEN_MAX ? 1 : 2);
    }
    assert_int_equal(tokens.cut, 2);
    memcpy(room + TOKEN_MAX - 1, "\u00E9", 2); /* is not torn */
    struct span text = {room, size};
    bytes_classify(&bytes, text);
    tokens_find(&tokens, text, &bytes, "en");
    assert_int_equal(tokens.count, 3);
    assert_int_equal(token_size(&tokens.items[0]), TOKEN_MAX - 1);
    bytes_free(&bytes);
    tokens_free(&tokens);
    free(room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vectors_and_plain_code_agree),
        cmocka_unit_test(long_words_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
