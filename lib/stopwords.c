#include "lib/stopwords.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "lib/datadir.h"
#include "lib/fnv.h"
#include "lib/fold.h"
#include "lib/list_text.h"
#include "lib/memory.h"

struct stopwords {
    struct span *slots; /* open addressing; data NULL: free */
    size_t slot_count;  /* a power of two, or 0 where there are no words */
    size_t count;
    struct arena arena; /* holds the words */
};

/* The slot that holds the word, or the free one where it belongs. */
static struct span *slot_of(const struct stopwords *words, struct span word)
{
    size_t mask = words->slot_count - 1;
    size_t i = fnv_hash(word) & mask;
    while (words->slots[i].data && !span_equal(words->slots[i], word))
        i = (i + 1) & mask;
    return &words->slots[i];
}

static void stopwords_grow(struct stopwords *words)
{
    struct stopwords wider = *words;
    wider.slot_count = words->slot_count ? 2 * words->slot_count : 64;
    wider.slots = memory_new(wider.slot_count, sizeof *wider.slots);
    for (size_t i = 0; i < words->slot_count; i++)
        if (words->slots[i].data)
            *slot_of(&wider, words->slots[i]) = words->slots[i];
    free(words->slots);
    *words = wider;
}

static void stopwords_add_word(struct stopwords *words, struct span word)
{
    if (2 * (words->count + 1) > words->slot_count)
        stopwords_grow(words);
    struct span *slot = slot_of(words, word);
    if (slot->data)
        return;
    *slot = arena_copy(&words->arena, word);
    words->count++;
}

/* Where a comment begins, with # or as Snowball's lists have it, with |; else the line's size. */
static size_t comment_begin(struct span line)
{
    size_t size = 0;
    while (size < line.size && line.data[size] != '#' && line.data[size] != '|')
        size++;
    return size;
}

static struct span stopwords_trim(struct span word)
{
    while (word.size && strchr(" \t\r", word.data[word.size - 1]))
        word.size--;
    while (word.size && strchr(" \t", word.data[0])) {
        word.data++;
        word.size--;
    }
    return word;
}

static bool is_ascii(struct span word)
{
    for (size_t i = 0; i < word.size; i++)
        if ((unsigned char)word.data[i] > 0x7F)
            return false;
    return true;
}

/* Writes the word as tokens are written: composed, apostrophes straight, case folded. Returns
 * its size. */
static size_t write_word(struct span word, char *room)
{
    enum { CURLY_BYTES = 3 };
    static const char *const curly[] = {"\xE2\x80\x98", "\xE2\x80\x99", "\xEF\xBC\x87"};
    size_t size = 0;
    if (is_ascii(word)) {
        memcpy(room, word.data, word.size);
        return word.size;
    }
    for (size_t i = 0; i < word.size;) {
        bool apostrophe = false;
        for (size_t c = 0; c < sizeof curly / sizeof *curly; c++)
            apostrophe |=
                span_starts((struct span){word.data + i, word.size - i}, span_of(curly[c]));
        room[size++] = apostrophe ? '\'' : word.data[i];
        i += apostrophe ? CURLY_BYTES : 1;
    }
    room[size] = '\0';
    utf8proc_uint8_t *composed = utf8proc_NFC((const utf8proc_uint8_t *)room);
    if (composed && strlen((const char *)composed) <= size)
        size = strlen(strcpy(room, (const char *)composed));
    free(composed);
    return size;
}

static void add_named_word(struct stopwords *words, struct span name)
{
    struct span word = stopwords_trim(name);
    if (word.size > 2 && word.data[0] == '"' && word.data[word.size - 1] == '"')
        word = (struct span){word.data + 1, word.size - 2};
    if (word.size == 0)
        return;
    char *written = memory_new(word.size + 1, 1);
    word = (struct span){written, write_word(word, written)};
    size_t room = 0;
    char *folded = memory_grow(NULL, &room, FOLD_GROWTH * word.size + 1, 1);
    stopwords_add_word(words, (struct span){folded, fold_case(word, false, folded)});
    free(folded);
    free(written);
}

/* Adds the words of a line, mostly one. */
static void add_line(struct stopwords *words, struct span line)
{
    line.size = comment_begin(line);
    for (const char *comma;
         (comma = line.size ? memchr(line.data, ',', line.size) : NULL);) {
        size_t size = (size_t)(comma - line.data);
        add_named_word(words, (struct span){line.data, size});
        line = (struct span){comma + 1, line.size - size - 1};
    }
    add_named_word(words, line);
}

