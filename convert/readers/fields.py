"""What fields of records are called: a table of names, and a record's article by it.

Names are compared without case, spaces and signs: "Full Text" is fulltext, pub_date pubdate. The
first name of a list that a record has is taken.
"""

import functools
import re

from article import Document

from readers import dates
from readers.markup import looks_marked_up, markup_text

# Whole articles.
TEXT = (
    """fulltext text bodytext articlebody articletext maintext contenttext body content fullcontent
    rawtext plaintext cleantext texts article story transcript tweettext tweet selftext
    posttext post message commenttext comment reviewtext review speech document inhalt volltext
    articlecontent newstext newsbody contentbody maincontent bodyhtml contenthtml html bodyplain
    bodymarkdown mobiledoc plaintextbody paragraphs texte texto testo tekst contenido contenu contenuto
    nachricht artikel textonoticia artículo articulo artigo corps tekstas metin içerik icerik haber szöveg
    szoveg treść tresc tekstartykułu teksti sisältö innehåll innehall brødtekst indhold innhold tekst
    textcontent obsah conținut continut tartalom текст содержание статья сообщение новость текстстатьи
    вміст стаття съдържание текстът κείμενο κειμενο περιεχόμενο טקסט תוכן النص نص المحتوى محتوى المقال متن
    本文 内容 內容 正文 文章 テキスト 記事 文本 全文 本文内容 新闻内容 본문 내용 기사 텍스트 เนื้อหา ข้อความ nộidung vănbản
    isi isiberita teks konten पाठ सामग्री""".split()
)
# What stands in for them.
SHORT = """abstract abstracttext summary description snippet excerpt standfirst trailtext notes note
    caption lead intro teaser subtitle zusammenfassung beschreibung resumen resume résumé resumo
    riassunto samenvatting streszczenie sammanfattning özet аннотация описание краткоесодержание 摘要 要約 概要
    초록 요약 ملخص الملخص תקציר""".split()
TITLE = (
    """headline title webtitle articletitle titletext newstitle subject heading head documenttitle
    überschrift titel titre título titulo titolo tytuł schlagzeile betreff otsikko
    rubrik başlık baslik cím cim název nazev nadpis naslov titlu тема заголовок название заглавие τίτλος כותרת
    العنوان عنوان タイトル 見出し 表題 題名 件名 标题 標題 题目 제목 หัวข้อ ชื่อเรื่อง tiêuđề judul शीर्षक name""".split()
)
DATE = """date published publishedat publicationdate publicationdatetime webpublicationdate datepublished
    datepublish publishdate publisheddate pubdate publishedtime publishtime publishedon
    firstpublicationdate firstpublished firstpublishdate dateissued issued dateline datum fecha data tarih
    createdat createdutc datecreated created creationdate createddate createtime timestamp time
    datetime sent senttime datesent lastmod lastmodified datemodified modified updated updatedat day
    posteddate postdate dateposted epubdate dategmt veröffentlicht veröffentlichungsdatum erscheinungsdatum
    datepublication datedepublication fechapublicacion fechadepublicación datapublicacao datapubblicazione
    dato päivämäärä dátum data publikacji дата датапубликации ημερομηνία תאריך التاريخ تاريخ 日付 日期 日時 时间
    時間 发布时间 發佈時間 날짜 작성일 วันที่ ngày tanggal दिनांक year""".split()
NAME = (
    """id idstr uid guid uuid docid documentid articleid tweetid postid statusid messageid key pmid
    doi slug permalink url weburl link uri docname rownames номер идентификатор 番号
    编号 編號 번호 رقم""".split()
)
ADDRESS = (
    "url weburl canonicalurl link permalink shorturl externalurl articleurl sourceurl uri".split()
)

