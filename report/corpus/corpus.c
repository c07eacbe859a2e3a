#include "report/corpus/corpus.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "lib/parallel.h"
#include "report/corpus/loading.h"
#include "report/corpus/surface_forms.h"

enum { ENTRIES_LARGE = 50000 }; /* worth a second thread */

/* Languages with less than one token in TRIFLING_PART and fewer than TRIFLING_TOKENS, or
 * with less than one in STRAY_PART: a few quotations in a large archive. */
enum { TRIFLING_PART = 100, TRIFLING_TOKENS = 20, STRAY_PART = 1000 };

static bool is_negligible(uint64_t tokens, uint64_t all)
{
    return (tokens < TRIFLING_TOKENS && tokens < all / TRIFLING_PART) ||
           tokens < all / STRAY_PART;
}

/* What corpus_find needs: the numbers of the vocabulary and the terms they became. */
struct corpus_index {
    struct intern vocabulary, languages;
    uint32_t *rank;
};

void corpus_open(struct corpus *corpus, const struct corpus_options *options)
{
    *corpus = (struct corpus){.by = COUNTS_TOTAL};
    corpus->loading = memory_new(1, sizeof *corpus->loading);
    corpus->loading->options = *options;
    corpus->loading->ngram_least = 1;
}

/* ---------------------------------------------------------------- reading rows */

static uint32_t count_words(struct span term)
{
    uint32_t words = 1;
    const char *end = term.data + term.size;
    for (const char *at = term.data; (at = memchr(at, ' ', (size_t)(end - at))); at++)
        words++;
    return words;
}

/* Most rows are of the language of the row before. */
static uint32_t add_language(struct corpus *corpus, struct span lang)
{
    struct corpus_loading *loading = corpus->loading;
    bool same = loading->languages.count && loading->lang_begun == loading->check.langs;
    if (!same)
        loading->language = intern_add(&loading->languages, &corpus->arena, lang, 0);
    loading->lang_begun = loading->check.langs;
    return loading->language;
}

uint32_t corpus_add_term(struct corpus *corpus, struct span term, uint32_t language)
{
    struct corpus_loading *loading = corpus->loading;
    size_t before = loading->vocabulary.count;
    uint32_t number = intern_add(&loading->vocabulary, &corpus->arena, term, language);
    if (number == before) {
        loading->terms = memory_grow(
            loading->terms, &loading->term_capacity, before + 1, sizeof *loading->terms);
        loading->terms[number] = (struct loaded_term){.form = INTERN_NONE};
    }
    return number;
}

static bool is_rare(const struct corpus_term *ngram, const struct corpus_loading *loading)
{
    return ngram->count < loading->ngram_least;
}

/* Keeps of the texts of n-grams those of the ones that are left. */
static void drop_texts(struct corpus *corpus)
{
    struct arena kept = {0};
    for (size_t i = 0; i < corpus->ngram_count; i++) {
        struct corpus_term *ngram = &corpus->ngrams[i];
        ngram->term = arena_copy(&kept, ngram->term);
        ngram->forms = arena_copy(&kept, ngram->forms);
    }
    arena_free(&corpus->ngram_texts);
    corpus->ngram_texts = kept;
}

/* Lets the rarest n-grams go until no more than half of the most are left. */
static void drop_rare_ngrams(struct corpus *corpus)
{
    while (corpus->ngram_count > CORPUS_NGRAMS_MOST / 2) {
        corpus->loading->ngram_least++;
        size_t kept = 0;
        for (size_t i = 0; i < corpus->ngram_count; i++)
            if (!is_rare(&corpus->ngrams[i], corpus->loading))
                corpus->ngrams[kept++] = corpus->ngrams[i];
        corpus->ngram_count = kept;
    }
    drop_texts(corpus);
}

