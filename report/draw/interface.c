#include "report/draw/interface.h"

#include <string.h>

enum { LANGUAGES = 4 }; /* besides English */

const char *const interface_languages[] = {"en", "de", "fr", "es", "zh", NULL};

struct row {
    const char *english, *other[LANGUAGES];
};

/* English, and then German, French, Spanish, Chinese. */
/* clang-format off */
static const struct row rows[] = {
    {"document", {"Dokument", "document", "documento", "篇文档"}},
    {"documents", {"Dokumente", "documents", "documentos", "篇文档"}},
    {"sentence", {"Satz", "phrase", "frase", "个句子"}},
    {"sentences", {"Sätze", "phrases", "frases", "个句子"}},
    {"word", {"Wort", "mot", "palabra", "词"}},
    {"words", {"Wörter", "mots", "palabras", "词"}},
    {"different", {"verschiedene", "différents", "distintas", "个不同的词"}},
    {"different word", {"verschiedenes Wort", "mot différent", "palabra distinta", "个不同的词"}},
    {"different words",
        {"verschiedene Wörter", "mots différents", "palabras distintas", "个不同的词"}},
    {"minute", {"Minute", "minute", "minuto", "分钟"}},
    {"minutes", {"Minuten", "minutes", "minutos", "分钟"}},
    {"language", {"Sprache", "langue", "idioma", "语言"}},
    {"at least", {"mindestens", "au moins", "al menos", "至少"}},
    {"in", {"in", "en", "en", "分属"}},
    {"folders", {"Ordnern", "dossiers", "carpetas", "个文件夹"}},
    {"sources", {"Quellen", "sources", "fuentes", "个来源"}},
    {"months", {"Monaten", "mois", "meses", "个月"}},
    {"days", {"Tagen", "jours", "días", "天"}},
    {"years", {"Jahren", "ans", "años", "年"}},
    {"languages", {"Sprachen", "langues", "idiomas", "种语言"}},
    {"is a copy", {"ist doppelt", "est en double", "está repetido", "篇重复"}},
    {"are copies", {"sind doppelt", "sont en double", "están repetidos", "篇重复"}},
    {"document without lines that repeat",
        {"Dokument ohne sich wiederholende Zeilen", "document sans lignes répétées", "documento sin líneas repetidas", "篇文档略去了重复行"}},
    {"documents without lines that repeat",
        {"Dokumente ohne sich wiederholende Zeilen", "documents sans lignes répétées", "documentos sin líneas repetidas", "篇文档略去了重复行"}},
    {"To quote", {"Zum Zitieren", "À citer", "Para citar", "可引用的句子"}},
    {"paragraph", {"Absatz", "paragraphe", "párrafo", "段落"}},
    {"Key words and phrases", {"Schlüsselwörter", "Mots clés", "Palabras clave", "关键词语"}},
    {"times", {"Anzahl", "fois", "veces", "次数"}},
    {"than usual", {"als üblich", "que d’usage", "que lo usual", "高于平常"}},
    {"from beginning to end",
        {"von Anfang bis Ende", "du début à la fin", "de principio a fin", "从头到尾"}},
    {"Strands", {"Stränge", "Fils", "Hilos", "脉络"}},
    {"how much of the article",
        {"Anteil am Artikel", "part de l’article", "parte del artículo", "占全文比例"}},
    {"More often", {"Häufiger", "Plus souvent", "Más a menudo", "更常见"}},
    {"Less often", {"Seltener", "Moins souvent", "Menos a menudo", "更少见"}},
    {"Unusual here", {"Auffällig", "Inhabituel", "Inusual aquí", "特别之处"}},
    {"Names and phrases", {"Namen, Begriffe", "Noms, termes", "Nombres, términos", "名称与短语"}},
    {"Topics", {"Themen", "Thèmes", "Temas", "主题"}},
    {"topic", {"Thema", "thème", "tema", "主题"}},
    {"against", {"gegen", "face à", "frente a", "与"}},
    {"share", {"Anteil", "part", "parte", "占比"}},
    {"over time", {"Verlauf", "évolution", "evolución", "趋势"}},
    {"most typical", {"am typischsten", "le plus typique", "lo más típico", "最典型"}},
    {"Topics overlap: the main one of a document has %.0f %% of it on the average.",
        {"Die Themen überlappen: Das Hauptthema eines Dokuments hat im Mittel %.0f %% davon.", "Les thèmes se recoupent : le thème principal d’un document en occupe %.0f %% en moyenne.", "Los temas se solapan: el tema principal de un documento ocupa de media el %.0f %%.", "主题相互重叠：文档的主要主题平均占 %.0f %%。"}},
    {"%.0f %% fit no topic.",
        {"%.0f %% passen zu keinem Thema.", "%.0f %% n’entrent dans aucun thème.", "El %.0f %% no encaja en ningún tema.", "%.0f %% 不属于任何主题。"}},
    {"Documents", {"Dokumente", "Documents", "Documentos", "文档"}},
    {"There are no words in it.",
        {"Es enthält keine Wörter.", "Il n’y a aucun mot.", "No contiene palabras.", "其中没有词语。"}},
    {"Summary", {"Übersicht", "Résumé", "Resumen", "摘要"}},
    {"Sections", {"Abschnitte", "Sections", "Secciones", "章节"}},
    {"Find", {"Suchen", "Chercher", "Buscar", "查找"}},
    {"a word, a phrase, a document",
        {"ein Wort, ein Begriff, ein Dokument", "un mot, un terme, un document", "una palabra, un término, un documento", "词语、短语或文档"}},
    {"Previous place", {"Vorige Stelle", "Passage précédent", "Lugar anterior", "上一处"}},
    {"Next place", {"Nächste Stelle", "Passage suivant", "Lugar siguiente", "下一处"}},
    {"Close", {"Schließen", "Fermer", "Cerrar", "关闭"}},
    {"To the content", {"Zum Inhalt", "Aller au contenu", "Ir al contenido", "跳到正文"}},
    {"The text", {"Der Text", "Le texte", "El texto", "正文"}},
    {"To read", {"Zum Lesen", "À lire", "Para leer", "阅读"}},
    {"In context", {"Im Zusammenhang", "En contexte", "En contexto", "上下文"}},
    {"Mostly", {"Vor allem", "Surtout", "Sobre todo", "主要涉及"}},
    {"Far more often than usual:",
        {"Viel häufiger als üblich:", "Bien plus souvent que d’usage :", "Mucho más a menudo de lo usual:", "远比平常多见："}},
    {"More often than in the reference:",
        {"Häufiger als im Vergleich:", "Plus souvent que dans la référence :", "Más a menudo que en la referencia:", "比参照更常见："}},
    {"More frequent than in the reference",
        {"Häufiger als im Vergleich", "Plus fréquent que dans la référence", "Más frecuente que en la referencia", "比参照更常见"}},
    {"Rarer than in the reference",
        {"Seltener als im Vergleich", "Plus rare que dans la référence", "Menos frecuente que en la referencia", "比参照更少见"}},
    {"a phrase stands below the word that it holds; ×10: ten times as often as usual",
        {"ein Begriff steht unter seinem Wort; ×10: zehnmal so häufig wie üblich", "un terme suit le mot qu’il contient ; ×10 : dix fois plus que d’usage", "un término sigue a la palabra que contiene; ×10: diez veces lo usual", "短语列在其所含的词之下；×10：十倍于平常"}},
    {"Made by", {"Erstellt mit", "Fait avec", "Hecho con", "生成工具："}},
    {"The newest document is of",
        {"Das neueste Dokument ist vom", "Le document le plus récent est du", "El documento más reciente es del", "最新文档的日期："}},
    {"key sentences", {"Schlüsselsätze", "phrases clés", "frases clave", "关键句"}},
    {"key words", {"Schlüsselwörter", "mots clés", "palabras clave", "关键词"}},
    {"There is more of it.",
        {"Der Text geht weiter.", "La suite manque.", "El texto continúa.", "后文从略。"}},
    {"documents are on this page; the others open as files",
        {"Dokumente stehen auf dieser Seite; die anderen öffnen sich als Dateien", "documents sont sur cette page ; les autres s’ouvrent en fichiers", "documentos están en esta página; los demás se abren como archivos", "篇文档在本页；其余以文件打开"}},
    {"are not on this page",
        {"stehen nicht auf dieser Seite", "ne sont pas sur cette page", "no están en esta página", "篇不在本页"}},
    {"title", {"Titel", "titre", "título", "标题"}},
    {"day", {"Tag", "jour", "día", "日期"}},
    {"more", {"weitere", "de plus", "más", "更多"}},
    {"typical words", {"typische Wörter", "mots typiques", "palabras típicas", "典型词语"}},
    {"Rank words: distinctive",
        {"Wörter: kennzeichnende", "Mots : distinctifs", "Palabras: distintivas", "排序：独特"}},
    {"frequent", {"häufige", "fréquents", "frecuentes", "常见"}},
    {"change", {"Änderung", "évolution", "cambio", "变化"}},
    {"in its place", {"an seiner Stelle", "à sa place", "en su lugar", "在原文中"}},
    {"%.0f %% into the text",
        {"bei %.0f %% des Textes", "à %.0f %% du texte", "al %.0f %% del texto", "位于全文 %.0f %% 处"}},
    {"words and phrases where they occur; press one to see it",
        {"Wörter und Begriffe, wo sie vorkommen", "les mots et termes là où ils se trouvent", "palabras y términos donde aparecen", "词语出现之处，点按查看"}},
    {"Overview", {"Überblick", "Vue d’ensemble", "Resumen", "概览"}},
    {"Terms", {"Häufige Wörter", "Mots fréquents", "Palabras frecuentes", "常用词"}},
    {"Key terms", {"Auffällige Wörter", "Mots saillants", "Palabras destacadas", "显著词"}},
    {"Key phrases", {"Begriffe", "Termes", "Términos", "关键短语"}},
    {"Collocations", {"Wortverbindungen", "Collocations", "Colocaciones", "搭配"}},
    {"Dispersion", {"Verteilung", "Dispersion", "Dispersión", "分布"}},
    {"Documents by topic",
        {"Dokumente nach Thema", "Documents par thème", "Documentos por tema", "按主题的文档"}},
    {"Topics over time",
        {"Themen im Verlauf", "Thèmes dans le temps", "Temas en el tiempo", "主题变化"}},
    {"Key sentences", {"Schlüsselsätze", "Phrases clés", "Frases clave", "关键句"}},
    {"term", {"Wort", "mot", "palabra", "词"}},
    {"phrase", {"Begriff", "terme", "término", "短语"}},
    {"count", {"Anzahl", "nombre", "número", "次数"}},
    {"log ratio", {"log. Verhältnis", "rapport log", "razón log", "对数比"}},
    {"score", {"Wert", "score", "valor", "得分"}},
};

