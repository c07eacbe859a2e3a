#!/usr/bin/env python3
"""Count what no 32-bit number holds: a token of 4 GiB, 2^32 + 1 tokens, 2^31 + 1 documents.

usage: giants.py [NAME]...     (all cases; from the repository's root, after make)

Everything is generated and streamed, nothing is kept. What is printed is compared with what must be,
each process may have a GiB of memory, and the time of each case is a row of a table in Markdown. All
of them take about an hour.
"""
import os
import sys

import measure

MEMORY_MOST = 1 << 30

WORD = "yes abcdefghij | tr -d '\\n' | head -c 4294967296"
TOKENS = "yes a | head -n 4294967297"
LINES = "yes a | head -n 2147483649"
# Two lines a document.
DOCUMENTS = "yes '<doc>\na' | head -n %d"
# Lines, and the bytes of their first column.
SIZES = ("LC_ALL=C awk -F '\\t' '{ size += length($1) } "
         "END { printf \"%.0f %.0f\\n\", NR, size }'")
# What a table of totals counts, and the bytes of that.
SUMS = ("LC_ALL=C awk -F '\\t' '{ count += $4; size += length($1) * $4 } "
        "END { printf \"%.0f %.0f\\n\", count, size }'")
COUNT = "count --no-header"

# Name, what it is, the command, what it must print, and what it must say.
CASES = [
    ("token-tokenize", "a word of 4 GiB: `tokenize`",
     WORD + " | tokenize --plain | " + SIZES,
     "268436 4294967296\n",
     "tokenize: standard input: 1 word longer than 16000 bytes, cut there\n"),
    ("token-stem", "a line of 4 GiB: `stem`",
     WORD + " | stem | " + SIZES, "4096 4294967296\n",
     "stem: standard input: lines longer than 1 MiB, cut there: 1\n"),
    ("token-count", "a line of 4 GiB: `count`",
     WORD + " | " + COUNT + " | " + SUMS, "4096 4294967296\n",
     "count: standard input: lines longer than 1 MiB, cut there: 1\n"),
    ("token-chain", "a word of 4 GiB: `tokenize \\| stem \\| count`",
     WORD + " | tokenize --language=en | stem | " + COUNT + " | " + SUMS,
     "268436 4294967296\n",
     "tokenize: standard input: 1 word longer than 16000 bytes, cut there\n"),
    ("tokens-count", "2³²+1 tokens: `count`",
     TOKENS + " | " + COUNT, "a\t\ta:4294967297\t4294967297\t1\n", ""),
    ("tokens-document", "2³²+1 tokens: `count --by=document`",
     TOKENS + " | " + COUNT + " --by=document", "-\ta\t\ta:4294967297\t4294967297\n", ""),
    ("tokens-ngrams", "2³²+1 tokens: `count --ngrams=2`",
     TOKENS + " | " + COUNT + " --ngrams=2",
     "a\t\ta:4294967297\t4294967297\t1\na a\t\ta a:4294967296\t4294967296\t1\n", ""),
    ("tokens-chain", "2³²+1 tokens: `tokenize \\| stem \\| count`",
     TOKENS + " | tokenize --language=en | stem | " + COUNT,
     "a\ten\ta:4294967297\t4294967297\t1\n", ""),
    ("documents-count", "2³¹+1 documents: `count`",
     DOCUMENTS % 4294967298 + " | " + COUNT,
     "a\t\ta:2147483649\t2147483649\t2147483649\n", ""),
    ("documents-more", "2³²+1 documents: `count`",
     DOCUMENTS % 8589934594 + " | " + COUNT,
     "a\t\ta:4294967297\t4294967297\t4294967297\n", ""),
    ("documents-document", "2³¹+1 documents of one name: `count --by=document --memory=64M`",
     DOCUMENTS % 4294967298 + " | " + COUNT + " --by=document --memory=64M",
     "-\ta\t\ta:2147483649\t2147483649\n", ""),
    ("documents-chain", "2³¹+1 documents: `tokenize --format=lines \\| stem \\| count`",
     LINES + " | tokenize --format=lines --language=en | stem | " + COUNT,
     "a\ten\ta:2147483649\t2147483649\t2147483649\n", ""),
]


def main():
    names = sys.argv[1:] or [case[0] for case in CASES]
    unknown = set(names) - {case[0] for case in CASES}
    if unknown:
        sys.exit("giants.py: unknown: %s; there are %s"
                 % (" ".join(sorted(unknown)), " ".join(case[0] for case in CASES)))
    programs = os.path.abspath(os.environ.get("WINNOW_BIN", "bin"))
    os.environ["PATH"] = programs + ":" + os.environ["PATH"]
    print("| what | wall s | CPU s | MB of memory |\n|---|---|---|---|", flush=True)
    wrong = 0
    for name, what, command, out, errors in CASES:
        if name not in names:
            continue
        got = measure.run(command, MEMORY_MOST)
        if (got.status, got.out, got.errors) != (0, out, errors):
            print("giants.py: %s:\nexpected %r\n    said %r\ngot      %r\n    said %r (status %d)"
                  % (name, out, errors, got.out[:400], got.errors[:400], got.status),
                  file=sys.stderr)
            wrong = 1
        print("| %s | %.0f | %.0f | %.0f |" % (what, got.wall, got.cpu, got.memory), flush=True)
    sys.exit(wrong)


if __name__ == "__main__":
    main()
