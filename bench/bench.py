#!/usr/bin/env python3
"""Measure Winnow beside what people use instead.

usage: bench.py [--megabytes=N] [--runs=N] [SECTION]...
       (from the repository's root, after make)

Sections: zipf, text (counters on made-up and on real text), stages, tokenizers, topics,
phrases, jobs. All of them are written to bench/results.md with charts; some, to build/bench/results.md.
CORPUS=FILE is a text in English (else Debian's dict-gcide), DOCUMENTS=FOLDER holds texts (else the
sources of python3-doc). What is not installed is said and passed over.
"""
import argparse
import collections
import glob
import gzip
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys

import charts
import score
import usage
from commands import (BUILD, COUNTERS, JOBS, LINES, PHRASES, STAGES, STEMMERS, TOKENIZERS, TOPICS)

CHECK_SECONDS = 10
DEAD = "does not survive: "
TOPIC_COUNT = 20
PHRASE_DOCUMENTS = 20
ARTICLE_BYTES = 5000
HEAD = ("| %s | of MB | wall s | CPU s | MB of memory | MB/s | wall, ratio | CPU, ratio | %s |\n"
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|")


def shell(command):
    return subprocess.run(["sh", "-c", command], check=True, capture_output=True, text=True).stdout


def is_there(need):
    if need == "mallet":
        return bool(glob.glob(BUILD + "jars/mallet-*.jar"))
    if need.startswith("pypi:"):
        return bool(glob.glob("%svenv/lib/python3*/site-packages/%s" % (BUILD, need[5:])))
    return os.path.exists(need) if "/" in need else shutil.which(need) is not None


def those_there(peers):
    for peer in peers:
        if not is_there(peer.needs):
            print("skipped: %s (not installed)" % peer.name, file=sys.stderr)
    return [peer for peer in peers if is_there(peer.needs)]


def cut(path, limit):
    """The first `limit` MB of a text, whole lines; None: all of it."""
    if limit is None or os.path.getsize(path) <= limit * 1e6:
        return path
    short = "%s.%g" % (path, limit)
    with open(path, "rb") as text, open(short, "wb") as file:
        file.write(text.read(int(limit * 1e6)).rpartition(b"\n")[0] + b"\n")
    return short


def output(peer, text, limit=CHECK_SECONDS):
    """What a peer makes of a text, in a common form: a file."""
    usage.run(peer.command, text, BUILD + "raw", limit)
    shell("%s <%sraw >%soutput" % (peer.normal, BUILD, BUILD))
    return BUILD + "output"


def digest(peer, text, is_sorted):
    path = output(peer, text)
    if is_sorted:
        shell("LC_ALL=C sort -o %s %s" % (path, path))
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).digest()


def compare_exactly(peers, text, is_sorted=True):
    """Whether the output of each peer is that of the first, or for some how far it is."""
    right, verdicts = {}, []
    for peer in peers:
        part = cut(text, peer.limit)
        if part not in right:
            right[part] = digest(peers[0], part, is_sorted)
        try:
            if digest(peer, part, is_sorted) == right[part]:
                verdicts.append("same")
            elif peer.alike:
                counts = [score.counts_of(output(one, part)) for one in (peers[0], peer)]
                verdicts.append("%.1f %%" % (100 * score.agreement(*counts)))
            else:
                verdicts.append("not timed: says otherwise")
        except usage.Failure as failure:
            verdicts.append(DEAD + str(failure))
    return verdicts


def compare_words(peers, text):
    """How far the words of each agree with those of the first, on 2 MB."""
    part = cut(text, 2)
    words = [score.words_of(output(peer, part, 120)) for peer in peers]
    return ["%.1f %%" % (100 * score.agreement(words[0], other)) for other in words]


def less_start(peer, used):
    """What a peer used without what it uses for one word."""
    with open(BUILD + "word", "w") as file:
        file.write("word\n")
    start = usage.run(peer.command, BUILD + "word")
    return usage.Usage(max(used.wall - start.wall, 1e-3), max(used.cpu - start.cpu, 1e-3),
                       used.memory)


