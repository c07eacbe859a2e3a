#include "data/chinese/cjdict.h"

#ifdef WITH_ICU

#include <unicode/udata.h>

/* The serialised trie is that of ICU's ucharstrie.h: units of 16 bits, nodes one after the
 * other. The constants are its private ones; the format has not changed since ICU 4.8. */
enum {
    BRANCH_LINEAR_MAX = 5, /* a branch of more is divided in halves */
    LINEAR_MATCH = 0x30,   /* leads from here: 1 … 16 units that must match */
    VALUE_LEAD = 0x40,     /* leads from here: a value, the node's type in the low 6 bits */
    NODE_TYPE = VALUE_LEAD - 1,
    VALUE_FINAL = 0x8000, /* no node follows the value */
    VALUE_TWO_UNITS = 0x4000,
    VALUE_THREE_UNITS = 0x7FFF,
    NODE_VALUE_TWO_UNITS = 0x4040,
    NODE_VALUE_THREE_UNITS = 0x7FC0,
    DELTA_TWO_UNITS = 0xFC00,
    DELTA_THREE_UNITS = 0xFFFF,
    WORD_MAX = 256,
};

struct reader {
    cjdict_visit *visit;
    void *context;
    uint16_t word[WORD_MAX];
};

static void read_node(struct reader *reader, const uint16_t *at, int length);

/* A final value or a jump's delta, written alike: the lead unit is 15 bits. */
static const uint16_t *read_value(const uint16_t *at, int *value)
{
    int lead = *at++ & ~VALUE_FINAL;
    if (lead < VALUE_TWO_UNITS)
        *value = lead;
    else if (lead < VALUE_THREE_UNITS)
        *value = (lead - VALUE_TWO_UNITS) << 16 | *at++;
    else
        *value = at[0] << 16 | at[1], at += 2;
    return at;
}

static const uint16_t *read_node_value(const uint16_t *at, int *value)
{
    int lead = *at++;
    if (lead < NODE_VALUE_TWO_UNITS)
        *value = (lead >> 6) - 1;
    else if (lead < NODE_VALUE_THREE_UNITS)
        *value = ((lead & 0x7FC0) - NODE_VALUE_TWO_UNITS) << 10 | *at++;
    else
        *value = at[0] << 16 | at[1], at += 2;
    return at;
}

static const uint16_t *read_delta(const uint16_t *at, const uint16_t **target)
{
    int delta = *at++;
    if (delta == DELTA_THREE_UNITS)
        delta = at[0] << 16 | at[1], at += 2;
    else if (delta >= DELTA_TWO_UNITS)
        delta = (delta - DELTA_TWO_UNITS) << 16 | *at++;
    *target = at + delta;
    return at;
}

static void visit_word(struct reader *reader, int length, int value)
{
    reader->visit(reader->context, reader->word, length, value);
}

/* `count` units to choose from: halves as a binary tree, then a list. */
static void read_branch(struct reader *reader, const uint16_t *at, int length, int count)
{
    while (count > BRANCH_LINEAR_MAX) {
        const uint16_t *below;
        at = read_delta(at + 1, &below);
        read_branch(reader, below, length, count / 2);
        count -= count / 2;
    }
    for (; count > 1; count--) {
        reader->word[length] = *at++;
        int value;
        bool final = *at & VALUE_FINAL;
        at = read_value(at, &value);
        if (final)
            visit_word(reader, length + 1, value);
        else
            read_node(reader, at + value, length + 1);
    }
    reader->word[length] = *at++;
    read_node(reader, at, length + 1);
}

static void read_node(struct reader *reader, const uint16_t *at, int length)
{
    while (length < WORD_MAX - 1) {
        int lead = *at;
        if (lead & VALUE_FINAL) {
            int value;
            read_value(at, &value);
            visit_word(reader, length, value);
            return;
        }
        if (lead >= VALUE_LEAD) {
            int value;
            at = read_node_value(at, &value);
            visit_word(reader, length, value);
            lead &= NODE_TYPE;
        } else {
            at++;
        }
        if (lead < LINEAR_MATCH) {
            int count = (lead ? lead : *at++) + 1;
            read_branch(reader, at, length, count);
            return;
        }
        for (int i = LINEAR_MATCH; i <= lead && length < WORD_MAX - 1; i++)
            reader->word[length++] = *at++;
    }
}

bool cjdict_read(cjdict_visit *visit, void *context, const char **reason)
{
    UErrorCode status = U_ZERO_ERROR;
    UDataMemory *data = udata_open(U_ICUDATA_NAME "-brkitr", "dict", "cjdict", &status);
    *reason = u_errorName(status);
    if (U_FAILURE(status))
        return false;
    const int32_t *indexes = udata_getMemory(data); /* the first: where the trie starts */
    struct reader reader = {.visit = visit, .context = context};
    read_node(&reader, (const void *)((const char *)indexes + indexes[0]), 0);
    udata_close(data);
    return true;
}

#else

bool cjdict_read(cjdict_visit *visit, void *context, const char **reason)
{
    (void)visit, (void)context;
    *reason = "built without ICU (libicu-dev)";
    return false;
}

#endif
