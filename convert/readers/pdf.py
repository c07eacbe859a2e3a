"""PDF, by pdftotext or PDFium (pdfium.py): the text without what stands on every page, and
sentences over the page.

pdftotext says where each line stands, so that running heads and feet are known by their place.
"""

import collections
import html
import re

from article import CUT_OFF, NotInstalled, Unusable

from readers import dates, hyphens
from readers.office import is_no_title, whole

TAG = re.compile(
    r"<(page|flow|block|line|word)\b([^>]*)>|</(page|flow|block|line)>|>([^<>]*)</word>"
)
NUMBERS = re.compile(r'(\w+)="([-\d.]+)"')
EDGE = 0.2  # of a page at its top and bottom, where what repeats may stand
LINES = 4  # of it
GAP = 0.7  # of a line's height between it and the text
OFTEN = 0.3  # of the pages have what repeats, and
AT_LEAST = 3  # so many
DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.I)
SENTENCE_END = re.compile(r"[.!?…:。！？][\"'”“’»)\]]*$")

Line = collections.namedtuple("Line", "text top bottom flow block")


class Page:
    def __init__(self, height):
        self.height, self.lines = height, []


def pages_of(markup):
    """The Pages in what pdftotext -bbox-layout prints."""
    page = None
    words, place, flow, block = [], {}, 0, 0
    for found in TAG.finditer(markup):
        name = found[1]
        if name == "page":
            page = Page(float(dict(NUMBERS.findall(found[2])).get("height", 0)))
        elif name == "line":
            words, place = [], dict(NUMBERS.findall(found[2]))
        elif name == "word":
            word = markup[found.end() : markup.find("<", found.end())]
            words.append(html.unescape(word))
        elif name == "flow":
            flow += 1
        elif name == "block":
            block += 1
        elif found[3] == "line" and page is not None:
            page.lines.append(
                Line(
                    " ".join(words),
                    float(place.get("yMin", 0)),
                    float(place.get("yMax", 0)),
                    flow,
                    block,
                )
            )
        elif found[3] == "page":
            yield page


def edges(page):
    """The lines at the top and at the bottom of a page that stand apart from the rest, whatever
    order they are read in."""
    by_place = sorted(page.lines, key=lambda line: line.top)
    high = apart(by_place, lambda line, other: other.top - line.bottom)
    low = apart(by_place[::-1], lambda line, other: line.top - other.bottom)
    return [line for line in high if line.bottom < EDGE * page.height] + [
        line for line in low if line.top > (1 - EDGE) * page.height
    ]


def apart(lines, distance):
    """The first lines up to a gap that is wider than those between lines of a text."""
    found = 0
    for place in range(min(LINES, len(lines) - 1)):
        line, other = lines[place], lines[place + 1]
        if distance(line, other) > GAP * (line.bottom - line.top):
            found = place + 1
    return lines[:found]


def shape(line):
    """A line as it repeats: numbers differ from page to page, and places a little."""
    return " ".join(DIGITS.sub("#", line.text).split()), round(line.top / 8)


def without_running(pages):
    """The pages without the lines that repeat at the same place of page after page."""
    counts = collections.Counter()
    for page in pages:
        counts.update({text for text, _ in map(shape, edges(page))})
    least = max(AT_LEAST, OFTEN * len(pages)) if len(pages) > 3 else len(pages)
    for page in pages:
        running = [
            line
            for line in edges(page)
            if len(pages) > 1 and (counts[shape(line)[0]] >= least and not is_sentence(line.text))
        ]
        page.lines = [line for line in page.lines if line not in running]
    return pages


def is_sentence(text):
    return len(text.split()) > 12 and bool(SENTENCE_END.search(text))


def text_of(pages):
    """The text of pages: a paragraph goes on over the page where it has not ended."""
    parts, last = [], None
    for page in pages:
        for line in page.lines:
            if last is not None:
                parts.append(gap(last, line))
            parts.append(line.text)
            last = line
    return "".join(parts)


def gap(last, line):
    if last.block == line.block:
        return "\n"
    if line.flow == last.flow and not differs(last, line) and not SENTENCE_END.search(last.text):
        return "\n"
    goes_on = line.text[:1].islower() or last.text.endswith(("-", "\u00ad"))
    return "\n" if goes_on and not SENTENCE_END.search(last.text) else "\n\n"


def differs(last, line):
    """Whether two lines are of letters of another size."""
    one, other = last.bottom - last.top, line.bottom - line.top
    return abs(one - other) > 0.15 * max(one, other)


TRAILER = 4096  # bytes at the end of a file in which its last mark stands
ABOUT = re.compile(r"^(\w+):[ \t]+(\S.*)$", re.M)


def by_poppler(source):
    """The Pages of a PDF, and what it says about itself."""
    markup = source.run(["pdftotext", "-enc", "UTF-8", "-bbox-layout", "-", "-"])
    said = source.run(["pdfinfo", "-isodates", "-enc", "UTF-8", "-"]).decode("utf-8", "replace")
    return list(pages_of(markup.decode("utf-8", "replace"))), dict(reversed(ABOUT.findall(said)))


def pages_and_about(source):
    try:
        return by_poppler(source)
    except NotInstalled as missing:
        try:
            from readers import pdfium
        except ImportError:
            raise missing from None
    source.file.seek(0)
    return pdfium.read(source.file.read())


def read(source):
    pages, about = pages_and_about(source)
    text = text_of(without_running(pages))
    if not text.strip():
        raise Unusable("a scan, which needs OCR: no text in it (try ocrmypdf)")
    title = about.get("Title", "").strip()
    day = dates.day(about.get("CreationDate", ""))
    yield from whole(
        hyphens.join(text), "" if is_no_title(title) else title, day if day > "1984" else ""
    )
    source.file.seek(max(0, source.size - TRAILER))
    if b"%%EOF" not in source.file.read():
        yield CUT_OFF
