"""The article in a record of whatever fields: which of them is what (field_names.py), and the text of
its value. The user may name some: {"text-field": NAME}.
"""

from article import Document

from readers import dates, rich, twice
from readers.field_names import HEADS, OF_DAY, PLACE, WORKS, is_weak, is_whole, place_of, plain
from readers.markup import looks_marked_up, markup_text

OPTIONS = {"text": "text-field", "title": "title-field", "date": "date-field", "name": "id-field"}
DEEPEST = 3  # parts of a record within parts that are looked at
# Parts that are no article.
ABOUT_OTHERS = ("user", "author", "source", "includes", "ref_entries", "bib_entries", "highlight")


class Fields:
    """Which field of a record is what; `chosen` has what the user says of it."""

    def __init__(self, chosen=None):
        self._chosen = {
            kind: plain(chosen[option])
            for kind, option in OPTIONS.items()
            if (chosen or {}).get(option)
        }
        self._met = {}

    def place(self, kind, name):
        """How far behind a plain name stands among those of a kind, or None."""
        if kind in self._chosen:
            return 0 if name == self._chosen[kind] else None
        return place_of(kind, name)

    def kinds(self, name):
        """The plain form of a name, and the kinds that it is one of."""
        if name not in self._met:
            simple = plain(name)
            kinds = [kind for kind in PLACE if self.place(kind, simple) is not None]
            self._met[name] = simple, kinds
        return self._met[name]

    def is_whole(self, name):
        return name == self._chosen["text"] if "text" in self._chosen else is_whole(name)

    def is_weak(self, name):
        return "text" not in self._chosen and is_weak(name)

    def has_weak(self, record):
        """Whether a record has a field that may be a text, and reads like one."""
        return any(
            isinstance(value, str) and reads_like_text(value) and self.is_weak(plain(name))
            for name, value in record.items()
        )

    def columns(self, names):
        """The columns of each kind in a table with these names, the best first: {kind: [column]}."""
        found, names = {}, list(map(plain, names))
        for kind in PLACE:
            places = [(self.place(kind, name), column) for column, name in enumerate(names)]
            known = sorted(place for place in places if place[0] is not None)
            if known:
                found[kind] = [column for _, column in known]
        return found

    def of(self, record):
        """The value of each kind in a record, of its own fields before those of parts of it."""
        all_found = {}
        self._look(record, 0, all_found)
        return {kind: best(kind, sorted(found)) for kind, found in all_found.items()}

    def _look(self, record, depth, found):
        for name, value in record.items():
            simple, kinds = self.kinds(name)
            text = text_of(value, kinds)
            if isinstance(value, dict) and (not text or kinds == ["date"] and not dates.day(text)):
                if depth < DEEPEST and name not in ABOUT_OTHERS:
                    self._look(value, depth + 1, found)
            elif text:
                for kind in kinds:
                    apart = depth if kind != "text" or not self.is_whole(simple) else 0
                    if kind == "text" and self.is_weak(simple):
                        if not is_worded(value, text):
                            continue
                        apart = apart if simple in WORKS and reads_like_text(text) else BEHIND + depth
                    elif kind == "date" and OF_DAY.fullmatch(simple):
                        text = dates.of_spreadsheet(text) or text
                    rank = apart, self.place(kind, simple), depth
                    found.setdefault(kind, []).append((rank, text))
                if simple in HEADS:
                    found.setdefault("head", []).append(((depth,), text))

    def whole(self, record, depth=0):
        """Whether a record, or a part of it, has a field for a whole article and not only one that
        stands in for it."""
        for name, value in record.items():
            text = self.is_whole(plain(name)) and text_of(value, ["text"])
            if text:
                return True
            if isinstance(value, dict) and depth < DEEPEST and self.whole(value, depth + 1):
                return True
        return False


BEHIND = DEEPEST + 1  # where what may be no text stands: behind the texts of all parts
SPACES_LEAST = 4  # in what reads like a text
LONG = 40  # characters of one that is written without spaces


