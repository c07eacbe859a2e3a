#include "tokenize/languages/scripts.h"

/* Letters and marks, in the order of their code points. */
static const struct range {
    uint32_t first, last;
    enum script script;
} ranges[] = {
    {0x41, 0x5A, SCRIPT_LATIN},
    {0x61, 0x7A, SCRIPT_LATIN},
    {0xAA, 0xAA, SCRIPT_LATIN},
    {0xBA, 0xBA, SCRIPT_LATIN},
    {0xC0, 0xD6, SCRIPT_LATIN},
    {0xD8, 0xF6, SCRIPT_LATIN},
    {0xF8, 0x2AF, SCRIPT_LATIN},
    {0x370, 0x373, SCRIPT_GREEK},
    {0x376, 0x37D, SCRIPT_GREEK},
    {0x386, 0x386, SCRIPT_GREEK},
    {0x388, 0x3FF, SCRIPT_GREEK},
    {0x400, 0x481, SCRIPT_CYRILLIC},
    {0x483, 0x52F, SCRIPT_CYRILLIC},
    {0x531, 0x556, SCRIPT_ARMENIAN},
    {0x560, 0x588, SCRIPT_ARMENIAN},
    {0x591, 0x5BD, SCRIPT_HEBREW},
    {0x5BF, 0x5BF, SCRIPT_HEBREW},
    {0x5C1, 0x5C2, SCRIPT_HEBREW},
    {0x5C4, 0x5C5, SCRIPT_HEBREW},
    {0x5C7, 0x5F2, SCRIPT_HEBREW},
    {0x610, 0x61A, SCRIPT_ARABIC},
    {0x620, 0x65F, SCRIPT_ARABIC},
    {0x66E, 0x6D3, SCRIPT_ARABIC},
    {0x6D5, 0x6DC, SCRIPT_ARABIC},
    {0x6DF, 0x6E8, SCRIPT_ARABIC},
    {0x6EA, 0x6EF, SCRIPT_ARABIC},
    {0x6FA, 0x6FF, SCRIPT_ARABIC},
    {0x750, 0x77F, SCRIPT_ARABIC},
    {0x8A0, 0x8FF, SCRIPT_ARABIC},
    {0x900, 0x963, SCRIPT_DEVANAGARI},
    {0x971, 0x97F, SCRIPT_DEVANAGARI},
    {0x980, 0x9E3, SCRIPT_BENGALI},
    {0x9F0, 0x9F1, SCRIPT_BENGALI},
    {0xA01, 0xA51, SCRIPT_GURMUKHI},
    {0xA59, 0xA5E, SCRIPT_GURMUKHI},
    {0xA70, 0xA75, SCRIPT_GURMUKHI},
    {0xA81, 0xAE3, SCRIPT_GUJARATI},
    {0xB01, 0xB63, SCRIPT_ODIA},
    {0xB71, 0xB71, SCRIPT_ODIA},
    {0xB82, 0xBD7, SCRIPT_TAMIL},
    {0xC00, 0xC63, SCRIPT_TELUGU},
    {0xC80, 0xCE3, SCRIPT_KANNADA},
    {0xD00, 0xD4E, SCRIPT_MALAYALAM},
    {0xD54, 0xD57, SCRIPT_MALAYALAM},
    {0xD5F, 0xD63, SCRIPT_MALAYALAM},
    {0xD7A, 0xD7F, SCRIPT_MALAYALAM},
    {0xD81, 0xDDF, SCRIPT_SINHALA},
    {0xDF2, 0xDF3, SCRIPT_SINHALA},
    {0xE01, 0xE3A, SCRIPT_THAI},
    {0xE40, 0xE4E, SCRIPT_THAI},
    {0xE81, 0xECE, SCRIPT_LAO},
    {0xEDC, 0xEDF, SCRIPT_LAO},
    {0xF40, 0xF84, SCRIPT_TIBETAN},
    {0xF88, 0xFBC, SCRIPT_TIBETAN},
    {0x1000, 0x103F, SCRIPT_BURMESE},
    {0x1050, 0x108F, SCRIPT_BURMESE},
    {0x10A0, 0x10FA, SCRIPT_GEORGIAN},
    {0x10FC, 0x10FF, SCRIPT_GEORGIAN},
    {0x1100, 0x11FF, SCRIPT_HANGUL},
    {0x1200, 0x135F, SCRIPT_ETHIOPIC},
    {0x1380, 0x138F, SCRIPT_ETHIOPIC},
    {0x1780, 0x17D3, SCRIPT_KHMER},
    {0x1C80, 0x1C88, SCRIPT_CYRILLIC},
    {0x1C90, 0x1CBF, SCRIPT_GEORGIAN},
    {0x1E00, 0x1EFF, SCRIPT_LATIN},
    {0x1F00, 0x1FFC, SCRIPT_GREEK},
    {0x2C60, 0x2C7F, SCRIPT_LATIN},
    {0x2D00, 0x2D2D, SCRIPT_GEORGIAN},
    {0x2D80, 0x2DDE, SCRIPT_ETHIOPIC},
    {0x2DE0, 0x2DFF, SCRIPT_CYRILLIC},
    {0x3005, 0x3007, SCRIPT_HAN},
    {0x3041, 0x3096, SCRIPT_KANA},
    {0x309D, 0x309F, SCRIPT_KANA},
    {0x30A1, 0x30FA, SCRIPT_KANA},
    {0x30FC, 0x30FF, SCRIPT_KANA},
    {0x3131, 0x318E, SCRIPT_HANGUL},
    {0x31F0, 0x31FF, SCRIPT_KANA},
    {0x3400, 0x4DBF, SCRIPT_HAN},
    {0x4E00, 0x9FFF, SCRIPT_HAN},
    {0xA640, 0xA69F, SCRIPT_CYRILLIC},
    {0xA722, 0xA7FF, SCRIPT_LATIN},
    {0xA8E0, 0xA8FF, SCRIPT_DEVANAGARI},
    {0xA9E0, 0xA9FE, SCRIPT_BURMESE},
    {0xAA60, 0xAA7F, SCRIPT_BURMESE},
    {0xAB01, 0xAB2E, SCRIPT_ETHIOPIC},
    {0xAC00, 0xD7A3, SCRIPT_HANGUL},
    {0xF900, 0xFAFF, SCRIPT_HAN},
    {0xFB00, 0xFB06, SCRIPT_LATIN},
    {0xFB13, 0xFB17, SCRIPT_ARMENIAN},
    {0xFB1D, 0xFB4F, SCRIPT_HEBREW},
    {0xFB50, 0xFD3D, SCRIPT_ARABIC},
    {0xFD50, 0xFDFB, SCRIPT_ARABIC},
    {0xFE70, 0xFEFC, SCRIPT_ARABIC},
    {0xFF21, 0xFF3A, SCRIPT_LATIN},
    {0xFF41, 0xFF5A, SCRIPT_LATIN},
    {0xFF66, 0xFF9D, SCRIPT_KANA},
    {0xFFA0, 0xFFDC, SCRIPT_HANGUL},
    {0x20000, 0x3FFFD, SCRIPT_HAN},
};

