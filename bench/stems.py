#!/usr/bin/env python3
"""Under- and overstemming against the lemmas of treebanks, with and without the exceptions.

    stems.py [--markdown] FILE.conllu...

Of a treebank's different words (nouns, verbs, adjectives, names aside): understemming is the
share of pairs of words with one lemma that have different terms, overstemming the share of pairs
with one term that have different lemmas, both in percent."""

import collections
import os
import subprocess
import sys

BIN = os.environ.get("WINNOW_BIN", os.path.join(os.path.dirname(__file__), "..", "bin"))
CLASSES = {"NOUN", "VERB", "ADJ"}


def words(path):
    """word -> its lemmas"""
    lemmas = collections.defaultdict(set)
    with open(path, encoding="utf-8") as file:
        for line in file:
            row = line.split("\t")
            if len(row) > 3 and row[3] in CLASSES and row[1].isalpha():
                lemmas[row[1].lower()].add(row[2].lower())
    return {word: min(found) for word, found in lemmas.items() if len(found) == 1}


def stems(language, list_of_words, options):
    out = subprocess.run(
        [os.path.join(BIN, "stem"), "--plain", "--language=" + language] + options,
        input="\n".join(list_of_words).encode(), stdout=subprocess.PIPE, check=True).stdout
    return out.decode().split("\n")


def pairs(groups):
    return sum(len(group) * (len(group) - 1) // 2 for group in groups.values())


def indices(lemma_of, terms):
    by_lemma, by_term, by_both = (collections.defaultdict(list) for _ in range(3))
    for word, term in terms.items():
        lemma = lemma_of[word]
        by_lemma[lemma].append(word)
        by_term[term].append(word)
        by_both[lemma, term].append(word)
    both = pairs(by_both)
    return 100 - 100 * both / pairs(by_lemma), 100 - 100 * both / pairs(by_term)


def main():
    markdown = "--markdown" in sys.argv
    glue = " | " if markdown else "\t"
    form = "| %s |" if markdown else "%s"
    print(form % glue.join(["treebank", "words", "understemming", "without exceptions",
                            "overstemming", "without exceptions"]))
    if markdown:
        print(form % glue.join(["---"] + ["--:"] * 5))
    for path in sys.argv[1 + markdown:]:
        language = os.path.basename(path).split("_")[0]
        lemma_of = words(path)
        ordered = sorted(lemma_of)
        rows = [indices(lemma_of, dict(zip(ordered, stems(language, ordered, options))))
                for options in ([], ["--exceptions=none"])]
        (under, over), (plain_under, plain_over) = rows
        print(form % glue.join([os.path.basename(path).split("-")[0], str(len(ordered))] +
                               ["%.1f" % x for x in (under, plain_under, over, plain_over)]))


main()
