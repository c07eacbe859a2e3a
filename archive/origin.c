#include "archive/origin.h"

#include <libstemmer.h>
#include <stdio.h>
#include <string.h>

#include "lib/fnv.h"
#include "lib/message.h"
#include "lib/version.h"

/* Words whose stems changed between versions of the library, and of the usual endings. */
static const struct probe {
    const char *algorithm, *word;
} probes[] = {
    {"dutch", "deze"},
    {"dutch", "voor"},
    {"dutch", "lopende"},
    {"english", "university"},
    {"english", "communities"},
    {"french", "continuellement"},
    {"german", "bundesregierungen"},
    {"german", "systemischen"},
    {"romanian", "guvernului"},
    {"spanish", "gobernadores"},
    {"swedish", "regeringarnas"},
    {"turkish", "evlerimizden"},
};

static uint32_t hash_stem(uint32_t hash, const struct probe *probe)
{
    struct sb_stemmer *stemmer = sb_stemmer_new(probe->algorithm, "UTF_8");
    const sb_symbol *stem = NULL;
    size_t size = 0;
    if (stemmer) {
        stem = sb_stemmer_stem(
            stemmer, (const sb_symbol *)probe->word, (int)strlen(probe->word));
        size = stem ? (size_t)sb_stemmer_length(stemmer) : 0;
    }
    hash = hash * 31 + (size ? fnv_hash((struct span){(const char *)stem, size}) : 0);
    sb_stemmer_delete(stemmer);
    return hash;
}

void origin_now(char text[ORIGIN_TEXT])
{
    static const char before[] = "data of ";
    const char *data = strstr(version_commit(), before);
    uint32_t hash = 0;
    for (size_t i = 0; i < sizeof probes / sizeof *probes; i++)
        hash = hash_stem(hash, &probes[i]);
    snprintf(text, ORIGIN_TEXT, "winnow %.20s, data of %.10s, stems %08lx", VERSION,
        data ? data + sizeof before - 1 : "unknown", (unsigned long)hash);
}

void origin_compare(
    const struct manifest *manifest, size_t first, const char *name, const char *now)
{
    for (size_t i = first; i < manifest->origin_count; i++) {
        const struct origin *origin = &manifest->origins[i];
        if (strcmp(origin->text, now) == 0)
            continue;
        message(name,
            "articles from run %llu on have words by %s, this program is %s: "
            "the same word may be counted as two (see archive(1))",
            (unsigned long long)origin->run, origin->text, now);
        return;
    }
}
