"""Words of closed classes in languages whose lexicons name them: Finnish (voikko-fi, GPL), Japanese (UniDic,
BSD), Irish (An Gramadóir, GPL), Armenian (uniparser-eastern-armenian, MIT). Each function is given the usual words.
"""
import os
import re
import struct
import zipfile

import lexicon_analyzers

VOIKKO_CLOSED = {"asemosana", "suhdesana", "sidesana", "kieltosana"}


def voikko_classes(words):
    if not lexicon_analyzers.can_analyze("fi"):
        return {}
    import libvoikko

    analyzer = libvoikko.Voikko("fi")
    return {word: {reading.get("CLASS") for reading in analyzer.analyze(word)} for word in words}


def finnish_closed(words):
    """Of these words those that voikko calls pronouns, adpositions, conjunctions or negations alone."""
    return {word for word, found in voikko_classes(words).items() if found and found <= VOIKKO_CLOSED}


def finnish_content(words):
    """Those that may be a noun or name, or that are an adjective."""
    return {word for word, found in voikko_classes(words).items()
            if found == {"laatusana"} or any("nimi" in kind for kind in found if kind)}


# ---------------------------------------------------------------- Japanese

UNIDIC_CLOSED = re.compile("接頭辞|助詞|助動詞|代名詞|連体詞|接続詞|感動詞|接尾辞-(?!名詞的)")
UNIDIC_BOUND = re.compile(".*非自立")  # verbs that are auxiliaries, too: in kana they mostly are
KANA = re.compile("[\u3041-\u30ff]*$")


def japanese_closed(words):
    """The words that UniDic (BSD) knows whole as particles, pronouns, auxiliaries, affixes and the like."""
    if not lexicon_analyzers.can_analyze("ja"):
        return set()
    return {word for word, tags in lexicon_analyzers.mecab_tags("ja", words)
            if len(tags) == 1 and (UNIDIC_CLOSED.match(tags[0]) or
                                   (KANA.match(word) and UNIDIC_BOUND.match(tags[0])))}


# ---------------------------------------------------------------- Irish

GRAMADOIR = "/usr/share/perl5/Lingua/GA/Gramadoir/"
IRISH_CLOSED = set("SCDTOPQUR")
FLAGGED_HASH, LONG_TEXT, UTF8_TEXT = 25, 10, 23


def stored_hash(path):
    """A hash of short texts, as Perl's Storable writes it to a file: keys and values."""
    with open(path, "rb") as file:
        data = file.read()
    at = 11 + data[6]  # behind the magic number, the version, the order of bytes and four sizes
    flagged = data[at] == FLAGGED_HASH
    at += 1 + flagged
    (count,) = struct.unpack_from("<I", data, at)
    at += 4
    for _ in range(count):
        kind, size = data[at:at + 2]
        if kind not in (LONG_TEXT, UTF8_TEXT):
            raise ValueError(f"{path}: not a hash of short texts")
        value = data[at + 2:at + 2 + size].decode("utf-8" if kind == UTF8_TEXT else "latin-1")
        at += 2 + size
        in_utf8 = flagged and data[at] & 1
        at += flagged
        (size,) = struct.unpack_from("<I", data, at)
        yield data[at + 4:at + 4 + size].decode("utf-8" if in_utf8 else "latin-1"), value
        at += 4 + size


def irish_readings():
    """The letters of the classes of each word in An Gramadóir's lexicon (GPL)."""
    names = dict(stored_hash(GRAMADOIR + "pos.hash"))
    for number in range(7):
        for word, codes in stored_hash(f"{GRAMADOIR}focail{number}.hash"):
            yield word, [names.get(code, "<F>")[1] for code in codes]


def irish_closed(words):
    """The words whose readings are mostly of closed classes; of these words, those that have one."""
    if not os.path.exists(GRAMADOIR):
        return set()
    usual = set(words)
    closed = {word: sum(letter in IRISH_CLOSED for letter in letters) / len(letters)
              for word, letters in irish_readings()}
    return {word for word, share in closed.items() if share > 0.5 or (share and word in usual)}


# ---------------------------------------------------------------- Armenian

ARMENIAN_CLOSED = {"CONJ", "PREP", "POST", "PRON", "PART"}


def armenian_closed(_):
    """The words that the lexemes of uniparser-eastern-armenian (MIT) name so first."""
    wheel = lexicon_analyzers.package("uniparser_eastern_armenian")
    if not wheel:
        return set()
    found = set()
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read("uniparser_eastern_armenian/data/lexemes.txt").decode()
    for lexeme in text.split("-lexeme")[1:]:
        fields = dict(re.findall("^ *([a-z]+): (.+)$", lexeme, re.MULTILINE))
        if fields.get("gramm", "").split(",")[0] in ARMENIAN_CLOSED:
            found.add(fields["lex"])
            if fields.get("paradigm") == "Empty":
                found.update(stem.strip(".") for stem in fields["stem"].split("//"))
    return found


# Who says which words are of closed classes.
CLOSED_CLASSES = {"ja": japanese_closed, "fi": finnish_closed, "ga": irish_closed, "hy": armenian_closed}


def find(language, words):
    """Those of the language, or None where nobody names them."""
    return CLOSED_CLASSES[language](words) if language in CLOSED_CLASSES else None
