"""Reads wordfreq's lists: a subset of MessagePack (https://msgpack.org), which packs them."""
import gzip


def unpacked(data):
    """The first value in the bytes: of arrays, maps, texts, small numbers, true, false and nil."""
    at = 0

    def number(size):
        nonlocal at
        at += size
        return int.from_bytes(data[at - size : at], "big")

    def text(size):
        nonlocal at
        at += size
        return data[at - size : at].decode()

    def array(size):
        return [value() for _ in range(size)]

    def table(size):
        return {value(): value() for _ in range(size)}

    sized = {0xD9: (text, 1), 0xDA: (text, 2), 0xDB: (text, 4), 0xDC: (array, 2), 0xDD: (array, 4),
             0xDE: (table, 2), 0xDF: (table, 4), 0xCC: (int, 1), 0xCD: (int, 2), 0xCE: (int, 4),
             0xCF: (int, 8)}
    plain = {0xC0: None, 0xC2: False, 0xC3: True}

    def value():
        head = number(1)
        if head < 0x80:
            return head
        if head < 0x90:
            return table(head & 0xF)
        if head < 0xA0:
            return array(head & 0xF)
        if head < 0xC0:
            return text(head & 0x1F)
        if head in sized:
            make, size = sized[head]
            return make(number(size))
        if head in plain:
            return plain[head]
        raise ValueError("MessagePack of an unknown kind: %#x" % head)

    return value()


def member(wheel, name):
    return unpacked(gzip.decompress(wheel.read("wordfreq/data/%s.msgpack.gz" % name)))


def words_by_centibels(wheel, name):
    """The rows of a list such as small_en: those of row n have frequency 10^(-n/100) a token."""
    header, *rows = member(wheel, name)
    if header != {"format": "cB", "version": 1}:
        raise ValueError("wordfreq's %s: unknown format %s" % (name, header))
    return rows


def has(wheel, name):
    return "wordfreq/data/%s.msgpack.gz" % name in wheel.namelist()
