"""Web pages: the article, without menus, comments and notices (trafilatura), or all of the text
where there is nothing else in a piece of HTML."""

import collections
import re

from lxml import etree, html

from article import Document, LeftOut, Unusable, needs

from readers import charset, dates, exports, index_pages, page_days
from readers.markup import is_note_number, markup_text

PAGE_MOST = 20 << 20  # bytes of a web page
DEEPEST = 200  # elements within elements: deeper ones stand beside each other
TAGS_MOST = 30000  # of a page whose article is looked for; of one with more all is text

SENTENCE_END = re.compile(r"[.!?…:;。！？।॥؟۔።։][\"'”“’»)\]」』]*$")
TAIL_LINE = 100  # characters of a line below an article that is none of its paragraphs
TAIL_PART = 0.1  # of the text, at most


def without_tail(paragraphs):
    """Paragraphs without the short lines below the last one that is no sentence: buttons, links,
    what no comment is to. Only of a text most of whose paragraphs end as sentences do."""
    ends = [bool(SENTENCE_END.search(paragraph.rstrip())) for paragraph in paragraphs]
    count, room = len(paragraphs), TAIL_PART * sum(map(len, paragraphs))
    if 2 * sum(ends) < count:
        return paragraphs
    while count > 1 and not ends[count - 1] and len(paragraphs[count - 1]) < TAIL_LINE:
        room -= len(paragraphs[count - 1])
        if room < 0:
            break
        count -= 1
    return paragraphs[:count]


DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
ATTRIBUTES = re.compile(r"<[a-zA-Z][^<>]{20000,}>")


def markup_of(page, declared=None):
    """The markup of a page in bytes, in the charset that it says or that is found."""
    said = DECLARED.search(page[:4096]) or re.search(rb"encoding=[\"']([\w.:-]+)", page[:200])
    return charset.decode(page, declared or (said[1].decode("ascii", "replace") if said else None))


WALL = re.compile(
    r"<(/?)(div|span|section|article|b|i|u|s|a|font|em|strong|small|big|blockquote|center|table|ul|ol|dl|main"
    r"|form|aside|nav|header|footer|sub|sup|code|tt|ins|del|q|cite|label|fieldset|figure|details|pre|h[1-6])"
    r"\b[^<>]*>",
    re.I,
)


def shallow(markup):
    """Markup without the tags that stand so deep within others that libraries give up on it."""
    depth = 0

    def kept(tag):
        nonlocal depth
        if tag[1]:
            depth = max(depth - 1, 0)
            return tag[0] if depth < DEEPEST else " "
        depth += 1
        return tag[0] if depth <= DEEPEST else " "

    return WALL.sub(kept, markup)


# What no tree may hold, as it is or by its number.
CONTROLS = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:[xX]([\da-fA-F]{1,6})|(\d{1,7}));?")


def without_control(found):
    code = int(found[1], 16) if found[1] else int(found[2] or 0)
    return " " if code < 32 and code not in (9, 10, 13) or code in (0xFFFE, 0xFFFF) else found[0]


def tree_of(markup):
    """The tree of a page's markup, or None where there is none."""
    markup = ATTRIBUTES.sub(lambda tag: tag[0].split(None, 1)[0] + ">", markup)
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)
    markup = CONTROLS.sub(without_control, markup)
    markup = shallow(markup)
    try:
        return html.document_fromstring(
            markup.encode("utf-8", "replace"),
            parser=html.HTMLParser(
                encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
            ),
        )
    except (ValueError, AssertionError, html.etree.ParserError):
        return None


# What is not shown; a page of which it is half shows that later.
HIDDEN = (
    "//template | //body//*[self::noscript or @hidden or @aria-hidden='true' or self::dialog[not(@open)]"
    " or contains(translate(@style, 'DISPLAYNOEVBTHRU ', 'displaynoevbthru'), 'display:none')"
    " or contains(translate(@style, 'DISPLAYNOEVBTHRU ', 'displaynoevbthru'), 'visibility:hidden')]"
)
# A link to a note that is not set high.
NOTE_LINK = (
    " | //a[@role='doc-noteref' or contains(@class, 'noteref') or contains(@class, 'footnote-ref')"
    " or contains(@*[name()='epub:type'], 'noteref')]"
)
OF_SUBJECT = (
    "//*[contains(concat(' ', @class, ' '), ' bday ') or contains(@class, 'dtstart')]"
    " | //table[contains(@class, 'infobox') or contains(@class, 'vcard')]"
    "//*[contains(@class, 'published') or contains(@class, 'updated')]"
)


