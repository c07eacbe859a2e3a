#include "report/brief/documents.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "lib/escape.h"
#include "lib/memory.h"

enum {
    COPY_TOKENS_LEAST = 20, /* shorter texts are often the same by chance */
    TITLES_ALWAYS = 12,     /* documents whose titles a screen shows */
    TITLE_MOST = 160,       /* bytes of a title that is a first line */
};

/* ---------------------------------------------------------------- what there is of each */

static bool is_file(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

/* The file to open for a document: its name, or what the name begins with where it is one
 * article of many in a file; empty: there is none. */
static struct span find_file(const struct source *source, struct arena *arena)
{
    struct span name = unescape_name_new(arena, source->name);
    if (memchr(name.data, '\0', name.size) || span_equal(name, SPAN("-")))
        return SPAN("");
    while (name.size) {
        name = arena_copy(arena, name);
        if (is_file(name.data))
            return name;
        while (name.size && name.data[name.size - 1] != '/')
            name.size--;
        name.size -= name.size > 0;
    }
    return name;
}

static struct span cut_title(struct span title)
{
    if (title.size <= TITLE_MOST)
        return title;
    title.size = TITLE_MOST;
    while (title.size && ((unsigned char)title.data[title.size] & 0xC0) == 0x80)
        title.size--;
    return title;
}

static void describe(const struct material *material, struct quotes *quotes,
    const struct corpus_document *document, struct summary *summary,
    struct summary_document *row)
{
    const struct source *source =
        material->sources ? sources_find(material->sources, document->name) : NULL;
    *row = (struct summary_document){.name = document->name,
        .date = "",
        .group = SUMMARY_NONE,
        .topic = SUMMARY_NONE,
        .tokens = document->tokens};
    if (!source)
        return;
    row->title = source->title;
    row->address = source->address;
    row->date = source->date;
    row->near = source->near;
    if (material->files)
        row->file = find_file(source, &summary->arena);
    if (row->title.size == 0 &&
        (material->titles || material->corpus->document_count <= TITLES_ALWAYS))
        row->title = cut_title(quotes_first_line(quotes, &summary->arena, source->name));
    summary->shortened += source->omitted.size > 0;
    if (strcmp(row->date, summary->newest) > 0)
        summary->newest = row->date;
}

/* Whether a first line is a headline: it ends in no full stop. */
static bool is_headline(struct span line)
{
    static const char *const ends[] = {".", "。", "…", ":", ",", ";", "؟", "।"};
    bool is = line.size > 0 && line.size <= TITLE_MOST;
    for (size_t i = 0; i < sizeof ends / sizeof *ends && is; i++) {
        size_t size = strlen(ends[i]);
        is = line.size < size || memcmp(line.data + line.size - size, ends[i], size) != 0;
    }
    return is;
}

/* The title of the only document, where the list of articles has none. */
static void find_title(
    const struct material *material, struct quotes *quotes, struct summary *summary)
{
    const struct corpus *corpus = material->corpus;
    if (corpus->document_count != 1 || summary->title.size || !material->sources)
        return;
    struct span line =
        quotes_first_line(quotes, &summary->arena, corpus->documents[0].name);
    if (is_headline(line))
        summary->title = line;
}

/* ---------------------------------------------------------------- copies */

struct print {
    uint64_t hash;
    size_t document;
};

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 32;
}

/* What is the same of documents with the same words. */
static uint64_t hash_words(const struct corpus *corpus, size_t document)
{
    uint64_t hash = 0;
    struct corpus_entry entry;
    size_t end = corpus->documents[document + 1].units;
    for (size_t u = corpus->documents[document].units; u < end; u++)
        for (struct corpus_entries left = corpus_entries_of(corpus, u);
             corpus_next_entry(&left, &entry);)
            hash = mix(mix(hash, entry.term), entry.count);
    return hash;
}

static int compare_prints(const void *left, const void *right)
{
    const struct print *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->document > b->document) - (a->document < b->document);
}

static void find_copies(const struct corpus *corpus, struct summary *summary)
{
    size_t count = 0;
    struct print *prints = memory_new(corpus->document_count + 1, sizeof *prints);
    for (size_t d = 0; d < corpus->document_count; d++)
        if (corpus->documents[d].tokens >= COPY_TOKENS_LEAST)
            prints[count++] = (struct print){hash_words(corpus, d), d};
    qsort(prints, count, sizeof *prints, compare_prints);
    for (size_t i = 1; i < count; i++) {
        const struct corpus_document *a = &corpus->documents[prints[i - 1].document];
        const struct corpus_document *b = &corpus->documents[prints[i].document];
        bool copy = prints[i].hash == prints[i - 1].hash && a->tokens == b->tokens;
        summary->documents[prints[i].document].copy = copy;
        summary->copies += copy;
    }
    if (summary->overview.copies + summary->overview.near)
        summary->copies = 0; /* what gather has counted is said instead */
    free(prints);
}

