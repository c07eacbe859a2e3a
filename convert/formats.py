"""What each form of article is told by, and how text is made of it.

READERS: of a Source, a Document for each one in it (article.py); its name is empty where the file
is one document.
"""

import contextlib
import csv
import ctypes
import email
import email.policy
import email.utils
import fnmatch
import html.parser
import importlib
import io
import json
import re
import xml.etree.ElementTree
import zipfile

from article import Document, Failure, Unusable
from packs import PACKS, Budget

HEAD = 65536
PAGE_MOST = 20 << 20  # bytes of a web page
TEXT_FIELDS = ("text", "content", "body", "article", "content_text", "maintext", "description")
TITLE_FIELDS = ("title", "headline")
NAME_FIELDS = ("id", "_id", "uid", "guid", "url", "link")
DATE_FIELDS = ("date", "date_published", "published", "pubDate", "publish_date", "timestamp",
               "created_at", "time")

def day(text):
    """The day in a date as ISO 8601, mail, feeds or PDF write it, or ""."""
    text = (text or "").strip()
    found = re.match(r"(?:D:)?(\d{4})-?(0\d|1[0-2])-?([0-3]\d)(?!\d\d?$)", text)
    if found:
        return "-".join(found.groups())
    try:
        return email.utils.parsedate_to_datetime(text).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return ""


# ------------------------------------------------------------------ telling

MARKUP = re.compile(rb"\s*<(?:!doctype html|html|head|body|meta|title|script|div|p|article|h1)\b",
                    re.I)
PAGE = re.compile(rb"<!doctype html|<html[\s>]", re.I)
FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
MAIL = re.compile(rb"(?:Return-Path|Received|Message-ID|From|Delivered-To|MIME-Version|Date|Subject):",
                  re.I)
PLAIN_CHARSETS = ("us-ascii", "utf-8")

BY_TYPE = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/epub+zip": "epub",
    "text/rtf": "rtf",
    "application/rtf": "rtf",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/gzip": "gzip",
    "application/x-gzip": "gzip",
    "application/x-xz": "xz",
    "application/zstd": "zstd",
    "application/x-zstd": "zstd",
    "application/x-bzip2": "bzip2",
    "application/x-tar": "archive",
    "application/zip": "archive",
    "application/x-7z-compressed": "archive",
    "application/mbox": "mbox",
    "application/warc": "warc",
}


def json_object(line):
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def form_of(source):
    """The form of a file; None where tokenize reads it as it is."""
    kind, charset = source.kind, source.charset
    head = source.file.read(HEAD)
    source.file.seek(0)
    if kind in BY_TYPE:
        form = BY_TYPE[kind]
        return office_form(source) if form == "archive" and kind.endswith("zip") else form
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    line = start.split(b"\n", 1)[0]
    if start.startswith(b"WARC/"):
        return "warc"
    if start.startswith(b"%PDF"):
        return "pdf"
    if FEED.search(head[:2048]) and start.startswith(b"<"):
        return "feed"
    if MARKUP.match(start) or kind == "text/html" or start[:1] == b"<" and PAGE.search(head):
        return "html"
    if start.startswith((b"<?xml", b"<!DOCTYPE")):
        return "xml"
    if start.startswith(b"From "):
        return "mbox"
    if kind == "message/rfc822" or (MAIL.match(start) and b"\nMessage-I" in head):
        return "mail"
    if start[:1] in b"[{" and start[:1]:
        whole = start.startswith(b"[") or json_object(line) is None
        if not whole or kind == "application/json":
            return "json" if whole else "jsonl"
    if column_names(line) and charset != "binary":
        return "csv"
    if charset == "binary":
        raise Unusable("binary file, skipped")
    return None if is_utf8(head) else "text"


def office_form(source):
    """Office documents are archives too."""
    try:
        with zipfile.ZipFile(source.file) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, OSError):
        return "archive"
    finally:
        source.file.seek(0)
    form = "docx" if "word/document.xml" in names else "epub"
    if form == "epub" and "META-INF/container.xml" not in names:
        return "archive"
    return form


def check_office(source):
    """Refuses what would become too large: its list of contents tells."""
    try:
        with zipfile.ZipFile(source.file) as packed:
            Budget(source.size).spend(sum(member.file_size for member in packed.infolist()))
    except (zipfile.BadZipFile, OSError):
        raise Unusable("damaged") from None


