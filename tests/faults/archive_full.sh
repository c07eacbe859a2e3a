#!/bin/sh
# Lets the disk be full at every byte of every file that a run writes: it adds, replaces and
# merges all, or fails with a message and leaves the archive as it was.
#     tests/faults/archive_full.sh [STEP]
# STEP: bytes from one try to the next (1: every byte). The limit is that of a file's size.
set -u

step=${1:-16}
bin=${WINNOW_BIN:-$(cd "$(dirname "$0")/../.." && pwd)/bin}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap '' XFSZ # so that writing fails, as on a full disk
cd "$work" || exit 2

fail() {
    echo "archive_full: $1" >&2
    exit 1
}

article() { # NAME SEED WORDS
    awk -v name="$1" -v seed="$2" -v words="$3" 'BEGIN {
        srand(seed)
        print "<doc id=\"" name "\">\n<s>"
        for (i = 0; i < words; i++) print "word" int(rand() * 500)
        print name "\n</s>\n</doc>"
    }'
}

state() {
    "$bin/archive" list "$1" | cut -f1,3 | LC_ALL=C sort
    "$bin/archive" totals "$1"
}

for n in 1 2 3 4 5 6 7; do
    article $n $n 20 | "$bin/archive" add --no-merge --date=2026-11-24 before >/dev/null || exit 2
done
article story 70 40 | "$bin/archive" add --no-merge --date=2026-11-24 before >/dev/null || exit 2
{ article story 70 44 && article new 71 90; } >both.vrt
cp -R before after
"$bin/archive" add --date=2026-11-24 after both.vrt >/dev/null 2>&1 || fail 'a run fails'
[ "$(grep -c '^part' after/manifest)" -eq 1 ] || fail 'nothing is merged'
state before >state.before
state after >state.after

size=0 failed=0 status=2
while [ "$status" -ne 0 ]; do
    [ "$size" -lt 1000000 ] || fail 'where there is room a run fails'
    rm -rf news
    cp -R before news
    errors=$(prlimit --fsize="$size" \
        "$bin/archive" add --date=2026-11-24 news both.vrt 2>&1 >/dev/null)
    status=$?
    "$bin/archive" verify news || fail "$size bytes: the archive is not whole"
    state news >now
    if cmp -s now state.after; then
        [ "$status" -eq 0 ] || [ -n "$errors" ] || fail "$size bytes: status $status without a message"
    else
        cmp -s now state.before || fail "$size bytes: the archive holds something else"
        { [ "$status" -eq 2 ] && [ -n "$errors" ]; } ||
            fail "$size bytes: nothing was added, status $status"
        failed=$((failed + 1))
    fi
    size=$((size + step))
done
[ "$failed" -gt 0 ] || fail 'no run failed'
"$bin/archive" add --date=2026-11-24 news both.vrt >/dev/null 2>&1
[ "$(find news -name 'part.*' | wc -l)" -eq "$(grep -c '^part' news/manifest)" ] ||
    fail 'leftovers remain'
[ "$step" -gt 1 ] || echo "archive_full: $failed of $((size / step)) sizes failed"
