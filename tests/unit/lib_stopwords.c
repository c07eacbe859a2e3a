#include "lib/stopwords.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/message.h"
#include "tests/unit/ends.h"

const char program_name[] = "lib_stopwords";

/* The stop words of a file that holds the text. */
static struct stopwords *read_text(const char *text)
{
    char name[] = "/tmp/lib_stopwords.XXXXXX";
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    struct stopwords *words = stopwords_read_new(name);
    unlink(name);
    assert_non_null(words);
    return words;
}

static void reads_one_word_a_line(void **state)
{
    (void)state;
    struct stopwords *words = read_text("the\nof\n\nit's\nof\n");
    assert_int_equal(stopwords_count(words), 3);
    assert_true(stopwords_has(words, SPAN("the")));
    assert_true(stopwords_has(words, SPAN("of")));
    assert_true(stopwords_has(words, SPAN("it's")));
    assert_false(stopwords_has(words, SPAN("")));
    assert_false(stopwords_has(words, SPAN("th")));
    assert_false(stopwords_has(words, SPAN("them")));
    stopwords_free(words);
}

static void reads_the_lists_of_others(void **state)
{
    (void)state;
    struct stopwords *words =
        read_text("pier | of Snowball\n\"quay\"\nbuoy, mole , \"dock\"\rm\xF4le\n");
    const char *const read[] = {"pier", "quay", "buoy", "mole", "dock", "m\xC3\xB4le"};
    for (size_t i = 0; i < sizeof read / sizeof *read; i++)
        assert_true(stopwords_has(words, span_of(read[i])));
    assert_int_equal(stopwords_count(words), 6);
    stopwords_free(words);
}

static void drops_comments_and_blanks(void **state)
{
    (void)state;
    struct stopwords *words = read_text("# articles\n  the \t# definite\r\n#\na");
    assert_int_equal(stopwords_count(words), 2);
    assert_true(stopwords_has(words, SPAN("the")));
    assert_true(stopwords_has(words, SPAN("a")));
    stopwords_free(words);
}

static void a_byte_order_mark_and_curly_apostrophes_do_not_matter(void **state)
{
    (void)state;
    struct stopwords *words =
        read_text("\xEF\xBB\xBFThe\r\nwe\xE2\x80\x99ll # curly\r\ne\xCC\x81\n");
    assert_int_equal(stopwords_count(words), 3);
    assert_true(stopwords_has(words, SPAN("the")));
    assert_true(stopwords_has(words, SPAN("we'll")));
    assert_true(stopwords_has(words, SPAN("\xC3\xA9")));
    assert_true(stopwords_has(words, SPAN("we\xCA\xBCll")));
    assert_false(stopwords_has(words, SPAN("w\xCA\xBC"
                                           "ell")));
    stopwords_free(words);
}

static void an_abbreviation_has_its_last_full_stop_or_not(void **state)
{
    (void)state;
    struct stopwords *words = read_text("e.g\n");
    assert_true(stopwords_has(words, SPAN("e.g")));
    assert_true(stopwords_has(words, SPAN("e.g.")));
    assert_false(stopwords_has(words, SPAN("e.")));
    stopwords_free(words);
}

static void words_are_added_by_name(void **state)
{
    (void)state;
    struct stopwords *words = read_text("the\n");
    assert_true(stopwords_add(words, "Ship, sea\xE2\x80\x99s,,"));
    assert_int_equal(stopwords_count(words), 3);
    assert_true(stopwords_has(words, SPAN("ship")));
    assert_true(stopwords_has(words, SPAN("sea's")));
    assert_false(stopwords_add(words, "@/nowhere/at/all"));
    assert_int_equal(errno, ENOENT);
    stopwords_free(words);
}

static void folds_the_words_of_a_file(void **state)
{
    (void)state;
    struct stopwords *words = read_text("The\nÜBER\n");
    assert_true(stopwords_has(words, SPAN("the")));
    assert_true(stopwords_has(words, SPAN("über")));
    stopwords_free(words);
}