def reads_like_text(text):
    return text.count(" ") >= SPACES_LEAST or len(text) > LONG


def is_worded(value, text):
    """Whether a value is no number and no list of labels."""
    if isinstance(value, list) and not any(map(reads_like_text, map(str, value))):
        return False
    return any(map(str.isalpha, text))


def best(kind, found):
    """Of (rank, text) in order the first text; of days the first that is one."""
    if kind == "date":
        for _, text in found:
            if dates.day(text):
                return text
    return found[0][1]


# What the only text of an object is called that stands for it: {"rendered": "<p>…</p>"}.
WRAPPERS = ("rendered", "#text", "_text", "$t", "$date", "$numberLong", "$oid", "__text", "@value",
            "__cdata", "date-parts")
# The same where the object's own name says what it is: {"headline": {"main": "…"}}.
MAIN = ("main", "default", "value", "text", "plain", "full", "en")
NOTHING = {"nan", "null", "none", "n/a", "na", "nil", "\\n", "[deleted]", "[removed]", "[]", "{}"}
NOTHING_MOST = max(map(len, NOTHING))


def is_nothing(text):
    return len(text) <= NOTHING_MOST and text.lower() in NOTHING


def wrapped(value, kinds):
    names = WRAPPERS + MAIN if kinds else WRAPPERS
    return next((value[name] for name in names if value.get(name)), None)


def text_of(value, kinds=()):
    """A field's text: of a string, a number, a list of strings, or an object that has one. `kinds`
    are what the field may be by its name."""
    if isinstance(value, dict):
        if "text" in kinds and rich.is_rich(value):
            return rich.text_of(value)
        if "date" in kinds and value.get("year"):
            return "-".join(str(value.get(part, "")) for part in ("year", "month", "day"))
        value = wrapped(value, kinds)
        return "" if value is None else text_of(value, kinds)
    if isinstance(value, str):
        value = value.strip()
        if "text" in kinds and value.startswith(("{", "[{")):
            value = rich.text_in(value)
        return "" if is_nothing(value) else value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    return list_text(value, kinds) if isinstance(value, list) else ""


def list_text(value, kinds):
    if value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value).strip()
    if "text" in kinds and value and all(map(is_section, value)):
        return "\n\n".join(part["text"] for part in value).strip()
    if any(isinstance(part, str) for part in value):
        return "".join(map(run_of, value)).strip()
    if "date" in kinds:
        return date_text(value)
    return rich.text_of(value) if "text" in kinds and rich.is_rich(value) else ""


OF_SECTIONS = {"section", "heading", "cite_spans", "ref_spans"}


def is_section(part):
    """Whether a part of a list is a paragraph of a paper, and no record: {"text": …, "section": …}."""
    return (
        isinstance(part, dict)
        and isinstance(part.get("text"), str)
        and not OF_SECTIONS.isdisjoint(part)
    )


def date_text(value):
    """The day of a list of its numbers, [2026, 1, 6], which may stand in another."""
    if len(value) == 1 and isinstance(value[0], list):
        value = value[0]
    return "-".join(f"{part:02}" if isinstance(part, int) else str(part) for part in value[:3])


def run_of(part):
    """A piece of a text whose marked pieces are objects: {"type": "bold", "text": "now"}."""
    if isinstance(part, dict):
        part = part.get("text")
    return part if isinstance(part, str) else ""


def clean(text):
    return markup_text(text) if looks_marked_up(text) else text


def clean_title(text):
    if not text:
        return text
    for _ in range(2):  # titles are often escaped twice
        if not looks_marked_up(text):
            break
        text = markup_text(text)
    return " ".join(text.split())


def document(found, number):
    """The Document of {kind: value}, or None where there is no text."""
    text = clean(twice.undone(found.get("text", "")))
    title = clean_title(twice.undone(found.get("title", "")))
    if not any(map(str.isalnum, text)):
        text = title = clean_title(found.get("head", ""))
        if " " not in text:
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