static void add_ngram(struct corpus *corpus, const struct counts_row *row, uint32_t words)
{
    struct corpus_loading *loading = corpus->loading;
    struct corpus_term ngram = {
        .count = row->count, .documents = row->documents, .words = words};
    if (!loading->options.ngrams || is_rare(&ngram, loading))
        return;
    if (corpus->ngram_count == CORPUS_NGRAMS_MOST) {
        drop_rare_ngrams(corpus);
        if (is_rare(&ngram, loading))
            return;
    }
    ngram.language = add_language(corpus, row->lang);
    ngram.lang = loading->languages.keys[ngram.language].text;
    ngram.term = arena_copy(&corpus->ngram_texts, row->term);
    ngram.forms = arena_copy(&corpus->ngram_texts, row->forms);
    corpus->ngrams = memory_grow(corpus->ngrams, &loading->ngram_capacity,
        corpus->ngram_count + 1, sizeof *corpus->ngrams);
    corpus->ngrams[corpus->ngram_count++] = ngram;
}

static void add_total(struct corpus *corpus, const struct counts_row *row)
{
    uint32_t words = count_words(row->term);
    if (words > 1) {
        add_ngram(corpus, row, words);
        return;
    }
    uint32_t number = corpus_add_term(corpus, row->term, add_language(corpus, row->lang));
    struct loaded_term *term = &corpus->loading->terms[number];
    term->count += row->count;
    term->documents += row->documents;
    corpus_add_forms(corpus, number, row->forms);
}

/* Reads decimal digits at the end of the name, from `*size` down to the byte `before`. */
static bool take_number(struct span name, size_t *size, char before, uint64_t *number)
{
    uint64_t power = 1;
    size_t end = *size;
    *number = 0;
    while (*size > 0 && name.data[*size - 1] >= '0' && name.data[*size - 1] <= '9') {
        *number += (uint64_t)(name.data[--*size] - '0') * power;
        power *= 10;
    }
    return *size<end && * size> 0 && name.data[--*size] == before;
}

/* Divides DOCUMENT#BEGIN-END; a name that is not such a one is a whole document. */
static struct span split_unit(struct span name, uint64_t *begin, uint64_t *end)
{
    size_t size = name.size;
    if (take_number(name, &size, '-', end) && take_number(name, &size, '#', begin))
        return (struct span){name.data, size};
    *begin = *end = 0;
    return name;
}

static void begin_run(struct corpus *corpus, struct span name)
{
    struct corpus_loading *loading = corpus->loading;
    if (loading->run_count && span_equal(loading->runs[loading->run_count - 1].name, name))
        return;
    loading->runs = memory_grow(loading->runs, &loading->run_capacity,
        loading->run_count + 1, sizeof *loading->runs);
    loading->runs[loading->run_count++] =
        (struct loaded_run){arena_copy(&corpus->arena, name), corpus->unit_count};
}

static void begin_unit(struct corpus *corpus, struct span name)
{
    struct corpus_loading *loading = corpus->loading;
    loading->in_unit = true;

    struct corpus_unit unit = {.entries = corpus->entries.size};
    struct span document = name;
    if (loading->by != COUNTS_DOCUMENT)
        document = split_unit(name, &unit.begin, &unit.end);
    begin_run(corpus, document);
    corpus->units = memory_grow(corpus->units, &loading->unit_capacity,
        corpus->unit_count + 2, sizeof *corpus->units);
    corpus->units[corpus->unit_count++] = unit;
}

static void add_entry(struct corpus *corpus, const struct counts_row *row)
{
    struct corpus_loading *loading = corpus->loading;
    if (!loading->in_unit || loading->unit_begun != loading->check.units)
        begin_unit(corpus, row->unit);
    loading->unit_begun = loading->check.units;
    if (memchr(row->term.data, ' ', row->term.size))
        return;
    uint32_t number = corpus_add_term(corpus, row->term, add_language(corpus, row->lang));
    loading->terms[number].unit_count += row->count;
    if (!loading->totals)
        corpus_add_forms(corpus, number, row->forms);
    uint32_t count =
        row->count < CORPUS_COUNT_MOST ? (uint32_t)row->count : CORPUS_COUNT_MOST;
    struct corpus_unit *unit = &corpus->units[corpus->unit_count - 1];
    packed_add(&corpus->entries, (struct corpus_entry){number, count});
    unit->entry_count++;
    unit->tokens += count;
    corpus->entry_count++;
}

