"""Office documents and books: packed XML, whose paragraphs are read in one pass.

Text boxes, notes and cells are paragraphs of their own; what is deleted, instructions of fields and
the numbers of notes are no text.
"""

import posixpath
import re
import urllib.parse
import zipfile

from lxml import etree

from article import Document, Remark, Unusable
from packs import DAMAGED, Budget

from readers import charset, dates, exports
from readers.markup import is_note_number, markup_text, tidy

PART_MOST = 256 << 20  # bytes of one XML file in a document

# What elements of each kind mean, by their local names.
WORD = {
    "paragraph": {"p", "tc", "txbxContent"},
    "text": {"t", "delText"} - {"delText"},
    "gap": {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"},
    "without": {
        "del",
        "instrText",
        "Fallback",
        "moveFrom",
        "fldData",
        "footnoteReference",
        "endnoteReference",
        "pPr",
        "rPr",
        "oMath",
        "posOffset",
        "align",
    },
}
SLIDES = {
    "paragraph": {"p", "tc"},
    "text": {"t"},
    "gap": {"br": "\n", "tab": "\t"},
    "without": {"fld"},
}
OPEN_DOCUMENT = {
    "paragraph": {"p", "h", "table-cell", "note-body", "text-box", "list-item"},
    "text": None,
    "gap": {"tab": "\t", "line-break": "\n", "s": " "},
    "without": {
        "tracked-changes",
        "annotation",
        "note-citation",
        "script",
        "index-title-template",
        "forms",
        "bookmark",
        "sequence-decls",
    },
}


class Package:
    """The files in a packed document."""

    def __init__(self, source):
        try:
            self.zip = zipfile.ZipFile(source.file)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise Unusable("damaged") from error
        self.names = {name.replace("\\", "/").lstrip("/"): name for name in self.zip.namelist()}
        Budget(source.size).spend(sum(member.file_size for member in self.zip.infolist()))

    def read(self, name):
        """The bytes of a file, or b""."""
        if name not in self.names:
            return b""
        member = self.zip.getinfo(self.names[name])
        if member.flag_bits & 1:
            raise Unusable("encrypted, skipped")
        try:
            with self.zip.open(member) as file:
                return file.read(PART_MOST)
        except DAMAGED as error:
            raise Unusable("damaged") from error

    def matching(self, pattern):
        """The names that a pattern has, by the number in them."""
        found = [name for name in self.names if re.fullmatch(pattern, name, re.I)]
        return sorted(found, key=lambda name: [int(digits) for digits in re.findall(r"\d+", name)])


def parser():
    return etree.XMLPullParser(
        events=("start", "end"),
        recover=True,
        huge_tree=False,
        resolve_entities=False,
        no_network=True,
    )


def local(element):
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


class Walker:
    """Takes the text out of one file of XML."""

    def __init__(self, kind):
        self.kind, self.parts, self.skipping = kind, [], 0
        self.high = None  # where a run that is set high began
        self.hidden = None  # where one that is not shown began
        self.depth = []

    def text(self, data):
        reader = parser()
        for place in range(0, len(data), 1 << 20):
            reader.feed(data[place : place + (1 << 20)])
            for event, element in reader.read_events():
                self.start(element) if event == "start" else self.end(element)
        return tidy("".join(self.parts))

    def start(self, element):
        name = local(element)
        if self.skipping or name in self.kind["without"]:
            self.skipping += 1
            self.properties(name, element)
        elif name in self.kind["paragraph"]:
            self.parts.append("\n\n")
        elif name in self.kind["gap"]:
            self.parts.append(self.kind["gap"][name])
        elif name == "r":
            self.high = self.hidden = None

    def properties(self, name, element):
        """Whether a run is set high: its properties stand before its text."""
        if name == "vanish" and not {"0", "false", "off"} & set(element.attrib.values()):
            self.hidden = len(self.parts)
        if name == "vertAlign" and "superscript" in element.attrib.values():
            self.high = len(self.parts)

    def end(self, element):
        name = local(element)
        if self.skipping:
            self.skipping -= 1
        elif self.kind["text"] is None:
            self.parts.append(element.text or "" if not len(element) else "")
        elif name in self.kind["text"]:
            self.parts.append(element.text or "")
        if not self.skipping and name in self.kind["paragraph"]:
            self.parts.append("\n\n")
        elif name == "r" and self.hidden is not None and not self.skipping:
            del self.parts[self.hidden :]
        elif name == "r" and self.high is not None and not self.skipping:
            self.note()
        if self.kind["text"] is not None:
            element.clear(keep_tail=False)

    def note(self):
        number = "".join(self.parts[self.high :])
        if is_note_number(number, "".join(self.parts[max(self.high - 4, 0) : self.high])):
            del self.parts[self.high :]
        self.high = None


CELLS_MOST = 1000  # of a row that empty ones may make

TITLE = re.compile(r"<(?:\w{1,40}:)?[tT]itle\b[^<>]*>([^<]*)<")
CREATED = re.compile(
    r"<(?:dcterms:created|meta:creation-date|o:Created|dc:date|dcterms:issued)\b[^<>]*>([^<]*)<"
)


def about(package, name):
    """The title and the day that a document's own description has."""
    return about_text(package.read(name)[: 1 << 20].decode("utf-8", "replace"))


def about_text(text):
    title, created = TITLE.search(text), CREATED.search(text)
    title = markup_text(title[1]) if title else ""
    day = dates.day(created[1]) if created else ""
    return "" if is_no_title(title) else title, day if day > "1981" else ""


NO_TITLE = re.compile(
    r"[?\s]*|(?:untitled|unbenannt|ohne titel|document|dokument|sans titre|title|titel|slide|"
    r"powerpoint presentation|presentation|präsentation)\s*\d*|microsoft (?:word|powerpoint|excel)"
    r" - .*|.{0,200}\.(?:docx?|pdf|odt|rtf|tex|dvi|indd|qxd|pptx?|xlsx?|txt|html?|ps|eps|fm)",
    re.I,
)


def is_no_title(title):
    return bool(NO_TITLE.fullmatch(title.strip()))


def whole(text, title, day, dayfrom="made"):
    """The Documents of an office document: one, or those of an export. The day that a file was
    made says nothing of its text."""
    exported = exports.articles_in(text)
    if exported:
        yield from exported
    elif text:
        yield Document("", text, title, day, dayfrom if day else "")


def read_docx(source):
    package = Package(source)
    texts = [Walker(WORD).text(package.read(name))
             for name in package.matching(r"word/document\d*\.xml")[:1]]
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if name in package.names:
            texts.append(Walker(WORD).text(package.read(name)))
    for name in package.matching(r"word/(?:afchunk|altchunk|chunk)?[^/]*\.(?:x?html?|mht)"):
        texts.append(markup_text(charset.decode(package.read(name)).text))
    yield from whole("\n\n".join(filter(None, texts)), *about(package, "docProps/core.xml"))


def read_pptx(source):
    package = Package(source)
    names = package.matching(r"ppt/slides/slide\d+\.xml") + package.matching(
        r"ppt/notesSlides/notesSlide\d+\.xml"
    )
    texts = [Walker(SLIDES).text(package.read(name)) for name in names]
    yield from whole("\n\n".join(filter(None, texts)), *about(package, "docProps/core.xml"))


class OpenDocument(Walker):
    """Text stands beside elements there: it is taken from the whole, when that has ended."""

    def text(self, data):
        root = etree.fromstring(
            data,
            etree.XMLParser(recover=True, huge_tree=False, resolve_entities=False, no_network=True),
        )
        body = None if root is None else next(root.iter("{*}body"), None)
        if body is None:
            return ""
        for event, element in etree.iterwalk(body, events=("start", "end")):
            self.step(event, element)
        return tidy("".join(self.parts))

    def step(self, event, element):
        name = local(element)
        if event == "start":
            if self.skipping or name in self.kind["without"]:
                self.skipping += 1
                return
            if name in self.kind["paragraph"]:
                self.parts.append("\n\n")
            self.parts.append(self.kind["gap"].get(name, ""))
            self.parts.append(element.text or "")
            return
        if self.skipping:
            self.skipping -= 1
        elif name in self.kind["paragraph"]:
            self.parts.append("\n\n")
        if not self.skipping:
            self.parts.append(element.tail or "")


def read_odt(source):
    package = Package(source)
    manifest = package.read("META-INF/manifest.xml")
    if b"encryption-data" in manifest:
        raise Unusable("encrypted, skipped")
    text = OpenDocument(OPEN_DOCUMENT).text(package.read("content.xml"))
    yield from whole(text, *about(package, "meta.xml"))


# ------------------------------------------------------------------ EPUB


def attributes(data, name):
    """The attributes of the elements of a name in XML."""
    root = etree.fromstring(
        data, etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    )
    return [] if root is None else [dict(element.attrib) for element in root.iter("{*}" + name)]


def read_epub(source):
    package = Package(source)
    if "META-INF/rights.xml" in package.names:
        raise Unusable("encrypted, skipped")
    roots = attributes(package.read("META-INF/container.xml") or b"<x/>", "rootfile")
    path = roots[0].get("full-path", "") if roots else ""
    book = package.read(path)
    if not book:
        raise Unusable("damaged")
    items = {item.get("id"): item for item in attributes(book, "item")}
    texts, missing = [], 0
    for reference in attributes(book, "itemref"):
        item = items.get(reference.get("idref"), {})
        if item.get("properties") == "nav":
            continue
        name = posixpath.normpath(
            posixpath.join(posixpath.dirname(path), urllib.parse.unquote(item.get("href", "")))
        )
        page = package.read(name)
        missing += not page
        texts.append(markup_text(charset.decode(page).text))
    yield from whole("\n\n".join(filter(None, texts)), *about(package, path), "text")
    if missing:
        yield Remark(f"{missing} chapters are not there", True)
