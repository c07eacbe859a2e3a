#include "report/sections.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>

#include "report/models/collocations.h"
#include "report/models/comparison.h"
#include "report/models/dispersion.h"
#include "report/models/keyness.h"
#include "report/models/mentions.h"
#include "report/models/quotations.h"
#include "report/models/sentences.h"
#include "report/models/terms.h"
#include "report/phrases/phrases.h"
#include "report/topics/section.h"

/* ---------------------------------------------------------------- measures */

#define VALUE(field) offsetof(struct summary_row, field)
/* clang-format off */
const struct measure_row measures[MEASURE_ALL] = {
    /*                      name         heading      full     value              factor format columns */
    [MEASURE_COUNT]     = {NULL,        "count",     NULL,     0,                 1,   "%.0f",    7},
    [MEASURE_SHARE]     = {NULL,        "share",     NULL,     VALUE(share),      100, "%.2f %%", 8},
    [MEASURE_SCORE]     = {NULL,        "score",     NULL,     VALUE(score),      1,   "%.3g",    9},
    [MEASURE_G2]        = {NULL,        "G²",        NULL,     VALUE(score),      1,   "%.1f",    9},
    [MEASURE_LOG_RATIO] = {"log_ratio", "ratio",     "binary logarithm of how many times as often",
                                                               VALUE(log_ratio),  1,   "%+.1f",   9},
    [MEASURE_USUAL]     = {"usual_per_million", "usual", "usual frequency per million words",
                                                               VALUE(usual),      1,   "%.3g",    9},
    [MEASURE_PMI]       = {"pmi",       "PMI",       NULL,     VALUE(pmi),        1,   "%.2f",    6},
    [MEASURE_NPMI]      = {"npmi",      "NPMI",      NULL,     VALUE(npmi),       1,   "%.2f",    6},
    [MEASURE_LOG_DICE]  = {"log_dice",  "logDice",   NULL,     VALUE(log_dice),   1,   "%.1f",    8},
    [MEASURE_T_SCORE]   = {"t_score",   "t",         "t-score", VALUE(t_score),   1,   "%.1f",    8},
    [MEASURE_MI3]       = {"mi3",       "MI3",       NULL,     VALUE(mi3),        1,   "%.1f",    8},
    [MEASURE_DP]        = {"dp",        "DP",        "Gries' deviation of proportions",
                                                               VALUE(dp),         1,   "%.2f",    6},
    [MEASURE_JUILLAND]  = {"juilland_d", "D",        "Juilland's D",
                                                               VALUE(juilland),   1,   "%.2f",    6},
};
/* clang-format on */

double measure_value(enum measure measure, const struct summary_row *row)
{
    if (measure == MEASURE_COUNT)
        return (double)row->count;
    double value;
    memcpy(&value, (const char *)row + measures[measure].offset, sizeof value);
    assert(isfinite(value));
    return value;
}

/* ---------------------------------------------------------------- sections */

