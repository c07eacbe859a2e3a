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

sys.path.insert(1, os.path.dirname(os.path.abspath(__file__)))

from workers import HERE, Cage, Worker  # noqa: E402


def cage_of(launcher, packages):
    frequencies = os.path.join(os.path.dirname(packages), "frequencies")
    folders = {sys.base_prefix, sys.prefix, HERE, packages, frequencies}
    return Cage(launcher, sorted(filter(os.path.isdir, folders)))


def main():
    work, packages, jobs, launcher, *options = sys.argv[1:]
    packages = os.path.abspath(packages)
    options = dict(option.partition("=")[::2] for option in options)
    start = functools.partial(Worker, cage_of(launcher, packages), packages, options)
    first = start()
    import crew  # which takes as long to load as a worker to start

    work = os.fsencode(work)
    return crew.convert_all(crew.Crew(work, [first], start), work, int(jobs), "verbose" in options)


def fail(name, reason):
    from names import tell

    tell(name, reason)
    sys.exit(2)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        sys.exit(main())
    except OSError as error:  # of the folder of the run
        fail(os.fsencode(error.filename or sys.argv[1]), error.strerror or str(error))
    except Exception as error:  # what is not whole is no list
        fail(b"convert.py", f"{type(error).__name__}: {error}")
