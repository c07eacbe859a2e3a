#include "report/quotes/whole.h"

#include <string.h>
#include <utf8proc.h>

#include "lib/languages.h"
#include "lib/utf8.h"

/* Words that begin a sentence which leans on one before it; of two words where the first
 * alone would say too little. */
struct leaning {
    const char *lang;
    const char *const *words; /* NULL ends them */
};

/* clang-format off */
static const char *const english[] = {"He", "She", "It", "They", "This", "These", "That", "Those",
    "His", "Her", "Hers", "Its", "Their", "Theirs", "Him", "Them", "Such", "However", "But", "And", "Or", "So",
    "Yet", "Also", "Then", "Thus", "Therefore", "Hence", "Instead", "Meanwhile", "Moreover",
    "Furthermore", "Nevertheless", "Nonetheless", "Otherwise", "Still", "Besides", "Likewise",
    "Similarly", "Additionally", "Consequently", "Both", "Neither", "Another", "Others",
    "It's", "It’s", "He's", "He’s", "She's", "She’s", "That's", "That’s", "They're", "They’re", NULL};
static const char *const german[] = {"Er", "Sie", "Es", "Dies", "Diese", "Dieser", "Dieses", "Diesem",
    "Diesen", "Aber", "Und", "Doch", "Jedoch", "Denn", "Dennoch", "Deshalb", "Daher", "Dabei", "Dafür",
    "Dagegen", "Damit", "Dann", "Danach", "Darauf", "Darum", "Dazu", "Dort", "Sein", "Seine", "Ihr", "Ihre", "Ihm",
    "Ihn", "Auch", "Außerdem", "Zudem", "Stattdessen", "Trotzdem", "Allerdings", "Das ist", "Das war", "Das sind", "Das wird", "Das hat", "Das kann", "Darüber hinaus", "Darüberhinaus", "Beide", NULL};
static const char *const french[] = {"Il", "Elle", "Ils", "Elles", "Ce", "Cela", "Ceci", "Ça", "Cette", "Cet",
    "Ces", "Celui-ci", "Celle-ci", "Mais", "Et", "Or", "Ou", "Donc", "Car", "Cependant", "Pourtant",
    "Toutefois", "Néanmoins", "Ainsi", "Alors", "Puis", "Son", "Sa", "Ses", "Leur", "Leurs", "Lui", "C'est",
    "C’est", NULL};
static const char *const spanish[] = {"Él", "Ella", "Ellos", "Ellas", "Ello", "Esto", "Este", "Esta", "Estos",
    "Estas", "Eso", "Ese", "Esa", "Pero", "Y", "Sin embargo", "No obstante", "Además", "También", "Así",
    "Entonces", "Luego", "Su", "Sus", "Por eso", NULL};
static const char *const portuguese[] = {"Ele", "Ela", "Eles", "Elas", "Isto", "Isso", "Este", "Esta", "Esse",
    "Essa", "Estes", "Estas", "Mas", "E", "No entanto", "Porém", "Contudo", "Além disso", "Também", "Assim",
    "Então", "Depois", "Seu", "Sua", "Seus", "Suas", "Por isso", NULL};
static const char *const italian[] = {"Egli", "Lui", "Lei", "Loro", "Essi", "Esse", "Questo", "Questa", "Questi",
    "Queste", "Ciò", "Ma", "E", "Però", "Tuttavia", "Inoltre", "Anche", "Così", "Quindi", "Poi", "Suo", "Sua",
    "Suoi", "Sue", NULL};
static const char *const dutch[] = {"Hij", "Zij", "Ze", "Het", "Dit", "Dat", "Deze", "Die", "Maar", "En", "Echter",
    "Toch", "Daarom", "Dus", "Ook", "Zijn", "Haar", "Hun", "Daarna", "Toen", "Bovendien", NULL};
static const char *const polish[] = {"On", "Ona", "Ono", "Oni", "One", "To", "Ten", "Ta", "Te", "Ale", "Jednak",
    "I", "A", "Jego", "Jej", "Ich", "Także", "Też", "Potem", "Dlatego", "Natomiast", NULL};
static const char *const russian[] = {"Он", "Она", "Оно", "Они", "Это", "Этот", "Эта", "Эти", "Но", "А", "И",
    "Однако", "Его", "Её", "Ее", "Их", "Также", "Тоже", "Потом", "Затем", "Поэтому", NULL};
static const char *const ukrainian[] = {"Він", "Вона", "Воно", "Вони", "Це", "Цей", "Ця", "Ці", "Але", "А", "І",
    "Й", "Однак", "Проте", "Його", "Її", "Їх", "Їхній", "Також", "Теж", "Потім", "Тому", NULL};
