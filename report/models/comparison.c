#include "report/models/comparison.h"

#include "report/models/keyness.h"
#include "report/phrases/phrases.h"

/* The key phrases of the other side; those of this side stay as they are. */
static struct summary_rows find_other_phrases(
    const struct material *material, struct summary *summary)
{
    struct material other = *material;
    struct summary_rows own = summary->phrases;
    const char *note = summary->notes[SECTION_PHRASES];
    other.corpus = material->reference;
    summary->phrases = (struct summary_rows){0};
    phrases_section(&other, summary);
    struct summary_rows found = summary->phrases;
    summary->phrases = own;
    summary->notes[SECTION_PHRASES] = note;
    return found;
}

const char *comparison_section(const struct material *material, struct summary *summary)
{
    const struct corpus *here = material->corpus, *there = material->reference;
    size_t top = material_top(material);
    if (!there)
        return NULL;
    summary->only = keyness_alone(here, there, top, &summary->arena);
    summary->absent = keyness_alone(there, here, top, &summary->arena);
    if (there->ngram_count)
        summary->other_phrases = find_other_phrases(material, summary);
    return NULL;
}
