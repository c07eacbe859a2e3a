#include "lib/nearest.h"

#include <limits.h>
#include <string.h>

enum {
    WORD_MAX = 48,    /* bytes of a word that is compared; a longer one is like none */
    BEGINNING = 3,    /* letters that names must share to be alike by their beginning */
    LETTERS_EACH = 3, /* of so many letters one may differ */
};

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Letters to put in, leave out, exchange or swap with the next, so that a becomes b (optimal
 * string alignment). Both have at most WORD_MAX bytes. */
static unsigned distance(const char *a, size_t a_size, const char *b, size_t b_size)
{
    unsigned rows[3][WORD_MAX + 1];
    for (size_t j = 0; j <= b_size; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= a_size; i++) {
        unsigned *now = rows[i % 3], *before = rows[(i + 2) % 3],
                 *earlier = rows[(i + 1) % 3];
        now[0] = (unsigned)i;
        for (size_t j = 1; j <= b_size; j++) {
            char x = lower(a[i - 1]), y = lower(b[j - 1]);
            now[j] = least(least(before[j], now[j - 1]) + 1, before[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == lower(b[j - 2]) && y == lower(a[i - 2]))
                now[j] = least(now[j], earlier[j - 2] + 1);
        }
    }
    return rows[a_size % 3][b_size];
}

static size_t shared_beginning(const char *a, const char *b)
{
    size_t size = 0;
    while (a[size] && lower(a[size]) == lower(b[size]))
        size++;
    return size;
}

static const char *nearest_by_letters(
    const char *word, size_t size, const char *const *names, size_t count)
{
    const char *found = NULL;
    unsigned fewest = UINT_MAX;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(names[i]), longer = length > size ? length : size;
        if (longer > WORD_MAX)
            continue;
        unsigned letters = distance(word, size, names[i], length);
        if (letters < fewest && letters <= longer / LETTERS_EACH) {
            fewest = letters;
            found = names[i];
        }
    }
    return found;
}

const char *nearest(const char *word, const char *const *names, size_t count)
{
    size_t size = strlen(word), longest = BEGINNING - 1;
    const char *found =
        size <= WORD_MAX ? nearest_by_letters(word, size, names, count) : NULL;
    for (size_t i = 0; !found && i < count; i++) {
        size_t shared = shared_beginning(word, names[i]);
        longest = shared > longest ? shared : longest;
    }
    for (size_t i = 0; !found && longest >= BEGINNING && i < count; i++)
        if (shared_beginning(word, names[i]) == longest)
            found = names[i];
    return found;
}
