#include "tokenize/words/compounds.h"

#include "lib/memory.h"
#include "tokenize/dictionaries/dictionary.h"

static size_t end_of(const struct token *token)
{
    return token->end & TOKEN_END;
}

/* Whether the next token may be a further syllable. */
static bool goes_on(const struct token *token, struct span text)
{
    return !((token[0].end | token[1].end) & TOKEN_WHOLE) &&
           token[1].begin == end_of(token) + 1 && text.data[end_of(token)] == ' ';
}

/* Adds the words of a run of tokens. */
static void add_words(
    struct refine *refine, struct tokens *tokens, struct span text, size_t from, size_t to)
{
    size_t begin = tokens->items[from].begin;
    struct span run = {text.data + begin, end_of(&tokens->items[to - 1]) - begin};
    tokens->ends =
        memory_grow(tokens->ends, &tokens->ends_capacity, to - from, sizeof *tokens->ends);
    size_t count =
        dictionary_divide(tokens->dictionaries, DICTIONARY_VIETNAMESE, run, tokens->ends);
    for (size_t word = 0; word < count; word++) {
        const struct token *first = &tokens->items[from];
        uint32_t flags = first->end & ~(uint32_t)TOKEN_END;
        size_t end = begin + tokens->ends[word];
        while (end_of(&tokens->items[from]) < end)
            from++;
        if (first != &tokens->items[from++])
            flags = TOKEN_REWRITE;
        refine_add(refine, first->begin, end, flags);
    }
}

void join_syllables(struct refine *refine, struct tokens *tokens, struct span text)
{
    if (!dictionary_there(tokens->dictionaries, DICTIONARY_VIETNAMESE))
        return;
    for (size_t from = 0, to; from < tokens->count; from = to) {
        for (to = from + 1; to < tokens->count && goes_on(&tokens->items[to - 1], text);)
            to++;
        if (to > from + 1)
            add_words(refine, tokens, text, from, to);
        else
            refine_add(refine, tokens->items[from].begin, end_of(&tokens->items[from]),
                tokens->items[from].end & ~(uint32_t)TOKEN_END);
    }
    refine_finish(refine, tokens);
}
