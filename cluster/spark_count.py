#!/usr/bin/env python3
"""A corpus to a directory of count tables on Spark, by Winnow's own programs.

    spark-submit cluster/spark_count.py \\
        --bin /usr/local/bin --by document corpus.jsonl tables

Every part of the corpus goes through `tokenize | stem | count`, the parts' tables are
divided into ranges of rows and every range is added up by `count --merge`. The ranges stand in
order: `count --merge tables/part-*` is, byte for byte, the table of one machine.
"""
import argparse
import shlex

from pyspark.sql import SparkSession


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


def key_of(row, columns):
    """What orders rows: code points compare as bytes of UTF-8 do, and TAB before all else."""
    return "\t".join(row.split("\t", columns)[:columns])


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
    rows = corpus.pipe(part_command(options), checkCode=True)
    merge = with_programs(options.bin, f"count --merge --by={options.by}")
    (rows.map(lambda row: (key_of(row, columns), row))
         .sortByKey(numPartitions=ranges)
         .values()
         .pipe(merge, checkCode=True)
         .saveAsTextFile(options.tables))
    spark.stop()


if __name__ == "__main__":
    main()
