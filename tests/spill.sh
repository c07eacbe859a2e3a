#!/bin/sh
# Where count's memory is full: a full or missing $TMPDIR is a clear error with nothing printed,
# and nothing is left behind in it, not even after kill -9.
#     tests/spill.sh
set -u

bin=${WINNOW_BIN:-$(cd "$(dirname "$0")/.." && pwd)/bin}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
mkdir temporary
TMPDIR=$work/temporary
export TMPDIR

fail() {
    echo "spill: $1" >&2
    exit 1
}

awk 'BEGIN { for (i = 0; i < 400000; i++) print "word" i * 7919 % 100003 }' >words
"$bin/count" words >expected

"$bin/count" --memory=1M words >got || fail "count --memory=1M fails"
cmp -s expected got || fail "count --memory=1M differs from count"
[ -z "$(ls -A temporary)" ] || fail "temporary files are left: $(ls -A temporary)"

# Files may not grow beyond a few blocks: as on a disk that is full. (The signal is ignored, so
# that it is the write that fails.)
(trap '' XFSZ; ulimit -f 40; "$bin/count" --memory=1M words) >got 2>errors
status=$?
[ $status -eq 2 ] || fail "a full directory gives status $status, not 2"
[ ! -s got ] || fail "a full directory: something was printed"
grep -q "^count: $TMPDIR: " errors || fail "a full directory: the message is '$(cat errors)'"

TMPDIR=$work/absent "$bin/count" --memory=1M words >got 2>errors
status=$?
[ $status -eq 2 ] || fail "a missing directory gives status $status, not 2"
[ "$(cat errors)" = "count: $work/absent: No such file or directory" ] ||
    fail "a missing directory: the message is '$(cat errors)'"

for moment in 0.02 0.05 0.1 0.2; do
    "$bin/count" --memory=1M words words words >/dev/null &
    sleep "$moment"
    kill -9 $! 2>/dev/null
    wait $! 2>/dev/null
    [ -z "$(ls -A temporary)" ] || fail "kill -9 leaves $(ls -A temporary)"
done
