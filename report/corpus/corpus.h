/* The tables in memory: a vocabulary and, where a table by unit was given, what each unit
 * holds. Everything is owned by the corpus and in an order that the tables alone decide.
 *
 *     struct corpus corpus;
 *     corpus_open(&corpus, &options);
 *     for each table: corpus_add(&corpus, table)
 *     corpus_finish(&corpus);
 *     ... read it ...
 *     corpus_close(&corpus);
 *
 * Several tables of one kind add up. Where totals were given, counts, document frequencies
 * and forms of terms are theirs; where not, they are sums over the units. N-grams come from
 * totals only; of very many the rare ones are let go (CORPUS_NGRAMS_MOST). */
#ifndef REPORT_CORPUS_H
#define REPORT_CORPUS_H

#include "lib/arena.h"
#include "lib/counts.h"
#include "report/corpus/entries.h"

/* A type: a term of one language, or an n-gram of terms. */
struct corpus_term {
    struct span term; /* words of an n-gram are joined by one space */
    struct span lang;
    struct span
        form; /* the written form that people are shown (report/corpus/surface_forms.h) */
    struct span forms; /* as in the table: form:count|... */
    uint64_t count;
    uint64_t documents; /* document frequency */
    uint32_t words;     /* 1, or n of an n-gram */
    size_t first_word;  /* of an n-gram: of its words, in ngram_words */
    uint32_t language;  /* index into languages */
    bool stop;          /* a stop word; of an n-gram: begins or ends with one */
    bool
        not_a_word; /* says nothing by itself: has no letter (a number), or is a lone letter
                  of an alphabet; of an n-gram: begins or ends with such a one */
};

/* A sentence, paragraph or document, whichever the table has. */
struct corpus_unit {
    uint32_t document; /* index into documents */
    uint32_t entry_count;
    uint64_t begin, end; /* byte range in the document; 0, 0 for a whole document */
    uint64_t tokens;
    size_t entries; /* its first byte in the packed entries: see corpus_entries_of */
};

/* Whether a unit is a whole document. */
static inline bool corpus_is_whole(const struct corpus_unit *unit)
{
    return unit->begin == 0 && unit->end == 0;
}

struct corpus_document {
    struct span name; /* as in the table: escaped */
    size_t units;     /* its first unit; they end where the next document's begin */
    uint64_t tokens;
    struct span lang; /* of most of its tokens */
};

struct corpus_language {
    struct span lang;
    uint64_t tokens, types; /* of single words */
    bool negligible; /* too few tokens to be listed: less than 1 in 100 and fewer than 20 */
    bool no_prose;   /* zxx: source code, tables and the like, which nothing is made of */
    bool stray;      /* few tokens, and none of its function words */
};

struct corpus {
    struct arena arena;

    struct corpus_term *terms; /* single words, in byte order of (term, lang) */
    size_t term_count;
    struct corpus_term
        *ngrams; /* likewise; none where no table has them or they are unwanted */
    size_t ngram_count;
    uint32_t *ngram_words;    /* of all n-grams: indexes into terms, or CORPUS_NONE */
    struct arena ngram_texts; /* owns their terms and forms */

    enum counts_by by;         /* of the units, some may be whole documents;
    COUNTS_TOTAL: there are none */
    struct corpus_unit *units; /* unit_count + 1, the last a sentinel; of one document they
                                  stand together, in the order of the text */
    size_t unit_count;
    struct packed_entries entries;
    size_t entry_count;                /* of all units */
    struct corpus_document *documents; /* document_count + 1, the last a sentinel; in byte
                                          order of their names. None without units. */
    size_t document_count;

    uint64_t tokens;            /* of single words, all languages */
    uint64_t largest_frequency; /* the largest document frequency: where there are no units,
                                   the collection has at least so many documents */
    struct corpus_language *languages; /* the most tokens first */
    size_t language_count;

    struct corpus_loading *loading; /* used between corpus_open and corpus_finish */
    struct corpus_index *index;     /* used by corpus_find */
};

