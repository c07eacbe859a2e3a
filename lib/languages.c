#include "lib/languages.h"

#include <string.h>

/* Croatian and Bosnian have no algorithm of their own in Snowball; its Serbian one reads
 * Latin script and writes ijekavian as ekavian, so it serves all three. */
static const struct language languages[] = {
    {"af", "afr", "afrikaans", NULL, "Latn", true},
    {"am", "amh", "amharic", NULL, "Ethi", true},
    {"ar", "ara", "arabic", "arabic", "Arab", true},
    {"as", "asm", "assamese", NULL, "Beng", true},
    {"az", "aze", "azerbaijani", NULL, "Latn", true},
    {"be", "bel", "belarusian", NULL, "Cyrl", true},
    {"bg", "bul", "bulgarian", NULL, "Cyrl", true},
    {"bn", "ben", "bengali", NULL, "Beng", true},
    {"bo", "bod", "tibetan", NULL, "Tibt", true},
    {"br", "bre", "breton", NULL, "Latn", true},
    {"bs", "bos", "bosnian", "serbian", "Latn", true},
    {"ca", "cat", "catalan", "catalan", "Latn", true},
    {"cs", "ces", "czech", NULL, "Latn", true},
    {"cy", "cym", "welsh", NULL, "Latn", true},
    {"da", "dan", "danish", "danish", "Latn", true},
    {"de", "deu", "german", "german", "Latn", true},
    {"el", "ell", "greek", "greek", "Grek", true},
    {"en", "eng", "english", "english", "Latn", true},
    {"eo", "epo", "esperanto", NULL, "Latn", true},
    {"es", "spa", "spanish", "spanish", "Latn", true},
    {"et", "est", "estonian", NULL, "Latn", true},
    {"eu", "eus", "basque", "basque", "Latn", true},
    {"fa", "fas", "persian", NULL, "Arab", true},
    {"fi", "fin", "finnish", "finnish", "Latn", true},
    {"fo", "fao", "faroese", NULL, "Latn", true},
    {"fr", "fra", "french", "french", "Latn", true},
    {"fy", "fry", "frisian", NULL, "Latn", true},
    {"ga", "gle", "irish", "irish", "Latn", true},
    {"gd", "gla", "gaelic", NULL, "Latn", true},
    {"gl", "glg", "galician", NULL, "Latn", true},
    {"gu", "guj", "gujarati", NULL, "Gujr", true},
    {"ha", "hau", "hausa", NULL, "Latn", true},
    {"he", "heb", "hebrew", NULL, "Hebr", true},
    {"hi", "hin", "hindi", "hindi", "Deva", true},
    {"hr", "hrv", "croatian", "serbian", "Latn", true},
    {"ht", "hat", "haitian", NULL, "Latn", true},
    {"hu", "hun", "hungarian", "hungarian", "Latn", true},
    {"hy", "hye", "armenian", "armenian", "Armn", true},
    {"ia", "ina", "interlingua", NULL, "Latn", true},
    {"id", "ind", "indonesian", "indonesian", "Latn", true},
    {"ig", "ibo", "igbo", NULL, "Latn", true},
    {"is", "isl", "icelandic", NULL, "Latn", true},
    {"it", "ita", "italian", "italian", "Latn", true},
    {"ja", "jpn", "japanese", NULL, "Jpan", false},
    {"ka", "kat", "georgian", NULL, "Geor", true},
    {"kk", "kaz", "kazakh", NULL, "Cyrl", true},
    {"km", "khm", "khmer", NULL, "Khmr", false},
    {"kn", "kan", "kannada", NULL, "Knda", true},
    {"ko", "kor", "korean", NULL, "Kore", true},
    {"ku", "kur", "kurdish", NULL, "Latn", true},
    {"ky", "kir", "kyrgyz", NULL, "Cyrl", true},
    {"la", "lat", "latin", NULL, "Latn", true},
    {"lb", "ltz", "luxembourgish", NULL, "Latn", true},
    {"lo", "lao", "lao", NULL, "Laoo", false},
    {"lt", "lit", "lithuanian", "lithuanian", "Latn", true},
    {"lv", "lav", "latvian", NULL, "Latn", true},
    {"mg", "mlg", "malagasy", NULL, "Latn", true},
    {"mi", "mri", "maori", NULL, "Latn", true},
    {"mk", "mkd", "macedonian", NULL, "Cyrl", true},
    {"ml", "mal", "malayalam", NULL, "Mlym", true},
    {"mn", "mon", "mongolian", NULL, "Cyrl", true},
    {"mr", "mar", "marathi", NULL, "Deva", true},
    {"ms", "msa", "malay", NULL, "Latn", true},
    {"mt", "mlt", "maltese", NULL, "Latn", true},
    {"my", "mya", "burmese", NULL, "Mymr", false},
    {"ne", "nep", "nepali", "nepali", "Deva", true},
    {"nl", "nld", "dutch", "dutch", "Latn", true},
    {"no", "nor", "norwegian", "norwegian", "Latn", true},
    {"oc", "oci", "occitan", NULL, "Latn", true},
    {"or", "ori", "odia", NULL, "Orya", true},
    {"pa", "pan", "punjabi", NULL, "Guru", true},
    {"pl", "pol", "polish", NULL, "Latn", true},
    {"ps", "pus", "pashto", NULL, "Arab", true},
    {"pt", "por", "portuguese", "portuguese", "Latn", true},
    {"ro", "ron", "romanian", "romanian", "Latn", true},
    {"ru", "rus", "russian", "russian", "Cyrl", true},
    {"rw", "kin", "kinyarwanda", NULL, "Latn", true},
    {"sa", "san", "sanskrit", NULL, "Deva", true},
    {"sd", "snd", "sindhi", NULL, "Arab", true},
    {"si", "sin", "sinhala", NULL, "Sinh", true},
    {"sk", "slk", "slovak", NULL, "Latn", true},
    {"sl", "slv", "slovenian", NULL, "Latn", true},
    {"so", "som", "somali", NULL, "Latn", true},
    {"sq", "sqi", "albanian", NULL, "Latn", true},
    {"sr", "srp", "serbian", "serbian", "Cyrl", true},
    {"su", "sun", "sundanese", NULL, "Latn", true},
    {"sv", "swe", "swedish", "swedish", "Latn", true},
    {"sw", "swa", "swahili", NULL, "Latn", true},
    {"ta", "tam", "tamil", "tamil", "Taml", true},
    {"te", "tel", "telugu", NULL, "Telu", true},
    {"tg", "tgk", "tajik", NULL, "Cyrl", true},
    {"th", "tha", "thai", NULL, "Thai", false},
    {"ti", "tir", "tigrinya", NULL, "Ethi", true},
    {"tk", "tuk", "turkmen", NULL, "Latn", true},
    {"tl", "tgl", "tagalog", NULL, "Latn", true},
    {"tr", "tur", "turkish", "turkish", "Latn", true},
    {"tt", "tat", "tatar", NULL, "Cyrl", true},
    {"ug", "uig", "uyghur", NULL, "Arab", true},
    {"uk", "ukr", "ukrainian", NULL, "Cyrl", true},
    {"ur", "urd", "urdu", NULL, "Arab", true},
    {"uz", "uzb", "uzbek", NULL, "Latn", true},
    {"vi", "vie", "vietnamese", NULL, "Latn", true},
    {"xh", "xho", "xhosa", NULL, "Latn", true},
    {"yi", "yid", "yiddish", "yiddish", "Hebr", true},
    {"yo", "yor", "yoruba", NULL, "Latn", true},
    {"zh", "zho", "chinese", NULL, "Hani", false},
    {"zu", "zul", "zulu", NULL, "Latn", true},
};

