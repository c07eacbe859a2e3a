#include "report/language/calendar.h"

#include "lib/fold.h"
#include "report/corpus/surface_forms.h"

/* In lower case, as they stand in running text; where nouns decline, with the other forms. */
static const struct calendar {
    const char *lang;
    bool capital; /* written with a capital */
    const char *days, *months;
} calendars[] = {
    {"en", true,
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu "
        "thur "
        "thurs fri sat",
        "january february march april may june july august september october november "
        "december jan feb mar apr jun jul aug sep sept oct nov dec"},
    {"de", true,
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montagabend "
        "dienstagabend mittwochabend donnerstagabend freitagabend samstagabend "
        "sonntagabend",
        "januar februar märz april mai juni juli august september oktober november "
        "dezember "
        "jänner"},
    {"fr", false, "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "janvier février mars avril mai juin juillet août septembre octobre novembre "
        "décembre"},
    {"es", false, "lunes martes miércoles jueves viernes sábado domingo",
        "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre "
        "noviembre diciembre"},
    {"pt", false,
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado "
        "domingo feira",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
        "dezembro"},
    {"it", false, "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
        "novembre dicembre"},
    {"ca", false, "dilluns dimarts dimecres dijous divendres dissabte diumenge",
        "gener febrer març abril maig juny juliol agost setembre octubre novembre "
        "desembre"},
    {"nl", false, "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "januari februari maart april mei juni juli augustus september oktober november "
        "december"},
    {"sv", false,
        "måndag tisdag onsdag torsdag fredag lördag söndag måndagen tisdagen "
        "onsdagen torsdagen fredagen lördagen söndagen",
        "januari februari mars april maj juni juli augusti september oktober november "
        "december"},
    {"da", false, "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "januar februar marts april maj juni juli august september oktober november "
        "december"},
    {"no", false, "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "januar februar mars april mai juni juli august september oktober november "
        "desember"},
    {"fi", false,
        "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai "
        "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina "
        "sunnuntaina",
        "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu "
        "lokakuu marraskuu joulukuu tammikuussa helmikuussa maaliskuussa huhtikuussa "
        "toukokuussa kesäkuussa heinäkuussa elokuussa syyskuussa lokakuussa marraskuussa "
        "joulukuussa"},
    {"pl", false,
        "poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela "
        "niedzielę",
        "styczeń stycznia luty lutego marzec marca kwiecień kwietnia maj maja czerwiec "
        "czerwca lipiec lipca sierpień sierpnia wrzesień września październik października "
        "listopad listopada grudzień grudnia"},
    {"cs", false, "pondělí úterý středa středu čtvrtek pátek sobota sobotu neděle neděli",
        "leden ledna únor února březen března duben dubna květen května červen června "
        "červenec července srpen srpna září říjen října listopad listopadu prosinec "
        "prosince"},
    {"ru", false,
        "понедельник вторник среда среду четверг пятница пятницу суббота субботу "
        "воскресенье",
        "январь января февраль февраля март марта апрель апреля май мая июнь июня июль "
        "июля август августа сентябрь сентября октябрь октября ноябрь ноября декабрь "
        "декабря"},
    {"uk", false,
        "понеділок вівторок середа середу четвер п'ятниця п'ятницю субота суботу "
        "неділя неділю",
        "січень січня лютий лютого березень березня квітень квітня травень травня червень "
        "червня липень липня серпень серпня вересень вересня жовтень жовтня листопад "
        "листопада грудень грудня"},
    {"tr", true, "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"},
    {"id", true, "senin selasa rabu kamis jumat sabtu minggu",
        "januari februari maret april mei juni juli agustus september oktober november "
        "desember"},
    {"ro", false, "luni marți miercuri joi vineri sâmbătă duminică",
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie "
        "noiembrie decembrie"},
    {"hu", false, "hétfő kedd szerda csütörtök péntek szombat vasárnap",
        "január február március április május június július augusztus szeptember október "
        "november december"},
    {"el", true, "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή",
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου "
        "σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου"},
    {"ar", false, "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"},
    {"ko", false, "월요일 화요일 수요일 목요일 금요일 토요일 일요일", ""},
    {"ja", false, "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日", ""},
    {"zh", false,
        "星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 "
        "周五 周六 周日",
        ""},
};

enum { LONGEST = 60 }; /* bytes: no name is longer */

/* Whether a word is among those of a list with single spaces between them. */
static bool is_listed(const char *list, struct span word)
{
    for (const char *at = strstr(list, word.data); at; at = strstr(at + 1, word.data))
        if ((at == list || at[-1] == ' ') && (at[word.size] == ' ' || !at[word.size]))
            return true;
    return false;
}

enum calendar_name calendar_find(struct span form, struct span lang)
{
    const struct calendar *calendar = NULL;
    for (size_t i = 0; i < sizeof calendars / sizeof *calendars && !calendar; i++)
        if (span_equal(lang, span_of(calendars[i].lang)))
            calendar = &calendars[i];
    char folded[FOLD_GROWTH * LONGEST + 1];
    if (!calendar || form.size == 0 || form.size > LONGEST ||
        (calendar->capital && !surface_form_has_capital(form)))
        return CALENDAR_NONE;
    struct span word = {folded, fold_case(form, fold_is_turkic(lang), folded)};
    folded[word.size] = 0;
    if (is_listed(calendar->days, word))
        return CALENDAR_DAY;
    return is_listed(calendar->months, word) ? CALENDAR_MONTH : CALENDAR_NONE;
}
