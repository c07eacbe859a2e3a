#!/bin/bash
# A disk that is full, at growing sizes: for TMPDIR, --output, --keep and --archive pipeline.sh prints the
# right summary with status 0, or nothing with status 2 and a message. DISKS: the sizes in KB.
# Needs root, for small file systems in memory.
set -u

root=$(cd "$(dirname "$0")/../.." && pwd)
export WINNOW_BIN=${WINNOW_BIN:-$root/bin} WINNOW_DATA=${WINNOW_DATA:-$root/share} LC_ALL=C
work=$(mktemp -d) || exit 2
trap 'umount "$work/small" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 2
mkdir in small
if ! mount -t tmpfs -o size=4k tmpfs small 2>/dev/null; then
    echo 'pipeline_disk: SKIPPED: only root can mount small disks, and not in every container' >&2
    exit 0
fi
umount small
awk 'BEGIN {
    for (file = 1; file <= 5; file++)
        for (line = 0; line < 400; line++)
            print "The crane " file * line % 97 " lifts boat b" line " of pier p" file * line "." >("in/" file)
}'
failed=0

wrong() { # WHAT
    printf 'pipeline_disk: %s KB, %s: %s; status %s, %s\n' \
        "$size" "$name" "$1" "$status" "$(head -c 300 errors)" >&2
    failed=1
}

run() { # OPTION...
    "$root/pipeline.sh" --quiet --format=tsv --sections=overview,terms,phrases "$@" >output 2>errors
}

judge() { # SUMMARY [RIGHT-ONE]
    if [ "$status" -eq 0 ]; then
        cmp -s "$1" "${2:-right}" || wrong 'another summary with status 0'
    else
        [ "$status" -eq 2 ] || wrong 'another status'
        [ ! -s output ] || wrong 'something is printed'
        [ -s errors ] || wrong 'no message'
    fi
}

clear_disk() { find small -mindepth 1 -delete; }

run in && mv output right || exit 1
mkdir tables && run --keep=tables in
echo 'The heron stands at the sluice.' >first && run --archive=archived first
cp -R archived added && run --archive=added in && mv output right.added
for size in ${DISKS:-4 16 64 256 1024 4096}; do
    mount -t tmpfs -o "size=${size}k" tmpfs small || exit 2
    name=TMPDIR
    TMPDIR=$work/small run in
    status=$?
    judge output
    [ -z "$(ls -A small)" ] || wrong "left behind: $(ls -A small)"
    clear_disk
    name='TMPDIR, standard input'
    cat in/* | TMPDIR=$work/small run
    status=$?
    [ "$status" -eq 0 ] || judge output
    clear_disk
    name=--keep
    run --keep=small/kept in
    status=$?
    judge output
    [ "$status" -ne 0 ] || cmp -s small/kept/phrases.tsv tables/phrases.tsv || wrong 'another table'
    [ "$status" -eq 0 ] || [ -z "$(find small -type f ! -name .lock)" ] || wrong 'left behind'
    clear_disk
    name=--output
    echo "yesterday's" >small/summary
    run --output=small/summary in
    status=$?
    judge small/summary
    [ "$status" -eq 0 ] || [ "$(cat small/summary)" = "yesterday's" ] || wrong "yesterday's is gone"
    [ "$(ls -A small)" = summary ] || wrong "left behind: $(ls -A small)"
    clear_disk
    name=--archive
    if cp -R archived small/news 2>errors; then
        run --archive=small/news in
        status=$?
        judge output right.added
        "$WINNOW_BIN/archive" verify small/news || wrong 'the archive is not whole'
        "$WINNOW_BIN/archive" list small/news | grep -q first || wrong 'an article is lost'
    fi
    umount small
done
[ "$failed" -ne 0 ] || echo 'pipeline_disk: no wrong summary'
exit "$failed"
