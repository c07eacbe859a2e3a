#include "report/language/lexicon.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "lib/datadir.h"
#include "lib/fnv.h"
#include "lib/fold.h"
#include "lib/little.h"
#include "lib/mapped_table.h"
#include "lib/memory.h"
#include "lib/utf8.h"
#include "report/corpus/surface_forms.h"

/* A file: the header; a table (lib/mapped_table.h) from the fnv_hash() of words to the number
 * of their distribution; the distributions, CLASS_COUNT bytes each, 255 is all. A word
 * stands under its written form, in lower case for all forms that are not listed with
 * theirs; a suffix under "-suffix", "-" is any word; "^" any capitalised word. */
struct header {
    char magic[8];
    uint32_t classes;
    uint32_t head_first;
    float
        capital; /* the share that a capital makes a proper noun of a word listed without */
    float capital_unlisted; /* how far "^" decides of a word that is not listed, its suffix
                               the rest */
    float adjective_head;   /* how fit an adjective is to end a noun phrase */
    float nominal_least;    /* how nominal a phrase must be at least */
    float transitions[CLASS_COUNT][CLASS_COUNT]; /* [before][after] */
    float usual[CLASS_COUNT];                    /* how usual each class is */
};

struct lexicon {
    const struct header *header;
    struct mapped_table words;
    const uint8_t *distributions;
};

enum {
    SUFFIX_LONGEST = 5, /* letters */
    WORD_LONGEST = 120, /* bytes: longer words have no part of speech but by their suffix */
    WORDS_MOST = 8,     /* lexicon_tag: words in a row */
};

/* Whether the header's numbers are the shares that they should be. */
static bool shares_are_right(const struct header *header)
{
    const float *share = &header->capital;
    const float *end = (const void *)(header + 1);
    while (share < end && *share >= 0 && *share <= 1)
        share++;
    return share == end;
}

static bool lexicon_attach(void *kept, struct span file)
{
    struct lexicon *lexicon = kept;
    const struct header *header = (const void *)file.data;
    if (file.size < sizeof *header || memcmp(header->magic, "WINLEX05", 8) != 0)
        return false;
    little_32(&header->classes,
        (sizeof *header - offsetof(struct header, classes)) / sizeof header->classes);
    struct span rest = {file.data + sizeof *header, file.size - sizeof *header};
    if (header->classes != CLASS_COUNT || !shares_are_right(header) ||
        !mapped_table_take(&lexicon->words, &rest) ||
        rest.size != (uint64_t)lexicon->words.number_count * CLASS_COUNT)
        return false;
    lexicon->header = header;
    lexicon->distributions = (const void *)rest.data;
    return true;
}

struct lexicon *lexicon_new(struct span language)
{
    struct lexicon *lexicon = memory_new(1, sizeof *lexicon);
    if (datadir_read_language("lexicons", language, "bin", lexicon_attach, lexicon))
        return lexicon;
    free(lexicon);
    return NULL;
}

/* The shares that stand under a key; false where it is not listed. */
static bool listed(
    const struct lexicon *lexicon, struct span key, struct word_shares *shares)
{
    uint32_t number = mapped_table_find(&lexicon->words, fnv_hash(key));
    if (number == 0)
        return false;
    const uint8_t *distribution =
        lexicon->distributions + (size_t)(number - 1) * CLASS_COUNT;
    for (int c = 0; c < CLASS_COUNT; c++)
        shares->of[c] = (float)distribution[c] / 255;
    return true;
}

/* The shares of the longest listed suffix; nouns where not even "-" is. */
static struct word_shares by_suffix(const struct lexicon *lexicon, struct span word)
{
    struct word_shares shares = {.of = {[CLASS_NOUN] = 1}};
    char key[1 + WORD_LONGEST];
    size_t begins[SUFFIX_LONGEST + 1] = {0}, letters = 0;
    for (size_t at = word.size; at > 0 && letters < SUFFIX_LONGEST;)
        if (((unsigned char)word.data[--at] & 0xC0) != 0x80)
            begins[++letters] = at;
    begins[0] = word.size;
    for (size_t i = letters + 1; i-- > 0;) {
        size_t size = word.size - begins[i];
        if (size >= WORD_LONGEST || (i > 0 && size == word.size))
            continue;
        key[0] = '-';
        memcpy(key + 1, word.data + begins[i], size);
        if (listed(lexicon, (struct span){key, size + 1}, &shares))
            return shares;
    }
    return shares;
}

