#!/bin/bash
# Lets the disk be full at every byte of every file that a run writes, in TMPDIR, --output, --keep
# and the archive: pipeline.sh prints the right summary with status 0, or nothing with status 2
# and a message, leaves nothing in TMPDIR, an older summary and its tables as they were, and the
# archive whole.
#     tests/faults/pipeline_full.sh [STEP]
# STEP: bytes from one try to the next (1: every byte). The limit is that of a file's size.
set -u

step=${1:-509}
root=$(cd "$(dirname "$0")/../.." && pwd)
export WINNOW_BIN=${WINNOW_BIN:-$root/bin} WINNOW_DATA=${WINNOW_DATA:-$root/share} LC_ALL=C
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap '' XFSZ # so that writing fails, as on a full disk
cd "$work" || exit 2
mkdir in temporary old
export TMPDIR=$work/temporary
for n in 1 2 3; do
    echo "The crane lifts boat $n out of the water. The ferry waits at gate $n." >in/$n.txt
done
printf '<html><body><p>The heron stands at the sluice.</p></body></html>' >in/page.html
echo "yesterday's" >old/phrases.tsv
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
                --sections=overview,terms "$@" in
            echo $? >status
        } 2>&3 | cat >printed
    } 3>&1 | cat >errors
    status=$(cat status)
}

judge() { # SUMMARY
    tried=$((tried + 1))
    if [ "$status" -eq 0 ]; then
        cmp -s "$1" right || wrong 'another summary with status 0'
    else
        refused=$((refused + 1))
        [ "$status" -eq 2 ] || wrong 'another status'
        [ ! -s printed ] || wrong 'something is printed'
        [ -s errors ] || wrong 'no message'
    fi
    [ -z "$(ls -A temporary)" ] || wrong "left behind: $(ls -A temporary)"
    rm -rf temporary/*
}

size=100000000
run --archive=first && cp printed right && rm -rf first
run --keep=tables
if [ "$status" -ne 0 ] || ! cmp -s printed right; then
    cat errors >&2
    exit 1
fi
size=0 status=2
while [ "$status" -ne 0 ]; do
    [ "$size" -lt 1000000 ] || {
        echo 'pipeline_full: where there is room a run fails' >&2
        exit 1
    }
    whole=0
    name=TMPDIR
    run
    judge printed
    whole=$((whole + status))

    name=--output
    echo "yesterday's" >summary
    run --output=summary
    judge summary
    [ "$status" -eq 0 ] || [ "$(cat summary)" = "yesterday's" ] || wrong "yesterday's is gone"
    [ -z "$(find . -maxdepth 1 -name 'summary.*')" ] || wrong 'left behind'
    rm -f summary.*
    whole=$((whole + status))

    name=--keep
    rm -rf kept && cp -R old kept
    run --keep=kept
    judge printed
    if [ "$status" -eq 0 ]; then
        cmp -s kept/phrases.tsv tables/phrases.tsv || wrong 'another table'
    else
        [ "$(cat kept/phrases.tsv)" = "yesterday's" ] || wrong "yesterday's is gone"
        [ -z "$(find kept -type f ! -name .lock ! -name phrases.tsv)" ] || wrong 'left behind'
    fi
    whole=$((whole + status))

    name=--archive
    rm -rf news
    run --archive=news
    judge printed
    [ ! -e news/manifest ] || "$WINNOW_BIN/archive" verify news || wrong 'the archive is not whole'
    whole=$((whole + status))
    status=$whole size=$((size + step))
done
[ "$refused" -gt 0 ] || {
    echo 'pipeline_full: no run failed' >&2
    exit 1
}
[ "$failed" -ne 0 ] || echo "pipeline_full: $refused of $tried runs failed, all noticed"
exit "$failed"
