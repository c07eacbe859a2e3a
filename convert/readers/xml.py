"""Feeds and other XML: an article for each element that xml_table.py knows, or the whole text.

The parser recovers: entities without a declaration, bare `&` and `<`, control characters, unknown
prefixes and a cut end lose nothing that stands before them. Articles are read one after the other
and forgotten.
"""

import codecs
import functools
import html
import html.entities
import itertools
import re

from lxml import etree

from article import CUT_OFF, Document, LeftOut

from readers import dates, hyphens, prolog, wiki
from readers.charset import charset_of, how
from readers.fields import clean, clean_title
from readers.markup import BLOCKS, is_note_number, tidy
from readers.xml_table import FEED, GENERAL, KINDS, LEFT_OUT, LINES, NOTES, OF_ROOT, ROOTS, SIGNS, WORDS

BLOCK = 1 << 18
CUT = 64  # characters within which an entity or a tag's beginning may be cut
DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""")
WRONG = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
    r"|&(?!(?:amp|lt|gt|quot|apos|#\d+|#[xX][0-9a-fA-F]+);)(?:([a-zA-Z]\w{0,30});)?"
    r"|<(?![a-zA-Z_/!?\u00c0-\uffff])"
    r"|<br(?:\s[^<>]*)?>|</br\s*>"
)


ENTITY = re.compile(r"""<!ENTITY\s+([\w.-]{1,60})\s+(?:"([^"]{0,4096})"|'([^']{0,4096})')\s*>""")
ENTITY_MOST = 256  # characters that an entity of a document's own stands for
ENTITIES_MOST = 1000


def own_entities(doctype):
    """{name: text} of the entities that a document type declares; none is a file."""
    found = {}
    for entity in itertools.islice(ENTITY.finditer(doctype), ENTITIES_MOST):
        text = entity[2] if entity[2] is not None else entity[3]
        text = re.sub(r"&([\w.-]+);", lambda inner: found.get(inner[1], inner[0]), text)
        found.setdefault(entity[1], html.unescape(text)[:ENTITY_MOST])
    return found


def righted(match, own):
    """What stands for something that is no XML; `own` are the document's own entities."""
    wrong = match[0]
    if match[1] in own:
        return html.escape(own[match[1]], quote=False)
    if wrong == "<":
        return "&lt;"
    if wrong[0] == "<":  # a line's end that is open in HTML
        return "<br/>" if wrong[1] == "b" else ""
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
    decoder = codecs.getincrementaldecoder(charset.name)(how(charset.name))
    decoded = decoder.decode(data[charset.mark :]).lstrip("\ufeff")
    place, doctype = prolog.skip(decoded)
    right = functools.partial(righted, own=own_entities(doctype))
    cdata = False
    comments = Comments()
    text = comments.without(decoded[place:] if place < len(decoded) else decoded, False)
    yield b"<all>"
    while data:
        data = source.file.read(BLOCK)
        text += comments.without(decoder.decode(data, not data), not data)
        cut = max(text.rfind("&", -CUT), text.rfind("<", -CUT)) if data else len(text)
        cut = len(text) if cut < 0 else cut
        begin, end = text.rfind("<![CDATA[", 0, cut), text.rfind("]]>", 0, cut)
        cdata = begin > end if begin >= 0 or end >= 0 else cdata
        yield WRONG.sub(right, text[:cut]).encode("utf-8", "replace")
        text = text[cut:]
    yield b"]]></all>" if cdata else b"</all>"


