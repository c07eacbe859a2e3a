#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stem/particles.h"
#include "tests/unit/mapped_file.h"

const char program_name[] = "stem_particles";

enum { SLOTS = 16, WORDS_MOST = 200 };

/* A list of nouns as data/stems_table.py writes it. */
struct list {
    char magic[8];
    uint32_t slot_count, number_count;
    uint32_t slots[SLOTS];
    char words[WORDS_MOST];
};

static size_t add_noun(struct list *list, size_t at, const char *noun)
{
    size_t size = strlen(noun);
    list->words[at] = list->words[at + 1] = (char)size;
    memcpy(list->words + at + 2, noun, size);
    memcpy(list->words + at + 2 + size, noun, size);
    return at + 2 + 2 * size;
}

/* Opens a list of nouns, which has to stay as long as they are used. */
static void open_list(struct list *list, struct irregular *nouns)
{
    static const char *const words[] = {
        "회의", "결과", "도로", "서울", "부산", "서도", "집"};
    enum { COUNT = sizeof words / sizeof *words };
    uint32_t places[COUNT];
    size_t size = 0;
    *list = (struct list){.magic = "WINSTEM", .slot_count = SLOTS};
    list->magic[7] = '3';
    for (size_t i = 0; i < COUNT; i++) {
        places[i] = (uint32_t)size + 1;
        size = add_noun(list, size, words[i]);
    }
    list->number_count = places[COUNT - 1];
    for (size_t i = 0; i < COUNT; i++)
        mapped_file_put(list->slots, SLOTS, list->number_count, words[i], places[i]);
    struct span file = {(const char *)list, offsetof(struct list, words) + size};
    assert_true(irregular_open(nouns, file));
}

static void expect(const char *token, const char *noun)
{
    struct list list;
    struct irregular nouns;
    open_list(&list, &nouns);
    struct span cut = particles_cut(&nouns, span_of(token));
    if (!span_equal(cut, span_of(noun)))
        fail_msg("%s: got %.*s, expected %s", token, (int)cut.size, cut.data, noun);
}

static void particles_are_cut_where_they_agree(void **state)
{
    (void)state;
    expect("사람은", "사람");
    expect("나무는", "나무");
    expect("사람는", "사람는"); /* 은 stands behind a consonant */
    expect("나무은", "나무은");
    expect("서울로", "서울");   /* r is as a vowel there */
    expect("서울으로", "서울"); /* misspelt */
    expect("공원으로", "공원");
}

static void nouns_that_end_like_particles_stay(void **state)
{
    (void)state;
    expect("결과", "결과");
    expect("정상회의", "정상회의");
    expect("회의의", "회의");
    expect("도로에서", "도로");
    expect("도로", "도로");
}

static void particles_stand_behind_each_other(void **state)
{
    (void)state;
    expect("서울에서는", "서울");
    expect("부산에서도", "부산"); /* 서도 is a noun too */
    expect("도로까지만의", "도로");
    expect("학생들에게", "학생");
}

static void forms_of_verbs_stay(void **state)
{
    (void)state;
    expect("사용하는", "사용하는");
    expect("보는", "보는");
    expect("갔지만", "갔지만");
    expect("않은", "않은"); /* of one syllable, and no noun */
    expect("집은", "집");
}

static void words_of_other_scripts_and_scraps_are_safe(void **state)
{
    (void)state;
    expect("ai는", "ai");
    expect("ai은", "ai");
    expect("는", "는");
    expect("\xEB\x8A", "\xEB\x8A");
    expect("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(particles_are_cut_where_they_agree),
        cmocka_unit_test(nouns_that_end_like_particles_stay),
        cmocka_unit_test(particles_stand_behind_each_other),
        cmocka_unit_test(forms_of_verbs_stay),
        cmocka_unit_test(words_of_other_scripts_and_scraps_are_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
