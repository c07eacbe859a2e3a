#include "tokenize/words/normalize.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "lib/decompose.h"
#include "lib/fold.h"
#include "lib/memory.h"
#include "tokenize/words/codepoint.h"
#include "tokenize/words/tokens.h"

enum {
    GERSHAYIM = 0x5F4,
    FORMS = 4096,      /* a power of two */
    FORM_TOKEN = 48,   /* bytes of the longest token that is kept */
    FORM_WRITTEN = 78, /* bytes of its form */
    EXPANSION = 18,    /* code points that one becomes under NFKD at the most (U+FDFA) */
};

/* The written form of a token, kept because most tokens come again. */
struct form {
    unsigned char token_size, written_size; /* token_size 0: free */
    char token[FORM_TOKEN];
    char written[FORM_WRITTEN];
};

struct normalizer {
    struct normalizer_options options;
    struct form forms[FORMS]; /* by the token's hash; a later one takes the place */
    utf8proc_int32_t
        codes[TOKEN_MAX * EXPANSION]; /* composed in place, then encoded there */
    char written[TOKEN_MAX];
    char folded[TOKEN_MAX * FOLD_GROWTH];
};

struct normalizer *normalizer_new(struct normalizer_options options)
{
    struct normalizer *normalizer = memory_new(1, sizeof *normalizer);
    normalizer->options = options;
    return normalizer;
}

void normalizer_free(struct normalizer *normalizer)
{
    free(normalizer);
}

static bool is_apostrophe(uint32_t code)
{
    return code == 0x2018 || code == 0x2019 || code == 0xFF07 || code == 0x5F3;
}

static bool is_hyphen(uint32_t code)
{
    return code == '-' || code == 0x2010 || code == 0x2011;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* Whether a space stands between two syllables of a word: in a word that is broken over a
 * line's end, it stands beside the hyphen or other white space. */
static bool is_joint(struct span token, size_t at)
{
    return token.data[at] == ' ' && at && at + 1 < token.size &&
           token.data[at - 1] != '-' && !is_blank(token.data[at - 1]) &&
           !is_blank(token.data[at + 1]);
}

/* Copies the token without what is dropped, apostrophes straight, hyphens alike, syllables
 * joined by `_`. No token but one that is broken over a line's end or joined of syllables holds
 * white space of ASCII. */
static size_t rewrite(struct span token, char *room)
{
    size_t used = 0;
    for (size_t at = 0, size; at < token.size; at += size) {
        uint32_t code;
        size = codepoint_decode(token, at, &code);
        bool broken = at + size < token.size && is_blank(token.data[at + size]);
        if (is_apostrophe(code)) {
            room[used++] = '\'';
        } else if (code == GERSHAYIM) {
            room[used++] = '"';
        } else if (is_hyphen(code)) {
            room[used] = '-';
            used += !broken;
        } else if (is_joint(token, at)) {
            room[used++] = '_';
        } else if (!(codepoint_properties(code) & PROPERTY_REWRITTEN) &&
                   !is_blank(token.data[at])) {
            memcpy(room + used, token.data + at, size);
            used += size;
        }
    }
    return used;
}

/* NFC or NFKC, by utf8proc. Where it fails the text stays as it is. */
static struct span compose(struct normalizer *normalizer, struct span text)
{
    utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    if (normalizer->options.compatibility)
        options |= UTF8PROC_COMPAT;
    utf8proc_ssize_t count =
        decompose(text, normalizer->codes, TOKEN_MAX * EXPANSION, options, NULL);
    if (count == UTF8PROC_ERROR_NOMEM)
        memory_checked(NULL);
    if (count < 0)
        return text;
    utf8proc_ssize_t size = utf8proc_reencode(normalizer->codes, count, options);
    if (size < 0)
        return text;
    return (struct span){(const char *)normalizer->codes, (size_t)size};
}

/* At most TOKEN_MAX bytes of a text, cut between code points. */
static struct span limited(struct span text)
{
    if (text.size <= TOKEN_MAX)
        return text;
    text.size = TOKEN_MAX;
    while ((text.data[text.size] & 0xC0) == 0x80)
        text.size--;
    return text;
}

static struct span make_form(struct normalizer *normalizer, struct span token)
{
    struct span text = {normalizer->written, rewrite(token, normalizer->written)};
    text = limited(compose(normalizer, text));
    if (!normalizer->options.fold)
        return text;
    size_t size = fold_case(text, normalizer->options.turkic, normalizer->folded);
    return limited((struct span){normalizer->folded, size});
}

/* FNV-1a, as published by Fowler, Noll and Vo. */
static size_t normalize_hash(struct span token)
{
    uint64_t value = 0xCBF29CE484222325U;
    for (size_t i = 0; i < token.size; i++)
        value = (value ^ (unsigned char)token.data[i]) * 0x100000001B3U;
    return (size_t)(value ^ value >> 32);
}

struct span normalize(struct normalizer *normalizer, struct span token)
{
    if (token.size > FORM_TOKEN)
        return make_form(normalizer, token);
    struct form *form = &normalizer->forms[normalize_hash(token) % FORMS];
    if (form->token_size == token.size && memcmp(form->token, token.data, token.size) == 0)
        return (struct span){form->written, form->written_size};
    struct span written = make_form(normalizer, token);
    if (written.size <= FORM_WRITTEN) {
        form->token_size = (unsigned char)token.size;
        form->written_size = (unsigned char)written.size;
        memcpy(form->token, token.data, token.size);
        memcpy(form->written, written.data, written.size);
    }
    return written;
}

enum { PART = 16 };
typedef unsigned char part __attribute__((vector_size(PART)));

/* Writes the part of a token with its capitals of ASCII small, if asked. Whether one of its
 * first `size` bytes is beyond ASCII. */
static inline bool write_part(const char *text, size_t size, bool fold, char *room)
{
    static const part place = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    part bytes;
    memcpy(&bytes, text, PART);
    part beyond = bytes & 0x80 & (part)(place < (unsigned char)size);
    if (fold)
        bytes |= (part)((part)(bytes - 'A') < 26) & 0x20;
    memcpy(room, &bytes, PART);
    uint64_t halves[2];
    memcpy(halves, &beyond, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

bool normalize_short(
    const struct normalizer *normalizer, const char *text, size_t size, char *room)
{
    bool fold = normalizer->options.fold, beyond = write_part(text, size, fold, room);
    if (size > PART)
        beyond |= write_part(text + PART, size - PART, fold, room + PART);
    return !beyond && !normalizer->options.turkic;
}
