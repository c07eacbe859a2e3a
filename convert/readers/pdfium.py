"""PDF by PDFium (pypdfium2), where pdftotext is not installed: the same pages of lines."""

import statistics

import pypdfium2
from pypdfium2 import raw

from article import Unusable

from readers.pdf import Line, Page

BROKEN_HYPHEN = 2  # what PDFium makes of a hyphen and the end of a line
WIDE_GAP = 0.6  # of a line's height: more between two lines parts blocks


def characters(text):
    """(character, top, bottom) of a page, measured from the bottom; spaces have no place."""
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if code == BROKEN_HYPHEN:
            yield "-", None
            yield "\n", None
        elif code in (10, 13, 32, 0xFFFE, 0xFFFF):
            yield "\n" if code in (10, 13) else " ", None
        elif code:
            _, bottom, _, top = text.get_charbox(index, loose=True)
            yield chr(code), (top, bottom)


def rows(text, height):
    """(words, top, bottom) of each line, measured from the top of the page."""
    signs, places = [], []
    for sign, place in (*characters(text), ("\n", None)):
        if sign != "\n":
            signs.append(sign)
            places.extend([place] if place else ())
            continue
        words = " ".join("".join(signs).split())
        if words and places:
            yield (
                words,
                height - statistics.median(top for top, _ in places),
                height - statistics.median(bottom for _, bottom in places),
            )
        signs, places = [], []


def is_apart(last, top, bottom):
    """Whether a line begins another block than that of the line before it."""
    tall, high = last.bottom - last.top, bottom - top
    return top - last.bottom > WIDE_GAP * tall or abs(tall - high) > 0.15 * max(tall, high)


def page_of(pdf, number):
    leaf = pdf[number]
    text = leaf.get_textpage()
    page = Page(leaf.get_height())
    last, flow, block = None, 0, 0
    for words, top, bottom in rows(text, page.height):
        if last is not None and top < last.top - (last.bottom - last.top):  # another column
            flow, block = flow + 1, block + 1
        elif last is not None and is_apart(last, top, bottom):
            block += 1
        last = Line(words, top, bottom, (number, flow), (number, block))
        page.lines.append(last)
    text.close()
    leaf.close()
    return page


def read(data):
    """The Pages of a PDF, and what it says about itself."""
    try:
        pdf = pypdfium2.PdfDocument(data)
        return [page_of(pdf, number) for number in range(len(pdf))], pdf.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise Unusable("encrypted" if "password" in str(error).lower() else "damaged") from error
