"""Makes plain UTF-8 text of articles in other forms.

Usage: convert.py WORK PACKAGES JOBS LAUNCHER

Reads what find.pl wrote to the folder WORK: `texts`, `suspects` and `sources`. Each suspect is
read in a cage (reading.py, workers.py); `texts` becomes the list of what is to be read then, and
`sources` says where. Prints how many. Documents within a file (of an archive, a feed, a mailbox)
are named FILE/NAME. PACKAGES holds modules that no Debian package brings; LAUNCHER is the program
cage. Messages go to standard error; the status is 1 where an article could not be used.
"""

import concurrent.futures
import os
import signal
import sys
import threading

sys.path.insert(1, os.path.dirname(os.path.abspath(__file__)))

from names import Distinct, escaped, harmless  # noqa: E402
from reading import Reading  # noqa: E402
from texts import Texts  # noqa: E402
from workers import HERE, Cage, Worker  # noqa: E402


def names_in(path):
    with open(path, "rb") as file:
        return file.read().split(b"\0")[:-1]


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
                folder = os.path.join(self._work, b"converted", b"%d" % self._count)
            self._own.tools = Worker(self._cage, self._packages), Texts(folder)
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


def source_row(name, path, row):
    """A line of the list of articles (lib/sources.h)."""
    _, _, day, title, _, dayfrom, address = row
    cells = [escaped(name), escaped(path), day.encode(), escaped(title), b"", b"",
             dayfrom.encode(), escaped(address)]
    return b"\t".join(cells) + b"\n"


def say(name, reason, said):
    message = b"pipeline.sh: " + harmless(name) + b": " + harmless(reason.encode()) + b"\n"
    if message not in said:
        said.add(message)
        sys.stderr.buffer.write(message)


def main():
    work, packages, jobs, launcher = sys.argv[1:]
    work = os.fsencode(work)
    sources = os.path.join(work, b"sources")
    with open(sources, "rb") as file:
        copies = dict(line.split(b"\t")[:2] for line in file.read().splitlines())
    suspects = set(names_in(os.path.join(work, b"suspects")))
    files = names_in(os.path.join(work, b"texts"))
    doubtful = [(name, copies.get(escaped(name), name))
                for name in dict.fromkeys(files) if name in suspects]
    readings = Crew(work, packages, launcher).read_all(doubtful, int(jobs))
    outcome = dict(zip((name for name, _ in doubtful), readings))

    status, count, distinct, said = 0, 0, Distinct(), set()
    with open(os.path.join(work, b"texts"), "wb") as texts, open(sources, "ab") as rows:
        for name in files:
            if name not in outcome:
                texts.write(name + b"\0")
                count += 1
                continue
            for row in outcome[name].rows:
                count += 1
                if row[1] is None:
                    texts.write(name + b"\0")
                    continue
                document = distinct.take(row[0].replace(b"\0", b"\\x00"))
                texts.write(document + b"\0")
                rows.write(source_row(document, row[1], row))
            for document, reason in outcome[name].messages:
                status = 1
                say(document, reason, said)
    print(count)
    return status


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(main())
