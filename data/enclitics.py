"""Verbs with pronouns written behind them as one word: Spanish "dámelo", Italian "dimmelo"."""
import itertools
import os
import re

import lexicon_analyzers

# By language: what writes the forms that Apertium's analyzer reads.
GENERATORS = {"es": "apertium-eng-spa/eng-spa", "it": "apertium-cat-ita/cat-ita"}
VERBS = 80  # whose forms are all made; of others, those that are usual words
READING = re.compile(r"([^<*]+)(<v[^>+]*>[^+]*)(\+.*<enc>.*)")


def generator(language):
    return lexicon_analyzers.APERTIUM + GENERATORS[language] + ".autogen.bin"


def verbs_of(readings):
    """The verbs that a word may be of; empty where it may be anything without a pronoun."""
    found = [READING.match(reading) for reading in readings.split("/")]
    return {match.group(1) for match in found} if all(found) else set()


def analyses(language, words):
    """The readings of each word by Apertium's analyzer, those in capitals too: names."""
    asked = sorted(set(words) | {lexicon_analyzers.titled(word) for word in words})
    name = lexicon_analyzers.apertium_file(language)[0]
    for line in lexicon_analyzers.run(["lt-proc", "-w", name], asked).splitlines():
        match = re.match(r"\^([^/]*)/(.*)\$$", line)
        if match:
            yield match.groups()


def settled(language, words):
    """{form: verb} of the words that are forms of one verb with pronouns and nothing else, as
    written in small letters or with a capital."""
    found, other = {}, set()
    for form, readings in analyses(language, words):
        verbs = verbs_of(readings)
        if len(verbs) == 1:
            found[form.lower()] = verbs.pop()
        else:
            other.add(form.lower())
    return {form: verb for form, verb in found.items() if form not in other}


def forms_of(language, verbs, words):
    """All forms of the verbs in a mood and with pronouns that some of the words have."""
    matches = [READING.match(reading) for _, readings in analyses(language, words)
               for reading in readings.split("/")]
    moods, pronouns = (sorted({match.group(i) for match in matches if match}) for i in (2, 3))
    asked = ["^%s%s%s$" % parts for parts in itertools.product(verbs, moods, pronouns)]
    made = lexicon_analyzers.run(["lt-proc", "-g", generator(language)], asked).split("\n")
    return {form for form in made if form.isalpha()}


def find(language):
    """{form: verb}, of the usual words and of the usual verbs. Empty where the analyzer is not
    installed."""
    if language not in GENERATORS or not lexicon_analyzers.can_analyze(language):
        return {}
    words = [word for word in lexicon_analyzers.words_of(language) if word.isalpha()]
    found = settled(language, words)
    if os.path.exists(generator(language)):
        usual = list(dict.fromkeys(found[word] for word in words if word in found))[:VERBS]
        found.update(settled(language, forms_of(language, usual, sorted(found))))
    return found
