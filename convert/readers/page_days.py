"""The day of a page in the spellings of all languages, where its metadata has none that is known."""

import itertools

from readers import dates
from readers.field_names import place_of, plain

LOOKED_AT = 20  # elements that may have the day
LONGEST = 100  # characters of one that has it
MARKED = "contains(translate(concat(@class, ' ', @id), 'DTP', 'dtp'), '%s')"
PLACES = (
    "//*[@itemprop='datePublished' or @itemprop='dateCreated']",
    "//time",
    "//*[" + " or ".join(MARKED % word for word in ("date", "publish", "posted", "time", "byline", "docHeader")) + "]",
)
WITHOUT = "[not(ancestor-or-self::aside or ancestor-or-self::footer or ancestor-or-self::nav)]"


def of_metadata(tree):
    for element in tree.xpath("//meta[@content]"):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        if place_of("date", plain(name.replace(":", ".").rsplit(".", 1)[-1])) is not None:
            yield element.get("content")


def of_elements(tree):
    for place in PLACES:
        for element in itertools.islice(tree.xpath(place + WITHOUT), LOOKED_AT):
            yield element.get("datetime") or element.get("content") or ""
            text = " ".join(element.text_content().split())
            if len(text) <= LONGEST:
                yield text


def day_of(tree):
    """The first day that a page states of itself, or ""."""
    return next(filter(None, map(dates.day, itertools.chain(of_metadata(tree), of_elements(tree)))), "")
