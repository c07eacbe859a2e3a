#include "report/quotes/quotes.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "lib/memory.h"
#include "lib/source_text.h"
#include "lib/utf8.h"
#include "report/corpus/intern.h"
#include "report/quotes/whole.h"

/* Documents of one fate. */
struct fate {
    struct intern documents;
    int error; /* of the first */
};

struct quotes {
    struct arena arena;
    const struct sources *sources; /* borrowed; NULL: nothing may be read */
    const struct source *open;     /* the document whose text is open; or NULL */
    struct source_text text;
    bool refused; /* something was wanted that nothing grants */
    struct fate unlisted, failed;
};

struct quotes *quotes_new(const struct sources *sources)
{
    struct quotes *quotes = memory_new(1, sizeof *quotes);
    quotes->sources = sources;
    return quotes;
}

static void quotes_note(
    struct quotes *quotes, struct fate *fate, struct span document, int error)
{
    if (fate->documents.count == 0)
        fate->error = error;
    intern_add(&fate->documents, &quotes->arena, document, 0);
}

static bool is_noted(const struct fate *fate, struct span document)
{
    return intern_find(&fate->documents, document, 0) != INTERN_NONE;
}

/* Why a path is not to be read from; 0: it is. A pipe has nothing left. */
static int check_path(const char *path)
{
    struct stat about;
    if (stat(path, &about) < 0)
        return errno;
    return S_ISDIR(about.st_mode) ? EISDIR : !S_ISREG(about.st_mode) ? ESPIPE : 0;
}

static void close_document(struct quotes *quotes)
{
    if (quotes->open)
        source_text_close(&quotes->text);
    quotes->open = NULL;
}

/* Makes the document the open one, if the list has it. */
static bool open_document(struct quotes *quotes, struct span document)
{
    quotes->refused = quotes->refused || !quotes->sources;
    if (!quotes->sources)
        return false;
    if (quotes->open && span_equal(document, quotes->open->name))
        return true;
    if (is_noted(&quotes->failed, document))
        return false;
    const struct source *source = sources_find(quotes->sources, document);
    if (!source) {
        quotes_note(quotes, &quotes->unlisted, document, 0);
        return false;
    }
    close_document(quotes);
    int error = check_path(source->path);
    if (!error && !source_text_open(&quotes->text, source))
        error = errno;
    if (error)
        quotes_note(quotes, &quotes->failed, document, error);
    else
        quotes->open = source;
    return !error;
}

/* Reads up to `size` bytes at `offset`; fewer at the text's end or on an error. */
static size_t read_at(struct quotes *quotes, char *room, size_t size, uint64_t offset)
{
    size_t got = 0;
    while (got < size) {
        ssize_t count =
            source_text_read(&quotes->text, offset + got, room + got, size - got);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            quotes_note(quotes, &quotes->failed, quotes->open->name, errno);
        if (count <= 0)
            break;
        got += (size_t)count;
    }
    return got;
}

static const char ELLIPSIS[] = "…";

