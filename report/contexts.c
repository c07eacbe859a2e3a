#include "report/contexts.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "lib/languages.h"
#include "lib/memory.h"
#include "lib/utf8.h"
#include "report/index.h"

/* ---------------------------------------------------------------- a line */

static bool is_letter_at(struct span text, size_t at)
{
    uint32_t code;
    if (utf8_decode(text.data + at, text.size - at, &code) < 0)
        return false;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ND;
}

static size_t character_before(struct span text, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80);
    return at;
}

static bool stands_apart(struct span text, size_t begin, size_t end)
{
    return !(begin > 0 && is_letter_at(text, character_before(text, begin))) &&
           !(end < text.size && is_letter_at(text, end));
}

/* Where the form first stands in the text, or its size. */
static size_t find_form(struct span text, struct span form, bool spaces)
{
    for (size_t at = 0; form.size && at + form.size <= text.size; at++) {
        const char *next =
            memchr(text.data + at, form.data[0], text.size - at - form.size + 1);
        if (!next)
            break;
        at = (size_t)(next - text.data);
        if (memcmp(next, form.data, form.size) == 0 &&
            (!spaces || stands_apart(text, at, at + form.size)))
            return at;
    }
    return text.size;
}

/* The last bytes of a text, from a character's beginning on. */
static struct span last_bytes(struct span text, size_t size)
{
    size_t begin = text.size > size ? text.size - size : 0;
    while (
        begin > 0 && begin < text.size && ((unsigned char)text.data[begin] & 0xC0) == 0x80)
        begin++;
    return (struct span){text.data + begin, text.size - begin};
}

static struct span first_bytes(struct span text, size_t size)
{
    size_t end = text.size > size ? size : text.size;
    while (end > 0 && end < text.size && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end--;
    return (struct span){text.data, end};
}

bool contexts_divide(
    struct span sentence, struct span forms, bool spaces, struct context_line *line)
{
    struct span form;
    uint64_t count;
    while (counts_form(&forms, &form, &count)) {
        size_t at = find_form(sentence, form, spaces);
        if (at == sentence.size)
            continue;
        size_t end = at + form.size;
        line->before = last_bytes((struct span){sentence.data, at}, CONTEXTS_SIDE_MOST);
        line->word = (struct span){sentence.data + at, form.size};
        line->after = first_bytes(
            (struct span){sentence.data + end, sentence.size - end}, CONTEXTS_SIDE_MOST);
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------- all lines */

/* A term whose contexts are wanted. */
struct wanted {
    uint32_t term;
    uint32_t units; /* that hold it */
    uint32_t seen;  /* of them so far */
    uint32_t taken;
    uint32_t lines[CONTEXTS_LINES]; /* units */
};

struct wanting {
    struct wanted *wanted;
    size_t count;
    uint8_t *slots; /* per term of the corpus: its number in wanted + 1, or 0 */
};

static void want_rows(struct index *forms, struct arena *arena, const struct corpus *corpus,
    const struct summary_rows *rows)
{
    for (size_t i = 0; i < rows->count && forms->count < CONTEXTS_MOST; i++)
        for (uint32_t l = 0; l < corpus->language_count; l++)
            if (span_equal(corpus->languages[l].lang, rows->rows[i].lang))
                index_add(forms, arena, rows->rows[i].text, l);
}

/* Finds the terms of the rows by their forms; of several with one form, the most frequent.
 */
static void find_terms(
    struct wanting *wanting, const struct corpus *corpus, const struct index *forms)
{
    for (size_t t = 0; t < corpus->term_count; t++) {
        const struct corpus_term *term = &corpus->terms[t];
        uint32_t number = index_find(forms, term->form, term->language);
        if (number == INDEX_NONE)
            continue;
        uint32_t now = wanting->wanted[number].term;
        if (now == CORPUS_NONE || corpus->terms[now].count < term->count)
            wanting->wanted[number].term = (uint32_t)t;
    }
    for (size_t i = 0; i < wanting->count; i++)
        if (wanting->wanted[i].term != CORPUS_NONE)
            wanting->slots[wanting->wanted[i].term] = (uint8_t)(i + 1);
}

/* Counts the units of each term, or then takes some at even distances. */
static void read_units(struct wanting *wanting, const struct corpus *corpus, bool take)
{
    for (size_t u = 0; u < corpus->unit_count; u++)
        for (size_t e = corpus->units[u].entries; e < corpus->units[u + 1].entries; e++) {
            uint8_t slot = wanting->slots[corpus->entries[e].term];
            if (slot == 0)
                continue;
            struct wanted *wanted = &wanting->wanted[slot - 1];
            if (!take)
                wanted->units++;
            else if (wanted->taken < CONTEXTS_LINES &&
                     wanted->seen * (uint64_t)CONTEXTS_LINES >=
                         wanted->taken * (uint64_t)wanted->units)
                wanted->lines[wanted->taken++] = (uint32_t)u;
            wanted->seen += take;
        }
}

static void make_context(const struct corpus *corpus, struct quotes *quotes,
    const struct wanted *wanted, struct summary *summary)
{
    const struct corpus_term *term = &corpus->terms[wanted->term];
    const struct language *language = language_find(term->lang);
    struct context context = {.text = term->form, .lang = term->lang, .count = term->count};
    context.lines = arena_new(&summary->arena, CONTEXTS_LINES, sizeof *context.lines);
    for (uint32_t i = 0; i < wanted->taken; i++) {
        const struct corpus_unit *unit = &corpus->units[wanted->lines[i]];
        struct context_line *line = &context.lines[context.line_count];
        line->document = corpus->documents[unit->document].name;
        line->begin = unit->begin;
        line->end = unit->end;
        struct span sentence =
            quotes_read(quotes, &summary->arena, line->document, unit->begin, unit->end);
        if (contexts_divide(sentence, term->forms, !language || language->spaces, line))
            context.line_count++;
    }
    if (context.line_count)
        summary->contexts[summary->context_count++] = context;
}

void contexts_find(
    const struct corpus *corpus, struct quotes *quotes, struct summary *summary)
{
    struct arena arena = {0};
    struct index forms = {0};
    if (corpus->by != COUNTS_SENTENCE && corpus->by != COUNTS_PARAGRAPH)
        return;
    want_rows(&forms, &arena, corpus, &summary->terms);
    want_rows(&forms, &arena, corpus, &summary->keyness);
    struct wanting wanting = {.count = forms.count};
    wanting.wanted = memory_new(forms.count + 1, sizeof *wanting.wanted);
    wanting.slots = memory_new(corpus->term_count + 1, sizeof *wanting.slots);
    for (size_t i = 0; i < wanting.count; i++)
        wanting.wanted[i].term = CORPUS_NONE;
    find_terms(&wanting, corpus, &forms);
    read_units(&wanting, corpus, false);
    read_units(&wanting, corpus, true);
    summary->contexts =
        arena_new(&summary->arena, wanting.count + 1, sizeof *summary->contexts);
    for (size_t i = 0; i < wanting.count; i++)
        if (wanting.wanted[i].term != CORPUS_NONE)
            make_context(corpus, quotes, &wanting.wanted[i], summary);
    free(wanting.wanted);
    free(wanting.slots);
    index_free(&forms);
    arena_free(&arena);
}
