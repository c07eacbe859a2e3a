"""Files that hold others, and how much may come out of them.

PACKS: of an archive or a compressed file, (NAME, PATH) for each file in it.
"""

import contextlib
import os
import shutil
import subprocess
import tarfile

UNPACKED_TIMES = 200  # what is packed may become so many times its size: text does not, bombs do
UNPACKED_LEAST = 64 << 20  # bytes that it may become in any case


class Unusable(Exception):
    """Why an article cannot be used: for the user."""


class Budget:
    """How many bytes may still come out of a packed file, whatever is packed within it."""

    def __init__(self, path):
        self.left = max(UNPACKED_TIMES * os.path.getsize(path), UNPACKED_LEAST)

    def spend(self, size):
        self.left -= size
        if self.left < 0:
            raise Unusable(f"becomes more than {UNPACKED_TIMES} times its size, skipped")


def spill(source, where, budget):
    """Writes what comes out of a packed file."""
    with open(where, "wb") as file:
        while block := source.read(1 << 20):
            budget.spend(len(block))
            file.write(block)


def unpack(path, room, budget):
    """The files in an archive of any kind. They are given names of our own: those in the archive
    may lead anywhere."""
    os.makedirs(room, exist_ok=True)
    members = []
    with piped(["bsdtar", "-cf", "-", "--format=pax", b"@" + path], "libarchive-tools") as pipe:
        with tarfile.open(fileobj=pipe, mode="r|", errors="surrogateescape") as archive:
            for number, member in enumerate(archive):
                budget.spend(tarfile.BLOCKSIZE)
                parts = os.fsencode(member.name).split(b"/")
                parts = [part for part in parts if part not in (b"", b".", b"..")]
                if any(part.startswith(b".") for part in parts) or not member.isreg():
                    continue
                where = os.path.join(room, b"member%d" % number)
                spill(archive.extractfile(member), where, budget)
                os.utime(where, (member.mtime, member.mtime))
                members.append((b"/".join(parts), where))
    return sorted(members)


@contextlib.contextmanager
def piped(command, package, packed=None):
    """What a program prints, while it runs. It is stopped where nobody reads on."""
    try:
        child = subprocess.Popen(command, stdin=packed or subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        raise Unusable(f"needs {command[0]}: install the package {package}") from None
    try:
        yield child.stdout
        while child.stdout.read(1 << 20):
            pass
    except tarfile.TarError:
        raise Unusable(f"{command[0]}: damaged") from None
    finally:
        child.stdout.close()
        child.wait()
    if child.returncode != 0:
        raise Unusable(f"{command[0]}: damaged")


def with_decompressor(program, package):
    def decompress(path, room, budget):
        os.makedirs(room, exist_ok=True)
        where = os.path.join(room, b"decompressed")
        with open(path, "rb") as packed, piped([program, "-dc"], package, packed) as pipe:
            spill(pipe, where, budget)
        shutil.copystat(path, where)
        return [(b"", where)]

    return decompress


PACKS = {
    "archive": unpack,
    "gzip": with_decompressor("gzip", "gzip"),
    "xz": with_decompressor("xz", "xz-utils"),
    "zstd": with_decompressor("zstd", "zstd"),
    "bzip2": with_decompressor("bzip2", "bzip2"),
}
