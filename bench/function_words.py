#!/usr/bin/env python3
"""The share of function words among the first ten terms of texts, by language.

    function_words.py FILE.conllu...

Each file is a treebank of Universal Dependencies, its name beginning with the language's code
(uk_iu-ud-test.conllu). Its sentences, twenty in a row, are a text; at most 40 texts are read. A
term is a function word where the treebank has its commonest written form mostly as one of
FUNCTION. Words that the treebank lacks, as it divides otherwise, do not count."""
import collections
import os
import subprocess
import sys
import tempfile

BIN = os.environ.get("WINNOW_BIN", os.path.join(os.path.dirname(__file__), "..", "bin"))
FUNCTION = {"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"}
SENTENCES, TEXTS, TERMS = 20, 40, 10


def read(path):
    """The sentences of a treebank, and how often each word is which part of speech."""
    sentences, classes = [], collections.defaultdict(collections.Counter)
    with open(path, encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("# text ="):
                sentences.append(line[8:].strip())
            elif len(cells) > 3 and cells[0].isdigit():
                classes[cells[1].casefold()][cells[3]] += 1
    return sentences, classes


def table_of(text, language, *options):
    """The count table of a text."""
    stream = subprocess.run([f"{BIN}/tokenize", f"--language={language}"], input=text.encode(),
                            stdout=subprocess.PIPE, check=True).stdout
    stems = subprocess.run([f"{BIN}/stem"], input=stream, stdout=subprocess.PIPE, check=True).stdout
    return subprocess.run([f"{BIN}/count", *options], input=stems, stdout=subprocess.PIPE,
                          check=True).stdout


def terms_of(text, language):
    with tempfile.NamedTemporaryFile() as file:
        file.write(table_of(text, language))
        file.flush()
        rows = subprocess.run([f"{BIN}/report", "--sections=terms", f"--top={TERMS}", "--format=tsv",
                               file.name], stdout=subprocess.PIPE, check=True).stdout.decode()
    cells = [row.split("\t") for row in rows.splitlines()[1:]]
    return [row[3] for row in cells if row[1] == language]


def measure(path):
    language = os.path.basename(path).split("_")[0]
    sentences, classes = read(path)
    function, known, wrong = 0, 0, collections.Counter()
    for at in range(0, min(len(sentences), SENTENCES * TEXTS), SENTENCES):
        for term in terms_of("\n".join(sentences[at:at + SENTENCES]), language):
            seen = classes.get(term.casefold())
            known += seen is not None
            if seen and seen.most_common(1)[0][0] in FUNCTION:
                function += 1
                wrong[term] += 1
    share = 100 * function / max(known, 1)
    print(f"{language}\t{share:.1f} %\t{' '.join(word for word, _ in wrong.most_common(25))}", flush=True)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for path in sys.argv[1:]:
        measure(path)


main()
