#!/usr/bin/env python3
"""Compile the parts of speech of a language's words into share/lexicons/LANG.bin.

usage: lexicons.py LANG > share/lexicons/LANG.bin

A word's shares of the classes are its counts in the source, smoothed by the suffix model,
which is the mean over the rare words that end so (Brants 2000, TnT: a statistical
part-of-speech tagger, section 2.3: successive abstraction from the longest suffix). Words
that the suffix model foretells are left out. The layout of the result stands in
report/language/lexicon.c.
"""
import collections
import struct
import sys

import lexicon_sources
from lexicon_sources import CLASSES
from mapped_table import hash_bytes, mapped_table

LONGEST = 5  # letters of a suffix
RARE = 20  # a word seen more often says little about unknown words
LEAST = 3  # words that must share a suffix
CLOSE = 0.12  # a word is left out where no share is further from the suffix model's
UNKNOWN_CAPITAL = {"P": 0.85, "N": 0.10, "J": 0.05}
UNKNOWN_CAPITAL_WEIGHT = {"en": 1, "de": 1}  # elsewhere its suffix counts as much
# The share that a capital makes a proper noun of a word known without.
KNOWN_CAPITAL = {"en": 0.5, "de": 0.2}
KNOWN_CAPITAL_USUAL = 0.15
# How nominal a phrase must be: English counts how often a word is what.
NOMINAL_LEAST = {"en": 0.03}
NOMINAL_LEAST_USUAL = 0.2
NEARLY_NEVER = 0.03
STATED = 30  # what a dictionary states counts so many times
ADJECTIVE_HEAD = {"de": 0.02}  # how fit an adjective is to end a noun phrase: not where nouns
ADJECTIVE_HEAD_USUAL = 0.12  # have capitals; elsewhere it may be a noun
LOAD = 0.75  # of the table's slots
MAGIC = b"WINLEX05"
# The adjective follows its noun.
HEAD_FIRST = {"es", "fr", "it", "pt", "ca", "gl", "ro", "id", "ms", "th", "he", "ar", "fa"}


def share(counts):
    total = sum(counts.values())
    return {c: counts.get(c, 0) / total for c in CLASSES}


def mixed(a, b, weight):
    return {c: weight * a[c] + (1 - weight) * b[c] for c in CLASSES}


def suffix_model(words):
    """{suffix: shares}, "" for the mean of rare words."""
    sums = collections.defaultdict(collections.Counter)
    support = collections.Counter()
    for word, counts in words.items():
        if sum(counts.values()) > RARE or word != word.lower() or len(word) < 3:
            continue
        if not all(letter.isalpha() for letter in word):
            continue
        total = sum(counts.values())
        parts = [(c, count / total) for c, count in counts.items()]
        for size in range(min(LONGEST, len(word) - 2) + 1):
            suffix = word[len(word) - size:]
            support[suffix] += 1
            for c, part in parts:
                sums[suffix][c] += part
    model = {}
    for suffix in sorted(sums, key=len):
        if suffix == "":
            model[suffix] = share(sums[suffix])
        elif support[suffix] >= LEAST and suffix[1:] in model:
            seen = support[suffix]
            model[suffix] = mixed(share(sums[suffix]), model[suffix[1:]], seen / (seen + LEAST))
    return model


def foretold(model, word):
    for size in range(min(LONGEST, len(word) - 1), -1, -1):
        suffix = word[len(word) - size:]
        if suffix in model:
            return model[suffix]
    return share({"N": 1})


def smoothed(words, model):
    """The shares of every word in the source, by written form."""
    lower = collections.defaultdict(collections.Counter)
    for word, counts in words.items():
        if word.lower() in words:  # then its capitals at the beginning of sentences
            counts = {c: count for c, count in counts.items() if c != "P" or word == word.lower()}
        lower[word.lower()].update(counts)
    result = {}
    for word, counts in lower.items():
        total = sum(counts.values())
        result[word] = mixed(share(counts), foretold(model, word), total / (total + 1))
    for word, counts in words.items():
        if word[:1].isupper():
            total = sum(counts.values())
            result[word] = mixed(share(counts), result[word.lower()], total / (total + 1))
    return result


