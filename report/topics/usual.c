#include "report/topics/usual.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "report/corpus/intern.h"

/* The terms of the topics' words, topic by topic, + 1, or 0; found by their forms, of
 * several of one form the most frequent. */
static uint32_t *word_terms_new(const struct corpus *corpus, const struct summary *summary)
{
    struct intern forms = {0};
    struct arena arena = {0};
    size_t words = 0;
    for (size_t t = 0; t < summary->topic_count; words += summary->topics[t++].term_count)
        for (size_t i = 0; i < summary->topics[t].term_count; i++)
            intern_add(&forms, &arena, summary->topics[t].terms[i].text, 0);
    uint32_t *of_form = memory_new(forms.count + 1, sizeof *of_form);
    for (size_t i = 0; i < corpus->term_count; i++) {
        uint32_t form = intern_find(&forms, corpus->terms[i].form, 0);
        if (form != INTERN_NONE &&
            (of_form[form] == 0 ||
                corpus->terms[of_form[form] - 1].count < corpus->terms[i].count))
            of_form[form] = (uint32_t)i + 1;
    }
    uint32_t *terms = memory_new(words + 1, sizeof *terms), *term = terms;
    for (size_t t = 0; t < summary->topic_count; t++)
        for (size_t i = 0; i < summary->topics[t].term_count; i++)
            *term++ = of_form[intern_find(&forms, summary->topics[t].terms[i].text, 0)];
    free(of_form);
    intern_close(&forms);
    arena_free(&arena);
    return terms;
}

/* Says how frequent the topics' words are in the whole collection. */
static void set_usual(
    const struct corpus *corpus, struct summary *summary, const uint32_t *term)
{
    for (size_t t = 0; t < summary->topic_count; t++)
        for (size_t i = 0; i < summary->topics[t].term_count; i++, term++)
            if (*term)
                summary->topics[t].terms[i].usual =
                    (double)corpus->terms[*term - 1].count / (double)corpus->tokens;
}

void topics_tell_usual(const struct corpus *corpus, struct summary *summary)
{
    if (summary->topic_count == 0 || corpus->unit_count == 0)
        return;
    uint32_t *terms = word_terms_new(corpus, summary);
    set_usual(corpus, summary, terms);
    free(terms);
}
