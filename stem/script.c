#include "stem/script.h"

#include <utf8proc.h>

#include "lib/utf8.h"

struct range {
    uint32_t first, last;
};

/* Blocks of Unicode 15 with the letters of the scripts that Snowball has stemmers for; {0,
 * 0} ends a script. */
static const struct range latin[] = {{0x41, 0x24F}, {0x250, 0x2AF}, {0x1D00, 0x1DBF},
    {0x1E00, 0x1EFF}, {0x2071, 0x209C}, {0x212A, 0x212B}, {0x2C60, 0x2C7F},
    {0xA722, 0xA7FF}, {0xAB30, 0xAB64}, {0xFB00, 0xFB06}, {0xFF21, 0xFF5A}, {0, 0}};
static const struct range cyrillic[] = {{0x400, 0x52F}, {0x1C80, 0x1C8F}, {0x1D2B, 0x1D2B},
    {0x2DE0, 0x2DFF}, {0xA640, 0xA69F}, {0, 0}};
static const struct range greek[] = {
    {0xB5, 0xB5}, {0x370, 0x3FF}, {0x1F00, 0x1FFF}, {0x2126, 0x2126}, {0, 0}};
static const struct range arabic[] = {{0x600, 0x6FF}, {0x750, 0x77F}, {0x870, 0x8FF},
    {0xFB50, 0xFDFF}, {0xFE70, 0xFEFF}, {0, 0}};
static const struct range hebrew[] = {{0x590, 0x5FF}, {0xFB1D, 0xFB4F}, {0, 0}};
static const struct range devanagari[] = {{0x900, 0x97F}, {0xA8E0, 0xA8FF}, {0, 0}};
static const struct range tamil[] = {{0xB80, 0xBFF}, {0, 0}};
static const struct range armenian[] = {{0x530, 0x58F}, {0xFB13, 0xFB17}, {0, 0}};

static const struct {
    const char *code;
    enum script script;
    const struct range *ranges;
} scripts[] = {{"Latn", SCRIPT_LATIN, latin}, {"Cyrl", SCRIPT_CYRILLIC, cyrillic},
    {"Grek", SCRIPT_GREEK, greek}, {"Arab", SCRIPT_ARABIC, arabic},
    {"Hebr", SCRIPT_HEBREW, hebrew}, {"Deva", SCRIPT_DEVANAGARI, devanagari},
    {"Taml", SCRIPT_TAMIL, tamil}, {"Armn", SCRIPT_ARMENIAN, armenian}};

enum { SCRIPTS = sizeof scripts / sizeof *scripts };

unsigned script_of(const char *code)
{
    for (size_t i = 0; i < SCRIPTS; i++)
        if (strcmp(code, scripts[i].code) == 0)
            return scripts[i].script;
    return 0;
}

static bool in_ranges(const struct range *range, uint32_t code)
{
    for (; range->last; range++)
        if (code >= range->first && code <= range->last)
            return true;
    return false;
}

static bool is_letter(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
           category == UTF8PROC_CATEGORY_LT || category == UTF8PROC_CATEGORY_LO;
}

static bool has_letter(unsigned wanted, uint32_t code)
{
    if (code < 0x80)
        return wanted & SCRIPT_LATIN || !is_letter(code);
    for (size_t i = 0; i < SCRIPTS; i++)
        if (wanted & scripts[i].script && in_ranges(scripts[i].ranges, code))
            return true;
    return !is_letter(code);
}

bool script_holds(unsigned wanted, struct span word)
{
    uint32_t code;
    for (size_t i = 0; i < word.size;) {
        int length = utf8_decode(word.data + i, word.size - i, &code);
        if (length > 0 && !has_letter(wanted, code))
            return false;
        i += (size_t)(length < 0 ? -length : length);
    }
    return true;
}