static const char *const languages[SCRIPTS] = {
    [SCRIPT_GREEK] = "el",
    [SCRIPT_ARMENIAN] = "hy",
    [SCRIPT_GEORGIAN] = "ka",
    [SCRIPT_ETHIOPIC] = "am",
    [SCRIPT_BENGALI] = "bn",
    [SCRIPT_GURMUKHI] = "pa",
    [SCRIPT_GUJARATI] = "gu",
    [SCRIPT_ODIA] = "or",
    [SCRIPT_TAMIL] = "ta",
    [SCRIPT_TELUGU] = "te",
    [SCRIPT_KANNADA] = "kn",
    [SCRIPT_MALAYALAM] = "ml",
    [SCRIPT_SINHALA] = "si",
    [SCRIPT_THAI] = "th",
    [SCRIPT_LAO] = "lo",
    [SCRIPT_TIBETAN] = "bo",
    [SCRIPT_BURMESE] = "my",
    [SCRIPT_KHMER] = "km",
    [SCRIPT_HANGUL] = "ko",
    [SCRIPT_KANA] = "ja",
    [SCRIPT_HAN] = "zh",
};

enum script script_of(uint32_t code)
{
    size_t low = 0, high = sizeof(ranges) / sizeof(ranges[0]);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == sizeof(ranges) / sizeof(ranges[0]) || code < ranges[low].first)
        return SCRIPT_NONE;
    return ranges[low].script;
}

void scripts_fill(unsigned char *scripts, uint32_t codes)
{
    for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
        uint32_t first = ranges[i].first, end = ranges[i].last + 1;
        end = end < codes ? end : codes;
        if (first < end)
            memset(scripts + first, (int)ranges[i].script, end - first);
    }
}

const char *script_language(enum script script)
{
    return languages[script];
}

size_t script_letter_bytes(enum script script)
{
    if (script <= SCRIPT_LATIN || script >= SCRIPT_HANGUL)
        return 1;
    return script == SCRIPT_DEVANAGARI || script >= SCRIPT_GEORGIAN ? 3 : 2;
}

bool script_han_is_chinese(struct span text)
{
    static const char chinese[] = "们这说为么时过对发还样现见长问间开动两东车马鸟鱼从电"
                                  "让给书话语请谢题门关岁买卖红绿银钱铁钟错风飞饭馆饮验"
                                  "难离欢观觉认识词讲谁课谈议论读记设计许该试诉证评误调"
                                  "资费贵质购货财责败员场块报坏处备复够头妇妈孙实导寻帮"
                                  "带师归录总愿战护换据无显极构标树桥检楼汉泪洁测济浓满"
                                  "灭灯热爱爷独环监盖盘确积稳穷竞笔签简纪约级纯纳纸线练"
                                  "组细织终绍经结绝统继续维综编网罗职联肃肠脑脸艺节苏药"
                                  "获营蓝虽补装规视览你您她們這嗎呢吗吧啊哪怎很";
    enum { SIZE = 3 /* bytes of each */ };
    char character[SIZE + 1] = "";
    for (size_t at = 0; at + SIZE <= text.size; at++) {
        memcpy(character, text.data + at, SIZE);
        bool whole = (character[0] & 0xF0) == 0xE0;
        const char *found = whole ? strstr(chinese, character) : NULL;
        if (found && (size_t)(found - chinese) % SIZE == 0)
            return true;
    }
    return false;
}
