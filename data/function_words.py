"""Which of a language's usual words are function words, by the analyzers of data/lexicon_analyzers.py.

Where an analyzer names pronouns, prepositions, conjunctions, particles and auxiliary verbs (Apertium),
a word is one when more than half of its readings are, of the COMMON words a third. hspell names
them "x"; of the COMMON words one such reading is enough, as its others are mostly names and rare
forms. Irish, Armenian and
Finnish have lexicons of their own that name them. Where the analyzer only has lemmas (simplemma),
each form of a word that is known as one is one too; so in languages of which simplemma has the
forms that the analyzer lacks (INFLECTED).
"""
import collections
import functools
import re
import zipfile

import closed_classes
import lexicon_analyzers

# Apertium's tags of them, where one comes first.
CLOSED = set("det predet prn rel pr post cnjcoo cnjsub cnjadv part spost vbser vbhaver vbmod vaux "
             "vbaux vbdo".split())
OFTEN_AUXILIARIES = {"bg", "is"}  # what is as often an auxiliary as something else is one
AUXILIARY_TAGS = ("<vbser>", "<vbhaver>", "<vbmod>", "<vaux>")
# Auxiliaries that the analyzer calls verbs.
AUXILIARIES = ("izan<vbsint>", "ukan<vbsint>", "word<vblex>", "быць<vblex>")
# Pronouns and auxiliaries of languages whose analyzers do not name them, as simplemma cites them;
# all their forms are function words.
CLOSED_LEMMAS = {
    "et": set("olema pidama saama tohtima võima mina sina tema see kes mis ise keegi miski mõni muu "
              "sama selline mitu teine".split()),
    "fi": set("aikoa olla saattaa taitaa täytyä voida".split()),
    "lt": set("niekas viskas kiekvienas kažkoks".split()),
    "uk": set("наш ваш".split()),
}
INFLECTED = {"et", "fi", "ga", "he", "hy", "uk"}
HAVE_FORMS = (INFLECTED - {"fi"}) | {"lt"}  # of whose words those without other forms are function words
ENCLITICS = {"et": ("gi", "ki")}  # "too", which any word can have
SHORTEST = {"et": 100}  # of so many usual words the shortest are conjunctions and pronouns
SELDOM_WEIGHT = 0.3
COMMON = 400
PRONOUN = 3  # letters


def is_closed(reading):
    """Whether each word of lemma<tag><tag>+lemma<tag> is one."""
    tags = [["vaux"] if part.startswith(AUXILIARIES) else re.findall("<([^>]*)>", part)[:1]
            for part in reading.split("+")]
    return all(tag and tag[0] in CLOSED for tag in tags)


def weight(reading):
    seldom = lexicon_analyzers.SELDOM & set(re.findall("<([^>]*)>", reading))
    return SELDOM_WEIGHT if seldom else 1


def weights(readings):
    """What speaks for a function word, and for anything else: the forms of one word count once."""
    sums = {}
    for reading in readings:
        key = re.match("[^>]*>?", reading).group(), is_closed(reading)
        sums[key] = max(sums.get(key, 0), weight(reading))
    return [sum(size for (_, closed), size in sums.items() if closed == way) for way in (True, False)]


def readings_of(language, words):
    """Of the words that lt-proc knows, their readings, which it divides by strokes."""
    asked = [word for word in words if not re.search(r"[\^$/<>{}@\\*\[\]+~#=_\s]", word)]
    name = lexicon_analyzers.apertium_file(language)[0]
    found = {}
    for line in lexicon_analyzers.run(["lt-proc", "-w", name], asked).splitlines():
        match = re.match(r"^\^([^/]*)/(.*)\$$", line)
        readings = match.group(2).split("/") if match else ["*"]
        if readings[0][0] != "*":
            found[match.group(1)] = readings
    return found


def by_tags(language, words):
    common, found = set(words[:COMMON]), set()
    for word, readings in readings_of(language, words).items():
        closed, other = weights(readings)
        if closed > other or (2 * closed >= other and word in common):
            found.add(word)
        elif language in OFTEN_AUXILIARIES and closed == other and any(
                tag in reading for reading in readings for tag in AUXILIARY_TAGS):
            found.add(word)
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


def has_forms(language, languages):
    """Whether it is one of the languages, and its dictionary is there."""
    wheel = lexicon_analyzers.package("simplemma") if language in languages else None
    if not wheel:
        return False
    with zipfile.ZipFile(wheel) as archive:
        return any(name.endswith("/%s.plzma" % language) for name in archive.namelist())


def inflected(language, words, known):
    """The words that are forms of a known one by simplemma."""
    if not has_forms(language, INFLECTED | set(CLOSED_LEMMAS)):
        return set()
    dictionary, closed = dictionary_of(language), CLOSED_LEMMAS.get(language, ())
    found = {form for form, lemma in dictionary.items() if lemma in closed}
    if language in INFLECTED:
        lemmas = {dictionary.get(word, word) for word in known}
        found |= {word for word in words if dictionary.get(word) in lemmas}
    return found - closed_classes.finnish_content(found) if language == "fi" else found


def indeclinable(language, words):
    """The words of which simplemma has one form alone, and which no analyzer calls a noun."""
    if not has_forms(language, HAVE_FORMS):
        return set()
    dictionary = dictionary_of(language)
    written = {(form.casefold(), lemma) for form, lemma in dictionary.items()}
    forms = collections.Counter(lemma for form, lemma in written
                                if form not in [lemma + enclitic for enclitic in ENCLITICS.get(language, ())])
    nouns = set()
    if language in lexicon_analyzers.APERTIUM_OF and lexicon_analyzers.can_analyze(language):
        nouns = {word for word, readings in readings_of(language, words).items()
                 if any(re.search("<(n|np)>", reading) for reading in readings)}
    cited = [word for word in words if dictionary.get(word) == word]
    short = {word for word in cited if len(word) <= PRONOUN and word in words[:SHORTEST.get(language, 0)]}
    return short | {word for word in cited if forms[word] == 1} - nouns


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
    found = closed_classes.find(language, words) or set()
    if language in lexicon_analyzers.ANALYZERS and lexicon_analyzers.can_analyze(language):
        found |= analyzed(language, words, known | found)
    return found | inflected(language, words, known | found)


def analyzed(language, words, known):
    analyzer = lexicon_analyzers.ANALYZERS[language]
    if analyzer is lexicon_analyzers.apertium:
        return by_tags(language, words)
    if analyzer is lexicon_analyzers.hspell:
        return by_hspell(words)
    return by_lemmas(language, words, known)
