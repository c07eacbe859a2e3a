#!/usr/bin/env python3
"""F1 of words against treebanks and segmented texts.

    segmentation.py PROGRAM GOLD...

PROGRAM reads text and writes a word a line (`bin/tokenize --plain`), or with -l a line of words
for each line of text. GOLD is CoNLL-U, or plain text with white space between words, as in the
SIGHAN bakeoff of 2005. A character that the program leaves out (punctuation, symbols) is a
word by itself, as it is in jieba's output. Printed are F1, precision and recall over all
words, and F1 over those with a letter or digit."""

import argparse
import shlex
import subprocess
import unicodedata


def read_conllu(text):
    """Sentences as lists of words; of a contraction the whole."""
    for block in text.strip().split("\n\n"):
        words, skip = [], 0
        for line in block.split("\n"):
            fields = line.split("\t")
            if line.startswith("#") or "." in fields[0]:
                continue
            first, _, last = fields[0].partition("-")
            if int(first) > skip:
                words.append(fields[1].replace(" ", ""))
                skip = int(last or 0)
        yield words


def read_text(conllu):
    for block in conllu.strip().split("\n\n"):
        yield next(line[8:].strip() for line in block.split("\n") if line.startswith("# text ="))


def read_gold(path):
    """Texts, and the words of each."""
    with open(path, encoding="utf-8-sig") as file:
        content = file.read().replace("\r", "").replace("\ufeff", "")
    if path.endswith(".conllu"):
        return list(read_text(content)), list(read_conllu(content))
    words = [line.split() for line in content.split("\n") if line.split()]
    return ["".join(line) for line in words], words


def spans(words):
    at, found = 0, set()
    for word in words:
        found.add((at, at + len(word)))
        at += len(word)
    return found


def fill(text, tokens):
    """The tokens, and what lies between them as single characters."""
    at, words = 0, []
    for token in tokens:
        token = "".join(token.split())
        if "_" not in text:  # the joint of syllables of Vietnamese
            token = token.replace("_", "")
        begin = text.find(token, at)
        if begin < 0 or begin > at + 1000:
            continue
        words += list(text[at:begin]) + [token]
        at = begin + len(token)
    return words + list(text[at:])


def f1(gold, system):
    right = len(gold & system)
    return 2 * right / (len(gold) + len(system)), right / len(system), right / len(gold)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-l", "--lines", action="store_true")
    parser.add_argument("program")
    parser.add_argument("gold", nargs="+")
    options = parser.parse_args()
    for path in options.gold:
        texts, words = read_gold(path)
        joint = "\n" if options.lines else "\n\n"
        output = subprocess.run(
            shlex.split(options.program), input=joint.join(texts) + "\n",
            capture_output=True, text=True, check=True).stdout
        gold_words = [word for line in words for word in line]
        text = "".join(gold_words)
        gold, system = spans(gold_words), spans(fill(text, output.split()))
        worthy = {i for i, c in enumerate(text) if unicodedata.category(c)[0] in "LNM"}
        letters = [{s for s in part if any(i in worthy for i in range(*s))}
                   for part in (gold, system)]
        print("%-24s F1 %.4f  P %.4f  R %.4f  letters %.4f" % (
            path.split("/")[-1], *f1(gold, system), f1(*letters)[0]))


if __name__ == "__main__":
    main()
