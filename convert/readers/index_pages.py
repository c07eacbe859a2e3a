"""Pages with several whole articles: of a blog, an index, a front page. Which parts of a page these are."""

import re

from lxml import html

SIGNS = re.compile(
    r"""<article\b|\b(?:hentry|h-entry)\b|role=["']?article\b|schema\.org/\w*(?:Article|BlogPosting)"""
)
ARTICLES = (
    "//article | //*[@role='article']"
    " | //*[contains(@itemtype, 'schema.org/') and"
    " (contains(@itemtype, 'Article') or contains(@itemtype, 'BlogPosting'))]"
    " | //*[contains(concat(' ', @class, ' '), ' hentry ') or"
    " contains(concat(' ', @class, ' '), ' h-entry ')]"
)
OTHERS = re.compile(
    r"comment|reply|teaser|card\b|related|promo|recommend|sidebar|widget|more-|sponsor|advert|popular", re.I
)
BESIDE = {"aside", "nav", "footer", "header", "form"}
LEAST = 60  # characters of the paragraphs of an article
SHARE = 3  # an article has at least one so-manieth of those of the longest one, and
SHARE_BELOW = 2  # where that alone has the page's heading


def prose(element):
    """How many characters the paragraphs of an element have that are not links as a whole."""
    return sum(
        len(" ".join(paragraph.text_content().split())) for paragraph in element.xpath(".//p[not(ancestor::a)]")
    )


def is_beside(element):
    """Whether an element stands in what is no article's place, as comments do."""
    while element is not None:
        words = f"{element.get('class', '')} {element.get('id', '')}"
        if element.tag in BESIDE or element.tag not in ("html", "body") and OTHERS.search(words):
            return True
        element = element.getparent()
    return False


def parts_of(markup, tree_of):
    """The elements of the whole articles of a page where it has several, or []."""
    if len(SIGNS.findall(markup)) < 2 or (tree := tree_of(markup)) is None:
        return []
    found = set(tree.xpath(ARTICLES))
    outer = [element for element in tree.xpath(ARTICLES) if found.isdisjoint(element.iterancestors())]
    sizes = {element: prose(element) for element in outer if not is_beside(element)}
    most = max(sizes.values(), default=0)
    heads = [element for element in sizes if element.xpath(".//h1")]
    share = SHARE_BELOW if len(heads) == 1 and sizes[heads[0]] == most else SHARE
    parts = [element for element, size in sizes.items() if size >= max(LEAST, most / share)]
    whole = prose(tree)
    return parts if len(parts) > 1 and 2 * sum(map(sizes.get, parts)) > whole else []


BLOCKS = ("p", "div", "li", "td", "dd", "blockquote", "pre", "section")
LINKED_MOST = 0.5  # of a paragraph is links


def own_text(element):
    """The text of an element that is in none of its blocks, and is not links for the most part."""
    if next(element.iterdescendants(*BLOCKS), None) is not None:
        return " ".join(" ".join([element.text or "", *(child.tail or "" for child in element)]).split())
    text = " ".join(element.text_content().split())
    linked = sum(len(link.text_content()) for link in element.iterdescendants("a"))
    return text if linked <= LINKED_MOST * len(text) else ""


def count_beside(parts):
    """How many paragraphs of prose a page has that are in none of its articles, and in no menu or
    the like."""
    tree, within = parts[0].getroottree(), set(parts)
    return sum(
        element not in within
        and len(own_text(element)) >= LEAST
        and within.isdisjoint(element.iterancestors())
        and not is_beside(element)
        for element in tree.xpath(" | ".join(f"//{name}[not(ancestor::a)]" for name in BLOCKS))
    )


HEADING = ".//h1 | .//h2 | .//h3 | .//h4 | .//*[@itemprop='headline']"
MARKED_HEADING = ".//*[contains(@class, 'titre') or contains(@class, 'title') or contains(@class, 'headline')]"


def heading_of(element):
    """The element of an article's own heading, or None."""
    return next(iter(element.xpath(HEADING) or element.xpath(MARKED_HEADING)), None)


def title_of(element):
    head = heading_of(element)
    return "" if head is None else " ".join(head.text_content().split())


def page_of(element, language):
    """The markup of a page that has this article alone."""
    body = html.tostring(element, encoding="unicode", with_tail=False)
    title = html.Element("title")
    title.text = title_of(element)
    page_title = html.tostring(title, encoding="unicode")
    return f'<html lang="{language}"><head>{page_title}</head><body><article>{body}</article></body></html>'


def address_of(element):
    """Where an article stands by itself, if its heading is a link to that."""
    head = heading_of(element)
    links = [] if head is None else head.xpath(".//a/@href | ancestor::a/@href")
    return next((link for link in links if "://" in link), "")
