"""What is taken from those that read articles, in their cages (workers.py).

Nothing that they say is believed: sizes are bounded, names and titles are text to be escaped, days
are days or nothing.
"""

import functools
import json
import os
import re
import shutil
import signal
import tempfile
import time

import limits
from left import Left, kind_of, listed
from names import day_in_name
from rows import Rows
from workers import ENVIRONMENT, Lost, Program

# What a reader may have run, and the Debian package that brings it.
PROGRAMS = {
    "pdftotext": "poppler-utils", "pdfinfo": "poppler-utils", "pandoc": "pandoc",
    "bsdtar": "libarchive-tools", "zstd": "zstd",
}
DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
DAYS_FROM = {"text": b"text", "name": b"name", "made": b"made"}
ENDS = "ends of files that cannot be read"

# What packets of another make may lead to here.
NONSENSE = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
TAKEN_OVER = "cannot be read: its reader was taken over or fails"


class Refused(Exception):
    """Why a file is not read, or not further."""


class Budget:
    """How many bytes may still come out of a file, and how many seconds of processor time all of
    it may still take, whatever is packed within it."""

    def __init__(self, size):
        self._unpacked = self._text = max(limits.UNPACKED_TIMES * size, limits.UNPACKED_LEAST)
        self.seconds = limits.seconds_in_all(size)
        self.deadline = time.monotonic() + limits.PATIENCE * self.seconds
        self._spent = -time.thread_time()  # this thread's is added to it

    def spend(self, seconds):
        self._spent += seconds

    def is_spent(self):
        return self._spent + time.thread_time() > self.seconds

    def unpack(self, size):
        self._unpacked -= size
        self._check()

    def write(self, size):
        self._text -= size
        self._check()

    def _check(self):
        if min(self._unpacked, self._text) < 0:
            raise Refused(f"becomes more than {limits.UNPACKED_TIMES} times its size, skipped")


def as_bytes(text):
    """Text of a worker, cut to what a name may have."""
    if not text:
        return b""
    try:
        data = str(text).encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = str(text).encode("utf-8", "replace")
    return data[: limits.NAME]


def time_of(text):
    """Seconds since 1970, or None."""
    try:
        seconds = float(text)
    except ValueError:
        return None
    return seconds if 0 < seconds < 1 << 32 else None


def parsed(data):
    return json.loads(data.decode("utf-8", "surrogatepass"))


@functools.lru_cache(maxsize=1 << 12)
def day_of(text):
    return text.encode() if DAY.fullmatch(text) else b""


class About:
    """What a worker says about a document, as far as it may."""

    __slots__ = ("name", "title", "address", "day", "dayfrom")

    def __init__(self, said):
        get = said.get
        self.name, self.address = as_bytes(get("name")), as_bytes(get("address"))
        self.title = b" ".join(as_bytes(get("title")).split())
        self.day = day_of(str(get("day", "")))
        self.dayfrom = DAYS_FROM.get(str(get("dayfrom")), b"") if self.day else b""


class Statement(About):
    """The same of anything else."""

    __slots__ = ("reason", "lost", "time")

    def __init__(self, said):
        super().__init__(said)
        self.reason, self.lost = as_bytes(said.get("reason")), bool(said.get("lost"))
        self.time = time_of(str(said["time"])) if "time" in said else None

    @classmethod
    def of(cls, packet):
        return cls(parsed(packet))


