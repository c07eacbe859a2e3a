#!/usr/bin/env python3
"""Makes every call of the programs that can fail do so, once, in turn.

    tests/faults/faults.py INJECT.so [--deaths] [--sample=N] [--table] [CASE]...

Each of the runs below is repeated with one call of one function failing (tests/faults/inject.c):
it must end with the same output and status 0, or with another status and a message; not by a
signal, not after TIMEOUT seconds, and not with another output and status 0. An archive must be
whole after it, and hold what it held before or what it should hold. --sample: of each function in
each run at most N calls fail, evenly chosen. --table prints what was survived, in Markdown.

--deaths: the process that writes an archive is dead at the call instead, or when half of a write
is done, at each call that changes something on the disk. The archive must be whole after it, hold
what it held before or what it should hold, and the same command must then do its work.
"""

import collections
import os
import resource
import shutil
import subprocess
import sys
import tempfile

TIMEOUT = 30
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BIN = os.environ.get("WINNOW_BIN", os.path.join(ROOT, "bin"))
PARTIAL = ("read", "pread", "write")
CHANGING = ("close", "flock", "fsync", "mkdir", "mkdirat", "mkdtemp", "mkstemp", "open", "openat",
            "rename", "renameat", "unlink", "unlinkat", "write")
MORTAL = ("add", "add-texts", "replace", "create", "archive-merge", "remove", "pipeline-archive")

# Made without faults, in this order.
PREPARATION = """
cp {root}/tests/samples/*.txt .
printf '{{"id":"a","text":"The cranes stop. They are old."}}\\n{{"text":"Fog."}}\\n' >records.jsonl
printf 'WARC/1.0\\r\\nWARC-Type: conversion\\r\\nWARC-Target-URI: http://a.b/\\r\\n' >pages.wet
printf 'Content-Length: 11\\r\\n\\r\\nA crane. B.\\r\\n\\r\\n' >>pages.wet
printf 'Die Kr\\344ne sind alt.\\n' >latin.txt
printf '港口很旧。起重机停了。\\n' >chinese.txt
printf 'harbour.txt\\0orchard.txt\\0' >names
printf 'harbour.txt\\nledger.txt\\norchard.txt\\n' >articles
printf 'harbour.txt\\t%s/ledger.txt\\n' "$PWD" >sources
printf 'cranes\\tCRANE\\n' >exceptions
mkdir in
for i in 1 2 3 4; do printf 'Article %s of them.\\nLeave a comment\\n' $i >in/$i; done
gather --list in >found
tokenize --breaks --language=en harbour.txt ledger.txt orchard.txt >tokens
stem tokens >stream
count --ngrams=2 stream >totals
count --by=sentence stream >sentences
for i in $(seq 20); do cp totals part.$i; done
report --topic-model=model --sections=topics sentences >topics
tokenize --breaks --language=en harbour.txt | stem >monday
tokenize --breaks --language=en ledger.txt | stem >tuesday
archive add --date=2026-11-23 --no-merge news monday >added
archive add --date=2026-11-24 --no-merge news tuesday >added
cp -r news many
for i in $(seq 12); do
    for j in 1 2 3 4 5 6 7 8 9; do
        printf '<doc id="%s">\n<s>\nfog %s\tfog\n</s>\n</doc>\n' $i-$j $i-$j
    done | archive add --date=2026-11-24 --no-merge many >added
done
tokenize --breaks --language=en orchard.txt ledger.txt | stem >wednesday
printf 'orchard.txt\\t\\nledger.txt\\t\\nharbour.txt\\t\\n' >list
sed 's/^crane/tower/' monday >changed
cp -r {root}/tests/golden/archive-upgrade/news outdated
"""

