#include "report/phrases/honorifics.h"

#include <stdlib.h>

#include "lib/memory.h"

/* As they are written before a surname, in the languages of the lexicons. */
static const char *const TITLES[] = {"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lord", "Lady",
    "Prof", "Professor", "Judge", "President", "Senator", "Herr", "Frau", "Monsieur",
    "Madame", "Mme", "Señor", "Señora", "Signor", "Signora", "Meneer", "Mevrouw"};

static bool is_title(struct span form)
{
    for (size_t i = 0; i < sizeof TITLES / sizeof TITLES[0]; i++)
        if (span_equal(form, span_of(TITLES[i])))
            return true;
    return false;
}

static bool is_name(const struct candidate *item)
{
    return item->length == 2 && !item->dropped && item->capital >= 1 && !item->possessive;
}

static struct span first_form(const struct candidate *item)
{
    struct span form = item->term->form;
    const char *space = memchr(form.data, ' ', form.size);
    return (struct span){form.data, space ? (size_t)(space - form.data) : form.size};
}

void honorifics_find(struct honorifics *titles, const struct corpus *corpus,
    const struct candidates *candidates)
{
    *titles = (struct honorifics){
        .names = memory_new(corpus->term_count + 1, sizeof *titles->names)};
    for (size_t i = 0; i < candidates->count; i++) {
        struct candidate *item = &candidates->items[i];
        if (!is_name(item) || is_title(first_form(item)))
            continue;
        struct candidate **name = &titles->names[item->words[1]];
        if (!*name || item->term->count > (*name)->term->count)
            *name = item;
    }
}

struct candidate *honorifics_full_name(
    const struct honorifics *titles, struct candidate *item)
{
    if (!is_name(item) || !is_title(first_form(item)))
        return item;
    struct candidate *name = titles->names[item->words[1]];
    return name ? name : item;
}

void honorifics_close(struct honorifics *titles)
{
    free(titles->names);
    *titles = (struct honorifics){0};
}
