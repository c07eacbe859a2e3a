#!/usr/bin/env python3
"""Compile the model that tells languages by their words and trigrams of letters.

usage: languages.py PACKAGES > share/languages/model.bin

For each script that many languages use: the log probability, in each of them, of every word
that is frequent in one, and of every letter after two others (with the word's edges), so that
a word that is not listed is as probable as its letters. A language's words and their
probabilities are wordfreq's; where that has none, jusText's words frequent in Wikipedia, in
their order, by Zipf's law, and, for the letters, the words of a Debian dictionary.
The layout of the result stands in tokenize/languages/model.c.
"""
import functools
import math
import operator
import pathlib
import re
import struct
import sys
import unicodedata
import zipfile

from mapped_table import hash_bytes, mapped_table
from wordfreq_rows import has, words_by_centibels
from wordfreq_tables import SERBIAN_LETTERS, serbian_latin

LATIN, CYRILLIC, ARABIC, DEVANAGARI, HEBREW = 1, 2, 3, 4, 5  # enum script of tokenize/languages/scripts.h
SCRIPT_NAMES = {LATIN: "LATIN", CYRILLIC: "CYRILLIC", ARABIC: "ARABIC",
                DEVANAGARI: "DEVANAGARI", HEBREW: "HEBREW"}  # as in Unicode's names of letters
GROUPS = {
    LATIN: "af az ca cs cy da de en eo es et eu fi fr ga gl hr hu id is it la lb lt lv ms mt nl"
           " no pl pt ro sk sl sq sr sv sw tl tr uz vi",
    CYRILLIC: "be bg kk ky mk ru sr uk",
    ARABIC: "ar fa ur",
    DEVANAGARI: "hi mr ne",
    HEBREW: "he yi",
}
WORDFREQ = {"no": "nb", "sr": "sh", "hr": "sh", "tl": "fil"}
JUSTEXT = {
    "af": "Afrikaans", "az": "Azerbaijani", "be": "Belarusian", "cy": "Welsh",
    "eo": "Esperanto", "et": "Estonian", "eu": "Basque", "ga": "Irish", "gl": "Galician",
    "hr": "Croatian", "kk": "Kazakh", "ky": "Kyrgyz", "la": "Latin", "lb": "Luxembourgish",
    "mr": "Marathi", "mt": "Maltese", "ne": "Nepali", "no": "Norwegian_Nynorsk",
    "sq": "Albanian", "sr": "Serbian", "sw": "Swahili", "uz": "Uzbek",
}
DICTIONARIES = {
    "af": "hunspell/af_ZA.dic", "eu": "hunspell/eu.dic", "ga": "dict/irish",
    "gl": "hunspell/gl_ES.dic", "ne": "hunspell/ne_NP.dic", "sw": "hunspell/sw_KE.dic",
}
# Languages that texts are less often in: a text must show so many bits more of them.
UNUSUAL = dict.fromkeys("af az be cy eo gl hr kk ky la lb mk ms mt sq sw uz".split(), 4)
CAPITAL = 256
ANY = "*"  # in a trigram: not looked at
WORDS = 6000  # of a language: those that are looked up whole
WORD_LOAD, GRAM_LOAD = 0.8, 0.7  # of their tables' slots
STEP = 6 / 8  # of a bit: a row's numbers count so many of them,
MOST = 15  # at most: no word or letter tells more
LANES = 16  # languages whose numbers stand in two words
RARE = 23.0  # bits: a word that a list does not hold is at most as frequent (wordfreq: 10^-6)


WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u094f]+[^\W\d_]*)*")


@functools.lru_cache(maxsize=None)
def is_of(letter, script):
    """Whether a letter is of the script; a mark is of any."""
    named = unicodedata.name(letter, "").startswith(SCRIPT_NAMES[script])
    return named or unicodedata.category(letter) == "Mn"


def letters_of(text, script):
    """The words of a text in the script, in small letters: what the program looks up."""
    for run in WORD.findall(text.lower()):
        if all(is_of(letter, script) for letter in run):
            yield run


