#include "archive/prediction.h"

static bool take_number(struct span *code, uint64_t *number)
{
    *number = 0;
    for (unsigned shift = 0; code->size && shift < 64; shift += 7) {
        unsigned char byte = (unsigned char)*code->data++;
        code->size--;
        *number |= (uint64_t)(byte & 127) << shift;
        if (byte < 128)
            return true;
    }
    return false;
}

static bool take_bytes(struct span *code, struct span *bytes)
{
    uint64_t size;
    if (!take_number(code, &size) || size > code->size)
        return false;
    *bytes = (struct span){code->data, (size_t)size};
    code->data += size;
    code->size -= (size_t)size;
    return true;
}

static size_t unzigzag(uint64_t number, size_t from)
{
    return number & 1 ? from - (size_t)(number >> 1) : from + (size_t)(number >> 1);
}

/* ------------------------------------------------------------------ restoring */

struct restoring {
    struct retrace *retrace;
    const struct retrace_article *article;
    struct span code;
    struct output *lines;
    size_t left; /* bytes of lines to come */
};

static bool put_line(struct restoring *restoring, struct span line)
{
    if (line.size + 1 > restoring->left)
        return false;
    output_write(restoring->lines, line);
    output_byte(restoring->lines, '\n');
    restoring->left -= line.size + 1;
    return true;
}

/* Puts the predicted line; `end`: where the word in it ends in the text. */
static bool put_predicted(struct restoring *restoring, size_t end)
{
    struct retrace *retrace = restoring->retrace;
    struct span line = {retrace->line.data, retrace->line.used};
    if (!put_line(restoring, line))
        return false;
    prediction_learn(retrace, line, end);
    return true;
}

static bool restore_literal(struct restoring *restoring)
{
    struct retrace *retrace = restoring->retrace;
    struct span line;
    if (!take_bytes(&restoring->code, &line) || !put_line(restoring, line))
        return false;
    prediction_learn(retrace, line, retrace->next.end);
    return true;
}

static bool restore_doc(struct restoring *restoring)
{
    struct span marked;
    const struct retrace_article *article = restoring->article;
    if (!take_bytes(&restoring->code, &marked))
        return false;
    struct output *line = &restoring->retrace->line;
    line->used = 0;
    for (size_t i = 0; i < marked.size && line->used < restoring->left; i++) {
        if (marked.data[i] == DOC_ID)
            output_write(line, article->id);
        else if (marked.data[i] == DOC_TITLE)
            output_write(line, article->title);
        else
            output_byte(line, marked.data[i]);
    }
    return put_line(restoring, (struct span){line->data, line->used});
}

static bool restore_sentence(struct restoring *restoring)
{
    struct retrace *retrace = restoring->retrace;
    uint64_t skip, size;
    if (!take_number(&restoring->code, &skip) || !take_number(&restoring->code, &size))
        return false;
    size_t begin = unzigzag(skip, prediction_sentence(retrace));
    retrace->line.used = 0;
    output_print(
        &retrace->line, "<s begin=\"%zu\" end=\"%zu\">", begin, begin + (size_t)size);
    return put_predicted(restoring, 0);
}

static bool restore_tag(struct restoring *restoring, struct span tag)
{
    restoring->retrace->line.used = 0;
    output_write(&restoring->retrace->line, tag);
    return put_predicted(restoring, 0);
}

static bool restore_term(struct restoring *restoring)
{
    struct retrace *retrace = restoring->retrace;
    uint64_t kept;
    struct span term;
    prediction_next(retrace);
    size_t word =
        prediction_word_of((struct span){retrace->line.data, retrace->line.used}).size + 1;
    if (!take_number(&restoring->code, &kept) || !take_bytes(&restoring->code, &term) ||
        word > retrace->line.used || kept > retrace->line.used - word)
        return false;
    retrace->line.used = word + (size_t)kept;
    output_write(&retrace->line, term);
    return put_predicted(restoring, retrace->next.end);
}

static bool restore_part(struct restoring *restoring)
{
    struct retrace *retrace = restoring->retrace;
    uint64_t skip, size;
    size_t room = retrace->text.size - retrace->next.begin;
    if (!take_number(&restoring->code, &skip) || !take_number(&restoring->code, &size) ||
        skip > room || size > room - skip)
        return false;
    size_t begin = retrace->next.begin + (size_t)skip;
    prediction_word(retrace, (struct span){retrace->text.data + begin, (size_t)size});
    return put_predicted(restoring, begin + (size_t)size);
}

static bool restore_word(struct restoring *restoring)
{
    struct span word;
    if (!take_bytes(&restoring->code, &word))
        return false;
    prediction_word(restoring->retrace, word);
    return put_predicted(restoring, restoring->retrace->next.end);
}

static bool operate(struct restoring *restoring, uint64_t operation)
{
    switch (operation) {
    case LITERAL:
        return restore_literal(restoring);
    case DOC:
        return restore_doc(restoring);
    case SENTENCE:
        return restore_sentence(restoring);
    case SENTENCE_END:
        return restore_tag(restoring, SPAN("</s>"));
    case BREAK:
        return restore_tag(restoring, SPAN("<!---->"));
    case NO_BREAK:
        restoring->retrace->last = BROKEN;
        return true;
    case TERM:
        return restore_term(restoring);
    case PART:
        return restore_part(restoring);
    case WORD:
        return restore_word(restoring);
    default:
        return false;
    }
}

/* So many lines as they are predicted. */
static bool go_on(struct restoring *restoring, uint64_t lines)
{
    while (lines--) {
        prediction_next(restoring->retrace);
        if (!put_predicted(restoring, restoring->retrace->next.end))
            return false;
    }
    return true;
}

bool retrace_restore(struct retrace *retrace, const struct retrace_article *article,
    struct span code, size_t size, struct output *lines)
{
    struct restoring restoring = {retrace, article, code, lines, size};
    uint64_t number;
    prediction_begin(retrace, article);
    while (take_number(&restoring.code, &number) && go_on(&restoring, number)) {
        if (restoring.code.size == 0)
            return restoring.left == 0;
        if (!take_number(&restoring.code, &number) || !operate(&restoring, number))
            return false;
    }
    return false;
}