static void holds_many_words(void **state)
{
    (void)state;
    char text[20000];
    int size = 0;
    for (int i = 0; i < 3000; i++)
        size += snprintf(text + size, sizeof text - (size_t)size, "w%d\n", i);
    struct stopwords *words = read_text(text);
    assert_int_equal(stopwords_count(words), 3000);
    for (int i = 0; i < 3000; i++) {
        char word[16];
        snprintf(word, sizeof word, "w%d", i);
        if (!stopwords_has(words, span_of(word)))
            fail_msg("%s: read, but not found", word);
    }
    assert_false(stopwords_has(words, SPAN("w3000")));
    stopwords_free(words);
}

static void tells_why_a_file_cannot_be_read(void **state)
{
    (void)state;
    assert_null(stopwords_read_new("/nonexistent/words"));
    assert_int_equal(errno, ENOENT);
    assert_null(stopwords_read_new("/tmp"));
    assert_int_equal(errno, EISDIR);
}

static void has_none_for_an_unknown_language(void **state)
{
    (void)state;
    struct stopwords *words = stopwords_new(SPAN("xx"));
    assert_int_equal(stopwords_count(words), 0);
    assert_false(stopwords_has(words, SPAN("the")));
    stopwords_free(words);
}

static void open_language(const void *language)
{
    stopwords_free(stopwords_new(span_of(language)));
}

/* The status that the program ends with where the data folder's list is that text. */
static int ends_with(const char *list, size_t size)
{
    FILE *file = fopen("stopwords/xx.txt", "w");
    assert_non_null(file);
    assert_int_equal(fwrite(list, 1, size, file), size);
    fclose(file);
    return ends(open_language, "xx");
}

static void refuses_a_list_that_was_cut_off(void **state)
{
    (void)state;
    char folder[] = "/tmp/lib_stopwords.XXXXXX", before[4096];
    const char list[] = "# 3 stop words (xx), chosen\n#   from these\nand\n\nof\nthe\n";
    const char own[] = "# mine\nof\nthe\n";
    assert_non_null(getcwd(before, sizeof before));
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(mkdir("stopwords", 0700), 0);
    setenv("WINNOW_DATA", folder, 1);
    for (size_t size = 0; size < sizeof list - 1; size++)
        assert_int_equal(ends_with(list, size), STATUS_USAGE);
    assert_int_equal(ends_with(list, sizeof list - 1), 0);
    assert_int_equal(ends_with(own, sizeof own - 1), 0);
    unsetenv("WINNOW_DATA");
    unlink("stopwords/xx.txt");
    rmdir("stopwords");
    rmdir(folder);
    assert_int_equal(chdir(before), 0);
}

/* What data/stopwords.py chose, where its packages are installed. */
static void holds_function_words_only(void **state)
{
    (void)state;
    struct stopwords *words = stopwords_new(SPAN("en"));
    if (stopwords_count(words) == 0) {
        stopwords_free(words);
        skip();
    }
    const char *const function_words[] = {"the", "of", "it's", "don't", "'s", "n't", "i'm",
        "also", "just", "like", "even", "may", "many", "much", "one", "two", "we'll"};
    const char *const content_words[] = {
        "computer", "system", "world", "people", "bill", "sea", "trade"};
    for (size_t i = 0; i < sizeof function_words / sizeof function_words[0]; i++)
        if (!stopwords_has(words, span_of(function_words[i])))
            fail_msg("%s: is a function word, but no stop word", function_words[i]);
    for (size_t i = 0; i < sizeof content_words / sizeof content_words[0]; i++)
        if (stopwords_has(words, span_of(content_words[i])))
            fail_msg("%s: is a content word, but a stop word", content_words[i]);
    stopwords_free(words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_lists_of_others),
        cmocka_unit_test(reads_one_word_a_line),
        cmocka_unit_test(drops_comments_and_blanks),
        cmocka_unit_test(a_byte_order_mark_and_curly_apostrophes_do_not_matter),
        cmocka_unit_test(an_abbreviation_has_its_last_full_stop_or_not),
        cmocka_unit_test(words_are_added_by_name),
        cmocka_unit_test(folds_the_words_of_a_file),
        cmocka_unit_test(holds_many_words),
        cmocka_unit_test(tells_why_a_file_cannot_be_read),
        cmocka_unit_test(has_none_for_an_unknown_language),
        cmocka_unit_test(holds_function_words_only),
        cmocka_unit_test(refuses_a_list_that_was_cut_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