def is_utf8(head):
    """UTF-8 but for the odd slip."""
    text = head.decode("utf-8", "replace")
    wrong = text[:-1].count("\ufffd")
    right = sum(character > "\x7f" for character in text) - text.count("\ufffd")
    return b"\0" not in head and wrong <= right


# ------------------------------------------------------------------ plain text and markup


def decoded(data, charset=None):
    """Text in whatever charset: that of its mark or its name, or the one uchardet tells."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"),
                       (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace")
    if is_utf8(data):
        return data.decode("utf-8", "replace")
    for name in (charset, told_charset(data), "cp1252"):
        if name and name not in ("binary", "unknown-8bit", "iso-8859-1"):
            try:
                return data.decode(name)
            except (LookupError, UnicodeDecodeError):
                pass
    return data.decode("cp1252", "replace")


def told_charset(data):
    try:
        uchardet = ctypes.CDLL("libuchardet.so.0")
    except OSError:
        return None
    uchardet.uchardet_new.restype = ctypes.c_void_p
    uchardet.uchardet_get_charset.restype = ctypes.c_char_p
    detector, data = ctypes.c_void_p(uchardet.uchardet_new()), data[:HEAD]
    uchardet.uchardet_handle_data(detector, data, ctypes.c_size_t(len(data)))
    uchardet.uchardet_data_end(detector)
    charset = uchardet.uchardet_get_charset(detector).decode("ascii", "replace")
    uchardet.uchardet_delete(detector)
    return charset


def read_text(source):
    yield Document("", decoded(source.file.read(), source.charset))


BLOCKS = {"p", "div", "li", "br", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "title",
          "blockquote", "section", "article", "dt", "dd", "pre", "figcaption"}


class Text(html.parser.HTMLParser):
    """The text of a piece of markup that holds nothing but an article."""

    def __init__(self):
        super().__init__()
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("script", "style")
        if tag in BLOCKS:
            self.parts.append("\n\n")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style") and self.hidden > 0
        if tag in BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def markup_text(markup):
    parser = Text()
    parser.feed(markup)
    parser.close()
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", "".join(parser.parts)).strip()


SENTENCE_END = re.compile(r"[.!?…:;。！？।॥؟۔።։][\"'”“’»)\]」』]*$")
TAIL_LINE = 100  # characters of a line below an article that is none of its paragraphs
TAIL_PART = 0.1  # of the text, at most


def without_tail(paragraphs):
    """Paragraphs without the short lines below the last one that is no sentence: buttons, links,
    what no comment is to. Only of a text most of whose paragraphs end as sentences do."""
    ends = [bool(SENTENCE_END.search(paragraph.rstrip())) for paragraph in paragraphs]
    count, room = len(paragraphs), TAIL_PART * sum(map(len, paragraphs))
    if 2 * sum(ends) < count:
        return paragraphs
    while count > 1 and not ends[count - 1] and len(paragraphs[count - 1]) < TAIL_LINE:
        room -= len(paragraphs[count - 1])
        if room < 0:
            break
        count -= 1
    return paragraphs[:count]


def article_of(page, name=""):
    """The article of a web page, without menus, comments and notices; None where there is none."""
    try:
        import trafilatura
        from trafilatura.metadata import extract_metadata
    except ImportError:
        raise Unusable("needs trafilatura: run make deps all") from None
    if len(page) > PAGE_MOST:
        raise Unusable(f"a page of more than {PAGE_MOST >> 20} MB, skipped")
    tree = trafilatura.load_html(page)
    if tree is None:
        return None
    about = extract_metadata(tree, extensive=False)
    text = trafilatura.extract(tree, include_comments=False, include_tables=True)
    if not text:
        return None
    paragraphs = without_tail(text.split("\n"))  # trafilatura puts one on a line
    return Document(name, "\n\n".join(paragraphs), about.title or "", day(about.date))


def read_html(source):
    article = article_of(source.file.read())
    if article:
        yield article


def read_xml(source):
    yield Document("", markup_text(decoded(source.file.read(), source.charset)))


# ------------------------------------------------------------------ documents


def read_pdf(source):
    text = source.run(["pdftotext", "-enc", "UTF-8", "-nopgbrk", "-", "-"])
    if text.strip():
        told = source.run(["pdfinfo", "-isodates", "-enc", "UTF-8", "-"])
        about = dict(re.findall(r"^(\w+):\s+(.*)$", told.decode("utf-8", "replace"), re.M))
        yield Document("", text.decode("utf-8", "replace"), about.get("Title", ""),
                       day(about.get("CreationDate")), "text")


# Office documents and books hold their title and date in a file of their own.
ABOUT_MOST = 1 << 20  # bytes of it
ABOUT = {"docx": "docProps/core.xml", "odt": "meta.xml", "epub": "*.opf"}
TITLE_TAG = re.compile(r"<(?:dc:)?title\b[^>]*>([^<]*)<")
DATE_TAG = re.compile(r"<(?:dcterms:created|meta:creation-date|dc:date)\b[^>]*>([^<]*)<")


def office_about(form, source):
    """The title and the day of an office document or a book."""
    if form not in ABOUT:
        return "", ""
    with zipfile.ZipFile(source.file) as packed:
        names = fnmatch.filter(packed.namelist(), "*" + ABOUT[form].lstrip("*"))
        if not names:
            return "", ""
        with packed.open(names[0]) as part:
            about = part.read(ABOUT_MOST).decode("utf-8", "replace")
    title, date = TITLE_TAG.search(about), DATE_TAG.search(about)
    return html.unescape(title[1]).strip() if title else "", day(date[1]) if date else ""


def with_pandoc(form):
    def read(source):
        if form in ABOUT:
            check_office(source)
        text = source.run(["pandoc", "--sandbox", "-f", form, "-t", "plain", "--wrap=none"])
        title, date = office_about(form, source)
        yield Document("", text.decode("utf-8", "replace"), title, date, "text")

    return read


# ------------------------------------------------------------------ records


def field(record, names):
    for name in names:
        value = record.get(name)
        if isinstance(value, (str, int)) and str(value).strip():
            return str(value)
    return ""


def record_document(record, number):
    """A record's document, or None where it has no text."""
    text = field(record, TEXT_FIELDS)
    if not text:
        return None
    if re.search(r"</(?:p|div|span|a)>", text):
        text = markup_text(text)
    title = field(record, TITLE_FIELDS)
    if title and not text.startswith(title):
        text = title + "\n\n" + text
    return Document(field(record, NAME_FIELDS) or str(number), text, title,
                    day(field(record, DATE_FIELDS)))


