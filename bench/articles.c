/* Writes made-up articles, for measuring: chains of words that follow one another in a text
 * given on standard input (bigrams, so that frequencies of words and phrases are natural),
 * and now and then a new word, as names are in news. The same seed gives the same articles.
 *
 *     articles SEED COUNT FOLDER [WORDS] <TEXT
 *
 * WORDS: of an article, on average.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    WORDS = 400,
    NEW_WORD = 200, /* one in so many */
};

static uint64_t state;

static uint32_t draw(uint32_t below)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((state >> 32) * below >> 32);
}

static const char **words;
static uint32_t count;

static void add(const char *text)
{
    if ((count & (count - 1)) == 0)
        words = realloc(words, (count ? 2 * (size_t)count : 1) * sizeof *words);
    words[count] = text;
    count++;
}

static int by_text(const void *a, const void *b)
{
    uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
    int order = strcmp(words[one], words[other]);
    return order ? order : (one > other) - (one < other);
}

/* The places of one word stand together in `order`, from `first` to `last` of each place.
 */
static uint32_t *order, *first, *last;

static bool same_word(uint32_t i, uint32_t j)
{
    return strcmp(words[order[i]], words[order[j]]) == 0;
}

static void put_in_order(void)
{
    order = malloc(count * sizeof *order);
    first = malloc(count * sizeof *first);
    last = malloc(count * sizeof *last);
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    qsort(order, count, sizeof *order, by_text);
    for (uint32_t i = 0; i < count; i++)
        first[order[i]] = i > 0 && same_word(i, i - 1) ? first[order[i - 1]] : i;
    for (uint32_t i = count; i-- > 0;)
        last[order[i]] = i + 1 < count && same_word(i, i + 1) ? last[order[i + 1]] : i;
}

static uint32_t follow(uint32_t place)
{
    return (order[first[place] + draw(last[place] - first[place] + 1)] + 1) % count;
}

/* Zipf's law of names: number n about as often as 1/n. */
static void write_name(FILE *file)
{
    uint32_t n = draw(1u << draw(22)) + 1;
    fputc('A' + (int)(n % 26), file);
    for (n = n * 7 + 3; n; n /= 19)
        fputs((const char *[]){"ba", "co", "di", "fu", "ga", "le", "mo", "ni", "pu", "ra",
                  "se", "to", "vu", "xe", "yo", "za", "bre", "kli", "stu"}[n % 19],
            file);
}

static void write_article(FILE *file, uint32_t words_of_one)
{
    uint32_t length = words_of_one * 3 / 8 + draw(words_of_one * 5 / 4), place = draw(count);
    for (uint32_t i = 0; i < length; i++) {
        if (draw(NEW_WORD) == 0)
            write_name(file);
        else
            fputs(words[place], file);
        fputs(i % 60 == 59 ? "\n\n" : " ", file);
        place = follow(place);
    }
    fputs("\n", file);
}

int main(int argc, char **argv)
{
    if (argc < 4 || argc > 5)
        return 2;
    uint32_t words_of_one = argc == 5 ? (uint32_t)atol(argv[4]) : WORDS;
    state = strtoull(argv[1], NULL, 10) * 2654435761u + 1;
    size_t size = 0, room = 1 << 26;
    char *text = malloc(room + 1);
    size = fread(text, 1, room, stdin);
    text[size] = '\0';
    for (char *word = strtok(text, " \t\r\n"); word; word = strtok(NULL, " \t\r\n"))
        add(word);
    put_in_order();
    for (long i = 0; i < atol(argv[2]); i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%06ld.txt", argv[3], i);
        FILE *file = fopen(path, "w");
        if (!file)
            return 1;
        write_article(file, words_of_one);
        if (fclose(file) != 0)
            return 1;
    }
    return 0;
}