def tidy(tree):
    """Takes out what no reader sees, and the numbers of notes; parts lists from tables."""
    whole = len(tree.text_content())
    for element in tree.xpath(HIDDEN):
        most = whole if element.tag == "template" else whole // 2
        if element.getparent() is not None and len(element.text_content()) <= most:
            element.drop_tree()
    for element in tree.xpath(OF_SUBJECT):  # days of what an article is about, marked as its own
        del element.attrib["class"]
    drop_note_numbers(tree)
    thin(tree)
    unfold_layout(tree)
    for cell in tree.xpath("//td[.//ul or .//ol] | //th[.//ul or .//ol]"):
        for element in cell.xpath(".//ul | .//ol | .//li"):
            element.tag = "div" if element.tag != "li" else "p"


def drop_note_numbers(tree):
    """Takes out the numbers of notes, all at once: texts that grow with each take too long."""
    last, before = None, ""
    for element in tree.xpath("//sup" + NOTE_LINK):
        if last is None or element.getprevious() is not last or last.tail:
            before = text_before(element)
        last = None
        if is_note_number(element.text_content(), before) and element.getparent() is not None:
            last, element.tag = element, NOTE_NUMBER
    etree.strip_elements(tree, NOTE_NUMBER, with_tail=False)


NOTE_NUMBER = "winnow-note-number"
CROWD = 1000  # links and the like in one element


def thin(tree):
    """Makes text of links that stand by the thousands in one element, and one text of what has many
    parts: the time that trafilatura takes for them grows with the square."""
    crowds = collections.Counter(element.getparent() for element in tree.iter("a", "span"))
    for parent, count in crowds.items():
        if parent is not None and count > CROWD:
            etree.strip_tags(parent, "a", "span")
    for element in tree.iter(etree.Element):
        element.text, element.tail = element.text, element.tail


def text_before(element):
    """The text that stands just before an element."""
    previous = element.getprevious()
    if previous is not None:
        return previous.tail if previous.tail else previous.text_content()[-20:]
    parent = element.getparent()
    return (parent.text or "") if parent is not None else ""


def check_size(size):
    if size > PAGE_MOST:
        raise Unusable(f"a page of more than {PAGE_MOST >> 20} MB, skipped")


def articles_of(page, name="", declared=None):
    """The articles of a web page: each one of a blog or an index that has several whole ones."""
    return all_of(page, name, declared)[0]


def all_of(page, name="", declared=None):
    """The articles of a web page, and how many paragraphs stand beside several ones."""
    check_size(len(page))
    markup = markup_of(page, declared).text if isinstance(page, bytes) else page
    parts = index_pages.parts_of(markup, tree_of) if markup.count("<") <= TAGS_MOST else []
    found = [part_of(part, name, number) for number, part in enumerate(parts, 1)]
    found = [article for article in found if article and article.text.strip()]
    if len(found) > 1 and all(article.title for article in found):
        return found, index_pages.count_beside(parts)
    article = article_of(markup, name)
    if article and len(found) > 1:  # of a report that goes on, say
        text = "\n\n".join(part.text for part in found)
        return [article._replace(text=with_title(article.title, text))], 0
    return [article] if article else [], 0


def with_title(title, text):
    return text if text.startswith(title) else f"{title}\n\n{text}"


def is_day(text):
    return len(text) < TAIL_LINE and not text.endswith(".") and bool(dates.day(text))


def part_of(part, name, number):
    """The Document of one of several articles of a page, or None."""
    language = part.getroottree().getroot().get("lang", "")
    markup = index_pages.page_of(part, language)
    article = article_of(markup)
    if article is None:
        return None
    title = index_pages.title_of(part)
    if "\n" not in article.text:  # too short for trafilatura to see its parts
        paragraphs = markup_text(markup[markup.find("<body>") :]).split("\n\n")
        kept = [text for text in paragraphs if text != title and not is_day(text)]
        article = article._replace(text="\n\n".join(kept))
    mark = part.get("id") or str(number)
    return article._replace(
        name=f"{name}#{mark}" if name else mark,
        text=with_title(title, article.text),
        title=title,
        address=index_pages.address_of(part) or article.address,
    )


