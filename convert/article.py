"""What a reader of articles is given, and what it gives.

A reader is a function of a Source that gives Documents, Failures, Remarks and, of a file that holds
others, Members. It runs in a cage (cage/): it can open no file, start no program and reach no network. All
that it has is the open file of its Source, and the programs that Source.run starts for it, each in
a cage of its own.
"""

import collections
import functools
import os

HEAD = 1 << 18  # bytes that libmagic is shown

# One article. `name` distinguishes it from the others in its file, and is empty where the file is one
# article; `day` is 2026-11-24, as `dayfrom` says: "text" if the article states it itself, "made"
# where it is only the day that its file was made;
# `address` is where it came from.
Document = collections.namedtuple(
    "Document", "name text title day dayfrom address", defaults=("", "", "", ""))

# An article of a file that cannot be used, while the others can.
Failure = collections.namedtuple("Failure", "name reason")

# What is to be said of a file that is used, and was made good. `lost`: that some of it could not be
# read, for which the status of all is 1.
Remark = collections.namedtuple("Remark", "words lost", defaults=(False,))

CUT_OFF = Remark("cut off: its end is missing", True)

# How much of what in a file that is used was left out: {"records without text": 3}. `lost` likewise.
LeftOut = collections.namedtuple("LeftOut", "counts lost", defaults=(False,))

# A file within the file, to be read as one of its own: `blocks` gives its bytes one after the
# other, `time` is when it was last changed, as the archive has it: seconds since 1970, or None.
Member = collections.namedtuple("Member", "name blocks time", defaults=(None,))


class Unusable(Exception):
    """Why a file cannot be used, or not further: for the user."""


class NotInstalled(Unusable):
    """What is missing: a reader may do without."""


# In a checkout make installs the modules, elsewhere the system does.
CHECKOUT = os.path.exists(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Makefile"))


def needs(module):
    """What is to be said where a module of Python is not there."""
    command = "run make deps demo" if CHECKOUT else f"install the package python3-{module.replace('_', '-')}"
    return f"needs {module}: {command}"


class Source:
    """A file to read: open, and without its name.

    file     binary and seekable, at its beginning
    size     its bytes
    kind     its MIME type as libmagic has it, or ""
    charset  the charset as libmagic has it, such as "utf-8" or "binary", or ""
    options  what the user wants of readers: {"keep-quoted": "", "text-field": NAME}
    """

    def __init__(self, file, size, magic=None, programs=None, options=None):
        self.file, self.size, self.options = file, size, options or {}
        self._magic, self._programs = magic, programs

    @functools.cached_property
    def _kind(self):
        self.file.seek(0)
        head = self.file.read(HEAD)
        self.file.seek(0)
        return self._magic(head) if self._magic else ("", "")

    @property
    def kind(self):
        return self._kind[0]

    @property
    def charset(self):
        return self._kind[1]

    def run(self, command, stdin=None):
        """What a program prints. `command` is a list without any name of a user's file; `stdin` is
        bytes, or None: the whole file. Unusable where it fails, or its output becomes too much."""
        return b"".join(self.pipe(command, stdin))

    def pipe(self, command, stdin=None):
        """The same, block by block."""
        if self._programs is None:
            raise NotInstalled(f"needs {command[0]}")
        yield from self._programs(command, stdin)
