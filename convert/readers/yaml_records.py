"""Records in YAML: a list of mappings, several documents, or a mapping that holds such a list.

Of YAML's syntax it reads what such files have: mappings and lists by their indentation, texts
plain, quoted, or in blocks (`|`, `>`), flow collections (`{a: 1, b: [x, y]}`), and anchors. An alias
is the text that its anchor names, or, merged by `<<`, the texts of its mapping: never more, and all
of them together a few times the file's size, so that no few lines stand for millions. A file of which
one line is written otherwise is no YAML: it is text.
"""

import json
import re

from article import LeftOut

from readers import fields, yaml_flow
from readers import text as plain_text
from readers.charset import decode
from readers.records import has_text, left_out, records_in

KEY = re.compile(r"""(?:"([^"\n]{1,60})"|'([^'\n]{1,60})'|([\w@$][\w ()/.,'&+:@$-]{0,60}?|<<))[ \t]{0,9}:(?=\s|$)[ \t]*""")
BLOCK = re.compile(r"[|>][-+\d]{0,2}[ \t]*(?:#.*)?$")
DIVISION = re.compile(r"^---(?:[ \t]+[#!&].*|[ \t]*)$|^\.\.\.[ \t]*$", re.M)
DIRECTIVES = re.compile(r"(?:[ \t]*(?:#.*)?\n)*(?:%[A-Z]+ .*\n)+")
DEEPEST = 20
# `!!str`, `!ruby/object:Post`, and `!Post` alone on its line: what else begins so is text.
TAG = r"!(?:!(?:str|int|float|bool|null|map|seq|set|omap|pairs|binary|timestamp|merge|python/\S*)|<\S+>|\w+[/:]\S*|[A-Z]\w*(?=$))?(?:[ \t]+|$)"
PROPERTIES = re.compile(rf"(?:{TAG})?(?:&([\w.-]+)(?:[ \t]+|$))?(?:{TAG})?")
COPIES_MOST = 4  # times the size of a file that its aliases add to it
TRIES_MOST = 8  # times the size of a file that is read for the ends of its flow collections
ALIAS = re.compile(r"\*([\w.-]+)")


class Room:
    """How many characters aliases may still add, and how many may still be read for ends; and how
    many aliases found no room."""

    def __init__(self, size):
        self.copies, self.tries, self.without = COPIES_MOST * size, TRIES_MOST * size, 0

    def copy(self, size):
        """Whether there is room for a copy, which takes it."""
        fits = size <= self.copies
        self.copies -= size if fits else 0
        self.without += not fits
        return fits

    def may_try(self, size):
        self.tries -= size
        return self.tries >= 0


class Lines:
    """The lines of a document with how far each is indented; `at` is the next one. `odd`: that a
    line has what YAML has not."""

    def __init__(self, text, room):
        self.lines = [(len(line) - len(line.lstrip(" ")), line.strip()) for line in text.split("\n")]
        self.at, self.anchors, self.room, self.odd = 0, {}, room, False

    def anchored(self, text):
        """(what stands behind the anchor and the tag of a value, the anchor or "")."""
        found = PROPERTIES.match(text)
        return text[found.end() :], found[1] or ""

    def keep(self, anchor, value):
        """A value, which its anchor names from now on: its text, or the texts of its mapping."""
        if anchor:
            texts = value.items() if isinstance(value, dict) else ()
            kept = {name: text for name, text in texts if isinstance(text, str)}
            size = len(value) if isinstance(value, str) else sum(len(name + kept[name]) for name in kept)
            self.anchors[anchor] = value if isinstance(value, str) else kept, size
        return value

    def named(self, alias, kind, other):
        """What an alias stands for, of a kind; another value where its anchor is missing, and an empty
        one where that has a value of another kind or there is no room."""
        value, size = self.anchors.get(alias, (other, 0))
        return value if isinstance(value, kind) and self.room.copy(size) else kind()

    def peek(self):
        """(indentation, text) of the next line that says something, or (-1, "")."""
        while self.at < len(self.lines) and (
            not self.lines[self.at][1] or self.lines[self.at][1].startswith("#")
        ):
            self.at += 1
        return self.lines[self.at] if self.at < len(self.lines) else (-1, "")

    def put(self, indent, text):
        """Puts something in the place of the next line."""
        self.lines[self.at] = indent, text


