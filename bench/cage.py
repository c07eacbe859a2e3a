#!/usr/bin/env python3
"""What the cage costs: pipeline.sh on N web pages (1000) with it, and with a launcher in its place
that starts the same programs and takes nothing from them, in turn, TURNS times (5). Prints the
processor time, user and system, of all processes, and the time by the clock, as Markdown; and
the same for one article of 5 KB, which has no cage, only the programs' own sandbox.

    bench/cage.py [N [TURNS]]
"""

import ctypes
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BIN = os.path.abspath(os.environ.get("WINNOW_BIN", os.path.join(ROOT, "bin")))
PR_SET_CHILD_SUBREAPER = 36
NO_CAGE = '#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done\nshift\nexec "$@"\n'
PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>{title}</h1>{text}</article><footer><p>All rights reserved</p></footer></body></html>
"""


def sentence(words):
    return " ".join(words).capitalize() + "."


def make_pages(folder, count):
    chance = random.Random(1)
    letters = "abcdefghijklmnoprstuvw"
    known = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(5000)]
    for page in range(count):
        paragraphs = [
            " ".join(sentence(chance.choices(known, k=12)) for _ in range(5)) for _ in range(8)
        ]
        text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        with open(os.path.join(folder, f"{page}.html"), "w", encoding="ascii") as file:
            file.write(PAGE.format(title=f"Page {page}", text=text))


def without_cage(folder):
    """A folder of the programs with another launcher."""
    os.mkdir(folder)
    for name in os.listdir(BIN):
        if name != "cage":
            os.symlink(os.path.join(BIN, name), os.path.join(folder, name))
    launcher = os.path.join(folder, "cage")
    with open(launcher, "w", encoding="ascii") as file:
        file.write(NO_CAGE)
    os.chmod(launcher, 0o755)
    return folder


def wait_for_orphans():
    """Waits for those whose parent did not, so that their time counts, too."""
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass


def measure(programs, what):
    """Seconds of all processors, and by the clock."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(
        [os.path.join(ROOT, "pipeline.sh"), "--quiet", "--sections=overview", what],
        env=dict(os.environ, WINNOW_BIN=programs, WINNOW_DATA=os.path.join(ROOT, "share")),
        stdout=subprocess.DEVNULL, check=True)
    clock = time.monotonic() - begun
    wait_for_orphans()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, clock


def row(name, runs):
    used, clock = (statistics.median(column) for column in zip(*runs))
    print(f"| {name} | {1000 * used:,.0f} | {1000 * clock:,.0f} |", flush=True)
    return used


def main():
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    count, turns = (int(value) for value in (*sys.argv[1:], *(1000, 5)[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as work:
        pages, article = os.path.join(work, "pages"), os.path.join(work, "article")
        os.mkdir(pages)
        make_pages(pages, count)
        chance = random.Random(2)
        with open(article, "w", encoding="ascii") as file:
            while file.tell() < 5000:
                file.write(sentence(chance.choices("the crane lifts old boats here".split(), k=9)))
                file.write("\n")
        ways = {"with the cage": BIN, "without": without_cage(os.path.join(work, "bin"))}
        runs = {name: [] for name in ways}
        measure(BIN, pages)  # what is read is in memory then
        for _ in range(turns):
            for name, programs in ways.items():
                runs[name].append(measure(programs, pages))
        print("| | processors, ms | clock, ms |\n|---|--:|--:|")
        used = [row(f"{count} pages, {name}", runs[name]) for name in ways]
        row("one article of 5 KB", [measure(BIN, article) for _ in range(20)])
        print(f"\nThe cage: {100 * (used[0] / used[1] - 1):+.1f} % of processor time")


if __name__ == "__main__":
    main()