/* White space as Unicode has it (White_Space). */
static bool is_space(uint32_t code)
{
    return (code >= 9 && code <= 13) || code == ' ' || code == 0x85 || code == 0xA0 ||
           code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
           code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

/* Folds white space to single spaces, none at the ends, in place. */
static size_t fold_space(char *text, size_t size)
{
    size_t written = 0;
    bool space = false;
    for (size_t at = 0; at < size;) {
        uint32_t code;
        int length = utf8_decode(text + at, size - at, &code);
        size_t taken = (size_t)(length < 0 ? -length : length);
        if (length > 0 && is_space(code)) {
            space = written > 0;
        } else {
            if (space)
                text[written++] = ' ';
            space = false;
            memmove(text + written, text + at, taken);
            written += taken;
        }
        at += taken;
    }
    return written;
}

/* Less the bytes at the end of a character that was cut. */
static size_t whole_characters(const char *text, size_t size)
{
    size_t end = size;
    uint32_t code;
    while (end > 0 && size - end < 3 && ((unsigned char)text[end - 1] & 0xC0) == 0x80)
        end--;
    if (end > 0 && (unsigned char)text[end - 1] >= 0xC0 &&
        utf8_decode(text + end - 1, size - end + 1, &code) < 0)
        return end - 1;
    return size;
}

/* What was read, with an ellipsis where it was cut. The text has room for it. */
static struct span quotes_finish(char *text, size_t size, bool cut)
{
    if (cut)
        size = whole_characters(text, size);
    size = fold_space(text, size);
    if (cut)
        memcpy(text + size, ELLIPSIS, sizeof ELLIPSIS - 1);
    return (struct span){text, size + (cut ? sizeof ELLIPSIS - 1 : 0)};
}

struct span quotes_read(struct quotes *quotes, struct arena *arena, struct span document,
    uint64_t begin, uint64_t end)
{
    struct span none = {"", 0};
    if (begin >= end || !open_document(quotes, document))
        return none;
    bool cut = end - begin > QUOTE_MOST;
    size_t size = cut ? QUOTE_MOST : (size_t)(end - begin);
    char *text = arena_new(arena, size + sizeof ELLIPSIS, 1);
    return quotes_finish(text, read_at(quotes, text, size, begin), cut);
}

struct span quotes_bytes(struct quotes *quotes, struct arena *arena, struct span document,
    uint64_t begin, uint64_t end)
{
    if (begin >= end || !open_document(quotes, document))
        return SPAN("");
    char *text = arena_new(arena, (size_t)(end - begin), 1);
    return (struct span){text, read_at(quotes, text, (size_t)(end - begin), begin)};
}

struct span quotes_first_line(
    struct quotes *quotes, struct arena *arena, struct span document)
{
    struct span none = {"", 0};
    if (!open_document(quotes, document))
        return none;
    char *text = arena_new(arena, QUOTE_MOST + sizeof ELLIPSIS, 1);
    size_t size = read_at(quotes, text, QUOTE_MOST, 0), begin = 0, end;
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        begin = 3;
    while (begin < size && strchr(" \t\r\n\v\f", text[begin]))
        begin++;
    for (end = begin; end < size && text[end] != '\n' && text[end] != '\r';)
        end++;
    bool cut = end - begin > QUOTE_LINE_MOST || (end == size && size == QUOTE_MOST);
    if (cut && end - begin > QUOTE_LINE_MOST)
        end = begin + QUOTE_LINE_MOST;
    return quotes_finish(text + begin, end - begin, cut);
}

struct span quotes_title(const struct quotes *quotes, struct span document)
{
    const struct source *source =
        quotes->sources ? sources_find(quotes->sources, document) : NULL;
    return source ? source->title : (struct span){"", 0};
}

/* A document's title or else its first line, for people to know it by. */
static struct span introduce(
    struct quotes *quotes, struct arena *arena, struct span document)
{
    struct span title = quotes_title(quotes, document);
    return title.size ? arena_copy(arena, title)
                      : quotes_first_line(quotes, arena, document);
}

/* Whether a sentence says no more than the title does. */
static bool is_title(struct span text, struct span title)
{
    while (text.size && strchr(".!?", text.data[text.size - 1]))
        text.size--;
    while (title.size && strchr(".!?", title.data[title.size - 1]))
        title.size--;
    return span_equal(text, title);
}

/* Of the alternatives of a group keeps those that are whole sentences, as many as are to be
 * shown; where none is, or nothing is quoted, the first ones. Returns how many it kept, at
 * `kept`. */
static size_t keep_whole(struct quotes *quotes, const struct summary_sentence *group,
    size_t count, struct summary_sentence *kept)
{
    size_t whole = 0, shown = group->shown ? group->shown : count;
    struct span title = quotes_title(quotes, group->document);
    for (size_t pass = 0; pass < 2 && whole == 0; pass++)
        for (size_t i = 0; i < count && whole < shown; i++)
            if (pass == 1 || (whole_sentence(group[i].text, group[i].lang) &&
                                 !is_title(group[i].text, title)))
                kept[whole++] = group[i];
    return whole;
}

/* Whether one of the mentions says the same, or `document`: is of the same document. */
static bool is_taken(const struct summary_mention *mentions, size_t count,
    const struct summary_sentence *sentence, bool document)
{
    for (size_t i = 0; i < count; i++)
        if (document ? span_equal(mentions[i].sentence.document, sentence->document)
                     : span_equal(mentions[i].sentence.text, sentence->text))
            return true;
    return false;
}

/* The same for sentences about phrases, but no sentence twice, only whole ones, and of another
 * document each where there are such. */
static size_t keep_mention(struct quotes *quotes, struct summary_mention *mentions,
    size_t first, size_t end, size_t kept)
{
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = first; i < end; i++) {
            const struct summary_sentence *sentence = &mentions[i].sentence;
            if (is_taken(mentions, kept, sentence, false) ||
                (pass == 0 && is_taken(mentions, kept, sentence, true)) ||
                !whole_sentence(sentence->text, sentence->lang) ||
                is_title(sentence->text, quotes_title(quotes, sentence->document)))
                continue;
            mentions[kept] = mentions[i];
            return kept + 1;
        }
    return kept;
}

