#include "report/corpus/surface_forms.h"

#include <utf8proc.h>

#include "lib/fold.h"
#include "lib/forms_cell.h"
#include "lib/utf8.h"
#include "report/language/inflection.h"

enum {
    BASE_LONGEST = 200, /* bytes of a form that is compared with its term */
    CHARACTER = 4,
};

struct candidate {
    struct span form;
    uint64_t count;
    int base; /* of its words, those that are the term's */
};

struct span surface_form_unpossessive(struct span form)
{
    const struct span endings[] = {SPAN("'s"), SPAN("’s"), SPAN("'S"), SPAN("’S")};
    char last = form.size ? form.data[form.size - 1] : 0;
    for (size_t i = 0; (last | 0x20) == 's' && i < sizeof endings / sizeof *endings; i++) {
        size_t size = endings[i].size;
        if (form.size > size &&
            memcmp(form.data + form.size - size, endings[i].data, size) == 0)
            return (struct span){form.data, form.size - size};
    }
    return form;
}

bool surface_form_has_capital(struct span text)
{
    for (size_t at = 0; at < text.size;) {
        unsigned char first = (unsigned char)text.data[at];
        if (first < 0x80) {
            if (first >= 'A' && first <= 'Z')
                return true;
            at++;
            continue;
        }
        uint32_t code;
        int length = utf8_decode(text.data + at, text.size - at, &code);
        at += (size_t)(length < 0 ? -length : length);
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
        if (category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT)
            return true;
    }
    return false;
}

bool surface_form_terms_are_lemmas(struct span lang)
{
    return span_equal(lang, SPAN("pl")) || span_equal(lang, SPAN("uk")) ||
           surface_form_has_particles(lang);
}

bool surface_form_has_particles(struct span lang)
{
    return span_equal(lang, SPAN("ko"));
}

bool surface_form_joins_syllables(struct span lang)
{
    return span_equal(lang, SPAN("vi"));
}

/* Without the particle at the end of its last word, if its term is that word without. */
static struct span without_particle(struct span form, struct span term)
{
    struct span whole = form, word = form, base = term;
    while (form.size > 0 && term.size > 0) {
        word = span_take(&form, ' ');
        base = span_take(&term, ' ');
    }
    char room[FOLD_GROWTH * BASE_LONGEST];
    if (form.size || term.size || word.size > BASE_LONGEST)
        return whole;
    struct span folded = {room, fold_case(word, false, room)};
    if (folded.size == word.size && span_starts(folded, base))
        whole.size -= word.size - base.size;
    return whole;
}

/* How many words of a form are the term's at the same place. */
static int count_base_words(struct span form, struct span term)
{
    char room[FOLD_GROWTH * BASE_LONGEST];
    int count = 0;
    if (form.size > BASE_LONGEST)
        return 0;
    struct span folded = {room, fold_case(form, false, room)};
    while (folded.size > 0 && term.size > 0)
        count += span_equal(span_take(&folded, ' '), span_take(&term, ' '));
    return count;
}

/* Whether a is to be shown rather than b. */
static bool is_better(const struct candidate *a, const struct candidate *b)
{
    if (a->base != b->base)
        return a->base > b->base;
    if (a->count != b->count)
        return a->count > b->count;
    bool a_upper = surface_form_has_capital(a->form),
         b_upper = surface_form_has_capital(b->form);
    if (a_upper != b_upper)
        return b_upper;
    return span_compare(a->form, b->form) < 0;
}

/* Reads a cell's forms, those that differ in 's as one. Returns how many. */
static size_t read_candidates(
    struct span cell, struct span term, struct candidate *candidates)
{
    size_t count = 0;
    struct candidate next = {.base = 0};
    for (int i = 0; i < FORMS_MOST && forms_cell_next(&cell, &next.form, &next.count);
         i++) {
        next.form = surface_form_unpossessive(next.form);
        next.base = term.size ? count_base_words(next.form, term) : 0;
        size_t same = 0;
        while (same < count && !span_equal(candidates[same].form, next.form))
            same++;
        if (same < count)
            candidates[same].count += next.count;
        else
            candidates[count++] = next;
    }
    return count;
}

/* Decodes `|`, which cells hold as &#124;. */
static struct span unescape_bar(struct arena *arena, struct span form)
{
    if (!memchr(form.data, '&', form.size))
        return form;
    return forms_cell_unescape(form, arena_new(arena, form.size + 1, 1));
}

/* As the text has it: without the space behind an apostrophe, where a word was divided
 * (l' eau). */
static struct span join_elided(struct arena *arena, struct span form)
{
    if (!form.size || !memchr(form.data, '\'', form.size))
        return form;
    char *room = arena_new(arena, form.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < form.size; i++)
        if (i == 0 || form.data[i] != ' ' || form.data[i - 1] != '\'')
            room[size++] = form.data[i];
    return (struct span){room, size};
}

/* A lemma with the capital that a form begins with. */
static struct span lemma_as(struct arena *arena, struct span term, struct span form)
{
    uint32_t first;
    int length = utf8_decode(term.data, term.size, &first);
    if (length <= 0 || !surface_form_is_capitalised(form))
        return term;
    char *room = arena_new(arena, term.size + CHARACTER, 1);
    utf8proc_ssize_t size = utf8proc_encode_char(
        utf8proc_totitle((utf8proc_int32_t)first), (utf8proc_uint8_t *)room);
    memcpy(room + size, term.data + length, term.size - (size_t)length);
    return (struct span){room, (size_t)size + term.size - (size_t)length};
}

/* Whether the form has more capitals than that of its first letter. */
static bool has_inner_capital(struct span form)
{
    size_t size = 1;
    while (size < form.size && ((unsigned char)form.data[size] & 0xC0) == 0x80)
        size++;
    return surface_form_has_capital(span_behind(form, size));
}

struct span surface_form(
    struct arena *arena, struct span cell, struct span term, struct span lang)
{
    struct candidate candidates[FORMS_MOST];
    bool lemmas = surface_form_terms_are_lemmas(lang);
    size_t count = read_candidates(cell, lemmas ? term : SPAN(""), candidates);
    const struct candidate *best = candidates;
    for (size_t i = 1; i < count; i++)
        if (is_better(&candidates[i], best))
            best = &candidates[i];
    if (count == 0 || !best->form.size)
        return term;
    if (surface_form_has_particles(lang))
        return without_particle(unescape_bar(arena, best->form), term);
    if (lemmas && best->base == 0 && term.size && !memchr(term.data, ' ', term.size) &&
        !has_inner_capital(best->form) && !inflection_may_be_cited(lang, term, best->form))
        return lemma_as(arena, term, best->form);
    return join_elided(arena, unescape_bar(arena, best->form));
}

bool surface_form_is_capitalised(struct span form)
{
    size_t size = 1;
    while (size < form.size && ((unsigned char)form.data[size] & 0xC0) == 0x80)
        size++;
    return form.size > 0 && surface_form_has_capital((struct span){form.data, size});
}

bool surface_form_is_small(struct span form)
{
    uint32_t code = 0;
    utf8_decode(form.data, form.size, &code);
    return utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_LL;
}
