#include "report/language/rarity.h"

#include <math.h>
#include <stdlib.h>

#include "lib/fold.h"
#include "lib/frequencies.h"
#include "lib/memory.h"
#include "report/corpus/surface_forms.h"

static const double RARITY_NONE = 0.1; /* the probability of no rarity at all */
static const double RARITY_UNLISTED =
    1e-8;                              /* the probability taken for what is not listed */
static const float RARITY_UNKNOWN = 4; /* where nothing is known of the language */

enum { WORD_LONGEST = 200 }; /* bytes: longer words are listed nowhere */

struct rarity {
    const struct corpus *corpus, *reference;
    struct frequencies *frequencies; /* owned, or NULL */
    struct span lang;
    float *known; /* owned: of each term, once asked; negative before */
};

struct rarity *rarity_new(
    const struct corpus *corpus, struct span lang, const struct corpus *reference)
{
    struct rarity *rarity = memory_new(1, sizeof *rarity);
    *rarity = (struct rarity){.corpus = corpus, .reference = reference, .lang = lang};
    if (!reference)
        rarity->frequencies = frequencies_new(lang);
    rarity->known = memory_new(corpus->term_count + 1, sizeof *rarity->known);
    for (size_t i = 0; i < corpus->term_count; i++)
        rarity->known[i] = -1;
    return rarity;
}

static double probability(const struct rarity *rarity, const struct corpus_term *term)
{
    if (rarity->reference) {
        uint32_t at = corpus_find(rarity->reference, term->term, rarity->lang);
        double count = at == CORPUS_NONE ? 0 : (double)rarity->reference->terms[at].count;
        return (count + 0.1) / ((double)rarity->reference->tokens + 1);
    }
    char room[FOLD_GROWTH * WORD_LONGEST];
    struct span form = surface_form_unpossessive(term->form);
    if (form.size > WORD_LONGEST)
        return 0;
    struct span word = {room, fold_case(form, span_equal(rarity->lang, SPAN("tr")), room)};
    return frequencies_of(rarity->frequencies, word);
}

float rarity_of(struct rarity *rarity, uint32_t term)
{
    float *known = &rarity->known[term];
    if (*known >= 0)
        return *known;
    *known = RARITY_UNKNOWN;
    if (rarity->reference || rarity->frequencies) {
        double usual = probability(rarity, &rarity->corpus->terms[term]);
        double distance =
            log10(RARITY_NONE / (usual > RARITY_UNLISTED ? usual : RARITY_UNLISTED));
        *known = distance > 0 ? (float)distance : 0;
    }
    return *known;
}

void rarity_free(struct rarity *rarity)
{
    frequencies_free(rarity->frequencies);
    free(rarity->known);
    free(rarity);
}
