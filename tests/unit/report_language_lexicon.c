#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/language/lexicon.h"

#include "lib/message.h"
#include "tests/unit/ends.h"
#include "tests/unit/mapped_file.h"

const char program_name[] = "report_lexicon";

enum { SLOTS = 16 };

/* A file as data/lexicons.py writes them: five words and suffixes. */
struct file {
    char magic[8];
    uint32_t classes, head_first;
    float capital, capital_unlisted, adjective_head, nominal_least;
    float transitions[CLASS_COUNT][CLASS_COUNT], usual[CLASS_COUNT];
    uint32_t slot_count, distribution_count;
    uint32_t slots[SLOTS];
    uint8_t distributions[5][CLASS_COUNT];
};

/* Without what the compiler puts behind the last member. */
enum { FILE_SIZE = offsetof(struct file, distributions) + 5 * CLASS_COUNT };

/* run: noun or verb; the: determiner; to: preposition; -ly: adverb; -: noun; ^: proper. A
 * noun follows a determiner, a verb a preposition. */
static struct file small_file(void)
{
    struct file file = {"WINLEX0", CLASS_COUNT, 0, 0.5F, 1, 0.1F, 0.25F,
        .slot_count = SLOTS, .distribution_count = 5};
    file.magic[7] = '5';
    for (int b = 0; b < CLASS_COUNT; b++)
        for (int c = 0; c < CLASS_COUNT; c++)
            file.transitions[b][c] = 0.01F;
    file.transitions[CLASS_DETERMINER][CLASS_NOUN] = 0.8F;
    file.transitions[CLASS_PREPOSITION][CLASS_VERB] = 0.8F;
    for (int c = 0; c < CLASS_COUNT; c++)
        file.usual[c] = 1.0F / CLASS_COUNT;
    file.distributions[0][CLASS_NOUN] = file.distributions[0][CLASS_VERB] = 127;
    file.distributions[1][CLASS_DETERMINER] = 255;
    file.distributions[2][CLASS_PREPOSITION] = 255;
    file.distributions[3][CLASS_ADVERB] = 255;
    file.distributions[4][CLASS_PROPER] = 255;
    mapped_file_put(file.slots, SLOTS, 5, "run", 1);
    mapped_file_put(file.slots, SLOTS, 5, "the", 2);
    mapped_file_put(file.slots, SLOTS, 5, "to", 3);
    mapped_file_put(file.slots, SLOTS, 5, "-ly", 4);
    mapped_file_put(file.slots, SLOTS, 5, "^", 5);
    return file;
}

static void open_language(const void *language)
{
    lexicon_new(span_of(language));
}

/* The lexicon of a data directory with the file; where it is to be refused, how that ends the
 * program, and none. */
static struct lexicon *open_or_refuse(const struct file *file, size_t size, int *refused)
{
    char folder[] = "/tmp/report_lexicon.XXXXXX", name[80];
    assert_non_null(mkdtemp(folder));
    setenv("WINNOW_DATA", folder, 1);
    snprintf(name, sizeof name, "%s/lexicons", folder);
    assert_int_equal(mkdir(name, 0700), 0);
    snprintf(name, sizeof name, "%s/lexicons/xx.bin", folder);
    FILE *stream = fopen(name, "wb");
    assert_non_null(stream);
    assert_int_equal(fwrite(file, 1, size, stream), size);
    fclose(stream);
    if (refused)
        *refused = ends(open_language, "xx");
    struct lexicon *lexicon = refused ? NULL : lexicon_new(SPAN("xx"));
    unlink(name);
    snprintf(name, sizeof name, "%s/lexicons", folder);
    rmdir(name);
    rmdir(folder);
    return lexicon;
}

static struct lexicon *open_file(const struct file *file, size_t size)
{
    return open_or_refuse(file, size, NULL);
}

static void assert_refused(const struct file *file, size_t size)
{
    int status;
    open_or_refuse(file, size, &status);
    assert_int_equal(status, STATUS_USAGE);
}

static void assert_share(
    const struct lexicon *lexicon, const char *form, enum word_class class, double expected)
{
    double got = (double)lexicon_word(lexicon, span_of(form)).of[class];
    if (got < expected - 0.01 || got > expected + 0.01)
        fail_msg(
            "share of class %d of '%s': expected %g, got %g", class, form, expected, got);
}

