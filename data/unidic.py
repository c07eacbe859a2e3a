"""UniDic for MeCab, without what only a tagger needs.

    unidic.py unidic-lite-VERSION.tar.gz FOLDER

Features go, which only a tagger needs; of the contexts the USUAL ones of most words stay, and each
other one takes the costs of that which is most like it beside the most usual words. Nearly all
words of a text have usual contexts, so that it is divided as well as with all (bench/chinese.md); the
dictionary shrinks from 188 MB to a sixth. The binary format is
that of MeCab 0.996, dictionary.cpp and connector.cpp: ten 32-bit numbers, a character set in 32 bytes,
then double array, tokens and features; in the matrix two 16-bit sizes and the cost of each right
context of a word (fast) before each left context of the next."""

import array
import collections
import operator
import struct
import sys
import tarfile
from pathlib import Path

HEADER = struct.Struct("<10I32s")
TOKEN = struct.Struct("<HHHhII")  # left and right context, part of speech, cost, feature, -
MAGIC = 0xEF718F77  # of a dictionary, exclusive or its size
WORDS = ("sys.dic", "unk.dic")
USUAL = 2600  # contexts of either side that stay
BESIDE = 30  # contexts of the other side by which others are held against them
HALF = 700  # of a word's cost: twice as rare
RAREST = 24  # times


class Dictionary:
    """The numbers of a dictionary's header, and its parts."""

    def __init__(self, content, name):
        magic, *rest, self.charset = HEADER.unpack_from(content)
        self.version, self.kind, self.words, _, _, size, tokens, features, self.unused = rest
        if magic ^ MAGIC != len(content):
            sys.exit(f"unidic.py: {name}: not a dictionary of MeCab")
        self.array = content[HEADER.size : HEADER.size + size]
        begin = HEADER.size + size
        self.tokens = list(TOKEN.iter_unpack(content[begin : begin + tokens]))
        self.features = content[begin + tokens :][:features]

    def bytes(self, left, right, keep_features):
        """The dictionary with the contexts that the maps say."""
        packed = bytearray()
        for before, after, part, cost, feature, rest in self.tokens:
            packed += TOKEN.pack(
                left.of[before], right.of[after], part, cost, feature if keep_features else 0, rest
            )
        features = self.features if keep_features else b"\0"
        body = self.array + packed + features
        return HEADER.pack(
            (HEADER.size + len(body)) ^ MAGIC,
            self.version,
            self.kind,
            self.words,
            right.count,
            left.count,
            len(self.array),
            len(packed),
            len(features),
            self.unused,
            self.charset,
        ) + body


def usage(contexts):
    """How often each context is met, of (context, cost) pairs of words."""
    often = collections.Counter({0: 1 << RAREST + 8})  # a text's begin and end
    for context, cost in contexts:
        cost -= (cost & 0x8000) << 1
        often[context] += 1 << max(RAREST - max(cost, 0) // HALF, 0)
    return often


class Contexts:
    """New numbers of contexts: `first` are those that stay, of[context] the number of the nearest."""

    def __init__(self, often, costs):
        self.first = sorted(sorted(often, key=lambda one: (-often[one], one))[:USUAL])
        self.count = len(self.first)
        self.of = {one: number for number, one in enumerate(self.first)}
        known = [costs(one) for one in self.first]
        for one in sorted(set(often) - set(self.first)):
            line = costs(one)
            distances = [sum(map(abs, map(operator.sub, line, other))) for other in known]
            self.of[one] = distances.index(min(distances))


def little(numbers):
    """The array, turned where the machine's numbers begin with the high byte: the file's do not."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def fewer_contexts(matrix, dictionaries):
    """The smaller matrix, and the new numbers of left and right contexts."""
    fast, slow = struct.unpack_from("<HH", matrix)
    costs = little(array.array("h", matrix[4 : 4 + 2 * fast * slow]))
    tokens = [token for dictionary in dictionaries for token in dictionary.tokens]
    lefts, rights = usage((t[0], t[3]) for t in tokens), usage((t[1], t[3]) for t in tokens)
    most = lambda often: sorted(often, key=lambda one: (-often[one], one))[:BESIDE]
    beside_lefts, beside_rights = most(lefts), most(rights)
    right = Contexts(rights, lambda one: [costs[row * fast + one] for row in beside_lefts])
    left = Contexts(lefts, lambda one: [costs[one * fast + column] for column in beside_rights])
    small = array.array("h")
    for row in left.first:
        line = costs[row * fast : (row + 1) * fast]
        small.extend(line[column] for column in right.first)
    return struct.pack("<HH", right.count, left.count) + little(small).tobytes(), left, right


def main(package, folder):
    folder, files = Path(folder), {}
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(package) as archive:
        for member in archive:
            name = Path(member.name).name
            if name in ("char.bin", "matrix.bin", "dicrc", *WORDS):
                files[name] = archive.extractfile(member).read()
    words = {name: Dictionary(files[name], name) for name in WORDS}
    files["matrix.bin"], left, right = fewer_contexts(files["matrix.bin"], words.values())
    for name, dictionary in words.items():
        files[name] = dictionary.bytes(left, right, name == "unk.dic")
    for name, content in files.items():
        path = folder / name
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
        path.touch()


if __name__ == "__main__":
    main(*sys.argv[1:])
