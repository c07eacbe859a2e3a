#!/usr/bin/env python3
"""Measure how CPU time and memory grow with the text, its documents, its vocabulary and its topics.

usage: growth.py [--largest=GB] [sizes|documents|vocabularies|topics]...   (1; all; after make)

Text is Zipf's, seeded (bench/zipf.c), streamed from the generator through the programs; each process
is measured by itself. A table in Markdown goes to standard output with the slope of each line on
scales of logarithms (least squares), and that of its steepest step; the lines go to bench/growth-*.svg.
Slope 1 is in proportion.
"""
import math
import os
import sys

import charts
import measure

FOLDER = "build/growth"
WORDS_A_LINE = 12
WORDS_A_DOCUMENT = 50
VOCABULARY = 1000000
BYTES_A_WORD = 3.3  # with the space, of the vocabulary below: a little more than on average
SOME_VOCABULARY = 50000  # of documents: that of a year's news
SECTIONS = "overview,terms,keyness,dispersion,topics"  # what needs no text to quote
QUICK = 5  # seconds of CPU: what takes less is measured three times
PASTE = "paste -d ' '" + " -" * WORDS_A_LINE


def zipf(size, vocabulary):
    return "%s/zipf %.0f %.0f" % (FOLDER, size, vocabulary)


def document_lines(count):
    """Documents, a line each."""
    fields = " -" * WORDS_A_DOCUMENT
    return ["%s/zipf %.0f %d" % (FOLDER, BYTES_A_WORD * WORDS_A_DOCUMENT * count + 1000, SOME_VOCABULARY),
            "paste -d ' '" + fields, "head -n %d" % count]


def measured(commands):
    """CPU seconds and MB of each process of a pipe: medians of three runs, of one where it is long."""
    runs = [measure.pipe(commands)]
    if sum(process.cpu for process in runs[0]) < QUICK:
        runs += [measure.pipe(commands), measure.pipe(commands)]
    return [measure.Process(sorted(run[i].cpu for run in runs)[len(runs) // 2],
                            sorted(run[i].memory for run in runs)[len(runs) // 2])
            for i in range(len(commands))]


def sizes(largest):
    """Text of 10 MB and more."""
    for size in (s for s in (0.01, 0.1, 1, 10) if s <= largest):
        _, _, *stages = measured([zipf(size * 1e9, VOCABULARY), PASTE, "bin/tokenize",
                                  "bin/stem", "bin/count"])
        yield size * 1e9, dict(zip(("tokenize", "stem", "count"), stages)) | chained(stages)


def chained(stages):
    return {"all": measure.Process(sum(stage.cpu for stage in stages),
                                   max(stage.memory for stage in stages))}


def documents(_):
    for count in (1, 10, 100, 1000, 10000, 100000, 1000000):
        *_, tokenize, stem, count_, report = measured(document_lines(count) + [
            "bin/tokenize --format=lines --language=en", "bin/stem", "bin/count --by=document",
            "bin/report --format=tsv --topics=20 --sections=%s" % SECTIONS])
        stages = {"tokenize": tokenize, "stem": stem, "count by document": count_,
                  "report": report}
        yield count, stages | chained(stages.values())


def vocabularies(_):
    for words in (1e4, 1e5, 1e6, 1e7):
        for_all = measured([zipf(100e6, words), "bin/count"])[-1]
        within = measured([zipf(100e6, words), "bin/count --memory=64M"])[-1]
        yield words, {"count": for_all, "count --memory=64M": within}


def topics(_):
    table = FOLDER + "/documents.tsv"
    measure.pipe(document_lines(20000) + ["bin/tokenize --format=lines --language=en", "bin/stem",
                                          "bin/count --by=document"], table)
    for count in (5, 10, 20, 50, 100, 200, 500):
        yield count, {"report": measured(["bin/report --format=tsv --sections=topics --topics=%d %s"
                                          % (count, table)])[-1]}
    os.remove(table)


# What grows, in which unit.
KINDS = {"sizes": (sizes, "bytes of text"), "documents": (documents, "documents"),
         "vocabularies": (vocabularies, "words of vocabulary"), "topics": (topics, "topics")}


def slope(points):
    """Of the line through the points' logarithms, by least squares."""
    xs, ys = zip(*((math.log(x), math.log(y)) for x, y in points))
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    return (sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys)) /
            sum((x - x_mean) ** 2 for x in xs))


def tell(unit, points, path):
    """A table of the points: a row for each program and its slopes; and the chart."""
    names = list(points[0][1])
    print("\n| CPU s (MB of memory) by %s | %s | slope | steepest |\n|---|%s"
          % (unit, " | ".join(charts.short(x) for x, _ in points), "--:|" * (len(points) + 2)))
    series = {}
    for name in names:
        series[name] = [(x, max(of[name].cpu, 0.001)) for x, of in points]
        steps = [slope(pair) for pair in zip(series[name], series[name][1:])]
        print("| %s | %s | %.2f | %.2f |"
              % (name, " | ".join("%.2f (%.0f)" % of[name] for _, of in points),
                 slope(series[name]), max(steps)), flush=True)
    charts.lines(series, path, unit, "CPU seconds")


def main():
    options = [word for word in sys.argv[1:] if word.startswith("--largest=")]
    largest = float(options[-1].split("=")[1]) if options else 1
    kinds = [word for word in sys.argv[1:] if word not in options] or list(KINDS)
    if not set(kinds) <= set(KINDS):
        sys.exit(__doc__)
    os.makedirs(FOLDER, exist_ok=True)
    measure.run("%s -O2 -o %s/zipf bench/zipf.c -lm" % (os.environ.get("CC", "gcc"), FOLDER))
    for kind in kinds:
        grow, unit = KINDS[kind]
        tell(unit, list(grow(largest)), "bench/growth-%s.svg" % kind)


if __name__ == "__main__":
    main()
