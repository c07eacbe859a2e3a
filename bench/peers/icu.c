/* A yardstick: ICU's word and sentence boundaries (ubrk.h), one word that holds a letter or
 * digit a line, an empty line behind a sentence. Reads standard input whole. */
#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

static char *read_all(size_t *size)
{
    size_t capacity = 1 << 20;
    char *data = malloc(capacity);
    *size = 0;
    for (size_t got; data && (got = fread(data + *size, 1, capacity - *size, stdin)) > 0;) {
        *size += got;
        if (*size == capacity)
            data = realloc(data, capacity *= 2);
    }
    return data;
}

static UBreakIterator *boundaries(UBreakIteratorType type, UText *text)
{
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(type, "", NULL, 0, &error);
    ubrk_setUText(iterator, text, &error);
    if (U_FAILURE(error)) {
        fprintf(stderr, "icu: %s\n", u_errorName(error));
        exit(EXIT_FAILURE);
    }
    return iterator;
}

int main(void)
{
    size_t size;
    char *data = read_all(&size);
    UErrorCode error = U_ZERO_ERROR;
    UText *text = utext_openUTF8(NULL, data, (int64_t)size, &error);
    UText *again = utext_openUTF8(NULL, data, (int64_t)size, &error);
    UBreakIterator *words = boundaries(UBRK_WORD, text);
    UBreakIterator *sentences = boundaries(UBRK_SENTENCE, again);
    int32_t begin = ubrk_first(words), sentence = ubrk_next(sentences);
    for (int32_t end; (end = ubrk_next(words)) != UBRK_DONE; begin = end) {
        if (ubrk_getRuleStatus(words) != UBRK_WORD_NONE) {
            fwrite(data + begin, 1, (size_t)(end - begin), stdout);
            putchar('\n');
        }
        if (end >= sentence) {
            putchar('\n');
            sentence = ubrk_next(sentences);
        }
    }
    return fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
