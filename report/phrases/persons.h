/* Which candidates are a person's name, and which say what someone is before the name. */
#ifndef REPORT_PHRASES_PERSONS_H
#define REPORT_PHRASES_PERSONS_H

#include "report/language/lexicon.h"
#include "report/phrases/candidates.h"

/* What is asked; lent. */
struct persons {
    const struct corpus *corpus;
    struct lexicon *lexicon;
};

/* Whether the words from one on are first names, or letters for them, and a surname. `forms`: of
 * each word as it is shown. */
bool persons_is_name(const struct persons *at, const struct candidate *item,
    const struct span *forms, uint32_t from);

/* Of what someone is with the name in full, how many words come before the name (`Prime
 * Minister Tony Blair`: 2); 0 of anything else. */
uint32_t persons_words_before(
    const struct persons *at, const struct candidate *item, const struct span *forms);

#endif
