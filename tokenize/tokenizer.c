#include "tokenize/tokenizer.h"

#include <stdlib.h>

#include "lib/fold.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "tokenize/languages/language.h"
#include "tokenize/languages/nonprose.h"
#include "tokenize/sentences/sentence_splitter.h"
#include "tokenize/sentences/suppressions.h"
#include "tokenize/vertical_writer.h"
#include "tokenize/words/compounds.h"
#include "tokenize/words/divisions.h"
#include "tokenize/words/tokens.h"

struct tokenizer {
    struct tokenizer_options options;
    struct stream stream;
    struct bytes bytes;
    struct tokens tokens;
    struct refine refine;
    struct sentence_splitter splitter;
    struct suppressions *suppressions;
    struct dictionaries *dictionaries;
    struct language_model *model;
    struct normalizer *normalizer;
    struct tokenizer_notes notes;

    char *name; /* of the document; owned */
    size_t name_size;
    size_t name_capacity;
    const char *language; /* of the document */
    const char *paragraph_language;
    uint64_t position;     /* of the text that will be fed next */
    size_t searched;       /* bytes of it in which no paragraph ends */
    bool opened;           /* the document's tag was written */
    bool inside;           /* a paragraph was cut and goes on */
    bool paragraph_opened; /* its tag was written */
    bool nonprose;         /* so is the paragraph */
    bool mixed;            /* words of it are in more than one script */
};

/* Whether words that hold the byte may depend on the language: Han is divided by it, all of
 * which is beyond U+3000; syllables of Vietnamese, with letters from U+1EA0 on or marks from
 * U+0300 on, are joined. */
static inline bool asks_language(unsigned char byte)
{
    enum { MARKS = 0xCC, LATIN = 0xE1, HAN = 0xE3 }; /* lead bytes */
    return byte >= MARKS && (byte >= HAN || byte == LATIN || byte == MARKS);
}

/* Whether what is printed depends on the language of every text: plain words do where clitics
 * are divided. One that is given needs no detection. */
static bool all_need_language(const struct tokenizer_options *options)
{
    return !options->plain || options->refine.clitics || options->refine.elision ||
           options->language;
}

/* The text is classified. */
static bool needs_language(const struct tokenizer *tokenizer, struct span text)
{
    enum { BLOCK = 64 };
    const struct bytes *bytes = &tokenizer->bytes;
    bool needs = all_need_language(&tokenizer->options);
    for (size_t i = 0; bytes->other && !needs && i < bytes->count; i++)
        for (uint64_t bits = bytes->blocks[i].other; bits && !needs; bits &= bits - 1) {
            size_t at = i * BLOCK + (size_t)__builtin_ctzll(bits);
            needs = asks_language((unsigned char)text.data[at]);
        }
    return needs;
}

struct tokenizer *tokenizer_new(
    const struct tokenizer_options *options, struct output *output)
{
    struct tokenizer *new = memory_new(1, sizeof *new);
    new->options = *options;
    new->dictionaries = dictionaries_new();
    new->model = language_model_new();
    new->suppressions = suppressions_new(new->model);
    bool detects = !options->language && all_need_language(options);
    if (detects && !language_model_there(new->model))
        message(NULL, "no model of languages: most texts are und (run make deps all)");
    new->normalizer = normalizer_new((struct normalizer_options){.fold = options->fold,
        .compatibility = options->compatibility,
        .turkic = options->language && fold_is_turkic(span_of(options->language))});
    new->tokens.dictionaries = new->dictionaries;
    new->refine.options = options->refine;
    new->refine.options.raised = options->compatibility;
    new->splitter.suppressions = new->suppressions;
    new->stream = (struct stream){.output = output,
        .normalizer = new->normalizer,
        .plain = options->plain,
        .fold = options->fold || options->compatibility,
        .breaks = options->breaks};
    return new;
}

void tokenizer_free(struct tokenizer *tokenizer)
{
    suppressions_free(tokenizer->suppressions);
    dictionaries_free(tokenizer->dictionaries);
    language_model_free(tokenizer->model);
    normalizer_free(tokenizer->normalizer);
    bytes_free(&tokenizer->bytes);
    tokens_free(&tokenizer->tokens);
    refine_free(&tokenizer->refine);
    splitter_free(&tokenizer->splitter);
    free(tokenizer->name);
    free(tokenizer);
}

struct tokenizer_notes tokenizer_take_notes(struct tokenizer *tokenizer)
{
    struct tokenizer_notes notes = tokenizer->notes;
    notes.invalid = tokenizer->tokens.invalid;
    notes.cut = tokenizer->tokens.cut;
    tokenizer->tokens.invalid = tokenizer->tokens.cut = 0;
    tokenizer->notes = (struct tokenizer_notes){0};
    return notes;
}