def table(title, column, peers, text, verdicts, options):
    """A table in Markdown of the peers, and the rows of a chart: MB/s of wall time."""
    alive = [peer for peer, verdict in zip(peers, verdicts) if verdict.endswith(("same", "%"))]
    times = usage.run_in_turn([(peer.command, cut(text, peer.limit)) for peer in alive],
                              options.runs)
    used = dict(zip((peer.name for peer in alive), times))
    lines, rows, first = [HEAD % (title, column)], [], None
    for peer, verdict in zip(peers, verdicts):
        time = used.get(peer.name, verdict)
        if not isinstance(time, usage.Usage):
            lines.append("| %s | | | | | | | | %s |" % (
                peer.name, DEAD + str(time) if isinstance(time, usage.Failure) else time))
            continue
        size = os.path.getsize(cut(text, peer.limit)) / 1e6
        wall, cpu, memory = less_start(peer, time) if peer.limit else time
        first = first or (wall / size, cpu / size)
        lines.append("| %s | %.3g | %.2f | %.2f | %.0f | %.3g | %.2f | %.2f | %s |" % (
            peer.name, size, wall, cpu, memory, size / wall, wall / size / first[0],
            cpu / size / first[1], verdict))
        rows.append((peer.name, size / wall))
    return "\n".join(lines), rows


def chart(name, rows, label, ours, options):
    path = os.path.join(options.folder, "results-%s.svg" % name)
    charts.bars(rows, path, label, ours)
    return "\n![Bars of %s](results-%s.svg)\n" % (label, name)


def counters(name, title, text, options):
    peers = those_there(COUNTERS)
    lines, rows = table(title, "counts", peers, text, compare_exactly(peers, text), options)
    return lines + "\n" + chart(name, rows, "MB/s of wall time", [p.name for p in peers[:2]],
                                options)


def zipf(options):
    text = BUILD + "zipf.txt"
    shell("%szipf %g 1000000 | paste -d ' ' - - - - - - - - - - - - >%s"
          % (BUILD, options.megabytes * 1e6, text))
    return counters("zipf", "Zipf text, a vocabulary of a million", text, options)


def corpus():
    """A real text, and what it is."""
    if os.environ.get("CORPUS"):
        return os.environ["CORPUS"], "the text given"
    path, source = BUILD + "corpus.txt", "/usr/share/dictd/gcide.dict.dz"
    if not os.path.exists(source):
        print("skipped: real text (neither CORPUS=FILE nor dict-gcide)", file=sys.stderr)
        return None, None
    with gzip.open(source) as packed, open(path, "wb") as file:
        shutil.copyfileobj(packed, file)
    return path, "the dictionary of dict-gcide"


def text_section(options):
    path, what = corpus()
    if not path:
        return ""
    letters = BUILD + "letters.txt"
    shell("LC_ALL=C tr -cs 'A-Za-z\\n' ' ' <'%s' >%s" % (path, letters))
    return counters("text", "The letters of " + what, letters, options)


def stages(options):
    path, what = corpus()
    if not path:
        return ""
    shell("bin/tokenize <'%s' >%stokens; bin/stem <%stokens >%sterms; "
          "bin/tokenize --plain --fold <'%s' | LC_ALL=C grep -x '[a-z]*' >%swords;"
          "bin/count <%sterms >%stotals; bin/count --by=sentence <%sterms >%ssentences"
          % (path, *[BUILD] * 3, path, *[BUILD] * 5))
    inputs = {name: BUILD + name for name in ("tokens", "terms", "totals", "sentences")}
    inputs["text"] = path
    times = usage.run_in_turn([(command, inputs[source]) for _, source, command in STAGES],
                              options.runs)
    size = os.path.getsize(path) / 1e6
    lines = ["| Each stage by itself, on %s (%.3g MB) | wall s | CPU s | MB of memory | "
             "MB of text/s |\n|---|--:|--:|--:|--:|" % (what, size)]
    lines += ["| %s | %.2f | %.2f | %.0f | %.0f |" % (stage, *time, size / time.wall)
              for (stage, *_), time in zip(STAGES, times)]
    for title, peers, is_sorted in (("Stems of its words", STEMMERS, False),
                                    ("Counts of its words", LINES, True)):
        there = those_there(peers)
        verdicts = compare_exactly(there, BUILD + "words", is_sorted)
        lines.append("\n" + table(title, "output", there, BUILD + "words", verdicts, options)[0])
    return "\n".join(lines) + "\n"


