#include "report/syllables.h"

#include "report/corpus/surface_forms.h"

static void divide(struct summary *summary, struct span *text)
{
    if (!text->size || !memchr(text->data, '_', text->size))
        return;
    char *room = arena_new(&summary->arena, text->size, 1);
    for (size_t i = 0; i < text->size; i++)
        room[i] = text->data[i] == '_' ? ' ' : text->data[i];
    text->data = room;
}

static void divide_of(struct summary *summary, struct span *text, struct span lang)
{
    if (surface_form_joins_syllables(lang))
        divide(summary, text);
}

static void divide_rows(struct summary *summary, struct summary_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        divide_of(summary, &rows->rows[i].text, rows->rows[i].lang);
}

static void divide_mentions(struct summary *summary, struct summary_mentions *mentions)
{
    for (size_t i = 0; i < mentions->count; i++)
        divide_of(summary, &mentions->rows[i].text, mentions->rows[i].lang);
}

/* Terms of topics, which may be of any language that the documents are in. */
static void divide_topics(struct summary *summary)
{
    for (size_t t = 0; t < summary->topic_count; t++) {
        struct topic *topic = &summary->topics[t];
        divide(summary, &topic->label);
        for (size_t i = 0; i < topic->term_count; i++)
            divide(summary, &topic->terms[i].text);
    }
}

static bool has_syllables(const struct overview *overview)
{
    for (size_t i = 0; i < overview->language_count; i++)
        if (surface_form_joins_syllables(overview->languages[i].lang))
            return true;
    return false;
}

void syllables_divide(struct summary *summary)
{
    if (!has_syllables(&summary->overview))
        return;
    struct summary_rows *const lists[] = {&summary->terms, &summary->keyness,
        &summary->falling, &summary->phrases, &summary->collocations, &summary->dispersion,
        &summary->fresh, &summary->only, &summary->absent, &summary->other_phrases,
        &summary->other_keyness, &summary->scatter, &summary->keywords};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        divide_rows(summary, lists[i]);
    for (size_t g = 0; g < summary->group_count; g++)
        divide_rows(summary, &summary->groups[g].keys);
    divide_mentions(summary, &summary->mentions);
    divide_mentions(summary, &summary->quotations);
    divide_topics(summary);
    for (size_t i = 0; i < summary->context_count; i++)
        divide_of(summary, &summary->contexts[i].text, summary->contexts[i].lang);
}