/* ---------------------------------------------------------------- paragraphs */

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n' || byte == '\f';
}

static size_t blank_size(struct span text)
{
    size_t size = 0;
    while (size < text.size && is_blank(text.data[size]))
        size++;
    return size;
}

static void open_paragraph(struct tokenizer *tokenizer)
{
    if (tokenizer->paragraph_opened)
        return;
    bool same = strcmp(tokenizer->paragraph_language, tokenizer->language) == 0;
    stream_open_paragraph(&tokenizer->stream, same ? NULL : tokenizer->paragraph_language);
    tokenizer->paragraph_opened = true;
}

/* Whether words of the paragraph are in more than one script. */
static bool is_mixed(const struct tokenizer *tokenizer, struct span text)
{
    return !tokenizer->options.language && !tokenizer->nonprose && tokenizer->bytes.other &&
           language_scripts_differ(
               tokenizer->model, text, tokenizer->tokens.items, tokenizer->tokens.count);
}

/* Of a sentence whose script may be another one than its paragraph's. */
static const char *sentence_language(struct tokenizer *tokenizer, struct span sentence)
{
    const char *enclosing = tokenizer->paragraph_language;
    const char *language = language_guess(tokenizer->model, sentence, enclosing);
    return strcmp(language, enclosing) == 0 ? NULL : language;
}

static void emit_sentence(struct tokenizer *tokenizer, struct span text, size_t begin,
    size_t end, const struct token *tokens, size_t count)
{
    while (begin < end && is_blank(text.data[begin]))
        begin++;
    while (end > begin && is_blank(text.data[end - 1]))
        end--;
    open_paragraph(tokenizer);
    struct stream_sentence sentence = {
        .begin = tokenizer->position + begin,
        .end = tokenizer->position + end,
    };
    if (tokenizer->mixed)
        sentence.language =
            sentence_language(tokenizer, (struct span){text.data + begin, end - begin});
    stream_sentence(&tokenizer->stream, sentence, text, tokens, count);
}

/* Writes the sentences that end at or before `limit`, as far as they hold tokens. */
static void tokenizer_emit(struct tokenizer *tokenizer, struct span text, size_t limit)
{
    const struct tokens *tokens = &tokenizer->tokens;
    size_t begin = 0, token = 0;
    tokenizer->mixed = is_mixed(tokenizer, text);
    for (size_t i = 0; i < tokenizer->splitter.count && begin < limit; i++) {
        size_t end = tokenizer->splitter.ends[i];
        if (end > limit)
            end = limit;
        size_t first = token;
        while (token < tokens->count && tokens->items[token].begin < end)
            token++;
        if (token > first && end < limit &&
            tokens->items[token - 1].begin + token_size(&tokens->items[token - 1]) > end) {
            token = first; /* no sentence ends within a token */
            continue;
        }
        if (token > first)
            emit_sentence(
                tokenizer, text, begin, end, tokens->items + first, token - first);
        begin = end;
    }
}

static void find_tokens(struct tokenizer *tokenizer, struct span text)
{
    /* What is no prose has words of the language that was named, as with --plain. */
    bool named = tokenizer->nonprose && tokenizer->options.language;
    const char *language = named ? tokenizer->language : tokenizer->paragraph_language;
    tokens_find(&tokenizer->tokens, text, &tokenizer->bytes, language);
    divide_words(&tokenizer->refine, &tokenizer->tokens, text, &tokenizer->bytes,
        tokenizer->suppressions);
    if (strcmp(language, "he") == 0)
        divide_hebrew(&tokenizer->refine, &tokenizer->tokens, text);
    if (tokenizer->bytes.other)
        divide_hangul(&tokenizer->refine, &tokenizer->tokens, text);
    refine_tokens(&tokenizer->refine, &tokenizer->tokens, text, language);
    if (strcmp(language, "vi") == 0)
        join_syllables(&tokenizer->refine, &tokenizer->tokens, text);
}

static const char nonprose_language[] = NONPROSE_LANGUAGE;

/* Tells the language of a paragraph that begins with the text, which is classified. */
static void choose_language(struct tokenizer *tokenizer, struct span text)
{
    if (tokenizer->inside)
        return;
    if (tokenizer->nonprose)
        tokenizer->paragraph_language = nonprose_language;
    else if (tokenizer->options.language)
        tokenizer->paragraph_language = tokenizer->language;
    else
        tokenizer->paragraph_language = language_of_paragraph(
            tokenizer->model, text, &tokenizer->bytes, tokenizer->language);
    suppressions_language(tokenizer->suppressions, tokenizer->paragraph_language);
}

/* Classifies a text, and cuts it to its first part where that is prose and the next is not, or
 * the other way about. */
