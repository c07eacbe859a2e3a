#include "report/missing.h"

#include "lib/datadir.h"
#include "lib/languages.h"
#include "lib/message.h"
#include "report/draw/display.h"

/* The languages that data/stopwords.mk makes lists of, a space around each. */
#ifndef WORDS_OF
#define WORDS_OF " en "
#endif

enum {
    FEW = 20,    /* tokens, of which a list of words would show little */
    SHARE = 100, /* of so many tokens one is what a list is worth */
};

static bool is_made(struct arena *arena, const char *code)
{
    return strstr(WORDS_OF, arena_print(arena, " %s ", code).data) != NULL;
}

static bool is_there(struct arena *arena, const char *code)
{
    return datadir_find(arena, arena_print(arena, "stopwords/%s.txt", code).data) != NULL;
}

/* The code of the language, where its words can be made but were not; NULL otherwise. */
static const char *wanted(struct arena *arena, const struct corpus *corpus,
    const struct corpus_language *language)
{
    const struct language *known = language_find(language->lang);
    bool made = known && language->tokens >= FEW &&
                language->tokens >= corpus->tokens / SHARE && !language->no_prose &&
                is_made(arena, known->code);
    return made && !is_there(arena, known->code) ? known->code : NULL;
}

void missing_say(const struct corpus *corpus)
{
    struct arena arena = {0};
    const char *names = "", *codes = "";
    for (size_t i = 0; i < corpus->language_count; i++) {
        const struct corpus_language *language = &corpus->languages[i];
        const char *code = wanted(&arena, corpus, language);
        if (!code)
            continue;
        struct span name = display_language(&arena, language->lang);
        names = arena_print(
            &arena, "%s%s%.*s", names, *names ? ", " : "", (int)name.size, name.data)
                    .data;
        codes = arena_print(&arena, "%s%s%s", codes, *codes ? "," : "", code).data;
    }
    if (!is_there(&arena, "en"))
        message(NULL, "no word lists: stop words stay in, key terms and phrases are rough "
                      "(run make deps all)");
    else if (*names)
        message(NULL,
            "no words of %s: stop words stay in there, key terms and phrases are rough "
            "(" DATA_HINT ")",
            names, codes);
    arena_free(&arena);
}
