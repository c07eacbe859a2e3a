"""Feeds and other XML: an article for each element that xml_table.py knows, or the whole text.

The parser recovers: entities without a declaration, bare `&` and `<`, control characters, unknown
prefixes and a cut end lose nothing that stands before them. Articles are read one after the other
and forgotten.
"""

import codecs
import html.entities
import re

from lxml import etree

from article import Document, LeftOut

from readers import dates, prolog, wiki
from readers.charset import charset_of
from readers.fields import clean, clean_title
from readers.markup import BLOCKS, tidy
from readers.xml_table import FEED, KINDS, LEFT_OUT, ROOTS

BLOCK = 1 << 18
CUT = 64  # characters within which an entity or a tag's beginning may be cut
DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""")
WRONG = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
    r"|&(?!(?:amp|lt|gt|quot|apos|#\d+|#[xX][0-9a-fA-F]+);)(?:([a-zA-Z]\w{0,30});)?"
    r"|<(?![a-zA-Z_/!?\u00c0-\uffff])"
)


def righted(match):
    """What stands for something that is no XML."""
    wrong = match[0]
    if wrong == "<":
        return "&lt;"
    if not wrong.startswith("&") or wrong.startswith("&#"):
        return ""
    character = html.entities.html5.get((match[1] or "") + ";")
    if match[1] and character and character not in "<&":
        return character
    return "&amp;" + wrong[1:]


class Comments:
    """Takes the comments out of markup that comes block by block."""

    def __init__(self):
        self._within, self._rest = False, ""

    def without(self, text, last):
        """A block without comments; what may be the beginning of a mark waits for the next one."""
        text, parts, place = self._rest + text, [], 0
        while True:
            mark = "-->" if self._within else "<!--"
            found = text.find(mark, place)
            if found < 0:
                break
            if not self._within:
                parts.append(text[place:found])
            place, self._within = found + len(mark), not self._within
        size = 0 if last else next((size for size in (3, 2, 1) if text.endswith(mark[:size])), 0)
        end = max(len(text) - size, place)
        self._rest = text[end:]
        if not self._within:
            parts.append(text[place:end])
        return "".join(parts)


def blocks_of(source):
    """The markup of a file in UTF-8, block by block, without its declaration and document type."""
    data = source.file.read(BLOCK)
    declared = DECLARED.search(data[:2048])
    charset = charset_of(data, declared[1].decode() if declared else None)
    decoder = codecs.getincrementaldecoder(charset.name)("replace")
    decoded = decoder.decode(data[charset.mark :])
    place, _ = prolog.skip(decoded)
    comments = Comments()
    text = comments.without(decoded[place:] if place < len(decoded) else decoded, False)
    yield b"<all>"
    while data:
        data = source.file.read(BLOCK)
        text += comments.without(decoder.decode(data, not data), not data)
        cut = max(text.rfind("&", -CUT), text.rfind("<", -CUT)) if data else len(text)
        cut = len(text) if cut < 0 else cut
        yield WRONG.sub(righted, text[:cut]).encode("utf-8", "replace")
        text = text[cut:]
    yield b"</all>"


def local(element):
    """The name of an element without its namespace or prefix; "" of a comment."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1] if isinstance(tag, str) else ""


def text_of(element, without=frozenset()):
    """The text of an element: blocks apart, what stands within a text together."""
    parts, mixed, skip = [], [], None
    for event, part in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            if skip is None:
                name = local(part)
                if part is not element and (name in LEFT_OUT or name in without):
                    skip = part
                else:
                    apart = name in BLOCKS or not (mixed and mixed[-1])
                    mixed.append(is_mixed(part))
                    parts.append(("\n" if name in ("br", "lb") else "\n\n") if apart else "")
                    parts.append(part.text or "")
        elif event == "end" and skip is None:
            mixed.pop()
            if local(part) in BLOCKS or not (mixed and mixed[-1]):
                parts.append("\n\n")
        if event != "start":
            if part is skip:
                skip = None
            if skip is None and part is not element:
                parts.append(part.tail or "")
    return tidy("".join(parts))


def is_mixed(element):
    """Whether an element has text of its own between its parts."""
    return bool((element.text or "").strip()) or any((part.tail or "").strip() for part in element)