static const char *const swedish[] = {"Han", "Hon", "Den", "Det", "De", "Detta", "Denna", "Dessa", "Men", "Och",
    "Dock", "Också", "Därför", "Sedan", "Hans", "Hennes", "Deras", NULL};
static const char *const finnish[] = {"Hän", "He", "Se", "Ne", "Tämä", "Nämä", "Mutta", "Ja", "Kuitenkin", "Myös",
    "Sitten", "Siksi", "Hänen", "Heidän", "Sen", "Niiden", NULL};
static const char *const turkish[] = {"O", "Onlar", "Bu", "Bunlar", "Şu", "Ama", "Ve", "Ancak", "Fakat", "Ayrıca",
    "Sonra", "Onun", "Onların", NULL};
static const char *const danish[] = {"Han", "Hun", "Den", "Det", "De", "Dette", "Denne", "Disse", "Men",
    "Og", "Dog", "Også", "Derfor", "Derefter", "Hans", "Hendes", "Deres", "Desuden", "Så", NULL};
static const char *const norwegian[] = {"Han", "Hun", "Den", "Det", "De", "Dette", "Denne", "Disse", "Men",
    "Og", "Likevel", "Også", "Derfor", "Deretter", "Hans", "Hennes", "Deres", "Dessuten", "Så", NULL};
static const char *const czech[] = {"On", "Ona", "Ono", "Oni", "To", "Ten", "Ta", "Tento", "Tato", "Toto",
    "Ale", "A", "Však", "Avšak", "Jeho", "Její", "Jejich", "Také", "Potom", "Proto", "Navíc", "Přesto",
    NULL};
static const char *const slovak[] = {"On", "Ona", "Ono", "Oni", "To", "Ten", "Tá", "Tento", "Táto", "Toto",
    "Ale", "A", "Však", "Avšak", "Jeho", "Jej", "Ich", "Tiež", "Potom", "Preto", "Navyše", "Napriek tomu",
    NULL};
static const char *const slovenian[] = {"On", "Ona", "Ono", "Oni", "To", "Ta", "Te", "Ti", "Toda",
    "Vendar", "Ampak", "In", "A", "Njegov", "Njegova", "Njen", "Njihov", "Tudi", "Potem", "Zato",
    "Poleg tega", NULL};
static const char *const croatian[] = {"On", "Ona", "Ono", "Oni", "To", "Ovo", "Taj", "Ta", "Ovaj", "Ova",
    "Ali", "No", "I", "A", "Međutim", "Njegov", "Njegova", "Njezin", "Njihov", "Također", "Zatim", "Zato",
    "Stoga", "Ipak", "Osim toga", NULL};
static const char *const serbian[] = {"On", "Ona", "Ono", "Oni", "To", "Ovo", "Taj", "Ovaj", "Ali", "I",
    "A", "Međutim", "Njegov", "Njihov", "Takođe", "Zatim", "Zato", "Ipak", "Он", "Она", "Оно", "Они", "То",
    "Ово", "Тај", "Овај", "Али", "И", "А", "Међутим", "Његов", "Њихов", "Такође", "Затим", "Зато", "Ипак",
    NULL};
static const char *const bulgarian[] = {"Той", "Тя", "То", "Те", "Това", "Този", "Тази", "Тези", "Но", "А",
    "И", "Обаче", "Неговият", "Нейният", "Техният", "Също", "После", "Затова", "Освен това", NULL};
static const char *const belarusian[] = {"Ён", "Яна", "Яно", "Яны", "Гэта", "Гэты", "Гэтая", "Гэтыя",
    "Але", "А", "І", "Аднак", "Яго", "Яе", "Іх", "Таксама", "Потым", "Таму", NULL};
static const char *const hungarian[] = {"Ő", "Ők", "Ez", "Az", "Ezek", "Azok", "De", "És", "Azonban",
    "Viszont", "Ugyanakkor", "Is", "Majd", "Ezért", "Így", "Továbbá", "Emellett", NULL};
static const char *const romanian[] = {"El", "Ea", "Ei", "Ele", "Acesta", "Aceasta", "Aceștia", "Acestea",
    "Asta", "Dar", "Și", "Însă", "Totuși", "Iar", "De asemenea", "Apoi", "Astfel", "Prin urmare", "Deși",
    "În plus", NULL};