def value_of(lines, least, depth=0):
    """The value whose lines are indented by at least so much."""
    indent, text = lines.peek()
    if indent < least or depth > DEEPEST:
        return ""
    begun = text
    text, anchor = lines.anchored(text)
    if text != begun:
        lines.put(indent, text)
        lines.at += not text
        return lines.keep(anchor, value_of(lines, least, depth + 1))
    if text == "-" or text.startswith("- "):
        return list_of(lines, indent, depth)
    if KEY.match(text):
        return mapping_of(lines, indent, depth)
    return plain(lines, "", least)


def list_of(lines, indent, depth):
    found = []
    while (here := lines.peek())[0] == indent and (here[1] == "-" or here[1].startswith("- ")):
        rest = here[1][1:].lstrip()
        lines.put(indent + len(here[1]) - len(rest), rest)
        mark, anchor = lines.anchored(rest)
        if BLOCK.fullmatch(mark):
            lines.at += 1
            found.append(lines.keep(anchor, block(lines, mark, indent)))
        else:
            found.append(value_of(lines, indent + 1, depth + 1))
    return found


def mapping_of(lines, indent, depth):
    found, own = {}, set()
    while (here := lines.peek())[0] == indent and (key := KEY.match(here[1])):
        rest, anchor = lines.anchored(here[1][key.end() :])
        name = key[1] or key[2] or key[3]
        lines.at += 1
        if name == "<<":
            for alias in ALIAS.findall(rest):
                for merged, text in lines.named(alias, dict, {}).items():
                    found.setdefault(merged, text)
            continue
        lines.odd |= name in own
        own.add(name)
        if BLOCK.fullmatch(rest):
            value = block(lines, rest, indent)
        elif rest and not rest.startswith("#"):
            value = plain(lines, rest, indent + 1)
        else:
            listed = lines.peek()[1].startswith("- ")
            value = value_of(lines, indent + (not listed), depth + 1)
        found[name] = lines.keep(anchor, value)
    return found


def block(lines, mark, above):
    """The text of a block: its lines as they are, or, behind `>`, joined."""
    found = []
    while lines.at < len(lines.lines):
        indent, text = lines.lines[lines.at]
        if text and indent <= above:
            break
        found.append(text)
        lines.at += 1
    text = "\n".join(found).strip()
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text) if mark.startswith(">") else text


def plain(lines, begun, least):
    """A text that is in quotation marks or in none, and may go on in lines below."""
    begun = begun or take(lines, least)
    if alias := ALIAS.fullmatch(begun):
        return lines.named(alias[1], str, begun)
    if begun[:1] in ("{", "["):
        return flow_of(lines, begun, least)
    parts = [begun] if begun else []
    quote = begun[:1] if begun[:1] in ("'", '"') else ""
    closed = bool(quote) and ends(begun[1:], quote)
    while not closed:
        indent, text = lines.peek()
        if indent < least or not quote and KEY.match(text) and parts:
            break
        parts.append(text)
        lines.at += 1
        closed = bool(quote) and ends(text, quote)
    text, rest = unquoted(" ".join(parts), quote)
    lines.odd |= bool(quote) and (not closed or bool(rest.strip()) and not rest.lstrip().startswith("#"))
    return text


def take(lines, least):
    """The next line, if it is indented by at least so much and begins a flow collection or is an
    alias; or ""."""
    indent, text = lines.peek()
    if indent < least or text[:1] not in ("{", "[", "*"):
        return ""
    lines.at += 1
    return text


FLOW_MOST = 200  # lines of a flow collection


