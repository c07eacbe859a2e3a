#!/usr/bin/env python3
"""Prints the names of the months in every language, from Unicode's CLDR in Babel (Unicode licence).

    data/months.py BABEL-WHEEL >months.tsv

A line a month: its number, then its names, in small letters and without points. A name that is another
month's in another language belongs to the language that comes first in FIRST.
"""

import importlib
import re
import sys
import tempfile
import unicodedata
import zipfile

FIRST = """en de fr es it pt nl pl ru sv cs nb da fi tr el hu ro uk id ar he bg sr hr sk ca vi th hi fa lt
    lv sl et is eu gl sq mk ms ka kk bn ta ur cy""".split()
LEAST, LEAST_OTHERS = 3, 5  # ASCII letters of a name; was, man and van are months somewhere
OTHERS = set("sun mon tue wed thu fri sat est edt cst cdt mst pst pdt cet ist gmt utc the and for".split())
NUMERAL = re.compile("[ivx]+")


def plain(name):
    return unicodedata.normalize("NFC", name.lower()).replace(".", "").strip()


def names_of(babel, language):
    try:
        months = babel.Locale.parse(language).months
    except (babel.UnknownLocaleError, ValueError):
        return
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in months[context][width].items():
                yield int(number), plain(name)


def is_name(name, language):
    least = LEAST if language in FIRST else LEAST_OTHERS
    if len(name) < (least if name.isascii() else 2) or name in OTHERS:
        return False
    return name[0].isalpha() and bool(NUMERAL.sub("", name)) and not any(map(str.isdigit, name))


def months(babel, languages):
    """The number of the month of each name."""
    found = {}
    for language in languages:
        for number, name in names_of(babel, language):
            if is_name(name, language):
                found.setdefault(name, number)
    return found


def main():
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(sys.argv[1]) as wheel:
            wheel.extractall(folder)
        sys.path.insert(0, folder)
        babel = importlib.import_module("babel")
        known = importlib.import_module("babel.localedata").locale_identifiers()
        others = sorted(name for name in known if name.count("_") < 2)
        found = months(babel, dict.fromkeys([*FIRST, *others]))
    for number in range(1, 13):
        names = sorted(name for name, month in found.items() if month == number)
        print(number, *names, sep="\t")


if __name__ == "__main__":
    main()
