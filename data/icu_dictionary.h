/* The words of ICU's Chinese and Japanese dictionary (CLDR's cjdict), read from its data.
 */
#ifndef DATA_ICU_DICTIONARY_H
#define DATA_ICU_DICTIONARY_H

#include <stdbool.h>
#include <stdint.h>

/* Called with each word, in UTF-16, and its value: 10 × -ln(probability), about. */
typedef void icu_dictionary_visit(
    void *context, const uint16_t *word, int length, int value);

/* Visits all words. false, with a reason, where ICU's data is not there. */
bool icu_dictionary_read(icu_dictionary_visit *visit, void *context, const char **reason);

#endif
