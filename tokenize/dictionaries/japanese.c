#include "tokenize/dictionaries/japanese.h"

#ifdef WITH_MECAB

#include <mecab.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "lib/arena.h"
#include "lib/datadir.h"
#include "lib/little.h"
#include "lib/memory.h"
#include "tokenize/dictionaries/dynamic_library.h"

struct japanese {
    mecab_t *tagger; /* owned */
    const char *dictionary;
    __typeof__(&mecab_new) new;
    __typeof__(&mecab_destroy) destroy;
    __typeof__(&mecab_sparse_tonode2) parse;
};

static bool japanese_load(struct japanese *japanese)
{
    const struct library_function functions[] = {
        {"mecab_new", &japanese->new},
        {"mecab_destroy", &japanese->destroy},
        {"mecab_sparse_tonode2", &japanese->parse},
    };
    return library_load("libmecab.so.2", functions, sizeof functions / sizeof *functions);
}

/* Reads no configuration of the system's: the same words on every machine. */
static bool open_dictionary(struct japanese *japanese, const char *folder, const char *name)
{
    const char *arguments[] = {"mecab", "-r", "/dev/null", "-d", folder};
    japanese->tagger = japanese->new (5, (char **)arguments);
    japanese->dictionary = name;
    return japanese->tagger;
}

/* Whether what MeCab opens in the folder are files: it would wait for a pipe. */
static bool is_of_files(const char *folder)
{
    static const char *const names[] = {
        "char.bin", "dicrc", "matrix.bin", "sys.dic", "unk.dic"};
    struct arena arena = {0};
    bool good = true;
    for (size_t i = 0; good && i < sizeof names / sizeof *names; i++) {
        struct stat status;
        good = lstat(arena_print(&arena, "%s/%s", folder, names[i]).data, &status) == 0 &&
               S_ISREG(status.st_mode);
    }
    arena_free(&arena);
    return good;
}

/* UniDic of the data folder, where it is there; else what the system has. MeCab reads numbers in
 * the machine's order of bytes, and UniDic's begin with the low one. */
static bool find_dictionary(struct japanese *japanese)
{
    struct arena arena = {0};
    const char *unidic = LITTLE_TURNS ? NULL : datadir_find(&arena, "dictionaries/unidic");
    bool found = unidic ? is_of_files(unidic) &&
                              open_dictionary(japanese, unidic, "MeCab with UniDic")
                        : open_dictionary(japanese, IPADIC, "MeCab with IPADIC");
    if (unidic && !found)
        datadir_damaged(unidic);
    arena_free(&arena);
    return found;
}

struct japanese *japanese_new(void)
{
    struct japanese *japanese = memory_new(1, sizeof *japanese);
    bool found = japanese_load(japanese) && find_dictionary(japanese);
    if (found)
        return japanese;
    free(japanese);
    return NULL;
}

void japanese_free(struct japanese *japanese)
{
    if (!japanese)
        return;
    japanese->destroy(japanese->tagger);
    free(japanese);
}

const char *japanese_dictionary(const struct japanese *japanese)
{
    return japanese->dictionary;
}

size_t japanese_divide(struct japanese *japanese, struct span run, uint32_t *ends)
{
    size_t words = 0;
    const mecab_node_t *node = japanese->parse(japanese->tagger, run.data, run.size);
    for (; node; node = node->next)
        if (node->length > 0)
            ends[words++] = (uint32_t)(node->surface + node->length - run.data);
    if (words == 0 ||
        ends[words - 1] != run.size) /* it failed, or passed over white space */
        ends[words++] = (uint32_t)run.size;
    return words;
}

#else

struct japanese *japanese_new(void)
{
    return NULL;
}

void japanese_free(struct japanese *japanese)
{
    (void)japanese;
}

const char *japanese_dictionary(const struct japanese *japanese)
{
    (void)japanese;
    return "none";
}

size_t japanese_divide(struct japanese *japanese, struct span run, uint32_t *ends)
{
    (void)japanese, (void)run, (void)ends;
    return 0;
}

#endif
