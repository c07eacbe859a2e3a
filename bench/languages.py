#!/usr/bin/env python3
"""How many texts are said to be in the language that they are in.

    languages.py [--table] FILE...

A file is a treebank of Universal Dependencies (LANG_NAME-ud-test.conllu): its first 1,000 sentences, alone
and in runs of ten adjacent ones; or lines of LANG, TAB, a text. Nynorsk and Bokmål are `no`. Prints the
mean of the languages and the share of all texts; --table a line for each language."""

import collections
import os
import re
import subprocess
import sys

BIN = os.environ.get("WINNOW_BIN", os.path.join(os.path.dirname(__file__), "..", "bin"))
SENTENCES, RUN = 1000, 10
OF = {"nb": "no", "nn": "no"}


def texts_of(path):
    """(language, text, how many sentences) of each text of a file."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().rstrip("\n").split("\n")
    if not path.endswith(".conllu"):
        for line in lines:
            language, text = line.split("\t", 1)
            yield language, text, 1
        return
    language = re.match("[a-z]+", os.path.basename(path)).group()
    sentences = [line[9:] for line in lines if line.startswith("# text = ")][:SENTENCES]
    for sentence in sentences:
        yield language, sentence, 1
    for i in range(0, len(sentences) - RUN + 1, RUN):
        yield language, " ".join(sentences[i : i + RUN]), RUN


def guessed(texts):
    """The languages of texts, by Winnow."""
    lines = "".join(" ".join(text.split()) + "\n" for text in texts)
    run = subprocess.run([os.path.join(BIN, "tokenize"), "--format=lines"], input=lines.encode(),
                         stdout=subprocess.PIPE, check=True)
    return re.findall(r'^<doc [^>]*lang="([^"]*)"', run.stdout.decode(), re.M)


def main(arguments):
    texts = [text for path in arguments if path != "--table" for text in texts_of(path)]
    found = guessed([text for _, text, _ in texts])
    if len(found) != len(texts):
        sys.exit("languages.py: %d texts, %d languages" % (len(texts), len(found)))
    right, all_of = collections.Counter(), collections.Counter()
    wrong = collections.defaultdict(collections.Counter)
    for (language, _, size), guess in zip(texts, found):
        language = OF.get(language, language)
        all_of[language, size] += 1
        right[language, size] += guess == language
        if guess != language and size == 1:
            wrong[language][guess] += 1
    for size in sorted({size for _, size in all_of}):
        languages = [language for language, other in all_of if other == size]
        mean = sum(right[l, size] / all_of[l, size] for l in languages) / len(languages)
        share = sum(right[l, size] for l in languages) / sum(all_of[l, size] for l in languages)
        print("%d languages, texts of %d: %.4f / %.4f" % (len(languages), size, mean, share))
    for language in sorted(wrong) if "--table" in arguments else []:
        others = " ".join("%s %d" % pair for pair in wrong[language].most_common(4))
        print(language, "%.3f" % (right[language, 1] / all_of[language, 1]), others, sep="\t")


if __name__ == "__main__":
    main(sys.argv[1:])
