#include "tokenize/thai.h"

#ifdef WITH_THAI

#include <stdlib.h>

#include <thai/thbrk.h>

#include "lib/memory.h"
#include "lib/utf8.h"
#include "tokenize/library.h"

enum { REPETITION = 0xE6 }; /* ๆ in TIS-620 */

struct thai {
    ThBrk *breaker; /* owned */
    __typeof__(&th_brk_new) new;
    __typeof__(&th_brk_delete) delete;
    __typeof__(&th_brk_find_breaks) find;
    thchar_t text[THAI_MAX + 1];    /* TIS-620 */
    uint32_t offsets[THAI_MAX + 1]; /* of each character in the run */
    int breaks[THAI_MAX];
};

struct thai *thai_new(void)
{
    struct thai *thai = memory_new(1, sizeof *thai);
    const struct library_function functions[] = {
        {"th_brk_new", &thai->new},
        {"th_brk_delete", &thai->delete},
        {"th_brk_find_breaks", &thai->find},
    };
    if (library_load("libthai.so.0", functions, sizeof functions / sizeof *functions))
        thai->breaker = thai->new (NULL);
    if (thai->breaker)
        return thai;
    free(thai);
    return NULL;
}

void thai_free(struct thai *thai)
{
    if (!thai)
        return;
    thai->delete (thai->breaker);
    free(thai);
}

/* The run in TIS-620, which has all of Unicode's Thai letters. Returns its length. */
static size_t encode(struct thai *thai, struct span run)
{
    size_t length = 0;
    for (size_t offset = 0; offset < run.size && length < THAI_MAX;) {
        uint32_t code_point;
        thai->offsets[length] = (uint32_t)offset;
        offset +=
            (size_t)abs(utf8_decode(run.data + offset, run.size - offset, &code_point));
        bool is_thai = code_point > 0xE00 && code_point < 0xE5C;
        thai->text[length++] = (thchar_t)(is_thai ? code_point - 0xE00 + 0xA0 : '?');
    }
    thai->text[length] = '\0';
    return length;
}

size_t thai_divide(struct thai *thai, struct span run, uint32_t *ends)
{
    size_t words = 0;
    size_t length = encode(thai, run);
    int count = thai->find(thai->breaker, thai->text, thai->breaks, THAI_MAX);
    int next = 0;
    for (size_t at = 1; at < length; at++) {
        while (next < count && (size_t)thai->breaks[next] < at)
            next++;
        bool found = next < count && (size_t)thai->breaks[next] == at;
        if (found || thai->text[at] == REPETITION)
            ends[words++] = thai->offsets[at];
    }
    ends[words++] = (uint32_t)run.size;
    return words;
}

#else

struct thai *thai_new(void)
{
    return NULL;
}

void thai_free(struct thai *thai)
{
    (void)thai;
}

size_t thai_divide(struct thai *thai, struct span run, uint32_t *ends)
{
    (void)thai, (void)run, (void)ends;
    return 0;
}

#endif
