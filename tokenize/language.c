#include "tokenize/language.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "lib/utf8.h"
#include "tokenize/language_model.h"
#include "tokenize/scripts.h"

enum {
    CODES = 0x10000,          /* the code points whose script is in a table */
    WINDOWS = 4,              /* places of a long text that are read */
    WINDOW = 1024,            /* bytes of each at most */
    KANA_SHARE = 16,          /* Han text with a sixteenth of it in kana is Japanese */
    HEADLINE = 90,            /* bytes of Han without kana that Japanese text may have */
    CHECK_EVERY = 4,          /* words between two looks whether it is decided */
    TOLD = 2 * LANGUAGE_UNIT, /* bits by which a text's language leads at least */
    BEGINNING = 96, /* bytes of a paragraph that may confirm the enclosing language */
    SHORT_WORD = 4, /* letters of a word that is likely a function word */
    CONFIRMING = 3, /* such words that confirm it, at least */
    SURE = 30 * LANGUAGE_UNIT,   /* bits by which a window's language leads at least */
    AGREED = 14 * LANGUAGE_UNIT, /* bits by which the enclosing language leads at least */
    DIFFERS =
        22 * LANGUAGE_UNIT, /* bits, and words, by which another one must lead to be */
    DIFFERS_WORDS = 4,      /* found within the enclosing one */
};

struct language_model {
    unsigned char scripts[CODES]; /* of each code point */
    struct language_tables tables;
};

/* What is known of a text so far. */
struct evidence {
    size_t bytes[SCRIPTS]; /* of letters in each script */
    uint32_t words[LANGUAGE_SCRIPTS], small_words[LANGUAGE_SCRIPTS]; /* not capitalised */
    uint32_t costs[LANGUAGE_SCRIPTS][LANGUAGES_MOST]; /* set where there are words */
};

struct language_model *language_model_new(void)
{
    struct language_model *model = memory_new(1, sizeof *model);
    scripts_fill(model->scripts, CODES);
    language_tables_map(&model->tables);
    return model;
}

void language_model_free(struct language_model *model)
{
    free(model);
}

static bool is(const char *language, const char *other)
{
    return language && strcmp(language, other) == 0;
}

/* A script's letters that stand together. */
struct word {
    enum script script;
    bool capital; /* its first letter, as names have it */
    size_t bytes;
    size_t size; /* letters: LANGUAGE_WORD_MOST at most */
    uint8_t letters[LANGUAGE_WORD_MOST];
};

/* Takes the next word from the front of the text. False where there is none. */
static bool next_word(
    const struct language_model *model, struct span *text, struct word *word)
{
    size_t i = 0;
    word->script = SCRIPT_NONE;
    word->bytes = word->size = 0;
    while (i < text->size) {
        uint32_t code = (unsigned char)text->data[i];
        size_t step = 1;
        if (code >= 0x80) {
            int size = utf8_decode(text->data + i, text->size - i, &code);
            step = (size_t)(size < 0 ? -size : size);
        }
        enum script script =
            code < CODES ? (enum script)model->scripts[code] : script_of(code);
        if (script != word->script && word->script != SCRIPT_NONE)
            break;
        if (script != SCRIPT_NONE) {
            word->script = script;
            word->bytes += step;
            uint16_t letter = code < LANGUAGE_LETTERS ? model->tables.letters[code] : 0;
            if (word->size == 0)
                word->capital = letter >= LANGUAGE_CAPITAL;
            if (word->size < LANGUAGE_WORD_MOST)
                word->letters[word->size++] = (uint8_t)letter;
        }
        i += step;
    }
    *text = (struct span){text->data + i, text->size - i};
    return word->script != SCRIPT_NONE;
}

