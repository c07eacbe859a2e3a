/* The words of ICU's Chinese and Japanese dictionary (CLDR's cjdict), read from its data.
 */
#ifndef DATA_CHINESE_CJDICT_H
#define DATA_CHINESE_CJDICT_H

#include <stdbool.h>
#include <stdint.h>

/* Called with each word, in UTF-16, and its value: 10 × -ln(probability), about. */
typedef void cjdict_visit(void *context, const uint16_t *word, int length, int value);

/* Visits all words. false, with a reason, where ICU's data is not there. */
bool cjdict_read(cjdict_visit *visit, void *context, const char **reason);

#endif