def inflected(word, classes):
    """The regular inflected forms of an English word, with the classes they can have."""
    yield word, {c for c in classes} | ({"E"} if "V" in classes and word.endswith("ed") else set())
    if "N" in classes or "V" in classes:
        ending = "es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s"
        base = word[:-1] + "ie" if word.endswith("y") and word[-2:-1] not in "aeiou" else word
        yield base + ("s" if base != word else ending), classes & {"N", "V"}
    if "V" in classes:
        root = word[:-1] if word.endswith("e") else word
        yield root + "ing", {"G"}
        yield root + "ed", {"E", "V"}


def add_wordnet(result, model):
    """Words that the treebank lacks: the suffix model's shares among WordNet's classes."""
    known = collections.defaultdict(set)
    relational = lexicon_sources.relational()
    for word, classes in lexicon_sources.wordnet().items():
        for form, possible in inflected(word, classes):
            known[form] |= possible
    for word, classes in known.items():
        if word in result or len(word) < 2:
            continue
        allowed = classes | ({"A", "C"} if "J" in classes else set())
        shares = foretold(model, word)
        weighed = {c: shares[c] * (1 if c in allowed else NEARLY_NEVER) for c in CLASSES}
        for c in "PMDIO":
            weighed[c] *= NEARLY_NEVER
        lexicon_sources.split_adjectives(
            weighed, relational.get(word, lexicon_sources.RELATIONAL))
        if sum(weighed.values()) > 0:
            result[word] = share(weighed)


def without_foretold(result, model):
    kept = {}
    for word, shares in result.items():
        expected = foretold(model, word)
        if word != word.lower() or any(abs(shares[c] - expected[c]) > CLOSE for c in CLASSES):
            kept[word] = shares
    return kept


def quantised(shares):
    return bytes(min(255, round(255 * shares[c])) for c in CLASSES)


def table_of(entries):
    """The table of (hash, number of the distribution), and the distributions."""
    numbers, pairs = {}, []
    for key in sorted(entries):
        number = numbers.setdefault(quantised(entries[key]), len(numbers) + 1)
        pairs.append((hash_bytes(key.encode()), number))
    return mapped_table(pairs, LOAD), list(numbers)


def transitions(words, language):
    """The probability of each class after each, and how usual each is."""
    usual = collections.Counter()
    for counts in words.values():
        for c, count in counts.items():
            usual[c] += count
    if language != "en":
        even = [1 / len(CLASSES)] * len(CLASSES)
        return [even] * len(CLASSES), even
    counts = lexicon_sources.english_transitions()
    rows = []
    for before in CLASSES:
        total = sum(counts[before].values())
        rows.append([(counts[before][c] / total + 0.0005) / 1.006 for c in CLASSES])
    return rows, [share(usual)[c] for c in CLASSES]


def main():
    language = sys.argv[1]
    words = lexicon_sources.read(language)
    model = suffix_model(words) if language != "zh" else {"": share({"N": 4, "V": 2, "O": 2, "P": 2})}
    if language not in ("en", "zh"):
        words = {w: {c: n * STATED for c, n in counts.items()} for w, counts in words.items()}
    result = smoothed(words, model) if language != "zh" else {w: share(c) for w, c in words.items()}
    if language == "en":
        add_wordnet(result, model)
    entries = without_foretold(result, model)
    for suffix, shares in model.items():
        entries["-" + suffix] = shares
    entries["^"] = share(UNKNOWN_CAPITAL if language != "de" else {"N": 0.7, "P": 0.3})
    rows, usual = transitions(words, language)
    table, distributions = table_of(entries)
    out = sys.stdout.buffer
    capital = KNOWN_CAPITAL.get(language, KNOWN_CAPITAL_USUAL)
    out.write(MAGIC)
    out.write(struct.pack("<2I", len(CLASSES), int(language in HEAD_FIRST)))
    out.write(struct.pack(
        "<4f", capital, UNKNOWN_CAPITAL_WEIGHT.get(language, 0.5),
        ADJECTIVE_HEAD.get(language, ADJECTIVE_HEAD_USUAL),
        NOMINAL_LEAST.get(language, NOMINAL_LEAST_USUAL)))
    for row in rows + [usual]:
        out.write(struct.pack("<%df" % len(row), *row))
    out.write(table)
    for distribution in distributions:
        out.write(distribution)


if __name__ == "__main__":
    main()