static void gives_the_shares_of_listed_words(void **state)
{
    assert_share(*state, "run", CLASS_NOUN, 0.5);
    assert_share(*state, "run", CLASS_VERB, 0.5);
    assert_share(*state, "THE", CLASS_DETERMINER, 0.5); /* a capital hints at a name */
    assert_share(*state, "Run", CLASS_PROPER, 0.5);
}

static void foretells_other_words_by_suffix_and_case(void **state)
{
    assert_share(*state, "quickly", CLASS_ADVERB, 1);
    assert_share(*state, "ly", CLASS_ADVERB, 0); /* no word is all suffix */
    assert_share(*state, "grass", CLASS_NOUN, 1);
    assert_share(*state, "Quickly", CLASS_PROPER, 1);
    assert_share(*state, "3,000", CLASS_NUMBER, 1);
    struct file file = small_file();
    file.capital_unlisted = 0.5F;
    struct lexicon *lexicon = open_file(&file, FILE_SIZE);
    assert_share(lexicon, "Quickly", CLASS_PROPER, 0.5);
    assert_share(lexicon, "Quickly", CLASS_ADVERB, 0.5);
    lexicon_free(lexicon);
}

static void tells_how_nominal_a_phrase_must_be(void **state)
{
    assert_true(lexicon_nominal_least(*state) == 0.25);
}

static void tells_a_word_by_its_company(void **state)
{
    struct word_shares shares[2] = {
        lexicon_word(*state, SPAN("the")), lexicon_word(*state, SPAN("run"))};
    lexicon_tag(*state, shares, 2);
    assert_true(shares[1].of[CLASS_NOUN] > 0.95F);
    shares[0] = lexicon_word(*state, SPAN("to"));
    shares[1] = lexicon_word(*state, SPAN("run"));
    lexicon_tag(*state, shares, 2);
    assert_true(shares[1].of[CLASS_VERB] > 0.95F);
}

static void knows_noun_phrases_by_their_order(void **state)
{
    struct word_shares fast = {.of = {[CLASS_ADJECTIVE] = 1}},
                       car = {.of = {[CLASS_NOUN] = 1}};
    struct word_shares right[] = {fast, car}, wrong[] = {car, fast};
    assert_true(lexicon_nominal(*state, right, 2) > 0.8);
    assert_true(lexicon_nominal(*state, wrong, 2) < 0.2);
    struct file file = small_file();
    file.head_first = 1;
    struct lexicon *romance = open_file(&file, FILE_SIZE);
    assert_true(lexicon_nominal(romance, wrong, 2) > 0.8);
    lexicon_free(romance);
}

static void refuses_a_damaged_file(void **state)
{
    (void)state;
    struct file file = small_file();
    for (size_t cut = 0; cut < FILE_SIZE; cut += 7)
        assert_refused(&file, cut);
    file.slot_count = 15;
    assert_refused(&file, FILE_SIZE);
    file = small_file();
    file.magic[0] = 'w';
    assert_refused(&file, FILE_SIZE);
    static const float wrong[] = {NAN, INFINITY, -0.1F, 1.1F};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        file = small_file();
        file.usual[CLASS_COUNT - 1] = wrong[i];
        assert_refused(&file, FILE_SIZE);
    }
    assert_null(lexicon_new(SPAN("none")));
}

static void survives_a_full_table_and_wrong_numbers(void **state)
{
    (void)state;
    struct file file = small_file();
    for (int i = 0; i < SLOTS; i++)
        file.slots[i] |= 7;
    struct lexicon *lexicon = open_file(&file, FILE_SIZE);
    assert_share(lexicon, "run", CLASS_NOUN, 1);
    lexicon_free(lexicon);
}

static int set_up(void **state)
{
    struct file file = small_file();
    *state = open_file(&file, FILE_SIZE);
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    lexicon_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_shares_of_listed_words),
        cmocka_unit_test(foretells_other_words_by_suffix_and_case),
        cmocka_unit_test(tells_how_nominal_a_phrase_must_be),
        cmocka_unit_test(tells_a_word_by_its_company),
        cmocka_unit_test(knows_noun_phrases_by_their_order),
        cmocka_unit_test(refuses_a_damaged_file),
        cmocka_unit_test(survives_a_full_table_and_wrong_numbers),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