static struct word_shares unlisted_capital(const struct lexicon *lexicon, struct span lower)
{
    struct word_shares shares = by_suffix(lexicon, lower), name;
    float weight = lexicon->header->capital_unlisted;
    if (!listed(lexicon, SPAN("^"), &name))
        return shares;
    for (int c = 0; c < CLASS_COUNT; c++)
        shares.of[c] = weight * name.of[c] + (1 - weight) * shares.of[c];
    return shares;
}

static bool has_digit(struct span form)
{
    return form.size > 0 && form.data[0] >= '0' && form.data[0] <= '9';
}

struct word_shares lexicon_word(const struct lexicon *lexicon, struct span form)
{
    struct word_shares shares;
    char room[FOLD_GROWTH * WORD_LONGEST];
    if (form.size > WORD_LONGEST)
        return by_suffix(lexicon, form);
    if (has_digit(form))
        return (struct word_shares){.of = {[CLASS_NUMBER] = 1}};
    if (listed(lexicon, form, &shares))
        return shares;
    struct span lower = {room, fold_case(form, false, room)};
    uint32_t first;
    int length = utf8_decode(form.data, form.size, &first);
    bool capital =
        length > 0 && surface_form_has_capital((struct span){form.data, (size_t)length});
    if (!listed(lexicon, lower, &shares))
        return capital ? unlisted_capital(lexicon, lower) : by_suffix(lexicon, lower);
    if (!capital || shares.of[CLASS_PROPER] >= 0.2F)
        return shares;
    for (int c = 0; c < CLASS_COUNT; c++)
        shares.of[c] *= 1 - lexicon->header->capital;
    shares.of[CLASS_PROPER] += lexicon->header->capital;
    return shares;
}

bool lexicon_is_name(const struct lexicon *lexicon, struct span form)
{
    static const float LEAST = 0.8F; /* of proper nouns */
    struct word_shares shares;
    char room[FOLD_GROWTH * WORD_LONGEST];
    if (form.size > WORD_LONGEST || !surface_form_has_capital(form))
        return false;
    struct span lower = {room, fold_case(form, false, room)};
    if (listed(lexicon, lower, &shares) && shares.of[CLASS_PROPER] < 0.5F)
        return false;
    return lexicon_word(lexicon, form).of[CLASS_PROPER] >= LEAST;
}

/* The classes that are possible of a word: few are. All else is 0 and passed over. */
struct possible {
    uint8_t classes[CLASS_COUNT];
    int count;
};

static void find_possible(const float *shares, struct possible *possible)
{
    possible->count = 0;
    for (int c = 0; c < CLASS_COUNT; c++) {
        possible->classes[possible->count] = (uint8_t)c;
        possible->count += shares[c] > 0;
    }
}

static void normalise(float *values, const struct possible *possible)
{
    float sum = 0;
    for (int i = 0; i < possible->count; i++)
        sum += values[possible->classes[i]];
    for (int i = 0; i < possible->count && sum > 0; i++)
        values[possible->classes[i]] /= sum;
}

/* A word of those that are tagged: arrays hold numbers for the possible classes only. */
struct tagged {
    struct possible possible;
    float emitted[CLASS_COUNT], forward[CLASS_COUNT];
};

static void lexicon_emit(
    const struct header *header, const struct word_shares *shares, struct tagged *word)
{
    find_possible(shares->of, &word->possible);
    for (int i = 0; i < word->possible.count; i++) {
        int c = word->possible.classes[i];
        word->emitted[c] = header->usual[c] > 0 ? shares->of[c] / header->usual[c] : 0;
    }
}

/* forward[c] = emitted[c] × the sum over b of that of the word before × the transition from
 * b to c. */
static void step_forward(
    const struct header *header, const struct tagged *before, struct tagged *word)
{
    for (int i = 0; i < word->possible.count; i++) {
        int c = word->possible.classes[i];
        float sum = 0;
        for (int j = 0; j < before->possible.count; j++) {
            int b = before->possible.classes[j];
            sum += before->forward[b] * header->transitions[b][c];
        }
        word->forward[c] = sum * word->emitted[c];
    }
    normalise(word->forward, &word->possible);
}

/* before[b] = the sum over c of the transition from b to c × emitted[c] × after[c], where
 * class b is possible before. */
static void step_backward(const struct header *header, const float *after,
    const struct tagged *word, const struct possible *possible, float *before)
{
    float product[CLASS_COUNT];
    for (int i = 0; i < word->possible.count; i++) {
        int c = word->possible.classes[i];
        product[i] = after[c] * word->emitted[c];
    }
    for (int j = 0; j < possible->count; j++) {
        int b = possible->classes[j];
        float sum = 0;
        for (int i = 0; i < word->possible.count; i++)
            sum += header->transitions[b][word->possible.classes[i]] * product[i];
        before[b] = sum;
    }
    normalise(before, possible);
}

