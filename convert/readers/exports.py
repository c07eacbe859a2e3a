"""Exports of press databases, many articles in one text: LexisNexis, Nexis Uni, ProQuest, Factiva.

Each is known by what stands between its articles. Its fields are lines `NAME: value`.
"""

import re

from article import Document, LeftOut

from readers import dates

FIELD = re.compile(r"([A-Z][A-Za-z -]{1,30}?): *(.*)")
DAY_LINE = re.compile(
    r"(?:[^\W\d]+,? +)?(?:\d{1,2}\.? +(?:de +)?[^\W\d]+ +(?:de +)?\d{4}|[^\W\d]+ +\d{1,2},? +\d{4})\b.*"
)
LONGEST = 200  # characters of a title or a date


def paragraphs(text):
    return [part.strip() for part in re.split(r"\n[ \t]*\n", text) if part.strip()]


def field_lines(text):
    """{name: value} of the lines that have one, and where the first `name` begins."""
    return {
        found[1].lower(): found[2].strip()
        for found in (FIELD.match(line.strip()) for line in text.split("\n"))
        if found
    }


# ------------------------------------------------------------------ ProQuest

PROQUEST = re.compile(r"^[ \t]*(?:_{20,}[ \t]*\n\s*)?Document \d+ of \d+[ \t]*$", re.M)
FULL_TEXT = re.compile(r"^Full text: *", re.M | re.I)
ABSTRACT = re.compile(r"^Abstract: *", re.M | re.I)
PROQUEST_END = re.compile(
    r"^(?:Subject|Location|Title|Publication (?:title|date|year|info)|Company ?/ ?organization|People|"
    r"Pages|Publisher|Place of publication|Country of publication|ISSN|Source type|Language of "
    r"publication|Document type|ProQuest document ID|Document URL|Copyright|Last updated|Database|"
    r"Credit|Word count|Links|Author|Identifier ?/ ?keyword|Section|_{20,})\b:?|^_{20,}",
    re.M | re.I,
)


def proquest(part):
    known = field_lines(part)
    parts = paragraphs(part)
    title = known.get("title") or (parts[0] if parts else "")
    begin = FULL_TEXT.search(part) or ABSTRACT.search(part)
    body = part[begin.end() :] if begin else "\n\n".join(parts[1:])
    end = PROQUEST_END.search(body)
    return title, body[: end.start()] if end else body, known.get("publication date", "")


# ------------------------------------------------------------------ LexisNexis

LEXIS = re.compile(
    r"^[ \t]*(?:\d+ (?:of|von|de|di|van|sur) \d+ (?:DOCUMENT[SIO]?S?|DOCUMENTEN|DOKUMENTEN?)"
    r"|Dokument \d+ von \d+|Documento? \d+ d[ei] \d+|Document \d+ van \d+)[ \t]*$",
    re.M,
)
NEXIS_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.M)
LENGTH = re.compile(
    r"^[ \t]*(?:LENGTH|LÄNGE|LONGUEUR|LONGITUD|LENGTE|LUNGHEZZA|EXTENSÃO): *\d+.*$", re.M | re.I
)
BODY = re.compile(r"^[ \t]*Body[ \t]*$", re.M)
LEXIS_FIELD = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ-]{3,20}: |(?:Copyright|Load-Date|Section|Length|Byline|Dateline|Highlight)\b[ :]"
)
LEXIS_END = re.compile(
    r"^[ \t]*(?:LOAD-DATE|Load-Date|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|Classification|UPDATE|SPRACHE"
    r"|JOURNAL-CODE|LANGUE|TYPE-PUBLICATION|DATE-CHARGEMENT|IDIOMA|TIPO-PUBLICACI[OÓ]N|FECHA-CARGA|TAAL"
    r"|LAAD-DATUM|LINGUA|DATA-CARICAMENTO)(?::|[ \t]*$)",
    re.M,
)


def lexis(part):
    length = LENGTH.search(part)
    head = paragraphs(part[: length.start()] if length else part)
    lines = (line for block in head[:HEAD_MOST] for line in block.split("\n"))
    day = next((line for line in lines if DAY_LINE.match(line.strip())), "")
    place = place_of(head, day)
    plain = [
        (at, block)
        for at, block in enumerate(head)
        if not LEXIS_FIELD.match(block)
        and block.strip() != day.strip()
        and not block.startswith("Copyright")
    ]
    after = [block for at, block in plain if at > place]
    plain = [block for _, block in plain]
    title = (
        (after or plain or [""])[0] if not BODY.search(part) else (plain or [""])[0].split("\n")[0]
    )
    body = part[length.end() :] if length else "\n\n".join(block for block in plain if block != title)
    begin, end = BODY.search(body), LEXIS_END.search(body)
    body, behind = (body[: end.start()], body[end.end() :]) if end else (body, "")
    kept = [block for block in paragraphs(body[begin.end() if begin else 0 :]) if not LEXIS_FIELD.match(block)]
    return title, "\n\n".join([*kept, *filter(is_prose, paragraphs(behind))]), day


def is_prose(block):
    """Whether a paragraph behind an article's fields is none of them."""
    if len(block) < PROSE_LEAST or not PROSE_END.search(block) or RIGHTS.search(block):
        return False
    return not (FIELD.match(block) or LEXIS_FIELD.match(block) or LEXIS_END.match(block))


PROSE_LEAST = 40  # characters
PROSE_END = re.compile(r"[.!?…][\"'”’»)]?\Z")
RIGHTS = re.compile(r"copyright|©|\(c\)|all rights reserved|tous droits|alle rechte|derechos|diritti", re.I)


HEAD_MOST = 20  # paragraphs in which the day stands


