#include "archive/articles.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>

#include "archive/hex.h"
#include "lib/counts.h"

enum { FIELDS = 10 };

static void put(struct frames *list, struct span text, char end)
{
    frames_write(list, text);
    frames_write(list, (struct span){&end, 1});
}

void articles_write(struct frames *list, const struct article *article)
{
    char text[2 * SIGNATURE_SIZE + 1];
    put(list, article->id, '\t');
    put(list, span_of(article->date), '\t');
    int size = snprintf(text, sizeof text, "%" PRIu64 "\t%" PRIu64 "\t%" PRIu64,
        article->tokens, article->bytes, article->frame);
    put(list, (struct span){text, (size_t)size}, '\t');
    hex_write(article->hash, ARTICLE_HASH, text);
    put(list, span_of(text), '\t');
    hex_write(article->signature, SIGNATURE_SIZE, text);
    put(list, span_of(text), '\t');
    put(list, article->near, '\t');
    put(list, article->path, '\t');
    put(list, article->title, '\n');
}

/* Divides a line at its TABs. False where it has not just FIELDS fields. */
static bool divide(struct span line, struct span fields[FIELDS])
{
    for (int i = 0; i < FIELDS; i++) {
        const char *tab = memchr(line.data, '\t', line.size);
        if ((tab != NULL) != (i < FIELDS - 1))
            return false;
        size_t size = tab ? (size_t)(tab - line.data) : line.size;
        fields[i] = (struct span){line.data, size};
        line = (struct span){
            line.data + size + (tab != NULL), line.size - size - (tab != NULL)};
    }
    return true;
}

bool articles_next(struct frames_reader *list, struct article *article)
{
    struct span line, field[FIELDS];
    if (!input_line(&list->input, &line))
        return false;
    *article = (struct article){0};
    if (divide(line, field) && date_read(field[1], article->date) &&
        counts_number(field[2], &article->tokens) &&
        counts_number(field[3], &article->bytes) &&
        counts_number(field[4], &article->frame) &&
        hex_read(field[5], article->hash, ARTICLE_HASH) &&
        hex_read(field[6], article->signature, SIGNATURE_SIZE)) {
        article->id = field[0];
        article->near = field[7];
        article->path = field[8];
        article->title = field[9];
        return true;
    }
    list->input.error = EBADMSG;
    return false;
}

struct article article_copy(struct arena *arena, const struct article *article)
{
    struct article copy = *article;
    copy.id = arena_copy(arena, article->id);
    copy.path = arena_copy(arena, article->path);
    copy.title = arena_copy(arena, article->title);
    copy.near = arena_copy(arena, article->near);
    return copy;
}
