#!/usr/bin/env python3
"""What the ten key phrases of single documents are like.

    phrase_rows.py TABLES [STEP]    TABLES as bench/phrases.sh makes them, of every STEP-th document

Prints the share of rows that are single words, of rows that repeat one of the ten terms or key terms,
of documents in which one row is part of another that is a name, and of those of 200 words and more
that have fewer than ten rows. With --verbose first the rows of each."""
import json
import os
import subprocess
import sys

REPORT = os.path.join(os.environ.get("BIN", "bin"), "report")
ROWS, WORDS = 10, 200


def summary_of(name):
    command = [REPORT, "--format=json", "--sections=overview,terms,keyness,phrases",
               name + ".phrases.tsv", name + ".sentences.tsv"]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def is_part(part, whole):
    """Whether a row is part of a longer one whose words all have a capital."""
    words, of = part.split(), whole.split()
    name = all(word[:1].isupper() for word in of)
    return name and len(words) < len(of) and any(of[i:i + len(words)] == words for i in range(len(of)))


def main():
    options = [argument for argument in sys.argv[1:] if argument.startswith("--")]
    folder, *step = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    names = sorted(name[:-len(".phrases.tsv")] for name in os.listdir(folder) if name.endswith(".phrases.tsv"))
    rows = single = repeated = twice = short = long = 0
    names = names[::int(step[0]) if step else 1]
    for name in names:
        summary = summary_of(os.path.join(folder, name))
        phrases = [row["text"] for row in summary["phrases"]]
        lists = {row["text"].casefold() for part in ("terms", "keyness") for row in summary.get(part, [])}
        if "--verbose" in options:
            print(name, *phrases, sep=" | ")
        rows += len(phrases)
        single += sum(" " not in phrase for phrase in phrases)
        repeated += sum(phrase.casefold() in lists for phrase in phrases)
        twice += any(is_part(part, whole) for part in phrases for whole in phrases)
        if summary["overview"]["tokens"] >= WORDS:
            long += 1
            short += len(phrases) < ROWS
    print(f"{len(names)} documents, {rows} rows: {100 * single / rows:.1f} % single words, "
          f"{100 * repeated / rows:.1f} % repeat a term or key term; {100 * twice / len(names):.1f} % of documents "
          f"with a name in two rows; {short} of {long} of {WORDS} words and more with fewer than {ROWS} rows")


if __name__ == "__main__":
    main()