PLACE = {
    kind: {name: place for place, name in enumerate(dict.fromkeys(names))}
    for kind, names in (
        ("text", TEXT + SHORT),
        ("title", TITLE),
        ("date", DATE),
        ("name", NAME),
        ("address", ADDRESS),
    )
}
OPTIONS = {"text": "text-field", "title": "title-field", "date": "date-field", "name": "id-field"}
WHOLE = set(TEXT)
WORDLESS = re.compile(r"[\W_]+")


@functools.lru_cache(maxsize=4096)
def plain(name):
    return WORDLESS.sub("", str(name)).lower()


class Fields:
    """Which field of a record is what; the user's options may name some: {"text-field": NAME}."""

    def __init__(self, chosen=None):
        self.places = dict(PLACE)
        for kind, option in OPTIONS.items():
            if (chosen or {}).get(option):
                self.places[kind] = {plain(chosen[option]): 0}

    def columns(self, names):
        """The column of each kind in a table with these names: {kind: column}."""
        found = {}
        names = [plain(name) for name in names]
        for kind, places in self.places.items():
            known = [(places[name], column) for column, name in enumerate(names) if name in places]
            if known:
                found[kind] = min(known)[1]
        return found

    def of(self, record):
        """The value of each kind in a record, of its own fields before those of parts of it."""
        best = {}
        self._look(record, 0, best)
        return {kind: value for kind, (_, value) in best.items()}

    def _look(self, record, depth, best):
        for name, value in record.items():
            if isinstance(value, dict) and not wrapped(value):
                if depth < 3 and name not in ("user", "author", "source", "includes"):
                    self._look(value, depth + 1, best)
                continue
            name, value = plain(name), text_of(value)
            if not value:
                continue
            for kind, places in self.places.items():
                if name in places:
                    rank = (
                        depth if kind != "text" or name not in WHOLE else 0,
                        places[name],
                        depth,
                    )
                    if kind not in best or rank < best[kind][0]:
                        best[kind] = rank, value

    def whole(self, record, depth=0):
        """Whether a record, or a part of it, has a field for a whole article and not only one that
        stands in for it."""
        places = self.places["text"]
        for name, value in record.items():
            if isinstance(value, dict) and not wrapped(value):
                if depth < 3 and self.whole(value, depth + 1):
                    return True
            elif text_of(value):
                name = plain(name)
                if name in places and (name in WHOLE or places is not PLACE["text"]):
                    return True
        return False


# What the only text of an object is called that stands for it: {"rendered": "<p>…</p>"}.
WRAPPERS = ("rendered", "#text", "_text", "$t", "$date", "$numberLong", "__text", "@value", "__cdata")


def wrapped(value):
    return next((value[name] for name in WRAPPERS if name in value), None)


def text_of(value):
    """A field's text: of a string, a number, a list of strings, or an object that has one."""
    if isinstance(value, dict):
        value = wrapped(value)
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value).strip()
    if isinstance(value, list) and any(isinstance(part, str) for part in value):
        return "".join(map(run_of, value)).strip()
    return ""


def run_of(part):
    """A piece of a text whose marked pieces are objects: {"type": "bold", "text": "now"}."""
    if isinstance(part, dict):
        part = part.get("text")
    return part if isinstance(part, str) else ""


def clean(text):
    return markup_text(text) if looks_marked_up(text) else text


def clean_title(text):
    for _ in range(2):  # titles are often escaped twice
        if not looks_marked_up(text):
            break
        text = markup_text(text)
    return " ".join(text.split())


def document(found, number):
    """The Document of {kind: value}, or None where there is no text."""
    text = clean(found.get("text", ""))
    title = clean_title(found.get("title", ""))
    if not any(map(str.isalnum, text)):
        return None
    whole = text if not title or text.startswith(title) else title + "\n\n" + text
    date = found.get("date", "")
    day = dates.day(date) if date else ""
    if date and dates.is_doubtful(date):
        day = dates.day(date, dates.writes_month_first(text))
    address = found.get("address", "")
    return Document(
        found.get("name") or str(number),
        whole,
        title,
        day,
        "text" if day else "",
        address if "://" in address else "",
    )
