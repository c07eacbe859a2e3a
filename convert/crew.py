"""Reads articles in other forms with a crew of workers, and writes the list of what is to be read
then (convert.py).
"""

import functools
import os
import threading
import time

import limits
from left import Left, kind_of
from names import Distinct, escaped, harmless, tell, unescaped
from reading import Reading
from texts import Texts


class Crew:
    """As many workers as read articles at once; each thread has its own. `start` starts one more
    than there are already."""

    def __init__(self, work, workers, start):
        self._work, self._workers, self._start = work, workers, start
        self._parent = os.getppid()
        self._own, self._count = threading.local(), 0
        self._lock = threading.Lock()

    def _tools(self):
        if not hasattr(self._own, "tools"):
            with self._lock:
                self._count += 1
                path = os.path.join(self._work, b"texts.%d" % self._count)
                worker = self._workers.pop() if self._workers else None
            self._own.tools = worker or self._start(), Texts(path)
        return self._own.tools

    def read(self, article):
        """What is in an article: NAME, PATH. Where pipeline.sh was killed, nobody wants it."""
        if os.getppid() != self._parent:
            os._exit(2)
        name, path = article
        reading = Reading(*self._tools())
        try:
            file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        except OSError as error:
            reading.messages.append((name, error.strerror))
            reading.left.add("file", kind_of(error.strerror))
            return reading
        try:
            reading.read(name, file)
        finally:
            os.close(file)
        return reading

    def read_all(self, articles, jobs):
        most = 1 + sum(size_of(path) for _, path in articles) // limits.A_WORKER
        crew = min(jobs, len(articles), most)
        if crew < 2:
            return map(self.read, articles)
        import concurrent.futures  # takes as long as some articles

        return concurrent.futures.ThreadPoolExecutor(crew).map(self.read, articles)


def size_of(path):
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def line_of(row, name, named):
    """A line of the list of articles (winnow-articles(5)). `named` is the day that the name of the
    file tells, or empty."""
    day, dayfrom = row.day, row.dayfrom or b"text"
    if named and (not day or dayfrom == b"made"):
        day, dayfrom = named, b"name"
    if not day:
        day, dayfrom = time.strftime("%Y-%m-%d", time.gmtime(row.changed)).encode(), b"file"
    cells = [escaped(name), escaped_path(row.path), day, escaped(row.title), row.place, b"", dayfrom,
             escaped(row.address)]
    return b"\t".join(cells) + b"\n"


escaped_path = functools.lru_cache(maxsize=16)(escaped)  # a few files hold all the texts

ALIKE = 5  # files that cannot be used for the same reason, each with its message


def say(messages, verbose):
    """Says why files cannot be used, of many with the same reason once, how many they are."""
    files = {}
    for name, reason in dict.fromkeys(messages):
        files.setdefault(reason, []).append(name)
    for reason, names in files.items():
        if len(names) > ALIKE and not verbose:
            tell(names[0], f"{reason} (so are {len(names) - 1} more files)")
            continue
        for name in names:
            tell(name, reason)


def note(work, remarks):
    """Leaves remarks to pipeline.sh, which knows whether they are wanted."""
    with open(os.path.join(work, b"remarks"), "ab") as file:
        for name, words in dict.fromkeys(remarks):
            file.write(harmless(name) + b": " + harmless(words.encode()) + b"\n")


def article_of(line):
    """The name and the path in a line of the list."""
    name, _, path = line.rstrip(b"\n").partition(b"\t")
    path = path.split(b"\t")[0]
    return unescaped(name), unescaped(path or name)


def day_of_name(line):
    """The day in a line of the list that gather wrote: that of the article's name, or b""."""
    return (line.rstrip(b"\n").split(b"\t") + [b"", b""])[2]


def lines_of(work, name):
    with open(os.path.join(work, name), "rb") as file:
        yield from file


def convert(crew, work, jobs):
    """Writes the list of what is to be read. What is to be said of those that cannot be used and of
    those that can, and what was left out."""
    distinct, messages, remarks, left = Distinct(), [], [], Left()
    suspects = list(lines_of(work, b"suspects"))
    readings = iter(crew.read_all([article_of(line) for line in suspects], jobs))
    at = 0
    with open(os.path.join(work, b"converted"), "wb") as converted:
        for line in lines_of(work, b"found"):
            if at == len(suspects) or line != suspects[at]:
                converted.write(line)
                continue
            at += 1
            reading = next(readings)
            named = day_of_name(line)
            for row in reading.rows:
                converted.write(line if row.path is None
                                else line_of(row, distinct.take(row.name), named))
            reading.rows.close()
            messages += reading.messages
            remarks += reading.remarks
            left.add_all(reading.left)
    return messages, remarks, left


def convert_all(crew, work, jobs, verbose):
    """Writes all that convert.py writes; returns its status."""
    messages, remarks, left = convert(crew, work, jobs)
    say(messages, verbose)
    note(work, remarks)
    left.write(os.path.join(work, b"left"))
    return 1 if messages else 0
