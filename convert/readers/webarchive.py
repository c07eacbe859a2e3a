"""Archives of the web (WARC, ARC): the pages in them that are articles.

What is read: responses with a status of success, and resources, whose content is HTML, plain text,
PDF or a feed, and the text that others made of pages (conversion). Answers with errors, scripts,
pictures and requests are counted where there was an answer, and left out.
"""

import re
import zlib

from article import Document, Failure, LeftOut, Member, Remark, Unusable, needs

from readers import charset, dates, pages
from readers.http_body import body

FEEDS = ("rss", "atom", "xml")


def articles_of(record, name):
    """What a record holds: Documents, Members, or a string, why it is left out."""
    if record.rec_type == "conversion":
        yield Document(name, charset.decode(body(record, pages.PAGE_MOST)).text, address=name)
        return
    if record.rec_type not in ("response", "resource"):
        return
    headers = record.http_headers
    status = headers.get_statuscode() if headers else "200"
    if not status.startswith("2"):
        yield "answers that are errors or lead elsewhere"
        return
    kind = ((headers or record.rec_headers).get_header("Content-Type") or "").lower()
    if "html" in kind:
        found = pages.articles_of(body(record, pages.PAGE_MOST), name, label(kind))
        for page in found:
            yield page._replace(address=page.address or name)
        if not found:
            yield "pages without an article"
    elif kind.startswith("text/plain"):
        text = charset.decode(body(record, pages.PAGE_MOST), label(kind)).text
        yield Document(name, text, address=name)
    elif "pdf" in kind or any(word in kind for word in FEEDS) and "image" not in kind:
        yield Member(name, [body(record, pages.PAGE_MOST)])
    else:
        yield "files that are no articles"


def label(kind):
    """The charset in a Content-Type."""
    _, found, rest = kind.partition("charset=")
    return rest.split(";")[0].strip(" \"'") if found else None


def read_warc(source):
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        raise Unusable(needs("warcio")) from None
    left_out, record = {}, None
    try:
        for record in ArchiveIterator(source.file, arc2warc=True):
            name = record.rec_headers.get_header("WARC-Target-URI") or ""
            day = dates.day(record.rec_headers.get_header("WARC-Date"))
            for item in found(record, name):
                if isinstance(item, str):
                    left_out[item] = left_out.get(item, 0) + 1
                elif isinstance(item, Document) and not item.day and item.text:
                    yield item._replace(day=day, dayfrom="text" if day else "")
                elif not isinstance(item, Document) or item.text:
                    yield item
        if record and (is_cut(record) or ends_in_head(source)):
            yield Remark("cut off: its last record is not whole", True)
    except (EOFError, OSError, ValueError, zlib.error, AttributeError) as error:
        yield Remark(
            f"cut off or damaged: the records before are read ({type(error).__name__})", True
        )
    except Exception as error:  # warcio's own
        yield Remark(f"damaged: the records before are read ({error})", True)
    yield LeftOut(dict(sorted(left_out.items())))


def is_cut(record):
    """Whether the file ends within its last record."""
    return (getattr(record.raw_stream, "limit", 0) > 0
            or record.rec_headers.get_header("Content-Length") is None)


HEAD_MOST = 1 << 16  # bytes of a record's head in which a file may end
BEGIN, BLANK = re.compile(rb"(?:^|\n)WARC/\d\.\d\r?\n"), re.compile(rb"\n\r?\n")


def ends_in_head(source):
    """Whether the file, if it is not packed, ends within the head of a record."""
    source.file.seek(max(0, source.size - HEAD_MOST))
    end = source.file.read()
    begins = [match.end() for match in BEGIN.finditer(end)]
    return bool(begins) and not BLANK.search(end, begins[-1] - 1)


def found(record, name):
    try:
        yield from articles_of(record, name)
    except Unusable as reason:
        yield Failure(name, str(reason))
    except (zlib.error, UnicodeError, ValueError, LookupError) as error:
        yield Failure(name, f"damaged: {error}")