def documents_of(records):
    for number, record in enumerate(records, 1):
        document = record_document(record, number) if isinstance(record, dict) else None
        if document:
            yield document


def read_jsonl(source):
    lines = io.TextIOWrapper(source.file, encoding="utf-8-sig", errors="replace")
    yield from documents_of(json_object(line) for line in lines)


def read_json(source):
    value = json.loads(decoded(source.file.read(), source.charset))
    yield from documents_of(value if isinstance(value, list) else [value])


def column_names(line):
    """The names of a table's columns and what divides them, where one column is text."""
    for divider in "\t", ";", ",":
        names = next(csv.reader([line.decode("utf-8", "replace")], delimiter=divider), [])
        names = [name.strip().lower() for name in names]
        if len(names) > 1 and set(names) & set(TEXT_FIELDS):
            return names, divider
    return None


def read_csv(source):
    csv.field_size_limit(1 << 30)
    text = io.StringIO(decoded(source.file.read(), source.charset).lstrip("\ufeff"), newline="")
    names, divider = column_names(text.readline().encode())
    yield from documents_of(csv.DictReader(text, names, delimiter=divider, restkey="_rest"))


def read_feed(source):
    for number, item in enumerate(feed_items(xml.etree.ElementTree.parse(source.file)), 1):
        texts = {}
        for part in item:
            tag = part.tag.rsplit("}", 1)[-1]
            text = "".join(part.itertext()).strip() or part.get("href", "")
            if len(text) > len(texts.get(tag, "")):
                texts[tag] = text
        title = markup_text(texts.get("title", ""))
        bodies = (texts.get(tag, "") for tag in ("encoded", "content", "description", "summary"))
        body = markup_text(max(bodies, key=len))
        name = texts.get("guid") or texts.get("id") or texts.get("link") or str(number)
        dates = (texts.get(tag) for tag in ("pubDate", "published", "date", "updated"))
        if title or body:
            yield Document(name, title + "\n\n" + body, title, day(next(filter(None, dates), "")))