def tokenizers(options):
    path, what = corpus()
    if not path:
        return ""
    peers = those_there(TOKENIZERS)
    lines, rows = table("Words of " + what, "words alike", peers, path,
                        compare_words(peers, path), options)
    return lines + "\n" + chart("tokenizers", rows, "MB/s of wall time",
                                [p.name for p in peers[:2]], options)


def document_names():
    folder = os.environ.get("DOCUMENTS")
    pattern = folder + "/**/*.txt" if folder else "/usr/share/doc/python3.*/html/_sources/**/*.txt"
    names = sorted({os.path.realpath(name) for name in glob.glob(pattern, recursive=True)})
    if not names:
        print("skipped: documents (neither DOCUMENTS=FOLDER nor python3-doc)", file=sys.stderr)
    return names


def write_documents(names, path):
    """Words of three letters or more that are no stop words, in 5 documents or more and in less
    than half of them."""
    with open("share/stopwords/en.txt", encoding="utf-8") as file:
        stop = set(file.read().split())
    documents = []
    for name in names:
        with open(name, encoding="utf-8", errors="replace") as file:
            documents.append([word for word in re.findall(r"[a-z]{3,}", file.read().lower())
                              if word not in stop])
    holding = collections.Counter(word for words in documents for word in set(words))
    kept = {word for word, n in holding.items() if 5 <= n <= len(documents) / 2}
    documents = [[word for word in words if word in kept] for words in documents]
    with open(path, "w", encoding="utf-8") as file:
        for i, words in enumerate(documents):
            file.write("%d\t-\t%s\n" % (i, " ".join(words)))
    return documents


def topics(options):
    names, path = document_names(), BUILD + "documents.tsv"
    if not names:
        return ""
    documents = write_documents(names, path)
    lines = ["| %d topics of %d documents, %d words | wall s | CPU s | MB of memory | wall, ratio | "
             "NPMI | diversity |\n|---|--:|--:|--:|--:|--:|--:|"
             % (TOPIC_COUNT, len(documents), sum(map(len, documents)))]
    peers, rows = those_there(TOPICS), []
    for peer in peers:
        try:
            used = usage.run(peer.command.replace("{k}", str(TOPIC_COUNT)), path, BUILD + "topics")
        except usage.Failure as failure:
            lines.append("| %s | %s | | | | | |" % (peer.name, DEAD + str(failure)))
            continue
        with open(BUILD + "topics", encoding="utf-8") as file:
            found = [line.split() for line in file if line.strip()]
        rows.append((peer.name, used.wall))
        lines.append("| %s | %.2f | %.2f | %.0f | %.1f | %.3f | %.2f |" % (
            peer.name, *used, used.wall / rows[0][1], score.coherence(found, documents),
            score.diversity(found)))
    return "\n".join(lines) + "\n" + chart("topics", rows, "seconds", [peers[0].name], options)


