#include "archive/articles.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>

#include "archive/hex.h"
#include "lib/counts.h"

enum { FIELDS = 15 };

static void articles_put(struct frames *list, struct span text, char end)
{
    frames_write(list, text);
    frames_write(list, (struct span){&end, 1});
}

static void put_hex(struct frames *list, const unsigned char *bytes, size_t size)
{
    char text[2 * SIGNATURE_SIZE + 1];
    hex_write(bytes, size, text);
    articles_put(list, span_of(text), '\t');
}

void articles_write(struct frames *list, const struct article *article)
{
    char text[128];
    articles_put(list, article->id, '\t');
    articles_put(list, span_of(article->date), '\t');
    articles_put(list, span_of(article->day_from), '\t');
    int size = snprintf(text, sizeof text,
        "%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64,
        article->run, article->tokens, article->text, article->code, article->bytes,
        article->frame);
    articles_put(list, (struct span){text, (size_t)size}, '\t');
    put_hex(list, article->hash, ARTICLE_HASH);
    put_hex(list, article->signature, SIGNATURE_SIZE);
    articles_put(list, article->near, '\t');
    articles_put(list, article->path, '\t');
    articles_put(list, article->title, '\t');
    articles_put(list, article->address, '\n');
}

/* Divides a line at its TABs. False where it has not just FIELDS fields. */
static bool articles_divide(struct span line, struct span fields[FIELDS])
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

static bool read_numbers(const struct span *field, struct article *article)
{
    uint64_t *const numbers[] = {&article->run, &article->tokens, &article->text,
        &article->code, &article->bytes, &article->frame};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!counts_number(field[i], numbers[i]))
            return false;
    return article->text <= ARTICLE_MOST && article->bytes <= ARTICLE_MOST &&
           article->code <= ARTICLES_FRAME;
}

static bool read_day_from(struct span field, char day_from[DAY_FROM_SIZE])
{
    if (field.size >= DAY_FROM_SIZE)
        return false;
    memcpy(day_from, field.data, field.size);
    day_from[field.size] = '\0';
    return true;
}

bool articles_next(struct frames_reader *list, uint64_t run, struct article *article)
{
    struct span line, field[FIELDS];
    bool whole;
    if (!input_piece(&list->input, '\n', ARTICLE_LINE, &line, &whole))
        return false;
    *article = (struct article){0};
    if (whole && articles_divide(line, field) && date_read(field[1], article->date) &&
        read_day_from(field[2], article->day_from) && read_numbers(field + 3, article) &&
        hex_read(field[9], article->hash, ARTICLE_HASH) &&
        hex_read(field[10], article->signature, SIGNATURE_SIZE)) {
        article->id = field[0];
        article->near = field[11];
        article->path = field[12];
        article->title = field[13];
        article->address = field[14];
        article->run = article->run ? article->run : run;
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
    copy.address = arena_copy(arena, article->address);
    copy.near = arena_copy(arena, article->near);
    return copy;
}
