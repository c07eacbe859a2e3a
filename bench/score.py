"""How far outputs agree, and how good topics are."""
import collections
import math
import unicodedata
from itertools import combinations


def words_of(path):
    """How often each line with a letter or digit stands in a file, folded."""
    with open(path, encoding="utf-8", errors="replace") as file:
        lines = (unicodedata.normalize("NFC", line.strip()).casefold() for line in file)
        return collections.Counter(line for line in lines if any(map(str.isalnum, line)))


def counts_of(path):
    """The counts of a file's lines, word TAB count."""
    with open(path, encoding="utf-8", errors="replace") as file:
        rows = (line.rstrip("\n").rpartition("\t") for line in file)
        return collections.Counter({word: int(count) for word, _, count in rows})


def agreement(one, other):
    """2 |A and B| / (|A| + |B|) of two multisets of words."""
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def coherence(topics, documents):
    """The mean NPMI (Bouma 2009) of the pairs of words of each topic, within documents."""
    wanted = {word for topic in topics for word in topic}
    holding = {word: set() for word in wanted}
    for i, words in enumerate(documents):
        for word in wanted.intersection(words):
            holding[word].add(i)
    values = []
    for topic in topics:
        for a, b in combinations(topic, 2):
            both = len(holding[a] & holding[b]) / len(documents)
            apart = len(holding[a]) * len(holding[b]) / len(documents) ** 2
            values.append(math.log(both / apart) / -math.log(both) if 0 < both < 1
                          else 2 * (both == 1) - 1)
    return sum(values) / max(len(values), 1)


def diversity(topics):
    """Different words / words."""
    words = [word for topic in topics for word in topic]
    return len(set(words)) / max(len(words), 1)
