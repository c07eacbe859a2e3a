#include "tokenize/language.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "lib/utf8.h"
#include "tokenize/scripts.h"

enum {
    SAMPLE = 4096,   /* bytes read of a text */
    KANA_SHARE = 16, /* Han text with a sixteenth of it in kana is Japanese */
    HEADLINE = 90,   /* bytes of Han without kana that Japanese text may have */
    CODES = 0x10000, /* the code points whose script is in a table */
};

struct language_model {
    unsigned char scripts[CODES]; /* of each code point */
};

struct language_model *language_model_new(void)
{
    struct language_model *model = memory_new(1, sizeof *model);
    for (uint32_t code = 0; code < CODES; code++)
        model->scripts[code] = (unsigned char)script_of(code);
    return model;
}

void language_model_free(struct language_model *model)
{
    free(model);
}

/* How many bytes of the text are letters of each script. */
static void count_scripts(
    const struct language_model *model, struct span text, size_t bytes[SCRIPTS])
{
    for (size_t i = 0; i < text.size;) {
        uint32_t code;
        int size = utf8_decode(text.data + i, text.size - i, &code);
        size_t step = (size_t)(size < 0 ? -size : size);
        bytes[code < CODES ? model->scripts[code] : script_of(code)] += step;
        i += step;
    }
}

static enum script main_script(size_t bytes[SCRIPTS])
{
    if (bytes[SCRIPT_KANA] * KANA_SHARE > bytes[SCRIPT_HAN]) {
        bytes[SCRIPT_KANA] += bytes[SCRIPT_HAN];
        bytes[SCRIPT_HAN] = 0;
    }
    enum script most = SCRIPT_NONE;
    bytes[SCRIPT_NONE] = 0;
    for (int script = SCRIPT_NONE + 1; script < SCRIPTS; script++)
        if (bytes[script] > bytes[most])
            most = (enum script)script;
    return most;
}

static bool is(const char *language, const char *other)
{
    return language && strcmp(language, other) == 0;
}

const char *language_guess(
    struct language_model *model, struct span text, const char *enclosing)
{
    size_t bytes[SCRIPTS] = {0};
    if (text.size > SAMPLE)
        text.size = SAMPLE;
    count_scripts(model, text, bytes);
    enum script script = main_script(bytes);
    const char *language = script_language(script);
    if (!language)
        return enclosing ? enclosing : "und";
    if (script == SCRIPT_HAN && bytes[SCRIPT_HAN] < HEADLINE && is(enclosing, "ja"))
        return enclosing;
    return is(enclosing, language) ? enclosing : language;
}
