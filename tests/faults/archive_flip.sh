#!/bin/sh
# Flips single bits at random places in every file of an archive: --verify finds each.
#     tests/faults/archive_flip.sh [FLIPS-A-FILE [SEED]]
set -u

flips=${1:-5}
seed=${2:-1}
bin=${WINNOW_BIN:-$(cd "$(dirname "$0")/../.." && pwd)/bin}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2

fail() {
    echo "archive_flip: $1" >&2
    exit 1
}

for n in 1 2 3; do
    awk -v n=$n 'BEGIN {
        srand(n)
        for (a = 0; a < (n == 1 ? 70 : 20); a++) {
            print "<doc id=\"" n "/" a "\">"
            for (i = 0; i < 100; i++) print "word" int(rand() * 2000)
            print "</doc>"
        }
    }' | "$bin/archive" add --date=2026-11-24 news >/dev/null || fail 'cannot add'
done
"$bin/archive" verify news || fail 'a new archive is not whole'

find news -type f -size +0 | LC_ALL=C sort >files
[ "$(wc -l <files)" -eq 8 ] || fail "$(wc -l <files) files, not 8"
while read -r file; do
    size=$(wc -c <"$file")
    cp "$file" kept
    awk -v seed="$seed" -v size="$size" -v flips="$flips" 'BEGIN {
        srand(seed)
        for (i = 0; i < flips; i++) print int(rand() * size), 2 ^ int(rand() * 8)
    }' >places
    while read -r at bit; do
        byte=$(od -An -tu1 -j "$at" -N 1 kept | tr -d ' ')
        # shellcheck disable=SC2059 # the octal number is the byte
        printf "\\$(printf %03o $((byte ^ bit)))" |
            dd of="$file" bs=1 seek="$at" conv=notrunc status=none
        "$bin/archive" verify news >/dev/null 2>&1 && fail "bit $bit of byte $at of $file"
        cp kept "$file"
    done <places
done <files
"$bin/archive" verify news || fail 'what was put right again is not whole'