/* A line of text is a line here. */
/* clang-format off */
const struct section_row sections[SECTION_COUNT] = {
    [SECTION_OVERVIEW] = {
        .name = "overview",
        .heading = "Overview",
        .note = "different: a word and its inflected forms count once",
        .method =
            "OVERVIEW\n"
            "  Tokens are words, types different terms: the stems of case-folded words, each\n"
            "  language's separately. Without a table by unit, documents is the largest document\n"
            "  frequency of any term: there may be more. Files that could not be used, and what\n"
            "  was left out of others, are counted by reason, if pipeline.sh read them.\n",
    },
    [SECTION_SCATTER] = {
        .name = "scatter",
        .heading = "Words of both",
        .note = "how often either side uses a word, per million words",
        .expert = true,
        .compares = true,
        .needs = NEEDS_REFERENCE,
        .find = comparison_section,
        .rows = offsetof(struct summary, scatter),
        .item = "term",
        .columns = {{MEASURE_COUNT, COLUMN_EVERYWHERE}, {MEASURE_SHARE, COLUMN_EVERYWHERE}, {MEASURE_USUAL, COLUMN_EVERYWHERE}, {MEASURE_G2, COLUMN_EVERYWHERE}, {MEASURE_LOG_RATIO, COLUMN_DATA}},
        .method =
            "WORDS OF BOTH\n"
            "  Terms by their relative frequencies on either side of a comparison: of each language\n"
            "  at most 250 key terms of this side and 250 of the other, as in KEYNESS, then the 150\n"
            "  most frequent in both that are key terms of neither. The axes are logarithmic, and\n"
            "  begin at 0. Kessler 2017, Scattertext.\n",
    },
    [SECTION_TERMS] = {
        .name = "terms",
        .heading = "Terms",
        .note = "count and share of all words; stop words and numbers left out",
        .find = terms_section,
        .rows = offsetof(struct summary, terms),
        .item = "term",
        .columns = {{MEASURE_COUNT, COLUMN_EVERYWHERE}, {MEASURE_SHARE, COLUMN_EVERYWHERE}},
        .method =
            "TERMS\n"
            "  The most frequent terms of each language, with their share of its tokens. Shown is\n"
            "  the commonest written form, a possessive 's left off; on a tie one in lower case.\n"
            "  Left out are stop words, numbers and lone letters (--stopwords=none leaves them in)\n"
            "  and languages of less than 1 % of the tokens and fewer than 20 of them.\n",
    },
    [SECTION_KEYNESS] = {
        .name = "keyness",
        .heading = "Key terms",
        .note = "more frequent than usual; G²: how surely, ×4: four times as often",
        .find = keyness_section,
        .rows = offsetof(struct summary, keyness),
        .item = "term",
        .columns = {{MEASURE_COUNT, COLUMN_EVERYWHERE}, {MEASURE_G2, COLUMN_EVERYWHERE}, {MEASURE_LOG_RATIO, COLUMN_EVERYWHERE}, {MEASURE_USUAL, COLUMN_DATA}},
        .method =
            "KEYNESS\n"
            "  G² = 2 Σ O ln(O / E) over the four cells of term and other words, here and in the\n"
            "  reference; against usual frequencies, of which only the probability p is known, over\n"
            "  the two cells here with E = N p. log ratio = log2 of the ratio of relative\n"
            "  frequencies. A key term has G² >= 15.13 (p < 0.0001), 5 occurrences (2 in less than\n"
            "  20,000 words) and occurs in more than one document, or sentence of a single one.\n"
            "  Dunning 1993, Computational Linguistics 19(1); Rayson & Garside 2000, Comparing\n"
            "  corpora using frequency profiling; Hardie 2014, Log Ratio. Usual frequencies:\n"
            "  wordfreq (Speer 2022).\n",
    },
    [SECTION_NEW] = {
        .name = "new",
        .heading = "New words",
        .note = "in no other article of the archive, those of the most articles first",
        .needs = NEEDS_ARCHIVE,
        .find = new_section,
        .rows = offsetof(struct summary, fresh),
        .item = "term",
        .columns = {{MEASURE_COUNT, COLUMN_EVERYWHERE}},
        .method =
            "NEW WORDS\n"
            "  Terms of an archive's articles, at least twice in them, that no other article of it\n"
            "  has: those of the most articles first, then by their counts. They need no certainty,\n"
            "  unlike key terms.\n",
    },
    [SECTION_QUOTATIONS] = {
        .name = "quotations",
        .heading = "In their own words",
        .note = "a sentence for each of the first key terms of either side",
        .compares = true,
        .needs = NEEDS_REFERENCE,
        .find = quotations_section,
        .method =
            "IN THEIR OWN WORDS\n"
            "  For each of the first five key terms of either side, the whole sentence of at most 45\n"
            "  words that holds it with most of that side's first 50 key terms: the sum of\n"
            "  ln(1 + G²) over them, by the square root of its length. No sentence twice, and of\n"
            "  another document each where there are such.\n",
    },
    [SECTION_ONLY] = {
        .name = "only",
        .heading = "Only here",
        .note = "terms that the other side lacks",
        .compares = true,
        .needs = NEEDS_REFERENCE,
        .find = comparison_section,
        .rows = offsetof(struct summary, only),
        .item = "term",
        .columns = {{MEASURE_COUNT, COLUMN_EVERYWHERE}, {MEASURE_G2, COLUMN_EVERYWHERE}},
        .method =
            "ONLY HERE\n"
            "  Key terms of a comparison, as in KEYNESS, that do not occur at all in the reference,\n"
            "  by G².\n",
    },
    [SECTION_ABSENT] = {
        .name = "absent",
        .heading = "Only there",
        .note = "terms that only the other side has",
        .compares = true,
        .needs = NEEDS_REFERENCE,
        .find = comparison_section,
        .rows = offsetof(struct summary, absent),
        .item = "term",
        .columns = {{MEASURE_COUNT, COLUMN_EVERYWHERE}, {MEASURE_G2, COLUMN_EVERYWHERE}},
        .method =
            "ONLY THERE\n"
            "  The same with the sides exchanged: key terms of the reference that do not occur at\n"
            "  all here. Counts and G² are those of the reference.\n",
    },
    [SECTION_PHRASES] = {
        .name = "phrases",
        .heading = "Key phrases",
        .note = "names and noun phrases, the most telling first",
        .needs = NEEDS_NGRAMS,
        .find = phrases_section,
        .rows = offsetof(struct summary, phrases),
        .item = "phrase",
        .columns = {{MEASURE_COUNT, COLUMN_EVERYWHERE}, {MEASURE_SCORE, COLUMN_WITHOUT_BARS}},
        .method =
            "KEY PHRASES\n"
            "  Names, and noun phrases of one to four words, found by the parts of speech of their\n"
            "  words (in a language without a lexicon: words between stop words). The score is a\n"
            "  sum of weighted features: how often and how early the phrase occurs, how often its\n"
            "  words do and how rare they usually are, how nominal it is, whether it is a person's\n"
            "  name, how much of it is part of a longer phrase. The weights are set by hand and tried\n"
            "  on texts with keys. At most two of ten are single words, four in a text of a hundred\n"
            "  sentences. A surname or a title with it counts for the name in full, an acronym for\n"
            "  what it stands for; days, months and headlines' clauses are left out, and so are parts\n"
            "  of what is shown, unless they are far more frequent.\n"
            "  Hyphens and signs are those of the sentences that hold it, where they may be read.\n"
            "  Of a collection it counts how many documents have a phrase, not how often or early,\n"
            "  and what only one has is left out; of a few documents each gives its best in turn.\n"
            "  Hulth 2003, Improved automatic keyword extraction; Frantzi & al. 2000, C-value;\n"
            "  Medelyan 2009, Human-competitive automatic topic indexing.\n",
    },
    [SECTION_MENTIONS] = {
        .name = "mentions",
        .heading = "What it says of them",
        .note = "of one short article: a sentence for each of its first key phrases",
        .needs = NEEDS_NGRAMS,
        .find = mentions_section,
        .method =
            "WHAT IT SAYS OF THEM\n"
            "  Of one article of fewer than 100 sentences, for each of the first five key phrases\n"
            "  the whole sentence that holds it with most of the words that the article repeats:\n"
            "  the sum of ln(1 + count) over its other terms, by the square root of its length.\n",
    },
    [SECTION_OTHER_PHRASES] = {
        .name = "other-phrases",
        .heading = "Key phrases there",
        .note = "names and noun phrases of the other side",
        .compares = true,
        .needs = NEEDS_REFERENCE,
        .find = comparison_section,
        .rows = offsetof(struct summary, other_phrases),
        .item = "phrase",
        .columns = {{MEASURE_COUNT, COLUMN_EVERYWHERE}, {MEASURE_SCORE, COLUMN_WITHOUT_BARS}},
        .method =
            "KEY PHRASES THERE\n"
            "  As KEY PHRASES, of the reference, where its table has n-grams. Of a comparison, the\n"
            "  phrases of either side are those that the other has less than half as often.\n",
    },
    [SECTION_COLLOCATIONS] = {
        .name = "collocations",
        .heading = "Collocations",
        .note = "words that go together; G²: how surely, logDice: how firmly",
        .expert = true,
        .needs = NEEDS_NGRAMS,
        .find = collocations_section,
        .rows = offsetof(struct summary, collocations),
        .item = "words",
        .wide = true,
        .columns = {{MEASURE_COUNT, COLUMN_EVERYWHERE}, {MEASURE_G2, COLUMN_EVERYWHERE}, {MEASURE_PMI, COLUMN_DATA}, {MEASURE_NPMI, COLUMN_EVERYWHERE}, {MEASURE_LOG_DICE, COLUMN_EVERYWHERE}, {MEASURE_T_SCORE, COLUMN_DATA}, {MEASURE_MI3, COLUMN_DATA}},
        .method =
            "COLLOCATIONS\n"
            "  Adjacent words, no stop words among them, ranked by G². With O\n"
            "  the pair's frequency, F and G those of its words, N the tokens and E = F G / N:\n"
            "  PMI = log2(O / E), NPMI = PMI / -log2(O / N), logDice = 14 + log2(2 O / (F + G)),\n"
            "  t = (O - E) / sqrt(O), MI3 = log2(O^3 / E).\n"
            "  Church & Hanks 1990; Church & al. 1991; Dunning 1993; Daille 1994; Rychlý 2008;\n"
            "  Bouma 2009; Evert 2008, Corpora and collocations.\n",
    },
    [SECTION_DISPERSION] = {
        .name = "dispersion",
        .heading = "Dispersion",
        .note = "from beginning to end; even: DP 0, D 1; in one place: DP 1, D 0",
        .expert = true,
        .needs = NEEDS_UNITS,
        .find = dispersion_section,
        .rows = offsetof(struct summary, dispersion),
        .item = "term",
        .strips = true,
        .wide = true,
        .columns = {{MEASURE_COUNT, COLUMN_EVERYWHERE}, {MEASURE_DP, COLUMN_EVERYWHERE}, {MEASURE_JUILLAND, COLUMN_EVERYWHERE}},
        .method =
            "DISPERSION\n"
            "  How evenly the most frequent terms are spread over the documents, or over 20 parts\n"
            "  of a single one. DP = ½ Σ |v - s|, v a part's share of the term, s its share of the\n"
            "  tokens. D = 1 - V / sqrt(n - 1), V the coefficient of variation of the relative\n"
            "  frequencies in the n parts.\n"
            "  Gries 2008, Int. Journal of Corpus Linguistics 13(4); Juilland & al. 1970.\n",
    },
    [SECTION_TOPICS] = {
        .name = "topics",
        .heading = "Topics",
        .note = "words that go together, with their part of the topic's weight",
        .needs = NEEDS_UNITS,
        .find = topics_section,
        .method =
            "TOPICS\n"
            "  The units, a collection's documents or a single one's sentences, are weighted terms,\n"
            "  factorized into topics (X = W H, nothing negative) from seeds of dense units far\n"
            "  apart. A topic's words are the relevant ones that go together: the highest mean NPMI\n"
            "  over windows of ten words. A unit's evidence of a topic is the sum over its terms of\n"
            "  weight × ln(p(term | topic) / p(term)); its shares are the positive evidence,\n"
            "  squared, as parts of 1. If no number of topics is given, it is the square root of\n"
            "  an eighth of the units, from 4 to 20. A label is made of the first of ten words, and\n"
            "  of phrases of them, that a quarter of the topic's units hold. One article of fewer than\n"
            "  100 sentences has no topics, unless their number is given: see mentions.\n"
            "  Cichocki & Phan 2009, Fast local algorithms for large scale nonnegative matrix and\n"
            "  tensor factorizations; Dhillon & Modha 2001; Nigam & al. 2000; Bouma 2009; Aletras\n"
            "  & Stevenson 2013.\n",
    },
    [SECTION_DOCUMENTS] = {
        .name = "documents",
        .heading = "Documents by topic",
        .note = "the documents, or sentences of a single one, that show each topic best",
        .needs = NEEDS_UNITS,
        .find = topics_section,
        .method =
            "DOCUMENTS\n"
            "  The documents, or sentences, most about each topic, with the topic's share of\n"
            "  each; a sentence's is multiplied by the part of the topic's words that it holds.\n",
    },
    [SECTION_TRENDS] = {
        .name = "trends",
        .heading = "Shares of topics",
        .note = "each topic's share by day, week or month",
        .needs = NEEDS_PERIODS,
        .find = topics_section,
        .method =
            "SHARES OF TOPICS\n"
            "  Each topic's share of the documents of each day, week or month, or of each side of a\n"
            "  comparison, as in TOPICS, the topics being the same throughout.\n",
    },
    [SECTION_GROUPS] = {
        .name = "groups",
        .heading = "What sets each apart",
        .note = "more often in it than in the rest; ×4: four times as often",
        .needs = NEEDS_GROUPS,
        .columns = {{MEASURE_COUNT, COLUMN_EVERYWHERE}, {MEASURE_G2, COLUMN_EVERYWHERE}, {MEASURE_LOG_RATIO, COLUMN_DATA}},
        .method =
            "WHAT SETS EACH APART\n"
            "  What divides the documents (folders, sources, months, days, years or languages, the\n"
            "  first that makes 2 to 24 groups of two and more), and of each group the key terms\n"
            "  against all the others: as in KEYNESS, with at least two documents of the group.\n",
    },
    [SECTION_SERIES] = {
        .name = "series",
        .heading = "Words over time",
        .note = "how often by day; the line: times per million words",
        .needs = NEEDS_SERIES,
        .method =
            "WORDS OVER TIME\n"
            "  How often each word, phrase or beginning asked for occurs in the articles of a day,\n"
            "  week or month, and per million words of them. Weeks begin on Monday. Periods without\n"
            "  articles are left out of tables, and are gaps in lines of blocks, each of which is as\n"
            "  high as its own highest rate; the lines of a chart have one scale.\n",
    },
    [SECTION_SENTENCES] = {
        .name = "sentences",
        .heading = "Key sentences",
        .note = "the most central ones of an article; of many, one of each topic",
        .needs = NEEDS_SENTENCES,
        .find = sentences_section,
        .method =
            "KEY SENTENCES\n"
            "  Those central among the sentences of their document: the stationary distribution of\n"
            "  a walk from sentence to sentence by the cosines of their terms; early and long ones\n"
            "  a little before others, without repetition (maximal marginal relevance). Skipped\n"
            "  are headings, fragments, lines of capitals, and sentences that lean on the one\n"
            "  before ('He ...', 'However ...'), unless there is nothing else. In a collection, the\n"
            "  first such sentence of the document that shows each topic best.\n"
            "  Erkan & Radev 2004, LexRank; Carbonell & Goldstein 1998.\n",
    },
};
/* clang-format on */

