#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "stem/cache.h"

const char program_name[] = "stem_cache";

/* What a token is expected to give: its end, and dots, so that some results are long. */
static struct span result_for(struct span token, char *room)
{
    size_t size = token.size < 12 ? token.size : 12, dots = token.size % 3 == 0 ? 17 : 1;
    memcpy(room, token.data + token.size - size, size);
    memset(room + size, '.', dots);
    return (struct span){room, size + dots};
}

/* Looks a token up, adds it where it is not there. Returns whether it was. */
static bool look_up(struct cache *cache, struct span token)
{
    char padded[64] = {0}, room[64];
    memcpy(padded, token.data, token.size);
    struct span expected = result_for(token, room);
    struct hash_block block = hash_load(padded, token.size);
    uint64_t hash = cache_hash(cache, &block);
    struct cache_entry *entry = cache_find(cache, hash, &block, token.size);
    bool found = entry != NULL;
    if (!found)
        entry = cache_add(cache, hash, &block, token.size, expected);
    assert_non_null(entry);
    assert_true(span_equal((struct span){entry->result, entry->size}, expected));
    return found;
}

static void whatever_comes_results_are_the_tokens_own(void **state)
{
    (void)state;
    struct cache cache;
    cache_open(&cache);
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 3 * CACHE_MOST; i++) {
            char word[32];
            int size =
                snprintf(word, sizeof word, "%.*s%d", i % 20, "abcdefghijklmnopqrst", i);
            look_up(&cache, (struct span){word, (size_t)size});
        }
    cache_close(&cache);
}

static void frequent_tokens_stay_in_a_flood_of_others(void **state)
{
    (void)state;
    struct cache cache;
    cache_open(&cache);
    int lost = 0;
    for (int i = 0; i < 10 * CACHE_MOST; i++) {
        char word[32];
        int size = snprintf(word, sizeof word, "flood%d", i);
        look_up(&cache, (struct span){word, (size_t)size});
        if (i % 16 == 0 && !look_up(&cache, SPAN("the")))
            lost++;
    }
    assert_in_range(lost, 1, 20);
    cache_close(&cache);
}

static void a_prefix_is_another_token(void **state)
{
    (void)state;
    struct cache cache;
    cache_open(&cache);
    look_up(&cache, SPAN("word"));
    assert_true(look_up(&cache, SPAN("word")));
    assert_false(look_up(&cache, SPAN("wor")));
    assert_false(look_up(&cache, (struct span){"word\0", 5}));
    assert_true(look_up(&cache, SPAN("word")));
    cache_clear(&cache);
    assert_false(look_up(&cache, SPAN("word")));
    cache_close(&cache);
}

static void what_is_too_long_is_not_kept(void **state)
{
    (void)state;
    struct cache cache;
    char text[HASH_BLOCK] = {0};
    cache_open(&cache);
    struct hash_block block = hash_load(text, 31);
    assert_null(cache_add(&cache, 0, &block, 31, (struct span){text, CACHE_RESULT + 1}));
    assert_null(cache_add(&cache, 0, &block, CACHE_TOKEN + 1, SPAN("x")));
    assert_non_null(cache_add(&cache, 0, &block, 31, (struct span){text, CACHE_RESULT}));
    cache_close(&cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_comes_results_are_the_tokens_own),
        cmocka_unit_test(frequent_tokens_stay_in_a_flood_of_others),
        cmocka_unit_test(a_prefix_is_another_token),
        cmocka_unit_test(what_is_too_long_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