enum { LANGUAGES = sizeof(languages) / sizeof(languages[0]) };

/* Other names of a language: ISO 639-2 bibliographic codes, members of a macrolanguage,
 * former codes, usual English names, and names in the language itself. */
static const struct alias {
    const char *name, *code;
} aliases[] = {
    {"nb", "no"},
    {"nn", "no"},
    {"nob", "no"},
    {"nno", "no"},
    {"bokmal", "no"},
    {"nynorsk", "no"},
    {"alb", "sq"},
    {"arb", "ar"},
    {"arm", "hy"},
    {"arz", "ar"},
    {"azj", "az"},
    {"baq", "eu"},
    {"bur", "my"},
    {"castilian", "es"},
    {"chi", "zh"},
    {"ckb", "ku"},
    {"cmn", "zh"},
    {"cze", "cs"},
    {"dut", "nl"},
    {"dari", "fa"},
    {"ekk", "et"},
    {"farsi", "fa"},
    {"fil", "tl"},
    {"filipino", "tl"},
    {"flemish", "nl"},
    {"fre", "fr"},
    {"geo", "ka"},
    {"ger", "de"},
    {"gre", "el"},
    {"gsw", "de"},
    {"hbs", "sr"},
    {"ice", "is"},
    {"in", "id"},
    {"iw", "he"},
    {"ji", "yi"},
    {"kmr", "ku"},
    {"lvs", "lv"},
    {"lzh", "zh"},
    {"mac", "mk"},
    {"mandarin", "zh"},
    {"mao", "mi"},
    {"may", "ms"},
    {"mo", "ro"},
    {"moldavian", "ro"},
    {"npi", "ne"},
    {"ory", "or"},
    {"panjabi", "pa"},
    {"per", "fa"},
    {"pes", "fa"},
    {"prs", "fa"},
    {"rum", "ro"},
    {"scr", "hr"},
    {"sh", "sr"},
    {"slo", "sk"},
    {"slovene", "sl"},
    {"swh", "sw"},
    {"tib", "bo"},
    {"uzn", "uz"},
    {"valencian", "ca"},
    {"wel", "cy"},
    {"ydd", "yi"},
    {"yue", "zh"},
    {"zsm", "ms"},
    {"deutsch", "de"},
    {"français", "fr"},
    {"francais", "fr"},
    {"español", "es"},
    {"espanol", "es"},
    {"castellano", "es"},
    {"italiano", "it"},
    {"português", "pt"},
    {"portugues", "pt"},
    {"nederlands", "nl"},
    {"polski", "pl"},
    {"русский", "ru"},
    {"українська", "uk"},
    {"čeština", "cs"},
    {"cestina", "cs"},
    {"中文", "zh"},
    {"日本語", "ja"},
    {"한국어", "ko"},
    {"العربية", "ar"},
    {"עברית", "he"},
    {"türkçe", "tr"},
    {"turkce", "tr"},
    {"svenska", "sv"},
    {"norsk", "no"},
    {"dansk", "da"},
    {"suomi", "fi"},
    {"magyar", "hu"},
    {"ελληνικά", "el"},
    {"română", "ro"},
    {"romana", "ro"},
    {"български", "bg"},
    {"hrvatski", "hr"},
    {"srpski", "sr"},
    {"српски", "sr"},
    {"slovenčina", "sk"},
    {"slovencina", "sk"},
    {"slovenščina", "sl"},
    {"slovenscina", "sl"},
    {"eesti", "et"},
    {"latviešu", "lv"},
    {"latviesu", "lv"},
    {"lietuvių", "lt"},
    {"lietuviu", "lt"},
    {"català", "ca"},
    {"catala", "ca"},
    {"galego", "gl"},
    {"euskara", "eu"},
    {"ไทย", "th"},
    {"हिन्दी", "hi"},
    {"فارسی", "fa"},
    {"bahasa", "id"},
    {"gaeilge", "ga"},
    {"cymraeg", "cy"},
    {"íslenska", "is"},
    {"islenska", "is"},
};