def local(element):
    """The name of an element without its namespace or prefix; "" of a comment."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1] if isinstance(tag, str) else ""


class Text:
    """The text of an element: blocks apart, what stands within a text together, notes behind it."""

    def __init__(self, element, without=frozenset()):
        self.element, self.without = element, without
        self.parts, self.notes = [], []
        self.mixed = []  # of each open element, whether it stands within a text
        for event, part in walk(element):
            if event == "start":
                self.start(part)
            elif event == "end":
                self.end(part)
            if event != "start" and part is not element:
                self.parts.append("" if is_layout(part, part.tail) else part.tail or "")

    def whole(self):
        text = "".join(self.parts)
        if DIVIDED in text:
            text = hyphens.join(DIVISION.sub("\n", text))
        return tidy("\n\n".join([text, *self.notes]))

    def divide(self, part):
        """Notes the hyphen of a scanned page's line, whose word goes on in the next; the word that is
        known whole has none."""
        before = part.getprevious()
        if before is not None and before.get("SUBS_CONTENT"):
            return
        while self.parts and not self.parts[-1].strip():
            self.parts.pop()
        self.parts.append(part.get("CONTENT", "\u00ad") + DIVIDED)

    def start(self, part):
        name, within = local(part), bool(self.mixed and self.mixed[-1])
        if part is not self.element and self.is_left_out(part, name):
            if name in NOTES and within:
                self.notes.append(Text(part).whole())
            part.set(PASSED, "")
            return
        self.mixed.append(is_mixed(part) or within and name not in BLOCKS)
        if name in BREAKS:
            self.parts.append("" if part.get("break") == "no" else "\n")
        elif name == "HYP":
            self.divide(part)
        elif name in WORDS | SIGNS:
            self.parts.append(self.between(name))
        elif name in LINES:
            self.parts.append("\n")
        elif name in BLOCKS or not within:
            self.parts.append("\n\n")
        self.parts.append(word_of(part) if is_layout(part, part.text) else part.text or word_of(part))

    def end(self, part):
        if PASSED in part.attrib:
            del part.attrib[PASSED]
            return
        self.mixed.pop()
        if local(part) in BREAKS:
            return
        if local(part) in BLOCKS or not (self.mixed and self.mixed[-1]):
            self.parts.append("\n\n")

    def between(self, name):
        """What stands before a word or a sign."""
        before = next((text for text in reversed(self.parts) if text), "\n")
        return "" if name in SIGNS or before[-1].isspace() else " "

    def is_left_out(self, part, name):
        if name in LEFT_OUT or name in self.without or name in NOTES and self.mixed[-1]:
            return True
        above = local(part.getparent())
        if name == "style":
            return above in ("head", "html", "body", "svg", "defs") or "{" in (part.text or "")
        if name == "head":
            return above == "html"
        if name == "block" and part.get("class") == "lead_paragraph":
            return any(other.get("class") == "full_text" for other in part.itersiblings())
        return (name in HIGH or name == "xref") and is_note_number(
            "".join(part.itertext()), "".join(self.parts[-4:])
        )


def is_layout(part, text):
    """Whether a text in, or behind, a line of a scanned page or a word in one is nothing but layout."""
    above = part.getparent()
    in_line = local(part) in LINES or above is not None and local(above) in LINES
    return in_line and not (text or "").strip()


def word_of(part):
    """The word that an element of a scanned page (ALTO) has in an attribute, whole where the line's
    end divides it."""
    if part.get("SUBS_TYPE") == "HypPart2" or local(part) == "HYP":
        return ""
    return part.get("SUBS_CONTENT") or part.get("CONTENT") or ""


DIVIDED = "\0"  # marks in a text, which has no such character, a hyphen at a line's end
DIVISION = re.compile(r"\0\s*")
BREAKS = {"lb", "br"}
PASSED = "{winnow}passed"  # marks an element that is left out, while it is walked over
HIGH = {"sup", "superscript"}


def walk(element):
    """(event, part) of an element and what is in it, but for what Text marks as passed."""
    events = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, part in events:
        yield event, part
        if event == "start" and PASSED in part.attrib:
            events.skip_subtree()


def text_of(element, without=frozenset()):
    return Text(element, without).whole()


def is_mixed(element):
    """Whether an element has text of its own between its parts, or words."""
    return (
        bool((element.text or "").strip())
        or any((part.tail or "").strip() or local(part) in WORDS | LINES for part in element)
    )


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
    texts = [text_of(part) for part in element if local(part) in FEED_TEXTS]
    if not any(texts):  # of media, within a group
        parts = (part for part in element.iter() if local(part) in ("description", "summary"))
        texts = list(map(text_of, parts))
    text = clean(max(map(clean, texts), key=len, default=""))
    return SHORTCODE.sub("", text) if "[/" in text else text


FEED_TEXTS = ("encoded", "content", "description", "summary", "body")
# What a blog's program puts in the place of, as [caption id="7"]...[/caption].
SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+|su_\w+)\b[^\]\n]*\]")
OF_PROGRAM = ("kind#settings", "kind#template")  # entries of a blog's export that are no articles


def is_of_program(element, body):
    """Whether an item of a blog's export is a setting, or a menu's entry, and no article."""
    terms = [part.get("term", "") for part in element if local(part) == "category"]
    if any(term.endswith(OF_PROGRAM) for term in terms):
        return True
    return not body and any(local(part) == "post_type" for part in element)


def article(element, number):
    """The Document of an article's element, or None where it has no text."""
    kind, parts = KINDS.get(local(element)) or OF_NAME[local(element)], Parts(element)
    title = clean_title(parts.one(kind.title))
    if kind is FEED:
        body = feed_text(element)
        if is_of_program(element, body):
            return None
    elif "text" in parts.all and local(element) in ("DOC", "TEI"):
        body = "\n\n".join(text_of(part) for part in parts.all["text"])
    elif local(element) == "DOC" and "TEXT" in parts.all:
        body = "\n\n".join(text_of(part) for part in parts.all["TEXT"])
    elif local(element) == "mms":
        body = "\n\n".join(map(message_of, parts.all.get("part", []))).strip()
    else:
        body = clean(parts.one(kind.text))
    if local(element) in GENERAL and (not body or "p" in kind.text.split() and "p" in parts.all):
        body = text_of(element, set(f"{kind.title} {kind.day} {kind.name} id".split()))
    if local(element) == "page":
        body = wiki.text_of(body) if is_article(parts) else ""
    if not body and not (title and (kind is FEED or " " in title and local(element) != "page")):
        return None
    if not body.startswith(title):
        body = f"{title}\n\n{body}".strip()
    day, link = parts.day(kind.day), parts.one(kind.address)
    name = " ".join(parts.one(kind.name).split())[:1000]
    return Document(
        name or str(number), body, title, day, "text" if day else "", link if "://" in link else ""
    )