/* Where none is whole, or nothing is quoted: the first of each group. */
static size_t keep_first(struct summary_mention *mentions, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || mentions[i].sentence.group != mentions[kept - 1].sentence.group)
            mentions[kept++] = mentions[i];
    return kept;
}

static void fill_mentions(
    struct quotes *quotes, struct arena *arena, struct summary_mentions *mentions)
{
    struct summary_mention *rows = mentions->rows;
    size_t kept = 0, count = mentions->count;
    for (size_t first = 0, end; first < count; first = end) {
        uint32_t group = rows[first].sentence.group;
        for (end = first; end < count && rows[end].sentence.group == group; end++) {
            struct summary_sentence *sentence = &rows[end].sentence;
            sentence->text = quotes_read(
                quotes, arena, sentence->document, sentence->begin, sentence->end);
        }
        kept = keep_mention(quotes, rows, first, end, kept);
    }
    mentions->count = kept ? kept : keep_first(rows, count);
}

static void fill_sentences(struct quotes *quotes, struct summary *summary)
{
    struct summary_sentence *sentences = summary->sentences;
    size_t kept = 0, count = summary->sentence_count;
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first; end < count && sentences[end].group == sentences[first].group;
             end++)
            if (sentences[end].text.size == 0)
                sentences[end].text = quotes_read(quotes, &summary->arena,
                    sentences[end].document, sentences[end].begin, sentences[end].end);
        kept += keep_whole(quotes, &sentences[first], end - first, &sentences[kept]);
    }
    summary->sentence_count = kept;
}

void quotes_fill(struct quotes *quotes, struct summary *summary)
{
    struct arena *arena = &summary->arena;
    for (size_t t = 0; t < summary->topic_count; t++)
        for (size_t i = 0; i < summary->topics[t].unit_count; i++) {
            struct topic_unit *unit = &summary->topics[t].units[i];
            if (unit->quote.size)
                continue;
            unit->quote = unit->end ? quotes_read(quotes, arena, unit->document,
                                          unit->begin, unit->end)
                                    : introduce(quotes, arena, unit->document);
        }
    fill_mentions(quotes, arena, &summary->mentions);
    fill_mentions(quotes, arena, &summary->quotations);
    fill_sentences(quotes, summary);
}

static struct unquoted unquoted_of(const struct fate *fate)
{
    size_t count = fate->documents.count;
    return (struct unquoted){
        count ? fate->documents.keys[0].text : (struct span){"", 0}, count, fate->error};
}

struct quotes_result quotes_result(const struct quotes *quotes)
{
    return (struct quotes_result){.refused = quotes->refused,
        .unlisted = unquoted_of(&quotes->unlisted),
        .failed = unquoted_of(&quotes->failed)};
}

void quotes_free(struct quotes *quotes)
{
    close_document(quotes);
    intern_close(&quotes->unlisted.documents);
    intern_close(&quotes->failed.documents);
    arena_free(&quotes->arena);
    free(quotes);
}
