#!/usr/bin/env python3
"""Print the words of a dictionary of a script written without spaces, one a line.

usage: words.py thai|lao|khmer|burmese

Thai: libthai's dictionary, through libdatrie. The others: ICU's, whose serialised trie is
that of its bytestrie.h: nodes of bytes one after another; the constants are its private
ones, and the format has not changed since ICU 4.8.
"""
import ctypes
import glob
import re
import sys

THAI = b"/usr/share/libthai/thbrk.tri"


def thai():
    library = ctypes.CDLL("libdatrie.so.1")
    visit = ctypes.CFUNCTYPE(
        ctypes.c_int, ctypes.POINTER(ctypes.c_uint32), ctypes.c_int32, ctypes.c_void_p)
    library.trie_new_from_file.restype = ctypes.c_void_p
    library.trie_enumerate.argtypes = [ctypes.c_void_p, visit, ctypes.c_void_p]
    words = []

    def add(key, _data, _context):
        length = next(i for i in range(1000) if not key[i])
        words.append("".join(map(chr, key[:length])))
        return 1

    if not library.trie_enumerate(library.trie_new_from_file(THAI), visit(add), None):
        sys.exit("words.py: cannot read libthai's dictionary")
    return words


def icu_file(name):
    """The bytes of a dictionary in ICU's data, from its header's end on."""
    path = sorted(glob.glob("/usr/lib/*/libicuuc.so.??"))[-1]
    version = re.search(r"\d+$", path).group()
    library = ctypes.CDLL(path)
    status = ctypes.c_int(0)
    open_data = library["udata_open_" + version]
    memory = library["udata_getMemory_" + version]
    open_data.restype = memory.restype = ctypes.c_void_p
    memory.argtypes = [ctypes.c_void_p]
    package = "icudt%s%s-brkitr" % (version, "l" if sys.byteorder == "little" else "b")
    data = open_data(package.encode(), b"dict", name.encode(), ctypes.byref(status))
    if status.value > 0:
        sys.exit("words.py: ICU has no %s" % name)
    indexes = (ctypes.c_int32 * 8).from_address(memory(data))
    return indexes, ctypes.string_at(memory(data), indexes[3])


class Bytes:
    """Walks a trie of bytes."""

    def __init__(self, trie, visit):
        self.trie, self.visit = trie, visit

    def value(self, at, lead):
        """A value behind its lead, which is shifted already: how far it reaches, and it."""
        more = 0 if lead < 0x51 else 1 if lead < 0x6C else 2 if lead < 0x7E else lead - 0x7E + 3
        base = (lead - 0x10, lead - 0x51, lead - 0x6C, 0, 0)[more]
        for byte in self.trie[at : at + more]:
            base = base << 8 | byte
        return at + more, base

    def jump(self, at):
        """A jump: where what follows it begins, and where it leads."""
        lead = self.trie[at]
        more = 0 if lead < 0xC0 else 1 if lead < 0xF0 else 2 if lead < 0xFE else lead - 0xFE + 3
        delta = (lead, lead - 0xC0, lead - 0xF0, 0, 0)[more]
        for byte in self.trie[at + 1 : at + 1 + more]:
            delta = delta << 8 | byte
        return at + 1 + more, at + 1 + more + delta

    def branch(self, at, word, count):
        while count > 5:  # halves, as a binary tree; then a list
            at, below = self.jump(at + 1)
            self.branch(below, word, count // 2)
            count -= count // 2
        for _ in range(count - 1):
            byte, lead = self.trie[at], self.trie[at + 1]
            at, value = self.value(at + 2, lead >> 1)
            if lead & 1:
                self.visit(word + bytes([byte]))
            else:
                self.node(at + value, word + bytes([byte]))
        self.node(at + 1, word + self.trie[at : at + 1])

    def node(self, at, word):
        while True:
            lead = self.trie[at]
            at += 1
            if lead >= 0x20:
                at, _ = self.value(at, lead >> 1)
                self.visit(word)
                if lead & 1:
                    return
            elif lead >= 0x10:
                word += self.trie[at : at + lead - 0xF]
                at += lead - 0xF
            else:
                count = lead
                if lead == 0:
                    count = self.trie[at]
                    at += 1
                self.branch(at, word, count + 1)
                return


def icu(name):
    indexes, data = icu_file(name)
    first = indexes[5] & 0x1FFFFF  # the character of byte 0
    joiners = {0xFF: 0x200D, 0xFE: 0x200C}
    words = []
    Bytes(data[indexes[0] :], words.append).node(0, b"")
    return ["".join(chr(joiners.get(b, first + b)) for b in word) for word in words]


def main():
    name = sys.argv[1]
    for word in thai() if name == "thai" else icu(name + "dict"):
        sys.stdout.buffer.write(word.encode() + b"\n")


if __name__ == "__main__":
    main()
