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
 * former codes and usual English names. */
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
    if (strlen(other) != name.size)
        return false;
    for (size_t i = 0; i < name.size; i++)
        if (lower(name.data[i]) != other[i])
            return false;
    return true;
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

const struct language *language_all(size_t *count)
{
    *count = LANGUAGES;
    return languages;
}
