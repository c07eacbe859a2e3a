#include "report/quotes/whole.h"

#include <utf8proc.h>

#include "lib/languages.h"
#include "lib/utf8.h"
#include "report/language/word_lists.h"

static bool is_letter(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

static bool is_capital(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

static bool is_small(uint32_t code)
{
    return utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_LL;
}

/* Of dashes and bullets, before an item of a list or someone's words. */
static bool marks_item(uint32_t code)
{
    return utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_PD ||
           code == '*' || code == 0x2022 || code == 0x00B7 || code == 0x25CF ||
           code == 0x25AA || code == 0x2023 || code == 0x25E6;
}

static bool is_quotation_mark(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return code == '"' || category == UTF8PROC_CATEGORY_PI ||
           category == UTF8PROC_CATEGORY_PF || (code >= 0x300C && code <= 0x300F) ||
           code == 0x201E || code == 0x201A;
}

/* Of . ! ? … and their kin in other scripts. */
static bool ends_sentence(uint32_t code)
{
    static const uint32_t ends[] = {'.', '!', '?', 0x2026, 0x3002, 0xFF01, 0xFF1F, 0xFF0E,
        0x061F, 0x06D4, 0x0964, 0x0965, 0x0589, 0x1362, 0x104B, 0x17D4};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (code == ends[i])
            return true;
    return false;
}

/* What is counted of a quotation's characters. */
struct characters {
    uint32_t first; /* that is no quotation mark, bracket or white space */
    uint32_t last;
    size_t capitals, small, opening, closing, straight;
};

static void count_mark(struct characters *characters, uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    characters->straight += code == '"';
    characters->opening += code == 0x201C || code == 0x00AB || code == 0x300C;
    characters->closing += code == 0x201D || code == 0x00BB || code == 0x300D;
    characters->capitals += is_capital(code);
    characters->small += is_small(code);
    bool mark = is_quotation_mark(code) || category == UTF8PROC_CATEGORY_PS ||
                category == UTF8PROC_CATEGORY_PE || code == ' ' || code == '\'';
    if (mark)
        return;
    if (!characters->first)
        characters->first = code;
    characters->last = code;
}

static struct characters count_characters(struct span text)
{
    struct characters characters = {0};
    for (size_t at = 0; at < text.size;) {
        uint32_t code;
        int length = utf8_decode(text.data + at, text.size - at, &code);
        at += (size_t)(length < 0 ? -length : length);
        if (length > 0)
            count_mark(&characters, code);
    }
    return characters;
}

/* Whether the text begins with a word, behind a quotation mark or not. Where languages are
 * written with spaces, no letter follows it. */
static bool begins_with(struct span text, struct span word, bool spaces)
{
    uint32_t code;
    int length = utf8_decode(text.data, text.size, &code);
    if (length > 0 && is_quotation_mark(code))
        text = (struct span){text.data + length, text.size - (size_t)length};
    if (!span_starts(text, word))
        return false;
    if (!spaces || word.size == text.size)
        return true;
    length = utf8_decode(text.data + word.size, text.size - word.size, &code);
    return length > 0 && !is_letter(code) && code != '-' && code != 0x2019 && code != '\'';
}

static bool leans(struct span text, struct span lang)
{
    const struct language *language = language_find(lang);
    bool spaces = !language || language->spaces;
    struct word_list list = word_list_of(WORD_LIST_LEANING, lang);
    for (size_t i = 0; i < list.count; i++)
        if (begins_with(text, list.words[i], spaces))
            return true;
    return false;
}

bool whole_sentence(struct span text, struct span lang)
{
    struct characters characters = count_characters(text);
    bool capitals = characters.capitals > 4 && 3 * characters.small < characters.capitals;
    return ends_sentence(characters.last) && !is_small(characters.first) &&
           !marks_item(characters.first) && !capitals && characters.straight % 2 == 0 &&
           characters.opening == characters.closing && !leans(text, lang);
}