/* What the caller said may be less: an archive says it in its list alone. */
static void count_near(struct summary *summary)
{
    uint64_t near = 0;
    for (size_t d = 0; d < summary->document_count; d++)
        near += summary->documents[d].near.size > 0;
    if (near > summary->overview.near)
        summary->overview.near = near;
}

void documents_find(
    const struct material *material, struct quotes *quotes, struct summary *summary)
{
    const struct corpus *corpus = material->corpus;
    summary->newest = "";
    summary->document_count = corpus->document_count;
    summary->documents =
        arena_new(&summary->arena, corpus->document_count + 1, sizeof *summary->documents);
    for (size_t d = 0; d < corpus->document_count; d++)
        describe(material, quotes, &corpus->documents[d], summary, &summary->documents[d]);
    find_copies(corpus, summary);
    count_near(summary);
    find_title(material, quotes, summary);
}

/* ---------------------------------------------------------------- topics */

/* The topic that most of a document's words are of, where units are parts of it, with its
 * share of those that any topic has. */
static struct main_topic main_topic_of(const struct corpus *corpus, size_t document,
    const struct summary *summary, double *tokens)
{
    uint32_t most = SUMMARY_NONE;
    double whole = 0;
    memset(tokens, 0, summary->topic_count * sizeof *tokens);
    size_t end = corpus->documents[document + 1].units;
    for (size_t u = corpus->documents[document].units; u < end; u++) {
        const struct main_topic *of = &summary->main_topics[u];
        if (of->topic < summary->topic_count)
            tokens[of->topic] += (double)corpus->units[u].tokens;
    }
    for (uint32_t t = 0; t < summary->topic_count; t++) {
        whole += tokens[t];
        if (tokens[t] > (most == SUMMARY_NONE ? 0 : tokens[most]))
            most = t;
    }
    return (struct main_topic){
        most, most == SUMMARY_NONE ? 0 : (float)(tokens[most] / whole)};
}

/* The main topic of each document of the corpus that topics were found in; memory_new'd,
 * or NULL where they divide something else. */
static struct main_topic *find_topics_new(
    const struct corpus *corpus, const struct summary *summary)
{
    bool whole = summary->unit && strcmp(summary->unit, "documents") == 0;
    size_t units = whole ? corpus->document_count : corpus->unit_count;
    if (summary->main_topic_count != units || units == 0)
        return NULL;
    struct main_topic *topics = memory_new(corpus->document_count + 1, sizeof *topics);
    double *tokens = memory_new(summary->topic_count + 1, sizeof *tokens);
    for (size_t d = 0; d < corpus->document_count; d++)
        topics[d] =
            whole ? summary->main_topics[d] : main_topic_of(corpus, d, summary, tokens);
    free(tokens);
    return topics;
}

/* A document's shares of all topics, the same as its main topic is found by; NULL where they
 * were not asked for. */
static const float *find_shares(
    const struct corpus *corpus, size_t document, struct summary *summary)
{
    size_t topics = summary->topic_count;
    if (!summary->unit_shares)
        return NULL;
    if (strcmp(summary->unit, "documents") == 0)
        return &summary->unit_shares[document * summary->unit_share_count];
    float *shares = arena_new(&summary->arena, topics + 1, sizeof *shares);
    double *tokens = memory_new(topics + 1, sizeof *tokens), whole = 0;
    main_topic_of(corpus, document, summary, tokens);
    for (size_t k = 0; k < topics; k++)
        whole += tokens[k];
    for (size_t k = 0; k < topics && whole > 0; k++)
        shares[k] = (float)(tokens[k] / whole);
    free(tokens);
    return shares;
}

static void count_document(const struct summary_document *document, struct summary *summary)
{
    struct topic *topic = &summary->topics[document->topic];
    topic->documents++;
    if (topic->groups && document->group != SUMMARY_NONE)
        topic->groups[document->group]++;
}

void documents_place(const struct material *material, struct summary *summary)
{
    const struct corpus *other = material->history ? material->history : material->corpus;
    struct main_topic *topics = find_topics_new(other, summary);
    for (size_t t = 0; t < summary->topic_count && summary->group_count; t++)
        summary->topics[t].groups =
            arena_new(&summary->arena, summary->group_count, sizeof(uint64_t));
    /* Both are in byte order of their names. */
    for (size_t d = 0, o = 0; topics && d < summary->document_count; d++) {
        struct summary_document *document = &summary->documents[d];
        while (o < other->document_count &&
               span_compare(other->documents[o].name, document->name) < 0)
            o++;
        if (o < other->document_count &&
            span_equal(other->documents[o].name, document->name) &&
            topics[o].topic < summary->topic_count) {
            document->topic = topics[o].topic;
            document->share = (double)topics[o].share;
            document->shares = find_shares(other, o, summary);
            count_document(document, summary);
        }
    }
    free(topics);
}
