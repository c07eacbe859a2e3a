#!/usr/bin/env python3
"""Compile a language's word frequencies from wordfreq into share/frequencies/LANG.bin.

usage: frequencies.py WHEEL LANG > share/frequencies/LANG.bin

Source: the wheel of wordfreq 3.1.1 (Robyn Speer; data under CC BY-SA 4.0). Its list of a
language counts in centibels: the words of row n have frequency 10^(-n/100) per token. The
large list (to 10^-8) is taken where there is one, and cut at 10^-7; the small one ends at
10^-6. The layout of the result stands in lib/frequencies.c.
"""
import struct
import sys
import unicodedata
import zipfile

from mapped_table import hash_bytes, mapped_table
from wordfreq_rows import has, member, words_by_centibels
from wordfreq_tables import serbian_latin

CUT = 700  # centibels
LONGEST = 255  # bytes of a word
LOAD = 0.8  # of the table's slots
SOURCES = {"no": "nb", "sr": "sh", "hr": "sh", "bs": "sh", "tl": "fil"}
ABJADS = {"ar": "arab", "fa": "arab", "ur": "arab", "he": "hebr"}


def rows(wheel, language):
    """The words and their centibels, the frequent ones first."""
    source = SOURCES.get(language, language)
    name = next(n for n in ("large_" + source, "small_" + source) if has(wheel, n))
    for centibels, words in enumerate(words_by_centibels(wheel, name)[: CUT + 1]):
        for word in words:
            if len(word.encode()) <= LONGEST:
                yield word, centibels


def replacements(wheel, language):
    """How wordfreq respells what its list holds in one spelling only: code point -> text."""
    if language == "zh":
        return member(wheel, "_chinese_mapping")
    if language == "sr":
        return {code: text.lower() for code, text in serbian_latin(wheel).items()}
    if language == "ro":
        return {0x15F: "\u0219", 0x163: "\u021b"}
    if language == "tr":
        return {0x219: "\u015f", 0x21B: "\u0163"}
    if language in ABJADS:
        marks = [c for c in range(0x300, 0x900) if unicodedata.category(chr(c)) == "Mn"]
        return {code: "" for code in marks + [0x640]}
    return {}


def compiled(entries, respelled):
    steps = max(centibels for _, centibels in entries) + 1
    out = [struct.pack("<8sII", b"WINFREQ3", steps, len(respelled))]
    out.append(struct.pack("<%df" % steps, *(10 ** (-step / 100) for step in range(steps))))
    for code in sorted(respelled):
        text = respelled[code].encode()
        out.append(struct.pack("<IB7s", code, len(text), text))
    pairs = [(hash_bytes(word.encode()), centibels + 1) for word, centibels in entries]
    return b"".join(out) + mapped_table(pairs, LOAD)


def main():
    wheel = zipfile.ZipFile(sys.argv[1])
    language = sys.argv[2]
    entries = list(rows(wheel, language))
    sys.stdout.buffer.write(compiled(entries, replacements(wheel, language)))


if __name__ == "__main__":
    main()