enum section section_find(struct span name)
{
    int s = 0;
    while (s < SECTION_COUNT && !span_equal(span_of(sections[s].name), name))
        s++;
    return (enum section)s;
}

const struct summary_rows *section_rows(const struct summary *summary, enum section section)
{
    size_t offset = sections[section].rows;
    return offset ? (const struct summary_rows *)((const char *)summary + offset) : NULL;
}

const char *section_note(const struct summary *summary, enum section section)
{
    const char *note = summary->notes[section];
    return note ? note : sections[section].note;
}

const char *section_needs_text(enum section section)
{
    static const char *const texts[] = {
        [NEEDS_NOTHING] = "words",
        [NEEDS_NGRAMS] = "a table with n-grams (count --ngrams=4)",
        [NEEDS_UNITS] = "a table by sentence, paragraph or document (count --by=sentence)",
        [NEEDS_SENTENCES] = "a table by sentence (count --by=sentence)",
        [NEEDS_PERIODS] =
            "a table by document, --period, and dates in the list of --sources",
        [NEEDS_ARCHIVE] = "an archive with earlier articles (--archive)",
        [NEEDS_GROUPS] =
            "2 to 24 folders, sources, periods or languages that words set apart",
        [NEEDS_SERIES] = "counts by period (--series)",
        [NEEDS_REFERENCE] = "another table to compare with (--reference)",
    };
    return texts[sections[section].needs];
}

void sections_explain(const enum section *order, size_t count, struct output *output)
{
    for (size_t i = 0; i < count; i++) {
        output_text(output, i ? "\n" : "");
        output_text(output, sections[order[i]].method);
    }
}

void sections_describe(struct output *output)
{
    for (int s = 0; s < SECTION_COUNT; s++) {
        const struct section_row *section = &sections[s];
        output_print(output, "section\t%s\t%s\t%s\n", section->name, section->heading,
            section->note ? section->note : "");
        for (const struct column *column = section->columns; column->measure; column++) {
            const struct measure_row *measure = &measures[column->measure];
            if (measure->name)
                output_print(output, "measure\t%s\t%s\t%s\n", section->name, measure->name,
                    measure->full ? measure->full : measure->heading);
        }
    }
}
