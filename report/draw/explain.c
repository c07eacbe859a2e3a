#include "report/draw/explain.h"

/* A line of text is a line here. */
/* clang-format off */
static const char *const methods[SECTION_COUNT] = {
    [SECTION_OVERVIEW] =
        "OVERVIEW\n"
        "  Tokens are words, types different terms: the stems of case-folded words, each\n"
        "  language's apart. Without a table by unit, documents is the largest document\n"
        "  frequency of any term: there may be more.\n",
    [SECTION_TERMS] =
        "TERMS\n"
        "  The most frequent terms of each language, with their share of its tokens. Shown is\n"
        "  the commonest written form, a possessive 's left off; on a tie one in lower case.\n"
        "  Left out are stop words, numbers and lone letters (--stopwords=none leaves them in)\n"
        "  and languages of less than 1 % of the tokens and fewer than 20 of them.\n",
    [SECTION_KEYNESS] =
        "KEYNESS\n"
        "  G² = 2 Σ O ln(O / E) over the four cells of term and other words, here and in the\n"
        "  reference; against usual frequencies, of which only the probability p is known, over\n"
        "  the two cells here with E = N p. log ratio = log2 of the ratio of relative\n"
        "  frequencies. A key term has G² >= 15.13 (p < 0.0001), 5 occurrences (2 in less than\n"
        "  20,000 words) and stands in more than one document, or sentence of a single one.\n"
        "  Dunning 1993, Computational Linguistics 19(1); Rayson & Garside 2000, Comparing\n"
        "  corpora using frequency profiling; Hardie 2014, Log Ratio. Usual frequencies:\n"
        "  wordfreq (Speer 2022).\n",
    [SECTION_PHRASES] =
        "KEY PHRASES\n"
        "  Names, and noun phrases of one to four words, found by the parts of speech of their\n"
        "  words (a language without a lexicon: what stands between stop words). The score is a\n"
        "  sum of weighted features: how often and how early the phrase occurs, in how many\n"
        "  sentences, how rare its words usually are, how nominal it is, whether it is a name,\n"
        "  how much of it is part of longer phrases. The weights are learnt from texts with keys\n"
        "  that people gave them. At most four of ten are single words. A surname counts for the\n"
        "  name in full, an acronym for what it stands for; days, months and headlines' clauses\n"
        "  are left out, and so are parts of what is shown, unless they are far more frequent.\n"
        "  Of a collection it counts how many documents have a phrase, not how often or early,\n"
        "  and what only one has is left out; of a few documents each gives its best in turn.\n"
        "  Hulth 2003, Improved automatic keyword extraction; Frantzi & al. 2000, C-value;\n"
        "  Medelyan 2009, Human-competitive automatic topic indexing.\n",
    [SECTION_COLLOCATIONS] =
        "COLLOCATIONS\n"
        "  Words that stand next to each other, no stop words among them, ranked by G². With O\n"
        "  the pair's frequency, F and G those of its words, N the tokens and E = F G / N:\n"
        "  PMI = log2(O / E), NPMI = PMI / -log2(O / N), logDice = 14 + log2(2 O / (F + G)),\n"
        "  t = (O - E) / sqrt(O), MI3 = log2(O^3 / E).\n"
        "  Church & Hanks 1990; Church & al. 1991; Dunning 1993; Daille 1994; Rychlý 2008;\n"
        "  Bouma 2009; Evert 2008, Corpora and collocations.\n",
    [SECTION_DISPERSION] =
        "DISPERSION\n"
        "  How evenly the most frequent terms are spread over the documents, or over 20 parts\n"
        "  of a single one. DP = ½ Σ |v - s|, v a part's share of the term, s its share of the\n"
        "  tokens. D = 1 - V / sqrt(n - 1), V the coefficient of variation of the relative\n"
        "  frequencies in the n parts.\n"
        "  Gries 2008, Int. Journal of Corpus Linguistics 13(4); Juilland & al. 1970.\n",
    [SECTION_TOPICS] =
        "TOPICS\n"
        "  The units, an archive's documents or a single one's sentences, are weighted terms,\n"
        "  factorized into topics (X = W H, nothing negative) from seeds of dense units far\n"
        "  apart. A topic's words are the relevant ones that go together: the highest mean NPMI\n"
        "  over windows of ten words. A unit's evidence of a topic is the sum over its terms of\n"
        "  weight × ln(p(term | topic) / p(term)); its shares are the positive evidence,\n"
        "  squared, as parts of 1. Where no number of topics is given it is the square root of\n"
        "  an eighth of the units, from 4 to 20. A label is made of the first of ten words, and\n"
        "  of phrases of them, that a quarter of the topic's units hold.\n"
        "  Cichocki & Phan 2009, Fast local algorithms for large scale nonnegative matrix and\n"
        "  tensor factorizations; Dhillon & Modha 2001; Nigam & al. 2000; Bouma 2009; Aletras\n"
        "  & Stevenson 2013.\n",
    [SECTION_DOCUMENTS] =
        "DOCUMENTS\n"
        "  The documents, or sentences, that show each topic best, with the topic's share of\n"
        "  each; a sentence's is multiplied by the part of the topic's words that it holds.\n",
    [SECTION_TRENDS] =
        "TOPICS OVER TIME\n"
        "  Each topic's share of the documents of each day, week or month, as in TOPICS, the\n"
        "  topics being the same throughout.\n",
    [SECTION_SENTENCES] =
        "KEY SENTENCES\n"
        "  Those central among the sentences of their document: the stationary distribution of\n"
        "  a walk from sentence to sentence by the cosines of their terms; early and long ones\n"
        "  a little before others, without repetition (maximal marginal relevance). Of an\n"
        "  archive, the first such sentence of a document typical of each main theme.\n"
        "  Erkan & Radev 2004, LexRank; Carbonell & Goldstein 1998.\n",
};
/* clang-format on */

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
