#include "report/missing.h"

#include "lib/datadir.h"
#include "lib/languages.h"
#include "lib/message.h"

/* The languages that data/stopwords.mk makes lists of, a space around each. */
#ifndef WORDS_OF
#define WORDS_OF " en "
#endif

static bool is_made(struct arena *arena, const char *code)
{
    return strstr(WORDS_OF, arena_print(arena, " %s ", code).data) != NULL;
}

static bool is_there(struct arena *arena, const char *code)
{
    return datadir_find(arena, arena_print(arena, "stopwords/%s.txt", code).data) != NULL;
}

/* The language, where its words can be made but were not; NULL otherwise. */
static const struct language *wanted(
    struct arena *arena, const struct corpus_language *language)
{
    if (language->negligible || language->no_prose || language->stray)
        return NULL;
    const struct language *known = language_find(language->lang);
    return known && is_made(arena, known->code) && !is_there(arena, known->code) ? known
                                                                                 : NULL;
}

void missing_say(const struct corpus *corpus)
{
    struct arena arena = {0};
    const char *names = "", *codes = "";
    for (size_t i = 0; i < corpus->language_count; i++) {
        const struct language *language = wanted(&arena, &corpus->languages[i]);
        if (!language)
            continue;
        names =
            arena_print(&arena, "%s%s%s", names, *names ? ", " : "", language->name).data;
        codes =
            arena_print(&arena, "%s%s%s", codes, *codes ? "," : "", language->code).data;
    }
    if (!is_there(&arena, "en"))
        message(NULL, "no word lists: stop words stay in, key terms and phrases are rough "
                      "(run make deps all)");
    else if (*names)
        message(NULL,
            "no words of %s: its stop words stay in, key terms and phrases are rough "
            "(run make data LANGUAGES=%s)",
            names, codes);
    arena_free(&arena);
}