def phrases(options):
    names, path = document_names()[:PHRASE_DOCUMENTS], BUILD + "names"
    if not names:
        return ""
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(name + "\n" for name in names)
    peers = those_there(PHRASES)
    times = [usage.run(peer.command, path) for peer in peers]
    lines = ["| Key phrases of %d documents (%.3g MB), each by itself | wall s | CPU s | "
             "MB of memory | wall, ratio |\n|---|--:|--:|--:|--:|"
             % (len(names), sum(map(os.path.getsize, names)) / 1e6)]
    lines += ["| %s | %.2f | %.2f | %.0f | %.1f |" % (peer.name, *time, time.wall / times[0].wall)
              for peer, time in zip(peers, times)]
    rows = [(peer.name, time.wall) for peer, time in zip(peers, times)]
    return "\n".join(lines) + "\n" + chart("phrases", rows, "seconds", [peers[0].name], options)


def write_names(documents):
    """Files of names: of an article, the beginning of a document, and of all. Their KB and MB."""
    first = next(name for name in documents if os.path.getsize(name) >= ARTICLE_BYTES)
    with open(first, "rb") as file, open(BUILD + "article.txt", "wb") as article:
        article.write(file.read(ARTICLE_BYTES).rpartition(b"\n")[0] + b"\n")
    for path, names in ((BUILD + "article", [BUILD + "article.txt"]), (BUILD + "documents", documents)):
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(name + "\n" for name in names)
    return {"article": os.path.getsize(BUILD + "article.txt") / 1e3, "count": len(documents),
            "size": sum(map(os.path.getsize, documents)) / 1e6}


def jobs(options):
    documents = document_names()
    if not documents:
        return ""
    sizes = write_names(documents)
    there = [job for job in JOBS if is_there(job[-1])]
    times = usage.run_in_turn([(command, BUILD + names) for _, names, command, _ in there],
                              options.runs)
    lines = ["| The whole job, from files to the summary | wall s | CPU s | MB of memory |\n"
             "|---|--:|--:|--:|"]
    lines += ["| %s | %.3f | %.2f | %.0f |" % (job[0] % sizes, *time)
              for job, time in zip(there, times)]
    return "\n".join(lines) + "\n"


VERSIONS = [
    "sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1", "uname -sr", "gcc --version | head -n 1",
    "go version", "rustc --version", "java --version | head -n 1",
    "dpkg-query -f '${Package} ${Version}\\n' -W mawk coreutils ucto libunistring-dev libicu-dev "
    "libstemmer-tools dict-gcide", "grep . bench/requirements.txt",
    "cd build/bench/jars && ls lucene-*.jar mallet-*.jar", "sed -n 's/^commit=/countwords /p' bench/peers.sh",
]


def versions():
    found = [line for command in VERSIONS
             for line in subprocess.run(["sh", "-c", command], capture_output=True,
                                        text=True).stdout.splitlines()]
    return "%d processors (%s): %s." % (os.cpu_count(), platform.machine(), "; ".join(found))


NOTE = """# Beside what people use instead

Made by `make deps-bench bench`. Medians of %d runs in turn; CPU is that of all processes, memory the
sum of their peaks; a ratio is time for the same text, the first line's being 1. Outputs are compared
before they are timed: counts must be the same to the byte, of other words it is said how far they are
those of the first line. Who is given less of the text (the column of MB) is slow; its start is taken off.
Of topics, NPMI is taken within whole documents, which is also how report chooses their words. Commands:
bench/commands.py.
"""
SECTIONS = {"zipf": zipf, "text": text_section, "stages": stages, "tokenizers": tokenizers,
            "topics": topics, "phrases": phrases, "jobs": jobs}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    options = parser.parse_args()
    options.folder = "build/bench" if options.sections else "bench"
    subprocess.run(["bench/peers.sh", "compile"], check=True)
    parts = [NOTE % options.runs]
    for name in options.sections or SECTIONS:
        parts.append(SECTIONS[name](options))
        print(parts[-1], flush=True)
    parts.append(versions() + "\n")
    with open(os.path.join(options.folder, "results.md"), "w", encoding="utf-8") as file:
        file.write("\n".join(part for part in parts if part))


if __name__ == "__main__":
    main()
