"""Prints the names of the months in every language, as convert/readers/months.tsv has them.

Usage: python3 unicode/months.py >convert/readers/months.tsv

A line a month: its number, then its names, in small letters and without points, from Unicode's CLDR
(Babel) and from dateparser's additions. A name that is another month's in another language
belongs to the language that comes first in FIRST.
"""

import importlib
import pkgutil
import re
import unicodedata

import dateparser.data.date_translation_data as translations
from babel import Locale, UnknownLocaleError, localedata

FIRST = """en de fr es it pt nl pl ru sv cs nb da fi tr el hu ro uk id ar he bg sr hr sk ca vi th hi fa lt
    lv sl et is eu gl sq mk ms ka kk bn ta ur cy""".split()
LEAST = 3  # ASCII letters of a name
OTHERS = set("sun mon tue wed thu fri sat est edt cst cdt mst pst pdt cet ist gmt utc the and for".split())
NUMERAL = re.compile("[ivx]+")
ENGLISH = """january february march april may june july august september october november
    december""".split()


def plain(name):
    return unicodedata.normalize("NFC", name.lower()).replace(".", "").strip()


def of_cldr(language):
    try:
        months = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        return
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in months[context][width].items():
                yield int(number), name


def of_dateparser(language):
    try:
        names = importlib.import_module(f"{translations.__name__}.{language}").info
    except ModuleNotFoundError:
        return
    for number, month in enumerate(ENGLISH, 1):
        for name in names.get(month, ()):
            yield number, name


def is_name(name):
    if len(name) < (LEAST if name.isascii() else 2) or name in OTHERS:
        return False
    return name[0].isalpha() and bool(NUMERAL.sub("", name)) and not any(map(str.isdigit, name))


def main():
    others = sorted(name for name in localedata.locale_identifiers() if name.count("_") < 2)
    more = sorted(module.name for module in pkgutil.iter_modules(translations.__path__))
    found = {}
    for language in dict.fromkeys([*FIRST, *others, *more]):
        for number, name in (*of_cldr(language), *of_dateparser(language)):
            name = plain(name)
            if is_name(name):
                found.setdefault(name, number)
    for number in range(1, 13):
        names = sorted(name for name, month in found.items() if month == number)
        print(number, *names, sep="\t")


if __name__ == "__main__":
    main()
