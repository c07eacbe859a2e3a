#include "tokenize/languages/language.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "tokenize/languages/glance.h"
#include "tokenize/languages/model.h"
#include "tokenize/languages/scripts.h"
#include "tokenize/languages/word.h"
#include "tokenize/words/codepoint.h"

enum {
    WINDOWS = 4,              /* places of a long text that are read */
    WINDOW = 1024,            /* bytes of each at most */
    PARAGRAPH = 512,          /* bytes of a paragraph that are read */
    KANA_SHARE = 16,          /* Han text with a sixteenth of it in kana is Japanese */
    HEADLINE = 90,            /* bytes of Han without kana that Japanese text may have */
    CHECK_EVERY = 4,          /* words between two looks whether it is decided */
    LISTED_OF = 12,           /* one in so many words of a text is a listed one, */
    FEW_WORDS = 6,            /* where there are so many */
    TOLD = 2 * LANGUAGE_UNIT, /* bits by which a text's language leads at least */
    BEGINNING = 96, /* bytes of a paragraph that may confirm the enclosing language */
    SURE = 30 * LANGUAGE_UNIT,   /* bits by which a window's language leads at least */
    AGREED = 14 * LANGUAGE_UNIT, /* bits by which the enclosing language leads at least */
    DIFFERS =
        22 * LANGUAGE_UNIT, /* bits, and words, by which another one must lead to be */
    DIFFERS_WORDS = 4,      /* found within the enclosing one */
};

struct language_model {
    bool there; /* the data file */
    struct language_tables tables;
    struct language_glance *glance;
};

/* What is known of a text so far. */
struct evidence {
    size_t bytes[SCRIPTS]; /* of letters in each script */
    uint32_t words[LANGUAGE_SCRIPTS];
    uint32_t small_words[LANGUAGE_SCRIPTS];  /* not capitalised */
    uint32_t listed_words[LANGUAGE_SCRIPTS]; /* known as such, not by their letters alone */
    uint32_t costs[LANGUAGE_SCRIPTS][LANGUAGES_MOST]; /* set where there are words */
};

struct language_model *language_model_new(void)
{
    struct language_model *model = memory_new(1, sizeof *model);
    model->there = language_tables_map(&model->tables);
    model->glance = language_glance_new(&model->tables);
    return model;
}

bool language_model_there(const struct language_model *model)
{
    return model->there;
}

void language_model_free(struct language_model *model)
{
    language_glance_free(model->glance);
    free(model);
}

static bool is(const char *language, const char *other)
{
    return language && strcmp(language, other) == 0;
}

static void add_word(const struct language_model *model, const struct language_word *word,
    struct evidence *evidence)
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
    if (word->size == LANGUAGE_WORD_MOST)
        return; /* what is as long is no word */
    evidence->listed_words[word->script] +=
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