def message_of(part):
    """The text of a part of a telephone's message, which is in an attribute."""
    return part.get("text", "") if part.get("ct") == "text/plain" and part.get("text") != "null" else ""


OF_NAME = {name: kind for kinds in OF_ROOT.values() for name, kind in kinds.items()}


def root_of(source):
    """The name of a file's root, without a prefix."""
    data = source.file.read(ROOT_MOST)
    source.file.seek(0)
    charset = charset_of(data)
    text = data[charset.mark :].decode(charset.name, how(charset.name)).lstrip("\ufeff")
    root = prolog.ROOT.match(text, prolog.skip(text)[0])
    return root[1].rpartition(":")[2] if root else ""


ROOT_MOST = 1 << 14  # bytes in which a root begins that tells what its elements are


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
                yield from apart(element)
                forget(element)


def apart(element):
    """An item of a feed, and those in it that stand there because its end is missing."""
    waiting = [element]
    while waiting:
        element = waiting.pop()
        inner = [part for part in element if local(part) == local(element) and KINDS.get(local(part)) is FEED]
        for part in inner:
            element.remove(part)
        yield element
        waiting += reversed(inner)


def read(source):
    kinds = [*KINDS, *OF_ROOT.get(root_of(source), {})]
    tags = ["{*}" + name for name in kinds]
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
    for element in () if root is None else itertools.chain.from_iterable(map(apart, unfinished(root))):
        number += 1
        document = article(element, number)
        if document:
            found += 1
            yield document
    if not found and root is not None and (not without or is_other(root)):
        text = clean(text_of(whole(source) if without else root))
        if text:
            without = 0
            yield Document("", text)
    yield LeftOut({"articles without text": without})
    if root is not None and len(root) and is_cut(source, local(root[0])):
        yield CUT_OFF


def is_cut(source, name):
    """Whether a file does not end with the end of the element that holds all the others."""
    source.file.seek(max(0, source.size - BLOCK))
    end = source.file.read().replace(b"\0", b"")  # of UTF-16
    name_of = rb"(?:[\w.-]+:)?" + re.escape(name.encode())
    closed = [found.end() for found in re.finditer(b"</" + name_of + rb"\s*>|/>\s*$", end)]
    return name.isascii() and (
        not closed or bool(re.compile(b"<" + name_of + rb"[\s>]").search(end, closed[-1]))
    )


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
