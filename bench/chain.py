#!/usr/bin/env python3
"""Count the words of seeded text with Winnow and with what people use instead.

usage: chain.py [MEGABYTES] [RUNS]     (100, 5; from the repository's root, after make)

Writes a table in Markdown to standard output and bars to bench/chain.svg. The text is Zipf's
(bench/zipf.c), twelve words a line, lower-case letters alone, so that all programs mean the same by
a word: what they count is compared before it is timed. The runs go in turn, each program's first
pipe open to a file and its last one to a pipe that is read; CPU is that of all processes of a
command. What is not installed is said and passed over. COUNTWORDS=FILE names a compiled
counter of benhoyt/countwords.
"""
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time

import charts

COUNTER = "import collections,sys;c=collections.Counter(w for l in sys.stdin for w in l.split());"
PRINT = "print(*(f'{w}\\t{n}' for w,n in c.items()),sep='\\n')"
SKLEARN = ("import sys;from sklearn.feature_extraction.text import CountVectorizer as V;"
           "v=V(token_pattern=r'\\S+');s=v.fit_transform(sys.stdin).sum(0).A1;"
           "c=dict(zip(v.get_feature_names_out(),s));")
NLTK = ("import sys,nltk;c=nltk.FreqDist(w for l in sys.stdin "
        "for w in nltk.wordpunct_tokenize(l.lower()));")

# Name, what it needs, the command, and what makes `word TAB count` of its output (None: it does
# more than count words, and is not compared).
PROGRAMS = [
    ("tokenize, count", "bin/count", "bin/tokenize --plain --fold | bin/count --no-header",
     "cut -f 1,4"),
    ("tokenize, stem, count: terms by language, with forms", "bin/stem",
     "bin/tokenize | bin/stem | bin/count --no-header", None),
    ("countwords, C, optimised", os.environ.get("COUNTWORDS", "COUNTWORDS"),
     os.environ.get("COUNTWORDS", ""), "awk '{ print $1 \"\\t\" $2 }'"),
    ("mawk", "mawk", "mawk '{ for (i = 1; i <= NF; i++) n[$i]++ } "
     "END { for (w in n) print w \"\\t\" n[w] }'", "cat"),
    ("tr, sort, uniq", "uniq", "tr -cs '[:alnum:]' '\\n' | tr A-Z a-z | LC_ALL=C sort | uniq -c",
     "awk '{ print $2 \"\\t\" $1 }'"),
    ("Python's Counter", "python3", "python3 -c \"%s\"" % (COUNTER + PRINT), "cat"),
    ("scikit-learn's CountVectorizer", "sklearn", "python3 -c \"%s\"" % (SKLEARN + PRINT), "cat"),
    ("NLTK", "nltk", "python3 -c \"%s\"" % (NLTK + PRINT), "cat"),
]


def shell(command, source, sink):
    return subprocess.run(["sh", "-c", command], stdin=source, stdout=sink, check=True)


def is_there(need):
    if need in ("sklearn", "nltk"):
        probe = subprocess.run(["python3", "-c", "import " + need], stderr=subprocess.DEVNULL)
        return probe.returncode == 0
    return shutil.which(need) is not None


def write_text(path, size):
    zipf = "build/bench/zipf"
    os.makedirs("build/bench", exist_ok=True)
    subprocess.run([os.environ.get("CC", "gcc"), "-O2", "-o", zipf, "bench/zipf.c", "-lm"],
                   check=True)
    with open(path, "wb") as file:
        shell("%s %d 1000000 | paste -d ' ' - - - - - - - - - - - -" % (zipf, size), None, file)


def counted(command, normal, text):
    """A digest of the words and counts."""
    with open(text, "rb") as source, tempfile.TemporaryFile() as sink:
        shell("{ %s; } | %s | LC_ALL=C sort" % (command, normal), source, sink)
        sink.seek(0)
        return hashlib.sha256(sink.read()).hexdigest()


def measure(command, text):
    """Seconds of wall and CPU, and the peak of a process's memory in MB."""
    measured = ("import resource,subprocess,sys;"
                "subprocess.run(['sh','-c',sys.argv[1]],check=True);"
                "r=resource.getrusage(resource.RUSAGE_CHILDREN);"
                "print(r.ru_utime+r.ru_stime,r.ru_maxrss/1024,file=sys.stderr)")
    begin = time.monotonic()
    with open(text, "rb") as source:
        run = subprocess.run(["sh", "-c", 'python3 -c "$0" "$1" | cat >/dev/null',
                              measured, command], stdin=source, stderr=subprocess.PIPE, check=True)
    wall = time.monotonic() - begin
    cpu, memory = run.stderr.split()[-2:]
    return wall, float(cpu), float(memory)


def median(values):
    return sorted(values)[len(values) // 2]


def main():
    size = float(sys.argv[1]) if len(sys.argv) > 1 else 100
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        text = os.path.join(folder, "text")
        write_text(text, size * 1e6)
        there = [p for p in PROGRAMS if is_there(p[1])]
        for name, *_ in (p for p in PROGRAMS if p not in there):
            print("skipped: %s (not installed)" % name, file=sys.stderr)
        right = counted(there[0][2], there[0][3], text)
        for name, _, command, normal in there:
            if normal and counted(command, normal, text) != right:
                sys.exit("chain.py: %s counts otherwise" % name)
        times = {name: [] for name, *_ in there}
        for _ in range(runs):
            for name, _, command, _ in there:
                times[name].append(measure(command, text))
        rows = [(name, *(median(column) for column in zip(*times[name]))) for name, *_ in there]
    print("| %g MB of Zipf text | wall s | ratio | CPU s | ratio | MB of memory | MB/s |"
          % size)
    print("|---|---|---|---|---|---|---|")
    for name, wall, cpu, memory in rows:
        print("| %s | %.2f | %.2f | %.2f | %.2f | %.0f | %.0f |"
              % (name, wall, wall / rows[0][1], cpu, cpu / rows[0][2], memory, size / wall))
    print("\n%d processors (%s), medians of %d runs in turn; commands in bench/chain.py."
          % (os.cpu_count(), platform.machine(), runs))
    charts.bars([(name.split(":")[0], wall) for name, wall, *_ in rows], "bench/chain.svg",
                "seconds", [name.split(":")[0] for name, *_ in rows[:2]])


if __name__ == "__main__":
    main()
