"""Names of articles: as they are written, and made distinct."""

import datetime
import os
import re
import sys

# What would change the order or the look of a line on a terminal, and bytes that are not UTF-8.
HARMFUL = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\udc80-\udcff]")


def _coded(match):
    return "".join("\\x%02X" % byte for byte in match[0].encode("utf-8", "surrogateescape"))


PLAIN = re.compile(rb"[ -\[\]-~]*")


def escaped(name):
    """A name, in bytes, as the stream and the list of articles write it."""
    if not name or PLAIN.fullmatch(name):
        return name
    text = name.decode("utf-8", "surrogateescape").replace("\\", "\\\\")
    text = text.replace("\t", "\\t").replace("\n", "\\n")
    return HARMFUL.sub(_coded, text).encode()


ESCAPE = re.compile(rb"\\(?:x([0-9A-F]{2})|(.))", re.S)


def unescaped(name):
    """The bytes of a name that was written so."""
    def byte(match):
        if match[1]:
            return bytes([int(match[1], 16)])
        return {b"t": b"\t", b"n": b"\n"}.get(match[2], match[2])

    return ESCAPE.sub(byte, name)


# As lib/date.h has it: of the last part, else of the folder.
DAY = rb"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)"
DAY_IN_NAME = (
    re.compile(rb".*" + DAY + rb"[^/]*", re.S),
    re.compile(rb"(?:.*/)?((?:19|20)\d\d)(/)(\d\d)/(\d\d)(?![\d])(?:[^/]*|/[^/]*)", re.S),
    re.compile(rb"(?:.*/)?" + DAY + rb"/[^/]*", re.S),
)


def day_in_name(name):
    """The day that the name of a file says, as 2026-11-24, or b""."""
    last = name.rsplit(b"/", 1)[-1]
    for pattern, text in zip(DAY_IN_NAME, (last, name, name)):
        found = pattern.fullmatch(text)
        if found:
            try:
                return datetime.date(*map(int, found.group(1, 3, 4))).isoformat().encode()
            except ValueError:
                continue
    return b""


def harmless(text):
    """Bytes for a message: no control character or override of direction."""
    return HARMFUL.sub(_coded, text.decode("utf-8", "surrogateescape")).encode()


def tell(name, reason):
    """Says why a file cannot be used."""
    command = os.environb.get(b"WINNOW_AS", b"pipeline.sh")
    sys.stderr.buffer.write(b": ".join((command, harmless(name), harmless(reason.encode()))) + b"\n")


class Distinct:
    """Names that are met once: a further one gets a number, which no other name has. Of a name
    only its hash is kept, so that memory does not depend on how long names are."""

    def __init__(self):
        self._met = {}

    def take(self, name):
        number = self._met.get(hash(name))
        if number is None:
            self._met[hash(name)] = 1
            return name
        while True:
            number += 1
            other = name + b"#%d" % number
            if hash(other) not in self._met:
                self._met[hash(name)], self._met[hash(other)] = number, 1
                return other
