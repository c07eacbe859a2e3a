#!/usr/bin/env python3
"""A corpus to a directory of count tables on Spark, by Winnow's own programs.

    spark-submit cluster/spark_count.py \\
        --bin /usr/local/bin --by document corpus.jsonl tables

Every part of the corpus goes through `tokenize | stem | count`, the parts' tables are
divided into ranges of rows and every range is added up by `count --merge`. The ranges stand in
order: `count --merge tables/part-*` is, byte for byte, the table of one machine.
"""
import argparse
import bisect
import itertools
import shlex

from pyspark import StorageLevel
from pyspark.sql import SparkSession

# Rows go through Spark many at a time, as one text: it spends more on a record than on a row.
CHUNK = 2000


def arguments():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", help="file, directory or glob, as Spark reads them")
    parser.add_argument("tables", help="directory to make")
    parser.add_argument("--format", default="jsonl", choices=["jsonl", "lines", "files", "wet"],
                        help="jsonl, lines: a document a line; files, wet: the corpus is a list "
                             "of files that all workers can open (WET ones may be gzipped)")
    parser.add_argument("--by", default="total",
                        choices=["total", "document", "paragraph", "sentence"])
    parser.add_argument("--ngrams", type=int, default=1)
    parser.add_argument("--language", help="of all documents, instead of finding it out")
    parser.add_argument("--bin", default="", help="where the programs are on the workers")
    parser.add_argument("--parts", type=int, default=None,
                        help="least number of parts of the corpus")
    parser.add_argument("--ranges", type=int, default=None, help="number of tables to make")
    return parser.parse_args()


def with_programs(directory, script):
    """A command that pipe() runs on a worker: a shell that has the programs on its path."""
    path = f"PATH={shlex.quote(directory)}:$PATH; " if directory else ""
    return "bash -c " + shlex.quote(f"set -o pipefail; {path}{script}")


def part_command(options):
    """Standard input to a table without a header."""
    tokenize = ["tokenize"]
    if options.language:
        tokenize.append("--language=" + options.language)
    count = ["count", "--no-header", "--by=" + options.by, f"--ngrams={options.ngrams}"]
    if options.format in ("jsonl", "lines"):
        tokenize.append("--format=" + options.format)
        source = shlex.join(tokenize)
    elif options.format == "wet":
        tokenize.append("--format=wet")
        source = f"while IFS= read -r file; do gzip -dcf -- \"$file\" || exit; done | {shlex.join(tokenize)}"
    else:
        tokenize.append("--")
        source = f"xargs -r -d '\\n' {shlex.join(tokenize)}"
    return with_programs(options.bin, f"{source} | stem | {shlex.join(count)}")


def in_chunks(rows):
    """Texts of CHUNK rows."""
    while chunk := list(itertools.islice(rows, CHUNK)):
        yield "\n".join(chunk)


def key_of(chunk, columns):
    """What the first row of a chunk begins with, and all rows of its term."""
    return "\t".join(chunk.split("\t", columns)[:columns]) + "\t"


def range_bounds(chunks, columns, ranges):
    """Keys that divide the rows into ranges of about one size, from those of all chunks."""
    keys = sorted(chunks.map(lambda chunk: key_of(chunk, columns)).collect())
    return sorted({keys[len(keys) * i // ranges] for i in range(1, ranges)}) if keys else []


def cut_by_range(chunk, bounds):
    """A chunk to pairs (number of the range, rows). Rows are in order: code points compare as
    bytes of UTF-8 do, and TAB before all else."""
    rows = chunk.split("\n")
    begin = 0
    while begin < len(rows):
        number = bisect.bisect_right(bounds, rows[begin])
        end = len(rows)
        if number < len(bounds):
            end = bisect.bisect_left(rows, bounds[number], begin)
        yield number, "\n".join(rows[begin:end])
        begin = end


def main():
    options = arguments()
    spark = SparkSession.builder.appName("winnow count").getOrCreate()
    context = spark.sparkContext
    parts = options.parts or 2 * context.defaultParallelism
    ranges = options.ranges or context.defaultParallelism
    columns = 2 if options.by == "total" else 3

    corpus = context.textFile(options.corpus, parts)
    if options.format in ("files", "wet"):
        corpus = corpus.repartition(parts)
    # Without checkCode PySpark would take the output of a program that failed for whole.
    chunks = (corpus.pipe(part_command(options), checkCode=True)
              .mapPartitions(in_chunks)
              .persist(StorageLevel.DISK_ONLY))
    bounds = range_bounds(chunks, columns, ranges)
    # Rows of one term that stand together are added up; no row holds what sorts before TAB.
    merge = with_programs(options.bin, f"LC_ALL=C sort -S 256M | count --merge --by={options.by}")
    (chunks.flatMap(lambda chunk: cut_by_range(chunk, bounds))
           .partitionBy(len(bounds) + 1, lambda number: number)
           .values()
           .pipe(merge, checkCode=True)
           .mapPartitions(in_chunks)
           .saveAsTextFile(options.tables))
    spark.stop()


if __name__ == "__main__":
    main()