class Parts:
    """The first elements of each name in an article."""

    def __init__(self, element):
        self.element, self.first, self.all = element, {local(element): element}, {}
        for part in element.iter(etree.Element):
            name = local(part)
            if part is not element:
                self.first.setdefault(name, part)
                self.all.setdefault(name, []).append(part)
                if "name" in part.attrib and name == "field":
                    self.first.setdefault(part.get("name"), part)

    def value(self, wanted):
        """The text of an element, `a+b` of two, or of an attribute `a@b`."""
        if "@" in wanted:
            name, attribute = wanted.split("@")
            part = self.first.get(name)
            if part is None:
                return ""
            return next(
                (
                    value
                    for key, value in part.attrib.items()
                    if key.rsplit("}", 1)[-1] == attribute
                ),
                "",
            )
        found = [text_of(self.first[name]) for name in wanted.split("+") if name in self.first]
        return "\n\n".join(filter(None, found))

    def one(self, names):
        return next(filter(None, map(self.value, names.split())), "")

    def day(self, names):
        for name in names.split():
            part = self.first.get(name)
            day = dates.day(self.value(name)) if part is None or not len(part) else parts_day(part)
            if day:
                return day
        return ""


def parts_day(element):
    """The day of an element that has one for the year, the month and the day."""
    parts = {local(part).lower(): (part.text or "").strip() for part in element}
    if element.get("iso-8601-date"):
        return dates.day(element.get("iso-8601-date"))
    if not all(parts.get(name) for name in ("year", "month", "day")):
        return dates.day(" ".join(element.itertext()).strip())
    return (
        dates.iso(parts["year"], parts["month"], parts["day"])
        if parts["month"].isdigit()
        else dates.day(f"{parts['day']} {parts['month']} {parts['year']}")
    )


def feed_text(element):
    """The longest text of a feed's item: what is whole stands beside what sums it up."""
    texts = [
        text_of(part)
        for part in element
        if local(part) in ("encoded", "content", "description", "summary", "body")
    ]
    return clean(max(map(clean, texts), key=len, default=""))


def article(element, number):
    """The Document of an article's element, or None where it has no text."""
    kind, parts = KINDS[local(element)], Parts(element)
    title = clean_title(parts.one(kind.title))
    if kind is FEED:
        body = feed_text(element)
    elif "text" in parts.all and local(element) in ("DOC", "TEI"):
        body = "\n\n".join(text_of(part) for part in parts.all["text"])
    elif local(element) == "DOC" and "TEXT" in parts.all:
        body = "\n\n".join(text_of(part) for part in parts.all["TEXT"])
    else:
        body = clean(parts.one(kind.text))
    if not body and local(element) == "article" and "front" not in parts.all:  # DocBook's
        body = text_of(element)
    if local(element) == "page":
        body = wiki.text_of(body) if is_article(parts) else ""
    if not body and kind is not FEED:
        return None
    if not body and not title:
        return None
    if not body.startswith(title):
        body = f"{title}\n\n{body}".strip()
    day, link = parts.day(kind.day), parts.one(kind.address)
    name = " ".join(parts.one(kind.name).split())[:1000]
    return Document(
        name or str(number), body, title, day, "text" if day else "", link if "://" in link else ""
    )


def is_article(parts):
    """Whether a page of a wiki is an article: none of another namespace, and no redirect."""
    return (parts.one("ns") or "0") == "0" and "redirect" not in parts.first


def forget(element):
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def articles_in(source, parser):
    """The elements of articles, each whole, the outermost ones."""
    depth = 0
    for block in blocks_of(source):
        parser.feed(block)
        for event, element in parser.read_events():
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 0:
                yield element
                forget(element)


def read(source):
    tags = [tag for name in KINDS for tag in ("{*}" + name,)]
    parser = etree.XMLPullParser(
        events=("start", "end"),
        tag=tags,
        recover=True,
        huge_tree=False,
        resolve_entities=False,
        no_network=True,
    )
    number = found = without = 0
    for number, element in enumerate(articles_in(source, parser), 1):
        document = article(element, number)
        if document:
            found += 1
            yield document
        else:
            without += 1
    root = close(parser)
    for element in () if root is None else unfinished(root):
        document = article(element, number + 1)
        if document:
            found += 1
            yield document
    if not found and root is not None and (not without or is_other(root)):
        text = clean(text_of(whole(source) if without else root))
        if text:
            without = 0
            yield Document("", text)
    yield LeftOut({"articles without text": without})


def is_other(root):
    """Whether XML is of a kind that is not known, where an `entry` is no article but a cell."""
    return len(root) > 0 and local(root[0]) not in ROOTS and local(root[0]) not in KINDS


def whole(source):
    """The root of a file, of which nothing was forgotten."""
    source.file.seek(0)
    parser = etree.XMLParser(
        recover=True, huge_tree=False, resolve_entities=False, no_network=True
    )
    for block in blocks_of(source):
        parser.feed(block)
    return close(parser)


def close(parser):
    try:
        return parser.close()
    except etree.XMLSyntaxError:
        return None


def unfinished(root):
    """The article that a cut end left open."""
    for element in root.iter(etree.Element):
        if local(element) in KINDS and len(element):
            return [element]
    return []