/* Adds the lines of a file. False where it cannot be read. */
static bool add_file(struct stopwords *words, const char *file)
{
    struct input input;
    struct arena arena = {0};
    if (input_open(&input, file)) {
        struct span line, text = list_text_read(&input, &arena);
        while (list_text_line(&text, &line))
            add_line(words, line);
    }
    int error = input.error;
    input_close(&input);
    arena_free(&arena);
    errno = error;
    return !error;
}

struct stopwords *stopwords_read_new(const char *file)
{
    struct stopwords *words = memory_new(1, sizeof *words);
    if (add_file(words, file))
        return words;
    int error = errno;
    stopwords_free(words);
    errno = error;
    return NULL;
}

/* Adds one of the words that the user names, or those of a file. */
static bool add_named(struct stopwords *words, struct span name)
{
    if (!name.size || *name.data != '@') {
        add_named_word(words, name);
        return true;
    }
    struct arena arena = {0};
    bool read = add_file(
        words, arena_print(&arena, "%.*s", (int)name.size - 1, name.data + 1).data);
    int error = errno;
    arena_free(&arena);
    errno = error;
    return read;
}

bool stopwords_add(struct stopwords *words, const char *list)
{
    if (*list == '@')
        return add_named(words, span_of(list));
    bool read = true;
    for (const char *word = list; read && *word;) {
        size_t size = strcspn(word, ",");
        read = add_named(words, (struct span){word, size});
        word += size + (word[size] == ',');
    }
    return read;
}

/* How many words a list says that it has: it begins with `# 571 stop words`. */
static bool stated_count(struct span file, size_t *count)
{
    size_t at = 2;
    *count = 0;
    for (; at < file.size && at < 10 && isdigit((unsigned char)file.data[at]); at++)
        *count = 10 * *count + (size_t)(file.data[at] - '0');
    return span_starts(file, SPAN("# ")) &&
           span_starts((struct span){file.data + at, file.size - at}, SPAN(" stop words"));
}

/* The lists of the data directory are written as tokens are: data/stopwords.py saw to it. One
 * without the number of its words is believed. */
static bool list_read(void *kept, struct span file)
{
    struct stopwords *words = kept;
    size_t stated, count = 0;
    bool states = stated_count(file, &stated), whole = false;
    for (struct span rest = file; rest.size;) {
        const char *end = memchr(rest.data, '\n', rest.size);
        struct span line = {rest.data, end ? (size_t)(end - rest.data) : rest.size};
        if (line.size && line.data[0] != '#') {
            stopwords_add_word(words, line);
            count++;
        }
        whole = end;
        size_t used = line.size + whole;
        rest = (struct span){rest.data + used, rest.size - used};
    }
    return whole && (!states || count == stated);
}

struct stopwords *stopwords_new(struct span language)
{
    struct stopwords *words = memory_new(1, sizeof *words);
    datadir_read_language("stopwords", language, "txt", list_read, words);
    return words;
}

/* Whether it has the word with straight apostrophes for the letter that looks like one. */
static bool has_straight(const struct stopwords *words, struct span word)
{
    static const char letter[] = "\u02BC";
    enum { LONGEST = 32, LETTER = sizeof letter - 1 };
    char room[LONGEST];
    size_t size = 0;
    if (word.size > LONGEST || !memchr(word.data, letter[0], word.size))
        return false;
    for (size_t i = 0; i < word.size;) {
        bool found =
            span_starts((struct span){word.data + i, word.size - i}, span_of(letter));
        room[size++] = found ? '\'' : word.data[i];
        i += found ? LETTER : 1;
    }
    return slot_of(words, (struct span){room, size})->data;
}

bool stopwords_has(const struct stopwords *words, struct span word)
{
    if (!words->count || slot_of(words, word)->data)
        return words->count;
    bool stop = word.size > 2 && word.data[word.size - 1] == '.';
    return (stop && slot_of(words, (struct span){word.data, word.size - 1})->data) ||
           has_straight(words, word);
}

size_t stopwords_count(const struct stopwords *words)
{
    return words->count;
}

void stopwords_free(struct stopwords *words)
{
    if (!words)
        return;
    free(words->slots);
    arena_free(&words->arena);
    free(words);
}
