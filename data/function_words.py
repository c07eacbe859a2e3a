"""Which of a language's usual words are function words, by the analyzers of data/lexicon_analyzers.py.

Where an analyzer names pronouns, prepositions, conjunctions, particles and auxiliary verbs (Apertium),
a word is one when more than half of its readings are. hspell names them "x"; of the COMMON words one
such reading is enough, as its others are mostly names and rare forms. Where the analyzer only has
lemmas (voikko, simplemma), each form of a word that is known as one is one too.
"""
import collections
import functools
import re

import lexicon_analyzers

# Apertium's tags of them, where one comes first.
CLOSED = set("det predet prn rel pr post cnjcoo cnjsub cnjadv part vbser vbhaver vbmod vaux vbaux "
             "vbdo".split())
SELDOM_WEIGHT = 0.3
COMMON = 400
PRONOUN = 3  # letters


def is_closed(reading):
    """Whether the last word of lemma<tag><tag>+lemma<tag> that is no clitic is one."""
    tags = [re.findall("<([^>]*)>", part)[:1] for part in reading.split("+")]
    return all(tag and tag[0] in CLOSED for tag in tags)


def weight(reading):
    seldom = lexicon_analyzers.SELDOM & set(re.findall("<([^>]*)>", reading))
    return SELDOM_WEIGHT if seldom else 1


def by_tags(language, words):
    """By lt-proc, whose readings of each word are divided by strokes."""
    asked = [word for word in words if not re.search(r"[\^$/<>{}@\\*\[\]+~#=_\s]", word)]
    found = set()
    name = lexicon_analyzers.apertium_file(language)[0]
    for line in lexicon_analyzers.run(["lt-proc", "-w", name], asked).splitlines():
        match = re.match(r"^\^([^/]*)/(.*)\$$", line)
        readings = match.group(2).split("/") if match else ["*"]
        if readings[0][0] == "*":
            continue
        closed = sum(weight(reading) for reading in readings if is_closed(reading))
        if 2 * closed > sum(map(weight, readings)):
            found.add(match.group(1))
    return found


@functools.lru_cache(maxsize=None)
def dictionary_of(language):
    """simplemma's, which can be loaded once."""
    return lexicon_analyzers.lemmas(language)


def lemmas_of(language):
    """A function from a word to its lemmas, or None."""
    if not lexicon_analyzers.can_analyze(language):
        return None
    if lexicon_analyzers.ANALYZERS[language] is lexicon_analyzers.by_lemma:
        dictionary = dictionary_of(language)
        return lambda word: {dictionary[word]} if word in dictionary else set()
    if lexicon_analyzers.ANALYZERS[language] is lexicon_analyzers.voikko:
        import libvoikko

        analyzer = libvoikko.Voikko(language)
        return lambda word: {reading["BASEFORM"] for reading in analyzer.analyze(word)
                             if "BASEFORM" in reading}
    return None


def by_lemmas(language, words, known):
    """The words all of whose lemmas are among the known ones."""
    lemmas = lemmas_of(language)
    if not lemmas:
        return set()
    return {word for word in words if lemmas(word) and lemmas(word) <= known}


def inflected_nouns(language, words):
    """The words that are forms of a noun or name, where the analyzer has lemmas: one that has several
    forms and, unlike pronouns, more letters than PRONOUN."""
    lemmas = lemmas_of(language)
    if not lemmas:
        return set()
    dictionary = dictionary_of(language)
    forms = collections.Counter(dictionary.values())
    names = {word for word in words
             if word not in dictionary and lexicon_analyzers.titled(word) in dictionary}
    return names | {word for word in words for lemma in lemmas(word)
                    if forms[lemma] > 1 and len(lemma) > PRONOUN
                    and lexicon_analyzers.lemma_class(language, lemma, dictionary.get) in "NP"}


def by_hspell(words):
    """Of Hebrew; the readings of a word with a particle before it are those of what follows."""
    letters = [word for word in words if re.fullmatch("[\u05d0-\u05ea]+", word)]
    readings, word = {}, None
    for line in lexicon_analyzers.run(["hspell", "-l"], letters, "iso-8859-8").splitlines():
        if line.startswith("\t"):
            readings[word].append("(x)" in line)
        else:
            word = line.split(": ", 1)[-1].replace("+", "").strip()
            readings.setdefault(word, [])
    common = set(words[:COMMON])
    return {word for word, closed in readings.items()
            if 2 * sum(closed) > len(closed) or (word in common and any(closed))}


def listed(language):
    """The words of a spelling dictionary, of a language for which there are no frequencies."""
    there = language in lexicon_analyzers.SPELLING and lexicon_analyzers.can_analyze(language)
    return lexicon_analyzers.words_of(language) if there else []


def find(language, words, known):
    """Those of the words, the most frequent first, that are function words; `known`: some that are."""
    if language not in lexicon_analyzers.ANALYZERS or not lexicon_analyzers.can_analyze(language):
        return set()
    analyzer = lexicon_analyzers.ANALYZERS[language]
    if analyzer is lexicon_analyzers.apertium:
        return by_tags(language, words)
    if analyzer is lexicon_analyzers.hspell:
        return by_hspell(words)
    return by_lemmas(language, words, known)