def wordfreq_list(wheel, language):
    source = WORDFREQ.get(language, language)
    if not has(wheel, "small_" + source):
        return {}
    rows = words_by_centibels(wheel, "small_" + source)
    return {word: 10 ** (-row / 100) for row, words in enumerate(rows) for word in words}


def justext_list(wheel, language):
    if language not in JUSTEXT:
        return {}
    words = wheel.read("justext/stoplists/%s.txt" % JUSTEXT[language]).decode().split("\n")
    return {word.strip(): 0.1 / (rank + 1.5) for rank, word in enumerate(words) if word.strip()}


def dictionary(language):
    path = pathlib.Path("/usr/share") / DICTIONARIES.get(language, "none")
    if not path.is_file():
        return []
    return [line.split("/")[0] for line in path.read_text("utf-8", "replace").split("\n")]


def fingerprint(language):
    """The commonest n-grams (n <= 5, _ an edge) that libexttextcat knows a language by."""
    path = pathlib.Path("/usr/share/libexttextcat/%s.lm" % language)
    grams = path.read_text("utf-8").split() if path.is_file() else []
    return [way for gram in grams for way in spellings(gram)] if language == "yi" else grams


def spellings(yiddish):
    """As it stands, with two letters for a ligature, and without points."""
    apart = yiddish.translate({0x5F0: "\u05d5\u05d5", 0x5F1: "\u05d5\u05d9", 0x5F2: "\u05d9\u05d9"})
    bare = re.sub("[\u0591-\u05c7]", "", apart)
    return [way for way in dict.fromkeys([yiddish, apart, bare]) if way.strip("_")]


def serbian(wheel):
    """Serbian's two alphabets: Latin text -> Cyrillic, by wordfreq's table backwards."""
    table = serbian_latin(wheel, SERBIAN_LETTERS)
    pairs = {latin.lower(): chr(code).lower() for code, latin in table.items()}

    def cyrillic(word):
        for latin in sorted(pairs, key=len, reverse=True):
            word = word.replace(latin, pairs[latin])
        return word

    backwards = {letter: latin for latin, letter in pairs.items()}
    return cyrillic, lambda word: "".join(backwards.get(c, c) for c in word)


class Sources:
    def __init__(self, packages):
        find = lambda name: zipfile.ZipFile(next(pathlib.Path(packages).glob(name + "-*.whl")))
        self.wordfreq, self.justext = find("wordfreq"), find("justext")
        self.cyrillic, self.latin = serbian(self.wordfreq)

    def south_slavic(self, language, script):
        """Serbian and Croatian share wordfreq's list. The old yat tells them apart (mesto and
        mjesto, vreme and vrijeme: mostly Serbian, Croatian) and jusText's lists."""
        words = wordfreq_list(self.wordfreq, language)
        if script == CYRILLIC:
            return {self.cyrillic(word): p for word, p in words.items()}
        other = "hr" if language == "sr" else "sr"
        own, its = (
            {self.latin(w.lower()) for w in justext_list(self.justext, l)} for l in (language, other)
        )
        pairs = [(w, re.sub("ije|(?<![nl])je", "e", w)) for w in words if len(w) > 3]
        pairs = [(yat, plain) for yat, plain in pairs if yat != plain and plain in words]
        foreign = {pair[0 if language == "sr" else 1] for pair in pairs}
        return {
            word: p * (1 / 16 if word in foreign else 1 / 4 if word in its - own else 1)
            for word, p in words.items()
        }

    def frequencies(self, language, script):
        """word -> probability, of the words as the program divides them."""
        if language in ("sr", "hr"):
            listed = self.south_slavic(language, script)
        else:
            listed = wordfreq_list(self.wordfreq, language)
            further = justext_list(self.justext, language)
            share = 0.4 if listed else 1  # Nynorsk beside wordfreq's Bokmål
            for word, p in further.items():
                listed[word] = max(listed.get(word, 0), share * p)
        if not listed:
            grams = enumerate(fingerprint(language))
            listed = {g.strip("_"): 1 / (r + 5) for r, g in grams if re.match("_.+_$", g)}
        out = {}
        for text, p in listed.items():
            for word in letters_of(text, script):
                out[word] = out.get(word, 0) + p
                if language == "ro" and re.search("[\u0219\u021b]", word):
                    old = word.replace("\u0219", "\u015f").replace("\u021b", "\u0163")
                    out[old] = out.get(old, 0) + p / 4
        return out

    def trigrams(self, language, script, frequencies):
        """Trigram -> how often, of rare words more than of frequent ones; and how often a trigram
        is as good as not seen, by the size of the source."""
        counts = {}
        types = dict.fromkeys(w for line in dictionary(language) for w in letters_of(line, script))
        weights = {word: 2e-6 for word in types}
        for word, p in frequencies.items():
            weights[word] = weights.get(word, 0) + min(p, 1e-4)
        runs = {"__" + word + "_": weight for word, weight in weights.items()}
        if len(runs) < 100:
            for rank, gram in enumerate(fingerprint(language)):
                runs["_" + gram if gram[0] == "_" else gram] = 0.01 / (rank + 5)
        for padded, weight in runs.items():
            for i in range(len(padded) - 2):
                gram = padded[i : i + 3]
                counts[gram] = counts.get(gram, 0) + weight
        return counts, 2 / len(runs)


