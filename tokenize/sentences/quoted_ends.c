#include "tokenize/sentences/quoted_ends.h"

#include "tokenize/words/codepoint.h"

enum { REACH = 600 /* bytes that a quotation is looked at, to either side */ };

/* Pairs that stand in one another are counted by the closing one. */
static const struct pair {
    uint32_t opening, closing;
    bool title; /* a title: what is in it never ends a sentence */
} pairs[] = {
    {0x300A, 0x300B, true},  /* double angle brackets */
    {0x3008, 0x3009, true},  /* angle brackets */
    {0x300E, 0x300F, false}, /* white corner brackets */
    {0x300C, 0x300D, false}, /* corner brackets */
    {0x201C, 0x201D, false}, /* double quotation marks */
    {0x2018, 0x2019, false}, /* single ones */
};

enum { PAIRS = sizeof pairs / sizeof *pairs };

/* Where the next character from text[at] on begins that may be of a pair, all of which
 * begin with E2 80 or E3 80; `end` where none begins before it. */
static size_t next_mark(struct span text, size_t at, size_t end)
{
    size_t last = end < text.size ? end + 1 : end; /* behind a mark's second byte */
    for (size_t second = at + 1; second < last; second++) {
        const char *found = memchr(text.data + second, 0x80, last - second);
        if (!found)
            break;
        second = (size_t)(found - text.data);
        if ((text.data[second - 1] & 0xFE) == 0xE2)
            return second - 1;
    }
    return end;
}

/* The innermost pair that is open at text[at], or NULL. */
static const struct pair *open_pair(struct span text, size_t begin, size_t at)
{
    int open[PAIRS] = {0};
    size_t last[PAIRS] = {0};
    for (size_t i = next_mark(text, begin, at); i < at;) {
        uint32_t code;
        size_t place = i;
        i += codepoint_decode(text, i, &code);
        for (int pair = 0; pair < PAIRS; pair++) {
            open[pair] += code == pairs[pair].opening;
            open[pair] -= code == pairs[pair].closing && open[pair] > 0;
            if (code == pairs[pair].opening)
                last[pair] = place;
        }
        i = next_mark(text, i, at);
    }
    const struct pair *found = NULL;
    for (int pair = 0; pair < PAIRS; pair++)
        if (open[pair] && (!found || last[pair] > last[found - pairs]))
            found = &pairs[pair];
    return found;
}

/* Behind the mark that closes the pair, within reach; 0 where there is none. */
static size_t closing_end(struct span text, size_t at, const struct pair *pair)
{
    size_t end = text.size - at < REACH ? text.size : at + REACH;
    int open = 1;
    while (at < end && text.data[at] != '\n') {
        uint32_t code;
        at += codepoint_decode(text, at, &code);
        open += (code == pair->opening) - (code == pair->closing);
        if (!open)
            return at;
    }
    return 0;
}

static bool starts_with(struct span text, size_t at, const char *const *words)
{
    struct span rest = {text.data + at, text.size - at};
    while (*words && !span_starts(rest, span_of(*words)))
        words++;
    return *words;
}

static bool is_hangul(uint32_t code)
{
    return code >= 0xAC00 && code <= 0xD7A3;
}

/* Whether text[at], behind a closing mark, goes on the clause. */
static bool continues(struct span text, size_t at)
{
    static const char *const particles[] = {"と", "って", "を", "が", "の", "に", "は",
        "も", "など", "なんて", "や", "から", "まで", "へ", "的", "地", "这", "那", "和",
        "与", "及", "等", NULL};
    static const char *const beginnings[] = {"とても", "ところ", "とにかく", "とき",
        "とりあえず", "とうとう", "とはいえ", "とも", "はい", "はじめ", "もう", "もし",
        "やが", "やはり", "やっと", "のち", "にこ", "がん", "这时", "那时", "那天", "这天",
        "地球", NULL};
    static const char *const spaced[] = {" 하고", " 하며", " 했", " 라고", " 라며", " 라는",
        " 이라고", " 이라며", " 이라는", " 고 ", " 말했", " 말하", " 물었", " 묻", " 외쳤",
        " 외치", " 대답", " 답했", NULL};
    uint32_t code;
    if (at >= text.size)
        return false;
    codepoint_decode(text, at, &code);
    return is_hangul(code) || starts_with(text, at, spaced) ||
           (starts_with(text, at, particles) && !starts_with(text, at, beginnings));
}

static bool ends_with_one_of(struct span text, const char *const *words)
{
    for (; *words; words++) {
        struct span word = span_of(*words);
        if (text.size > word.size &&
            memcmp(text.data + text.size - word.size, word.data, word.size) == 0)
            return true;
    }
    return false;
}

/* Whether a short clause stands at text[at] that says who spoke: it ends with a verb. */
static bool says_who(struct span text, size_t at)
{
    enum { LONGEST = 48 /* bytes */ };
    static const char *const verbs[] = {"问", "問", "说", "說", "道", "喊", "叫", "答",
        "叹", "嘆", "聞いた", "言った", "叫んだ", "尋ねた", "答えた", "つぶやいた",
        "呟いた", "訊いた", "話した", "述べた", "返した", NULL};
    static const char *const ends[] = {"。", "，", "、", NULL};
    size_t end = at, most = text.size - at < LONGEST ? text.size : at + LONGEST;
    while (end < most && text.data[end] != '\n' && !starts_with(text, end, ends)) {
        uint32_t code;
        end += codepoint_decode(text, end, &code);
    }
    return end < most && ends_with_one_of((struct span){text.data + at, end - at}, verbs);
}

/* Whether the clause goes on behind a straight quotation mark, which does not show what it
 * opened. */
static bool goes_on_straight(struct span text, size_t at)
{
    uint32_t code;
    at += codepoint_decode(text, at, &code);
    bool straight = at < text.size && (text.data[at] == '"' || text.data[at] == '\'');
    return straight && continues(text, at + 1);
}

/* Whether the ideographic full stop at text[at] is the last sign of a name: a particle that begins
 * no sentence follows. */
static bool is_full_stop_of_name(struct span text, size_t at)
{
    static const char *const names[] = {"。の", "。を", NULL};
    static const char *const beginnings[] = {"。のち", "。のん", "。のど", "。のび",
        "。のぼ", "。のみ", "。のっ", "。のり", "。のろ", "。のぞ", NULL};
    return starts_with(text, at, names) && !starts_with(text, at, beginnings);
}

bool quoted_goes_on(struct span text, size_t begin, size_t at)
{
    if (at - begin > REACH)
        begin = at - REACH;
    const struct pair *pair = open_pair(text, begin, at);
    if (!pair)
        return goes_on_straight(text, at) || is_full_stop_of_name(text, at);
    size_t end = closing_end(text, at, pair);
    return end && (pair->title || continues(text, end) || says_who(text, end));
}