/* Takes up to CHECK_EVERY words from the front of the text. Returns how many. */
static size_t next_words(const struct language_model *model, struct span *text,
    struct language_word words[CHECK_EVERY])
{
    size_t count = 0;
    while (count < CHECK_EVERY && language_word_next(&model->tables, text, &words[count])) {
        const struct language_word *word = &words[count++];
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
    for (int script = SCRIPT_NONE + 1; script < SCRIPTS; script++) {
        bytes[script] /= script_letter_bytes((enum script)script);
        if (bytes[script] > bytes[most])
            most = (enum script)script;
    }
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

/* Whether so many words are listed in some language that the text is in one at all. */
static bool is_language(const struct evidence *evidence, enum script script)
{
    uint32_t words = evidence->words[script];
    return words < FEW_WORDS || evidence->listed_words[script] * LISTED_OF >= words;
}

static const char *by_words(const struct language_group *group,
    const struct evidence *evidence, enum script script, const char *enclosing)
{
    const uint32_t *costs = evidence->costs[script];
    struct verdict verdict = decide(group, costs);
    const char *language = language_code_of(group, verdict.language);
    if (!enclosing)
        return verdict.open || verdict.lead < TOLD || !is_language(evidence, script)
                   ? "und"
                   : language;
    if (evidence->small_words[script] < DIFFERS_WORDS || is(enclosing, language))
        return enclosing;
    for (uint32_t i = 0; i < group->languages; i++)
        if (is(enclosing, language_code_of(group, i)) &&
            costs[i] < costs[verdict.language] + DIFFERS)
            return enclosing;
    return language;
}

/* The language that the evidence speaks for. */
static const char *language_choose(const struct language_model *model,
    const struct evidence *evidence, const char *enclosing)
{
    enum script script = main_script(evidence);
    if (script >= LANGUAGE_SCRIPTS || model->tables.groups[script].languages == 0)
        return by_script(evidence, script, enclosing);
    return by_words(&model->tables.groups[script], evidence, script, enclosing);
}

/* The language that is sure from the evidence in a script; NULL: none yet. */
static const char *sure(const struct language_model *model, const struct evidence *evidence,
    enum script script, const char *enclosing)
{
    if (script >= LANGUAGE_SCRIPTS || model->tables.groups[script].languages == 0)
        return NULL;
    const struct language_group *group = &model->tables.groups[script];
    struct verdict verdict = decide(group, evidence->costs[script]);
    const char *language = language_code_of(group, verdict.language);
    if (is(enclosing, language))
        return verdict.lead >= AGREED ? language : NULL;
    bool words = enclosing ? evidence->small_words[script] >= DIFFERS_WORDS
                           : is_language(evidence, script);
    bool leads = words && verdict.lead >= SURE && main_script(evidence) == script;
    return leads ? language : NULL;
}

/* Reads a window until its language is sure. True where the enclosing one is: then, or
 * where the beginning does not speak for another one. */
static bool read_window(const struct language_model *model, struct span text,
    const char *enclosing, struct evidence *evidence)
{
    const char *beginning = enclosing ? text.data + BEGINNING : NULL;
    struct language_word words[CHECK_EVERY];
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
            if (is(enclosing, language_choose(model, evidence, enclosing)))
                return true;
        }
    }
    return false;
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
    if (enclosing && text.size > PARAGRAPH)
        text.size = PARAGRAPH;
    struct evidence evidence;
    memset(&evidence, 0, offsetof(struct evidence, costs)); /* most is never looked at */
    for (size_t window = 0; window < WINDOWS; window++)
        if (read_window(model, window_of(text, window), enclosing, &evidence))
            return enclosing;
    const char *language = language_choose(model, &evidence, enclosing);
    bool short_han = is(language, "ja") && !evidence.bytes[SCRIPT_KANA];
    return short_han && script_han_is_chinese(text) ? "zh" : language;
}

const char *language_of_paragraph(struct language_model *model, struct span text,
    const struct bytes *bytes, const char *enclosing)
{
    const char *seen = language_glance_at(model->glance, text, bytes, enclosing);
    return seen ? seen : language_guess(model, text, enclosing);
}

bool language_knows(
    const struct language_model *model, struct span word, const char *language)
{
    struct language_word letters;
    if (!language_word_next(&model->tables, &word, &letters) || word.size ||
        letters.script >= LANGUAGE_SCRIPTS)
        return false;
    const struct language_group *group = &model->tables.groups[letters.script];
    const uint8_t *row =
        group->languages ? language_row(group, letters.letters, letters.size) : NULL;
    for (uint32_t i = 0; row && i < group->languages; i++)
        if (is(language, language_code_of(group, i)))
            return language_row_knows(row, i);
    return row;
}

/* The two scripts of Japanese are one here. */
static enum script script_at(
    const struct language_model *model, struct span text, size_t at)
{
    uint32_t code;
    codepoint_decode(text, at, &code);
    enum script script = language_script(&model->tables, code);
    return script == SCRIPT_KANA ? SCRIPT_HAN : script;
}

bool language_scripts_differ(const struct language_model *model, struct span text,
    const struct token *tokens, size_t count)
{
    enum script first = SCRIPT_NONE;
    for (size_t i = 0; i < count; i++) {
        enum script script = script_at(model, text, tokens[i].begin);
        if (first == SCRIPT_NONE)
            first = script;
        else if (script != SCRIPT_NONE && script != first)
            return true;
    }
    return false;
}
