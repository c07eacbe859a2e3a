#include "report/quotes/concordance.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "lib/forms_cell.h"
#include "lib/languages.h"
#include "lib/memory.h"
#include "lib/utf8.h"
#include "report/corpus/intern.h"
#include "report/sections.h"

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

/* Bytes from `at` on that are no part of a word, at most so many: what may stand between
 * the words of a phrase. */
static size_t gap_at(struct span text, size_t at)
{
    enum { GAP_MOST = 8 };
    size_t end = at;
    while (end < text.size && end - at < GAP_MOST && !is_letter_at(text, end)) {
        uint32_t code;
        int length = utf8_decode(text.data + end, text.size - end, &code);
        end += (size_t)(length < 0 ? -length : length);
    }
    return end - at;
}

/* Bytes of the apostrophe at a place, straight or curly; 0: there is none. */
static size_t apostrophe_at(struct span text, size_t at)
{
    struct span rest = {text.data + at, text.size - at};
    return span_starts(rest, SPAN("'"))   ? 1
           : span_starts(rest, SPAN("’")) ? sizeof "’" - 1
                                          : 0;
}

/* The bytes of the text that the form takes from `at` on; 0 where it does not stand there.
 * The form is as tokens are written: straight apostrophes, words joined by one space,
 * syllables of one word by `_`. */
static size_t match_at(struct span text, size_t at, struct span form, bool spaces)
{
    size_t end = at;
    for (size_t f = 0; f < form.size; f++) {
        size_t taken = end < text.size && text.data[end] == form.data[f];
        if (form.data[f] == ' ') {
            taken = gap_at(text, end);
            if (taken == 0 && spaces)
                return 0;
        } else if (form.data[f] == '_' && !taken) {
            taken = end < text.size && text.data[end] == ' ';
        } else if (form.data[f] == '\'') {
            taken = apostrophe_at(text, end);
        }
        if (taken == 0 && form.data[f] != ' ')
            return 0;
        end += taken;
    }
    return end - at;
}

