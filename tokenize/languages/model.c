#include "tokenize/languages/model.h"

#include "lib/datadir.h"
#include "lib/fnv.h"

/* The file: the header, then the groups one after another, each padded to 16 bytes:
 * the group's head; its codes; its letters; slots of words; slots of trigrams; rows of
 * words; rows of trigrams. */
struct header {
    char magic[8];
    uint32_t groups, unused;
};

struct group_head {
    uint32_t script, languages, width, letters;
    uint32_t word_slots, words, gram_slots, grams;
};

/* Numbers of no letter, in a trigram: whatever stands there. */
enum { ANY_TWO = 0xFFFF, ANY_LETTER = 0xFF0000 };

struct letter {
    uint16_t code, number;
};

static bool power_of_two(uint32_t number)
{
    return number != 0 && (number & (number - 1)) == 0;
}

/* The bytes of a group, or 0 where its head cannot be right. */
static uint64_t group_size(const struct group_head *head)
{
    if (head->script >= LANGUAGE_SCRIPTS || head->languages == 0 ||
        head->languages > head->width || head->width > LANGUAGES_MOST ||
        head->width % LANGUAGE_LANES != 0 || !power_of_two(head->word_slots) ||
        !power_of_two(head->gram_slots) || head->words >= head->word_slots ||
        head->grams >= head->gram_slots)
        return 0;
    uint64_t size =
        sizeof *head + 4 * (uint64_t)head->languages +
        sizeof(struct letter) * (uint64_t)head->letters +
        sizeof(struct language_slot) * ((uint64_t)head->word_slots + head->gram_slots) +
        (uint64_t)head->width * ((uint64_t)head->words + head->grams);
    return (size + 15) / 16 * 16;
}

/* Whether each code ends with a NUL. */
static bool codes_end(const char *codes, uint32_t languages)
{
    for (uint32_t i = 0; i < languages; i++)
        if (codes[4 * i + 3] != '\0')
            return false;
    return true;
}

/* Attaches the group at the front of the bytes. Returns its size; 0: it is damaged. */
static uint64_t attach(struct language_tables *tables, struct span bytes)
{
    const struct group_head *head = (const void *)bytes.data;
    uint64_t size = bytes.size < sizeof *head ? 0 : group_size(head);
    if (size == 0 || size > bytes.size)
        return 0;
    struct language_group group = {.languages = head->languages, .width = head->width};
    group.codes = (const char *)(head + 1);
    if (!codes_end(group.codes, head->languages))
        return 0;
    const struct letter *letters = (const void *)(group.codes + 4 * head->languages);
    group.words = (struct language_table){.slots = (const void *)(letters + head->letters),
        .slot_count = head->word_slots,
        .row_count = head->words};
    group.grams = (struct language_table){.slots = group.words.slots + head->word_slots,
        .slot_count = head->gram_slots,
        .row_count = head->grams};
    group.words.rows = (const void *)(group.grams.slots + head->gram_slots);
    group.grams.rows = group.words.rows + (size_t)head->words * head->width;
    for (uint32_t i = 0; i < head->letters; i++)
        if (letters[i].code < LANGUAGE_LETTERS)
            tables->letters[letters[i].code] = letters[i].number;
    tables->groups[head->script] = group;
    return size;
}

bool language_tables_map(struct language_tables *tables)
{
    scripts_fill(tables->scripts, LANGUAGE_CODES);
    struct span file = datadir_map("languages/model.bin");
    const struct header *header = (const void *)file.data;
    if (file.size < sizeof *header || memcmp(header->magic, "WINLANG1", 8) != 0)
        return false;
    struct span bytes = {file.data + sizeof *header, file.size - sizeof *header};
    for (uint32_t i = 0; i < header->groups; i++) {
        uint64_t size = attach(tables, bytes);
        if (size == 0) {
            memset(tables->groups, 0, sizeof tables->groups);
            return false;
        }
        bytes = (struct span){bytes.data + size, bytes.size - size};
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

/* The width is a multiple of LANGUAGE_LANES, as group_size has checked. */
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
    uint32_t i = key & (table->slot_count - 1);
    for (uint32_t tries = table->slot_count; /* a damaged table may have no free slot */
         table->slots[i].row && table->slots[i].key != key && --tries;)
        i = (i + 1) & (table->slot_count - 1);
    uint32_t row = table->slots[i].row;
    if (row == 0 || row > table->row_count || table->slots[i].key != key)
        return NULL;
    return table->rows + (size_t)(row - 1) * width;
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
static void fetch(const struct language_table *table, uint32_t key)
{
    __builtin_prefetch(&table->slots[key & (table->slot_count - 1)]);
}

void language_cost_fetch(
    const struct language_group *group, const uint8_t *letters, size_t size)
{
    fetch(&group->words, hash_letters(letters, size));
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
        fetch(&group->grams, hash_trigram(trigram));
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