def feed_items(tree):
    for element in tree.iter():
        if element.tag.rsplit("}", 1)[-1] in ("item", "entry"):
            yield element


def message_document(message, name):
    body = message.get_body(("plain", "html"))
    subject = message["subject"] or ""
    if body is None:
        return Document(name, "")
    text = body.get_content()
    text = markup_text(text) if body.get_content_subtype() == "html" else text
    return Document(name, subject + "\n\n" + text, subject, day(message["date"]))


def mails(file):
    """The bytes of each mail of a mailbox: a line begins one with `From `, behind an empty one."""
    mail, ended = [], True
    for line in file:
        if ended and line.startswith(b"From "):
            if mail:
                yield b"".join(mail)
            mail = []
        else:
            mail.append(line)
        ended = line in (b"\n", b"\r\n")
    if mail:
        yield b"".join(mail)


def read_mbox(source):
    for number, mail in enumerate(mails(source.file), 1):
        try:
            message = email.message_from_bytes(mail, policy=email.policy.default)
            name = (message["message-id"] or str(number)).strip("<> ")
            document = message_document(message, name)
        except Exception as error:  # of one mail of many
            yield Failure(str(number), f"{type(error).__name__}: {error}")
            continue
        if document.text.strip():
            yield document


def read_mail(source):
    message = email.message_from_bytes(source.file.read(), policy=email.policy.default)
    yield message_document(message, "")


def read_warc(source):
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        raise Unusable("needs warcio: run make deps all") from None
    for record in ArchiveIterator(source.file):
        name = record.rec_headers.get_header("WARC-Target-URI") or ""
        try:
            document = record_article(record, name)
        except Unusable as reason:
            yield Failure(name, str(reason))
            continue
        if document and document.text:
            seen = day(record.rec_headers.get_header("WARC-Date"))
            yield document._replace(day=document.day or seen)


def record_article(record, name):
    """The article in a record of a web archive, or None."""
    if record.rec_type == "conversion":
        return Document(name, decoded(record.content_stream().read()))
    if record.rec_type not in ("response", "resource"):
        return None
    kind = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
    if "html" in kind:
        return article_of(record.content_stream().read(PAGE_MOST + 1), name)
    data = record.content_stream().read()
    return Document(name, decoded(data)) if kind.startswith("text/plain") else None


READERS = {
    "text": read_text, "html": read_html, "xml": read_xml, "pdf": read_pdf,
    "docx": with_pandoc("docx"), "odt": with_pandoc("odt"), "epub": with_pandoc("epub"),
    "rtf": with_pandoc("rtf"), "jsonl": read_jsonl, "json": read_json, "csv": read_csv,
    "feed": read_feed, "mbox": read_mbox, "mail": read_mail, "warc": read_warc,
}
READERS.update(PACKS)

# Modules that take long to load: once for all articles of a form.
LOADED = {"html": ("trafilatura", "trafilatura.metadata"),
          "warc": ("warcio.archiveiterator", "trafilatura", "trafilatura.metadata")}


def needs(form):
    """Whether a form of article is read by what load loads."""
    return form in LOADED


# What a first page makes them compute once and for all.
FIRST_PAGE = b"""<!DOCTYPE html><html lang="en"><head><title>A page</title>
<meta property="article:published_time" content="2026-11-24"></head><body><nav><ul><li>
<a href="/">Home</a></li></ul></nav><article><h1>A page</h1>""" + 9 * (
    b"<p>The ferry waits at the gate, and nobody opens it. It was closed on 24 November 2026.</p>"
) + b"</article><footer><p>All rights reserved</p></footer></body></html>"


def load(form):
    for module in LOADED.get(form, ()):
        with contextlib.suppress(ImportError):  # the reader says so
            importlib.import_module(module)
    if form in LOADED:
        with contextlib.suppress(Unusable):
            article_of(FIRST_PAGE)
