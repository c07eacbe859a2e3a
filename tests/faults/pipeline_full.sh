#!/bin/bash
# Lets the disk be full at every byte of every file that a run writes, in TMPDIR (of standard input and
# of a converted page, too), --output, --keep, a folder of tables, an archive that is new or has
# articles, and the topics that one keeps. The articles are small, so that every byte is soon tried:
# pipeline.sh prints the right summary with status 0, or nothing with status 2 and a message,
# leaves nothing in TMPDIR, an older summary and its tables as they were, and the archive whole.
#     tests/faults/pipeline_full.sh [STEP [TRY]...]
# STEP: bytes from one try to the next (1: every byte). The limit is that of a file's size.
# shellcheck disable=SC2317 # try_... are called by their names
set -u

step=${1:-1021}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- TMPDIR input convert output keep folder archive more topics
root=$(cd "$(dirname "$0")/../.." && pwd)
export WINNOW_BIN=${WINNOW_BIN:-$root/bin} WINNOW_DATA=${WINNOW_DATA:-$root/share} LC_ALL=C
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap '' XFSZ # so that writing fails, as on a full disk
cd "$work" || exit 2
mkdir in pages temporary old
export TMPDIR=$work/temporary
echo 'The crane lifts boats.' >in/1.txt
printf '<html><body><p>The heron stands at the sluice.</p></body></html>' >pages/page.html
echo "yesterday's" >old/phrases.tsv
awk 'BEGIN {
    split("anchor sail mast", word); split("oven flour dough", word2)
    for (n = 1; n <= 16; n++) {
        printf "{\"id\":\"%d\",\"text\":\"", n
        for (w = 0; w < 4; w++) {
            a = (w + n) % 3 + 1; b = (w + 1 + n * n) % 3 + 1
            printf "The %s and the %s number %d. ", n % 2 ? word[a] : word2[a], n % 2 ? word[b] : word2[b], n
        }
        print "\"}"
    }
}' >many.jsonl
failed=0 tried=0 refused=0

wrong() { # WHAT
    printf 'pipeline_full: %s bytes, %s: %s; status %s, %s\n' \
        "$size" "$name" "$1" "$status" "$(head -c 300 errors)" >&2
    failed=1
}

# What is printed and said goes through pipes to files that are not limited.
run() { # OPTION...
    {
        {
            prlimit --fsize="$size:" "$root/pipeline.sh" --quiet --language=en --format=tsv \
                --sections="${sections:-overview,terms}" "$@"
            echo $? >status
        } 2>&3 | cat >printed
    } 3>&1 | cat >errors
    status=$(cat status)
}

judge() { # SUMMARY [RIGHT-ONE]
    tried=$((tried + 1))
    if [ "$status" -eq 0 ]; then
        cmp -s "$1" "${2:-right}" || wrong 'another summary with status 0'
    else
        refused=$((refused + 1))
        [ "$status" -eq 2 ] || wrong 'another status'
        [ ! -s printed ] || wrong 'something is printed'
        [ -s errors ] || wrong 'no message'
    fi
    [ -z "$(ls -A temporary)" ] || wrong "left behind: $(ls -A temporary)"
    rm -rf temporary/*
}

# What was there before is there still.
judge_archive() {
    "$WINNOW_BIN/archive" verify news || wrong 'the archive is not whole'
    "$WINNOW_BIN/archive" list news | cut -f 1 | grep -c '^many.jsonl' | grep -qx 16 || wrong 'articles are lost'
}

size=100000000
run --archive=first in && cp printed right && rm -rf first
run pages && cp printed right.page
<in/1.txt run && cp printed right.input
run --format=tables --output=right.folder/ in
run --archive=many --date=2026-11-23 many.jsonl
cp -R many more
run --archive=more in && cp printed right.added
cp -R many topics
sections=topics run --archive=topics && cp printed right.topics
if [ "$(find topics -name 'topics.16')" != topics/topics.16 ]; then
    echo 'pipeline_full: no topics are kept' >&2
    exit 1
fi
run --keep=tables in
if [ "$status" -ne 0 ] || ! cmp -s printed right; then
    cat errors >&2
    exit 1
fi
# Each is tried until the room is enough.
try_TMPDIR() {
    run in
    judge printed
}

try_input() {
    <in/1.txt run
    judge printed right.input
}

try_convert() {
    run pages
    judge printed right.page
}

try_output() {
    echo "yesterday's" >summary
    run --output=summary in
    judge summary
    [ "$status" -eq 0 ] || [ "$(cat summary)" = "yesterday's" ] || wrong "yesterday's is gone"
    [ -z "$(find . -maxdepth 1 -name 'summary.*')" ] || wrong 'left behind'
    rm -f summary.*
}

try_keep() {
    rm -rf kept && cp -R old kept
    run --keep=kept in
    judge printed
    if [ "$status" -eq 0 ]; then
        cmp -s kept/phrases.tsv tables/phrases.tsv || wrong 'another table'
    else
        [ "$(cat kept/phrases.tsv)" = "yesterday's" ] || wrong "yesterday's is gone"
        [ -z "$(find kept -type f ! -name .lock ! -name phrases.tsv)" ] || wrong 'left behind'
    fi
}

try_folder() {
    rm -rf folder
    run --format=tables --output=folder/ in
    if [ "$status" -eq 0 ]; then
        diff -r folder right.folder >errors || wrong 'another table'
        return
    fi
    judge printed
    for table in folder/*; do
        [ ! -e "$table" ] || cmp -s "$table" "right.$table" || wrong "half a table: $table"
    done
}

try_archive() {
    rm -rf news
    run --archive=news in
    judge printed
    [ ! -e news/manifest ] || "$WINNOW_BIN/archive" verify news || wrong 'the archive is not whole'
}

try_more() { # articles, to an archive that has some
    rm -rf news && cp -R many news
    run --archive=news in
    judge printed right.added
    judge_archive
}

try_topics() {
    rm -rf news && cp -R many news
    sections=topics run --archive=news
    judge printed right.topics
    judge_archive
    kept=$(find news -name '*topics*')
    [ "$status" -ne 0 ] || [ "$kept" = news/topics.16 ] || wrong 'no topics are kept'
    [ -z "$kept" ] || cmp -s "$kept" topics/topics.16 || wrong "other topics are kept: $kept"
}

for name; do
    size=0 status=2 before=$tried
    while [ "$status" -ne 0 ]; do
        [ "$size" -lt 1000000 ] || {
            echo 'pipeline_full: where there is room a run fails' >&2
            exit 1
        }
        "try_$name"
        size=$((size + step))
    done
    [ "$step" -gt 64 ] || echo "pipeline_full: $name: $((tried - before)) sizes up to $((size - step)) bytes"
done
[ "$refused" -gt 0 ] || {
    echo 'pipeline_full: no run failed' >&2
    exit 1
}
[ "$failed" -ne 0 ] || echo "pipeline_full: $refused of $tried runs failed, all noticed"
exit "$failed"