def flow_of(lines, text, least):
    """The value of a flow collection, which may go on in lines below; where it is none, its text."""
    parts, size, opened, value = [text], len(text), opened_in(text), None
    for number in range(FLOW_MOST):
        indent, more = lines.peek()
        last = indent < least or number == FLOW_MOST - 1
        if (number == 0 or opened <= 0 or last) and lines.room.may_try(size):
            value = yaml_flow.value(" ".join(parts))
        if value is not None or last:
            break
        lines.at += 1
        parts.append(more)
        size += len(more) + 1
        opened += opened_in(more)
    return " ".join(parts) if value is None else value


def opened_in(text):
    """How many more brackets a text opens than it closes, those in quotation marks too."""
    return sum(map(text.count, "[{")) - sum(map(text.count, "]}"))


def ends(text, quote):
    """Whether a line of what is quoted holds its end."""
    return quote in (text.replace("\\\\", "").replace('\\"', "") if quote == '"' else text.replace("''", ""))


def unquoted(text, quote):
    """(a text without its quotation marks, what stands behind them)."""
    if quote == '"':
        try:
            value, end = json.JSONDecoder(strict=False).raw_decode(text)
            return value, text[end:]
        except ValueError:
            return text.strip('"'), ""
    if quote == "'":
        value, _, rest = text[1:].rpartition("'")
        return value.replace("''", "'"), rest
    return COMMENT.split(text, maxsplit=1)[0], ""


COMMENT = re.compile(r"\s#")


def documents(text, room, cut=False):
    """The values of a text's documents; [] where a line of it is none of YAML, but for the last
    value of one that is cut."""
    found = []
    directives = DIRECTIVES.match(text)
    for part in DIVISION.split(text[directives.end() if directives else 0 :]):
        lines = Lines(part.expandtabs(), room)
        if lines.peek()[0] < 0:
            continue
        value = value_of(lines, 0)
        if lines.peek()[0] >= 0 or not isinstance(value, (dict, list)) or lines.odd and not cut:
            return []
        found.append(value)
    return found


FIRST = re.compile(r"\s*(?:#.*\n\s*)*(?:%YAML.*\n)?(?:---.*\n\s*)?")
LISTED = re.compile(r"(?:[\w-]+:[ \t]*\n)?[ \t]*- +\w[\w -]*:(?:[ \t]|$).*\n(?:[ \t]+[^ \t\n].*\n|[ \t]*\n)+[ \t]*- +\w[\w -]*:", re.M)
ITEM = re.compile(r"^[ \t]*- +(?:\{ *[\w\"']|<< *:|![A-Z]\w*[ \t]*$|\w[\w -]*:(?:[ \t]|$))", re.M)


def may_be_records(start):
    """Whether a text begins as a list of mappings, or as a mapping and has such a list."""
    if LISTED.match(start):
        return True
    return bool(ITEM.match(start) or KEY.match(start)) and len(ITEM.findall(start[:HEAD_MOST])) > 1


def is_records(head):
    """Whether a text is YAML of which several parts have a field for a text."""
    start = head.text[FIRST.match(head.text).end() :]
    several = head.start.startswith("---") and len(DIVISION.findall(head.text)) > 2
    if not (may_be_records(start) or several and KEY.match(start)):
        return False
    known, begin = fields.Fields(head.options), head.text[:HEAD_MOST]
    cut = len(head.text) >= HEAD_MOST
    begin = begin.rpartition("\n")[0] if cut else begin
    found = [
        record
        for value in documents(begin, Room(len(begin)), cut)
        for record in records_in(value, known)
    ]
    return sum(has_text(record, known) for record in found) > 1


HEAD_MOST = 1 << 16  # characters that are looked at


def read(source):
    known, whole = fields.Fields(source.options), decode(source.file.read()).text
    room = Room(len(whole))
    values = documents(whole, room)
    if not values:
        source.file.seek(0)
        yield from plain_text.read(source)
        return
    number = without = 0
    for value in values:
        for record in records_in(value, known):
            number += 1
            document = fields.document(known.of(record), number) if record else None
            if document:
                yield document
            else:
                without += 1
    yield from left_out(without, 0)
    yield LeftOut({"aliases that repeat too much": room.without}, lost=True)
