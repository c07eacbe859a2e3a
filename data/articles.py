#!/usr/bin/env python3
"""Unpacks wheels for convert/, without what it does not use.

    data/articles.py FOLDER WHEEL...

Of Babel's 1,100 locales those remain whose months convert/readers/dates.py knows, and `no`, from which
`nb` has them.
"""

import os
import re
import sys
import zipfile

sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "convert"))

from readers.dates import LANGUAGES  # noqa: E402

KEPT = re.compile(rf"babel/locale-data/(?:root|no|{'|'.join(LANGUAGES)})\.dat")
# Programs, headers and sources of what is compiled, and tests.
UNUSED = re.compile(r"babel/locale-data/|[^/]*\.data/|lxml/(?:includes|isoschematron)/|dateutil/zoneinfo/.*gz|.*\.(?:pyx|pxi|pxd|h|c)$|"
                    r"(?:bin|pypdfium2_cli|.*/tests?)/")


def is_used(name):
    return bool(KEPT.match(name)) or not UNUSED.match(name)


def main():
    folder, *wheels = sys.argv[1:]
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(folder, filter(is_used, packed.namelist()))


main()
