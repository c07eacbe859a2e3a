#include "tokenize/languages/scripts.h"

/* Letters and marks, in the order of their code points. */
static const struct range {
    uint32_t first, last;
    enum script script;
} ranges[] = {
#include "unicode/scripts.inc"
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
