"""Text in UTF-8 that a program has taken for a charset of one byte and written in UTF-8 once more, as
the exports of Facebook are: "FÃ¤hre" for "Fähre"."""

import re

LEAD = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]")
# The bytes 0x80 to 0x9f: as cp1252 has them, and as they are.
CP1252 = {ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"}


def undone(text):
    """The text that was meant, where all that is not ASCII was written twice; else the same."""
    if text.isascii() or not LEAD.search(text):
        return text
    try:
        return text.translate(CP1252).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