/* What the page's script says: it looks it up by the English. # and ## stand for what it
 * puts there. */
static const struct row script_rows[] = {
    {"# entries and # documents hold “##”",
        {"# Einträge und # Dokumente enthalten „##“", "# entrées et # documents contiennent « ## »", "# entradas y # documentos contienen «##»", "# 项和 # 篇文档含有“##”"}},
    {"# times; # places on this page",
        {"#-mal; # Stellen auf dieser Seite", "# fois ; # endroits de cette page", "# veces; # lugares en esta página", "# 次；本页 # 处"}},
    {"place # of #", {"Stelle # von #", "endroit # sur #", "lugar # de #", "第 # 处，共 # 处"}},
    {"in order", {"der Reihe nach", "dans l’ordre", "en orden", "按顺序"}},
    {"by the word before",
        {"nach dem Wort davor", "par le mot d’avant", "por la palabra anterior", "按前词"}},
    {"by the word after",
        {"nach dem Wort danach", "par le mot d’après", "por la palabra siguiente", "按后词"}},
    {"show # more", {"# weitere zeigen", "en montrer # de plus", "mostrar # más", "再显示 # 篇"}},
    {"all its # documents",
        {"alle # Dokumente", "tous ses # documents", "sus # documentos", "全部 # 篇文档"}},
    {"all documents",
        {"alle Dokumente", "tous les documents", "todos los documentos", "全部文档"}},
    {"Topic", {"Thema", "Thème", "Tema", "主题"}},
    {"Key sentence", {"Schlüsselsatz", "Phrase clé", "Frase clave", "关键句"}},
};
/* clang-format on */

enum { ROWS = sizeof rows / sizeof *rows, SCRIPT_ROWS = sizeof script_rows / sizeof *rows };

const char *interface_text(int language, const char *english)
{
    for (size_t i = 0; i < ROWS && language > 0; i++)
        if (strcmp(rows[i].english, english) == 0)
            return rows[i].other[language - 1];
    return english;
}

void interface_write_script(int language, struct output *output)
{
    for (size_t i = 0; i < SCRIPT_ROWS && language > 0; i++)
        output_print(output, "%s\"%s\":\"%s\"", i ? "," : "", script_rows[i].english,
            script_rows[i].other[language - 1]);
}
