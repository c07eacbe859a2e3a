#include "stem/stemmer.h"

#include <libstemmer.h>
#include <stdlib.h>

#include "lib/datadir.h"
#include "lib/fold.h"
#include "lib/memory.h"
#include "lib/utf8.h"
#include "stem/irregular.h"
#include "stem/particles.h"
#include "stem/script.h"

struct stemmer {
    const struct stemmer_options *options;
    struct sb_stemmer *snowball; /* NULL: folds, and takes what the list has */
    struct irregular irregular;
    unsigned scripts;
    bool turkic;
    bool armenian;
    bool korean;
    char *room; /* owned */
    size_t capacity;
    struct span folded; /* the last token folded, in the room or lent */
};

/* The algorithm of that very name, as Snowball spells it, or NULL. */
static const char *algorithm_named(struct span name)
{
    for (const char **list = sb_stemmer_list(); *list; list++)
        if (span_equal(name, span_of(*list)))
            return *list;
    return NULL;
}

bool stemmer_known(struct span language)
{
    return language_find(language) || algorithm_named(language);
}

static bool serves_language(const char *algorithm)
{
    size_t count;
    const struct language *languages = language_all(&count);
    for (size_t i = 0; i < count; i++)
        if (languages[i].snowball && strcmp(languages[i].snowball, algorithm) == 0)
            return true;
    return false;
}

static size_t list_name(struct stemmer_name *names, size_t room, size_t count,
    const char *code, const char *name)
{
    if (count < room)
        names[count] = (struct stemmer_name){code, name};
    return count + 1;
}

size_t stemmer_list(struct stemmer_name *names, size_t room)
{
    size_t language_count, count = 0;
    const struct language *languages = language_all(&language_count);
    for (size_t i = 0; i < language_count; i++)
        if (languages[i].snowball)
            count = list_name(names, room, count, languages[i].code, languages[i].name);
    for (const char **list = sb_stemmer_list(); *list; list++)
        if (!serves_language(*list))
            count = list_name(names, room, count, "", *list);
    return count;
}

struct stemmer *stemmer_new(struct span name, const struct stemmer_options *options)
{
    struct stemmer *stemmer = memory_new(1, sizeof *stemmer);
    stemmer->options = options;
    const struct language *language = language_find(name);
    struct span wanted =
        language && language->snowball ? span_of(language->snowball) : name;
    const char *algorithm =
        language && !language->snowball ? NULL : algorithm_named(wanted);
    if (algorithm)
        stemmer->snowball = memory_checked(sb_stemmer_new(algorithm, "UTF_8"));
    if (language && !options->exact)
        datadir_read_language(
            "stems", span_of(language->code), "bin", irregular_open, &stemmer->irregular);
    stemmer->scripts = language ? script_of(language->script) : SCRIPT_LATIN;
    if (algorithm && strcmp(algorithm, "serbian") == 0)
        stemmer->scripts |= SCRIPT_LATIN | SCRIPT_CYRILLIC;
    stemmer->turkic = language && fold_is_turkic(span_of(language->code));
    stemmer->korean = language && strcmp(language->code, "ko") == 0;
    stemmer->armenian = language && strcmp(language->code, "hy") == 0;
    return stemmer;
}

void stemmer_free(struct stemmer *stemmer)
{
    if (!stemmer)
        return;
    sb_stemmer_delete(stemmer->snowball);
    free(stemmer->room);
    free(stemmer);
}

/* Capitals only, but for digits and full stops: US, U.S, G20. */
static bool is_acronym(struct span token)
{
    int letters = 0;
    for (size_t i = 0; i < token.size; i++) {
        char byte = token.data[i];
        if (byte >= 'A' && byte <= 'Z')
            letters++;
        else if (!(byte >= '0' && byte <= '9') && byte != '.')
            return false;
    }
    return letters >= STEMMER_ACRONYM_LEAST && letters <= STEMMER_ACRONYM_MOST;
}

/* Full case folding spells the Armenian ligature ew (U+0587) out; modern spelling and
 * Snowball have it as a letter. */
static const char ligature_ew[] = "\xD6\x87";

static size_t fold_armenian(struct span token, char *room)
{
    size_t size = 0;
    for (size_t i = 0, part = 0; i <= token.size; i++) {
        bool here = i + 2 <= token.size && memcmp(token.data + i, ligature_ew, 2) == 0;
        if (!here && i < token.size)
            continue;
        if (i > part)
            size +=
                fold_case((struct span){token.data + part, i - part}, false, room + size);
        if (here) {
            memcpy(room + size, ligature_ew, 2);
            size += 2;
            part = i + 2;
            i++;
        }
    }
    return size;
}

static struct span fold(struct stemmer *stemmer, struct span token)
{
    if (stemmer->options->folded)
        return token;
    stemmer->room =
        memory_grow(stemmer->room, &stemmer->capacity, FOLD_GROWTH * token.size + 1, 1);
    size_t size = stemmer->armenian ? fold_armenian(token, stemmer->room)
                                    : fold_case(token, stemmer->turkic, stemmer->room);
    return (struct span){stemmer->room, size};
}

/* Whether it may be a word form in the language's scripts: no abbreviation such as u.s, no
 * name such as c++. What is of ASCII alone, as most words are, is looked at once. */
static bool is_form(const struct stemmer *stemmer, struct span folded)
{
    unsigned char high = 0;
    for (size_t i = 0; i < folded.size; i++) {
        unsigned char byte = (unsigned char)folded.data[i];
        high |= byte;
        if (byte <= '.' && (byte == '.' || byte == '+' || byte == '#'))
            return false;
    }
    return (high < 0x80 && stemmer->scripts & SCRIPT_LATIN) ||
           script_holds(stemmer->scripts, folded);
}

/* Without the last full stop of an abbreviation that has others: u.s. is u.s. */
static struct span without_stop(struct span folded)
{
    bool last = folded.size > 2 && folded.data[folded.size - 1] == '.';
    if (last && memchr(folded.data, '.', folded.size - 2))
        folded.size--;
    return folded;
}

static struct span stem(struct stemmer *stemmer, struct span folded)
{
    bool listed = stemmer->irregular.words.size > 0;
    if (listed && stemmer->korean && folded.size <= STEMMER_LONGEST)
        return particles_cut(&stemmer->irregular, folded);
    if ((!stemmer->snowball && !listed) || folded.size > STEMMER_LONGEST ||
        !is_form(stemmer, folded))
        return folded;
    struct span irregular = irregular_find(&stemmer->irregular, folded);
    if (irregular.data || !stemmer->snowball)
        return irregular.data ? irregular : folded;
    const sb_symbol *term = sb_stemmer_stem(
        stemmer->snowball, (const sb_symbol *)folded.data, (int)folded.size);
    int size = sb_stemmer_length(stemmer->snowball);
    return term ? (struct span){(const char *)term, (size_t)size} : folded;
}

struct span stemmer_term(struct stemmer *stemmer, struct span token)
{
    const struct exceptions *exceptions = stemmer->options->exceptions;
    struct span chosen = {NULL, 0};
    if (exceptions)
        chosen = exceptions_find(exceptions, token);
    if (chosen.data)
        return chosen;
    if (stemmer->options->keep_acronyms && is_acronym(token))
        return token;
    stemmer->folded = fold(stemmer, token);
    if (exceptions)
        chosen = exceptions_find(exceptions, stemmer->folded);
    return chosen.data ? chosen : stem(stemmer, without_stop(stemmer->folded));
}

struct span stemmer_folded(const struct stemmer *stemmer)
{
    return stemmer->folded;
}
