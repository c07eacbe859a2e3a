#include "tokenize/languages/model.h"

#include "lib/datadir.h"
#include "lib/fnv.h"
#include "lib/little.h"

/* The file: the header, then the groups one after another, each padded to 16 bytes:
 * the group's head; its codes; its letters; the tables (lib/mapped_table.h) of words and of
 * trigrams; rows of words; rows of trigrams. In a row each LANGUAGE_LANES languages have two
 * 32-bit words of half a byte each: the first two of every four stand, from the lowest bits
 * up, in the low half of either word, the other two in the high halves. */
struct header {
    char magic[8];
    uint32_t groups, unused;
};

struct group_head {
    uint32_t script, languages, width, letters;
};

/* Numbers of no letter, in a trigram: whatever stands there. */
enum { ANY_TWO = 0xFFFF, ANY_LETTER = 0xFF0000 };

enum { MOST_STEPS = 15 }; /* in half a byte */

struct letter {
    uint16_t code, number;
};

static bool head_is_right(const struct group_head *head)
{
    return head->script < LANGUAGE_SCRIPTS && head->languages > 0 &&
           head->languages <= head->width && head->width <= LANGUAGES_MOST &&
           head->width % LANGUAGE_LANES == 0;
}

/* Whether each code ends with a NUL. */
static bool codes_end(const char *codes, uint32_t languages)
{
    for (uint32_t i = 0; i < languages; i++)
        if (codes[4 * i + 3] != '\0')
            return false;
    return true;
}

/* Takes so many bytes from the front of those; NULL where there are fewer. */
static const void *model_take(struct span *bytes, uint64_t size)
{
    if (size > bytes->size)
        return NULL;
    const char *taken = bytes->data;
    *bytes = (struct span){taken + size, bytes->size - (size_t)size};
    return taken;
}

static bool take_rows(struct language_table *table, uint32_t width, struct span *bytes)
{
    uint64_t size = (uint64_t)width / 2 * table->numbers.number_count;
    table->rows = model_take(bytes, size);
    if (table->rows)
        little_32(table->rows, (size_t)size / sizeof(uint32_t));
    return table->rows != NULL;
}

/* Attaches the group at the front of the bytes, and takes it from them. False: it is damaged.
 */
static bool model_attach(struct language_tables *tables, struct span *bytes)
{
    size_t begin = bytes->size;
    const struct group_head *head = model_take(bytes, sizeof *head);
    if (head)
        little_32(head, sizeof *head / sizeof head->script);
    if (!head || !head_is_right(head))
        return false;
    struct language_group group = {.languages = head->languages, .width = head->width};
    group.codes = model_take(bytes, 4 * (uint64_t)head->languages);
    const struct letter *letters =
        model_take(bytes, sizeof(struct letter) * (uint64_t)head->letters);
    if (!group.codes || !letters || !codes_end(group.codes, head->languages) ||
        !mapped_table_take(&group.words.numbers, bytes) ||
        !mapped_table_take(&group.grams.numbers, bytes) ||
        !take_rows(&group.words, group.width, bytes) ||
        !take_rows(&group.grams, group.width, bytes) ||
        !model_take(bytes, (16 - (begin - bytes->size) % 16) % 16))
        return false;
    little_16(letters, 2 * (size_t)head->letters);
    for (uint32_t i = 0; i < head->letters; i++)
        if (letters[i].code < LANGUAGE_LETTERS)
            tables->letters[letters[i].code] = letters[i].number;
    tables->groups[head->script] = group;
    return true;
}

static bool model_read(void *kept, struct span file)
{
    struct language_tables *tables = kept;
    const struct header *header = (const void *)file.data;
    if (file.size < sizeof *header || memcmp(header->magic, "WINLANG3", 8) != 0)
        return false;
    struct span bytes = {file.data + sizeof *header, file.size - sizeof *header};
    little_32(&header->groups, 1);
    uint32_t groups = 0;
    while (groups < header->groups && model_attach(tables, &bytes))
        groups++;
    return groups > 0 && groups == header->groups && bytes.size == 0;
}

bool language_tables_map(struct language_tables *tables)
{
    scripts_fill(tables->scripts, LANGUAGE_CODES);
    return datadir_read("languages/model.bin", model_read, tables);
}

