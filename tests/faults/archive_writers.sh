#!/bin/sh
# Many writers and readers at once: each article is there once, and readers see whole states.
#     tests/faults/archive_writers.sh [WRITERS [BATCHES]]
set -u

writers=${1:-8}
batches=${2:-6}
bin=${WINNOW_BIN:-$(cd "$(dirname "$0")/../.." && pwd)/bin}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2

fail() {
    echo "archive_writers: $1" >&2
    exit 1
}

# Writer W's batch B: three articles of its own, and two that its neighbour adds too.
batch() { # W B
    awk -v w="$1" -v b="$2" -v writers="$writers" 'function article(id, seed,   i) {
        srand(seed)
        print "<doc id=\"" id "\">\n<s>\n" id
        for (i = 0; i < 60; i++) print "word" int(rand() * 500)
        print "</s>\n</doc>"
    }
    BEGIN {
        for (a = 0; a < 5; a++) {
            owner = a < 3 ? w : (w + 1) % writers
            article(owner "/" b "/" (a < 3 ? a : a - 3), 1000 * owner + 10 * b + a % 3)
        }
    }'
}

add_all() { # W
    for b in $(seq "$batches"); do
        batch "$1" "$b" | "$bin/archive" add --date=2026-11-24 news >/dev/null 2>>"errors.$1" ||
            echo "writer $1 fails in batch $b" >>failed
    done
}

read_on() {
    while [ ! -e finished ]; do
        "$bin/archive" verify news >>failed 2>&1 || echo 'verify fails' >>failed
        "$bin/archive" list news | sed 1d | cut -f1 | LC_ALL=C sort | uniq -d >>failed
    done
}

printf '<doc id="first">\nword\n</doc>\n' | "$bin/archive" add --date=2026-11-24 news >/dev/null
: >failed
read_on &
reader=$!
pids=
for w in $(seq 0 $((writers - 1))); do
    add_all "$w" &
    pids="$pids $!"
done
# shellcheck disable=SC2086 # several numbers
wait $pids
: >finished
wait $reader

[ ! -s failed ] || fail "$(sort failed | uniq -c | head)"
count=$("$bin/archive" list news | sed 1d | wc -l)
expected=$((writers * batches * 3 + 1))
[ "$count" -eq "$expected" ] || fail "$count articles, not $expected"
"$bin/archive" verify news || fail 'the archive is not whole'
"$bin/archive" stream news | "$bin/count" >counted
"$bin/archive" totals news | cmp -s - counted || fail 'the totals are not those of the stream'
parts=$(grep -c '^part' news/manifest)
[ "$parts" -le 16 ] || fail "$parts parts: they are not merged"
