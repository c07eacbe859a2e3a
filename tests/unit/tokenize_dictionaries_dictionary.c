#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/unit/ends.h"

#include "lib/memory.h"
#include "lib/message.h"
#include "tokenize/dictionaries/dictionary.h"

const char program_name[] = "tokenize_dictionary";

static struct dictionaries *dictionaries;

/* The run divided, words joined by `|`. The caller frees it. */
static char *divided(enum dictionary_kind kind, struct span run)
{
    uint32_t *ends = memory_new(run.size + 1, sizeof *ends);
    char *text = memory_new(2 * run.size + 1, 1);
    char *next = text;
    size_t count = dictionary_divide(dictionaries, kind, run, ends);
    for (size_t i = 0, begin = 0; i < count; begin = ends[i++]) {
        assert_true(ends[i] > begin && ends[i] <= run.size);
        if (i)
            *next++ = '|';
        memcpy(next, run.data + begin, ends[i] - begin);
        next += ends[i] - begin;
    }
    assert_int_equal(count ? ends[count - 1] : 0, run.size);
    free(ends);
    return text;
}

static void check(enum dictionary_kind kind, const char *run, const char *expected)
{
    char *got = divided(kind, span_of(run));
    assert_string_equal(got, expected);
    free(got);
}

static void need_chinese(void)
{
    if (access("share/dictionaries/chinese.bin", R_OK) != 0)
        skip();
}

static void divides_simplified_chinese(void **state)
{
    (void)state;
    need_chinese();
    check(DICTIONARY_CHINESE, "我们今天学习历史", "我们|今天|学习|历史");
    check(DICTIONARY_CHINESE, "研究生命的起源", "研究|生命|的|起源");
}

static void divides_traditional_chinese(void **state)
{
    (void)state;
    need_chinese();
    check(DICTIONARY_CHINESE, "我們今天學習歷史", "我們|今天|學習|歷史");
}

static void divides_numerals_from_measure_words(void **state)
{
    (void)state;
    need_chinese();
    check(DICTIONARY_CHINESE, "买了三百五十六个苹果", "买|了|三百五十六|个|苹果");
    check(DICTIONARY_CHINESE, "一心一意", "一心一意");
}

static void divides_compounds_but_not_idioms(void **state)
{
    (void)state;
    need_chinese();
    check(DICTIONARY_CHINESE, "学习信息技术", "学习|信息|技术");
    check(DICTIONARY_CHINESE, "他画蛇添足", "他|画蛇添足");
}

static void joins_names_that_no_dictionary_has(void **state)
{
    (void)state;
    need_chinese();
    check(DICTIONARY_CHINESE, "戴晓辉今天来了", "戴晓辉|今天|来|了");
}

static void loses_nothing_of_unknown_characters(void **state)
{
    (void)state;
    free(divided(DICTIONARY_CHINESE, SPAN("\U0003104B\U0003104C今天\U0003104C")));
    check(DICTIONARY_CHINESE, "", "");
}

/* Whether the kind has a dictionary: without one the whole run or each character is a word.
 */
static bool has(enum dictionary_kind kind, const char *run, const char *without)
{
    char *got = divided(kind, span_of(run));
    bool found = strcmp(got, without) != 0;
    free(got);
    return found;
}

static void divides_japanese(void **state)
{
    (void)state;
    if (!has(DICTIONARY_JAPANESE, "犬です", "犬|で|す"))
        skip();
    check(DICTIONARY_JAPANESE, "庭に赤い花がある", "庭|に|赤い|花|が|ある");
}

static void divides_thai(void **state)
{
    (void)state;
    if (!has(DICTIONARY_THAI, "ฉันกินข้าว", "ฉันกินข้าว"))
        skip();
    check(DICTIONARY_THAI, "ฉันกินข้าว", "ฉัน|กิน|ข้าว");
    check(DICTIONARY_THAI, "คนอื่นๆกินข้าว", "คน|อื่น|ๆ|กิน|ข้าว");
}