# Name, the program whose calls fail, and what is run.
CASES = [
    ("gather", "gather", "gather in harbour.txt"),
    ("gather-into", "gather", "rm -rf lists; mkdir lists; gather --into=lists in - <harbour.txt && cat lists/*"),
    ("gather-articles", "gather", "gather --articles=found"),
    ("articles", "tokenize", "tokenize --articles=found"),
    ("text", "tokenize", "tokenize harbour.txt orchard.txt"),
    ("lines", "tokenize", "tokenize --format=lines harbour.txt"),
    ("jsonl", "tokenize", "tokenize --format=jsonl records.jsonl"),
    ("vertical", "tokenize", "tokenize --format=vertical stream"),
    ("wet", "tokenize", "tokenize --format=wet pages.wet"),
    ("charset", "tokenize", "tokenize --from=ISO-8859-1 latin.txt"),
    ("chinese", "tokenize", "tokenize chinese.txt"),
    ("names", "tokenize", "tokenize --files0-from=names --sources=sources"),
    ("input", "tokenize", "tokenize --plain --fold <harbour.txt"),
    ("stream", "stem", "stem tokens"),
    ("exceptions", "stem", "stem --exceptions=exceptions tokens"),
    ("places", "kwic", "kwic --sort=left crane stream"),
    ("totals", "count", "count --ngrams=3 stream"),
    ("sentences", "count", "count --by=sentence <stream"),
    ("spilled", "count", "TMPDIR=. count --memory=1K stream"),
    ("merge", "count", "count --merge totals totals"),
    ("many", "count", "TMPDIR=. count --merge part.*"),
    ("matrix", "count", "TMPDIR=. count --by=sentence --format=matrix-market stream"),
    ("report", "report", "report --sources=articles totals sentences"),
    ("page", "report", "report --format=html --sources=articles totals sentences"),
    ("reference", "report", "report --format=json --reference=totals totals sentences"),
    ("model", "report", "report --format=tsv --topic-model=model sentences"),
    ("new-model", "report",
     "rm -f new; report --topic-model=new --sections=topics sentences && cat new"),
    ("add", "archive", "archive add --date=2026-11-25 --no-merge news wednesday"),
    ("add-texts", "archive", "archive add --date=2026-11-25 --articles=list --list=new --no-merge "
     "news wednesday && cat new"),
    ("replace", "archive", "archive add --date=2026-11-25 --no-merge news changed"),
    ("archive-articles", "archive", "archive articles --texts=texts news && cat texts"),
    ("archive-runs", "archive", "archive runs news"),
    ("archive-period", "archive", "archive period news"),
    ("upgrade", "archive", "rm -rf old && cp -r outdated old && archive upgrade old && "
     "archive list old | cut -f 1-3"),
    ("create", "archive", "rm -r news && archive add --date=2026-11-25 news wednesday"),
    ("archive-merge", "archive", "rm -r news && cp -r many news && archive merge news"),
    ("archive-merge", "count", "rm -r news && cp -r many news && archive merge news"),
    ("archive-stream", "archive", "archive stream --since=2026-11-24 news"),
    ("archive-totals", "archive", "archive totals news"),
    ("archive-list", "archive", "archive list news"),
    ("remove", "archive", "archive remove news harbour.txt"),
    ("verify", "archive", "archive verify news"),
    ("cage", "cage", "cage --read=. --seconds=10 --memory=1G -- /bin/cat <harbour.txt"),
    ("cage-forks", "cage", "cage --forks -- /bin/cat <harbour.txt"),
    ("pipeline", "gather", "pipeline.sh --language=en harbour.txt in"),
    ("pipeline", "tokenize", "pipeline.sh --language=en harbour.txt"),
    ("pipeline", "stem", "pipeline.sh --language=en harbour.txt"),
    ("pipeline", "count", "pipeline.sh --language=en harbour.txt"),
    ("pipeline", "report", "pipeline.sh --language=en harbour.txt"),
    ("pipeline-find", "kwic", "pipeline.sh --language=en --find=crane harbour.txt"),
    ("pipeline-series", "kwic", "pipeline.sh --archive=news --series=crane"),
    ("pipeline-archive", "archive",
     "pipeline.sh --language=en --date=2026-11-25 --archive=news orchard.txt"),
]


class Result:
    def __init__(self, status, output, errors, state):
        self.status, self.output, self.errors, self.state = status, output, errors, state


class Runs:
    """A folder with what the runs read, and the runs."""

    def __init__(self, library):
        self.top = tempfile.mkdtemp(prefix="winnow-faults.")
        self.library = shutil.copy(library, self.top)  # which count, run by archive, can read
        self.folder = os.path.join(self.top, "here")
        self.ready = os.path.join(self.top, "news")
        self.mark = os.path.join(self.top, "mark")
        self.counts = os.path.join(self.top, "counts")
        os.mkdir(self.folder)
        path = os.pathsep.join([BIN, ROOT, os.environ["PATH"]])
        self.environment = dict(os.environ, PATH=path, LC_ALL="C", WINNOW_BIN=BIN)
        self.environment.setdefault("WINNOW_DATA", os.path.join(ROOT, "share"))
        self.shell(PREPARATION.format(root=ROOT), check=True)
        shutil.copytree(os.path.join(self.folder, "news"), self.ready)
        self.before = self.state()

    def shell(self, command, check=False, **more):
        return subprocess.run(["sh", "-c", command], cwd=self.folder, timeout=TIMEOUT,
                              env=dict(self.environment, **more), check=check,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)

    def state(self):
        """What the archive holds; None where it is damaged."""
        if not os.path.exists(os.path.join(self.folder, "news", "manifest")):
            return b"none"
        if self.shell("archive verify news").returncode:
            return None
        return self.shell("archive list news | cut -f 1-4; archive totals news").stdout

    def run(self, program, command, fault=""):
        news = os.path.join(self.folder, "news")
        archive = "archive" in command
        if archive:
            shutil.rmtree(news, ignore_errors=True)
            shutil.copytree(self.ready, news)
        for file in (self.mark, self.counts):
            if os.path.exists(file):
                os.remove(file)
        more = {"FAULT": fault} if fault else {"FAULT_COUNTS": self.counts}
        try:
            done = self.shell(command, LD_PRELOAD=self.library, FAULT_PROGRAM=program,
                              FAULT_MARK=self.mark, **more)
        except subprocess.TimeoutExpired:
            return Result("no end", b"", b"", b"")
        return Result(done.returncode, done.stdout, done.stderr,
                      self.state() if archive else b"")

    def calls(self):
        """How often each function was called in one process, at the most."""
        most = collections.Counter()
        if not os.path.exists(self.counts):
            sys.exit("faults: the program does not run")
        with open(self.counts, encoding="ascii") as file:
            for line in file:
                name, count = line.split()
                most[name] = max(most[name], int(count))
        return most

    def close(self):
        shutil.rmtree(self.top)


