#!/usr/bin/env python3
"""How many files of folders of real files are read, refused with a reason, or lost.

usage: intake.py [--list] FOLDER...
       intake.py [--list] --fetch=DIR

Runs pipeline.sh once on each folder. A file is read where an article of it has words; refused where
a message names it; lost where neither is so. --list names what is refused and lost, and why.
--fetch clones the collections below into DIR, those that are not there, and measures them all. They
were put together by others for testing; none is part of this project.
"""

import os
import re
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# (what to clone from github.com, the folder in it, what its files' paths have in them)
COLLECTIONS = (
    ("chardet/chardet", "tests", ""),
    ("mikel/mail", "spec/fixtures/emails", ""),
    ("nst/JSONTestSuite", "test_parsing", ""),
    ("kurtmckee/feedparser", "tests/illformed", ""),
    ("kurtmckee/feedparser", "tests/encoding", ""),
    ("quanteda/readtext", ".", ""),
    ("scrapinghub/article-extraction-benchmark", "html", ""),
    ("mozilla/readability", "test/test-pages", "/source.html"),
    ("apache/tika", "tika-parsers", "/test-documents/"),
    ("jgm/pandoc", "test", ""),
)


def fetched(into, repository, folder, within):
    """The folder of a collection, cloned; of a repository only files whose paths have `within`."""
    path = os.path.join(into, repository.replace("/", "+"))
    if not os.path.isdir(path):
        subprocess.run(["git", "clone", "--quiet", "--depth=1",
                        f"https://github.com/{repository}", path], check=True)
        for name in files_below(os.path.join(path, folder)):
            if within not in name:
                os.remove(name)
    return os.path.join(path, folder)


def files_below(folder):
    for below, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(below, name)
            if not name.startswith(".") and os.path.isfile(path):
                yield path


def run(folder, kept):
    """The messages of pipeline.sh on a folder, and the names of articles that have words."""
    done = subprocess.run(
        [os.path.join(ROOT, "pipeline.sh"), "-v", "--keep-boilerplate", "--keep-duplicates", f"--keep={kept}",
         "--sections=overview", "--", folder],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    names, name = set(), ""
    with open(os.path.join(kept, "stream.vrt"), encoding="utf-8", errors="replace") as stream:
        for line in stream:
            found = re.match(r'<doc id="([^"]*)"', line)
            if found:
                name = unescaped(found[1])
            elif not line.startswith("<"):
                names.add(name)
    return done.stderr.decode("utf-8", "replace"), names


def unescaped(name):
    for entity, character in ("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"):
        name = name.replace(entity, character)
    return name


def reason_of(path, messages):
    """The message on a file, or on something in it; "" where there is none."""
    found = re.search(rf"^pipeline\.sh: {re.escape(path)}(?:/[^\n]*?)?: ([^\n]*)", messages, re.M)
    return found[1] if found else ""


def measure(folder, listed):
    title = "/".join(folder.rstrip("/.").split("/")[-2:])
    with tempfile.TemporaryDirectory() as kept:
        begin = time.monotonic()
        messages, names = run(folder, kept)
        seconds = time.monotonic() - begin
    read = set()  # files, and all that leads to an article
    for name in names:
        parts = name.split("/")
        read.update("/".join(parts[:size]) for size in range(1, len(parts) + 1))
    counts = {"read": 0, "refused": 0, "lost": 0}
    for path in files_below(folder):
        reason = "" if path in read else reason_of(path, messages)
        became = "read" if path in read else "refused" if reason else "lost"
        counts[became] += 1
        if listed and became != "read":
            print(f"{became}\t{path}\t{reason}")
    print(f"| {title} | {sum(counts.values())} | {counts['read']} | "
          f"{counts['refused']} | {counts['lost']} | {seconds:.1f} |", flush=True)


def main():
    listed = "--list" in sys.argv
    print("| collection | files | read | refused | lost | seconds |\n|---|--:|--:|--:|--:|--:|")
    for argument in sys.argv[1:]:
        if argument.startswith("--fetch="):
            for collection in COLLECTIONS:
                measure(fetched(argument.partition("=")[2], *collection), listed)
        elif argument != "--list":
            measure(argument.rstrip("/"), listed)


if __name__ == "__main__":
    main()
