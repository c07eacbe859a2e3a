/* The vocabulary's order and its written forms. */
#include <stdlib.h>

#include "lib/forms_cell.h"
#include "lib/memory.h"
#include "report/corpus/loading.h"

/* ---------------------------------------------------------------- forms */

static void add_form(
    struct corpus *corpus, uint32_t number, struct span text, uint64_t count)
{
    struct corpus_loading *loading = corpus->loading;
    struct loaded_term *term = &loading->terms[number];
    if (term->form != INTERN_NONE &&
        span_equal(loading->forms.keys[term->form].text, text)) {
        loading->form_list[term->form].count += count;
        return;
    }
    size_t before = loading->forms.count;
    uint32_t form = intern_add(&loading->forms, &corpus->arena, text, number);
    if (form < before) {
        loading->form_list[form].count += count;
        return;
    }
    loading->form_list = memory_grow(loading->form_list, &loading->form_capacity,
        before + 1, sizeof *loading->form_list);
    struct loaded_form *added = &loading->form_list[form];
    *added = (struct loaded_form){count, INTERN_NONE};
    if (term->form == INTERN_NONE) {
        term->form = form;
        return;
    }
    /* Behind the first, which is likely the commonest and looked at before all. */
    added->next = loading->form_list[term->form].next;
    loading->form_list[term->form].next = form;
}

void corpus_add_forms(struct corpus *corpus, uint32_t number, struct span cell)
{
    struct loaded_term *term = &corpus->loading->terms[number];
    struct span text, kept = term->cell;
    uint64_t count;
    if (!kept.data && term->form == INTERN_NONE) {
        term->cell = arena_copy(&corpus->arena, cell);
        return;
    }
    while (kept.size && forms_cell_next(&kept, &text, &count))
        add_form(corpus, number, text, count);
    term->cell = (struct span){0};
    while (forms_cell_next(&cell, &text, &count))
        add_form(corpus, number, text, count);
}

struct span corpus_forms_cell(struct corpus *corpus, const struct loaded_term *term)
{
    const struct corpus_loading *loading = corpus->loading;
    if (term->form == INTERN_NONE)
        return term->cell;
    struct forms_cell forms = {0};
    for (uint32_t form = term->form; form != INTERN_NONE;
         form = loading->form_list[form].next)
        forms_cell_add_escaped(
            &forms, loading->forms.keys[form].text, loading->form_list[form].count);
    struct span cell = arena_copy(&corpus->arena, forms_cell_text(&forms));
    forms_cell_close(&forms);
    return cell;
}

/* ---------------------------------------------------------------- order of terms */

struct term_key {
    struct span text, lang;
    uint32_t number;
};

static int compare_keys(const void *left, const void *right)
{
    const struct term_key *a = left, *b = right;
    int order = span_compare(a->text, b->text);
    return order ? order : span_compare(a->lang, b->lang);
}

uint32_t *corpus_term_order_new(const struct corpus *corpus)
{
    const struct corpus_loading *loading = corpus->loading;
    size_t count = loading->vocabulary.count;
    struct term_key *keys = memory_new(count + 1, sizeof *keys);
    uint32_t *order = memory_new(count + 1, sizeof *order);
    bool sorted = true;
    for (size_t i = 0; i < count; i++) {
        const struct intern_key *key = &loading->vocabulary.keys[i];
        keys[i] = (struct term_key){
            key->text, loading->languages.keys[key->tag].text, (uint32_t)i};
        sorted = sorted && (i == 0 || compare_keys(&keys[i - 1], &keys[i]) < 0);
    }
    if (!sorted)
        qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 0; i < count; i++)
        order[i] = keys[i].number;
    free(keys);
    return order;
}
