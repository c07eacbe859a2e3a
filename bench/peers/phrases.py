"""A yardstick: a library's key phrases of documents.

usage: phrases.py PEER <NAMES     (a file's name a line); prints name TAB phrase

yake, rake: the packages of that name. noun_phrases: a tagger's noun phrases (pattern.en, Penn tags), by
tf-idf among the given files and by place. position_rank: the same candidates by PageRank of their words,
which prefers early ones (Florescu and Caragea 2017: window 10, damping 0.85).
"""
import collections
import itertools
import math
import sys

del sys.path[0]  # a file beside this one may have a library's name
TOP = 15


def yake():
    from yake import KeywordExtractor
    extractor = KeywordExtractor(top=TOP)
    return lambda text: [phrase for phrase, _ in extractor.extract_keywords(text)]


def rake():
    import re
    from rake_nltk import Rake
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS
    extractor = Rake(stopwords=ENGLISH_STOP_WORDS, max_length=4,
                     sentence_tokenizer=lambda text: re.split(r"(?<=[.!?])\s+", text))

    def extract(text):
        extractor.extract_keywords_from_text(text)
        return extractor.get_ranked_phrases()[:TOP]
    return extract


def tagger():
    """A function from a text to its (word, tag) pairs."""
    from types import ModuleType
    # Its WordNet would be fetched from the network, and tags do not need it.
    sys.modules["pattern.text.en.wordnet"] = ModuleType("wordnet")
    from pattern.text.en import tag
    return lambda text: tag(text, tokenize=True)


def noun_phrases_of(tagged):
    """(place of the first word, words) of the longest runs of adjectives and nouns that end with a
    noun, of at most four words."""
    for kind, run in itertools.groupby(enumerate(tagged), lambda item: item[1][1][:2] in ("JJ", "NN")):
        run = list(run)
        while kind and run and run[-1][1][1][:2] != "NN":
            run.pop()
        if kind and run:
            yield run[-4:][0][0], tuple(word.lower() for _, (word, _) in run[-4:])


def best(scores):
    return [" ".join(words) for words, _ in scores.most_common(TOP)]


def noun_phrases(texts):
    tag = tagger()
    places = [list(noun_phrases_of(tag(text))) for text in texts]
    holding = collections.Counter(words for found in places for words in {words for _, words in found})
    for found in places:
        counts, first = collections.Counter(), {}
        for place, words in found:
            counts[words] += 1
            first.setdefault(words, place)
        yield best(collections.Counter({
            words: count * math.log((1 + len(texts)) / holding[words]) / math.log(2 + first[words])
            for words, count in counts.items()}))


def page_rank(links, bias, damping=0.85, rounds=60):
    total = sum(bias.values()) or 1
    start = {word: value / total for word, value in bias.items()}
    rank, degree = dict(start), {word: sum(links[word].values()) for word in start}
    for _ in range(rounds):
        rank = {word: (1 - damping) * start[word] + damping * sum(
            weight / degree[other] * rank[other] for other, weight in links[word].items())
            for word in start}
    return rank


def position_rank(texts):
    tag = tagger()
    for text in texts:
        tagged = tag(text)
        kept = [(place, word.lower()) for place, (word, kind) in enumerate(tagged) if kind[:2] in ("JJ", "NN")]
        bias, links = collections.Counter(), collections.defaultdict(collections.Counter)
        for at, (place, word) in enumerate(kept):
            bias[word] += 1 / (1 + place)
            for _, other in itertools.takewhile(lambda item, end=place + 10: item[0] < end, kept[at + 1:]):
                if other != word:
                    links[word][other] += 1
                    links[other][word] += 1
        rank = page_rank(links, bias)
        yield best(collections.Counter({
            words: sum(rank.get(word, 0) for word in words)
            for _, words in noun_phrases_of(tagged)}))


def main():
    names = sys.stdin.read().split("\n")[:-1]
    texts = []
    for name in names:
        with open(name, encoding="utf-8", errors="replace") as file:
            texts.append(file.read())
    peer = globals()[sys.argv[1]]
    found = peer(texts) if sys.argv[1] in ("noun_phrases", "position_rank") else map(peer(), texts)
    for name, phrases in zip(names, found, strict=True):
        for phrase in phrases:
            print(name, phrase, sep="\t")


if __name__ == "__main__":
    main()