def article_of(page, name="", declared=None):
    """The article of a web page, without menus, comments and notices; None where there is none."""
    try:
        import trafilatura
        from trafilatura.metadata import extract_metadata
    except ImportError:
        raise Unusable(needs("trafilatura")) from None
    check_size(len(page))
    markup = markup_of(page, declared).text if isinstance(page, bytes) else page
    if markup.count("<") > TAGS_MOST:
        return Document(name, markup_text(markup))
    tree = tree_of(markup)
    if tree is None:
        return None
    tidy(tree)
    plain = wrap_plain(tree)
    about = extract_metadata(tree, extensive=False)
    said = dates.day(about.date) or page_days.day_of(tree)
    text = trafilatura.extract(tree, include_comments=False, include_tables=True)
    if not text:
        return None
    paragraphs = text.split("\n")  # trafilatura puts one on a line
    if END.search(markup) and not plain:  # of one that is cut the last sentence may be, too
        paragraphs = without_tail(paragraphs)
    day = day_of(tree, markup, said)
    return Document(
        name,
        "\n\n".join(paragraphs),
        title_of(tree, about.title or "", text),
        day,
        "text" if day else "",
        about.url or "",
    )


END = re.compile(r"</(?:body|html)\b", re.I)


def day_of(tree, markup, day):
    """The day that was found; of 1/6/2026 in a page of the United States the other one."""
    language = tree.xpath("string(/html/@lang)") or tree.xpath(
        "string(//meta[@property='og:locale']/@content)"
    )
    if not day or day in markup or language.replace("_", "-").lower() != "en-us":
        return day
    year, month, date = map(int, day.split("-"))
    written = re.search(rf"(?<!\d)0?{date}/0?{month}/{year}(?!\d)", markup)
    return dates.iso(year, date, month) or day if written else day


LAYOUT_LEAST = 300  # characters of a cell that holds a page's text


def unfold_layout(tree):
    """Makes parts of the cells of tables in which a page was laid out, as before style sheets."""
    for table in tree.xpath("//table[not(.//th)]"):
        cells = table.xpath("./tr/td | ./tbody/tr/td")
        if not any(
            len(cell.text_content()) >= LAYOUT_LEAST and cell.xpath(".//p | .//br | .//ul | .//table")
            for cell in cells
        ):
            continue
        for element in [table, *table.xpath("./tbody | ./tr | ./tbody/tr"), *cells]:
            element.tag = "div"


LINKED_MOST = 0.1  # of a page without parts is links
PARTED = "//article | //main | //nav | //aside | //*[@role='main'] | //div[@class or @id] | //section"


def wrap_plain(tree):
    """Makes an article of a page that has no parts: else its lists and headings would be lost.
    Whether it did."""
    body = next(iter(tree.xpath("/html/body")), None)
    if body is None or tree.xpath(PARTED):
        return False
    linked = sum(len(link.text_content()) for link in body.xpath(".//a"))
    if linked > LINKED_MOST * len(body.text_content()):
        return False
    article = html.Element("article")
    article.text, body.text = body.text, None
    article.extend(list(body))
    body.append(article)
    return True


def title_of(tree, title, text):
    """The title that trafilatura found, unless it is the site's and the page's <title> has one."""
    heads = [" ".join(head.text_content().split()) for head in tree.xpath("//h1")[:4]]
    whole = " ".join("".join(tree.xpath("//head/title[1]//text()")).split())
    shown = tree.xpath("string(//meta[@property='og:title']/@content)").strip()
    if title and title in heads and whole and not whole.lower().startswith(title.lower()[:20]):
        for better in (shown, *heads, re.split(r"\s+[|–—·»-]\s+", whole)[0]):
            if (
                better
                and len(better) > len(title)
                and whole.lower().startswith(better.lower()[:20])
            ):
                return better
    return title


HINT = re.compile(
    r"\d+ of \d+ DOCUMENTS|End of Document|Document \d+ of \d+|Document [A-Z]{2,10}0000\w"
)


def read(source):
    check_size(source.size)
    page = source.file.read()
    decoded = markup_of(page)
    exported = exports.articles_in(markup_text(decoded.text)) if HINT.search(decoded.text) else []
    if exported:
        yield from exported
        return
    articles, beside = all_of(decoded.text)
    if beside:
        yield LeftOut({"paragraphs beside the articles of a page": beside})
    if not articles and not re.search(
        r"<(?:nav|script|form|iframe|frameset|menu)\b", decoded.text, re.I
    ):
        articles = [Document("", markup_text(decoded.text))]
    yield from (article for article in articles if article.text.strip())


def read_fragment(source):
    """A piece of HTML that is an article and nothing else."""
    check_size(source.size)
    text = markup_text(markup_of(source.file.read()).text)
    if text:
        yield Document("", text)
