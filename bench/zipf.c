/* Writes seeded Zipf text, one word a line: zipf BYTES WORDS [SEED]
 * The word of rank r comes with a probability in proportion to 1/r (Zipf's law with exponent 1):
 * the logarithm of the rank is uniform. The same arguments give the same bytes. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* splitmix64 (Steele, Lea, Flood, OOPSLA 2014). */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

/* Frequent words are short, as in languages. Returns its length. */
static size_t spell(uint64_t rank, char *word)
{
    static const char letters[] = "etaoinshrdlucmfwypvbgkxqjz";
    size_t size = 0;
    do {
        word[size++] = letters[rank % 26];
        rank /= 26;
    } while (rank);
    word[size++] = '\n';
    return size;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: zipf BYTES WORDS [SEED]\n", stderr);
        return 2;
    }
    double bytes = strtod(argv[1], NULL), scale = log(strtod(argv[2], NULL));
    uint64_t state = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
    char word[32];
    while (bytes > 0) {
        double uniform = (double)(next_random(&state) >> 11) * 0x1p-53;
        size_t size = spell((uint64_t)exp(uniform * scale), word);
        if (fwrite(word, 1, size, stdout) != size)
            return 1;
        bytes -= (double)size;
    }
    return fflush(stdout) ? 1 : 0;
}
