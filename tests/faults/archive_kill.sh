#!/bin/sh
# Kills writers of an archive with -9 at random moments, while they add and merge: nothing that
# was added is lost, nothing is there twice, and the archive is whole after each.
#     tests/faults/archive_kill.sh [KILLS [SEED]]
set -u

kills=${1:-20}
seed=${2:-1}
bin=${WINNOW_BIN:-$(cd "$(dirname "$0")/../.." && pwd)/bin}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2

fail() {
    echo "archive_kill: $1" >&2
    exit 1
}

# Batch N: five articles of its own, one of the batch before, and one that all have.
batch() { # N
    awk -v n="$1" 'function article(id, seed,   i) {
        srand(seed)
        print "<doc id=\"" id "\">\n<s>\n" id
        for (i = 0; i < 60; i++) print "word" int(rand() * 500)
        print "</s>\n</doc>"
    }
    BEGIN {
        for (a = 0; a < 5; a++) article("news/" n "/" a, 10 * n + a)
        if (n > 1) article("news/" n - 1 "/0", 10 * (n - 1))
        article("daily", 7)
    }'
}

ids() {
    "$bin/archive" list news | sed 1d | cut -f1
}

# How long an undisturbed run takes, in microseconds: the kill comes within twice that.

awk -v kills="$kills" -v seed="$seed" \
    'BEGIN { srand(seed); for (i = 0; i < kills; i++) printf "%.4f\n", rand() * 0.045 }' >moments
batch 0 | "$bin/archive" add --date=2026-11-24 news >/dev/null 2>&1 || fail 'the first run fails'
ids | LC_ALL=C sort >expected
n=0 killed=0
while read -r moment; do
    n=$((n + 1))
    batch $n >batch.vrt
    "$bin/archive" add --date=2026-11-24 news batch.vrt >/dev/null 2>&1 &
    writer=$!
    sleep "$moment"
    kill -9 $writer 2>/dev/null && killed=$((killed + 1))
    wait $writer 2>/dev/null
    "$bin/archive" verify news || fail "after kill $n (seed $seed) the archive is not whole"
    # What was there is there still; of what was new in the batch there is all or nothing.
    ids | LC_ALL=C sort >now
    [ -z "$(LC_ALL=C comm -23 expected now)" ] ||
        fail "after kill $n (seed $seed) articles are lost"
    LC_ALL=C comm -13 expected now >added
    sed -n 's/^<doc id="\(.*\)">$/\1/p' batch.vrt | LC_ALL=C sort | LC_ALL=C comm -13 expected - >new
    [ ! -s added ] || cmp -s added new ||
        fail "after kill $n (seed $seed) the batch is there in part, or what was never given"
    # Every third time the run is repeated, as a user would.
    if [ $((n % 3)) -eq 0 ]; then
        "$bin/archive" add --date=2026-11-24 news batch.vrt >/dev/null 2>&1 ||
            fail "kill $n (seed $seed) prevents the next run"
    fi
    ids | LC_ALL=C sort >expected
    [ -z "$(uniq -d expected)" ] || fail "after kill $n (seed $seed) articles are doubled"
done <moments

"$bin/archive" stream news | "$bin/count" >counted
"$bin/archive" totals news | cmp -s - counted || fail 'the totals are not those of the stream'
batch 0 | "$bin/archive" add news >/dev/null 2>&1
parts=$(grep -c '^part' news/manifest)
[ "$(find news -name 'part.*' | wc -l)" -eq "$parts" ] || fail 'leftovers of the dead remain'
[ "$kills" -lt 100 ] || echo "archive_kill: $killed of $kills killed, $(wc -l <expected) articles" \
    "in $parts parts"