static void add_word(
    const struct language_model *model, const struct word *word, struct evidence *evidence)
{
    evidence->bytes[word->script] += word->bytes;
    if (word->script >= LANGUAGE_SCRIPTS)
        return;
    const struct language_group *group = &model->tables.groups[word->script];
    if (group->languages == 0)
        return;
    if (evidence->words[word->script] == 0) {
        memset(evidence->costs[word->script], 0, sizeof *evidence->costs);
        language_cost_start(group, evidence->costs[word->script]);
    }
    language_cost(group, word->letters, word->size, evidence->costs[word->script]);
    evidence->words[word->script]++;
    evidence->small_words[word->script] += !word->capital;
}

/* The likeliest language and by how much it leads. */
struct verdict {
    uint32_t language, lead;
    bool open; /* nothing speaks for one rather than another */
};

static struct verdict decide(const struct language_group *group, const uint32_t *costs)
{
    struct verdict verdict = {0};
    uint32_t least = UINT32_MAX, second = UINT32_MAX, most = 0;
    for (uint32_t i = 0; i < group->languages; i++) {
        if (costs[i] > most)
            most = costs[i];
        if (costs[i] < least) {
            second = least;
            least = costs[i];
            verdict.language = i;
        } else if (costs[i] < second) {
            second = costs[i];
        }
    }
    verdict.lead = second - least;
    verdict.open = most == least;
    return verdict;
}

static const char *code_of(const struct language_group *group, uint32_t language)
{
    return group->codes + 4 * (size_t)language;
}

/* Takes up to CHECK_EVERY words from the front of the text. Returns how many. */
static size_t next_words(
    const struct language_model *model, struct span *text, struct word words[CHECK_EVERY])
{
    size_t count = 0;
    while (count < CHECK_EVERY && next_word(model, text, &words[count])) {
        const struct word *word = &words[count++];
        if (word->script < LANGUAGE_SCRIPTS && model->tables.groups[word->script].languages)
            language_cost_fetch(
                &model->tables.groups[word->script], word->letters, word->size);
    }
    return count;
}

static enum script main_script(const struct evidence *evidence)
{
    size_t bytes[SCRIPTS];
    memcpy(bytes, evidence->bytes, sizeof bytes);
    if (bytes[SCRIPT_KANA] * KANA_SHARE > bytes[SCRIPT_HAN]) {
        bytes[SCRIPT_KANA] += bytes[SCRIPT_HAN];
        bytes[SCRIPT_HAN] = 0;
    }
    enum script most = SCRIPT_NONE;
    for (int script = SCRIPT_NONE + 1; script < SCRIPTS; script++)
        if (bytes[script] > bytes[most])
            most = (enum script)script;
    return most;
}

static const char *by_script(
    const struct evidence *evidence, enum script script, const char *enclosing)
{
    const char *language = script_language(script);
    if (!language)
        return enclosing ? enclosing : "und";
    if (script == SCRIPT_HAN && evidence->bytes[script] < HEADLINE && is(enclosing, "ja"))
        return enclosing;
    return is(enclosing, language) ? enclosing : language;
}

static const char *by_words(const struct language_group *group, uint32_t small_words,
    const uint32_t *costs, const char *enclosing)
{
    struct verdict verdict = decide(group, costs);
    const char *language = code_of(group, verdict.language);
    if (!enclosing)
        return verdict.open || verdict.lead < TOLD ? "und" : language;
    if (small_words < DIFFERS_WORDS || is(enclosing, language))
        return enclosing;
    for (uint32_t i = 0; i < group->languages; i++)
        if (is(enclosing, code_of(group, i)) &&
            costs[i] < costs[verdict.language] + DIFFERS)
            return enclosing;
    return language;
}

/* The language that the evidence speaks for. */
static const char *choose(const struct language_model *model,
    const struct evidence *evidence, const char *enclosing)
{
    enum script script = main_script(evidence);
    if (script >= LANGUAGE_SCRIPTS || model->tables.groups[script].languages == 0)
        return by_script(evidence, script, enclosing);
    return by_words(&model->tables.groups[script], evidence->small_words[script],
        evidence->costs[script], enclosing);
}

