#include "tokenize/languages/language.h"

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

const char program_name[] = "tokenize_language";

static void assert_guess(struct language_model *model, const char *text,
    const char *enclosing, const char *expected)
{
    const char *got = language_guess(model, span_of(text), enclosing);
    if (strcmp(got, expected) != 0)
        fail_msg("%s (in %s): expected %s, got %s", text, enclosing ? enclosing : "nothing",
            expected, got);
}

static void tells_by_a_script_of_one_language(void **state)
{
    assert_guess(*state, "Η γλώσσα είναι ένα σύστημα.", NULL, "el");
    assert_guess(*state, "ენა არის სისტემა", NULL, "ka");
    assert_guess(*state, "Լեզուն համակարգ է։", NULL, "hy");
    assert_guess(*state, "மொழி ஒரு அமைப்பு", NULL, "ta");
    assert_guess(*state, "ภาษาเป็นระบบ", NULL, "th");
    assert_guess(*state, "언어는 체계이다.", NULL, "ko");
    assert_guess(*state, "语言是一个系统。", NULL, "zh");
    assert_guess(*state, "語言是一個系統。", NULL, "zh");
}

static void takes_han_with_kana_for_japanese(void **state)
{
    assert_guess(*state, "言語は体系である。", NULL, "ja");
    assert_guess(*state, "東京大学の教授", NULL, "ja");
    assert_guess(*state, "東京大学", "ja", "ja");
}

static void leaves_open_what_has_no_letters(void **state)
{
    assert_guess(*state, "", NULL, "und");
    assert_guess(*state, "1984, 3.14 — 70 %\n", NULL, "und");
    assert_guess(*state, "\xff\xfe\x80 12", NULL, "und");
    assert_guess(*state, "1984", "de", "de");
}

static void finds_another_script_within_a_language(void **state)
{
    assert_guess(*state, "政府提出了限制措施。", "en", "zh");
    assert_guess(*state, "Die 政府", "zh", "zh");
}

/* Languages of one script need the compiled model. */
static void need_model(struct language_model *model)
{
    if (strcmp(language_guess(model, SPAN("the"), NULL), "und") == 0)
        skip();
}

static void tells_by_words_within_a_script(void **state)
{
    need_model(*state);
    assert_guess(*state, "The language of a text is told by its words.", NULL, "en");
    assert_guess(
        *state, "Die Sprache eines Textes erkennt man an den Wörtern.", NULL, "de");
    assert_guess(*state, "La langue d'un texte se reconnaît à ses mots.", NULL, "fr");
    assert_guess(*state, "El idioma de un texto se conoce por sus palabras.", NULL, "es");
    assert_guess(
        *state, "O idioma de um texto conhece-se pelas suas palavras.", NULL, "pt");
    assert_guess(*state, "Bir metnin dili sözcüklerinden anlaşılır.", NULL, "tr");
    assert_guess(*state,
        "Språket i en tekst kjenner man igjen på hvilke ord som blir brukt.", NULL, "no");
    assert_guess(
        *state, "Bahasa sebuah teks dapat diketahui dari kata-katanya.", NULL, "id");
    assert_guess(
        *state, "Testu baten hizkuntza bertako hitzengatik ezagutzen da.", NULL, "eu");
    assert_guess(*state, "Aithnítear teanga an téacs ó na focail atá ann.", NULL, "ga");
    assert_guess(*state, "Язык текста узнают по его словам.", NULL, "ru");
    assert_guess(*state, "Мову тексту пізнають за його словами.", NULL, "uk");
    assert_guess(*state, "पाठको भाषा त्यसका शब्दहरूबाट थाहा हुन्छ।", NULL, "ne");
    assert_guess(*state, "पाठ की भाषा उसके शब्दों से पहचानी जाती है।", NULL, "hi");
    assert_guess(*state, "لغة النص تعرف من كلماته", NULL, "ar");
    assert_guess(*state, "את השפה של טקסט מזהים לפי המילים שלו.", NULL, "he");
    assert_guess(*state, "די שפּראַך פֿון אַ טעקסט דערקענט מען אין די װערטער.", NULL, "yi");
}

static void knows_capitals_and_invalid_bytes(void **state)
{
    need_model(*state);
    assert_guess(*state, "THE LANGUAGE OF A TEXT IS TOLD BY ITS WORDS", NULL, "en");
    assert_guess(*state, "Die Sprache \xff\xfe eines Textes\x80 erkennt man", NULL, "de");
}

static void keeps_the_enclosing_language_of_names_and_short_lines(void **state)
{
    need_model(*state);
    assert_guess(*state, "Bundestag", "en", "en");
    assert_guess(*state, "Xi Jinping", "en", "en");
    assert_guess(*state, "Angela Merkel, Gerhard Schröder", "en", "en");
    assert_guess(*state, "Le Monde", "de", "de");
    assert_guess(*state, "Prices rose again in the spring, the report says.", "en", "en");
}

