"""Records of JSON: an array, an object that holds some, or one a line, read one after the other.

What is no JSON between the records, and a record without text, is counted; the rest is read.
Records as Python prints them are read too, and those of a script that assigns them to a name.
"""

import ast
import contextlib
import io
import json
import re

from article import CUT_OFF, LeftOut, Unusable

from readers import columns, fields, rich
from readers.charset import charset_of, how

START = re.compile(
    r"""(?:\[\s*)*\{\s*(?:"(?:[^"\\]|\\.){0,200}"\s*:|'(?:[^'\\]|\\.){0,200}'\s*:|\})|\[\s*\]"""
    r"""|(?:\[\s*){1,2}"(?:[^"\\]|\\.)*"\s*[],]"""
)
SCRIPT = re.compile(
    r"""(?:\)\]\}',?\s*|(?:(?:var|let|const|export default)\s+)?[\w.$\[\]"']{0,100}\s*=\s*|[\w.$]{1,100}\()"""
    r"(?=[\[{])"
)
BLOCK = 1 << 20  # characters that are read at once
DEEP_MOST = 20  # values that are nested too deeply to be read
DIGITS = 30  # of an integer that is kept as one
SPACE = re.compile(r"[\s,;)\x1e]*")
COMMAS_MOST = 1 << 24  # characters that are looked at for commas too many
LITERAL_MOST = 1 << 20  # characters of a record as Python prints it


def is_json(head):
    script = SCRIPT.match(head.start)
    return bool(START.match(head.start, script.end() if script else 0))


def whole_number(digits):
    return int(digits) if len(digits) < DIGITS else digits


DECODER = json.JSONDecoder(parse_int=whole_number, strict=False)


class Values:
    """The JSON values in a text, those of an array one by one."""

    def __init__(self, file):
        self._file, self._text, self._place = file, "", 0
        self._ended, self._within = False, False
        self.bad = self.deep = 0  # lines that are no JSON, and those too deep
        self.cut = False
        self._looked = 0  # characters that were looked at for commas too many
        self._more()
        script = SCRIPT.match(self._text, re.match(r"\s*", self._text).end())
        self._place = script.end() if script else 0

    def _more(self):
        block = self._file.read(max(BLOCK, len(self._text) - self._place))
        self._ended = not block
        self._text, self._place = self._text[self._place :] + block, 0
        return bool(block)

    def _next(self):
        """The next character that is no space, or "" at the end."""
        while True:
            self._place = SPACE.match(self._text, self._place).end()
            if self._place < len(self._text):
                return self._text[self._place]
            if not self._more():
                return ""

    def __iter__(self):
        while character := self._next():
            if character == "[" and not self._within:
                self._within, self._place = True, self._place + 1
            elif character == "]" and self._within:
                self._within, self._place = False, self._place + 1
            else:
                yield from self._value()

    def _value(self):
        while True:
            try:
                value, end = DECODER.raw_decode(self._text, self._place)
            except RecursionError:
                self.deep += 1
                if self.deep > DEEP_MOST:
                    raise Unusable("its records are nested too deeply") from None
                self._skip_line()
                return
            except ValueError:
                if not self._ended and self._worth_more():
                    continue
                yield from (
                    self._literal() or self._with_commas() or self._unfinished() or self._skip_line()
                )
                return
            if end == len(self._text) and not self._ended and self._more():
                continue
            self._place = end
            yield value
            return

    def _worth_more(self):
        """Reads on where the value may not be whole yet: a line of records is whole."""
        end = self._text.find("\n", self._place)
        if end >= 0 and self._text[self._place] == "{" and self._text.startswith("{", end + 1):
            return False
        return self._more()

    def _literal(self):
        """The values of a line as Python prints them, which is passed then; or none."""
        end = self._text.find("\n", self._place)
        end = end if end >= 0 else len(self._text)
        line = self._text[self._place : end].rstrip().rstrip(",")
        if not re.match(r"\{\s*'", line) or len(line) > LITERAL_MOST:
            return ()
        for candidate in (line, "[" + line):
            with contextlib.suppress(ValueError, SyntaxError, RecursionError, MemoryError):
                value = ast.literal_eval(candidate)
                self._place = end
                return value if isinstance(value, list) else (value,)
        return ()

    def _with_commas(self):
        """The next value where commas too many are all that is wrong with it; or none."""
        if self._text[self._place] not in CLOSE or self._looked > COMMAS_MOST:
            return ()
        end, text = without_commas(self._text, self._place)
        self._looked += (end or len(self._text)) - self._place
        with contextlib.suppress(ValueError, RecursionError):
            value = DECODER.decode(text) if text else None
            if value:
                self._place = end
                return (value,)
        return ()

    def _unfinished(self):
        """What there is of the last value, where the text ends within it; or nothing."""
        text = self._text[self._place :]
        if self.cut or not self._ended or text[0] not in CLOSE or "\n{" in text or self._looked > COMMAS_MOST:
            return ()
        self._looked += len(text)
        self.cut, value = not without_commas(text, 0)[0], beginning_of(text)
        if value is None:
            return ()
        self._place = len(self._text)
        return (value,)

    def _skip_line(self):
        self.bad += not self.cut
        end = self._text.find("\n", self._place)
        while end < 0 and self._more():
            end = self._text.find("\n", self._place)
        self._place = end + 1 if end >= 0 else len(self._text)
        return ()


TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)("?)|[\[\]{},]', re.S)
CLOSE = {"[": "]", "{": "}"}


def without_commas(text, place):
    """(its end, the object or list that begins at a place, without commas before what closes or another);
    (0, "") where it does not end."""
    parts, depth, begin, comma = [], 0, place, -1
    for token in TOKEN.finditer(text, place):
        sign = token[0]
        if sign in "]}," and comma >= 0 and not text[comma + 1 : token.start()].strip():
            parts.append(text[begin:comma])
            begin = comma + 1
        comma = token.start() if sign == "," else -1
        depth += (sign in CLOSE) - (sign in "]}")
        if depth <= 0:
            break
    else:
        return 0, ""
    return token.end(), "".join([*parts, text[begin : token.end()]]) if parts else ""


def beginning_of(text):
    """The value that a text is the beginning of, as far as it goes; None where it is no such."""
    opened, whole, end = [], (0, ""), ""
    for token in TOKEN.finditer(text):
        sign = token[0]
        if sign in CLOSE:
            opened.append(CLOSE[sign])
        elif sign in "]}" and (not opened or opened.pop() != sign or not opened):
            return None
        elif sign[0] == '"' and not token[2]:  # a string that does not end
            end = re.sub(r"\\(?:u[\da-fA-F]{0,3})?\Z", "", text) + '"'
        if sign in ",]}":
            whole = token.start() + (sign != ","), "".join(reversed(opened))
    closing = "".join(reversed(opened))
    place, closed = whole
    for candidate in (end + closing if end else text + closing, text[:place] + closed):
        with contextlib.suppress(ValueError, RecursionError):
            value, last = DECODER.raw_decode(candidate)
            return value if opened and last == len(candidate) else None
    return None


FOUND = "highlight"  # pieces of a record's text that a search has found
OTHER = {}  # stands for a record that is of another kind than the articles beside it


def records_in(value, known, depth=0, listed=True):
    """The records in a value: objects with a text, at any depth, and the others of a list."""
    if depth > 40:
        return
    value = columns.records(value, known) or value
    if isinstance(value, list):
        for item in value:
            yield from records_in(item, known, depth + 1)
    elif isinstance(value, str) and depth < 2:
        yield {"text": value}
    elif isinstance(value, dict):
        yield from records_of(value, known, depth, listed)


def records_of(value, known, depth, listed):
    """The records in an object, or the object itself."""
    if rich.is_rich(value):
        yield {"text": rich.text_of(value)}
        return
    inner = []
    if not known.whole(value) or has_index(value, known):
        inner = [
            list(records_in(part, known, depth + 1, isinstance(part, list)))
            for name, part in value.items()
            if holds_records(part) and name != FOUND
        ]
    found = [record for records in inner for record in records]
    if known.has_weak(value) and not any(map(fields.reads_like_text, texts_of(found, known))):
        found = []  # words or marks of the record's text
    if any(has_text(record, known) for record in found) or found and not listed:
        yield from dated(of_articles(inner, known), value, known)
    elif listed or has_text(value, known):
        yield value


def texts_of(records, known):
    return (known.of(record).get("text", "") for record in records)


def dated(records, above, known):
    """Records; one alone that has no day has that of the object that holds it."""
    records = list(records)
    if len(records) == 1 and records[0] is not OTHER and "date" not in known.of(records[0]):
        own = {name: part for name, part in above.items() if not isinstance(part, (dict, list))}
        if day := known.of(own).get("date"):
            return [{**records[0], "date": day}]
    return records


def has_text(record, known):
    found = known.of(record)
    return "text" in found or " " in found.get("head", "")


def of_articles(lists, known):
    """The records of lists: beside one with whole articles, none of those without any."""
    whole = [any(map(known.whole, records)) for records in lists]
    for records, good in zip(lists, whole):
        yield from records if good or not any(whole) else [OTHER] * len(records)


def has_index(value, known, depth=0):
    """Whether an object without a text of its own is, or holds, one of records by their names."""
    if is_index(value, known):
        return True
    own = {name: part for name, part in value.items() if not isinstance(part, dict)}
    if depth == fields.DEEPEST or known.whole(own):
        return False
    return any(isinstance(part, dict) and has_index(part, known, depth + 1) for part in value.values())


def is_index(value, known):
    """Whether an object has records by their names: {"a1": {"text": …}, "a2": {"text": …}}."""
    parts = [part for part in value.values() if isinstance(part, dict)]
    return len(parts) > 1 and len(parts) == len(value) and all(map(known.whole, parts))


def holds_records(part):
    return (
        isinstance(part, dict)
        or isinstance(part, list)
        and any(isinstance(item, (dict, list)) for item in part)
    )


def read(source):
    known = fields.Fields(source.options)
    charset = charset_of(source.file.read(1 << 18))
    source.file.seek(charset.mark)
    values = Values(io.TextIOWrapper(source.file, encoding=charset.name, errors=how(charset.name)))
    number = without = 0
    for value in columns.named(values, known):
        for record in records_in(value, known):
            number += record is not OTHER
            document = fields.document(known.of(record), number) if record else None
            if document:
                yield document
            else:
                without += 1
    yield from left_out(without, values.bad)
    if values.cut:
        yield CUT_OFF


def left_out(without, bad):
    yield LeftOut({"lines that are no JSON": bad}, lost=True)
    yield LeftOut({"records without text": without})
