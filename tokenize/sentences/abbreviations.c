#include "tokenize/sentences/abbreviations.h"

#include <stddef.h>

#define NEVER ABBREVIATION_NEVER
#define NUMBER ABBREVIATION_NUMBER
#define UNCLEAR ABBREVIATION_UNCLEAR
#define STARTER ABBREVIATION_STARTER

const struct abbreviations abbreviations[] = {
    {"en", NEVER,
        "Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Profs Hon Rev Revd Fr Sr Br St Ste "
        "Gen Maj Col Lt Capt Cpt Cdr Cmdr Sgt Cpl Pte Pvt Adm Brig Gov Sen Rep Reps "
        "Sens Pres Supt Insp Det Amb Atty Mt Ft vs viz cf e.g i.e eg ie ca Jas Wm Geo "
        "Chas Thos v"},
    {"en", NUMBER,
        "No Nos no nos p pp P Pp vol vols Vol Vols ch chap Ch Chap sec sect Sec fig "
        "figs Fig Figs eq eqs Eq Eqs ed eds para paras art Art arts vv ver n nn l ll pt "
        "Pt pl bk r c op Op Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec approx tel "
        "Tel ext Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun"},
    {"en", UNCLEAR,
        "etc Inc Ltd Corp Co Cos Bros LLC Plc Jr Esq Ph.D M.D B.A M.A B.Sc M.Sc D.Phil "
        "al Ave Blvd Rd Dept Univ Assn Assoc Bldg est dept univ ave a.m p.m A.M P.M U.S "
        "U.K U.N E.U D.C A.D B.C Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky "
        "La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis "
        "Wyo min max avg hr hrs lb lbs oz ft sq"},
    {"en", STARTER,
        "The A An This That These Those It He She They We You I His Her Their Our Its "
        "My In On At For But And Or So Yet If When While As After Before Since Because "
        "Although Though However There Here What Who Why How Where Now Then Not No Yes "
        "Some Many Most All Both Each Every One Two Another Other Others Such With "
        "Without By From To Of About Under Over During Meanwhile Moreover Instead Still "
        "Also Once Until Even According Despite Let Please"},
    {"de", NEVER,
        "Hr Hrn Fr Frl Dr Prof Dipl Ing Mag St bzw z.B u.a d.h z.T i.d.R o.g s.o s.u "
        "vgl evtl ggf inkl exkl ca sog insb bspw zzgl abzgl gem lt Hl geb gest usf i.A "
        "i.V m.E m.W v.a u.U Frhr Gebr entspr jew urspr v n"},
    {"de", NUMBER,
        "Nr Nrn S Bd Bde Abs Art Kap Abb Tab Anm Ziff Hrsg Jh Aufl Jg Std Min Mio Mrd "
        "Tsd Tel Jan Feb Apr Jun Jul Aug Sep Sept Okt Nov Dez Str"},
    {"de", UNCLEAR, "usw etc Mio Mrd Tsd Jh Str Co Inc Ltd v.Chr n.Chr"},
    {"de", STARTER,
        "Der Die Das Ein Eine Einer Eines Er Sie Es Wir Ihr Ich Man In Im Am An Auf Aus "
        "Bei Mit Nach Von Vom Zu Zum Zur Und Aber Doch Denn Dann Da Damit Dabei Dazu "
        "Dies Diese Dieser Dieses Wenn Weil Als Wie Was Wer Wo Warum Auch Nur Nun Noch "
        "So Sein Seine Seinen Ihre Ihren Jetzt Hier Dort Bis Seit Vor Für Über Unter "
        "Durch Nicht Kein Keine Alle Viele Einige Danach Trotz Trotzdem Zwar Heute "
        "Gestern Allerdings Jedoch"},
    {"fr", NEVER, "M MM Mme Mmes Mlle Mlles Dr Pr Me Mgr St Ste cf p.ex c.-à-d env S.M"},
    {"fr", NUMBER,
        "n no N art Art chap fig p pp vol t éd tél janv févr avr juil sept oct nov déc"},
    {"fr", UNCLEAR, "etc av bd boul apr J.-C Cie Sté al"},
    {"fr", STARTER,
        "Le La Les L Un Une Des Il Elle Ils Elles On Nous Vous Je Ce Cette Ces C Cela "
        "En Dans Sur Pour Par Avec Sans Mais Et Ou Donc Or Car Si Quand Lorsque Comme "
        "Après Avant Depuis Selon Son Sa Ses Leur Leurs Mon Notre Tout Tous Toutes Qui "
        "Que Quel Pourquoi Ainsi Alors Puis Enfin Cependant Toutefois À Au Aux Même"},
    {"es", NEVER,
        "Sr Sra Sres Srta Dr Dra Prof D Dña Da Lic Ing Gral Ud Uds Vd Vds p.ej St Sta "
        "Sto"},
    {"es", NUMBER, "núm núms nº Nº pág págs art arts cap vol fig t tel p pp no No"},
    {"es", UNCLEAR, "etc EE.UU a.C d.C S.A Cía Ltda Av Avda al"},
    {"es", STARTER,
        "El La Los Las Un Una Unos Lo Él Ella Ellos Yo Nosotros En De Del Al A Con Por "
        "Para Sin Sobre Según Desde Hasta Pero Y E O Si Cuando Como Aunque Porque Este "
        "Esta Esto Estos Estas Ese Esa Eso Su Sus Mi No Sí Se Es Ya También Además "
        "Entre Tras Después Antes Así Entonces Todo Todos Qué Quién"},
    {"pt", NEVER, "Sr Sra Srs Dr Dra Prof Profa D Eng Exmo Exma p.ex St Sto Sta"},
    {"pt", NUMBER, "n nº No no pág págs art arts cap vol fig t tel p pp"},
    {"pt", UNCLEAR, "etc a.C d.C S.A Cia Ltda Av al"},
    {"pt", STARTER,
        "O A Os As Um Uma Ele Ela Eles Elas Eu Nós Em No Na Nos Nas De Do Da Com Por "
        "Para Sem Sobre Segundo Desde Até Mas E Ou Se Quando Como Embora Porque Este "
        "Esta Isto Esse Essa Isso Seu Sua Não Sim Já Também Além Entre Após Depois "
        "Antes Assim Então Todo"},
    {"it", NEVER,
        "sig sig.ra sigg Sig.ra dott dott.ssa Dott.ssa prof prof.ssa Prof.ssa ing avv "
        "on mons cfr ca St S"},
    {"it", NUMBER, "n nn pag pagg p pp art artt cap vol fig t tel N"},
    {"it", UNCLEAR, "ecc etc a.C d.C S.p.A S.r.l al"},
    {"it", STARTER,
        "Il Lo La I Gli Le L Un Uno Una Lui Lei Loro Noi Io In Nel Nella Nei Di Del "
        "Della Dal A Al Alla Con Per Su Sul Da Ma E Ed O Se Quando Come Perché Questo "
        "Questa Questi Quello Suo Sua Non Sì Già Anche Inoltre Tra Fra Dopo Prima Così "
        "Allora Tutto Tutti"},
    {"nl", NEVER,
        "dhr mevr mw dr drs prof ir ing mr bijv bv d.w.z o.a m.n ca St Dr Prof vgl t.w"},
    {"nl", NUMBER, "nr nrs blz p pp art hfst fig vol tel jan feb apr aug sept okt nov dec"},
    {"nl", UNCLEAR, "enz etc a.u.b v.Chr n.Chr Co e.a e.d"},
    {"nl", STARTER,
        "De Het Een Hij Zij Ze Wij We Ik Jij Je U Dit Dat Deze Die In Op Aan Bij Met "
        "Voor Van Naar Uit Over Onder Na Maar En Of Want Dus Als Toen Terwijl Omdat "
        "Hoewel Er Hier Daar Wat Wie Waarom Hoe Ook Nu Dan Niet Geen Alle Veel Sommige "
        "Volgens Zijn Haar Hun"},
    {"sv", NEVER, "t.ex bl.a d.v.s dvs s.k dr prof hr fr ca jfr St"},
    {"sv", NUMBER, "nr s sid kap fig tab art tel jan febr apr aug sept okt nov dec kl"},
    {"sv", UNCLEAR, "etc osv m.m m.fl f.Kr e.Kr"},
    {"sv", STARTER,
        "Den Det De En Ett Han Hon Vi Jag Ni Du I På Av Med För Från Till Om När Men "
        "Och Eller Som Efter Före Under Över Enligt Detta Denna Dessa Där Här Vad Vem "
        "Hur Så Nu Sedan Inte Alla Många"},
    {"da", NEVER, "kgl Kgl cand jur Vilh f.eks bl.a dvs d.v.s hr fr dr prof ca jf Skt"},
    {"da", NUMBER, "str nr s kap fig tab art tel jan feb apr aug sept okt nov dec kl stk"},
    {"da", UNCLEAR, "etc osv m.m m.fl f.Kr e.Kr"},
    {"da", STARTER,
        "Den Det De En Et Han Hun Vi Jeg I På Af Med For Fra Til Om Når Men Og Eller "
        "Som Efter Før Under Over Ifølge Dette Denne Disse Der Her Hvad Hvem Hvordan Så "
        "Nu Ikke Alle"},
    {"no", NEVER, "f.eks bl.a dvs d.v.s hr fr dr prof ca jf St"},
    {"no", NUMBER, "nr s kap fig tab art tlf jan feb apr aug sept okt nov des kl"},
    {"no", UNCLEAR, "etc osv m.m m.fl f.Kr e.Kr"},
    {"no", STARTER,
        "Den Det De En Et Han Hun Vi Jeg I På Av Med For Fra Til Om Når Men Og Eller "
        "Som Etter Før Under Over Ifølge Dette Denne Disse Der Her Hva Hvem Hvordan Så "
        "Nå Ikke Alle"},
    {"fi", NEVER, "esim mm ns ts tri prof ent vrt ko"},
    {"fi", NUMBER, "n nro s kpl luku kuva puh klo"},
    {"fi", UNCLEAR, "jne ym yms eKr jKr"},
    {"fi", STARTER,
        "Hän Se He Me Minä Ne Tämä Nämä Mutta Ja Tai Kun Jos Vaikka Myös Nyt Sitten"},
    {"pl", NEVER, "dr prof mgr inż hab ks im m.in np tzn tj św ok zob por płk gen kpt pan"},
    {"pl", NUMBER, "nr str s t art ust pkt rozdz rys tab tel r godz"},
    {"pl", UNCLEAR, "itd itp etc r w wg ul p.n.e n.e mln mld"},
    {"pl", STARTER,
        "W Z Na Do Od Po Przed Przez Dla I A Ale Lub Jeśli Gdy Kiedy Ten Ta To Te Ci On "
        "Ona Oni My Ja Jego Jej Ich Nie Tak Także Jednak Jak Co Kto Gdzie Za O"},
    {"cs", NEVER, "p pí sl Dr Prof Ing Mgr MUDr JUDr Bc sv tzv tj např resp mj cca"},
    {"cs", NUMBER, "č čís str s sv odst obr tab tel r kap"},
    {"cs", UNCLEAR, "atd apod aj etc př.n.l n.l mil tis ul"},
    {"cs", STARTER,
        "V Ve Z Ze Na Do Od Po Před Pro I A Ale Nebo Pokud Když Ten Ta To Ti Tyto On "
        "Ona Oni My Já Jeho Její Jejich Ne Ano Také Však Jak Co Kdo Kde Za O"},
    {"ru", NEVER,
        "г-н г-жа гг им проф акад доц ред т.е т.н т.к т.д.и св о ул пл просп пер обл "
        "напр см ср"},
    {"ru", NUMBER, "№ стр с гл рис табл ст п пп т тел тыс млн млрд"},
    {"ru", UNCLEAR, "т.д т.п др пр г гг в вв н.э руб коп тыс млн млрд"},
    {"ru", STARTER,
        "В Во На С Со К По Из От До За О Об При Для Без У И А Но Или Если Когда Как Что "
        "Кто Где Это Этот Эта Эти Тот Он Она Они Оно Мы Я Вы Его Её Их Не Да Также "
        "Однако После Перед Все"},
    {"uk", NEVER, "ім проф акад доц ред т.зв св вул пл просп обл напр див пор"},
    {"uk", NUMBER, "№ стор с гл рис табл ст п т тел тис млн млрд"},
    {"uk", UNCLEAR, "т.д т.п ін р рр ст грн тис млн млрд н.е"},
    {"be", NEVER, "ім вул г праф акад напр гл"},
    {"hy", NEVER, "թ թթ"},
    {"tr", NEVER, "Dr Prof Doç Yrd Av Sn Op Uzm vb örn bkz Bkz Hz St"},
    {"tr", NUMBER, "No no s sf bl md tel"},
    {"tr", UNCLEAR, "vb vs vd A.Ş Ltd Şti M.Ö M.S Cad Sok Mah"},
    {"tr", STARTER,
        "Bu Şu O Bir Ve Ama Fakat Ancak Biz Ben Siz Onlar Onun Eğer Çünkü Daha Her"},
    {"hu", NEVER, "dr Dr prof ifj id özv Szt ún pl ill vö"},
    {"hu", NUMBER, "o old fej sz évf köt tel"},
    {"hu", UNCLEAR, "stb kb u.n i.e i.sz Kft Zrt"},
    {"hu", STARTER, "A Az Egy És De Vagy Ha Mert Hogy Ez Ezek Ő Ők Mi Én Nem Is Most Majd"},
    {"ro", NEVER, "dl dna dr prof ing d-l d-na sf Sf ex"},
    {"ro", NUMBER, "nr pag p art cap vol fig tel"},
    {"ro", UNCLEAR, "etc ș.a a.Chr d.Chr î.Hr d.Hr"},
    {"ro", STARTER,
        "Un O El Ea Ei Noi Eu În La De Din Cu Pe Pentru Dar Și Sau Dacă Când Acest Nu"},
    {NULL, NEVER, NULL},
};

const char *const abbreviations_ordinal_languages[] = {
    "de",
    "da",
    "no",
    "nb",
    "nn",
    "fi",
    "et",
    "lv",
    "hu",
    "cs",
    "sk",
    "sl",
    "hr",
    "sr",
    "bs",
    "tr",
    "is",
    "fo",
    "lb",
    "eu",
    "pl",
    NULL,
};