static void finds_another_language_within_one(void **state)
{
    need_model(*state);
    assert_guess(*state,
        "Die Preise sind im Frühjahr wieder gestiegen, heißt es im Bericht.", "en", "de");
    assert_guess(
        *state, "Les prix ont encore augmenté au printemps, dit le rapport.", "en", "fr");
}

/* A text whose end is in another language is of the language of most of it. */
static void reads_a_long_text_in_several_places(void **state)
{
    need_model(*state);
    static char text[60000];
    const char *const german = "Die Sprache eines Textes erkennt man an seinen Wörtern. ";
    const char *const english = "The language of a text is told by its words. ";
    size_t size = 0;
    while (size < 500)
        size += (size_t)sprintf(text + size, "%s", english);
    while (size < 50000)
        size += (size_t)sprintf(text + size, "%s", german);
    assert_string_equal(language_guess(*state, (struct span){text, size}, NULL), "de");
}

static void leaves_open_what_is_no_language(void **state)
{
    need_model(*state);
    static char letters[5000];
    memset(letters, 'a', sizeof letters - 1);
    assert_guess(*state, letters, NULL, "und");
    assert_guess(
        *state, "asdk qwlek zxmcn qpwoe alskd zmxnc qowie alksj zmxnb", NULL, "und");
}

/* The language of most letters, whatever bytes they take. */
static void weighs_scripts_by_what_they_say(void **state)
{
    need_model(*state);
    assert_guess(*state,
        "The minister spoke for an hour, then he left. Мы не будем ждать, сказал он. "
        "The press waited for more of it.",
        NULL, "en");
}

static const char *const long_text =
    "The language of a text is told by its words, of which "
    "there are some here, more than are read at a time, "
    "and many of them are short and usual, as words are.";

/* What a model that stands in $WINNOW_DATA guesses of an English text within Greek. */
static const char *guess_with(const char *data)
{
    char *before = getenv("WINNOW_DATA") ? strdup(getenv("WINNOW_DATA")) : NULL;
    setenv("WINNOW_DATA", data, 1);
    struct language_model *model = language_model_new();
    const char *language = language_guess(model, span_of(long_text), "el");
    language_model_free(model);
    if (before)
        setenv("WINNOW_DATA", before, 1);
    else
        unsetenv("WINNOW_DATA");
    free(before);
    return language;
}

static void keeps_the_enclosing_language_without_a_model(void **state)
{
    (void)state;
    assert_string_equal(guess_with("/nowhere"), "el");
}

/* A model of one language of Latin, with one word and one trigram that take all slots. */
static const char *guess_with_small_model(const char *code)
{
    char folder[] = "/tmp/tokenize_language.XXXXXX", path[80];
    uint32_t head[] = {1, 0, 1, 1, 16, 0}, table[] = {1, 0, 12345};
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/languages", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/languages/model.bin", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fwrite("WINLANG3", 8, 1, file);
    fwrite(head, sizeof head, 1, file);
    fwrite(code, 4, 1, file);
    fwrite(table, sizeof table, 1, file);
    fwrite(table, sizeof table, 1, file);
    fwrite("    ", 4, 1, file); /* up to a multiple of 16 */
    assert_int_equal(fclose(file), 0);
    const char *language = guess_with(folder);
    unlink(path);
    *strrchr(path, '/') = '\0';
    rmdir(path);
    rmdir(folder);
    return language;
}

static void guess_and_go(const void *code)
{
    guess_with_small_model(code);
}

static void ends_whatever_is_in_the_model(void **state)
{
    (void)state;
    assert_string_equal(guess_with_small_model("xx\0"), "xx");
    assert_int_equal(ends(guess_and_go, "long"), STATUS_USAGE);
}

static int set_up(void **state)
{
    *state = language_model_new();
    return 0;
}

static int tear_down(void **state)
{
    language_model_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_by_a_script_of_one_language),
        cmocka_unit_test(takes_han_with_kana_for_japanese),
        cmocka_unit_test(leaves_open_what_has_no_letters),
        cmocka_unit_test(finds_another_script_within_a_language),
        cmocka_unit_test(tells_by_words_within_a_script),
        cmocka_unit_test(knows_capitals_and_invalid_bytes),
        cmocka_unit_test(keeps_the_enclosing_language_of_names_and_short_lines),
        cmocka_unit_test(finds_another_language_within_one),
        cmocka_unit_test(reads_a_long_text_in_several_places),
        cmocka_unit_test(leaves_open_what_is_no_language),
        cmocka_unit_test(weighs_scripts_by_what_they_say),
        cmocka_unit_test(keeps_the_enclosing_language_without_a_model),
        cmocka_unit_test(ends_whatever_is_in_the_model),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
