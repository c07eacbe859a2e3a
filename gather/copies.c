#include "gather/copies.h"

#include <stdlib.h>

#include "lib/memory.h"

enum {
    TABLE_FIRST = 1024,
    WORDS_LEAST = SIGNATURE_LEAST + SIGNATURE_SHINGLE - 1,
};

struct copies_text {
    uint64_t hashes[2];
    uint32_t article;
};

struct copies_near {
    unsigned char signature[SIGNATURE_SIZE];
    uint32_t article;
};

/* ---------------------------------------------------------------- words */

static uint64_t hash_word(const struct copies *copies)
{
    if (copies->size > HASH_BLOCK)
        return hash_bytes(&copies->keys[0], 0, (struct span){copies->word, copies->size});
    struct hash_block block = hash_load(copies->word, copies->size);
    return hash_block(&copies->keys[0], 0, &block);
}

static void end_word(struct copies *copies)
{
    struct span word = {copies->word, copies->size};
    if (!word.size)
        return;
    uint64_t hash = hash_word(copies);
    for (int i = 0; i < 2; i++)
        copies->hashes[i] = hash_pair(&copies->keys[i], copies->hashes[i], hash);
    signature_add(&copies->signature, word);
    copies->words++;
    copies->size = 0;
}

/* Whether the word ends with these bytes, which are then taken from it. */
static bool take_end(struct copies *copies, struct span end)
{
    bool ends = copies->size >= end.size &&
                memcmp(copies->word + copies->size - end.size, end.data, end.size) == 0;
    copies->size -= ends ? end.size : 0;
    return ends;
}

/* A space or a mark beyond ASCII at the word's end: no-break space, ideographic space, byte
 * order mark. */
static bool take_space(struct copies *copies)
{
    return take_end(copies, SPAN("\xC2\xA0")) || take_end(copies, SPAN("\xE3\x80\x80")) ||
           take_end(copies, SPAN("\xEF\xBB\xBF"));
}

/* Whether the word ends with a character of Chinese or Japanese, which is a word here. */
static bool ends_with_ideograph(const struct copies *copies)
{
    unsigned char first =
        copies->size >= 3 ? (unsigned char)copies->word[copies->size - 3] : 0;
    return first >= 0xE3 && first <= 0xE9;
}

static void end_with_ideograph(struct copies *copies)
{
    char last[3];
    copies->size -= sizeof last;
    memcpy(last, copies->word + copies->size, sizeof last);
    end_word(copies);
    memcpy(copies->word, last, sizeof last);
    copies->size = sizeof last;
    end_word(copies);
}

/* Bytes of ASCII that are no space: a word, or a part of one. */
static void take_plain(struct copies *copies, struct span bytes)
{
    while (bytes.size) {
        if (copies->size == COPIES_WORD)
            end_word(copies);
        size_t left = COPIES_WORD - copies->size;
        size_t size = bytes.size < left ? bytes.size : left;
        span_copy(copies->word + copies->size, (struct span){bytes.data, size});
        copies->size += size;
        bytes = span_behind(bytes, size);
    }
}

/* A byte of a character beyond ASCII. */
static void take_byte(struct copies *copies, char byte)
{
    if (copies->size == COPIES_WORD)
        end_word(copies);
    copies->word[copies->size++] = byte;
    if (take_space(copies))
        end_word(copies);
    else if (ends_with_ideograph(copies))
        end_with_ideograph(copies);
}

/* Of ASCII, and no space. */
static bool is_plain(unsigned char byte)
{
    return byte < 0x80 && byte != ' ' && !(byte >= '\t' && byte <= '\r');
}

void copies_read(struct copies *copies, struct span piece)
{
    copies->bytes += piece.size;
    for (size_t i = 0; i < piece.size;) {
        size_t begin = i;
        while (i < piece.size && is_plain((unsigned char)piece.data[i]))
            i++;
        take_plain(copies, (struct span){piece.data + begin, i - begin});
        if (i == piece.size)
            break;
        char byte = piece.data[i++];
        if ((unsigned char)byte < 0x80)
            end_word(copies);
        else
            take_byte(copies, byte);
    }
}

/* ---------------------------------------------------------------- the same */

/* The text that was read, or NULL where it is new. */
static const struct copies_text *find_text(const struct copies *copies)
{
    const struct hash_table *table = &copies->table;
    for (size_t at = hash_first(table, copies->hashes[0]); table->slots[at].item;
         at = hash_next(table, at)) {
        const struct copies_text *text = &copies->texts[table->slots[at].item];
        if (memcmp(text->hashes, copies->hashes, sizeof text->hashes) == 0)
            return text;
    }
    return NULL;
}

static void add_text(struct copies *copies)
{
    size_t number = ++copies->text_count;
    copies->texts = memory_grow(
        copies->texts, &copies->text_capacity, number + 1, sizeof *copies->texts);
    copies->texts[number] = (struct copies_text){
        {copies->hashes[0], copies->hashes[1]}, (uint32_t)copies->count};
    hash_insert(&copies->table, copies->hashes[0], (uint32_t)number);
}

/* ---------------------------------------------------------------- nearly the same */

static const unsigned char *signature_of(const void *context, uint32_t number)
{
    return ((const struct copies *)context)->nears[number].signature;
}

/* The first article that the text is nearly the same as, or 0. Of those that are alike, the
 * first alone is kept. */
static uint32_t find_near(struct copies *copies)
{
    unsigned char signature[SIGNATURE_SIZE];
    signature_end(&copies->signature, signature);
    uint32_t near = likeness_nearest(&copies->likeness, signature);
    if (near || copies->near_count == COPIES_COMPARED)
        return near ? copies->nears[near].article : 0;
    size_t number = ++copies->near_count;
    copies->nears = memory_grow(
        copies->nears, &copies->near_capacity, number + 1, sizeof *copies->nears);
    memcpy(copies->nears[number].signature, signature, SIGNATURE_SIZE);
    copies->nears[number].article = (uint32_t)copies->count;
    likeness_add(&copies->likeness, (uint32_t)number);
    return 0;
}

/* ---------------------------------------------------------------- articles */

static struct copies_mark find_mark(struct copies *copies)
{
    const struct copies_text *text = find_text(copies);
    if (text)
        return (struct copies_mark){text->article, 0};
    add_text(copies);
    return (struct copies_mark){0, find_near(copies)};
}

void copies_begin(struct copies *copies)
{
    copies->words = copies->bytes = copies->hashes[0] = copies->hashes[1] = 0;
    copies->size = 0;
    signature_begin(&copies->signature);
}

struct copies_mark copies_end(struct copies *copies)
{
    struct copies_mark mark = {0, 0};
    end_word(copies);
    copies->count++;
    if (copies->words >= WORDS_LEAST)
        mark = find_mark(copies);
    copies->marks = memory_grow(
        copies->marks, &copies->capacity, copies->count + 1, sizeof *copies->marks);
    copies->marks[copies->count] = mark;
    copies->same += mark.same != 0;
    copies->same_bytes += mark.same ? copies->bytes : 0;
    copies->near += mark.near != 0;
    copies_begin(copies);
    return mark;
}

void copies_open(struct copies *copies)
{
    *copies = (struct copies){.keys = {hash_key_new(), hash_key_new()},
        .likeness = {.signature = signature_of, .context = copies}};
    hash_table_open(&copies->table, TABLE_FIRST);
    likeness_open(&copies->likeness);
    copies_begin(copies);
}

void copies_close(struct copies *copies)
{
    hash_table_close(&copies->table);
    likeness_close(&copies->likeness);
    free(copies->marks);
    free(copies->texts);
    free(copies->nears);
}
