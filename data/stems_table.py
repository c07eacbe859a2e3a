#!/usr/bin/env python3
"""Compile a list of irregular stems for the program: share/stems/LANG.bin.

usage: stems_table.py LANG.tsv > LANG.bin

The format is described in stem/irregular.c: a header; where the words of each bucket begin; the
words of each bucket one after another. A word's bucket is the low bits of its hash.
"""
import struct
import sys


def fnv(word):
    value = 2166136261
    for byte in word:
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value ^ value >> 16


def read_rows(path):
    with open(path, "rb") as file:
        rows = [line.split(b"\t") for line in file.read().splitlines()]
    return [(token, term) for token, term in rows if max(len(token), len(term)) < 256]


def table(rows):
    size = 1
    while size < 2 * len(rows):
        size *= 2
    buckets = [b""] * size
    for token, term in rows:
        buckets[fnv(token) & (size - 1)] += bytes([len(token), len(term)]) + token + term
    begins = [0]
    for bucket in buckets:
        begins.append(begins[-1] + len(bucket))
    return (b"WINSTEM1" + struct.pack("=II", size, begins[-1])
            + struct.pack("=%dI" % len(begins), *begins) + b"".join(buckets))


def main():
    sys.stdout.buffer.write(table(read_rows(sys.argv[1])))


main()