def place_of(head, day):
    return next((place for place, block in enumerate(head) if day and day in block), -1)


# ------------------------------------------------------------------ Factiva

FACTIVA = re.compile(r"^[ \t]*(?:AN[ \t]+)?Document [A-Z]{2,10}0000\w{10,}[ \t]*$", re.M)
CODE = re.compile(
    r"^(HD|BY|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|PUB|AN|CR|SE|IPD|IPC|ART|CLM|VOL|NGC|GC)"
    r"(?:[ \t]+|$)",
    re.M,
)
COUNT = re.compile(r"[\d,.]+ (?:words|mots|Wörter|palabras|parole|woorden)$")


def factiva(part):
    codes = CODE.split(part)
    if len(codes) > 6:
        values = {}
        for code, value in zip(codes[1::2], codes[2::2]):
            values.setdefault(code, value.strip())
        return (
            " ".join(values.get("HD", "").split()),
            "\n\n".join(filter(None, (values.get("LP"), values.get("TD")))),
            values.get("PD", ""),
        )
    lines = [line.strip() for line in part.split("\n")]
    count = next((place for place, line in enumerate(lines[:40]) if COUNT.match(line)), None)
    if count is None:
        return "", part, ""
    title = next((line for line in lines[:count] if line), "")
    place, day = next(
        (
            (place, line)
            for place, line in enumerate(lines[count : count + 5], count)
            if dates.day(line)
        ),
        (count, ""),
    )
    begin = next(
        (
            at
            for at in range(place, min(place + 12, len(lines)))
            if re.match(r"(?:Copyright|\(c\)|©|\d{4} )|(?:Copyright )", lines[at])
        ),
        place,
    )
    return title, "\n".join(lines[begin + 1 :]), day


# ------------------------------------------------------------------ Gale

GALE = re.compile(r"^[ \t]*Gale Document Number:? *(?:GALE\|)?\w+[ \t]*$", re.M | re.I)
GALE_TEXT = re.compile(r"^[ \t]*Full Text:?[ \t]*", re.M | re.I)
GALE_END = re.compile(r"^[ \t]*(?:Copyright:? |Source Citation|COPYRIGHT \d{4} )", re.M)


def gale(part):
    known, begin = field_lines(part), GALE_TEXT.search(part)
    head = part[: begin.start()] if begin else part[:2000]
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    first = next((at for at, line in enumerate(lines) if FIELD.match(line)), len(lines))
    title = known.get("title") or (lines[first - 1] if first else "")
    body = part[begin.end() :] if begin else ""
    end = GALE_END.search(body)
    return title.strip("\"“”"), body[: end.start()] if end else body, known.get("date", "")


# ------------------------------------------------------------------ Kindle

KINDLE = re.compile(r"^={10}[ \t]*$", re.M)
KINDLE_PLACE = re.compile(r"^- .*\d.*(?:\|.*)+$|^- Your (?:Highlight|Note)\b.*$", re.M)


def kindle(part):
    title, _, rest = part.strip().lstrip("\ufeff").partition("\n")
    place = KINDLE_PLACE.match(rest)
    if not place or not rest[place.end() :].strip():  # a place that is marked, and nothing of it
        return "", "", ""
    return title, rest[place.end() :], place[0].rsplit("|", 1)[-1].partition(" on ")[2]


# ------------------------------------------------------------------

# What stands before each article, or behind it; and, where a line of any text may look like that by
# chance, what such an export has besides.
BEFORE, BEHIND = 1, 0
PROQUEST_FIELD = re.compile(r"^(?:Full text|Abstract|Publication (?:title|date|info)|ProQuest document ID):", re.M | re.I)
LEXIS_SURE = re.compile(rf"{LENGTH.pattern}|{BODY.pattern}|^[ \t]*LOAD-DATE:", re.M | re.I)
EXPORTS = (
    (PROQUEST, BEFORE, PROQUEST_FIELD, proquest),
    (LEXIS, BEFORE, LEXIS_SURE, lexis),
    (NEXIS_END, BEHIND, LEXIS_SURE, lexis),
    (FACTIVA, BEHIND, None, factiva),
    (GALE, BEHIND, None, gale),
    (KINDLE, BEHIND, KINDLE_PLACE, kindle),
)


def is_sure(text, mark, field):
    """Whether a text has an export's marks, and its fields or marks that count up from 1 to a total."""
    marks = [re.findall(r"\d+", found[0]) for found in mark.finditer(text)]
    if not marks or field is None or field.search(text):
        return bool(marks)
    total = marks[0][-1:]
    return len(marks) > 1 and marks == [[str(number), *total] for number in range(1, len(marks) + 1)]


def articles_in(text):
    """The Documents of an export and what was left out of it, or an empty list where a text is none."""
    for mark, before, field, reader in EXPORTS:
        if not is_sure(text, mark, field):
            continue
        parts = mark.split(text)
        parts, rest = (parts[1:], parts[0]) if before else (parts[:-1], parts[-1])
        found = [article(number, *reader(part)) for number, part in enumerate(parts, 1)]
        found = [document for document in found if document]
        if found:
            lines = sum(bool(re.search(r"\w", line)) for line in rest.split("\n"))
            where = "before the first" if before else "behind the last"
            return [*found, LeftOut({f"lines {where} article of an export": lines})]
    return []


def article(number, title, body, day):
    title = " ".join(title.split())[:LONGEST]
    body = body.strip()
    if not body and not title:
        return None
    day = dates.day(day[:LONGEST], True)
    return Document(str(number), f"{title}\n\n{body}".strip(), title, day, "text" if day else "")


def is_export(text):
    return any(is_sure(text, mark, field) for mark, _, field, _ in EXPORTS)
