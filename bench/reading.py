#!/usr/bin/env python3
"""Scores what a summary says of the short texts of bench/reading/ against what a person says.

    reading.py [--verbose]

bench/reading/expected.tsv has of each text the key phrases that a reader expects (alternatives
divided by |), the sentence that says what the text is about, and what must not be said. Scored
are, by language: the share of the phrases among the ten key phrases, the share of texts whose
sentence is among the five key sentences, and how many of the things not to be said are shown as a
key phrase or term, or begin a key sentence. A complaint about a summary becomes a text here."""
import collections
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PIPELINE = os.path.join(HERE, "..", "pipeline.sh")


def expected():
    texts = collections.defaultdict(lambda: collections.defaultdict(list))
    with open(os.path.join(HERE, "reading", "expected.tsv"), encoding="utf-8") as file:
        for line in list(file)[1:]:
            text, kind, what = line.rstrip("\n").split("\t")
            texts[text][kind].append(what)
    return texts


def summary_of(text):
    path = os.path.join(HERE, "reading", text + ".txt")
    command = [PIPELINE, "-q", "--format=json", "--sections=terms,phrases,sentences",
               "--language=" + text.split("-")[0], path]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def score(text, wanted, verbose):
    summary = summary_of(text)
    phrases = [row["text"].casefold() for row in summary["phrases"]]
    shown = phrases + [row["text"].casefold() for row in summary["terms"]]
    sentences = [row["text"] for row in summary["sentences"]]
    missed = [p for p in wanted["phrase"] if not {a.casefold() for a in p.split("|")} & set(phrases)]
    said = [what for what in wanted["not"] if what.casefold() in shown
            or any(sentence.startswith(what) for sentence in sentences if " " in what)]
    good = sum(sentence in sentences for sentence in wanted["sentence"])
    if verbose:
        print(f"# {text}\tmissed: {', '.join(missed)}\tsaid: {', '.join(said)}\tshown: {' | '.join(phrases)}")
    return len(wanted["phrase"]) - len(missed), len(wanted["phrase"]), good, len(wanted["sentence"]), len(said)


def main():
    sums = collections.defaultdict(lambda: [0] * 5)
    for text, wanted in expected().items():
        result = score(text, wanted, "--verbose" in sys.argv[1:])
        for group in (text.split("-")[0], "all"):
            sums[group] = [a + b for a, b in zip(sums[group], result)]
    print("language\tphrases\tsentences\tnot to be said")
    for group, (found, phrases, good, sentences, said) in sums.items():
        print(f"{group}\t{100 * found / phrases:.0f} %\t{100 * good / sentences:.0f} %\t{said}")


main()