static const char *const catalan[] = {"Ell", "Ella", "Ells", "Elles", "Això", "Aquest", "Aquesta",
    "Aquests", "Aquestes", "Però", "I", "Tanmateix", "Així", "També", "A més", "Després", "El seu",
    "La seva", "Els seus", NULL};
static const char *const greek[] = {"Αυτός", "Αυτή", "Αυτό", "Αυτοί", "Αυτές", "Αυτά", "Αλλά", "Όμως",
    "Και", "Ωστόσο", "Επίσης", "Έτσι", "Τότε", "Μετά", "Παρόλα αυτά", "Επιπλέον", NULL};
static const char *const estonian[] = {"Ta", "Tema", "Nad", "Nemad", "See", "Need", "Aga", "Kuid", "Ja",
    "Siiski", "Ka", "Siis", "Seetõttu", NULL};
static const char *const indonesian[] = {"Dia", "Ia", "Mereka", "Ini", "Itu", "Hal ini", "Hal itu",
    "Tetapi", "Namun", "Dan", "Selain itu", "Juga", "Kemudian", "Karena itu", NULL};
static const char *const arabic[] = {"هو", "هي", "هم", "هذا", "هذه", "ذلك", "تلك", "لكن", "ولكن",
    "كما", "وقد", "وهو", "وهي", "ومع ذلك", "لذلك", NULL};
static const char *const persian[] = {"او", "آنها", "آن", "این", "اما", "ولی", "و", "همچنین",
    "سپس", "بنابراین", NULL};
static const char *const hebrew[] = {"הוא", "היא", "הם", "הן", "זה", "זו", "זאת", "אלה", "אבל",
    "אך", "אולם", "לכן", "גם", "כמו כן", NULL};
static const char *const hindi[] = {"वह", "वे", "यह", "ये", "लेकिन", "परंतु", "मगर", "और",
    "हालांकि", "इसलिए", "इसके", "उनके", "उसके", "उन्होंने", "इस", NULL};
static const char *const korean[] = {"그는", "그녀는", "그들은", "이는", "이것은", "그것은", "하지만", "그러나", "그리고",
    "또한", "따라서", "그래서", "이후", NULL};
static const char *const vietnamese[] = {"Ông ấy", "Anh ấy", "Cô ấy", "Họ", "Nó", "Điều này", "Điều đó",
    "Nhưng", "Tuy nhiên", "Và", "Ngoài ra", "Vì vậy", "Sau đó", NULL};
static const char *const japanese[] = {"しかし", "だが", "また", "そして", "これ", "それ", "この", "その", "彼", "ただ", NULL};
static const char *const chinese[] = {"他", "她", "它", "这", "這", "那", "但", "但是", "然而", "不过", "不過", "而且", "此外", NULL};
/* clang-format on */

static const struct leaning leanings[] = {{"en", english}, {"de", german}, {"fr", french},
    {"es", spanish}, {"pt", portuguese}, {"it", italian}, {"nl", dutch}, {"pl", polish},
    {"ru", russian}, {"uk", ukrainian}, {"sv", swedish}, {"fi", finnish}, {"tr", turkish},
    {"ja", japanese}, {"zh", chinese}, {"da", danish}, {"no", norwegian}, {"cs", czech},
    {"sk", slovak}, {"sl", slovenian}, {"hr", croatian}, {"sr", serbian}, {"bg", bulgarian},
    {"be", belarusian}, {"hu", hungarian}, {"ro", romanian}, {"ca", catalan}, {"el", greek},
    {"et", estonian}, {"id", indonesian}, {"ar", arabic}, {"fa", persian}, {"he", hebrew},
    {"hi", hindi}, {"ko", korean}, {"vi", vietnamese}, {"bs", croatian}};

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
static bool begins_with(struct span text, const char *word, bool spaces)
{
    uint32_t code;
    int length = utf8_decode(text.data, text.size, &code);
    if (length > 0 && is_quotation_mark(code))
        text = (struct span){text.data + length, text.size - (size_t)length};
    if (!span_starts(text, span_of(word)))
        return false;
    size_t size = strlen(word);
    if (!spaces || size == text.size)
        return true;
    length = utf8_decode(text.data + size, text.size - size, &code);
    return length > 0 && !is_letter(code) && code != '-' && code != 0x2019 && code != '\'';
}

static bool leans(struct span text, struct span lang)
{
    const struct language *language = language_find(lang);
    bool spaces = !language || language->spaces;
    for (size_t i = 0; i < sizeof leanings / sizeof *leanings; i++)
        if (span_equal(lang, span_of(leanings[i].lang)))
            for (const char *const *word = leanings[i].words; *word; word++)
                if (begins_with(text, *word, spaces))
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