static uint32_t hash_letters(const uint8_t *letters, size_t size)
{
    return fnv_hash((struct span){(const char *)letters, size});
}

static uint32_t hash_trigram(uint32_t letters)
{
    uint32_t hash = letters * 2654435761U;
    return hash ^ hash >> 15;
}

typedef uint32_t quad __attribute__((vector_size(16)));

static void add_quad(uint32_t *costs, quad added)
{
    quad sum;
    memcpy(&sum, costs, sizeof sum);
    sum += added;
    memcpy(costs, &sum, sizeof sum);
}

/* The width is a multiple of LANGUAGE_LANES, as head_is_right has checked. */
void language_add_row(
    const struct language_group *group, const uint8_t *row, uint32_t costs[LANGUAGES_MOST])
{
    for (uint32_t i = 0; i < group->width; i += LANGUAGE_LANES) {
        uint32_t words[2];
        memcpy(words, row + i / 2, sizeof words);
        quad all = {words[0], words[1], words[0] >> 16, words[1] >> 16};
        quad even = (all & 0x0F0F) * LANGUAGE_STEP,
             odd = (all >> 4 & 0x0F0F) * LANGUAGE_STEP;
        add_quad(costs + i, even & 0xFF);
        add_quad(costs + i + 4, odd & 0xFF);
        add_quad(costs + i + 8, even >> 8);
        add_quad(costs + i + 12, odd >> 8);
    }
}

uint32_t language_below(const struct language_group *group,
    const uint32_t costs[LANGUAGES_MOST], uint32_t limit)
{
    typedef int32_t signed_quad __attribute__((vector_size(16)));
    signed_quad below = {0};
    for (uint32_t i = 0; i < group->width; i += 4) {
        signed_quad some;
        memcpy(&some, costs + i, sizeof some);
        below -= some < (int32_t)limit;
    }
    return (uint32_t)(below[0] + below[1] + below[2] + below[3]);
}

bool language_row_knows(const uint8_t *row, uint32_t language)
{
    uint32_t words[2], within = language % LANGUAGE_LANES, lane = within % 4;
    memcpy(words, row + (language - within) / 2, sizeof words);
    return (words[lane % 2] >> (lane / 2 * 16 + within / 4 * 4) & MOST_STEPS) < MOST_STEPS;
}

/* The row of a key; NULL where it is not there. */
static const uint8_t *row_of(
    const struct language_table *table, uint32_t key, uint32_t width)
{
    uint32_t number = mapped_table_find(&table->numbers, key);
    return number ? table->rows + (size_t)(number - 1) * (width / 2) : NULL;
}

/* Adds the row of a key to the costs. False where it is not there. */
static bool add_row(const struct language_group *group, const struct language_table *table,
    uint32_t key, uint32_t *costs)
{
    const uint8_t *row = row_of(table, key, group->width);
    if (row)
        language_add_row(group, row, costs);
    return row != NULL;
}

const uint8_t *language_row(
    const struct language_group *group, const uint8_t *letters, size_t size)
{
    return row_of(&group->words, hash_letters(letters, size), group->width);
}

/* The model is larger than the processor's caches. */
void language_cost_fetch(
    const struct language_group *group, const uint8_t *letters, size_t size)
{
    mapped_table_fetch(&group->words.numbers, hash_letters(letters, size));
}

bool language_cost(const struct language_group *group, const uint8_t *letters, size_t size,
    uint32_t costs[LANGUAGES_MOST])
{
    if (add_row(group, &group->words, hash_letters(letters, size), costs))
        return true;
    uint32_t trigrams[LANGUAGE_WORD_MOST + 1], trigram = 0;
    for (size_t i = 0; i <= size; i++) {
        trigram = trigram >> 8 | (i < size ? (uint32_t)letters[i] << 16 : 0);
        trigrams[i] = trigram;
        mapped_table_fetch(&group->grams.numbers, hash_trigram(trigram));
    }
    for (size_t i = 0; i <= size; i++)
        if (!add_row(group, &group->grams, hash_trigram(trigrams[i]), costs))
            add_row(group, &group->grams, hash_trigram(trigrams[i] | ANY_TWO), costs);
    return false;
}

void language_cost_start(const struct language_group *group, uint32_t costs[LANGUAGES_MOST])
{
    add_row(group, &group->grams, hash_trigram(ANY_TWO | ANY_LETTER), costs);
}
