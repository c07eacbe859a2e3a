#!/bin/sh
# Kills writers of an archive with -9 at random moments, while they add, replace and merge: nothing
# that was added is lost, nothing is there twice, and the archive is whole after each. Kills come
# within the time that an undisturbed run takes, which is measured first and again as the archive
# grows; those that hit a run while it wrote are counted, and there must be some. Each hundred has
# a new archive.
#     tests/faults/archive_kill.sh [KILLS [SEED]]
set -u

kills=${1:-20}
seed=${2:-1}
bin=${WINNOW_BIN:-$(cd "$(dirname "$0")/../.." && pwd)/bin}
while [ "$kills" -gt 100 ]; do
    "$0" 100 "$seed" || exit 1
    kills=$((kills - 100)) seed=$((seed + 1))
done
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2

fail() {
    echo "archive_kill: $1" >&2
    exit 1
}

# Batch N: five articles of its own, one of the batch before, one that all have, and a later
# version of one that all have by that name.
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
        srand(3)
        print "<doc id=\"live\">\n<s>\nversion " n
        for (i = 0; i < 60; i++) print "word" int(rand() * 500)
        print "</s>\n</doc>"
    }'
}

ids() {
    "$bin/archive" list news | sed 1d | cut -f1
}

now() {
    date +%s%N
}

# How long adding a batch takes when nothing disturbs it, in nanoseconds: the median of five.
measure() {
    for _ in 1 2 3 4 5; do
        rm -rf measured
        cp -R news measured
        began=$(now)
        "$bin/archive" add --date=2026-11-24 measured "$1" >/dev/null 2>&1 || fail 'a run fails'
        echo $(($(now) - began))
    done | sort -n | sed -n 3p
}

# The version of the article that each batch changes, and all other articles.
state() {
    "$bin/archive" stream news | sed -n '/^<doc id="live">/,/^version/p' | tail -n 1 >version
    ids | LC_ALL=C sort
}

batch 0 | "$bin/archive" add --date=2026-11-24 news >/dev/null 2>&1 || fail 'the first run fails'
state >expected
n=0 killed=0 writing=0
while [ "$n" -lt "$kills" ]; do
    n=$((n + 1))
    batch $n >batch.vrt
    [ $((n % 100)) -ne 1 ] || {
        took=$(measure batch.vrt)
        awk -v seed="$seed" -v took="$took" 'BEGIN {
            srand(seed)
            for (n = 0; n < 100; n++) printf "%.6f\n", rand() * took / 1e9
        }' >moments
        exec 3<moments
    }
    read -r moment <&3
    "$bin/archive" add --date=2026-11-24 news batch.vrt >/dev/null 2>&1 &
    writer=$!
    sleep "$moment"
    kill -9 $writer 2>/dev/null && killed=$((killed + 1))
    wait $writer 2>/dev/null
    # A part that the manifest does not name, or a manifest that was not renamed, was being written.
    parts=$(grep -c '^part' news/manifest)
    left=$(find news -name 'part.*' | grep -c .)
    [ ! -e news/manifest.new ] || left=$((left + 1))
    [ "$left" -le "$parts" ] || writing=$((writing + 1))
    "$bin/archive" verify news || fail "after kill $n (seed $seed) the archive is not whole"
    # What was there is there still; of what was new in the batch there is all or nothing.
    cp version version.before
    state >now
    [ -z "$(LC_ALL=C comm -23 expected now)" ] ||
        fail "after kill $n (seed $seed) articles are lost"
    LC_ALL=C comm -13 expected now >added
    sed -n 's/^<doc id="\(.*\)">$/\1/p' batch.vrt | LC_ALL=C sort |
        LC_ALL=C comm -13 expected - >new
    [ ! -s added ] || cmp -s added new ||
        fail "after kill $n (seed $seed) the batch is there in part, or what was never given"
    if [ -s added ]; then
        [ "$(cat version)" = "version $n" ] || fail "kill $n (seed $seed): an old version is there"
    else
        cmp -s version version.before || fail "kill $n (seed $seed): a version is lost"
    fi
    # Every third time the run is repeated, as a user would.
    if [ $((n % 3)) -eq 0 ]; then
        "$bin/archive" add --date=2026-11-24 news batch.vrt >/dev/null 2>&1 ||
            fail "kill $n (seed $seed) prevents the next run"
    fi
    state >expected
    [ -z "$(uniq -d expected)" ] || fail "after kill $n (seed $seed) articles are doubled"
done

[ "$killed" -gt $((kills / 4)) ] || fail "only $killed of $kills runs were killed"
[ "$writing" -gt 0 ] || [ "$kills" -lt 20 ] || fail "no kill came while a run wrote"
"$bin/archive" stream news | "$bin/count" >counted
"$bin/archive" totals news | cmp -s - counted || fail 'the totals are not those of the stream'
batch 0 | "$bin/archive" add news >/dev/null 2>&1
parts=$(grep -c '^part' news/manifest)
[ "$(find news -name 'part.*' | wc -l)" -eq "$parts" ] || fail 'leftovers of the dead remain'
[ "$kills" -lt 100 ] || echo "archive_kill: $killed of $kills killed, $writing while they wrote," \
    "$(wc -l <expected) articles in $parts parts"