/* What no dictionary has is one word, and no syllable of it is cut. */
static void keeps_unknown_thai_whole(void **state)
{
    (void)state;
    if (!has(DICTIONARY_THAI, "ฉันกินข้าว", "ฉันกินข้าว"))
        skip();
    check(DICTIONARY_THAI, "ไบรท์กินข้าว", "ไบรท์|กิน|ข้าว");
    check(DICTIONARY_THAI, "กฃฅ", "กฃฅ");
}

/* Of equally few words, the longer ones first. */
static void divides_thai_with_long_words_first(void **state)
{
    (void)state;
    if (!has(DICTIONARY_THAI, "ฉันกินข้าว", "ฉันกินข้าว"))
        skip();
    check(DICTIONARY_THAI, "รายงานการ", "รายงาน|การ");
}

static void divides_lao_khmer_and_burmese(void **state)
{
    (void)state;
    if (!has(DICTIONARY_LAO, "ພາສາລາວ", "ພາສາລາວ"))
        skip();
    check(DICTIONARY_LAO, "ພາສາລາວ", "ພາສາ|ລາວ");
    check(DICTIONARY_KHMER, "ខ្ញុំស្រលាញ់ភាសា", "ខ្ញុំ|ស្រលាញ់|ភាសា");
    check(DICTIONARY_BURMESE, "မြန်မာစာအုပ်", "မြန်မာ|စာအုပ်");
}

static void need_vietnamese(void)
{
    if (!dictionary_there(dictionaries, DICTIONARY_VIETNAMESE))
        skip();
}

/* The space behind a word is neither's: the test shows it at the next one's beginning. */
static void divides_syllables_into_few_words(void **state)
{
    (void)state;
    need_vietnamese();
    check(DICTIONARY_VIETNAMESE, "nông dân trồng cà phê", "nông dân| trồng| cà phê");
    check(DICTIONARY_VIETNAMESE, "học sinh học sinh học", "học| sinh học| sinh học");
    check(DICTIONARY_VIETNAMESE, "Xyz", "Xyz");
}

static void divides_syllables_however_they_are_written(void **state)
{
    (void)state;
    need_vietnamese();
    check(DICTIONARY_VIETNAMESE, "Hòa bình lâu dài", "Hòa bình| lâu dài");
    check(DICTIONARY_VIETNAMESE, "HOÀ BÌNH LÂU DÀI", "HOÀ BÌNH| LÂU DÀI");
    check(DICTIONARY_VIETNAMESE, "ho\u0300a bi\u0300nh", "ho\u0300a bi\u0300nh");
    check(DICTIONARY_VIETNAMESE, "kinh te\u0302\u0301", "kinh te\u0302\u0301");
    check(DICTIONARY_VIETNAMESE, "kinh t\u00EA\u0301", "kinh t\u00EA\u0301");
    check(DICTIONARY_VIETNAMESE, "be\u0323\u0302nh vie\u0323\u0302n",
        "be\u0323\u0302nh vie\u0323\u0302n");
}

/* Letters and marks without end: longer than any syllable, and no word goes on over it. */
static void passes_over_endless_syllables(void **state)
{
    enum { LETTERS = 5000 };
    (void)state;
    need_vietnamese();
    char text[LETTERS + sizeof " nông dân"];
    memset(text, 'a', LETTERS);
    strcpy(text + LETTERS, " nông dân");
    uint32_t ends[LETTERS];
    assert_int_equal(
        dictionary_divide(dictionaries, DICTIONARY_VIETNAMESE, span_of(text), ends), 2);
    assert_int_equal(ends[0], LETTERS);
    assert_int_equal(ends[1], sizeof text - 1);
}