void lexicon_tag(const struct lexicon *lexicon, struct word_shares *shares, size_t count)
{
    const struct header *header = lexicon->header;
    struct tagged words[WORDS_MOST];
    if (count < 2 || count > WORDS_MOST)
        return;
    for (size_t i = 0; i < count; i++)
        lexicon_emit(header, &shares[i], &words[i]);
    memcpy(words[0].forward, shares[0].of, sizeof words[0].forward);
    for (size_t i = 1; i < count; i++)
        step_forward(header, &words[i - 1], &words[i]);
    float backward[2][CLASS_COUNT];
    for (int c = 0; c < CLASS_COUNT; c++)
        backward[count & 1][c] = 1;
    for (size_t i = count; i-- > 0;) {
        const struct possible *possible = &words[i].possible;
        const float *after = backward[(i + 1) & 1];
        for (int j = 0; j < possible->count; j++) {
            int c = possible->classes[j];
            shares[i].of[c] = words[i].forward[c] * after[c];
        }
        normalise(shares[i].of, possible);
        if (i > 0)
            step_backward(
                header, after, &words[i], &words[i - 1].possible, backward[i & 1]);
    }
}

double lexicon_nominal_least(const struct lexicon *lexicon)
{
    return (double)lexicon->header->nominal_least;
}

bool lexicon_head_first(const struct lexicon *lexicon)
{
    return lexicon->header->head_first != 0;
}

/* How fit a class is within a noun phrase, by place. */
static const float before_head[CLASS_COUNT] = {[CLASS_NOUN] = 1,
    [CLASS_PROPER] = 1,
    [CLASS_ADJECTIVE] = 0.9F,
    [CLASS_RELATIONAL] = 0.9F,
    [CLASS_COMPARATIVE] = 0.05F,
    [CLASS_ING] = 0.5F,
    [CLASS_PARTICIPLE] = 0.5F,
    [CLASS_VERB] = 0.03F,
    [CLASS_ADVERB] = 0.02F,
    [CLASS_NUMBER] = 0.05F};
static const float head[CLASS_COUNT] = {[CLASS_NOUN] = 1,
    [CLASS_PROPER] = 1,
    [CLASS_COMPARATIVE] = 0.02F,
    [CLASS_ING] = 0.25F,
    [CLASS_PARTICIPLE] = 0.08F,
    [CLASS_VERB] = 0.03F,
    [CLASS_ADVERB] = 0.02F,
    [CLASS_NUMBER] = 0.02F};
static const float first_head[CLASS_COUNT] = {
    [CLASS_NOUN] = 1, [CLASS_PROPER] = 1, [CLASS_ADJECTIVE] = 0.4F, [CLASS_VERB] = 0.02F};
static const float after_head[CLASS_COUNT] = {[CLASS_NOUN] = 0.8F,
    [CLASS_PROPER] = 1,
    [CLASS_ADJECTIVE] = 0.9F,
    [CLASS_PARTICIPLE] = 0.4F,
    [CLASS_PREPOSITION] = 0.8F,
    [CLASS_VERB] = 0.02F};
static const float last_after_head[CLASS_COUNT] = {[CLASS_NOUN] = 0.9F,
    [CLASS_PROPER] = 1,
    [CLASS_ADJECTIVE] = 0.9F,
    [CLASS_PARTICIPLE] = 0.3F,
    [CLASS_VERB] = 0.02F};

double lexicon_nominal(
    const struct lexicon *lexicon, const struct word_shares *shares, size_t count)
{
    double product = 1;
    bool head_first = lexicon->header->head_first && count > 1;
    for (size_t i = 0; i < count; i++) {
        const float *fit = before_head;
        if (head_first)
            fit = i == 0 ? first_head : i + 1 == count ? last_after_head : after_head;
        else if (i + 1 == count)
            fit = head;
        double sum = 0;
        for (int c = 0; c < CLASS_COUNT; c++)
            sum += (double)(shares[i].of[c] * fit[c]);
        if (fit == head)
            sum +=
                (double)((shares[i].of[CLASS_ADJECTIVE] + shares[i].of[CLASS_RELATIONAL]) *
                         lexicon->header->adjective_head);
        product *= sum;
    }
    return product;
}

void lexicon_free(struct lexicon *lexicon)
{
    free(lexicon);
}