/* Forms come from totals where there are any: those that units gave are forgotten. */
static void forget_forms(struct corpus_loading *loading)
{
    for (size_t i = 0; i < loading->vocabulary.count; i++) {
        loading->terms[i].cell = (struct span){0};
        loading->terms[i].form = INTERN_NONE;
    }
    intern_close(&loading->forms);
}

/* Returns what is wrong with the row, or NULL. One that counts nothing says nothing. */
static const char *add_row(
    struct corpus *corpus, enum counts_by by, const struct counts_row *row)
{
    struct corpus_loading *loading = corpus->loading;
    const char *wrong = row_check(&loading->check, row);
    if (wrong || row->count == 0)
        return wrong;
    if (!counts_add(&loading->counts, row->count) ||
        !counts_add(&loading->documents, row->documents))
        return "the counts add up to 2^64 or more";
    if (by == COUNTS_TOTAL)
        add_total(corpus, row);
    else
        add_entry(corpus, row);
    return NULL;
}

static const char *begin_table(struct corpus *corpus, const struct counts_reader *reader)
{
    if (reader->by == COUNTS_TOTAL) {
        if (!corpus->loading->totals)
            forget_forms(corpus->loading);
        corpus->loading->totals = true;
        return NULL;
    }
    corpus->loading->by = reader->by;
    if (corpus->by == COUNTS_TOTAL || corpus->by == COUNTS_DOCUMENT)
        corpus->by = reader->by;
    else if (reader->by != COUNTS_DOCUMENT && reader->by != corpus->by)
        return "its unit is not that of the tables before it";
    return NULL;
}

static const char *add_rows(struct corpus *corpus, struct counts_reader *reader)
{
    struct counts_row row;
    corpus->loading->in_unit = false;
    row_check_begin(&corpus->loading->check);
    reader->sealed = corpus->loading->options.sealed;
    const char *error = NULL;
    while (!error && counts_next(reader, &row))
        error = add_row(corpus, reader->by, &row);
    return error ? error : reader->error;
}

const char *corpus_add(struct corpus *corpus, const char *name, uint64_t *line)
{
    struct counts_reader reader;
    *line = 0;
    const char *error = NULL;
    if (!counts_open(&reader, name, COUNTS_DOCUMENT)) {
        error = reader.error;
    } else if (!(error = begin_table(corpus, &reader))) {
        error = add_rows(corpus, &reader);
        *line = error ? reader.line : 0;
    }
    counts_close(&reader);
    return error;
}

/* ---------------------------------------------------------------- putting in order */

/* Turns the vocabulary into terms. Returns the rank of each number of the vocabulary. */
static uint32_t *make_terms(struct corpus *corpus)
{
    struct corpus_loading *loading = corpus->loading;
    size_t count = corpus->term_count = loading->vocabulary.count;
    uint32_t *order = corpus_term_order_new(corpus);
    uint32_t *rank = memory_new(count + 1, sizeof *rank);
    corpus->terms = memory_new(count + 1, sizeof *corpus->terms);
    for (size_t i = 0; i < count; i++) {
        const struct intern_key *key = &loading->vocabulary.keys[order[i]];
        const struct loaded_term *loaded = &loading->terms[order[i]];
        struct corpus_term *term = &corpus->terms[i];
        rank[order[i]] = (uint32_t)i;
        term->term = key->text;
        term->language = key->tag;
        term->lang = loading->languages.keys[key->tag].text;
        term->forms = corpus_forms_cell(corpus, loaded);
        term->form = surface_form(&corpus->arena, term->forms, term->term, term->lang);
        term->count = loaded->count ? loaded->count : loaded->unit_count;
        term->documents = loaded->documents;
        term->words = 1;
        corpus->tokens += term->count;
    }
    free(order);
    return rank;
}

