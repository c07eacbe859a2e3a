#include "tokenize/sentences/abbreviations.h"

static const unsigned char lines[] = {
#include "tokenize/sentences/abbreviations.txt.inc"
};

/* Their first two letters distinguish them. */
static const char kinds[ABBREVIATION_KINDS][12] = {
    "never", "number", "unclear", "last", "starter", "ordinals"};

/* Takes a word and the space behind it from the front of a line. */
static struct span take_word(struct span *line)
{
    const char *space = memchr(line->data, ' ', line->size);
    struct span word = {line->data, space ? (size_t)(space - line->data) : line->size};
    size_t size = word.size + (space != NULL);
    *line = (struct span){line->data + size, line->size - size};
    return word;
}

bool abbreviations_next(size_t *at, struct abbreviations *row)
{
    if (*at >= sizeof lines)
        return false;
    struct span line = {(const char *)lines + *at, 0};
    line.size =
        (size_t)((const char *)memchr(line.data, '\n', sizeof lines - *at) - line.data);
    *at += line.size + 1;
    row->language = take_word(&line);
    struct span kind = take_word(&line);
    row->kind = ABBREVIATION_NEVER;
    while (memcmp(kind.data, kinds[row->kind], 2) != 0)
        row->kind++;
    row->words = line;
    return true;
}
