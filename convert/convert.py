"""Makes plain UTF-8 text of articles in other forms.

Usage: convert.py WORK PACKAGES JOBS LAUNCHER [verbose] [keep-quoted] [text-field=NAME]...

Reads what gather wrote to the folder WORK: the list of articles `found`, and of these `suspects`,
which may be no plain text. Each suspect is read in a cage (reading.py, workers.py); `converted` is
the list of what is to be read then, and `texts.N` have the texts. Documents within a file (of an archive, a feed, a mailbox) are named FILE/NAME. PACKAGES holds
modules that no Debian package brings; LAUNCHER is the program cage. Messages go to standard error,
of many files with the same reason as one but for `verbose`, and remarks to WORK/remarks; what was
left out is added to WORK/left, counted (left.py). The status is 1 where an article could not be used, and 2 where the list is not whole.
"""

import functools
import os
import signal
import sys
import threading
import time

sys.path.insert(1, os.path.dirname(os.path.abspath(__file__)))

import limits  # noqa: E402
from left import Left, kind_of  # noqa: E402
from names import Distinct, escaped, harmless, unescaped  # noqa: E402
from reading import Reading  # noqa: E402
from texts import Texts  # noqa: E402
from workers import HERE, Cage, Worker  # noqa: E402


class Crew:
    """As many workers as read articles at once; each thread has its own."""

    def __init__(self, work, packages, launcher, options):
        self._work, self._packages = work, os.path.abspath(packages)
        self._parent = os.getppid()
        frequencies = os.path.join(os.path.dirname(self._packages), "frequencies")
        folders = {sys.base_prefix, sys.prefix, HERE, self._packages, frequencies}
        self._cage = Cage(launcher, sorted(filter(os.path.isdir, folders)))
        self._options = options
        self._own, self._count = threading.local(), 0
        self._lock = threading.Lock()

    def _tools(self):
        if not hasattr(self._own, "tools"):
            with self._lock:
                self._count += 1
                path = os.path.join(self._work, b"texts.%d" % self._count)
            self._own.tools = Worker(self._cage, self._packages, self._options), Texts(path)
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


def tell(name, reason):
    sys.stderr.buffer.write(
        os.environb.get(b"WINNOW_AS", b"pipeline.sh") + b": " + harmless(name) + b": " + harmless(reason.encode()) + b"\n")


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


def main():
    work, packages, jobs, launcher, *options = sys.argv[1:]
    options = dict(option.partition("=")[::2] for option in options)
    work = os.fsencode(work)
    messages, remarks, left = convert(Crew(work, packages, launcher, options), work, int(jobs))
    say(messages, "verbose" in options)
    note(work, remarks)
    left.write(os.path.join(work, b"left"))
    return 1 if messages else 0


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        sys.exit(main())
    except OSError as error:  # of the folder of the run
        tell(os.fsencode(error.filename or sys.argv[1]), error.strerror or str(error))
        sys.exit(2)
    except Exception as error:  # what is not whole is no list
        tell(b"convert.py", f"{type(error).__name__}: {error}")
        sys.exit(2)
