/* The languages that the programs know by name. */
#ifndef LIB_LANGUAGES_H
#define LIB_LANGUAGES_H

#include "lib/span.h"

struct language {
    const char *code;     /* BCP 47: "en" */
    const char *code3;    /* ISO 639-3: "eng" */
    const char *name;     /* English, lower case, as Snowball has it: "english" */
    const char *snowball; /* libstemmer's algorithm, or NULL where it has none */
    const char *script;   /* ISO 15924 of its usual script: "Latn" */
    bool spaces;          /* words stand apart: false for zh, ja, th, lo, km, my */
};

/* The language of a BCP 47 tag (the first subtag decides: "pt-BR" is pt), an ISO 639 code
 * or an English name, in any case; NULL for one that is not known. */
const struct language *language_find(struct span name);

/* Whether a tag may be a language's that is not among them: it begins with a code of ISO
 * 639-1, or with three letters, as those of ISO 639-3 do. */
bool language_is_code(struct span tag);

/* The languages whose code or name is nearest to a name, by the letters to change; at most
 * that many, the nearest first. Returns how many. */
enum { LANGUAGES_NEAREST = 3 };
size_t language_nearest(
    struct span name, const struct language *nearest[LANGUAGES_NEAREST]);

/* All of them, in the order of their codes; *count is set. */
const struct language *language_all(size_t *count);

#endif
