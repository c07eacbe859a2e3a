"""What fields of records are called: names without case, spaces and signs, so that "Full Text" is
fulltext and pub_date pubdate. Of several that a record has, the first of a list is taken.
"""

import functools
import re

# Whole articles.
TEXT = (
    """fulltext text bodytext articlebody articletext maintext contenttext body content fullcontent
    rawtext plaintext cleantext texts article story transcript tweettext tweet selftext
    posttext post message commenttext comment reviewtext review speech document inhalt volltext
    articlecontent newstext newsbody contentbody maincontent bodyhtml contenthtml html bodyplain
    bodymarkdown mobiledoc plaintextbody paragraphs texte texto testo tekst contenido contenu contenuto
    nachricht artikel textonoticia artículo articulo artigo corps tekstas metin içerik icerik haber szöveg
    szoveg treść tresc tekstartykułu teksti sisältö innehåll innehall brødtekst indhold innhold tekst
    storytext textdisplay textoriginal blocks lexical context lyrics essay dialogue
    textcontent obsah conținut continut tartalom текст содержание статья сообщение новость текстстатьи
    вміст стаття съдържание текстът κείμενο κειμενο περιεχόμενο טקסט תוכן النص نص المحتوى محتوى المقال متن
    本文 内容 內容 正文 文章 テキスト 記事 文本 全文 本文内容 新闻内容 본문 내용 기사 텍스트 เนื้อหา ข้อความ nộidung vănbản
    isi isiberita teks konten पाठ सामग्री""".split()
)
# What stands in for them.
SHORT = """leadparagraph abstract abstracttext ab summary description snippet excerpt standfirst trailtext notes note
    caption lead intro teaser subtitle desc abstractnote plot synopsis tldr zusammenfassung beschreibung resumen resume résumé resumo
    riassunto samenvatting streszczenie sammanfattning özet аннотация описание краткоесодержание 摘要 要約 概要
    초록 요약 ملخص الملخص תקציר""".split()
# What may be a text, and may as well be a label, a mark or a list of them.
WEAK = """extract narrative statement opinion feedback utterance passage paragraph sentence highlight
    sections comments""".split()
WORKS = {"lyrics", "essay", "dialogue"}  # that are a text where the value reads like one
TITLE = (
    """headline title ti webtitle articletitle titletext newstitle subject heading head documenttitle
    überschrift titel titre título titulo titolo tytuł schlagzeile betreff otsikko
    rubrik başlık baslik cím cim název nazev nadpis naslov titlu тема заголовок название заглавие τίτλος כותרת
    العنوان عنوان タイトル 見出し 表題 題名 件名 标题 標題 题目 제목 หัวข้อ ชื่อเรื่อง tiêuđề judul शीर्षक name""".split()
)
DATE = (
    """date published publishedat publicationdate publicationdatetime webpublicationdate datepublished
    datepublish publishdate publisheddate pubdate publishedtime publishtime publishedon
    firstpublicationdate firstpublished firstpublishdate dateissued issued dateline datum fecha data tarih
    createdat createdutc datecreated created creationdate createddate createtime timestamp time
    datetime sent senttime datesent lastmod lastmodified datemodified modified updated updatedat day
    posteddate postdate dateposted epubdate dategmt veröffentlicht veröffentlichungsdatum erscheinungsdatum
    datepublication datedepublication fechapublicacion fechadepublicación datapublicacao datapubblicazione
    ts seendate updatedate uploaddate releasedate postcreated postedat postedon dateadded py
    timestampms dateunixtime
    dato päivämäärä dátum data publikacji дата датапубликации ημερομηνία תאריך التاريخ تاريخ 日付 日期 日時 时间
    時間 发布时间 發佈時間 날짜 작성일 วันที่ ngày tanggal दिनांक year""".split()
)
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
        ("text", TEXT + SHORT + WEAK),
        ("title", TITLE),
        ("date", DATE),
        ("name", NAME),
        ("address", ADDRESS),
    )
}

# Names in no list: what they begin or end with says what they hold.
LIKE = {
    "text": re.compile(r"text\w*|\w*(?:texts?|body|content|transcript)"),
    "date": re.compile(
        r"(?:date|published|created|posted|timestamp|veröffentlich|publié|publicad|pubblicat|opublikowan)\w*"
        r"|\w*(?:date|datetime|timestamp(?:ms|usec)?|(?:create|publishe|poste|highlighte)dat)"
    ),
}
UNLIKE = re.compile(
    r"(?:alt|link|anchor|button|image|img|hint|help|label|caption|title|url|meta|rich|author|license"
    r"|copyright|con)text|text(?:id|length|type|colou?r|size|direction|lang\w*|range|count|hash)"
    r"|(?:some|any|every|no|anti)body|\w*updates?|\w*(?:by|in|format|precision|timezone)"
    r"|(?:birth|death|end|expiry|expiration|due|download|retrieved|crawl|access)\w*date"
    r"|date(?:download|accessed|of(?:birth|death))"
)
LIKE_PLACE = {"text": len(set(TEXT)) - 0.5, "date": len(DATE)}  # before what stands in for a text
WHOLE = set(TEXT)
HEADS = set(TITLE) - {"name", "head", "heading", "subject"}  # where a title alone may be the text

WORDLESS = re.compile(r"[\W_]+")
TYPED = re.compile(r"_(?:t|txt|s|ss|str|dt|dts|tdt|text_en|en|de|fr|es)$")  # as search engines add


@functools.lru_cache(maxsize=4096)
def plain(name):
    if name == "@context":  # of JSON-LD
        return ""
    return WORDLESS.sub("", TYPED.sub("", str(name))).lower()


def is_like(kind, name):
    return kind in LIKE and bool(LIKE[kind].fullmatch(name)) and not UNLIKE.fullmatch(name)


@functools.lru_cache(maxsize=4096)
def place_of(kind, name):
    """Where among the names of a kind a plain name stands, or None."""
    place = PLACE[kind].get(name)
    return LIKE_PLACE[kind] if place is None and is_like(kind, name) else place


@functools.lru_cache(maxsize=4096)
def is_whole(name):
    """Whether a field of this name holds a whole text, not one that stands in for it."""
    return name in WHOLE or name not in PLACE["text"] and is_like("text", name)


# Names of days, as a sheet has them; not of times, which are numbers of another kind.
OF_DAY = re.compile(r"(?!\w*(?:time|stamp|unix|utc))\w*(?:date|datum|fecha|data|dato|дата|tarih|日付|日期|날짜)\w*|day")


def is_weak(name):
    """Whether a field of this name has a text only where its value is one."""
    return name in WEAK or name in WORKS
