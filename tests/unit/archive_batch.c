#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "archive/batch.h"

const char program_name[] = "archive_batch";

/* An article of 200 words that differs from the others of its kind in one. */
static struct article article_of(const char *id, unsigned kind, unsigned number)
{
    struct article article = {.id = span_of(id), .date = "2026-11-24", .tokens = 200};
    struct signature signature;
    char word[32];
    signature_begin(&signature);
    for (unsigned i = 0; i < 200; i++) {
        int size = snprintf(word, sizeof word, "%u-%u-%u", kind, i, i == 100 ? number : 0);
        signature_add(&signature, (struct span){word, (size_t)size});
    }
    signature_end(&signature, article.signature);
    memcpy(article.hash, &kind, sizeof kind);
    memcpy(article.hash + sizeof kind, &number, sizeof number);
    return article;
}

/* A batch of bulletins of some kinds. The caller frees it. */
static struct batch batch_of(unsigned count, unsigned kinds)
{
    struct batch batch = {0};
    char id[32];
    for (unsigned i = 0; i < count; i++) {
        snprintf(id, sizeof id, "bulletin%u", i);
        struct article article = article_of(id, i % kinds, i);
        batch_add(&batch, &article);
    }
    batch_compare(&batch);
    return batch;
}

/* Pairs of signatures are counted: time would depend on the machine. */
static void near_duplicates_are_compared_in_linear_time(void **state)
{
    (void)state;
    for (unsigned kinds = 1; kinds <= 1000; kinds *= 1000) {
        struct batch some = batch_of(2000, kinds), many = batch_of(16000, kinds);
        batch_mark_own(&many);
        assert_true(kinds > 1 || many.likeness.compared <= 9 * some.likeness.compared);
        assert_true(many.likeness.compared <= 16000 * SIGNATURE_BANDS * 32);
        size_t marked = 0;
        for (size_t i = 0; i < many.count; i++)
            marked += many.rows[i].article.near.size > 0;
        assert_in_range(marked, 16000 - kinds - 16000 / 50, 16000 - kinds);
        batch_free(&some);
        batch_free(&many);
    }
}

static void what_is_like_a_known_article_is_marked_with_that(void **state)
{
    (void)state;
    struct batch batch = batch_of(2, 1);
    struct article old = article_of("old", 0, 0);
    batch_compare_with(&batch, &old);
    batch_mark_own(&batch);
    assert_true(batch.rows[0].known);
    assert_false(batch.rows[1].known);
    assert_true(span_equal(batch.rows[1].article.near, SPAN("old")));
    batch_free(&batch);
}

/* Holds one article against an earlier one. */
static struct batch hold(struct article article, struct article old, bool versions)
{
    struct batch batch = {.versions = versions};
    batch_add(&batch, &article);
    batch_compare(&batch);
    batch_compare_with(&batch, &old);
    batch_mark_own(&batch);
    return batch;
}

static size_t replaced(const struct batch *batch)
{
    struct hash_strings ids;
    hash_strings_open(&ids);
    batch_replaced(batch, &ids);
    size_t count = ids.count;
    hash_strings_close(&ids);
    return count;
}

static void a_changed_article_of_the_same_name_replaces_the_earlier(void **state)
{
    (void)state;
    struct batch batch = hold(article_of("a", 0, 1), article_of("a", 0, 2), false);
    assert_int_equal(replaced(&batch), 1);
    assert_true(span_equal(batch.rows[0].article.id, SPAN("a")));
    assert_int_equal(batch.rows[0].article.near.size, 0);
    batch_free(&batch);
    batch = hold(article_of("a", 0, 1), article_of("a@0123abcd", 0, 2), false);
    assert_int_equal(replaced(&batch), 1);
    batch_free(&batch);
}

static void another_article_of_the_same_name_is_given_one(void **state)
{
    (void)state;
    struct batch batch = hold(article_of("a", 0, 1), article_of("a", 7, 1), false);
    assert_int_equal(replaced(&batch), 0);
    assert_int_equal(batch.rows[0].article.id.size, strlen("a@00000000"));
    assert_int_equal(batch.rows[0].article.near.size, 0);
    batch_free(&batch);
}

static void an_address_says_what_an_article_is(void **state)
{
    (void)state;
    struct article one = article_of("x", 0, 1), other = article_of("y", 7, 1);
    one.address = other.address = SPAN("https://example.org/1");
    struct batch batch = hold(one, other, false);
    assert_int_equal(replaced(&batch), 1);
    batch_free(&batch);
    other = article_of("x", 0, 2);
    other.address = SPAN("https://example.org/2");
    batch = hold(one, other, false);
    assert_int_equal(replaced(&batch), 0);
    batch_free(&batch);
}

static void versions_are_kept_and_linked_where_asked_for(void **state)
{
    (void)state;
    struct batch batch = hold(article_of("a", 0, 1), article_of("a", 0, 2), true);
    assert_int_equal(replaced(&batch), 0);
    assert_true(span_equal(batch.rows[0].article.near, SPAN("a")));
    assert_false(span_equal(batch.rows[0].article.id, SPAN("a")));
    batch_free(&batch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(near_duplicates_are_compared_in_linear_time),
        cmocka_unit_test(what_is_like_a_known_article_is_marked_with_that),
        cmocka_unit_test(a_changed_article_of_the_same_name_replaces_the_earlier),
        cmocka_unit_test(another_article_of_the_same_name_is_given_one),
        cmocka_unit_test(an_address_says_what_an_article_is),
        cmocka_unit_test(versions_are_kept_and_linked_where_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
