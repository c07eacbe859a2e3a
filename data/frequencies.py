#!/usr/bin/env python3
"""Compile a language's word frequencies from wordfreq into share/frequencies/LANG.bin.

usage: frequencies.py WHEEL LANG > share/frequencies/LANG.bin

Source: the wheel of wordfreq 3.1.1 (Robyn Speer; data under CC BY-SA 4.0). Its list of a
language counts in centibels: the words of row n have frequency 10^(-n/100) per token. The
large list (to 10^-8) is taken where there is one, and cut at 10^-7; the small one ends at
10^-6. The layout of the result stands in lib/frequencies.c.
"""
import gzip
import struct
import sys
import unicodedata
import zipfile

import msgpack
import numpy

from wordfreq_tables import serbian_latin

CUT = 700  # centibels
LONGEST = 255  # bytes of a word
SOURCES = {"no": "nb", "sr": "sh", "hr": "sh", "bs": "sh", "tl": "fil"}
ABJADS = {"ar": "arab", "fa": "arab", "ur": "arab", "he": "hebr"}


def rows(wheel, language):
    """The words and their centibels, the frequent ones first."""
    source = SOURCES.get(language, language)
    names = ["wordfreq/data/%s_%s.msgpack.gz" % (size, source) for size in ("large", "small")]
    name = next(n for n in names if n in wheel.namelist())
    header, *lists = msgpack.unpackb(gzip.decompress(wheel.read(name)), raw=False)
    if header != {"format": "cB", "version": 1}:
        sys.exit("frequencies.py: %s: unknown format %s" % (name, header))
    for centibels, words in enumerate(lists[: CUT + 1]):
        for word in words:
            if len(word.encode()) <= LONGEST:
                yield word, centibels


def replacements(wheel, language):
    """How wordfreq respells what its list holds in one spelling only: code point -> text."""
    if language == "zh":
        name = "wordfreq/data/_chinese_mapping.msgpack.gz"
        return msgpack.unpackb(
            gzip.decompress(wheel.read(name)), raw=False, strict_map_key=False
        )
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


def hashes(words):
    """hash_word() of lib/hash.h of each word, column by column."""
    sizes = numpy.array([len(w) for w in words])
    table = numpy.zeros((len(words), sizes.max()), dtype=numpy.uint32)
    for row, word in enumerate(words):
        table[row, : len(word)] = numpy.frombuffer(word, dtype=numpy.uint8)
    value = numpy.full(len(words), 2166136261, dtype=numpy.uint32)
    for column in range(table.shape[1]):
        inside = sizes > column
        value[inside] = (value[inside] ^ table[inside, column]) * numpy.uint32(16777619)
    return value ^ (value >> numpy.uint32(16))


def compiled(entries, respelled):
    words = [word.encode() for word, _ in entries]
    buckets = 1 << max(len(words) - 1, 1).bit_length()
    bucket = hashes(words) & numpy.uint32(buckets - 1)
    order = numpy.argsort(bucket, kind="stable")
    sizes = numpy.array([5 + len(words[i]) for i in order])
    ends = numpy.concatenate(([0], numpy.cumsum(sizes)))
    first = numpy.searchsorted(bucket[order], numpy.arange(buckets + 1))
    out = [
        struct.pack("=8sIIII", b"WINFREQ1", buckets, len(words), int(ends[-1]), len(respelled)),
        struct.pack("=f", 10 ** (-entries[-1][1] / 100)),
        ends[first].astype(numpy.uint32).tobytes(),
    ]
    for code in sorted(respelled):
        text = respelled[code].encode()
        out.append(struct.pack("=IB7s", code, len(text), text))
    for i in order:
        frequency = 10 ** (-entries[i][1] / 100)
        out.append(struct.pack("=fB", frequency, len(words[i])) + words[i])
    return b"".join(out)


def main():
    wheel = zipfile.ZipFile(sys.argv[1])
    language = sys.argv[2]
    entries = list(rows(wheel, language))
    sys.stdout.buffer.write(compiled(entries, replacements(wheel, language)))


if __name__ == "__main__":
    main()
