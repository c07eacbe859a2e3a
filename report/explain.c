#include "report/explain.h"

static const char *const methods[SECTION_COUNT] = {
    [SECTION_OVERVIEW] =
        "OVERVIEW\n"
        "  Tokens are words, types different terms: the stems of case-folded words, each\n"
        "  language's apart. Without a table by unit, documents is the largest document\n"
        "  frequency of any term: there may be more.\n",
    [SECTION_TERMS] =
        "TERMS\n"
        "  The most frequent terms of each language, with their share of its tokens. Shown "
        "is\n"
        "  the commonest written form, a possessive 's left off; on a tie one in lower "
        "case.\n"
        "  Left out are stop words, numbers and lone letters (--stopwords=none leaves them "
        "in)\n"
        "  and languages of less than 1 % of the tokens and fewer than 20 of them.\n",
    [SECTION_KEYNESS] =
        "KEYNESS\n"
        "  G² = 2 Σ O ln(O / E) over the four cells of term and other words, here and in "
        "the\n"
        "  reference; against usual frequencies, of which only the probability p is known, "
        "over\n"
        "  the two cells here with E = N p. log ratio = log2 of the ratio of relative\n"
        "  frequencies. A key term has G² >= 15.13 (p < 0.0001), 5 occurrences (2 in less "
        "than\n"
        "  20,000 words) and stands in more than one document, or sentence of a single "
        "one.\n"
        "  Dunning 1993, Computational Linguistics 19(1); Rayson & Garside 2000, "
        "Comparing\n"
        "  corpora using frequency profiling; Hardie 2014, Log Ratio. Usual frequencies:\n"
        "  wordfreq (Speer 2022).\n",
    [SECTION_COLLOCATIONS] = "COLLOCATIONS\n"
                             "  Words that stand next to each other, no stop words among "
                             "them, ranked by G². With O\n"
                             "  the pair's frequency, F and G those of its words, N the "
                             "tokens and E = F G / N:\n"
                             "  PMI = log2(O / E), NPMI = PMI / -log2(O / N), logDice = 14 "
                             "+ log2(2 O / (F + G)),\n"
                             "  t = (O - E) / sqrt(O), MI3 = log2(O^3 / E).\n"
                             "  Church & Hanks 1990; Church & al. 1991; Dunning 1993; "
                             "Daille 1994; Rychlý 2008;\n"
                             "  Bouma 2009; Evert 2008, Corpora and collocations.\n",
    [SECTION_DISPERSION] =
        "DISPERSION\n"
        "  How evenly the most frequent terms are spread over the documents, or over 20 "
        "parts\n"
        "  of a single one. DP = ½ Σ |v - s|, v a part's share of the term, s its share of "
        "the\n"
        "  tokens. D = 1 - V / sqrt(n - 1), V the coefficient of variation of the "
        "relative\n"
        "  frequencies in the n parts.\n"
        "  Gries 2008, Int. Journal of Corpus Linguistics 13(4); Juilland & al. 1970.\n",
};

void explain_sections(const enum section *order, size_t count, struct output *output)
{
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        if (!methods[order[i]])
            continue;
        if (!first)
            output_byte(output, '\n');
        output_text(output, methods[order[i]]);
        first = false;
    }
}
