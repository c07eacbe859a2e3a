"""Names of articles: as they are written, and made distinct."""

import re

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


def harmless(text):
    """Bytes for a message: no control character or override of direction."""
    return HARMFUL.sub(_coded, text.decode("utf-8", "surrogateescape")).encode()


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
