"""What a text that begins with `<` is: a feed, a page, XML of a known kind, subtitles.

The root is the first element behind comments, processing instructions and the document type.
"""

import re

from article import Unusable

from readers import markup, xml_table

SKIPPED = re.compile(r"\s+|<\?[^>]*?\?>|<\?[^>]*>")
ROOT = re.compile(r"<([a-zA-Z_][\w.:-]*)([^<>]*)>?")
FLAT = {"pkg:package", "w:wordDocument", "office:document"}  # office documents
LISTS = {"opml": "a list of feeds (OPML)", "urlset": "a list of pages (sitemap)",
         "sitemapindex": "a list of pages (sitemap)"}
FEEDS = {"rss", "feed", "rdf", "channel"}
PAGES = {"html", "head", "body"}


def junk_size(text):
    """How much stands before markup that something else stands before."""
    start = text[:JUNK_MOST].lstrip()
    if start.startswith(("<?", "<!")):
        return 0
    marked = start.startswith("<")
    found = (FEED_BEHIND_JUNK if marked else BEHIND_JUNK).search(text[:JUNK_MOST])
    if not found or marked and not is_warning(text[: found.start()]) or is_shown(text[found.end() :]):
        return 0
    return found.end()


def is_warning(junk):
    """Whether markup is what PHP says of an error, and no page."""
    return bool(WARNING.search(junk)) and not OF_PAGE.search(junk)


def is_shown(text):
    """Whether text follows a feed: it is shown in a page, as an example."""
    closed = list(CLOSED.finditer(text))
    rest = text[closed[-1].end() :] if closed else ""
    return bool(re.search(r"\w", COMMENT.sub("", rest)))


def skip(text):
    """(where the root begins, the document type) of markup."""
    place, doctype = junk_size(text), ""
    while True:
        found = SKIPPED.match(text, place)
        if found and found.end() > place:
            place = found.end()
        elif text.startswith("<!--", place):
            end = text.find("-->", place)
            place = end + 3 if end >= 0 else len(text)
        elif text[place : place + 9].lower() == "<!doctype":
            end = end_of_doctype(text, place)
            doctype, place = text[place:end], end
        else:
            return place, doctype


def end_of_doctype(text, place):
    """Where a document type ends, that of its own declarations included."""
    bracket, close = text.find("[", place), text.find(">", place)
    if 0 <= bracket < close:
        end = text.find("]", bracket)
        close = text.find(">", end) if end >= 0 else -1
    return close + 1 if close >= 0 else len(text)


def has_front(name, text):
    """Whether an <article> is one of a journal (JATS), and none of HTML."""
    return name == "article" and bool(re.search(r"<(?:front|article-meta|front-stub)[\s>]", text))


# What a server's program may have written before a page or a feed.
BEHIND_JUNK = re.compile(r"^[ \t]*(?=<(?:\?xml\b|!doctype\b|html\b|rss\b|feed\b|rdf:RDF\b))", re.I | re.M)
FEED_BEHIND_JUNK = re.compile(r"^[ \t]*(?=(?:<\?xml\b[^<>]{0,200}>\s*)?<(?:rss|feed|rdf:RDF)\b)", re.I | re.M)
WARNING = re.compile(r"\b(?:warning|notice|deprecated|error|strict standards)\b", re.I)
OF_PAGE = re.compile(r"<(?!/?(?:b|br|i|strong|em)\b)[a-z]", re.I)
CLOSED = re.compile(r"</(?:rss|feed|rdf:RDF)\s*>", re.I)
COMMENT = re.compile(r"<!--[^>]{0,500}-->")
JUNK_MOST = 2000  # characters


# Elements at the root that are HTML's whatever namespace they are given, but for those of others.
OF_HTML = set("div p span a b i em strong ul ol dl table h1 h2 h3 h4 h5 h6 br img main nav center font".split())
OF_OTHERS = re.compile(r"tei-c|docbook|oasis|nlm|niso|jats|iptc|xbrl")


def is_of_html(name, attributes):
    """Whether an element that names a namespace is one of HTML."""
    return "html" in attributes or name in OF_HTML and not OF_OTHERS.search(attributes)


def form_of(head):
    return form_of_markup(head.start) if head.start.startswith("<") else None


def form_behind_junk(head):
    """The form of markup before which stands something else, or None."""
    size = junk_size(head.start)
    return form_of_markup(head.start[size:]) if size else None


def form_of_markup(text):
    place, doctype = skip(text)
    root = ROOT.match(text, place)
    declared = text.startswith("<?xml")
    if not root:
        return "xml" if declared else None
    prefix, _, name = root[1].rpartition(":")
    name, lower = name, name.lower()
    if lower in LISTS:
        raise Unusable(LISTS[lower] + ", skipped")
    if root[1] in FLAT or lower == "workbook" and "spreadsheet" in root[2]:
        return "flat"
    if lower in FEEDS and (
        name == "rss" or "<item" in text or "<entry" in text or lower != "channel"
    ):
        return "feed"
    if lower in PAGES or doctype[9:].strip().lower().startswith("html"):
        return "html"
    if lower in ("tt", "sami"):
        return "subtitles"
    if lower == "svg":
        raise Unusable("image, skipped")
    of_other = "xmlns=" in root[2] and not is_of_html(lower, root[2]) or "docbook" in doctype.lower()
    if name in xml_table.ROOTS or declared or prefix or of_other or has_front(name, text):
        return "xml"
    if lower in markup.BLOCKS | markup.INLINE:
        return "html" if re.search(r"<(?:html|body|head)[\s>]", text, re.I) else "fragment"
    return "xml" if f"</{root[1]}>" in text or root[2].endswith("/") else None
