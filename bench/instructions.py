#!/usr/bin/env python3
"""Count the instructions of each stage on fixed small inputs, and hold them against bounds.

usage: instructions.py [--rewrite] [CASE]...     (all cases; from the repository's root, after make)

bench/instructions.tsv has a case a line: its name, the most instructions it may take, and the command.
Callgrind counts them, from the first to the last, loading included. Whatever the machine does at the
time, they come out the same to some thousandths: the keys of hash tables, which are drawn at random, are
fixed here, and glibc is kept from choosing its functions by the processor. The bounds are for GCC 12 and
the libraries of Debian 12 on x86_64. A case that is above its bound fails; one far below is reported, as its
bound is then to be lowered. --rewrite rewrites the bounds, MARGIN above what was counted.
"""
import os
import platform
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

TABLE = "bench/instructions.tsv"
FOLDER = "build/instructions"
MARGIN = 0.04
FAR = 0.12  # below the bound

# The inputs, made in FOLDER: texts of our own, and seeded ones made of them.
PREPARE = """
set -eu
root=$(pwd)
bin=$root/bin
rm -rf "$FOLDER"
mkdir -p "$FOLDER/articles"
${CC:-gcc} -O2 -o "$FOLDER/zipf" bench/zipf.c -lm
${CC:-gcc} -O2 -fPIC -shared -o "$FOLDER/fixed_key.so" bench/instructions/fixed_key.c
${CC:-gcc} -O2 -o "$FOLDER/make-articles" bench/articles.c
cat docs/gazette/*/* | "$FOLDER/make-articles" 1 100 "$FOLDER/articles"
cd "$FOLDER"
cat articles/*.txt >english.txt
for i in $(seq 30); do cat "$root/bench/instructions/chinese.txt"; echo; done >chinese.txt
for i in $(seq 10); do cat "$root/bench/instructions/mixed.txt"; echo; done >mixed.txt
cp "$root/tests/samples/harbour.txt" article.txt
"$bin/tokenize" article.txt | "$bin/stem" >article.vrt
"$bin/count" article.vrt >article.tsv
"$bin/tokenize" --breaks --language=en articles/*.txt >english.tokens
"$bin/tokenize" mixed.txt >mixed.tokens
"$bin/stem" english.tokens >english.vrt
./zipf 400000 100000 >words
"$bin/count" --ngrams=4 --unbroken english.vrt >phrases.tsv
"$bin/count" --by=sentence english.vrt >sentences.tsv
"$bin/count" words >words.tsv
./zipf 400000 100000 2 | "$bin/count" >more-words.tsv
"""


def prepare():
    subprocess.run(["sh", "-c", PREPARE], check=True, env=dict(os.environ, FOLDER=FOLDER))


def read_table():
    with open(TABLE, encoding="utf-8") as file:
        head, *rows = file.read().splitlines()
    return head, [row.split("\t") for row in rows]


def instructions(command):
    """Those of a program on the inputs; raises where it fails."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "TMPDIR": "/tmp",
                   "LD_PRELOAD": os.path.abspath(FOLDER + "/fixed_key.so"),
                   "WINNOW_DATA": os.path.abspath("share"),
                   "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-AVX,-ERMS,-EVEX,-AVX512F"}
    program, *words = command.split()
    run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                          os.path.abspath("bin/" + program), *words], cwd=FOLDER, env=environment,
                         stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                         stderr=subprocess.PIPE, text=True)
    collected = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not collected:
        sys.exit("instructions.py: %s: status %d\n%s" % (command, run.returncode, run.stderr))
    return int(collected.group(1))


def judge(name, bound, got):
    """True where the case is within its bound."""
    share = got / bound
    if share > 1:
        print("instructions: %s: %d, %.1f %% above its bound, %d"
              % (name, got, 100 * (share - 1), bound), file=sys.stderr)
    elif share < 1 - FAR:
        print("instructions: %s: %d, %.0f %% below its bound: make instructions REWRITE=1 lowers it"
              % (name, got, 100 * (1 - share)))
    return share <= 1


def rounded(number):
    """Up, to three digits."""
    unit = 10 ** max(len(str(int(number))) - 3, 0)
    return -(-int(number) // unit) * unit


def main():
    words = sys.argv[1:]
    rewrite = "--rewrite" in words
    wanted = [word for word in words if word != "--rewrite"]
    if platform.machine() != "x86_64":
        print("instructions: the bounds are for x86_64: nothing is counted here")
        return
    head, rows = read_table()
    chosen = [row for row in rows if not wanted or row[0] in wanted]
    prepare()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        counted = list(pool.map(instructions, (row[2] for row in chosen)))
    if rewrite:
        for row, got in zip(chosen, counted):
            row[1] = str(rounded(got * (1 + MARGIN)))
        with open(TABLE, "w", encoding="utf-8") as file:
            file.write("".join("\t".join(row) + "\n" for row in [head.split("\t"), *rows]))
        return
    good = [judge(name, int(bound), got) for (name, bound, _), got in zip(chosen, counted)]
    print("instructions: %d of %d cases within their bounds" % (sum(good), len(good)))
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
