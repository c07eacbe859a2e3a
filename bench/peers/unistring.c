/* A yardstick: libunistring's word boundaries (uniwbrk.h), one word that holds a letter or
 * digit a line. It has no sentences. Reads standard input a block at a time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>
#include <uniwbrk.h>

enum { BLOCK = 1 << 20 };

static void print_word(const uint8_t *word, size_t size)
{
    ucs4_t code;
    u8_mbtouc(&code, word, size);
    if (!uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N))
        return;
    fwrite(word, 1, size, stdout);
    putchar('\n');
}

static void print_words(const uint8_t *text, size_t size, char *breaks)
{
    u8_wordbreaks(text, size, breaks);
    for (size_t begin = 0, end; begin < size; begin = end) {
        const char *next = memchr(breaks + begin + 1, 1, size - begin - 1);
        end = next ? (size_t)(next - breaks) : size;
        print_word(text + begin, end - begin);
    }
}

int main(void)
{
    uint8_t *text = malloc(BLOCK);
    char *breaks = malloc(BLOCK);
    size_t there = 0, got;
    if (!text || !breaks)
        return EXIT_FAILURE;
    while ((got = fread(text + there, 1, BLOCK - there, stdin)) > 0) {
        there += got;
        size_t size = there; /* whole lines */
        while (size > 0 && there == BLOCK && text[size - 1] != '\n')
            size--;
        if (size == 0)
            size = there;
        print_words(text, size, breaks);
        memmove(text, text + size, there - size);
        there -= size;
    }
    return fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
