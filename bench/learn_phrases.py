#!/usr/bin/env python3
"""Tries weights of report/phrases/score.c.

    learn_phrases.py fixed SCORERS FEATURES KEYS [FEATURES KEYS]...   F1 of each set by PRIOR
    learn_phrases.py leave-one-out SCORERS FEATURES KEYS [...]        by what the others teach
    learn_phrases.py learn SCORERS FEATURES KEYS [...]   the table in C that all teach
    learn_phrases.py ceiling SCORERS FEATURES KEYS [...]   the share of the keys that are candidates
        at all, and the F1 at 10 of a ranking that never errs

FEATURES is what bench/phrase_features prints of a set of documents, KEYS a folder DOC.key of what
people say they are about, one phrase a line; SCORERS holds keyphrases.py, whose norm() matches phrases.

A candidate's score is linear in its features. What is maximised is F1 at 10, made smooth: a document's
candidate is among its ten with the probability of a logistic curve around the tenth best, and the
sets count alike. What report passes over (parts of what it chose, single words beyond the quota) is
passed over here too. Weights are drawn towards PRIOR, which keeps rare features from describing one set;
no learning has beaten it on a set left out yet (bench/phrases.md).
"""
import sys
from functools import lru_cache

import numpy as np

SHOWN = 10
WORDS_MOST = 2      # single words among them
WORDS_MOST_LONG = 4 # of a text of LONG sentences and more
LONG = 100
COVERED = 0.5       # as in report/phrases/phrases.c
CARRIES = 3.0
KEPT = 150          # candidates of a document, by the prior
DOCUMENTS_MOST = 90 # of a set, every n-th
PULL = 0.001          # towards the prior
PRIOR = {           # as in report/phrases/score.c
    "word": -0.5, "three": -0.4, "four": -1.5, "count": 1, "once": -0.2, "mean": 0.3, "rarity": 1,
    "common_word": -0.2, "common_name": -1.2, "first": -0.4, "title_words": -0.3,
    "nominal": 1, "descriptive": -0.2, "relational": 0.3, "ing": -0.7, "verb": -1, "extended": -0.6,
    "within": -0.8, "person": -1, "stops": -1, "possessive": -1,
}


def keys_of(folder, name, norm):
    with open(f"{folder}/{name}.key", encoding="utf-8", errors="replace") as lines:
        return set(filter(None, (norm(line.split("\t")[0]) for line in lines)))


class Document:
    def __init__(self, name, sentences):
        self.name, self.rows, self.features = name, [], []
        self.words_most = WORDS_MOST if sentences < LONG else WORDS_MOST_LONG

    def finish(self, keys, norm, prior):
        self.gold = keys_of(keys, self.name, norm)
        x = np.array(self.features, np.float32).reshape(-1, len(prior))
        kept = np.argsort(-(x @ prior), kind="stable")[:KEPT]
        self.x, self.rows = x[kept], [self.rows[i] for i in kept]
        self.keys = [norm(row[0]) for row in self.rows]
        self.words = [tuple(row[0].lower().split(" ")) for row in self.rows]
        self.counts = [int(row[2]) for row in self.rows]
        self.names = [row[3] in "13" for row in self.rows]
        self.begins = [row[3] in "23" for row in self.rows]
        self.y = np.array([key in self.gold for key in self.keys], np.float32)


