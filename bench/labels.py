#!/usr/bin/env python3
"""How true the labels of topics are.

    labels.py FOLDER [OPTION]...    options are those of pipeline.sh, such as --topics=20

Prints how many parts the labels have (`price, oil market` has two), the part that the fewest of its
topic's documents hold and their share, each part that fewer than a quarter do, how many of the
documents that show a topic have the words of one before them, and how many of the first two that show
each are of its main class. A topic's documents are those of which it has the largest share; a
document holds a part if it has all of its terms; its class is the folder that holds it."""
import collections
import csv
import os
import subprocess
import sys
import tempfile

PIPELINE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "pipeline.sh")
QUARTER = 0.25


def run(*arguments):
    return subprocess.run([PIPELINE, "-q", *arguments], stdout=subprocess.PIPE, check=True).stdout.decode()


def documents_of(table):
    """The terms of each document with their counts, and which terms a written form may be."""
    documents = collections.defaultdict(collections.Counter)
    terms = collections.defaultdict(set)
    with open(table, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            unit, term, _, forms, count = line.rstrip("\n").split("\t")
            documents[unit.rsplit("#", 1)[0]][term] += int(count)
            for form in forms.split("|"):
                terms[form.rsplit(":", 1)[0].casefold()].add(term)
    return documents, terms


def share_holding(part, documents, terms):
    """Of the documents, the share that has a term of each word of the part."""
    wanted = [terms[word.casefold()] for word in part.split()]
    return sum(all(any(term in held for term in word) for word in wanted) for held in documents) / len(documents)


def parts_of(rows, documents, terms):
    """The parts of labels with the shares of their topics' documents."""
    topics = collections.defaultdict(list)
    for row in rows:
        if row["label"]:
            topics[row["topic"], row["label"]].append(documents[row["path"]])
    return [(share_holding(part, held, terms), part, label) for (_, label), held in topics.items()
            for part in label.split(", ")]


def repeats(shown, documents):
    """How many rows `documents` show what a row of the same topic shows."""
    seen, count = set(), 0
    for row in shown.splitlines():
        cells = row.split("\t")
        if cells[0] == "documents":
            words = (cells[1], frozenset(documents[cells[3]].items()))
            count += words in seen
            seen.add(words)
    return count


def first_two(shown, rows):
    """Of the first two documents that show each topic, how many are of its main class, and of how many."""
    classes = collections.defaultdict(collections.Counter)
    for row in rows:
        if row["topic"]:
            classes[row["topic"]][os.path.dirname(row["path"])] += 1
    seen, good = collections.Counter(), 0
    for section, topic, _, path, *_ in (line.split("\t") for line in shown.splitlines()):
        if section == "documents" and seen[topic] < 2:
            seen[topic] += 1
            good += os.path.dirname(path) == classes[topic].most_common(1)[0][0]
    return good, sum(seen.values())


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder, options = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as kept:
        rows = list(csv.DictReader(run(f"--keep={kept}", "--format=csv", *options, folder).splitlines()))
        documents, terms = documents_of(f"{kept}/sentences.tsv")
    parts = sorted(parts_of(rows, documents, terms))
    print(f"{len(parts)} parts; the rarest, {parts[0][1]}, is in {100 * parts[0][0]:.0f} % of its topic's documents")
    for share, part, label in parts:
        if share < QUARTER:
            print(f"{part} ({label}): {100 * share:.0f} %")
    shown = run("--sections=documents", "--format=tsv", *options, folder)
    print(f"copies shown: {repeats(shown, documents)}")
    good, count = first_two(shown, rows)
    print(f"of the main class: {good} of {count} first two documents, {100 * good / count:.0f} %")


main()
