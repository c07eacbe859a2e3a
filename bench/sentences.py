#!/usr/bin/env python3
"""F1 of sentences on treebanks of Universal Dependencies, beside other splitters.

    sentences.py [--markdown] [--errors=N] [--only=NAME,...] FILE.conllu...

A treebank's text is put together as for the shared task of CoNLL 2018: paragraphs as it marks
them, a space between sentences unless it says SpaceAfter=No. A sentence is right when both its
ends are, white space aside. Each splitter knows the language, and is given the paragraphs. Peers
that are not installed (bench/requirements.txt) are left out; one that lacks a language has its
English rules there. --errors=N prints the first N places where Winnow is wrong instead."""

import argparse
import os
import re
import subprocess
import sys

BIN = os.environ.get("WINNOW_BIN", os.path.join(os.path.dirname(__file__), "..", "bin"))


def paragraphs(path):
    """Paragraphs as lists of sentences: (text, whether a space follows)."""
    found = [[]]
    with open(path, encoding="utf-8") as file:
        for block in file.read().strip().split("\n\n"):
            lines = block.split("\n")
            if found[-1] and any(re.match("# new(par|doc)", line) for line in lines):
                found.append([])
            text = next(line[9:] for line in lines if line.startswith("# text = "))
            space = "SpaceAfter=No" not in last_word(lines)[9]
            found[-1].append((text, space))
    return found


def last_word(lines):
    """The fields of the last token of the text: of a contraction the range's."""
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    rows = [row for row in rows if "." not in row[0]]
    ranges = [row for row in rows if "-" in row[0] and row[0].endswith("-" + rows[-1][0])]
    return ranges[0] if ranges else rows[-1]


def unspaced(text):
    return "".join(text.split())


def spans(sentences):
    at, found = 0, set()
    for sentence in sentences:
        size = len(unspaced(sentence))
        if size:
            found.add((at, at + size))
        at += size
    return found


# ------------------------------------------------------------------ splitters


def winnow(language):
    def split(texts):
        joined = "\n\n".join(texts).encode()
        out = subprocess.run([os.path.join(BIN, "tokenize"), "--language=" + language],
                             input=joined, stdout=subprocess.PIPE, check=True).stdout
        begins = [int(b) for b in re.findall(rb'<s begin="(\d+)"', out)]
        at = 0
        for text in texts:
            end = at + len(text.encode())
            cuts = [b for b in begins if at < b < end]
            yield [joined[a:b].decode() for a, b in zip([at] + cuts, cuts + [end])]
            at = end + 2
    return split


def icu(language):
    import icu as library

    def split(texts):
        breaks = library.BreakIterator.createSentenceInstance(
            library.Locale(language + "@ss=standard"))
        for text in texts:
            breaks.setText(text)
            units = text.encode("utf-16-le")
            ends = [0] + list(breaks)
            yield [units[2 * a:2 * b].decode("utf-16-le") for a, b in zip(ends, ends[1:])]
    return split


def each(function):
    return lambda texts: (function(text) for text in texts)


def pysbd(language):
    import pysbd as library
    from pysbd.languages import LANGUAGE_CODES
    known = language if language in LANGUAGE_CODES else "en"
    return each(library.Segmenter(language=known, clean=False).segment)


PUNKT = dict(cs="czech", da="danish", nl="dutch", en="english", et="estonian", fi="finnish",
             fr="french", de="german", el="greek", it="italian", no="norwegian", pl="polish",
             pt="portuguese", ru="russian", sl="slovene", es="spanish", sv="swedish", tr="turkish")


def punkt(language):
    import punkt as library
    return each(lambda text: library.sent_tokenize(text, PUNKT.get(language, "english")))


def spacy(language):
    import spacy as library
    try:
        nlp = library.blank({"no": "nb"}.get(language, language))
    except (ImportError, OSError, ValueError):
        nlp = library.blank("xx")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10**8
    return each(lambda text: [sentence.text for sentence in nlp(text).sents])


SPLITTERS = dict(winnow=winnow, icu=icu, pysbd=pysbd, punkt=punkt, spacy=spacy)


# ------------------------------------------------------------------ scores


def score(split, bank):
    right = gold_count = found_count = 0
    texts = ["".join(text + " " * space for text, space in sentences) for sentences in bank]
    for sentences, found in zip(bank, split(texts)):
        gold, system = spans(text for text, _ in sentences), spans(found)
        right += len(gold & system)
        gold_count += len(gold)
        found_count += len(system)
    return 200 * right / (gold_count + found_count)


def errors(language, bank, most):
    texts = ["".join(text + " " * space for text, space in sentences) for sentences in bank]
    told = 0
    for sentences, found in zip(bank, winnow(language)(texts)):
        flat = unspaced("".join(text for text, _ in sentences))
        gold = {end for _, end in spans(text for text, _ in sentences)}
        system = {end for _, end in spans(found)}
        for end in sorted(gold ^ system):
            if told == most:
                return
            told += 1
            print("%s\t%s\t%s | %s" % (language, "missed" if end in gold else "wrong ",
                                       flat[max(end - 30, 0):end], flat[end:end + 30]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--errors", type=int)
    parser.add_argument("--only", default=",".join(SPLITTERS))
    parser.add_argument("bank", nargs="+")
    options = parser.parse_args()
    wanted = options.only.split(",")
    form = "| %s |" if options.markdown else "%s"
    glue = " | " if options.markdown else "\t"
    rows = []
    for path in options.bank:
        language = os.path.basename(path).split("_")[0]
        bank = paragraphs(path)
        if options.errors:
            errors(language, bank, options.errors)
            continue
        row = {}
        for name in wanted:
            try:
                row[name] = score(SPLITTERS[name](language), bank)
            except ImportError as error:
                print("sentences: %s left out: %s" % (name, error), file=sys.stderr)
        wanted = list(row)
        if not rows:
            print(form % glue.join(["treebank", "sentences"] + wanted))
            if options.markdown:
                print(form % glue.join(["---", "--:"] + ["--:" for _ in wanted]))
        rows.append(row)
        name = os.path.basename(path).replace("-ud-test.conllu", "")
        print(form % glue.join([name, str(sum(map(len, bank)))] +
                               ["%.1f" % row[name] for name in wanted]), flush=True)
    if rows:
        print(form % glue.join(["mean", ""] + ["%.1f" % (sum(row[name] for row in rows) / len(rows))
                                              for name in wanted]))


main()
