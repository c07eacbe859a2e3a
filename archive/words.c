#include "archive/words.h"

/* ------------------------------------------------------------------ characters */

enum class { SPACE, MARK, DIGIT, LETTER };

static unsigned char byte_at(struct span text, size_t at)
{
    return at < text.size ? (unsigned char)text.data[at] : 0;
}

static enum class class_of_ascii(unsigned char byte) {
    if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') return LETTER;
    if (byte >= '0' && byte <= '9') return DIGIT;
    return byte == ' ' || (byte >= '\t' && byte <= '\r') ? SPACE : MARK;
}

/* The class of the character at a place, and its size. Beyond ASCII all is a letter but
 * the marks of Latin-1, general punctuation, currency signs, and those of CJK. */
static enum class class_at(struct span text, size_t at, size_t *size) {
    unsigned char a = byte_at(text, at), b = byte_at(text, at + 1); *size = 1;
    if (a < 0x80) return class_of_ascii(a);
    *size = a < 0xc0   ? 1
            : a < 0xe0 ? 2
            : a < 0xf0 ? 3
                       : 4;
    if (*size > text.size - at) *size = text.size - at;
    bool mark = (a == 0xc2 && b != 0xaa && b != 0xb5 && b != 0xba) ||
                (a == 0xe2 && (b == 0x80 || b == 0x82)) || (a == 0xe3 && b == 0x80) ||
                (a == 0xef && b == 0xbc && byte_at(text, at + 2) < 0x90);
    return mark ? MARK : LETTER;
}

static bool is_apostrophe(struct span text, size_t at)
{
    return byte_at(text, at) == '\'' ||
           (byte_at(text, at) == 0xe2 && byte_at(text, at + 1) == 0x80 &&
               byte_at(text, at + 2) == 0x99);
}

/* Whether the mark at a place joins what is before it and behind it to one word. */
static bool joins(struct span text, size_t at, size_t size, enum class before)
{
    size_t next;
    enum class behind = at + size < text.size ? class_at(text, at + size, &next) : SPACE;
    if (behind != before)
        return false;
    return is_apostrophe(text, at) || text.data[at] == '.' ||
           (text.data[at] == ',' && before == DIGIT) ||
           (text.data[at] == ':' && before == LETTER);
}

/* ------------------------------------------------------------------ words */

static size_t end_of(struct span text, size_t at)
{
    size_t size, begin = at;
    enum class before = LETTER;
    while (at < text.size && at - begin < WORD_MOST - 4) {
        enum class found = class_at(text, at, &size);
        if (found < DIGIT && text.data[at] != '_' && !joins(text, at, size, before))
            break;
        before = found < DIGIT ? before : found;
        at += size;
    }
    return at;
}

bool words_next(struct span text, size_t from, struct word *word)
{
    size_t size, at = from;
    size_t most = text.size - from < WORD_GAP ? text.size : from + WORD_GAP;
    int lines = 0;
    *word = (struct word){.begin = most, .end = most};
    while (at < most) {
        enum class found = class_at(text, at, &size);
        if (found >= DIGIT)
            break;
        word->divided |= found == MARK;
        lines = text.data[at] == '\n' ? lines + 1 : found == SPACE ? lines : 0;
        word->paragraph |= lines > 1;
        at += size;
    }
    if (at >= most)
        return false;
    word->begin = at;
    word->end = end_of(text, at);
    return true;
}

size_t words_token(struct span text, const struct word *word, char token[WORD_MOST])
{
    size_t size = 0;
    for (size_t at = word->begin; at < word->end && size < WORD_MOST;) {
        bool curly = (unsigned char)text.data[at] == 0xe2 && is_apostrophe(text, at);
        token[size++] = curly ? '\'' : text.data[at];
        at += curly ? 3 : 1;
    }
    return size;
}

/* ------------------------------------------------------------------ sentences */

static bool closes(struct span text, size_t at)
{
    unsigned char a = byte_at(text, at);
    return a == '"' || a == ')' || a == ']' || a == '\'' || a == '.' || a == '!' ||
           a == '?';
}

static bool is_curly(struct span text, size_t at)
{
    unsigned char c = byte_at(text, at + 2);
    return byte_at(text, at) == 0xe2 && byte_at(text, at + 1) == 0x80 &&
           (c == 0x99 || c == 0x9d);
}

/* Behind the marks that close a sentence at a place. */
static size_t behind_marks(struct span text, size_t at)
{
    while (at < text.size && (closes(text, at) || is_curly(text, at)))
        at += (unsigned char)text.data[at] > 127 ? 3 : 1;
    return at < text.size ? at : text.size;
}

size_t words_sentence(struct span text, size_t begin)
{
    size_t last = begin; /* behind the last byte that is no white space */
    int lines = 0;
    size_t most = text.size - begin < SENTENCE_MOST ? text.size : begin + SENTENCE_MOST;
    for (size_t at = begin; at < most; at++) {
        unsigned char byte = (unsigned char)text.data[at];
        if (byte < 0x80 && class_of_ascii(byte) == SPACE) {
            lines += byte == '\n';
            if (lines > 1)
                break;
            continue;
        }
        lines = 0;
        last = at + 1;
        if (byte != '.' && byte != '!' && byte != '?')
            continue;
        size_t end = behind_marks(text, at);
        if (class_of_ascii(byte_at(text, end)) == SPACE || end == text.size)
            return end;
    }
    return last;
}