class Reading:
    """One file of the user's, with all that is in it.

    rows      a Row (rows.py) for each article, of bytes, but for `changed`: when the file was last
              changed, in seconds since 1970. `path` is None where the file is read as it is.
    messages  (NAME, REASON) for what could not be used
    remarks   (NAME, WORDS) for what was left out or made good
    left      what was left out, counted
    """

    def __init__(self, worker, texts):
        self._worker, self.texts = worker, texts
        self.rows, self.messages, self.remarks = Rows(), [], []
        self.left = Left()

    def read(self, name, file, depth=0, budget=None, changed=None, within=b""):
        """Reads an open file, which is called so, and so `within` another one. Its text may be
        written as it is."""
        status = os.fstat(file)
        part = Part(self, name, file, status.st_size, depth, budget or Budget(status.st_size))
        part.changed = changed or status.st_mtime
        part.named = day_in_name(within) if within else b""
        try:
            part.read(self._worker)
        except Lost:
            part.reason = part.reason or "cannot be read: its reader was ended"
        part.close(self.messages)

    def write(self, name, stated, place, part):
        path, begin, end = place
        day, dayfrom = stated.day, stated.dayfrom
        if part.named and (not day or dayfrom == b"made"):
            day, dayfrom = part.named, b"name"
        self.rows.append((name, path, day, stated.title, b"%d-%d" % (begin, end), dayfrom,
                          stated.address, part.changed))