def conditional(counts, few, grams, alphabet, unusual):
    """-log2 P(c | ab) of each gram, smoothed by P(c | b) and P(c); of **c, P(c); of ***, what
    a text costs from the start."""
    total = sum(counts.values())
    ab, bc, b, c1 = {}, {}, {}, {}
    for gram, n in counts.items():
        ab[gram[:2]] = ab.get(gram[:2], 0) + n
        bc[gram[1:]] = bc.get(gram[1:], 0) + n
        b[gram[1]] = b.get(gram[1], 0) + n
        c1[gram[2]] = c1.get(gram[2], 0) + n
    few *= total
    out = [0.0] * len(grams)
    for i, gram in enumerate(grams):
        if gram == ANY * 3:
            out[i] = unusual
            continue
        p1 = (c1.get(gram[2], 0) + few / 10) / (total + few / 10 * alphabet)
        if gram[0] == ANY:
            out[i] = -math.log2(p1)
            continue
        p2 = (bc.get(gram[1:], 0) + few * p1) / (b.get(gram[1], 0) + few)
        p3 = (counts.get(gram, 0) + few * p2) / (ab.get(gram[:2], 0) + few)
        out[i] = -math.log2(p3)
    return out


def row_of(costs):
    """What each language loses against the best one, in steps."""
    least = min(costs)
    return bytes(min(round((cost - least) / STEP), MOST) for cost in costs)