/* Where no totals were given, the document frequency is counted over the units. */
static void count_documents(struct corpus *corpus)
{
    uint32_t *last = memory_new(corpus->term_count + 1, sizeof *last);
    bool *told = memory_new(corpus->term_count + 1, sizeof *told);
    for (size_t i = 0; i < corpus->term_count; i++)
        told[i] = corpus->terms[i].documents > 0;
    for (size_t u = 0; u < corpus->unit_count; u++) {
        uint32_t document = corpus->units[u].document + 1;
        struct corpus_entry entry;
        for (struct corpus_entries left = corpus_entries_of(corpus, u);
             corpus_next_entry(&left, &entry);) {
            if (!told[entry.term] && last[entry.term] != document) {
                last[entry.term] = document;
                corpus->terms[entry.term].documents++;
            }
        }
    }
    free(told);
    free(last);
    for (size_t i = 0; i < corpus->term_count; i++)
        if (corpus->terms[i].documents > corpus->largest_frequency)
            corpus->largest_frequency = corpus->terms[i].documents;
}

struct language_order {
    struct corpus_language language;
    uint32_t number;
};

static int compare_languages(const void *left, const void *right)
{
    const struct language_order *a = left, *b = right;
    if (a->language.tokens != b->language.tokens)
        return a->language.tokens < b->language.tokens ? 1 : -1;
    return span_compare(a->language.lang, b->language.lang);
}

/* Counts the languages and puts the one with most tokens first. */
static void make_languages(struct corpus *corpus)
{
    const struct intern *index = &corpus->loading->languages;
    size_t count = corpus->language_count = index->count;
    struct language_order *order = memory_new(count + 1, sizeof *order);
    uint32_t *rank = memory_new(count + 1, sizeof *rank);
    for (size_t i = 0; i < count; i++)
        order[i] = (struct language_order){{.lang = index->keys[i].text}, (uint32_t)i};
    for (size_t i = 0; i < corpus->term_count; i++) {
        order[corpus->terms[i].language].language.tokens += corpus->terms[i].count;
        order[corpus->terms[i].language].language.types++;
    }
    qsort(order, count, sizeof *order, compare_languages);
    corpus->languages = memory_new(count + 1, sizeof *corpus->languages);
    for (size_t i = 0; i < count; i++) {
        struct corpus_language *language = &corpus->languages[i];
        *language = order[i].language;
        language->no_prose = span_equal(language->lang, SPAN("zxx"));
        language->negligible = language->no_prose ||
                               (i > 0 && is_negligible(language->tokens, corpus->tokens));
        rank[order[i].number] = (uint32_t)i;
    }
    for (size_t i = 0; i < corpus->term_count; i++)
        corpus->terms[i].language = rank[corpus->terms[i].language];
    for (size_t i = 0; i < corpus->ngram_count; i++)
        corpus->ngrams[i].language = rank[corpus->ngrams[i].language];
    free(rank);
    free(order);
}

/* Counts each document's tokens and finds its language. */
static void describe_documents(struct corpus *corpus)
{
    uint64_t *tokens = memory_new(corpus->language_count + 1, sizeof *tokens);
    for (size_t d = 0; d < corpus->document_count; d++) {
        struct corpus_document *document = &corpus->documents[d];
        memset(tokens, 0, corpus->language_count * sizeof *tokens);
        for (size_t u = document->units; u < document[1].units; u++) {
            struct corpus_entry entry;
            for (struct corpus_entries left = corpus_entries_of(corpus, u);
                 corpus_next_entry(&left, &entry);)
                tokens[corpus->terms[entry.term].language] += entry.count;
            document->tokens += corpus->units[u].tokens;
        }
        size_t most = 0;
        for (size_t i = 0; i < corpus->language_count; i++)
            most = tokens[i] > tokens[most] ? i : most;
        if (corpus->language_count)
            document->lang = corpus->languages[most].lang;
    }
    free(tokens);
}