def sample(path):
    """The numbers of the documents of a set that are read."""
    with open(path, encoding="utf-8", errors="replace") as lines:
        count = sum(line.startswith("#document") for line in lines)
    return set(range(0, count, -(-count // DOCUMENTS_MOST)))


def load(features, keys, norm):
    """The documents of a set that have keys."""
    wanted, number = sample(features), -1
    documents = []
    with open(features, encoding="utf-8", errors="replace") as lines:
        names = next(lines).split()[1:]
        prior = np.array([PRIOR.get(name, 0) for name in names], np.float32)
        for line in lines:
            number += line.startswith("#document")
            if number not in wanted:
                continue
            cells = line.rstrip("\n").split("\t")
            if cells[0] == "#document":
                name = cells[1].split("/")[-1].removesuffix(".phrases.tsv")
                documents.append(Document(name, int(cells[2])))
            else:
                documents[-1].rows.append(cells[:4])
                documents[-1].features.append([float(cell) for cell in cells[4:]])
    for document in documents:
        document.finish(keys, norm, prior)
    return names, [document for document in documents if document.gold and document.rows]


# ---------------------------------------------------------------- what report would show

def is_part(part, whole):
    size = len(part)
    return any(whole[i:i + size] == part for i in range(len(whole) - size + 1))


def never_alone(document, part, whole):
    a, b = document.words[part], document.words[whole]
    count, other = document.counts[part], document.counts[whole]
    return document.begins[part] and other > 1 and count <= other and a[0] == b[0]


def conflict(document, new, old):
    """-1: the new one is passed over, 1: it takes the old one's place, 0: neither."""
    a, b = document.words[new], document.words[old]
    count, other = document.counts[new], document.counts[old]
    if len(a) < len(b) and is_part(a, b):
        if document.names[new]:
            return -1 if document.names[old] or never_alone(document, new, old) else 1
        share = 1 / CARRIES if len(a) == 1 else COVERED
        return -1 if other > share * count else 0
    if len(b) < len(a) and is_part(b, a):
        if document.names[old]:
            longer_name = document.names[new] and len(b) == 1
            return 1 if longer_name or never_alone(document, old, new) else -1
        if len(b) > 1:
            return -1 if count >= other else 0
        return 1 if other < CARRIES * count else 0
    return 0


def choose_once(document, order, rows, seen):
    """Adds to the rows. Whether a single word made room, so that all are to be looked at again."""
    for new in order:
        if len(rows) == SHOWN:
            break
        if new in rows or document.keys[new] in seen:
            continue
        conflicts = [(old, conflict(document, new, old)) for old in rows]
        if any(way < 0 for _, way in conflicts):
            continue
        single = [old for old in rows if len(document.words[old]) == 1]
        if len(document.words[new]) == 1 and len(single) >= document.words_most:
            continue
        gone = [old for old, way in conflicts if way > 0]
        for old in gone:
            rows.remove(old)
        rows.append(new)
        seen.add(document.keys[new])
        if len(document.words[new]) > 1 and any(old in single for old in gone):
            return True
    return False


def choose(document, order):
    rows, seen, again = [], set(), SHOWN
    while choose_once(document, order, rows, seen) and again:
        again -= 1
    places = {row: place for place, row in enumerate(order)}
    return sorted(rows, key=places.get)


def f1(document, weights):
    rows = choose(document, np.argsort(-(document.x @ weights), kind="stable"))
    hits = len({document.keys[row] for row in rows} & document.gold)
    return 2 * hits / (len(rows) + len(document.gold)) if rows else 0


# ---------------------------------------------------------------- learning

class Learner:
    def __init__(self, sets):
        self.documents, weights = [], []
        for documents in sets:
            good = [document for document in documents if document.y.any()]
            self.documents += good
            weights += [2 / (SHOWN + len(document.gold)) / len(good) for document in good]
        sizes = [len(document.y) for document in self.documents]
        self.starts = np.cumsum([0] + sizes[:-1])
        self.of = np.repeat(np.arange(len(sizes)), sizes)
        self.x = np.concatenate([document.x for document in self.documents])
        self.y = np.concatenate([document.y for document in self.documents])
        self.shown = np.minimum(SHOWN, 0.9 * np.array(sizes))
        self.weights = np.array(weights, np.float32)
        self.candidate = np.ones(len(self.y), np.float32)

    def pass_over(self, scores):
        """Marks what report would pass over on its way to the tenth row."""
        self.candidate[:] = 1
        for start, document in zip(self.starts, self.documents):
            order = np.argsort(-scores[start:start + len(document.y)], kind="stable")
            rows = set(choose(document, order))
            if len(rows) < SHOWN:
                continue
            last = max(place for place, row in enumerate(order) if row in rows)
            for row in order[:last]:
                self.candidate[start + row] = row in rows

    def sums(self, values):
        return np.add.reduceat(values, self.starts)

    def shares(self, scores, width):
        """How far each candidate is among the ten; the tenth place is found by halving."""
        low = np.full(len(self.starts), -60.0)
        high = np.full(len(self.starts), 60.0)
        for _ in range(22):
            middle = (low + high) / 2
            shares = 1 / (1 + np.exp(np.clip((middle[self.of] - scores) / width, -30, 30)))
            more = self.sums(shares) > self.shown
            low, high = np.where(more, middle, low), np.where(more, high, middle)
        return shares

    def gradient(self, scores, width):
        shares = self.shares(np.where(self.candidate > 0, scores, -1000), width)
        steep = shares * (1 - shares) / width
        moved = self.sums(self.y * steep) / np.maximum(self.sums(steep), 1e-6)
        return self.x.T @ ((self.y - moved[self.of]) * steep * self.weights[self.of] * self.candidate)


def learn(sets, prior, scale, steps=120, rate=0.03):
    """Adam, from the prior, with all features brought to one spread (`scale`)."""
    learner = Learner(sets)
    at, mean, square = prior * scale, 0 * prior, 0 * prior
    for step in range(1, steps + 1):
        scores = learner.x @ (at / scale)
        if step % 40 == 1:
            learner.pass_over(scores)
        width = 0.6 * (0.25 / 0.6) ** (step / steps)
        gradient = learner.gradient(scores, width) / scale / len(sets) - PULL * (at - prior * scale)
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.97 * square + 0.03 * gradient ** 2
        size = rate * (1 if step < 0.7 * steps else 0.3)
        at = at + size * mean / (1 - 0.9 ** step) / (np.sqrt(square / (1 - 0.97 ** step)) + 1e-9)
    return at / scale


def ceiling(features, folder, norm):
    """The share of the keys of a set among the candidates, and the F1 at 10 of the best ranking."""
    documents = {}
    with open(features, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if cells[0] == "#document":
                found = documents.setdefault(cells[1].split("/")[-1].removesuffix(".phrases.tsv"), set())
            elif not line.startswith("#"):
                found.add(norm(cells[0]))
    all_keys, held, scores = 0, 0, []
    for name, found in documents.items():
        keys = keys_of(folder, name, norm)
        hits = len(keys & found)
        all_keys, held = all_keys + len(keys), held + hits
        if keys:
            scores.append(2 * min(SHOWN, hits) / (SHOWN + len(keys)))
    return held / all_keys, np.mean(scores)


def main():
    how, scorers, pairs = sys.argv[1], sys.argv[2], sys.argv[3:]
    sys.path.insert(0, scorers)
    from keyphrases import norm
    norm = lru_cache(None)(norm)
    sets = {}
    if how == "ceiling":
        for features, keys in zip(pairs[::2], pairs[1::2]):
            share, best = ceiling(features, keys, norm)
            print(f"{features.split('/')[-1]:14} {100 * share:.1f} % {100 * best:.1f}", flush=True)
        return
    for features, keys in zip(pairs[::2], pairs[1::2]):
        names, sets[features] = load(features, keys, norm)
    prior = np.array([PRIOR.get(name, 0) for name in names])
    scale = np.std(np.concatenate([d.x for documents in sets.values() for d in documents]), 0) + 1e-6
    if how == "learn":
        weights = learn(list(sets.values()), prior, scale)
        for name, weight in zip(names, weights):
            print(f"    [FEATURE_{name}] = {weight:.3g},")
        left_out = {name: weights for name in sets}
    elif how == "fixed":
        left_out = {name: prior for name in sets}
    else:
        left_out = {name: learn([sets[other] for other in sets if other != name], prior, scale)
                    for name in sets}
    scores = []
    for name, documents in sets.items():
        scores.append(100 * np.mean([f1(document, left_out[name]) for document in documents]))
        print(f"/* {name.split('/')[-1]:14} {scores[-1]:.1f} */", flush=True)
    print(f"/* mean           {np.mean(scores):.2f} */")


if __name__ == "__main__":
    main()
