#!/usr/bin/env python3
"""Find the words whose stems Snowball splits or joins wrongly: share/stems/LANG.tsv.

usage: stems.py PACKAGES LANG STEM > share/stems/LANG.tsv

PACKAGES is the folder of the wheels, STEM the program. Lemmas are simplemma's, frequencies
wordfreq's; of a language the COMMON most frequent words are looked at, or the shortest where it has
none of the language.
  - Split: a form that its lemma's stem is not the stem of takes that stem, where the two have
    more than half of their letters in common: what is irregular (went, go) stays as it is.
  - Of a language that Snowball has no stemmer for (LEMMATIZED) the MORE_COMMON words take their lemma,
    where the two have at least half of the lemma's letters in common.
  - Of Korean, whose particles the program cuts, the usual words that are nouns and the like are listed,
    each as its own term.
  - Joined: of frequent lemmas that have one stem but are no derivations of each other, the less
    frequent ones take themselves for stems.
Lines of token, TAB, term, in byte order of the tokens.
"""
import collections
import importlib
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import enclitics
import lexicon_analyzers
from wordfreq_rows import has, words_by_centibels

COMMON = 40000  # words
FREQUENT = 12000  # the rank of lemmas that are told apart
SHORTEST = 3  # letters of a word that is looked at
LEMMATIZED = {"pl", "uk"}
MORE_COMMON = 120000
# As wordfreq and simplemma call them.
FREQUENCIES_OF = {"no": "nb", "sr": "sh"}
LEMMAS_OF = {"no": "nb", "sr": "hbs"}
UNINFLECTED = "NPROMD"  # the classes of Korean words that are no forms of verbs
# Of which a form takes its lemma's stem only where no other lemma has it.
STRICT = {"hy", "sr", "tr"}


def wheel(packages, name):
    return zipfile.ZipFile(next(pathlib.Path(packages).glob(name + "-*.whl")))


def usual_words(packages, language):
    """The most frequent words, the first the most."""
    archive = wheel(packages, "wordfreq")
    for size in ("large", "small"):
        name = "%s_%s" % (size, FREQUENCIES_OF.get(language, language))
        if has(archive, name):
            words = [word for row in words_by_centibels(archive, name) for word in row]
            most = MORE_COMMON if language in LEMMATIZED else COMMON
            return [word for word in words if is_word(word) and len(word) >= SHORTEST][:most]
    return []


def is_word(word):
    return word.replace("'", "").isalpha()


def dictionary(packages, language):
    """word -> lemma, of all words that simplemma lists."""
    code = LEMMAS_OF.get(language, language)
    with tempfile.TemporaryDirectory() as folder, wheel(packages, "simplemma") as archive:
        archive.extractall(folder, [
            name for name in archive.namelist()
            if name.endswith(".py") or name.endswith("/%s.plzma" % code)])
        sys.path.insert(0, folder)
        module = importlib.import_module("simplemma.strategies.dictionaries.dictionary_factory")
        return module.DefaultDictionaryFactory().get_dictionary(code)


def shortest_words(listed):
    words = (word.decode() if isinstance(word, bytes) else word for word in listed)
    fit = [word for word in words if word.isalpha() and word == word.lower() and len(word) >= SHORTEST]
    return sorted(fit, key=lambda word: (len(word), word))[:COMMON]


def lemmas_of(listed, words):
    """Of each word that is listed, as it stands or, in German, with a capital."""
    found = {word: listed.get(word) or listed.get(word.capitalize()) for word in words}
    return {word: lemma.lower() for word, lemma in found.items() if lemma}


def stems_of(program, language, words):
    out = subprocess.run(
        [program, "--plain", "--folded", "--exceptions=none", "--language=" + language],
        input="\n".join(words).encode(), stdout=subprocess.PIPE, check=True).stdout
    return dict(zip(words, out.decode().split("\n")))


def common(a, b):
    size = 0
    while size < min(len(a), len(b)) and a[size] == b[size]:
        size += 1
    return size


def regular(form, lemma):
    same = common(form, lemma)
    return same >= SHORTEST and 2 * same > len(lemma) and 2 * same >= len(form)


def split_forms(words, lemmas, stems, strict):
    """Forms that take the stem of their lemma. `strict`: no other lemma may have it."""
    chosen, owners = {}, collections.defaultdict(set)
    for word in words:
        if word == lemmas[word]:
            owners[stems[word]].add(word)
    for word in words:
        lemma = lemmas[word]
        others = owners[stems.get(lemma)] - {lemma}
        if strict and others:
            continue
        if not all(derived(other, lemma) and common(other, lemma) > SHORTEST + 1 for other in others):
            continue  # it would be joined with other words
        if lemma != word and lemma in stems and stems[word] != stems[lemma] and regular(word, lemma):
            chosen[word] = stems[lemma]
    return chosen


def derived(a, b):
    """Whether one word seems made of the other: all but its ending."""
    same = common(a, b)
    return same + 2 >= min(len(a), len(b)) and same >= SHORTEST


def joined_lemmas(words, lemmas, terms):
    """Lemmas that share the term of a more frequent one that they have little to do with."""
    owner, forms, apart = {}, collections.defaultdict(list), {}
    for word in words:
        forms[lemmas[word]].append(word)
    for lemma in list(dict.fromkeys(lemmas[word] for word in words[:FREQUENT])):
        term = terms.get(lemma)
        if term is None:
            continue
        first = owner.setdefault(term, lemma)
        if first != lemma and not derived(first, lemma):
            for form in forms[lemma]:
                if terms[form] == term:
                    apart[form] = lemma
    return apart


def with_pronouns(program, language):
    """Verbs with pronouns behind them, where they take another stem than the verb."""
    verbs = enclitics.find(language)
    stems = stems_of(program, language, sorted(set(verbs) | set(verbs.values())))
    return {form: stems[verb] for form, verb in verbs.items() if stems[form] != stems[verb]}


def similar(form, lemma):
    same = common(form, lemma)
    return same >= SHORTEST - 1 and 2 * same >= len(lemma)


def print_rows(chosen):
    for token, term in sorted(chosen.items(), key=lambda row: row[0].encode()):
        print("%s\t%s" % (token, term))


def main():
    packages, language, program = sys.argv[1:]
    if language == "ko":
        words = lexicon_analyzers.mecab(language)
        print_rows({word: word for word, kinds in words.items() if set(kinds) <= set(UNINFLECTED)})
        return
    listed = dictionary(packages, language)
    words = usual_words(packages, language) or shortest_words(listed)
    lemmas = lemmas_of(listed, words)
    if language in LEMMATIZED:
        print_rows({word: lemma for word, lemma in lemmas.items() if lemma != word and similar(word, lemma)})
        return
    words = [word for word in words if word in lemmas]
    stems = stems_of(program, language, sorted(set(words) | set(lemmas.values())))
    chosen = split_forms(words, lemmas, stems, language in STRICT)
    chosen.update(joined_lemmas(words, lemmas, {**stems, **chosen}))
    chosen.update(with_pronouns(program, language))
    print_rows(chosen)


main()
