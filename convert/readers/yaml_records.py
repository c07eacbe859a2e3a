"""Records in YAML: a list of mappings, several documents, or a mapping that holds such a list.

Of YAML's syntax it reads what such files have: mappings and lists by their indentation, texts
plain, quoted, or in blocks (`|`, `>`), flow collections (`{a: 1, b: [x, y]}`), and anchors. An alias
is the text that its anchor names, or, merged by `<<`, the texts of its mapping: never more, so that
no few lines stand for millions. What is written otherwise stays as it stands.
"""

import json
import re

from readers import fields, yaml_flow
from readers.charset import decode
from readers.records import has_text, left_out, records_in

KEY = re.compile(r"""(?:"([^"\n]{1,60})"|'([^'\n]{1,60})'|([^\W\d][\w ()/.&+-]{0,60}?|<<))\s*:(?=\s|$)[ \t]*""")
BLOCK = re.compile(r"[|>][-+\d]{0,2}[ \t]*(?:#.*)?$")
DIVISION = re.compile(r"^---(?:[ \t].*)?$|^\.\.\.[ \t]*$", re.M)
DEEPEST = 20
PROPERTIES = re.compile(r"(?:!\S*[ \t]*)?(?:&([\w.-]+)[ \t]*)?(?:!\S+[ \t]*)?")
ALIAS = re.compile(r"\*([\w.-]+)")


class Lines:
    """The lines of a document with how far each is indented; `at` is the next one."""

    def __init__(self, text):
        self.lines = [(len(line) - len(line.lstrip(" ")), line.strip()) for line in text.split("\n")]
        self.at, self.anchors = 0, {}

    def anchored(self, text):
        """(what stands behind the anchor and the tag of a value, the anchor or "")."""
        found = PROPERTIES.match(text)
        return text[found.end() :], found[1] or ""

    def keep(self, anchor, value):
        """A value, which its anchor names from now on."""
        if anchor:
            self.anchors[anchor] = value
        return value

    def text_of(self, alias):
        value = self.anchors.get(alias, "")
        return value if isinstance(value, str) else ""

    def merged(self, alias):
        """The texts of a mapping that another takes over."""
        value = self.anchors.get(alias, {})
        texts = value.items() if isinstance(value, dict) else ()
        return {name: text for name, text in texts if isinstance(text, str)}

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
    text, anchor = lines.anchored(text)
    if anchor:
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
    found = {}
    while (here := lines.peek())[0] == indent and (key := KEY.match(here[1])):
        rest, anchor = lines.anchored(here[1][key.end() :])
        name = key[1] or key[2] or key[3]
        lines.at += 1
        if name == "<<":
            for alias in ALIAS.findall(rest):
                found = {**lines.merged(alias), **found}
            continue
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
        return lines.text_of(alias[1])
    if begun[:1] in ("{", "["):
        return flow_of(lines, begun, least)
    parts = [begun] if begun else []
    quote = begun[:1] if begun[:1] in ("'", '"') else ""
    closed = bool(quote) and ends(begun[1:], quote)
    while not closed:
        indent, text = lines.peek()
        if indent < least or not quote and (text.startswith("- ") or KEY.match(text)) and parts:
            break
        parts.append(text)
        lines.at += 1
        closed = bool(quote) and ends(text, quote)
    return unquoted(" ".join(parts), quote)


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
    for _ in range(FLOW_MOST):
        value = yaml_flow.value(text)
        indent, more = lines.peek()
        if value is not None or indent < least:
            break
        lines.at += 1
        text += " " + more
    return text if value is None else value


def ends(text, quote):
    """Whether a line of what is quoted holds its end."""
    return quote in (text.replace("\\\\", "").replace('\\"', "") if quote == '"' else text.replace("''", ""))


def unquoted(text, quote):
    if quote == '"':
        try:
            return json.JSONDecoder(strict=False).raw_decode(text)[0]
        except ValueError:
            return text.strip('"')
    if quote == "'":
        return text[1:].rpartition("'")[0].replace("''", "'")
    return re.sub(r"\s#.*$", "", text)


def documents(text):
    """The values of a text's documents."""
    for part in DIVISION.split(text):
        lines, before = Lines(part.expandtabs()), -1
        while lines.peek()[0] >= 0 and lines.at > before:
            before = lines.at
            yield value_of(lines, 0)


FIRST = re.compile(r"\s*(?:#.*\n\s*)*(?:%YAML.*\n)?(?:---.*\n\s*)?")
LISTED = re.compile(r"(?:[\w-]+:[ \t]*\n)?[ \t]*- +\w[\w -]*:(?:[ \t]|$).*\n(?:[ \t]+[^ \t\n].*\n|[ \t]*\n)+[ \t]*- +\w[\w -]*:", re.M)


ITEM = re.compile(r"^[ \t]*- +(?:\{ *[\w\"']|<< *:|\w[\w -]*:(?:[ \t]|$))", re.M)


def may_be_records(start):
    """Whether a text begins as a list of mappings, or as a mapping and has such a list."""
    if LISTED.match(start):
        return True
    return bool(ITEM.match(start) or KEY.match(start)) and len(ITEM.findall(start[: 1 << 16])) > 1


def is_records(head):
    """Whether a text is YAML of which several parts have a field for a text."""
    start = head.text[FIRST.match(head.text).end() :]
    several = head.start.startswith("---") and len(DIVISION.findall(head.text)) > 2
    if not (may_be_records(start) or several and KEY.match(start)):
        return False
    known = fields.Fields(head.options)
    found = [
        record
        for value in documents(head.text[: 1 << 16])
        if isinstance(value, (dict, list))
        for record in records_in(value, known)
    ]
    return sum(has_text(record, known) for record in found) > 1


def read(source):
    known = fields.Fields(source.options)
    number = without = 0
    for value in documents(decode(source.file.read()).text):
        for record in records_in(value, known) if isinstance(value, (dict, list)) else ():
            number += 1
            document = fields.document(known.of(record), number) if record else None
            if document:
                yield document
            else:
                without += 1
    yield from left_out(without, 0)
