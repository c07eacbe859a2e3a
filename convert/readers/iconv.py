"""Charsets that Python lacks and the C library has, as codecs: EUC-TW, VISCII, TCVN."""

import codecs
import ctypes
import errno

NAMES = {"euc_tw": b"EUC-TW", "viscii": b"VISCII", "tcvn": b"TCVN"}
ROOM = 1 << 16  # bytes of text that are made at a time
LIBRARY = ctypes.CDLL(None, use_errno=True)
FAILED = ctypes.c_size_t(-1).value
LIBRARY.iconv_open.restype = LIBRARY.iconv.restype = ctypes.c_size_t
LIBRARY.iconv.argtypes = [ctypes.c_size_t] + 4 * [ctypes.c_void_p]


def converted(data, name, errors):
    """The text of bytes, and how many of them that is: the last character may be cut."""
    converter = LIBRARY.iconv_open(b"UTF-8", NAMES[name])
    if converter == FAILED:
        raise LookupError(f"unknown encoding: {name}")
    try:
        return run(converter, data, name, errors)
    finally:
        LIBRARY.iconv_close(ctypes.c_size_t(converter))


def run(converter, data, name, errors):
    source = ctypes.create_string_buffer(data, len(data) + 1)
    room = ctypes.create_string_buffer(ROOM)
    start = ctypes.addressof(source)
    at, left = ctypes.c_void_p(start), ctypes.c_size_t(len(data))
    parts = []
    while left.value:
        to, free = ctypes.c_void_p(ctypes.addressof(room)), ctypes.c_size_t(ROOM)
        done = LIBRARY.iconv(converter, *map(ctypes.byref, (at, left, to, free)))
        parts.append(room.raw[: ROOM - free.value].decode("utf-8"))
        wrong = ctypes.get_errno() if done == FAILED else 0
        if wrong == errno.EINVAL:
            break  # it is cut
        if wrong == errno.EILSEQ:
            place = at.value - start
            mistake = UnicodeDecodeError(name, data, place, place + 1, "no character")
            parts.append(codecs.lookup_error(errors)(mistake)[0])
            at, left = ctypes.c_void_p(at.value + 1), ctypes.c_size_t(left.value - 1)
    return "".join(parts), len(data) - left.value


def codec(name):
    """The codec of a name, or None: for codecs.register."""
    if name not in NAMES:
        return None

    class Decoder(codecs.BufferedIncrementalDecoder):
        def _buffer_decode(self, data, errors, final):
            text, used = converted(bytes(data), name, errors)
            if final and used < len(data):
                mistake = UnicodeDecodeError(name, bytes(data), used, len(data), "cut")
                return text + codecs.lookup_error(errors)(mistake)[0], len(data)
            return text, used

    def decode(data, errors="strict"):
        return Decoder(errors).decode(data, True), len(data)

    def encode(text, errors="strict"):
        raise UnicodeEncodeError(name, text, 0, len(text), "not written")

    return codecs.CodecInfo(encode, decode, incrementaldecoder=Decoder, name=name)


codecs.register(codec)