class Part:
    """A file, of the user's or within one, while it is read."""

    def __init__(self, reading, name, file, size, depth, budget):
        self.reading, self.name, self.file, self.size = reading, name, file, size
        self.depth, self.budget, self.seconds = depth, budget, limits.seconds(size)
        self.good, self.bad, self.reason, self.first_reason = 0, 0, "", ""
        self.finished = self.said = False

    # -------------------------------------------------------------- the conversation

    def read(self, worker):
        self.worker, form = worker, ""
        folder = os.path.dirname(self.name)
        for _ in range(2):  # the second time what the form needs is loaded
            self.deadline = min(time.monotonic() + limits.PATIENCE * self.seconds,
                                self.budget.deadline)
            os.lseek(self.file, 0, os.SEEK_SET)
            form = self._read(worker.child(folder, form))
            if not form:
                return

    def _read(self, child):
        """Has a child read the file. Gives the form of article that it lacks something for."""
        self.input, self.program, self.at_hand, form = None, None, None, ""
        self.child, self.talk = child, child.talk
        try:
            child.give(self.file, self.size)
            form = self._listen()
        except Refused as why:
            self.reason = str(why)
        except ConnectionError:
            pass  # it is no more: see how it ended
        except NONSENSE:
            self.reason = TAKEN_OVER
        finally:
            self._drop()
            self.budget.spend(child.spent())
            if self.finished:
                self.worker.keep(child)
            else:
                status, memory = child.end()
                if not form:
                    self._heed(status, memory)
        return form

    def _listen(self):
        """Takes what a child says of its file; gives the form of article that it lacks something
        for."""
        while packet := self._receive():
            kind, packet = packet[:1], packet[1:]
            if kind == b"L":
                return packet.decode("ascii", "replace")
            if kind in b"PX":
                self._expect(self.program is None)
                self.finished = True
                if kind == b"P":
                    self._plain()
                else:
                    self.reason = Statement.of(packet).reason.decode("utf-8", "replace")
                    self._end_cut()
                return ""
            self._expect(kind in self.SAYS)
            self.SAYS[kind](self, packet)
        return ""

    def _receive(self):
        left = self.deadline - time.monotonic()
        self.talk.settimeout(max(left, 0.001))
        try:
            return self.talk.recv(limits.PACKET)
        except TimeoutError:
            raise Refused(self._too_slow()) from None

    def _expect(self, condition):
        if not condition:
            raise Refused(TAKEN_OVER)

    def _heed(self, status, memory):
        """Why a process ended that did not say so itself."""
        if self.finished or self.reason or status == 0:
            return
        number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        if number == signal.SIGXCPU:
            self.reason = f"needs more than {self.seconds} s of processor time, skipped"
        elif memory > 0.7 * limits.MEMORY:
            self.reason = f"needs more than {limits.size_said(limits.MEMORY)}, skipped"
        else:
            self.reason = "cannot be read: " + (
                f"its reader ended by signal {number}" if number else "its reader failed")

    # -------------------------------------------------------------- documents and files

    def _begin_document(self, packet):
        self._expect(self.at_hand is None)
        self.budget.write(limits.ROW)
        self.at_hand = (Statement.of(packet), self.reading.texts.begin(), False)

    def _begin_member(self, packet):
        self._expect(self.at_hand is None)
        if self.depth == limits.PACKED:
            raise Refused("too many archives within archives")
        self.budget.unpack(limits.ROW)
        self._mind_time()
        self.at_hand = (Statement.of(packet), tempfile.TemporaryFile(), True)

    def _mind_time(self):
        """Before a file within this one."""
        self.budget.spend(self.child.spent())
        if self.budget.is_spent():
            raise Refused(f"needs more than {self.budget.seconds} s of processor time for all that is "
                          "in it, skipped")

    def _bytes(self, packet):
        self._expect(self.at_hand is not None)
        _, to, packed = self.at_hand
        (self.budget.unpack if packed else self.budget.write)(len(packet))
        to.write(packet)

    def _documents(self, packet):
        """Several whole documents, whose texts go to the file at once."""
        self._expect(self.at_hand is None and len(packet) >= 4)
        place = 4 + int.from_bytes(packet[:4], "big")
        documents = parsed(packet[4:place])
        texts = self.reading.texts
        begin = texts.append(packet[place:]) if place < len(packet) else 0
        left = len(packet) - place
        self.budget.write(limits.ROW * len(documents) + left)
        for said in documents:
            document, size = About(said), said["size"]
            if type(size) is not int or not 0 <= size <= left:
                raise Refused(TAKEN_OVER)
            self.reading.write(self._name_of(document), document,
                               (texts.path, begin, begin + size), self)
            begin, left = begin + size, left - size
        self.good += len(documents)
        self._expect(left == 0)

    def _name_of(self, document):
        return self.name + b"/" + document.name if document.name else self.name

    def _end(self, packet):
        self._expect(self.at_hand is not None)
        stated, to, packed = self.at_hand
        self.at_hand = None
        self.good += 1
        name = self._name_of(stated)
        if not packed:
            self.reading.write(name, stated, to.end(), self)
            return
        before = time.monotonic()
        with to:
            to.flush()
            self.reading.read(name, to.fileno(), self.depth + 1, self.budget,
                              stated.time or self.changed, stated.name)
        self.deadline = min(self.deadline + time.monotonic() - before, self.budget.deadline)

    def _end_cut(self):
        """Reads what was packed as far as it could be unpacked; what is said of that is enough."""
        if self.at_hand is None:
            return
        stated, to, packed = self.at_hand
        if not packed or stated.name or not to.tell():
            return
        messages, rows = self.reading.messages, self.reading.rows.count
        before = len(messages)
        self._end(b"")
        if self.reading.rows.count == rows:
            self.good -= 1
            del messages[before:]
        elif len(messages) > before:
            self.reason, self.said = "", True

    def _drop(self):
        """What was begun and not ended."""
        if self.program:
            self._end_program(0)
        if self.at_hand:
            _, to, _ = self.at_hand
            to.close()
            self.at_hand = None

    def _failure(self, packet):
        self.bad += 1
        self.first_reason = self.first_reason or Statement.of(packet).reason.decode("utf-8", "replace")

    def _remark(self, packet):
        said = parsed(packet)
        stated = Statement(said)
        self.budget.write(limits.ROW)
        self.said = self.said or stated.lost
        if stated.lost and "left" not in said:
            self.reading.left.add("part", ENDS)
        to = self.reading.messages if stated.lost else self.reading.remarks
        to.append((self.name, self._left_out(said["left"]) if "left" in said
                   else stated.reason.decode("utf-8", "replace")))

    def _left_out(self, counts):
        """Counts what was left out of the file, and says it."""
        self._expect(len(counts) <= limits.REASONS)
        for what, count in counts.items():
            self._expect(type(count) is int and 0 < count < 1 << 50)
            self.reading.left.add("part", what, count)
        return "left out: " + listed(counts)

    def _plain(self):
        self.good += 1
        if self.depth == 0:
            self.reading.rows.append((self.name, None, b"", b"", b"", b"", b"", 0))
            return
        self.reading.write(self.name, Statement({}), self.reading.texts.copy(self.file), self)

    def close(self, messages):
        """Says what could not be used."""
        left = self.reading.left
        if self.bad and self.good + self.bad == 1:
            messages.append((self.name, self.first_reason))
            left.add("file", kind_of(self.first_reason))
        elif self.bad:
            messages.append((self.name, f"{self.bad} of {self.good + self.bad} records could not "
                             f"be read: {self.first_reason}"))
            left.add("part", "records that cannot be read", self.bad)
        if self.reason and self.good:
            read = self.good + self.bad
            messages.append((self.name, f"only its first {f'{read} parts are' if read > 1 else 'part is'} "
                             f"read: {self.reason}"))
            left.add("part", ENDS)
        elif self.reason:
            messages.append((self.name, self.reason))
            left.add("file", kind_of(self.reason))
        elif not self.good and not self.bad and not self.said:
            messages.append((self.name, "no text in it"))
            left.add("file", "no text in it")

    # -------------------------------------------------------------- programs

    def _input(self, packet):
        self.input = self.input or tempfile.TemporaryFile()
        self.budget.unpack(len(packet))
        self.input.write(packet)

    def _run(self, packet):
        command, with_input = json.loads(packet)
        reason = self._start(command, with_input)
        if reason:
            self.talk.sendall(b"S" + reason.encode())

    def _start(self, command, with_input):
        self._expect(self.program is None)
        package = PROGRAMS.get(command[0])
        path = shutil.which(command[0], path=ENVIRONMENT["PATH"]) if package else None
        if path is None:
            return f"needs {command[0]}" + (f": install the package {package}" if package else "")
        if with_input:
            self.input = self.input or tempfile.TemporaryFile()
            self.input.seek(0)
        os.lseek(self.file, 0, os.SEEK_SET)
        self.program = Program(
            self.worker.cage.command(path, *map(str, command[1:]), seconds=self.seconds),
            self.input if with_input else self.file)
        self.program.hand_output_to(self.talk)
        return ""

    def _end_run(self, packet):
        self._expect(self.program is not None)
        name = self.program.name
        status, said = self._end_program(max(self.deadline - time.monotonic(), 0))
        if status is None:
            raise Refused(self._too_slow())
        self.input = None
        reason = self._why(name, status, said)
        self.talk.sendall(b"S" + reason.encode())

    def _end_program(self, patience):
        program, self.program = self.program, None
        ended = program.end(patience)
        self.budget.spend(program.spent)
        return ended

    def _too_slow(self):
        seconds = self.budget.seconds if self.deadline == self.budget.deadline else self.seconds
        return f"needs more than {limits.PATIENCE * seconds} s, skipped"

    def _why(self, program, status, said):
        """Why a program failed, or an empty string."""
        if status == 0:
            return ""
        if status == -signal.SIGXCPU:
            return f"needs more than {self.seconds} s of processor time, skipped"
        if status < 0:
            return f"{program}: ended by signal {-status}"
        lines = said.decode("utf-8", "replace").strip().splitlines()
        if re.search(r"(?i)heap exhausted|out of memory|cannot allocate|bad_alloc", " ".join(lines)):
            return f"needs more than {limits.size_said(limits.MEMORY)}, skipped"
        what = "cannot be read" if program == "pandoc" else "damaged"
        line = next((line for line in lines if "rror" in line), lines[-1] if lines else "failed")
        return f"{what}: {program}: {line.strip().rstrip(':')[:200]}"

    SAYS = {b"A": _documents, b"D": _begin_document, b"M": _begin_member, b"T": _bytes, b"E": _end,
            b"F": _failure, b"N": _remark, b"I": _input, b"R": _run, b"W": _end_run}
