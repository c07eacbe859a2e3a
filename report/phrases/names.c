#include "report/phrases/names.h"

#include <stdlib.h>

#include "lib/fold.h"
#include "lib/memory.h"
#include "lib/utf8.h"
#include "report/corpus/surface_forms.h"
#include "report/language/word_lists.h"
#include "report/phrases/positions.h"

static const float MOSTLY = 0.5F; /* of a part's occurrences within a whole */

static struct span first_form(const struct candidate *item)
{
    struct span form = item->term->form;
    const char *space = memchr(form.data, ' ', form.size);
    return (struct span){form.data, space ? (size_t)(space - form.data) : form.size};
}

static bool has_courtesy(const struct candidate *item)
{
    return word_list_has(WORD_LIST_COURTESY, first_form(item));
}

static bool has_title(const struct candidate *item)
{
    return word_list_has(WORD_LIST_TITLE, first_form(item));
}

static bool is_full_name(const struct candidate *item)
{
    return item->person && !item->dropped && !item->possessive && !item->number &&
           item->length < CANDIDATE_WORDS_MOST;
}

/* Gives `whole` the counts and places of `part`, which is dropped. */
static void names_merge_pair(struct candidate *whole, struct candidate *part, bool within)
{
    uint64_t count = within ? 0 : whole->count;
    if (whole->count < count + part->count)
        whole->count = count + part->count;
    if (part->document < whole->document ||
        (part->document == whole->document && part->first < whole->first)) {
        whole->document = part->document;
        whole->first = part->first;
    }
    if (part->last > whole->last)
        whole->last = part->last;
    if (part->spread > whole->spread)
        whole->spread = part->spread;
    whole->extended = whole->within = 0;
    part->dropped = true;
}

/* ---------------------------------------------------------------- surnames */

/* Of each term of the corpus, the names that end with it. */
struct surname {
    struct candidate *best; /* the most frequent; or NULL */
    uint64_t count;         /* of all, and of what else is two words with capitals */
    bool merged;            /* the surname by itself is shown as the best */
};

/* Whether it is a name of two words with another before it: `President George Bush`. */
static bool is_longer_name(
    const struct candidates *candidates, const struct candidate *item)
{
    const struct candidate *tail =
        item->length == 3 ? candidates_of(candidates, item->words + 1, 2) : NULL;
    return tail && is_full_name(tail) && !has_title(tail) && 2 * tail->count > item->count;
}

static bool is_fuller(const struct candidate *a, const struct candidate *b)
{
    if (has_title(a) != has_title(b))
        return has_title(b);
    return a->count > b->count;
}

static struct surname *surnames_new(
    const struct corpus *corpus, const struct candidates *candidates)
{
    struct surname *surnames = memory_new(corpus->term_count + 1, sizeof *surnames);
    for (size_t i = 0; i < candidates->count; i++) {
        struct candidate *item = &candidates->items[i];
        struct surname *surname = &surnames[item->words[item->length - 1]];
        bool name = is_full_name(item) && !is_longer_name(candidates, item);
        bool other = item->length == 2 && item->capital > 0 && !has_courtesy(item);
        if ((name || other) && !has_title(item))
            surname->count += item->count;
        if (!name)
            continue;
        if (!surname->best || is_fuller(item, surname->best))
            surname->best = item;
    }
    return surnames;
}

static bool is_titled(const struct candidate *item)
{
    return item->length == 2 &&
           (has_title(item) || !surface_form_is_capitalised(first_form(item)));
}

/* What someone is with the surname, where the name in full has the surname: `Dr Nielsen`,
 * `coach Klinsmann`. */
static void merge_titled(
    const struct candidates *candidates, const struct surname *surnames)
{
    for (size_t i = 0; i < candidates->count; i++) {
        struct candidate *item = &candidates->items[i];
        const struct surname *surname = &surnames[item->words[item->length - 1]];
        if (surname->merged && item != surname->best && !item->dropped && is_titled(item))
            names_merge_pair(surname->best, item, true);
    }
}

/* What someone is with the name in full is shown as the name: `Prime Minister Tony Blair`. */
static void merge_roles(const struct candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++) {
        struct candidate *item = &candidates->items[i];
        uint32_t from = item->dropped ? 0 : item->before_person;
        struct candidate *name =
            from ? candidates_of(candidates, item->words + from, item->length - from)
                 : NULL;
        if (!name || name->dropped || name->capital < 1)
            continue;
        names_merge_pair(name, item, true);
        struct candidate *cut = candidates_of(candidates, item->words, item->length - 1);
        if (cut && cut->count <= item->count)
            cut->dropped = true; /* `regista Ettore` of `regista Ettore Salvini` */
    }
}

static void merge_surnames(const struct corpus *corpus, const struct candidates *candidates)
{
    struct surname *surnames = surnames_new(corpus, candidates);
    for (size_t i = 0; i < corpus->term_count; i++) {
        struct surname *surname = &surnames[i];
        struct candidate *part = candidates_of(candidates, &(uint32_t){(uint32_t)i}, 1);
        if (!surname->best || 2 * surname->best->count <= surname->count ||
            (part && (part->capital < 1 || 2 * surname->best->documents < part->documents)))
            continue;
        if (part && !part->dropped)
            names_merge_pair(surname->best, part, true);
        surname->merged = true;
    }
    merge_titled(candidates, surnames);
    free(surnames);
}

