"""Files that hold others.

PACKS: of a Source, a Member for each file in it. How much may come out is minded by who takes it
(crew.py), through all layers.
"""

import bz2
import calendar
import gzip
import lzma
import re
import struct
import tarfile
import zipfile
import zlib

import limits
from article import Failure, Member, Unusable

BLOCK = 1 << 16
LZMA_MEMORY = 256 << 20  # bytes that the dictionary of an xz file may take
DAMAGED = (EOFError, OSError, RuntimeError, NotImplementedError, struct.error, zlib.error,
           lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, ValueError)


class Budget:
    """What the list of contents of a packed file may add up to."""

    def __init__(self, size):
        self.left = max(limits.UNPACKED_TIMES * size, limits.UNPACKED_LEAST)

    def spend(self, size):
        self.left -= size
        if self.left < 0:
            raise Unusable(f"becomes more than {limits.UNPACKED_TIMES} times its size, skipped")


def whole(read):
    """A generator that says what it may end with in words."""
    def checked(*arguments):
        try:
            yield from read(*arguments)
        except DAMAGED:
            raise Unusable("damaged") from None

    return checked


@whole
def blocks(file):
    while block := file.read1(BLOCK):
        yield block


def member_name(name):
    """The name of a file in an archive without what leads elsewhere; None for a hidden one."""
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    if not parts or any(part.startswith(".") for part in parts):
        return None
    return "/".join(parts)


def read_tar(file, mode="r:"):
    with tarfile.open(fileobj=file, mode=mode, errors="surrogateescape") as archive:
        for member in archive:
            name = member_name(member.name)
            if name is not None and member.isreg():
                yield Member(name, blocks(archive.extractfile(member)), member.mtime)
        if mode == "r:":
            check_end(file, archive.offset)


def check_end(file, place):
    """tarfile also ends where a tar is cut off, or no header follows, instead of at zeros."""
    file.seek(place)
    end = file.read(tarfile.BLOCKSIZE)
    if len(end) < tarfile.BLOCKSIZE or end.strip(b"\0"):
        raise Unusable("cut off or damaged")


OFFICE = re.compile(rb"\[Content_Types\]|mimetypeapplication/|_rels/|META-INF/|(?:word|ppt|xl)/")


def read_zip(source):
    try:
        archive = zipfile.ZipFile(source.file)
    except zipfile.BadZipFile:
        yield from without_contents(source)
        return
    with archive:
        web = is_web_archive(archive.namelist())
        for member in archive.infolist():
            name = member_name(member.filename)
            if web and name is not None and not name.startswith("archive/"):
                continue
            if name is None or member.is_dir() or not regular(member):
                continue
            if member.flag_bits & 1:
                yield Failure(name, "encrypted, skipped")
                continue
            with archive.open(member) as file:
                yield Member(name, blocks(file), time_of(member.date_time))


def without_contents(source):
    """The whole files of a ZIP whose list of contents, at its end, is missing."""
    source.file.seek(0)
    if OFFICE.search(source.file.read(BLOCK)):  # its parts are no articles
        raise Unusable("damaged")
    yield from by_libarchive(source)
    raise Unusable("cut off or damaged")


def is_web_archive(names):
    """Whether a ZIP is a WACZ, whose other files are indexes of those in archive/."""
    return "datapackage.json" in names and any(
        name.startswith("archive/") and ".warc" in name for name in names)


def time_of(date):
    try:
        return calendar.timegm(date)
    except (OverflowError, ValueError):
        return None


def regular(member):
    kind = member.external_attr >> 28  # of Unix
    return kind in (0, 8)


def by_libarchive(source):
    """The files of an archive whose form libarchive detects by its signature."""
    packed = source.pipe(["bsdtar", "-cf", "-", "--format=pax", "@-"])
    yield from read_tar(Stream(packed), "r|")
    for _ in packed:  # until the program has ended, and how
        pass


class Stream:
    """Blocks as a file that is read once."""

    def __init__(self, source):
        self._source, self._rest = iter(source), b""

    def read(self, size):
        while len(self._rest) < size and (block := next(self._source, b"")):
            self._rest += block
        data, self._rest = self._rest[:size], self._rest[size:]
        return data


ZIP, SEVEN = b"PK", b"7z\xbc\xaf\x27\x1c"


def read_archive(source):
    files = 0
    for item in members_of(source):
        files += 1
        yield item
    if not files:
        raise Unusable("no files in it")


@whole
def members_of(source):
    head = source.file.read(8)
    source.file.seek(0)
    if head.startswith(ZIP):
        yield from read_zip(source)
    elif head.startswith(SEVEN):
        yield from by_libarchive(source)
    else:
        yield from read_tar(source.file)


def read_gzip(source):
    yield Member("", blocks(gzip.GzipFile(fileobj=source.file)))


def read_bzip2(source):
    yield Member("", blocks(bz2.BZ2File(source.file)))


@whole
def unxz(file):
    """The blocks, of one stream or several, with a bound on memory."""
    rest = b""
    while True:
        unpacker, begun = lzma.LZMADecompressor(memlimit=LZMA_MEMORY), False
        while not unpacker.eof:
            block = b""
            if unpacker.needs_input:
                block, rest = rest or file.read(BLOCK), b""
                if not block and begun:
                    raise EOFError
                if not block:
                    return
            begun = True
            yield unpacker.decompress(block, BLOCK)
        rest = unpacker.unused_data.lstrip(b"\0")


def read_xz(source):
    yield Member("", unxz(source.file))


def read_zstd(source):
    yield Member("", source.pipe(["zstd", "-dc", "--memory=256MB"]))


PACKS = {"archive": read_archive, "gzip": read_gzip, "xz": read_xz, "zstd": read_zstd,
         "bzip2": read_bzip2}