enum {
    /* While a table holds more n-grams than this, those that occur least are let go (first
     * those that occur once, then twice...): an archive's memory is bounded, an article's
     * n-grams are all there. */
    CORPUS_NGRAMS_MOST = 1 << 20,
};

#define CORPUS_NONE UINT32_MAX /* corpus_find: there is no such term */

/* What a unit holds, to be read one by one: an entry for each of its terms.
 *
 *     struct corpus_entry entry;
 *     for (struct corpus_entries left = corpus_entries_of(corpus, unit);
 *          corpus_next_entry(&left, &entry);)
 */
struct corpus_entries {
    struct packed_reader reader;
    const uint32_t *terms;
};

static inline struct corpus_entries corpus_entries_of(
    const struct corpus *corpus, size_t unit)
{
    const struct corpus_unit *of = &corpus->units[unit];
    return (struct corpus_entries){
        packed_read(&corpus->entries, of->entries, of->entry_count), corpus->entries.terms};
}

/* False where none is left. */
static inline bool corpus_next_entry(
    struct corpus_entries *left, struct corpus_entry *entry)
{
    if (!packed_next(&left->reader, entry))
        return false;
    entry->term = left->terms[entry->term];
    return true;
}

/* The words of an n-gram, as many as it has: indexes into terms, or CORPUS_NONE. */
static inline const uint32_t *corpus_words(
    const struct corpus *corpus, const struct corpus_term *ngram)
{
    return corpus->ngram_words + ngram->first_word;
}

struct corpus_options {
    bool ngrams; /* are wanted: else they are skipped */
    bool sealed; /* each table must have its end line (count --sealed) */
};

/* Makes an empty corpus. */
void corpus_open(struct corpus *corpus, const struct corpus_options *options);

/* Adds a table ("-": standard input). NULL, or why it could not be read to its end (what
 * came before was added); *line is then where, or 0 where no line is to blame. Refused are
 * rows out of order or whose forms do not add up to their count, and counts that add up to
 * 2^64 or more over all tables. Tables by unit are of one unit, one by another is refused;
 * but beside them there may be tables by document: of documents that both have, the smaller
 * units are kept. */
const char *corpus_add(struct corpus *corpus, const char *name, uint64_t *line);

struct corpus_table {
    const char *name;
    const char *error; /* NULL, or why it could not be read to its end */
    uint64_t line;     /* as corpus_add's */
};

/* Adds tables one after the other, as corpus_add does, and says of each what is wrong with it.
 * Into an empty corpus, a large table of totals and one by unit are read at the same time;
 * nothing is added after them. */
void corpus_add_tables(struct corpus *corpus, struct corpus_table *tables, size_t count);

/* Adds up and puts in order what was added. Stop words are not yet marked. */
void corpus_finish(struct corpus *corpus);

/* Marks stop words and bare terms. A term is a stop word if its shown form or the term
 * itself, case-folded, is in the list of its language (lib/stopwords.h), or any of its
 * written forms in `file`, instead of the languages' lists, or in `ignored` (words divided by
 * commas, or @FILE), beside them; both may be NULL. Of the languages' lists, a term shown in
 * capitals (`US`, `WHO`) is none where few words are. "none" for `file`: nothing is marked,
 * neither stop nor bare, unless words are ignored. Returns NULL, or the list that cannot be
 * read (errno says why). */
const char *corpus_mark_stopwords(
    struct corpus *corpus, const char *file, const char *ignored);

/* The index of a single word in terms, or CORPUS_NONE. */
uint32_t corpus_find(const struct corpus *corpus, struct span term, struct span lang);

/* How often a word or an n-gram occurs, by its term; 0 where it does not. */
uint64_t corpus_count(const struct corpus *corpus, struct span term, struct span lang);

void corpus_close(struct corpus *corpus);

/* The number of a document by its name; document_count where there is none of it. */
size_t corpus_find_document(const struct corpus *corpus, struct span name);

#endif