/* A name that mostly stands before one number is shown with it: `Falcon 9`. */
static void merge_numbered(const struct candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++) {
        struct candidate *whole = &candidates->items[i];
        struct candidate *part =
            whole->number && whole->capital > 0 && !whole->dropped && whole->length > 1
                ? candidates_of(candidates, whole->words, whole->length - 1)
                : NULL;
        if (part && !part->dropped && whole->within < MOSTLY &&
            2 * whole->count > part->count) {
            names_merge_pair(whole, part, true);
            whole->number = false;
        }
    }
}

/* The parts of a longer name that mostly stand in it: `Justine` and `Henin Hardenne` of
 * `Justine Henin Hardenne`. Of a name of a person only: others have parts that are names. */
static void merge_parts(const struct candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++) {
        struct candidate *whole = &candidates->items[i];
        if (!is_full_name(whole) || has_title(whole) || whole->within >= MOSTLY)
            continue;
        for (uint32_t length = 1; length < whole->length; length++)
            for (uint32_t from = 0; from + length <= whole->length; from++) {
                struct candidate *part =
                    candidates_of(candidates, whole->words + from, length);
                if (part && !part->dropped && part->capital > 0 &&
                    2 * whole->count > part->count)
                    names_merge_pair(whole, part, true);
            }
    }
}

/* ---------------------------------------------------------------- acronyms */

enum { ACRONYM_MOST = 8 }; /* bytes */

/* The first letters of the words but the function words, folded; 0 where one is no ASCII
 * letter. */
static size_t initials(
    const struct corpus *corpus, const struct candidate *item, char *letters)
{
    size_t count = 0;
    for (uint32_t i = 0; i < item->length; i++) {
        const struct corpus_term *word = &corpus->terms[item->words[i]];
        if (word->stop && i > 0 && i + 1 < item->length)
            continue;
        unsigned char letter = (unsigned char)word->term.data[0] | 0x20;
        if (letter < 'a' || letter > 'z')
            return 0;
        letters[count++] = (char)letter;
    }
    return count;
}

static bool is_acronym(const struct candidate *item, size_t letters)
{
    struct span form = item->term->form;
    for (size_t i = 0; i < form.size; i++)
        if (form.data[i] < 'A' || form.data[i] > 'Z')
            return false;
    return !item->dropped && form.size == letters;
}

/* Whether it says what the acronym stands for: in a sentence with it, or as a name of
 * three letters and more. */
static bool explains(const struct positions *positions, const struct candidate *item,
    uint32_t acronym, size_t letters)
{
    uint32_t words[CANDIDATE_WORDS_MOST + 1];
    memcpy(words, item->words, item->length * sizeof *words);
    words[item->length] = acronym;
    return (item->capital > 0 && letters > 2) ||
           positions_of(positions, words, item->length + 1).spread > 0;
}

/* The acronym of a phrase, where the text has it, or NULL. */
static struct candidate *find_acronym(const struct corpus *corpus,
    const struct candidates *candidates, const struct positions *positions,
    const struct candidate *item)
{
    char letters[ACRONYM_MOST];
    if (item->dropped || item->length < 2 || item->possessive)
        return NULL;
    size_t count = initials(corpus, item, letters);
    if (count < 2)
        return NULL;
    uint32_t term = corpus_find(corpus, (struct span){letters, count}, item->term->lang);
    if (term == CORPUS_NONE)
        return NULL;
    struct candidate *acronym = candidates_of(candidates, &term, 1);
    return acronym && is_acronym(acronym, count) && explains(positions, item, term, count)
               ? acronym
               : NULL;
}

static void merge_acronyms(const struct corpus *corpus, const struct candidates *candidates)
{
    struct positions *positions = positions_new(corpus);
    struct candidate **longest = memory_new(corpus->term_count + 1, sizeof(void *));
    for (size_t i = 0; i < candidates->count; i++) {
        struct candidate *item = &candidates->items[i];
        const struct candidate *acronym = find_acronym(corpus, candidates, positions, item);
        if (!acronym)
            continue;
        struct candidate **best = &longest[acronym->words[0]];
        if (!*best || item->count > (*best)->count)
            *best = item;
    }
    for (uint32_t i = 0; i < corpus->term_count; i++)
        if (longest[i])
            names_merge_pair(longest[i], candidates_of(candidates, &i, 1), false);
    positions_free(positions);
    free(longest);
}

/* Drops what ends within a person's name, as its last word mostly begins one: `offer Matt` of
 * `offer Matt Dawson`. */
static void drop_cut_persons(
    const struct corpus *corpus, const struct candidates *candidates)
{
    uint64_t *begun = memory_new(corpus->term_count + 1, sizeof *begun);
    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *item = &candidates->items[i];
        if (item->person && item->length == 2)
            begun[item->words[0]] += item->term->count;
    }
    for (size_t i = 0; i < candidates->count; i++) {
        struct candidate *item = &candidates->items[i];
        uint32_t last = item->length ? item->words[item->length - 1] : 0;
        if (item->length > 1 && item->capital == 0 &&
            2 * begun[last] >= corpus->terms[last].count)
            item->dropped = item->dropped || begun[last] > 0;
    }
    free(begun);
}

void names_merge(const struct corpus *corpus, const struct candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++)
        if (has_courtesy(&candidates->items[i]))
            candidates->items[i].dropped = true;
    if (candidates->units > 0)
        drop_cut_persons(corpus, candidates);
    merge_numbered(candidates);
    merge_roles(candidates);
    merge_parts(candidates);
    merge_acronyms(corpus, candidates);
    merge_surnames(corpus, candidates);
}