static void classify_part(struct tokenizer *tokenizer, struct span *text)
{
    bytes_classify(&tokenizer->bytes, *text);
    tokenizer->nonprose = false;
    if (tokenizer->options.keep_nonprose || !nonprose_possible(&tokenizer->bytes, *text))
        return;
    size_t size = nonprose_part(*text, &tokenizer->nonprose);
    if (size == text->size)
        return;
    text->size = size;
    bytes_classify(&tokenizer->bytes, *text);
}

static void analyse(struct tokenizer *tokenizer, struct span text)
{
    choose_language(tokenizer, text);
    find_tokens(tokenizer, text);
    splitter_find(&tokenizer->splitter, text, &tokenizer->bytes);
}

/* The words of a paragraph by themselves, which take no sentences and mostly no language.
 */
static void emit_words(struct tokenizer *tokenizer, struct span text)
{
    bytes_classify(&tokenizer->bytes, text);
    if (needs_language(tokenizer, text) || divisions_possible(text, &tokenizer->bytes))
        choose_language(tokenizer, text);
    else if (!tokenizer->inside)
        tokenizer->paragraph_language = tokenizer->language;
    find_tokens(tokenizer, text);
    stream_sentence(&tokenizer->stream, (struct stream_sentence){0}, text,
        tokenizer->tokens.items, tokenizer->tokens.count);
}

static size_t tokenizer_take(struct tokenizer *tokenizer, size_t size)
{
    tokenizer->position += size;
    tokenizer->searched = 0;
    return size;
}

/* The text is a paragraph, or the rest of one. */
static size_t take_paragraph(struct tokenizer *tokenizer, struct span text)
{
    if (tokenizer->options.plain) {
        emit_words(tokenizer, text);
    } else {
        classify_part(tokenizer, &text);
        analyse(tokenizer, text);
        tokenizer_emit(tokenizer, text, text.size);
    }
    if (tokenizer->paragraph_opened)
        stream_close_paragraph(&tokenizer->stream);
    tokenizer->paragraph_opened = tokenizer->inside = tokenizer->tokens.rest = false;
    return tokenizer_take(tokenizer, text.size);
}

/* Where a paragraph that is too long is cut: behind its last whole sentence, else before
 * its last word, else between code points. */
static size_t cut_at(const struct tokenizer *tokenizer, struct span text)
{
    const struct sentence_splitter *splitter = &tokenizer->splitter;
    const struct tokens *tokens = &tokenizer->tokens;
    if (splitter->count > 1)
        return splitter->ends[splitter->count - 2];
    if (tokens->count > 0 && tokens->items[tokens->count - 1].begin > 0)
        return tokens->items[tokens->count - 1].begin;
    size_t size = text.size;
    while (size > text.size - 3 && (text.data[size] & 0xC0) == 0x80)
        size--;
    return size;
}

/* Whether the cut is within a word that is longer than a token. */
static bool cuts_word(const struct tokens *tokens, size_t limit)
{
    enum { CHARACTER = 4 };
    if (tokens->count < 2 || tokens->items[tokens->count - 1].begin != limit)
        return false;
    const struct token *before = &tokens->items[tokens->count - 2];
    size_t size = token_size(before);
    return before->begin + size == limit && size > TOKEN_MAX - CHARACTER;
}

/* The text is a window of a paragraph that goes on. */
static size_t take_window(struct tokenizer *tokenizer, struct span text)
{
    uint64_t invalid = tokenizer->tokens.invalid, cut = tokenizer->tokens.cut;
    bytes_classify(&tokenizer->bytes, text);
    analyse(tokenizer, text);
    size_t limit = cut_at(tokenizer, text);
    bool rest = cuts_word(&tokenizer->tokens, limit);
    if (limit < text.size) { /* what is left will be counted again */
        tokenizer->tokens.invalid = invalid;
        tokenizer->tokens.cut = cut;
        text.size = limit;
        bytes_classify(&tokenizer->bytes, text);
        find_tokens(tokenizer, text);
    }
    tokenizer_emit(tokenizer, text, limit);
    tokenizer->tokens.rest = rest;
    tokenizer->inside = true;
    return tokenizer_take(tokenizer, limit);
}

/* The size of the paragraph that the text begins with, its line break included; 0 where its
 * end is not seen. */
static size_t paragraph_size(struct tokenizer *tokenizer, struct span text)
{
    size_t at = tokenizer->searched;
    for (;;) {
        const char *found = memchr(text.data + at, '\n', text.size - at);
        if (!found)
            break;
        size_t line = (size_t)(found - text.data) + 1, next = line;
        while (next < text.size && is_blank(text.data[next]) && text.data[next] != '\n')
            next++;
        if (next == text.size) { /* what follows decides */
            tokenizer->searched = line - 1;
            return 0;
        }
        if (text.data[next] == '\n')
            return line;
        at = next;
    }
    tokenizer->searched = text.size;
    return 0;
}