/* The part of a tag that names the language: all before the first hyphen or underscore. */
static size_t first_subtag(struct span name)
{
    size_t size = 0;
    while (size < name.size && name.data[size] != '-' && name.data[size] != '_')
        size++;
    return size;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_name(struct span name, const char *other)
{
    for (size_t i = 0; i < name.size; i++)
        if (!other[i] || lower(name.data[i]) != other[i])
            return false;
    return !other[name.size];
}

static const struct language *find_own(struct span name)
{
    for (size_t i = 0; i < LANGUAGES; i++)
        if (same_name(name, languages[i].code) || same_name(name, languages[i].code3) ||
            same_name(name, languages[i].name))
            return &languages[i];
    return NULL;
}

const struct language *language_find(struct span name)
{
    name.size = first_subtag(name);
    const struct language *found = find_own(name);
    for (size_t i = 0; !found && i < sizeof(aliases) / sizeof(aliases[0]); i++)
        if (same_name(name, aliases[i].name))
            found = find_own(span_of(aliases[i].code));
    return found;
}

/* ISO 639-1 */
static const char codes[] = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo "
                            "br bs ca ce ch co cr cs cu "
                            "cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy "
                            "ga gd gl gn gu gv ha he hi "
                            "ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg "
                            "ki kj kk kl km kn ko kr ks "
                            "ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr "
                            "ms mt my na nb nd ne ng nl "
                            "nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru "
                            "rw sa sc sd se sg sh si sk "
                            "sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to "
                            "tr ts tt tw ty ug uk ur uz "
                            "ve vi vo wa wo xh yi yo za zh zu";

static bool is_letter(char byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

bool language_is_code(struct span tag)
{
    tag.size = first_subtag(tag);
    for (size_t i = 0; i < tag.size; i++)
        if (!is_letter(tag.data[i]))
            return false;
    char code[] = {0, 0, 0};
    if (tag.size != 2)
        return tag.size == 3;
    for (size_t i = 0; i < tag.size; i++)
        code[i] = (char)(tag.data[i] | 0x20);
    return strstr(codes, code);
}

/* How many letters have to be changed, put in or left out, by Levenshtein's table. */
static size_t distance(struct span a, struct span b)
{
    enum { MOST = 24 };
    size_t row[MOST + 1];
    if (a.size > MOST || b.size > MOST)
        return MOST;
    for (size_t j = 0; j <= b.size; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t changed = corner + ((a.data[i - 1] | 0x20) != b.data[j - 1]);
            size_t least = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;
            corner = row[j];
            row[j] = changed < least ? changed : least;
        }
    }
    return row[b.size];
}

static size_t distance_of(struct span name, const struct language *language)
{
    enum { CODE_MOST = 3 };
    size_t full = distance(name, span_of(language->name));
    if (name.size > CODE_MOST)
        return full;
    size_t code = distance(name, span_of(language->code));
    return full < code ? full : code;
}

size_t language_nearest(struct span name, const struct language *nearest[LANGUAGES_NEAREST])
{
    size_t count = 0;
    for (size_t i = 0; i < LANGUAGES; i++) {
        size_t place = count, far = distance_of(name, &languages[i]);
        while (place > 0 && distance_of(name, nearest[place - 1]) > far)
            place--;
        for (size_t last = LANGUAGES_NEAREST - 1; last > place; last--)
            nearest[last] = nearest[last - 1];
        if (place < LANGUAGES_NEAREST)
            nearest[place] = &languages[i];
        count += count < LANGUAGES_NEAREST;
    }
    return count;
}

const struct language *language_all(size_t *count)
{
    *count = LANGUAGES;
    return languages;
}
