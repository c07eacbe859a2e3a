"""Lists of references: a title and an abstract each (RIS, EndNote, PubMed's, BibTeX)."""

import re

from article import CUT_OFF, Document, Remark

from readers import charset, dates
from readers.markup import markup_text

# What a tag means, in any of the formats of tagged lines.
TAGS = {
    "TI": "title",
    "T1": "title",
    "CT": "title",
    "BT": "title",
    "%T": "title",
    "AB": "text",
    "N2": "text",
    "%X": "text",
    "ID": "name",
    "PMID": "name",
    "%M": "name",
    "AN": "name",
    "DO": "name",
    "UT": "name",
    "DA": "day",
    "PY": "day",
    "Y1": "day",
    "DP": "day",
    "%8": "day",
    "UR": "address",
    "%U": "address",
}
TAGGED = re.compile(r"(%.|[A-Z][A-Z0-9]{1,3}) {0,2}-? (.*)|(E[RF])(?: {1,2}-?)?\s*$")
END = re.compile(r"E[RF](?: {1,2}-?)?\s*$")
BEGIN = ("TY", "%0", "PMID", "PT")


def entries(lines):
    """{what: text} of each entry of tagged lines."""
    entry, what = {}, ""
    for line in lines:
        found = TAGGED.match(line)
        if not found or line[:1] == " ":
            if what and line.strip():
                entry[what] += " " + line.strip()
            continue
        tag = found[1] or found[3]
        if tag in BEGIN and entry:
            yield entry
            entry = {}
        what = TAGS.get(tag, "")
        if what and what not in entry:
            entry[what] = found[2].strip()
        else:
            what = ""
    if entry:
        yield entry


def documents(found):
    without = number = 0
    for number, entry in enumerate(found, 1):
        title = " ".join(markup_text(entry.get("title", "")).split())
        text = markup_text(entry.get("text", ""))
        if not text and not title:
            without += 1
            continue
        day = dates.day(entry.get("day", "").strip("/"))
        address = entry.get("address", "")
        yield Document(
            entry.get("name") or str(number),
            f"{title}\n\n{text}".strip(),
            title,
            day,
            "text" if day else "",
            address if "://" in address else "",
        )
    if without:
        yield Remark(f"no title in {without} of {number} entries, skipped")


def read_tagged(source):
    lines = charset.decode(source.file.read()).text.rstrip().split("\n")
    yield from documents(entries(lines))
    if any(map(END.match, lines)) and not END.match(lines[-1]):
        yield CUT_OFF


# ------------------------------------------------------------------ BibTeX

ENTRY = re.compile(r"@\s*([a-zA-Z]+)\s*[{(]\s*([^\s,{}()]*)\s*,")
FIELD = re.compile(r"\s*,?\s*([a-zA-Z][\w-]*)\s*=\s*")
PLAIN = re.compile(r"[^\s,{}]*")
ACCENTS = {
    "\\ss": "ß",
    "\\ae": "æ",
    "\\AE": "Æ",
    "\\o": "ø",
    "\\O": "Ø",
    "\\l": "ł",
    "\\L": "Ł",
    "\\aa": "å",
    "\\AA": "Å",
    "\\oe": "œ",
    "\\i": "i",
}
MARKS = dict(
    zip(
        "\"'`^~=.cuvHrk",
        "\u0308\u0301\u0300\u0302\u0303\u0304\u0307\u0327\u0306\u030c\u030b\u030a\u0328",
    )
)
ACCENT = re.compile(r"""\{?\\(["'`^~=.]|[cuvHrk](?=[\s{]))\s*\{?\s*(\\?[a-zA-Z])\s*\}?\}?""")


def unquoted(text):
    """A value of BibTeX without TeX's marks."""
    import unicodedata

    text = ACCENT.sub(
        lambda found: unicodedata.normalize("NFC", found[2][-1] + MARKS[found[1]]), text
    )
    text = re.sub(
        r"\\(?:ss|ae|AE|oe|aa|AA|[oOlLi])\b\s*(?:\{\})?",
        lambda found: ACCENTS.get(found[0].rstrip("{} "), ""),
        text,
    )
    text = re.sub(r"\\(?:emph|textit|textbf|textsc|mathrm|text|url)\s*", "", text)
    text = (
        re.sub(r"\$[^$]{0,200}\$", " ", text)
        .replace("\\&", "&")
        .replace("\\%", "%")
        .replace("~", " ")
    )
    return " ".join(
        re.sub(r"[{}]|\\[a-zA-Z]+\s?|\\", "", text).replace("---", "—").replace("--", "–").split()
    )


def value_at(text, place):
    """(a field's value, where it ends): in braces, in quotes, or plain."""
    if text[place : place + 1] not in ("{", '"'):
        found = PLAIN.match(text, place)
        return found[0], max(found.end(), place + 1)
    end, depth, quote = place + 1, 0, text[place] == '"'
    for found in re.compile(r'[{}"]').finditer(text, place + 1):
        end = found.end()
        if found[0] == '"' and quote and depth == 0 or found[0] == "}" and depth == 0:
            return text[place + 1 : end - 1], end
        depth += {"{": 1, "}": -1}.get(found[0], 0)
    return text[place + 1 :], len(text)


NAMES = {"title": "title", "abstract": "text", "date": "day", "url": "address"}


def bibtex(text):
    place = 0
    while found := ENTRY.search(text, place):
        entry, place = {"name": found[2]}, found.end()
        while field := FIELD.match(text, place):
            value, place = value_at(text, field.end())
            if field[1].lower() in NAMES:
                entry[NAMES[field[1].lower()]] = unquoted(value)
        if found[1].lower() not in ("string", "comment", "preamble"):
            yield entry


def read_bibtex(source):
    text = charset.decode(source.file.read()).text
    yield from documents(bibtex(text))
    if is_open(text):
        yield CUT_OFF


def is_open(text):
    """Whether the last entry of BibTeX has a brace that does not end."""
    last = text[max(text.rfind("\n@"), 0) :]
    braces = re.sub(r"\\.", "", last)
    return braces.count("{") > braces.count("}")
