#include "stem/particles.h"

#include "lib/utf8.h"

enum {
    SYLLABLE = 3,            /* bytes of one */
    LONGEST = 10 * SYLLABLE, /* of a noun that others are composed with */
    ROUNDS = 3,              /* particles behind each other */
};

/* How what is before a particle must end. */
enum ending { ANY, CONSONANT, VOWEL, VOWEL_OR_R };

/* `inner`: another particle may stand behind it. The longer ones first. */
static const struct particle {
    const char *text;
    enum ending after;
    bool inner;
} particles[] = {
    {"이라는", CONSONANT, false},
    {"으로서", ANY, true},
    {"으로써", ANY, true},
    {"에게서", ANY, true},
    {"에서", ANY, true},
    {"에게", ANY, true},
    {"께서", ANY, true},
    {"한테", ANY, true},
    {"까지", ANY, true},
    {"부터", ANY, true},
    {"마다", ANY, true},
    {"보다", ANY, true},
    {"처럼", ANY, true},
    {"조차", ANY, true},
    {"밖에", ANY, true},
    {"라는", VOWEL, false},
    {"으로", ANY, true},
    {"로서", VOWEL_OR_R, true},
    {"로써", VOWEL_OR_R, true},
    {"로", VOWEL_OR_R, true},
    {"에", ANY, true},
    {"만", ANY, true},
    {"의", ANY, false},
    {"도", ANY, false},
    {"은", CONSONANT, false},
    {"이", CONSONANT, false},
    {"을", CONSONANT, false},
    {"과", CONSONANT, false},
    {"는", VOWEL, false},
    {"가", VOWEL, false},
    {"를", VOWEL, false},
    {"와", VOWEL, false},
};

/* How verbs and adjectives before a noun end, and those of a clause that goes on. */
static const char *const verbs[] = {"하는", "되는", "있는", "없는", "지는", "주는", "오는",
    "가는", "보는", "다는", "자는", "려는", "같은", "많은", "좋은", "싶은", "지만"};

static bool is_listed(const struct irregular *nouns, struct span word)
{
    return irregular_find(nouns, word).data != NULL;
}

/* The number of the consonant that a word's last syllable ends with: 0 is none, 8 r; -1: it is no
 * syllable of Hangul, and nobody knows how it is spoken. */
static int final_consonant(struct span word)
{
    enum { FIRST = 0xAC00, LAST = 0xD7A3, FINALS = 28 };
    uint32_t code = 0;
    if (word.size < SYLLABLE)
        return -1;
    utf8_decode(word.data + word.size - SYLLABLE, SYLLABLE, &code);
    return code >= FIRST && code <= LAST ? (int)((code - FIRST) % FINALS) : -1;
}

static bool agrees(enum ending after, struct span noun)
{
    enum { R = 8 };
    int final = final_consonant(noun);
    if (final < 0 || after == ANY)
        return true;
    if (after == VOWEL_OR_R)
        return final == 0 || final == R;
    return (final == 0) == (after == VOWEL);
}

/* Whether it ends with a noun of the list that has more than so many bytes and is shorter: it is
 * composed. */
static bool ends_listed(const struct irregular *nouns, struct span word, size_t least)
{
    for (size_t size = least + SYLLABLE; size <= LONGEST && size < word.size;
         size += SYLLABLE)
        if (is_listed(nouns, (struct span){word.data + word.size - size, size}))
            return true;
    return false;
}

static bool is_verb(struct span word)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        struct span ending = span_of(verbs[i]);
        if (span_equal(word, ending) || span_ends(word, ending))
            return true;
    }
    return false;
}

/* The particle at a word's end that agrees with what is before it, the longest after the one at
 * `from`, which is passed over; NULL where there is none. */
static const struct particle *next_particle(
    struct span word, bool inner, const struct particle *from)
{
    const struct particle *end = particles + sizeof particles / sizeof *particles;
    for (const struct particle *particle = from ? from + 1 : particles; particle < end;
         particle++) {
        struct span text = span_of(particle->text);
        if ((!inner || particle->inner) && span_ends(word, text) &&
            agrees(particle->after, (struct span){word.data, word.size - text.size}))
            return particle;
    }
    return NULL;
}

/* Whether a noun of the list is left where the particles that others may follow are cut. */
static bool is_listed_before_particles(const struct irregular *nouns, struct span word)
{
    const struct particle *particle;
    for (int round = 0; round < ROUNDS && !is_listed(nouns, word); round++) {
        particle = next_particle(word, true, NULL);
        if (!particle)
            return false;
        word.size -= span_of(particle->text).size;
    }
    return is_listed(nouns, word);
}

/* Whether what is left of a word is rather the noun than the word. */
static bool is_noun(const struct irregular *nouns, struct span left, struct span word)
{
    bool verb = is_verb(word);
    if (!(verb && left.size == SYLLABLE) && is_listed_before_particles(nouns, left))
        return true;
    return !verb && (final_consonant(left) < 0 ||
                        (left.size > SYLLABLE &&
                            (ends_listed(nouns, left, SYLLABLE) ||
                                !ends_listed(nouns, word, word.size - left.size))));
}

/* The word without the particle at its end; the word itself where it has none. */
static struct span without_particle(
    const struct irregular *nouns, struct span word, bool inner)
{
    const struct particle *particle = NULL;
    while ((particle = next_particle(word, inner, particle)) != NULL) {
        struct span left = {word.data, word.size - span_of(particle->text).size};
        if (is_noun(nouns, left, word))
            return left;
    }
    return word;
}

struct span particles_cut(const struct irregular *nouns, struct span token)
{
    const struct span plural = SPAN("들");
    for (int round = 0; round < ROUNDS && !is_listed(nouns, token); round++) {
        struct span left = without_particle(nouns, token, round > 0);
        if (left.size == token.size)
            break;
        token = left;
    }
    if (token.size > 2 * SYLLABLE && span_ends(token, plural) && !is_listed(nouns, token))
        token.size -= plural.size;
    return token;
}
