#include "report/brief/reader.h"

#include <stdlib.h>

#include "lib/languages.h"
#include "lib/memory.h"
#include "report/quotes/concordance.h"

/* How the text between two sentences divides them. */
enum gap { GAP_NONE, GAP_LINE, GAP_BLANK_LINE };

struct reading {
    const struct material *material;
    const struct corpus *corpus;
    struct quotes *quotes;
    struct summary *summary;
    struct span *marks; /* of the sentence at hand; owned */
    size_t mark_count, mark_room;
    size_t left; /* bytes that may still be read */
};

/* ---------------------------------------------------------------- key terms */

static void reader_mark(struct reading *reading, struct span word)
{
    if (reading->mark_count == reading->mark_room)
        reading->marks = memory_grow(reading->marks, &reading->mark_room,
            reading->mark_count + 1, sizeof *reading->marks);
    reading->marks[reading->mark_count++] = word;
}

/* Marks where the words of the list stand in a text, from the list's row `at` on: what one
 * leaves is for the others. */
static void mark_words(
    struct reading *reading, struct span text, struct span lang, size_t at)
{
    const struct summary_rows *words = &reading->summary->keywords;
    struct context_line line;
    for (; at < words->count && text.size; at++) {
        const struct summary_row *row = &words->rows[at];
        const struct language *language = language_find(row->lang);
        if (!span_equal(row->lang, lang) ||
            !concordance_divide(text, row->forms, !language || language->spaces, &line))
            continue;
        size_t begin = (size_t)(line.word.data - text.data);
        size_t end = begin + line.word.size;
        mark_words(reading, (struct span){text.data, begin}, lang, at + 1);
        reader_mark(reading, line.word);
        text = (struct span){text.data + end, text.size - end};
        at--; /* it may stand there again */
    }
}

/* ---------------------------------------------------------------- sentences */

static enum gap gap_of(struct span between)
{
    size_t lines = 0;
    for (size_t i = 0; i < between.size && lines < 2; i++) {
        unsigned char byte = (unsigned char)between.data[i];
        if (byte == '\n')
            lines++;
        else if (byte > ' ')
            lines = 0;
    }
    return lines >= 2 ? GAP_BLANK_LINE : lines ? GAP_LINE : GAP_NONE;
}

/* How each sentence of a document is divided from the one before; memory_new'd. */
static enum gap *find_gaps_new(struct reading *reading, size_t document)
{
    const struct corpus *corpus = reading->corpus;
    size_t first = corpus->documents[document].units;
    size_t count = corpus->documents[document + 1].units - first;
    enum gap *gaps = memory_new(count + 1, sizeof *gaps);
    for (size_t i = 1; i < count; i++) {
        const struct corpus_unit *unit = &corpus->units[first + i];
        uint64_t begin = unit[-1].end, end = unit->begin;
        struct arena arena = {0};
        gaps[i] = end > begin + READER_GAP_MOST
                      ? GAP_BLANK_LINE
                      : gap_of(quotes_bytes(reading->quotes, &arena,
                            corpus->documents[document].name, begin, end));
        arena_free(&arena);
    }
    return gaps;
}

/* Where a text has no blank line, each of its lines is a paragraph. */
static enum gap paragraph_gap(const enum gap *gaps, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (gaps[i] == GAP_BLANK_LINE)
            return GAP_BLANK_LINE;
    return GAP_LINE;
}

/* The number of a sentence among the key sentences, from 1; 0: it is none. */
static uint32_t key_of(struct reading *reading, struct span document,
    const struct corpus_unit *unit, uint32_t paragraph)
{
    for (size_t i = 0; i < reading->summary->sentence_count; i++) {
        struct summary_sentence *sentence = &reading->summary->sentences[i];
        if (sentence->begin == unit->begin && span_equal(sentence->document, document)) {
            sentence->paragraph = paragraph;
            return (uint32_t)i + 1;
        }
    }
    return 0;
}

static uint32_t topic_of(const struct reading *reading, size_t unit)
{
    const struct summary *summary = reading->summary;
    bool divided = summary->main_topic_count == reading->corpus->unit_count &&
                   !reading->material->history && summary->topic_count;
    return divided ? summary->main_topics[unit].topic : SUMMARY_NONE;
}

static void read_sentence(struct reading *reading, size_t document, size_t unit,
    uint32_t paragraph, struct article_sentence *sentence)
{
    const struct corpus *corpus = reading->corpus;
    const struct corpus_unit *at = &corpus->units[unit];
    struct span name = corpus->documents[document].name;
    struct arena *arena = &reading->summary->arena;
    *sentence = (struct article_sentence){
        .text = quotes_read(reading->quotes, arena, name, at->begin, at->end),
        .topic = topic_of(reading, unit),
        .key = key_of(reading, name, at, paragraph),
        .paragraph = paragraph};
    reading->mark_count = 0;
    mark_words(reading, sentence->text, corpus->documents[document].lang, 0);
    sentence->mark_count = reading->mark_count;
    sentence->marks = arena_new(arena, reading->mark_count + 1, sizeof *sentence->marks);
    if (reading->mark_count)
        memcpy(
            sentence->marks, reading->marks, reading->mark_count * sizeof *reading->marks);
}