void corpus_loading_free(struct corpus_loading *loading)
{
    intern_close(&loading->forms);
    free(loading->terms);
    free(loading->form_list);
    free(loading->runs);
    free(loading->joined);
    row_check_close(&loading->check);
    free(loading);
}

/* Units are the first half of the work, n-grams the second. Neither looks at what the other
 * changes. */
static void order_half(void *context, size_t worker, size_t first, size_t end)
{
    struct corpus *corpus = context;
    (void)worker;
    if (first == 0) {
        corpus_order_units(corpus);
        count_documents(corpus);
    }
    if (end == 2) {
        corpus_order_ngrams(corpus);
        corpus_find_words(corpus);
    }
}

/* The indexes of the terms that numbers in the entries stand for. */
static uint32_t *entry_terms_new(const struct corpus *corpus, const uint32_t *rank)
{
    const struct corpus_loading *loading = corpus->loading;
    size_t count = loading->joined ? loading->joined_count : loading->vocabulary.count;
    uint32_t *terms = memory_new(count + 1, sizeof *terms);
    for (size_t i = 0; i < count; i++)
        terms[i] = rank[loading->joined ? loading->joined[i] : i];
    return terms;
}

void corpus_finish(struct corpus *corpus)
{
    struct corpus_loading *loading = corpus->loading;
    uint32_t *rank = make_terms(corpus);
    corpus->entries.terms = entry_terms_new(corpus, rank);
    corpus->index = memory_new(1, sizeof *corpus->index);
    *corpus->index = (struct corpus_index){loading->vocabulary, loading->languages, rank};
    bool large = corpus->entry_count >= ENTRIES_LARGE;
    parallel_do(2, large ? 1 : 2, order_half, corpus);
    make_languages(corpus);
    describe_documents(corpus);
    corpus_loading_free(loading);
    corpus->loading = NULL;
}

uint32_t corpus_find(const struct corpus *corpus, struct span term, struct span lang)
{
    const struct intern *languages = &corpus->index->languages;
    bool first = languages->count && span_equal(languages->keys[0].text, lang);
    uint32_t language = first ? 0 : intern_find(languages, lang, 0);
    if (language == INTERN_NONE)
        return CORPUS_NONE;
    uint32_t number = intern_find(&corpus->index->vocabulary, term, language);
    return number == INTERN_NONE ? CORPUS_NONE : corpus->index->rank[number];
}

void corpus_close(struct corpus *corpus)
{
    if (corpus->index) {
        intern_close(&corpus->index->vocabulary);
        intern_close(&corpus->index->languages);
        free(corpus->index->rank);
        free(corpus->index);
    }
    free(corpus->terms);
    free(corpus->ngrams);
    free(corpus->ngram_words);
    free(corpus->units);
    free(corpus->entries.bytes);
    free(corpus->entries.terms);
    free(corpus->documents);
    free(corpus->languages);
    arena_free(&corpus->ngram_texts);
    arena_free(&corpus->arena);
    *corpus = (struct corpus){0};
}

size_t corpus_find_document(const struct corpus *corpus, struct span name)
{
    size_t first = 0, last = corpus->document_count;
    while (first < last) {
        size_t middle = first + (last - first) / 2;
        if (span_compare(corpus->documents[middle].name, name) < 0)
            first = middle + 1;
        else
            last = middle;
    }
    bool found =
        first < corpus->document_count && span_equal(corpus->documents[first].name, name);
    return found ? first : corpus->document_count;
}
