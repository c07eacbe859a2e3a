#include "lib/frequencies.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "lib/datadir.h"
#include "lib/fnv.h"
#include "lib/little.h"
#include "lib/mapped_table.h"
#include "lib/memory.h"
#include "lib/utf8.h"

/* A file: the header; the frequencies that a word can have, in falling order, float each;
 * respellings in the order of their codes; a table (lib/mapped_table.h) from the words'
 * fnv_hash() to the number of their frequency. */
struct header {
    char magic[8];
    uint32_t steps;
    uint32_t respellings;
};

struct respelling {
    uint32_t code;
    uint8_t size;
    char text[7];
};

enum { WORD_MAX = 255 }; /* bytes of a listed word */

struct frequencies {
    const float *steps;
    const struct respelling *respellings;
    struct mapped_table words;
    uint32_t step_count, respelling_count;
};

/* Whether they are probabilities, in falling order. */
static bool steps_fall(const float *steps, uint32_t count)
{
    float before = 1;
    for (uint32_t i = 0; i < count; before = steps[i++])
        if (!(steps[i] > 0 && steps[i] <= before))
            return false;
    return true;
}

static bool frequencies_attach(void *kept, struct span file)
{
    struct frequencies *frequencies = kept;
    const struct header *header = (const void *)file.data;
    if (file.size < sizeof *header || memcmp(header->magic, "WINFREQ3", 8) != 0)
        return false;
    little_32(&header->steps, 2);
    uint64_t size = sizeof *header + (uint64_t)header->steps * sizeof(float) +
                    (uint64_t)header->respellings * sizeof(struct respelling);
    if (header->steps == 0 || size > file.size)
        return false;
    frequencies->steps = (const void *)(header + 1);
    frequencies->respellings = (const void *)(frequencies->steps + header->steps);
    little_32(frequencies->steps, header->steps);
    for (uint32_t i = 0; i < header->respellings; i++)
        little_32(&frequencies->respellings[i].code, 1);
    frequencies->step_count = header->steps;
    frequencies->respelling_count = header->respellings;
    struct span rest = {file.data + size, file.size - (size_t)size};
    return mapped_table_take(&frequencies->words, &rest) && rest.size == 0 &&
           frequencies->words.number_count <= header->steps &&
           steps_fall(frequencies->steps, header->steps);
}

struct frequencies *frequencies_new(struct span language)
{
    struct frequencies *frequencies = memory_new(1, sizeof *frequencies);
    if (datadir_read_language(
            "frequencies", language, "bin", frequencies_attach, frequencies))
        return frequencies;
    free(frequencies);
    return NULL;
}

/* The frequency of a word as it is spelt; 0 where it is not listed. */
static double listed(const struct frequencies *frequencies, struct span word)
{
    uint32_t number = mapped_table_find(&frequencies->words, fnv_hash(word));
    return number ? (double)frequencies->steps[number - 1] : 0;
}

static const struct respelling *find_respelling(
    const struct frequencies *frequencies, uint32_t code)
{
    size_t low = 0, high = frequencies->respelling_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct respelling *respelling = &frequencies->respellings[middle];
        if (respelling->code == code)
            return respelling;
        if (respelling->code < code)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* The word in the listed spelling, into room for WORD_MAX bytes; {NULL, 0} if it is longer.
 */
static struct span respell(
    const struct frequencies *frequencies, struct span word, char room[WORD_MAX])
{
    size_t used = 0;
    for (size_t i = 0; i < word.size;) {
        uint32_t code;
        int size = utf8_decode(word.data + i, word.size - i, &code);
        size_t step = (size_t)(size < 0 ? -size : size);
        const struct respelling *respelling = find_respelling(frequencies, code);
        struct span text = {word.data + i, step};
        if (respelling && respelling->size <= sizeof respelling->text)
            text = (struct span){respelling->text, respelling->size};
        if (used + text.size > WORD_MAX)
            return (struct span){NULL, 0};
        memcpy(room + used, text.data, text.size);
        used += text.size;
        i += step;
    }
    return (struct span){room, used};
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The share of a number among those with as many digits, as wordfreq's numbers.py has it:
 * Benford's law, with an estimate for leading zeroes; years by a fit to Google Books. */
static double number_share(struct span digits)
{
    static const double first[] = {
        0.009, 0.300, 0.175, 0.124, 0.096, 0.078, 0.066, 0.057, 0.050, 0.045};
    enum { PRESENT = 2019, PLATEAU = 20 };
    const double year_peak = -1.9185, growth = 0.0083, decay = 0.2, no_year = 0.1;
    double share = first[digits.data[0] - '0'] * pow(10, -(double)(digits.size - 1));
    if (digits.size != 4)
        return share;
    int year = 0;
    for (size_t i = 0; i < digits.size; i++)
        year = 10 * year + (digits.data[i] - '0');
    double exponent = year_peak;
    if (year <= PRESENT)
        exponent -= growth * (PRESENT - year);
    else if (year > PRESENT + PLATEAU)
        exponent -= decay * (year - (PRESENT + PLATEAU));
    return pow(10, exponent) + no_year * share;
}

/* Writes the digits of numbers as 0 (within `word`, which is ours); returns the share that
 * this word has of all of its shape. */
static double shape_numbers(char *word, size_t size)
{
    double share = 1;
    for (size_t i = 0; i < size;) {
        size_t end = i;
        while (end < size &&
               (is_digit(word[end]) || (end > i && (word[end] == '.' || word[end] == ','))))
            end++;
        for (size_t j = i; end > i + 1 && j < end;) {
            size_t digits = 0;
            while (j + digits < end && is_digit(word[j + digits]))
                digits++;
            if (digits > 0)
                share *= number_share((struct span){word + j, digits});
            memset(word + j, '0', digits);
            j += digits + (j + digits < end);
        }
        i = end > i ? end : i + 1;
    }
    return share;
}

static double single(const struct frequencies *frequencies, struct span word)
{
    char room[WORD_MAX];
    struct span spelt = respell(frequencies, word, room);
    double share = shape_numbers(room, spelt.size);
    return share * listed(frequencies, spelt);
}

/* Apostrophe, hyphen, or what joins syllables of a word. */
static bool joins(char byte)
{
    return byte == '\'' || byte == '-' || byte == '_';
}

/* The part of a word up to its next joint, which is taken from its front. */
static struct span next_part(struct span *word)
{
    size_t size = 0;
    while (size < word->size && !joins(word->data[size]))
        size++;
    struct span part = {word->data, size};
    size_t taken = size < word->size ? size + 1 : size;
    *word = (struct span){word->data + taken, word->size - taken};
    return part;
}

static double joined(const struct frequencies *frequencies, struct span word)
{
    double sum = 0;
    while (word.size) {
        struct span part = next_part(&word);
        double frequency = single(frequencies, part);
        if (part.size && frequency <= 0)
            return 0;
        if (part.size)
            sum += 1 / frequency;
    }
    return sum > 0 ? 1 / sum : 0;
}

double frequencies_of(const struct frequencies *frequencies, struct span word)
{
    bool stop = word.size > 2 && word.data[word.size - 1] == '.';
    if (stop && memchr(word.data, '.', word.size - 2)) /* u.s. is listed as u.s */
        word.size--;
    double frequency = single(frequencies, word);
    return frequency > 0 ? frequency : joined(frequencies, word);
}

double frequencies_floor(const struct frequencies *frequencies)
{
    return (double)frequencies->steps[frequencies->step_count - 1];
}

void frequencies_free(struct frequencies *frequencies)
{
    free(frequencies);
}