/* Whether a document begins with its title: paragraphs are counted behind it. */
static bool first_is_title(struct reading *reading, size_t document)
{
    const struct corpus *corpus = reading->corpus;
    const struct summary *summary = reading->summary;
    const struct corpus_unit *unit = &corpus->units[corpus->documents[document].units];
    struct span title =
        corpus->document_count == 1 ? summary->title : summary->documents[document].title;
    struct arena arena = {0};
    struct span text = quotes_read(
        reading->quotes, &arena, corpus->documents[document].name, unit->begin, unit->end);
    bool is = text.size && title.size >= text.size && span_starts(title, text);
    arena_free(&arena);
    return is;
}

/* Reads a document. */
static void read_article(struct reading *reading, size_t document, size_t most)
{
    const struct corpus *corpus = reading->corpus;
    struct summary *summary = reading->summary;
    size_t first = corpus->documents[document].units;
    size_t count = corpus->documents[document + 1].units - first, bytes = 0, i = 0;
    enum gap *gaps = find_gaps_new(reading, document);
    enum gap dividing = paragraph_gap(gaps, count);
    struct article *article = &summary->articles[summary->article_count];
    uint32_t paragraph = first_is_title(reading, document) ? 0 : 1;
    *article = (struct article){.document = (uint32_t)document,
        .sentences = arena_new(&summary->arena, count + 1, sizeof *article->sentences)};
    for (; i < count && bytes < most; i++) {
        struct article_sentence *sentence = &article->sentences[i];
        paragraph += i > 0 && gaps[i] >= dividing;
        read_sentence(reading, document, first + i, paragraph, sentence);
        bytes += sentence->text.size;
    }
    free(gaps);
    article->sentence_count = i;
    article->cut = i < count;
    reading->left -= bytes < reading->left ? bytes : reading->left;
    summary->article_count += bytes > 0;
}

/* ---------------------------------------------------------------- which */

/* The bytes of a document's text. */
static uint64_t length_of(const struct corpus *corpus, size_t document)
{
    size_t end = corpus->documents[document + 1].units;
    return end > corpus->documents[document].units ? corpus->units[end - 1].end : 0;
}

/* Reads a document that is not read and for which there is room. */
static void read_if_room(struct reading *reading, bool *read, size_t document)
{
    uint64_t length = length_of(reading->corpus, document);
    if (read[document] || length == 0 || length > reading->left ||
        length > READER_ARTICLE_MOST)
        return;
    read[document] = true;
    read_article(reading, document, READER_ARTICLE_MOST);
}

/* The document that shows each topic best, then the next one of each. */
static void read_typical(struct reading *reading, bool *read)
{
    const struct summary *summary = reading->summary;
    for (size_t rank = 0; rank < material_top(reading->material); rank++)
        for (size_t t = 0; t < summary->topic_count; t++) {
            const struct topic *topic = &summary->topics[t];
            size_t document = rank < topic->unit_count
                                  ? summary_document(summary, topic->units[rank].document)
                                  : summary->document_count;
            if (document < summary->document_count)
                read_if_room(reading, read, document);
        }
}

static void read_several(struct reading *reading)
{
    size_t count = reading->corpus->document_count;
    bool *read = memory_new(count + 1, sizeof *read);
    for (size_t i = 0; i < reading->summary->sentence_count; i++) {
        size_t document =
            summary_document(reading->summary, reading->summary->sentences[i].document);
        if (document < count)
            read_if_room(reading, read, document);
    }
    read_typical(reading, read);
    for (size_t d = 0; d < count; d++)
        read_if_room(reading, read, d);
    free(read);
}

void reader_find(
    const struct material *material, struct quotes *quotes, struct summary *summary)
{
    const struct corpus *corpus = material->corpus;
    struct reading reading = {.material = material,
        .corpus = corpus,
        .quotes = quotes,
        .summary = summary,
        .left = corpus->document_count > READER_LARGE ? READER_LARGE_MOST : READER_MOST};
    bool only = corpus->document_count == 1;
    if (corpus->by != COUNTS_SENTENCE || !material->sources || !(only || material->page))
        return;
    summary->articles =
        arena_new(&summary->arena, corpus->document_count, sizeof *summary->articles);
    if (only)
        read_article(&reading, 0, READER_ARTICLE_MOST);
    else
        read_several(&reading);
    free(reading.marks);
}
