#!/usr/bin/env python3
"""Unpacks wheels for convert/, without what it does not use.

    data/articles.py FOLDER WHEEL...

Of Babel's 1,100 locales, which courlan asks about the language of an address, English remains.
"""

import re
import sys
import zipfile

KEPT = re.compile(r"babel/locale-data/(?:root|en)\.dat")
# Programs, headers and sources of what is compiled, and tests.
UNUSED = re.compile(r"babel/locale-data/|[^/]*\.data/|dateutil/zoneinfo/.*gz|.*\.(?:pyx|pxi|pxd|h|c)$|"
                    r"lxml/(?:includes|isoschematron|objectify|html/(?:diff|_diff\w*))\b|"
                    r"(?:bin|pypdfium2_cli|.*/tests?)/")


def is_used(name):
    return bool(KEPT.match(name)) or not UNUSED.match(name)


def main():
    folder, *wheels = sys.argv[1:]
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(folder, filter(is_used, packed.namelist()))


if __name__ == "__main__":
    main()
