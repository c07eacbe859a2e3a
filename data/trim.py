#!/usr/bin/env python3
"""Copies wheels into a folder, without what nothing here reads of them.

    data/trim.py FOLDER WHEEL...
    data/trim.py --current WHEEL    status 1: it was made smaller for fewer languages than are read now

Of wordfreq's large lists remain the rows that frequencies.py takes, of simplemma the languages that
are asked for, of pyvi its list, of Babel's locales but English the months; of the others what
articles.py unpacks.
"""

import gzip
import importlib
import pathlib
import pickle
import re
import sys
import zipfile

from articles import KEPT, is_used
from frequencies import CUT
from function_words import INFLECTED
from lexicon_analyzers import CITED
from vietnamese import LIST as VIETNAMESE

RULES = pathlib.Path(__file__).with_name("stems.mk").read_text("utf-8")
STEMS = re.search("^STEMS := (.*)", RULES, re.MULTILINE)[1].split()
LEMMAS = {*STEMS, *CITED, *INFLECTED, "nb", "hbs"}  # Norwegian and Serbian, as simplemma calls them
CHOSEN = "simplemma/chosen.txt"  # the languages that a wheel was made smaller for
LOCALE = re.compile(r"babel/locale-data/.*\.dat")
HEADER = b"\x82\xa6format\xa2cB\xa7version\x01"  # of wordfreq's lists (data/wordfreq_rows.py)
PACKED = re.compile(r"\.(?:gz|plzma)$")
RECORD = re.compile(r"[^/]*\.dist-info/RECORD")  # of what is no longer so


def heading(data, at):
    """The number of rows or words of MessagePack's array that begins here, and where the first is."""
    if data[at] >> 4 == 0x9:
        return data[at] & 0xF, at + 1
    size = {0xDC: 2, 0xDD: 4}[data[at]]
    return int.from_bytes(data[at + 1 : at + 1 + size], "big"), at + 1 + size


def cut(data, rows):
    """A list with its first rows alone."""
    count, start = heading(data, 0)
    at = start + len(HEADER)
    if data[start:at] != HEADER:
        raise ValueError("wordfreq's list begins with an unknown header")
    rows = min(rows, count - 1)
    for _ in range(rows):
        words, at = heading(data, at)
        for _ in range(words):
            head = data[at]
            at += 1 + (head & 0x1F) if head < 0xC0 else 2 + data[at + 1]
    return b"\xDD" + (rows + 1).to_bytes(4, "big") + data[start:at]


def wordfreq(name, data):
    """A list of frequencies: the rows to the cut."""
    if "/large_" not in name:
        return data
    return gzip.compress(cut(gzip.decompress(data), CUT + 1), 6, mtime=0)


def babel(name, data):
    """A locale: its months."""
    if not LOCALE.match(name) or KEPT.match(name):
        return data
    return pickle.dumps({"months": pickle.loads(data).get("months", {})})


def reads_wordfreq(name):
    return not name.startswith("wordfreq/data/") or name.endswith(".gz")


def reads_simplemma(name):
    path = pathlib.PurePath(name)
    return path.suffix != ".plzma" or path.stem in LEMMAS


def reads_pyvi(name):
    return not name.startswith("pyvi/") or name == VIETNAMESE


def as_it_is(_, data):
    return data


# What is read of a package, and what remains of that.
TRIMMED = {
    "wordfreq": (reads_wordfreq, wordfreq),
    "simplemma": (reads_simplemma, as_it_is),
    "pyvi": (reads_pyvi, as_it_is),
    "babel": (lambda name: is_used(name) or LOCALE.match(name), babel),
}


def trim(wheel, target):
    is_read, remains = TRIMMED.get(wheel.name.split("-")[0], (is_used, as_it_is))
    with zipfile.ZipFile(wheel) as full, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for member in full.infolist():
            if is_read(member.filename) and not RECORD.match(member.filename):
                data = remains(member.filename, full.read(member))
                out.writestr(member, data, zipfile.ZIP_STORED if PACKED.search(member.filename) else None)
        if wheel.name.startswith("simplemma-"):
            out.writestr(zipfile.ZipInfo(CHOSEN), " ".join(sorted(LEMMAS)))


def is_current(wheel):
    """Whether a wheel has the languages that are read of it now."""
    if not wheel.name.startswith("simplemma-"):
        return True
    with zipfile.ZipFile(wheel) as kept:
        return CHOSEN in kept.namelist() and kept.read(CHOSEN).decode() == " ".join(sorted(LEMMAS))


def main():
    folder, *wheels = map(pathlib.Path, sys.argv[1:])
    if sys.argv[1] == "--current":
        sys.exit(0 if all(map(is_current, wheels)) else 1)
    for wheel in wheels:
        if wheel.name.startswith("babel-"):
            sys.path.insert(0, str(wheel))
            importlib.import_module("babel")  # what its locales are made of
        trim(wheel, folder / wheel.name)


if __name__ == "__main__":
    main()