/* The language that is sure from the evidence in a script; NULL: none yet. */
static const char *sure(const struct language_model *model, const struct evidence *evidence,
    enum script script, const char *enclosing)
{
    if (script >= LANGUAGE_SCRIPTS)
        return NULL;
    const struct language_group *group = &model->tables.groups[script];
    struct verdict verdict = decide(group, evidence->costs[script]);
    const char *language = code_of(group, verdict.language);
    if (is(enclosing, language))
        return verdict.lead >= AGREED ? language : NULL;
    bool words = !enclosing || evidence->small_words[script] >= DIFFERS_WORDS;
    return words && verdict.lead >= SURE ? language : NULL;
}

/* Reads a window until its language is sure. True where the enclosing one is: then, or
 * where the beginning does not speak for another one. */
static bool read_window(const struct language_model *model, struct span text,
    const char *enclosing, struct evidence *evidence)
{
    const char *beginning = enclosing ? text.data + BEGINNING : NULL;
    struct word words[CHECK_EVERY];
    for (size_t count; (count = next_words(model, &text, words)) > 0;) {
        for (size_t i = 0; i < count; i++)
            add_word(model, &words[i], evidence);
        const char *language =
            count == CHECK_EVERY ? sure(model, evidence, words[count - 1].script, enclosing)
                                 : NULL;
        if (language)
            return is(enclosing, language);
        if (beginning && text.data >= beginning) {
            beginning = NULL;
            if (is(enclosing, choose(model, evidence, enclosing)))
                return true;
        }
    }
    return false;
}

/* The language of which the short small words of a paragraph's beginning, function words as
 * a rule, make sure; NULL: of none. They are few: what is known of them stays in the cache.
 */
static const char *at_a_glance(
    const struct language_model *model, struct span text, const char *enclosing)
{
    uint32_t costs[LANGUAGES_MOST] = {0};
    struct word word;
    enum script script = SCRIPT_NONE;
    if (text.size > BEGINNING)
        text.size = BEGINNING;
    for (size_t count = 0; next_word(model, &text, &word);) {
        if (word.capital || word.size > SHORT_WORD || word.script >= LANGUAGE_SCRIPTS ||
            (script != SCRIPT_NONE && word.script != script))
            continue;
        script = word.script;
        const struct language_group *group = &model->tables.groups[script];
        if (group->languages == 0)
            return NULL;
        language_cost(group, word.letters, word.size, costs);
        if (++count < CONFIRMING)
            continue;
        struct verdict verdict = decide(group, costs);
        const char *language = code_of(group, verdict.language);
        if (is(enclosing, language) ? verdict.lead >= AGREED
                                    : verdict.lead >= DIFFERS && count >= DIFFERS_WORDS)
            return language;
    }
    return NULL;
}

/* The part of a long text that the window shows: from a word's beginning, where spaces are.
 */
static struct span window_of(struct span text, size_t window)
{
    if (text.size <= WINDOWS * WINDOW)
        return window == 0 ? text : (struct span){text.data, 0};
    size_t begin = window * ((text.size - WINDOW) / (WINDOWS - 1));
    const char *space = begin ? memchr(text.data + begin, ' ', WINDOW / 4) : NULL;
    if (space)
        begin = (size_t)(space - text.data);
    size_t size = text.size - begin < WINDOW ? text.size - begin : WINDOW;
    return (struct span){text.data + begin, size};
}

const char *language_guess(
    struct language_model *model, struct span text, const char *enclosing)
{
    const char *seen = enclosing ? at_a_glance(model, text, enclosing) : NULL;
    if (seen)
        return is(enclosing, seen) ? enclosing : seen;
    struct evidence evidence;
    memset(&evidence, 0, offsetof(struct evidence, costs)); /* most is never looked at */
    for (size_t window = 0; window < WINDOWS; window++)
        if (read_window(model, window_of(text, window), enclosing, &evidence))
            return enclosing;
    return choose(model, &evidence, enclosing);
}
