"""Makes plain UTF-8 text of articles in other forms.

Usage: convert.py WORK PACKAGES JOBS LAUNCHER

Reads what gather wrote to the folder WORK: the list of articles `found`, and of these `suspects`,
which may be no plain text. Each suspect is read in a cage (reading.py, workers.py); `converted` is
the list of what is to be read then, and `texts.N` have the texts. Prints how many articles there
are. Documents within a file (of an archive, a feed, a mailbox) are named FILE/NAME. PACKAGES holds
modules that no Debian package brings; LAUNCHER is the program cage. Messages go to standard error;
the status is 1 where an article could not be used.
"""

import concurrent.futures
import os
import signal
import sys
import threading
import time

sys.path.insert(1, os.path.dirname(os.path.abspath(__file__)))

import before  # noqa: E402
from names import Distinct, escaped, harmless, unescaped  # noqa: E402
from reading import Reading  # noqa: E402
from texts import Texts  # noqa: E402
from workers import HERE, Cage, Worker  # noqa: E402


class Crew:
    """As many workers as read articles at once; each thread has its own."""

    def __init__(self, work, packages, launcher):
        self._work, self._packages = work, os.path.abspath(packages)
        folders = {sys.base_prefix, sys.prefix, HERE, self._packages}
        self._cage = Cage(launcher, sorted(folders))
        self._own, self._count = threading.local(), 0
        self._lock = threading.Lock()

    def _tools(self):
        if not hasattr(self._own, "tools"):
            with self._lock:
                self._count += 1
                path = os.path.join(self._work, b"texts.%d" % self._count)
            self._own.tools = Worker(self._cage, self._packages), Texts(path)
        return self._own.tools

    def read(self, article):
        """What is in an article: NAME, PATH."""
        name, path = article
        reading = Reading(*self._tools())
        try:
            file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        except OSError as error:
            reading.messages.append((name, error.strerror))
            return reading
        try:
            reading.read(name, file)
        finally:
            os.close(file)
        return reading

    def read_all(self, articles, jobs):
        if jobs < 2 or len(articles) < 2:
            return map(self.read, articles)
        return concurrent.futures.ThreadPoolExecutor(min(jobs, len(articles))).map(
            self.read, articles)


def line_of(row, name):
    """A line of the list of articles (winnow-articles(5))."""
    day, dayfrom = row.day, row.dayfrom or b"text"
    if not day:
        day, dayfrom = time.strftime("%Y-%m-%d", time.gmtime(row.changed)).encode(), b"file"
    cells = [escaped(name), escaped(row.path), day, escaped(row.title), row.place, b"", dayfrom,
             escaped(row.address)]
    return b"\t".join(cells) + b"\n"


def say(name, reason, said):
    message = b"pipeline.sh: " + harmless(name) + b": " + harmless(reason.encode()) + b"\n"
    if message not in said:
        said.add(message)
        sys.stderr.buffer.write(message)


def article_of(line):
    """The name and the path in a line of the list."""
    name, _, path = line.rstrip(b"\n").partition(b"\t")
    path = path.split(b"\t")[0]
    return unescaped(name), unescaped(path or name)


def lines_of(work, name):
    with open(os.path.join(work, name), "rb") as file:
        yield from file


def convert(crew, work, jobs):
    """Writes the list of what is to be read. How many articles are on it, and the status."""
    status, count, distinct, said = 0, 0, Distinct(), set()
    suspects = list(lines_of(work, b"suspects"))
    readings = iter(crew.read_all([article_of(line) for line in suspects], jobs))
    at = 0
    with open(os.path.join(work, b"converted"), "wb") as converted:
        for line in lines_of(work, b"found"):
            if at == len(suspects) or line != suspects[at]:
                converted.write(line)
                count += 1
                continue
            at += 1
            reading = next(readings)
            for row in reading.rows:
                count += 1
                converted.write(line if row.path is None else line_of(row, distinct.take(row.name)))
            for name, reason in reading.messages:
                status = 1
                say(name, reason, said)
    return count, status


def main():
    work, packages, jobs, launcher = sys.argv[1:]
    work = os.fsencode(work)
    old = not os.path.exists(os.path.join(work, b"found"))
    if old:
        before.prepare(work)
    count, status = convert(Crew(work, packages, launcher), work, int(jobs))
    if old:
        before.finish(work)
    print(count)
    return status


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(main())