/* Far longer than a window: every sentence is divided as the first. */
static void check_long(enum dictionary_kind kind, const char *sentence)
{
    enum { TIMES = 3000 };
    struct span part = span_of(sentence);
    char *text = memory_new(TIMES, part.size);
    uint32_t *ends = memory_new(TIMES * part.size, sizeof *ends);
    for (size_t i = 0; i < TIMES; i++)
        memcpy(text + i * part.size, part.data, part.size);
    size_t once = dictionary_divide(dictionaries, kind, part, ends);
    size_t count =
        dictionary_divide(dictionaries, kind, (struct span){text, TIMES * part.size}, ends);
    assert_int_equal(count, TIMES * once);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(ends[i], ends[i % once] + i / once * part.size);
    free(text);
    free(ends);
}

static void divides_a_long_run_as_its_parts(void **state)
{
    (void)state;
    check_long(DICTIONARY_CHINESE, "我们今天学习历史");
    check_long(DICTIONARY_JAPANESE, "彼は庭に赤い花があると思います");
    if (has(DICTIONARY_THAI, "ฉันกินข้าว", "ฉันกินข้าว"))
        check_long(DICTIONARY_THAI, "ฉันกินข้าว");
    if (has(DICTIONARY_LAO, "ພາສາລາວ", "ພາສາລາວ"))
        check_long(DICTIONARY_LAO, "ພາສາລາວ");
    if (dictionary_there(dictionaries, DICTIONARY_VIETNAMESE))
        check_long(DICTIONARY_VIETNAMESE, "của nông dân trồng cà phê ");
}

static int open_dictionaries(void **state)
{
    (void)state;
    setenv("WINNOW_DATA", "share", 1);
    dictionaries = dictionaries_new();
    return 0;
}

static int close_dictionaries(void **state)
{
    (void)state;
    dictionaries_free(dictionaries);
    return 0;
}

static void divide_japanese(const void *folder)
{
    uint32_t ends[8];
    setenv("WINNOW_DATA", folder, 1);
    struct dictionaries *own = dictionaries_new();
    dictionary_divide(own, DICTIONARY_JAPANESE, SPAN("犬です"), ends);
}

/* No other dictionary is taken in its place. */
static void ends_where_the_japanese_one_is_damaged(void **state)
{
    (void)state;
    if (!has(DICTIONARY_JAPANESE, "犬です", "犬|で|す"))
        skip();
    char folder[] = "/tmp/tokenize_dictionary.XXXXXX", name[80];
    assert_non_null(mkdtemp(folder));
    assert_int_equal(ends(divide_japanese, folder), 0);
    snprintf(name, sizeof name, "%s/dictionaries", folder);
    assert_int_equal(mkdir(name, 0700), 0);
    snprintf(name, sizeof name, "%s/dictionaries/unidic", folder);
    assert_int_equal(mkdir(name, 0700), 0);
    assert_int_equal(ends(divide_japanese, folder), STATUS_USAGE);
    rmdir(name);
    snprintf(name, sizeof name, "%s/dictionaries", folder);
    rmdir(name);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(divides_simplified_chinese),
        cmocka_unit_test(divides_traditional_chinese),
        cmocka_unit_test(divides_numerals_from_measure_words),
        cmocka_unit_test(divides_compounds_but_not_idioms),
        cmocka_unit_test(joins_names_that_no_dictionary_has),
        cmocka_unit_test(loses_nothing_of_unknown_characters),
        cmocka_unit_test(divides_japanese),
        cmocka_unit_test(ends_where_the_japanese_one_is_damaged),
        cmocka_unit_test(divides_thai),
        cmocka_unit_test(keeps_unknown_thai_whole),
        cmocka_unit_test(divides_thai_with_long_words_first),
        cmocka_unit_test(divides_lao_khmer_and_burmese),
        cmocka_unit_test(divides_syllables_into_few_words),
        cmocka_unit_test(divides_syllables_however_they_are_written),
        cmocka_unit_test(passes_over_endless_syllables),
        cmocka_unit_test(divides_a_long_run_as_its_parts),
    };
    return cmocka_run_group_tests(tests, open_dictionaries, close_dictionaries);
}
