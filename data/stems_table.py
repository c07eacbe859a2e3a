#!/usr/bin/env python3
"""Compile a list of irregular stems for the program: share/stems/LANG.bin.

usage: stems_table.py LANG.tsv > LANG.bin

The format is described in stem/irregular.c.
"""
import struct
import sys

from mapped_table import hash_bytes, mapped_table

LOAD = 0.7  # of the table's slots


def read_rows(path):
    with open(path, "rb") as file:
        rows = [line.split(b"\t") for line in file.read().splitlines()]
    return [(token, term) for token, term in rows if max(len(token), len(term)) < 256]


def compiled(rows):
    places, texts = [], bytearray()
    for token, term in rows:
        places.append((hash_bytes(token), len(texts) + 1))
        texts += bytes([len(token), len(term)]) + token + term
    return b"WINSTEM3" + mapped_table(places, LOAD) + bytes(texts)


def main():
    sys.stdout.buffer.write(compiled(read_rows(sys.argv[1])))


main()
