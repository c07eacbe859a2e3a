#include "archive/verify.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "archive/folder.h"
#include "archive/select.h"
#include "archive/totals.h"
#include "lib/hashtable.h"

/* NULL, or what is wrong with the file. */
static const char *check_file(
    const struct part *part, enum part_file file, const char *path)
{
    const unsigned char *digest = part->files[file].digest;
    struct input input;
    struct sha256 sha256;
    unsigned char found[SHA256_DIGEST];
    sha256_begin(&sha256);
    int fd = folder_file(part->lock, part_files[file]);
    if (fd < 0)
        return failure_reason(errno);
    input_attach(&input, fd, path);
    while (input.begin < input.end || input_more(&input)) {
        size_t there = input.end - input.begin;
        sha256_add(&sha256, (struct span){input.data + input.begin, there});
        input_skip(&input, there);
    }
    int error = input.error;
    input_close(&input);
    sha256_end(&sha256, found);
    if (error)
        return failure_reason(error);
    bool same = memcmp(found, digest, SHA256_DIGEST) == 0;
    return same ? NULL : "damaged: not what was written";
}

struct census {
    struct selection selection;
    struct hash_strings seen; /* hashes, and ids behind a NUL */
    bool twice;
};

static bool count_article(struct selection *selection, struct article *article)
{
    struct census *census = (struct census *)selection;
    struct output id;
    size_t before = census->seen.count;
    output_open(&id, -1);
    output_byte(&id, '\0');
    output_write(&id, article->id);
    hash_strings_add(&census->seen, (struct span){(char *)article->hash, ARTICLE_HASH});
    hash_strings_add(&census->seen, (struct span){id.data, id.used});
    free(id.data);
    census->twice |= census->seen.count < before + 2;
    return true;
}

static bool ignore(
    struct select_sink *sink, struct article *article, struct span text, struct span lines)
{
    (void)sink;
    (void)article;
    (void)text;
    (void)lines;
    return true;
}

static size_t verify_part(struct store *store, const struct part *part,
    struct census *census, struct verify_report *report)
{
    struct arena arena = {0};
    size_t faults = 0;
    for (int f = 0; f < (totals_are_there(part) ? PART_FILES : PART_TOTALS); f++) {
        const char *path = store_path(store, part, part_files[f], &arena);
        const char *wrong = check_file(part, (enum part_file)f, path);
        if (wrong)
            report->fault(report, path, wrong);
        faults += wrong != NULL;
    }
    const char *list = store_path(store, part, part_files[PART_ARTICLES], &arena);
    census->twice = false;
    const char *wrong = NULL;
    struct select_sink nothing = {ignore, NULL, false};
    if (!faults && !select_part(store, part, &census->selection, &nothing))
        wrong = store->failure.reason;
    else if (census->twice)
        wrong = "holds an article that is there already";
    if (wrong)
        report->fault(report, list, wrong);
    arena_free(&arena);
    return faults + (wrong != NULL);
}

size_t verify_run(struct store *store, struct verify_report *report)
{
    struct census census = {.selection = {count_article}};
    size_t faults = 0;
    hash_strings_open(&census.seen);
    for (size_t i = 0; i < store->manifest.count; i++)
        faults += verify_part(store, &store->manifest.parts[i], &census, report);
    hash_strings_close(&census.seen);
    return faults;
}