/* Takes a paragraph, a window or what is blank; 0 where more must be fed. */
static size_t take_some(struct tokenizer *tokenizer, struct span text, bool final)
{
    size_t blank = tokenizer->inside ? 0 : blank_size(text);
    if (blank)
        return tokenizer_take(tokenizer, blank);
    size_t size = paragraph_size(tokenizer, text);
    if (!size && final)
        size = text.size;
    if (size > TOKENIZER_WINDOW || (!size && text.size > TOKENIZER_WINDOW))
        return take_window(tokenizer, (struct span){text.data, TOKENIZER_WINDOW});
    return size ? take_paragraph(tokenizer, (struct span){text.data, size}) : 0;
}

/* ---------------------------------------------------------------- documents */

void tokenizer_begin(struct tokenizer *tokenizer, struct span name, uint64_t position)
{
    tokenizer->name =
        memory_grow(tokenizer->name, &tokenizer->name_capacity, name.size + 1, 1);
    if (name.size)
        memcpy(tokenizer->name, name.data, name.size);
    tokenizer->name_size = name.size;
    tokenizer->position = position;
    tokenizer->searched = 0;
    tokenizer->opened = tokenizer->inside = tokenizer->paragraph_opened = false;
    tokenizer->tokens.rest = false;
}

const char *tokenizer_language(struct tokenizer *tokenizer, struct span text)
{
    const char *language = tokenizer->options.language;
    return language ? language : language_guess(tokenizer->model, text, NULL);
}

void tokenizer_describe(struct tokenizer *tokenizer, struct span date, struct span title)
{
    tokenizer->stream.date = date;
    tokenizer->stream.title = title;
}

/* The language of a document's head, which is classified, as far as it is prose. */
static const char *head_language(struct tokenizer *tokenizer, struct span head)
{
    if (tokenizer->options.keep_nonprose || !nonprose_possible(&tokenizer->bytes, head))
        return tokenizer_language(tokenizer, head);
    char *room = memory_new(head.size + 1, 1);
    struct span prose = {room, nonprose_strip(head, room)};
    const char *language = tokenizer_language(tokenizer, prose.size ? prose : head);
    free(room);
    return language;
}

static void open_document(struct tokenizer *tokenizer, struct span text)
{
    struct span head = {text.data, text.size < TOKENIZER_HEAD ? text.size : TOKENIZER_HEAD};
    bytes_classify(&tokenizer->bytes, head);
    tokenizer->language =
        needs_language(tokenizer, head) ? head_language(tokenizer, head) : "und";
    tokenizer->splitter.line_each = splitter_line_each(head);
    struct span name = {tokenizer->name, tokenizer->name_size};
    stream_open_document(&tokenizer->stream, name, tokenizer->language);
    tokenizer->opened = true;
}

/* Counts the NUL bytes of what was taken. */
static void note_nul(struct tokenizer *tokenizer, struct span text)
{
    const char *at = text.data, *end = text.data + text.size;
    while (at < end && (at = memchr(at, '\0', (size_t)(end - at)))) {
        tokenizer->notes.nul++;
        at++;
    }
}

size_t tokenizer_feed(struct tokenizer *tokenizer, struct span text, bool final)
{
    if (!tokenizer->opened) {
        if (!final && text.size < TOKENIZER_HEAD)
            return 0;
        open_document(tokenizer, text);
    }
    size_t taken = 0, size = 1;
    while (taken < text.size && size) {
        struct span rest = {text.data + taken, text.size - taken};
        size = take_some(tokenizer, rest, final);
        taken += size;
    }
    note_nul(tokenizer, (struct span){text.data, taken});
    return taken;
}

void tokenizer_end(struct tokenizer *tokenizer)
{
    if (!tokenizer->opened)
        open_document(tokenizer, (struct span){"", 0});
    if (tokenizer->paragraph_opened)
        stream_close_paragraph(&tokenizer->stream);
    stream_close_document(&tokenizer->stream);
}

/* ---------------------------------------------------------------- streams */

const char *tokenizer_given_language(const struct tokenizer *tokenizer)
{
    return tokenizer->options.language;
}

void tokenizer_line(struct tokenizer *tokenizer, struct span line)
{
    stream_line(&tokenizer->stream, line);
}

void tokenizer_tokens(struct tokenizer *tokenizer, struct span text, const char *language,
    const struct stream_mark *marks, size_t mark_count)
{
    tokenizer->paragraph_language = language;
    bytes_classify(&tokenizer->bytes, text);
    find_tokens(tokenizer, text);
    note_nul(tokenizer, text);
    stream_tokens(&tokenizer->stream, text, tokenizer->tokens.items,
        tokenizer->tokens.count, marks, mark_count);
}