/* Where the form first stands in the text, or its size; *size is set to its bytes there. */
static size_t find_form(struct span text, struct span form, bool spaces, size_t *size)
{
    for (size_t at = 0; form.size && at < text.size; at++) {
        const char *next = memchr(text.data + at, form.data[0], text.size - at);
        if (!next)
            break;
        at = (size_t)(next - text.data);
        *size = match_at(text, at, form, spaces);
        if (*size && (!spaces || stands_apart(text, at, at + *size)))
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

bool concordance_divide(
    struct span sentence, struct span forms, bool spaces, struct context_line *line)
{
    struct span form;
    uint64_t count;
    while (forms_cell_next(&forms, &form, &count)) {
        size_t size, at = find_form(sentence, form, spaces, &size);
        if (at == sentence.size)
            continue;
        size_t end = at + size;
        line->before = last_bytes((struct span){sentence.data, at}, CONCORDANCE_SIDE_MOST);
        line->word = (struct span){sentence.data + at, size};
        line->after = first_bytes(
            (struct span){sentence.data + end, sentence.size - end}, CONCORDANCE_SIDE_MOST);
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------- what is wanted */

enum {
    WORDS_MOST = 8,                     /* of a phrase */
    TRIED_MOST = 4 * CONCORDANCE_LINES, /* units of a phrase, whose words may stand apart */
};

/* A term or phrase whose contexts are wanted. */
struct wanted {
    struct span text, lang, forms, term;
    uint64_t count;
    uint32_t words; /* how many it has; 0: they are not all known */
    uint32_t units; /* that hold all of them */
    uint32_t seen;  /* of those so far */
    uint32_t unit;  /* the last of which a word was seen, + 1 */
    uint32_t held;  /* its words there, a bit each */
    uint32_t taken; /* units to try */
    uint32_t lines[TRIED_MOST];
    size_t context; /* its number, from 1; 0: none */
};

/* A word of something wanted; those of one term are a list. */
struct holder {
    uint32_t wanted, word;
    uint32_t next; /* in holders, + 1; 0: the last */
};

struct wanting {
    const struct corpus *corpus;
    struct arena arena;
    struct intern terms; /* the wanted ones: a term of the tables and its language */
    struct wanted wanted[CONCORDANCE_MOST];
    struct holder holders[CONCORDANCE_MOST * WORDS_MOST];
    uint32_t holder_count;
    uint32_t *first; /* owned: per term of the corpus, in holders, + 1; 0: none */
};

static uint32_t language_number(const struct corpus *corpus, struct span lang)
{
    for (uint32_t l = 0; l < corpus->language_count; l++)
        if (span_equal(corpus->languages[l].lang, lang))
            return l;
    return INTERN_NONE;
}

/* Notes the words of a term, which are joined by spaces. */
static void note_words(struct wanting *wanting, struct span term, uint32_t number)
{
    struct wanted *wanted = &wanting->wanted[number];
    uint32_t words[WORDS_MOST], count = 0;
    while (term.size && count < WORDS_MOST) {
        const char *space = memchr(term.data, ' ', term.size);
        size_t size = space ? (size_t)(space - term.data) : term.size;
        words[count] =
            corpus_find(wanting->corpus, (struct span){term.data, size}, wanted->lang);
        if (words[count++] == CORPUS_NONE)
            return;
        size += size < term.size;
        term = (struct span){term.data + size, term.size - size};
    }
    for (uint32_t w = 0; w < count && term.size == 0; w++) {
        uint32_t *first = &wanting->first[words[w]];
        wanting->holders[wanting->holder_count] = (struct holder){number, w, *first};
        *first = ++wanting->holder_count;
    }
    wanted->words = term.size ? 0 : count;
}

/* Wants a term; returns its number among those wanted, from 1, or 0. */
static size_t want(struct wanting *wanting, const struct summary_row *row)
{
    uint32_t language = language_number(wanting->corpus, row->lang);
    uint32_t number = intern_find(&wanting->terms, row->term, language);
    if (number != INTERN_NONE)
        return number + 1;
    if (language == INTERN_NONE || wanting->terms.count == CONCORDANCE_MOST)
        return 0;
    number = intern_add(&wanting->terms, &wanting->arena, row->term, language);
    wanting->wanted[number] = (struct wanted){.text = row->text,
        .lang = row->lang,
        .forms = row->forms,
        .term = row->term,
        .count = row->count};
    note_words(wanting, row->term, number);
    return number + 1;
}

static void want_rows(struct wanting *wanting, const struct summary_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        rows->rows[i].context = want(wanting, &rows->rows[i]);
}

/* Wants the words of the topics, found by their forms; of several terms of one form, the
 * most frequent. */
static void want_topics(struct wanting *wanting, const struct summary *summary)
{
    const struct corpus *corpus = wanting->corpus;
    struct intern forms = {0};
    for (size_t t = 0; t < summary->topic_count; t++)
        for (size_t i = 0; i < summary->topics[t].term_count; i++)
            intern_add(&forms, &wanting->arena, summary->topics[t].terms[i].text, 0);
    uint32_t *terms = memory_new(forms.count + 1, sizeof *terms);
    for (size_t i = 0; i < corpus->term_count && forms.count; i++) {
        uint32_t form = intern_find(&forms, corpus->terms[i].form, 0);
        if (form != INTERN_NONE &&
            (terms[form] == 0 ||
                corpus->terms[terms[form] - 1].count < corpus->terms[i].count))
            terms[form] = (uint32_t)i + 1;
    }
    for (size_t t = 0; t < summary->topic_count; t++)
        for (size_t i = 0; i < summary->topics[t].term_count; i++) {
            struct topic_term *word = &summary->topics[t].terms[i];
            uint32_t number = terms[intern_find(&forms, word->text, 0)];
            const struct corpus_term *term = number ? &corpus->terms[number - 1] : NULL;
            if (term)
                word->context = want(wanting, &(struct summary_row){.text = term->form,
                                                  .lang = term->lang,
                                                  .term = term->term,
                                                  .forms = term->forms,
                                                  .count = term->count});
        }
    free(terms);
    intern_close(&forms);
}

/* ---------------------------------------------------------------- where it stands */

/* Counts a unit that holds all words, or takes it where it is at its distance. */
static void note_unit(struct wanted *wanted, size_t unit, bool take)
{
    uint64_t most = wanted->words > 1 ? TRIED_MOST : CONCORDANCE_LINES;
    if (!take) {
        wanted->units++;
        return;
    }
    if (wanted->taken < most &&
        wanted->seen * most >= wanted->taken * (uint64_t)wanted->units)
        wanted->lines[wanted->taken++] = (uint32_t)unit;
    wanted->seen++;
}

/* A word of a unit: it may be the last one of a term that the unit lacked. */
static void note_word(struct wanting *wanting, size_t unit, uint32_t word, bool take)
{
    for (uint32_t h = wanting->first[word]; h; h = wanting->holders[h - 1].next) {
        const struct holder *holder = &wanting->holders[h - 1];
        struct wanted *wanted = &wanting->wanted[holder->wanted];
        if (wanted->unit != unit + 1)
            wanted->held = 0;
        wanted->unit = (uint32_t)unit + 1;
        wanted->held |= 1U << holder->word;
        if (wanted->held == (1U << wanted->words) - 1)
            note_unit(wanted, unit, take);
    }
}

static void read_units(struct wanting *wanting, bool take)
{
    const struct corpus *corpus = wanting->corpus;
    for (size_t u = 0; u < corpus->unit_count; u++) {
        if (corpus_is_whole(&corpus->units[u]))
            continue;
        struct corpus_entry entry;
        for (struct corpus_entries left = corpus_entries_of(corpus, u);
             corpus_next_entry(&left, &entry);)
            note_word(wanting, u, entry.term, take);
    }
}

static void forget_units(struct wanting *wanting)
{
    for (size_t i = 0; i < wanting->terms.count; i++)
        wanting->wanted[i].unit = 0;
}

/* Quotes the units that were taken, of which some hold the words apart; returns how many
 * lines there are. */
static size_t read_lines(const struct corpus *corpus, struct quotes *quotes,
    const struct wanted *wanted, struct arena *arena, struct context_line *lines)
{
    const struct language *language = language_find(wanted->lang);
    size_t count = 0;
    for (uint32_t i = 0; i < wanted->taken; i++) {
        const struct corpus_unit *unit = &corpus->units[wanted->lines[i]];
        struct context_line *line = &lines[count];
        *line = (struct context_line){.document = corpus->documents[unit->document].name,
            .begin = unit->begin,
            .end = unit->end};
        struct span sentence =
            quotes_read(quotes, arena, line->document, unit->begin, unit->end);
        if (concordance_divide(
                sentence, wanted->forms, !language || language->spaces, line))
            count++;
    }
    return count;
}

static void make_context(const struct corpus *corpus, struct quotes *quotes,
    struct wanted *wanted, struct summary *summary)
{
    struct context_line lines[TRIED_MOST];
    size_t found = read_lines(corpus, quotes, wanted, &summary->arena, lines);
    size_t count = found < CONCORDANCE_LINES ? found : CONCORDANCE_LINES;
    if (count == 0)
        return;
    struct context *context = &summary->contexts[summary->context_count++];
    *context = (struct context){.text = wanted->text,
        .lang = wanted->lang,
        .term = wanted->term,
        .count = wanted->count,
        .lines = arena_new(&summary->arena, count, sizeof *lines),
        .line_count = count};
    for (size_t i = 0; i < count; i++)
        context->lines[i] = lines[i * found / count];
    wanted->context = summary->context_count;
}

/* Turns the number of a wanted word into that of its context. */
static void set_context(const struct wanting *wanting, size_t *context)
{
    *context = *context ? wanting->wanted[*context - 1].context : 0;
}

static void set_contexts(const struct wanting *wanting, const struct summary_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        set_context(wanting, &rows->rows[i].context);
}

enum { LISTS_MOST = SECTION_COUNT + 1 };

/* All lists of terms and phrases; returns how many. */
static size_t gather_lists(
    const struct summary *summary, const struct summary_rows *lists[LISTS_MOST])
{
    size_t count = 0;
    for (int s = 0; s < SECTION_COUNT; s++) {
        const struct summary_rows *rows = section_rows(summary, (enum section)s);
        if (rows && s != SECTION_SCATTER) /* its first ones are key terms */
            lists[count++] = rows;
        if (s == SECTION_KEYNESS)
            lists[count++] = &summary->falling;
    }
    return count;
}

void concordance_find(
    const struct corpus *corpus, struct quotes *quotes, struct summary *summary)
{
    const struct summary_rows *lists[LISTS_MOST];
    size_t list_count = gather_lists(summary, lists);
    if (corpus->by != COUNTS_SENTENCE && corpus->by != COUNTS_PARAGRAPH)
        return;
    struct wanting *wanting = memory_new(1, sizeof *wanting);
    wanting->corpus = corpus;
    wanting->first = memory_new(corpus->term_count + 1, sizeof *wanting->first);
    for (size_t i = 0; i < list_count; i++)
        want_rows(wanting, lists[i]);
    want_topics(wanting, summary);
    read_units(wanting, false);
    forget_units(wanting);
    read_units(wanting, true);
    summary->contexts =
        arena_new(&summary->arena, wanting->terms.count + 1, sizeof *summary->contexts);
    for (size_t i = 0; i < wanting->terms.count; i++)
        make_context(corpus, quotes, &wanting->wanted[i], summary);
    for (size_t i = 0; i < list_count; i++)
        set_contexts(wanting, lists[i]);
    for (size_t t = 0; t < summary->topic_count; t++)
        for (size_t i = 0; i < summary->topics[t].term_count; i++)
            set_context(wanting, &summary->topics[t].terms[i].context);
    free(wanting->first);
    intern_close(&wanting->terms);
    arena_free(&wanting->arena);
    free(wanting);
}

/* ---------------------------------------------------------------- key sentences */

void concordance_surround(
    const struct corpus *corpus, struct quotes *quotes, struct summary *summary)
{
    for (size_t i = 0; i < summary->sentence_count && corpus->by == COUNTS_SENTENCE; i++) {
        struct summary_sentence *sentence = &summary->sentences[i];
        size_t document = corpus_find_document(corpus, sentence->document);
        if (document == corpus->document_count)
            continue;
        size_t first = corpus->documents[document].units;
        size_t end = corpus->documents[document + 1].units, at = first;
        while (at < end && corpus->units[at].begin != sentence->begin)
            at++;
        const struct corpus_unit *unit = &corpus->units[at];
        if (at < end && at > first)
            sentence->before = quotes_read(
                quotes, &summary->arena, sentence->document, unit[-1].begin, unit[-1].end);
        if (at + 1 < end)
            sentence->after = quotes_read(
                quotes, &summary->arena, sentence->document, unit[1].begin, unit[1].end);
    }
}
