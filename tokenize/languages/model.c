#include "tokenize/languages/model.h"

#include "lib/datadir.h"
#include "lib/fnv.h"

/* The file: the header, then the groups one after another, each padded to 16 bytes:
 * the group's head; its codes; its letters; the tables (lib/mapped_table.h) of words and of
 * trigrams; rows of words; rows of trigrams. */
struct header {
    char magic[8];
    uint32_t groups, unused;
};

struct group_head {
    uint32_t script, languages, width, letters;
};

/* Numbers of no letter, in a trigram: whatever stands there. */
enum { ANY_TWO = 0xFFFF, ANY_LETTER = 0xFF0000 };

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
    *bytes = (struct span){taken + size, bytes->size - size};
    return taken;
}

static bool take_rows(struct language_table *table, uint32_t width, struct span *bytes)
{
    table->rows = model_take(bytes, (uint64_t)width * table->numbers.number_count);
    return table->rows != NULL;
}

/* Attaches the group at the front of the bytes, and takes it from them. False: it is damaged.
 */
static bool model_attach(struct language_tables *tables, struct span *bytes)
{
    size_t begin = bytes->size;
    const struct group_head *head = model_take(bytes, sizeof *head);
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
    for (uint32_t i = 0; i < head->letters; i++)
        if (letters[i].code < LANGUAGE_LETTERS)
            tables->letters[letters[i].code] = letters[i].number;
    tables->groups[head->script] = group;
    return true;
}

bool language_tables_map(struct language_tables *tables)
{
    scripts_fill(tables->scripts, LANGUAGE_CODES);
    struct span file = datadir_map("languages/model.bin");
    const struct header *header = (const void *)file.data;
    if (file.size < sizeof *header || memcmp(header->magic, "WINLANG2", 8) != 0)
        return false;
    struct span bytes = {file.data + sizeof *header, file.size - sizeof *header};
    for (uint32_t i = 0; i < header->groups; i++) {
        if (!model_attach(tables, &bytes)) {
            memset(tables->groups, 0, sizeof tables->groups);
            return false;
        }
    }
    return true;
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

typedef uint8_t row_part __attribute__((vector_size(LANGUAGE_LANES)));
typedef uint32_t cost_part __attribute__((vector_size(4 * LANGUAGE_LANES)));

/* The width is a multiple of LANGUAGE_LANES, as head_is_right has checked. */
void language_add_row(
    const struct language_group *group, const uint8_t *row, uint32_t costs[LANGUAGES_MOST])
{
    for (uint32_t i = 0; i < group->width; i += LANGUAGE_LANES) {
        row_part added;
        cost_part sum;
        memcpy(&added, row + i, sizeof added);
        memcpy(&sum, costs + i, sizeof sum);
        sum += __builtin_convertvector(added, cost_part);
        memcpy(costs + i, &sum, sizeof sum);
    }
}

/* The row of a key; NULL where it is not there. */
static const uint8_t *row_of(
    const struct language_table *table, uint32_t key, uint32_t width)
{
    uint32_t number = mapped_table_find(&table->numbers, key);
    return number ? table->rows + (size_t)(number - 1) * width : NULL;
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