def chosen(count, sample):
    if not sample or count <= sample:
        return range(1, count + 1)
    return sorted({1 + i * (count - 1) // (sample - 1) for i in range(sample)} if sample > 1
                  else {1 + count // 2})


def wrong(result, whole, before):
    """What is wrong with a result of a fault; None: nothing."""
    if result.status == "no end":
        return "does not end"
    if result.status < 0 or result.status >= 126:
        return f"ends by a signal: status {result.status}"
    if result.state is None:
        return "the archive is damaged"
    if result.status == 0:
        if result.output != whole.output:
            return "another output is taken for whole"
        if result.state != whole.state:
            return "another archive is taken for whole"
        return None
    if not result.errors.strip():
        return f"status {result.status} without a word"
    if result.state not in (before, whole.state, b"none", b""):
        return "the archive holds neither what it did nor what it should"
    return None


def faults_of(runs, sample):
    for function, count in sorted(runs.calls().items()):
        kinds = ("fail", "interrupt", "short") if function in PARTIAL else ("fail",)
        for kind in kinds:
            for number in chosen(count, sample):
                yield function, number, kind


def deaths_of(runs, sample):
    for function, count in sorted(runs.calls().items()):
        for kind in () if function not in CHANGING else ("death", "torn") if function == "write" \
                else ("death",):
            for number in chosen(count, sample):
                yield function, number, kind


def wrong_after_death(runs, command, result, whole):
    """What is wrong with what the dead left; None: nothing."""
    if result.status == "no end":
        return "does not end"
    if result.state is None:
        return "the archive is damaged"
    if result.state not in (runs.before, whole.state, b"none"):
        return "the archive holds neither what it did nor what it should"
    os.makedirs(os.path.join(runs.folder, "news"), exist_ok=True)
    again = runs.shell(command)
    if runs.state() != whole.state:
        return f"the next run does not do its work: status {again.returncode}, {again.stderr}"
    return None


def try_case(runs, case, sample, tally, deaths):
    name, program, command = case
    whole = runs.run(program, command)
    if whole.status != 0:
        sys.exit(f"faults: {name}: status {whole.status} without a fault: {whole.errors}")
    failures = 0
    for function, number, kind in list((deaths_of if deaths else faults_of)(runs, sample)):
        result = runs.run(program, command, f"{function}:{number}:{kind}")
        if not os.path.exists(runs.mark) or not os.path.getsize(runs.mark):
            continue  # of several processes another one made so many calls
        reason = wrong_after_death(runs, command, result, whole) if deaths else \
            wrong(result, whole, runs.before)
        row = tally[program, function if kind == "fail" else f"{function}, {kind}"]
        row["lost" if reason else "same" if result.status == 0 else "refused"] += 1
        if reason:
            failures += 1
            print(f"faults: {name}: {program}, {kind} of call {number} of {function}: {reason}"
                  f"\n    {result.errors.decode(errors='replace').strip()[:300]}", file=sys.stderr)
    return failures


def print_table(tally):
    print("| program | what fails | faults | the same bytes | a message and a status |")
    print("|---|---|---:|---:|---:|")
    for (program, function), row in sorted(tally.items()):
        print(f"| {program} | {function} | {sum(row.values())} | {row['same']} | {row['refused']} |")


def main():
    options = [a for a in sys.argv[1:] if a.startswith("--")]
    library, *names = [a for a in sys.argv[1:] if not a.startswith("--")]
    sample = next((int(o.split("=")[1]) for o in options if o.startswith("--sample=")), 0)
    deaths = "--deaths" in options
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    tally = collections.defaultdict(collections.Counter)
    runs = Runs(library)
    try:
        failures = sum(try_case(runs, case, sample, tally, deaths) for case in CASES
                       if (not names or case[0] in names) and (not deaths or case[0] in MORTAL))
    finally:
        runs.close()
    if "--table" in options:
        print_table(tally)
    tried = sum(sum(row.values()) for row in tally.values())
    print(f"faults: {tried} {'deaths' if deaths else 'injected'}, {failures} not survived",
          file=sys.stderr if "--table" in options else sys.stdout)
    return failures > 0


sys.exit(main())
