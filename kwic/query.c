#include "kwic/query.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "lib/fold.h"
#include "lib/memory.h"

/* In NFC and case-folded. */
static struct span fold(struct span word, bool turkic, struct arena *arena)
{
    utf8proc_uint8_t *normal = NULL;
    utf8proc_ssize_t size = utf8proc_map((const utf8proc_uint8_t *)word.data,
        (utf8proc_ssize_t)word.size, &normal, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (size >= 0)
        word = (struct span){(const char *)normal, (size_t)size};
    char *room = arena_new(arena, FOLD_GROWTH * word.size + 1, 1);
    struct span folded = {room, fold_case(word, turkic, room)};
    free(normal);
    return folded;
}

static void add_word(struct query *query, struct span word, struct arena *arena)
{
    struct query_word *added = &query->words[query->count++];
    added->begins = word.data[word.size - 1] == '*';
    word.size -= added->begins;
    added->text[false] = fold(word, false, arena);
    added->text[true] = fold(word, true, arena);
}

const char *query_read(struct query *query, const char *text, struct arena *arena)
{
    static const char spaces[] = " \t\n";
    query->count = 0;
    for (text += strspn(text, spaces); *text; text += strspn(text, spaces)) {
        size_t size = strcspn(text, spaces);
        if (query->count == QUERY_WORDS)
            return "has more than 16 words";
        if (size == 1 && *text == '*')
            return "has a * that follows no letters";
        add_word(query, (struct span){text, size}, arena);
        text += size;
    }
    return query->count ? NULL : "has no words";
}

static bool is_meant(struct span text, struct span wanted, bool begins)
{
    return begins ? span_starts(text, wanted) : span_equal(text, wanted);
}

/* How many tokens are, put together, the word; 0: they are not. */
static size_t match_pieces(
    struct span wanted, bool begins, const struct query_token *tokens, size_t count)
{
    for (size_t i = 0; i < count && i < QUERY_PIECES; i++) {
        struct span piece = tokens[i].folded;
        if (i && (!tokens[i].attached || tokens[i].apart))
            return 0;
        if (wanted.size <= piece.size && is_meant(piece, wanted, begins))
            return i + 1;
        if (!piece.size || !span_starts(wanted, piece))
            return 0;
        wanted = (struct span){wanted.data + piece.size, wanted.size - piece.size};
    }
    return 0;
}

static size_t match_word(
    const struct query_word *word, const struct query_token *tokens, size_t count)
{
    struct span wanted = word->text[tokens[0].turkic];
    if (!tokens[0].folded.size) /* of a damaged stream: nothing is written there */
        return 0;
    if (tokens[0].term.size && is_meant(tokens[0].term, wanted, word->begins))
        return 1;
    return match_pieces(wanted, word->begins, tokens, count);
}

bool query_may_begin(const struct query *query, const struct query_token *token)
{
    const struct query_word *word = &query->words[0];
    struct span wanted = word->text[token->turkic];
    return (token->term.size && is_meant(token->term, wanted, word->begins)) ||
           span_starts(wanted, token->folded) ||
           (word->begins && span_starts(token->folded, wanted));
}

size_t query_match(
    const struct query *query, const struct query_token *tokens, size_t count)
{
    size_t used = 0;
    for (size_t i = 0; i < query->count; i++) {
        if (used == count || (i && tokens[used].apart))
            return 0;
        size_t more = match_word(&query->words[i], tokens + used, count - used);
        if (!more)
            return 0;
        used += more;
    }
    return used;
}