def packed(row):
    """As tokenize/languages/model.c has it: of LANES languages, two words of half a byte each."""
    out = []
    for begin in range(0, len(row), LANES):
        words = [0, 0]
        for i, steps in enumerate(row[begin : begin + LANES].ljust(LANES, bytes([MOST]))):
            words[i % 2] |= steps << (i % 4 // 2 * 16 + i // 4 * 4)
        out += words
    return struct.pack("<%dI" % len(out), *out)


class Group:
    def __init__(self, sources, script):
        self.script = script
        words_of = {l: sources.frequencies(l, script) for l in GROUPS[script].split()}
        self.languages = [l for l, words in words_of.items() if words]  # those that have a source
        lists = [words_of[l] for l in self.languages]
        counts, few = zip(*(sources.trigrams(l, script, f) for l, f in zip(self.languages, lists)))
        self.letters = self.alphabet(counts)
        known = set(self.letters) | {"_"}
        least = 8e-6
        self.grams = sorted(
            {g for count in counts for g, n in count.items() if n >= least and set(g) <= known}
        )
        self.grams += [ANY * 2 + letter for letter in self.letters + ["_"]] + [ANY * 3]
        unusual = [UNUSUAL.get(language, 0) for language in self.languages]
        gram_costs = list(
            zip(
                *(
                    conditional(c, f, self.grams, len(self.letters), u)
                    for c, f, u in zip(counts, few, unusual)
                )
            )
        )
        self.gram_rows = [row_of(costs) for costs in gram_costs]
        self.words = self.chosen_words(lists, known)
        self.word_rows = [row_of(costs) for costs in self.word_costs(lists, gram_costs)]

    @staticmethod
    def alphabet(counts):
        """The letters, at most 250, that are usual in one of the languages."""
        usual = {}
        for count in counts:
            total = sum(count.values())
            for gram, n in count.items():
                usual[gram[2]] = max(usual.get(gram[2], 0), n / total)
        usual.pop("_")
        return sorted(sorted(usual, key=lambda c: (-usual[c], c))[:250])

    @staticmethod
    def chosen_words(lists, known):
        best = {}
        for frequencies in lists:
            for word in sorted(frequencies, key=lambda w: (-frequencies[w], w))[:WORDS]:
                if set(word) <= known:
                    best[word] = max(best.get(word, 0), frequencies[word])
        return sorted(best, key=lambda w: (-best[w], w))

    def word_costs(self, lists, gram_costs):
        """-log2 of each word's probability in each language: the list's, or by its letters."""
        costs_of = dict(zip(self.grams, gram_costs))
        for word in self.words:
            padded = "__" + word + "_"
            costs = [0.0] * len(lists)
            for i in range(len(padded) - 2):
                row = costs_of.get(padded[i : i + 3]) or costs_of[ANY * 2 + padded[i + 2]]
                costs = list(map(operator.add, costs, row))
            costs = [max(cost + 4, RARE) for cost in costs]
            for column, frequencies in enumerate(lists):
                if word in frequencies:
                    costs[column] = min(-math.log2(frequencies[word]), costs[column])
            yield costs


def hash_gram(ids):
    value = (ids[0] | ids[1] << 8 | ids[2] << 16) * 2654435761 & 0xFFFFFFFF
    return value ^ value >> 15


def cases(letters):
    """(code point, letter's number) of each letter; a capital's number with CAPITAL added."""
    number = {letter: i + 1 for i, letter in enumerate(letters)}
    for code in range(0x41, 0x3000):
        low = chr(code).lower()
        if len(low) == 1 and low in number:
            yield code, number[low] | (CAPITAL if low != chr(code) else 0)
        elif code == 0x130 and "i" in number:
            yield code, number["i"] | CAPITAL


def rows_by(keys, rows, load):
    """The table of keys, and each different row once."""
    numbers = {}
    pairs = [(key, numbers.setdefault(row, len(numbers) + 1)) for key, row in zip(keys, rows)]
    return mapped_table(pairs, load), list(numbers)


def compiled(group):
    number = {letter: i + 1 for i, letter in enumerate(group.letters)}
    number["_"], number[ANY] = 0, 255
    width = -(-len(group.languages) // LANES) * LANES
    keys = [hash_bytes(bytes(number[c] for c in word)) for word in group.words]
    words, word_rows = rows_by(keys, group.word_rows, WORD_LOAD)
    keys = [hash_gram([number[c] for c in gram]) for gram in group.grams]
    grams, gram_rows = rows_by(keys, group.gram_rows, GRAM_LOAD)
    pairs = list(cases(group.letters))
    head = struct.pack("<4I", group.script, len(group.languages), width, len(pairs))
    codes = b"".join(struct.pack("<4s", l.encode()) for l in group.languages)
    cased = b"".join(struct.pack("<HH", code, n) for code, n in pairs)
    body = words + grams + b"".join(map(packed, word_rows + gram_rows))
    body = head + codes + cased + body
    return body + b"\0" * (-len(body) % 16)


def main():
    sources = Sources(sys.argv[1])
    groups = [compiled(Group(sources, script)) for script in GROUPS]
    out = struct.pack("<8sII", b"WINLANG3", len(groups), 0)
    sys.stdout.buffer.write(out + b"".join(groups))


if __name__ == "__main__":
    main()
