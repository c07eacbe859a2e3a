/* The commands of the program archive. Each returns false where the store's failure or an
 * output's error says why, and sets the status where something less than all was done. */
#ifndef ARCHIVE_COMMANDS_H
#define ARCHIVE_COMMANDS_H

#include "archive/articles.h"
#include "archive/store.h"
#include "lib/options.h"
#include "lib/output.h"

struct options {
    const char *date, *sources, *digests, *list, *since, *until, *texts, *names;
    int period, format;
    uint64_t back, since_run, until_run, every;
    bool no_merge, versions, any_origin;
    struct option_list copies;
};

/* The forms of list. */
enum list_format { LIST_TSV, LIST_CSV, LIST_JSON, LIST_JSONL, LIST_TEXT };

/* What a command works on. */
struct work {
    struct options *options;
    struct store *store;
    char **arguments;
    int count;
    struct output output;
    struct output aside; /* of --list or --texts; no data: not open */
    char today[DATE_SIZE];
    int status;
};

/* Whether an article is of the days and runs that the options name. */
bool article_wanted(const struct options *options, const struct article *article);

/* archive/commands_write.c */
bool command_add(struct work *work);
bool command_merge(struct work *work);
bool command_remove(struct work *work);
bool command_upgrade(struct work *work);

/* archive/commands_read.c */
bool command_stream(struct work *work);
bool command_articles(struct work *work);
bool command_list(struct work *work);
bool command_runs(struct work *work);
bool command_totals(struct work *work);
bool command_period(struct work *work);
bool command_verify(struct work *work);

#endif
