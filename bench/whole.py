"""The whole job, pipeline.sh from files to the summary: how its time, its memory and its temporary
files grow with the text, and what the same takes where a user writes it in Python or R.

    make whole [WHOLE="--largest=1000 --documents=FOLDER"]

Texts are made up by bench/articles.c, of the chains of words of CORPUS=FILE (else Debian's
dict-gcide), 5 KB each; --documents=FOLDER is measured too. scikit-learn is given all of what
pipeline.sh is given, YAKE the first documents: its time is scaled to all. Memory is the largest sum
of what all processes hold at a time by themselves, and disk the largest size of what is in TMPDIR,
looked at twenty times a second. Writes bench/whole.md.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import namedtuple

import bench

BUILD = "build/bench/"
ARTICLE = 5000  # bytes of one, about
YAKE_DOCUMENTS = 100
EVERY = 0.05  # seconds between looks

Measured = namedtuple("Measured", "wall cpu memory disk")


def descendants(process):
    found = [process]
    for parent in found:
        try:
            with open("/proc/%d/task/%d/children" % (parent, parent)) as file:
                found += [int(child) for child in file.read().split()]
        except OSError:
            pass
    return found


def held_by(process):
    """KB that a process holds by itself: files that it maps are not in it."""
    try:
        with open("/proc/%d/status" % process) as file:
            return sum(int(line.split()[1]) for line in file if line.startswith("RssAnon"))
    except OSError:
        return 0


def size_of(folder):
    size = 0
    for path, _, names in os.walk(folder):
        for name in names:
            try:
                size += os.lstat(os.path.join(path, name)).st_size
            except OSError:
                pass
    return size


def measure(command):
    """Seconds of wall and CPU, and MB of memory and disk, of a command; ends where it fails.
    pipeline.sh ends with 1 where it said something of an article."""
    temporary = tempfile.mkdtemp(prefix="whole.")
    begin, used = time.monotonic(), os.times()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=dict(os.environ, TMPDIR=temporary))
    memory = disk = 0
    while process.poll() is None:
        memory = max(memory, sum(map(held_by, descendants(process.pid))))
        disk = max(disk, size_of(temporary))
        time.sleep(EVERY)
    wall, now = time.monotonic() - begin, os.times()
    shutil.rmtree(temporary, ignore_errors=True)
    if process.returncode > (1 if command[0] == "./pipeline.sh" else 0):
        sys.exit("%s: status %d" % (" ".join(command), process.returncode))
    cpu = now.children_user + now.children_system - used.children_user - used.children_system
    return Measured(wall, cpu, memory / 1e3, disk / 1e6)


def median(runs, command):
    return Measured(*(sorted(column)[runs // 2]
                      for column in zip(*(measure(command) for _ in range(runs)))))


def make_articles(megabytes, text):
    folder = "%swhole.%g" % (BUILD, megabytes)
    if not os.path.isdir(folder):
        os.makedirs(folder)
        with open(text, "rb") as file:
            subprocess.run([BUILD + "articles", "1", str(int(megabytes * 1e6 / ARTICLE)), folder,
                            "800"], stdin=file, check=True)
    return folder


def row(name, measured, first):
    return "| %s | %.2f | %.2f | %.0f | %.0f | %s |" % (
        name, *measured, "" if first is None else "%.1f" % (measured.wall / first))


def growth(largest, runs, text):
    lines = ["| MB of text | wall s | CPU s | MB of memory | MB of temporary files | MB/s |\n"
             "|--:|--:|--:|--:|--:|--:|"]
    megabytes = 1.0
    while megabytes <= largest:
        folder = make_articles(megabytes, text)
        size = size_of(folder) / 1e6
        measured = median(runs if megabytes < 100 else 1, ["./pipeline.sh", "--quiet", folder])
        lines.append("| %.1f | %.2f | %.2f | %.0f | %.0f | %.1f |"
                     % (size, *measured, size / measured.wall))
        megabytes *= 10
    return lines


def r_has(*packages):
    load = "".join("library(%s);" % package for package in packages)
    return shutil.which("Rscript") is not None and subprocess.run(
        ["Rscript", "-e", load], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        check=False).returncode == 0


def beside(folder, runs):
    names = sorted(os.path.join(path, name) for path, _, found in os.walk(folder) for name in found)
    for path, some in (("whole", names), ("whole.few", names[:YAKE_DOCUMENTS])):
        with open(BUILD + path, "w", encoding="utf-8") as file:
            file.writelines(name + "\n" for name in some)
    python = [BUILD + "venv/bin/python", "bench/peers/whole.py"]
    lines = ["| %d documents of %.1f MB | wall s | CPU s | MB of memory | MB of temporary files | "
             "times as long |\n|---|--:|--:|--:|--:|--:|" % (len(names), size_of(folder) / 1e6)]
    ours = median(runs, ["./pipeline.sh", "--quiet", "--topics=20", folder])
    lines.append(row("`pipeline.sh --topics=20`", ours, ours.wall))
    if r_has("quanteda", "topicmodels"):
        r = measure(["Rscript", "bench/peers/whole.R", BUILD + "whole"])
        lines.append(row("R's quanteda, 1 to 4 words; tf-idf; topicmodels' LDA", r, ours.wall))
    else:
        print("skipped: R with quanteda and topicmodels, from CRAN", file=sys.stderr)
    if not os.path.exists(python[0]):
        print("skipped: scikit-learn and YAKE (make deps-bench)", file=sys.stderr)
        return lines
    sklearn = measure([*python, "sklearn", BUILD + "whole"])
    lines.append(row("scikit-learn: CountVectorizer, 1 to 4 words; tf-idf; NMF", sklearn, ours.wall))
    few = measure([*python, "yake", BUILD + "whole.few"])
    scale = len(names) / min(len(names), YAKE_DOCUMENTS)
    yake = Measured(few.wall * scale, few.cpu * scale, few.memory, few.disk)
    lines.append(row("YAKE, of each document", yake, ours.wall))
    both = Measured(*(a + b for a, b in zip(sklearn, yake)))
    lines.append(row("both, which is the same job", both, ours.wall))
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--largest", type=float, default=100, help="MB of text; 1000 takes minutes")
    parser.add_argument("--documents", action="append", default=[], metavar="FOLDER")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    text, name = bench.corpus()
    if not text:
        sys.exit("no text: CORPUS=FILE, or dict-gcide")
    lines = ["# The whole job\n\nMade by `make deps-bench whole`: `pipeline.sh` from files to the "
             "summary, on articles made up of %s\n(bench/whole.py says how it is measured).\n" % name]
    lines += growth(options.largest, options.runs, text)
    for folder in options.documents or [make_articles(10, text)]:
        lines += ["", *beside(folder, options.runs)]
    lines += ["", bench.versions()]
    with open("bench/whole.md", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
