#include "tokenize/dictionaries/icu.h"

#ifdef WITH_ICU

#include <stdlib.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "lib/memory.h"
#include "tokenize/dictionaries/dynamic_library.h"

/* The names of ICU's functions hold its version: those that the headers give. */
#define TEXT(name) #name
#define VALUE(name) TEXT(name)
#define SONAME "libicuuc.so." VALUE(U_ICU_VERSION_MAJOR_NUM)

struct icu {
    UBreakIterator *iterator; /* owned */
    UText *text;              /* owned */
    __typeof__(&ubrk_open) open;
    __typeof__(&ubrk_close) close;
    __typeof__(&ubrk_setUText) set;
    __typeof__(&ubrk_next) next;
    __typeof__(&utext_openUTF8) open_text;
    __typeof__(&utext_close) close_text;
};

struct icu *icu_new(const char *language)
{
    struct icu *icu = memory_new(1, sizeof *icu);
    UErrorCode status = U_ZERO_ERROR;
    const struct library_function functions[] = {
        {VALUE(ubrk_open), &icu->open},
        {VALUE(ubrk_close), &icu->close},
        {VALUE(ubrk_setUText), &icu->set},
        {VALUE(ubrk_next), &icu->next},
        {VALUE(utext_openUTF8), &icu->open_text},
        {VALUE(utext_close), &icu->close_text},
    };
    if (library_load(SONAME, functions, sizeof functions / sizeof *functions))
        icu->iterator = icu->open(UBRK_WORD, language, NULL, 0, &status);
    if (icu->iterator && U_SUCCESS(status))
        return icu;
    free(icu);
    return NULL;
}

void icu_free(struct icu *icu)
{
    if (!icu)
        return;
    icu->close(icu->iterator);
    icu->close_text(icu->text);
    free(icu);
}

size_t icu_divide(struct icu *icu, struct span run, uint32_t *ends)
{
    size_t words = 0;
    UErrorCode status = U_ZERO_ERROR;
    icu->text = icu->open_text(icu->text, run.data, (int64_t)run.size, &status);
    icu->set(icu->iterator, icu->text, &status);
    for (int32_t end; U_SUCCESS(status) && (end = icu->next(icu->iterator)) != UBRK_DONE;)
        ends[words++] = (uint32_t)end;
    if (words == 0 || ends[words - 1] != run.size)
        ends[words++] = (uint32_t)run.size;
    return words;
}

#else

struct icu *icu_new(const char *language)
{
    (void)language;
    return NULL;
}

void icu_free(struct icu *icu)
{
    (void)icu;
}

size_t icu_divide(struct icu *icu, struct span run, uint32_t *ends)
{
    (void)icu, (void)run, (void)ends;
    return 0;
}

#endif
