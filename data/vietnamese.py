#!/usr/bin/env python3
"""Print the words of Vietnamese that are written as several syllables, one a line.

    vietnamese.py pyvi-VERSION.whl

Each as tokenize/dictionaries/syllables.c looks it up: in lower case, syllables joined by one space,
and a syllable's tone behind its letters, so that it does not matter on which vowel it is written."""
import sys
import unicodedata
import zipfile

LIST = "pyvi/models/words.txt"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def key(syllable):
    parts = unicodedata.normalize("NFD", syllable.casefold())
    letters = "".join(c for c in parts if c not in TONES)
    return unicodedata.normalize("NFC", letters) + "".join(c for c in parts if c in TONES)


def words(lines):
    for line in lines:
        syllables = unicodedata.normalize("NFC", line).split()
        if len(syllables) > 1 and all(s.isalpha() for s in syllables):
            yield " ".join(map(key, syllables))


def main():
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        lines = wheel.read(LIST).decode("utf-8").split("\n")
    for word in sorted(set(words(lines))):
        sys.stdout.buffer.write(word.encode() + b"\n")


if __name__ == "__main__":
    main()
