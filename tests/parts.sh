#!/bin/sh
# count's promise: tables of parts, merged in any tree, and tables made under any bound of memory
# are, byte for byte, the table of the whole.
#     tests/parts.sh [SEED [PARTS...]]
# Random documents are cut between documents into 1, 2, 7 and 100 parts (or PARTS); the parts' tables are
# merged two to five at a time, in random order, until one is left.
set -eu

seed=${1:-1}
[ $# -eq 0 ] || shift
parts_list=${*:-1 2 7 100}
count=${WINNOW_BIN:-$(cd "$(dirname "$0")/.." && pwd)/bin}/count
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Documents of words of a Zipf-like vocabulary in two languages; forms differ by their case and
# ending, some ids come twice, sentences are short, some words are in XML's way.
awk -v seed="$seed" '
function word(    rank, form) {
    rank = int(exp(rand() * 9.9))
    form = "w" rank % 7 "x" rank
    if (rank % 50 == 3) form = "a&amp;" form
    if (rank % 50 == 4) form = form "|b"
    if (rand() < .2) print toupper(substr(form, 1, 1)) substr(form, 2) "\t" form
    else if (rand() < .2) print form "s\t" form
    else print form "\t" form
}
BEGIN {
    srand(seed)
    for (document = 0; document < 400; document++) {
        language = rand() < .7 ? "en" : "de"
        printf "<doc id=\"%d.txt\" lang=\"%s\">\n<p>\n", int(rand() * 380), language
        at = 0
        for (sentence = int(rand() * 30); sentence >= 0; sentence--) {
            printf "<s begin=\"%d\" end=\"%d\"%s>\n", at, at + 9, rand() < .1 ? " lang=\"de\"" : ""
            at += 10
            for (words = int(rand() * 20); words >= 0; words--) {
                word()
                if (rand() < .1) print "<!---->"
            }
            print "</s>"
            if (rand() < .1) print "</p>\n<p>"
        }
        print "</p>\n</doc>"
    }
}' >whole

fail() {
    echo "parts: seed $seed: $1" >&2
    diff "$2" "$3" | head -5 >&2
    exit 1
}

# Cuts the whole into $1 files part.000...
cut_whole() {
    rm -f part.*
    awk -v parts="$1" -v seed="$seed" '
    BEGIN { srand(seed + parts) }
    /^<doc/ { file = sprintf("part.%03d", int(rand() * parts)) }
    { print >file }' whole
}

# Merges tables in a random tree.
merge_tables() {
    rm -f table.*
    for part in part.*; do
        "$count" "$@" "$part" >"table.$part"
    done
    step=0
    while [ "$(find . -name "table.*" | wc -l)" -gt 1 ]; do
        step=$((step + 1))
        some=$(find . -name 'table.*' | LC_ALL=C sort | awk -v seed="$seed$step" '
            BEGIN { srand(seed); most = 2 + int(rand() * 4) }
            { lines[NR] = $0 }
            END {
                for (i = 0; i < most && i < NR; i++) {
                    j = i + 1 + int(rand() * (NR - i)); line = lines[j]
                    lines[j] = lines[i + 1]; lines[i + 1] = line
                    print line
                }
            }')
        # shellcheck disable=SC2086 # names without spaces
        "$count" --merge $some >merged
        # shellcheck disable=SC2086
        rm -f $some
        mv merged "table.merged$step"
    done
    mv table.* merged
}

check() {
    "$count" "$@" whole >expected
    for memory in 1K 9M 10M; do
        "$count" --memory=$memory "$@" whole >got
        cmp -s expected got || fail "count $* --memory=$memory differs" expected got
    done
    "$count" "$@" <whole >got
    cmp -s expected got || fail "count $* of standard input differs" expected got
    for parts in $parts_list; do
        cut_whole "$parts"
        merge_tables "$@"
        cmp -s expected merged || fail "count $*, $parts parts merged, differs" expected merged
    done
    cut_whole 100
    for part in part.*; do
        "$count" --no-header "$@" "$part" >"$part.table"
    done
    # A table without a header does not say whether its units are documents or sentences.
    "$count" --merge "$1" part.*.table >merged
    cmp -s expected merged || fail "count $*, 100 tables merged at once, differs" expected merged
}

# The plain twin of the totals: what awk, sort and uniq make of the stream.
awk -F'\t' '
    /^<doc/ { document++; split($0, part, "\""); language = part[4]; next }
    /^<s.*lang/ { outer = language; language = "de"; next }
    /^<\/s/ { if (outer) language = outer; outer = ""; next }
    /^</ { next }
    { gsub("&amp;", "\\&"); print $2 "\t" language "\t" document "\t" $1 }' whole >tokens
cut -f1,2 tokens | LC_ALL=C sort | uniq -c | awk '{ print $2 "\t" $3 "\t" $1 }' >counts
cut -f1-3 tokens | LC_ALL=C sort -u | cut -f1,2 | uniq -c | awk '{ print $1 }' |
    paste counts - >expected
"$count" -H whole | cut -f1,2,4,5 >got
cmp -s expected got || fail "count differs from sort and uniq" expected got
cut -f1,2,4 tokens | LC_ALL=C sort | uniq -c | awk '{ print $2 "\t" $3 "\t" $4 ":" $1 }' |
    sed 's/|/\&#124;/2' | LC_ALL=C sort >expected
"$count" -H whole | awk -F'\t' '
    { for (i = split($3, forms, "|"); i; i--) print $1 "\t" $2 "\t" forms[i] }' |
    LC_ALL=C sort >got
cmp -s expected got || fail "count's forms differ from sort and uniq" expected got

check --by=total
check --by=document
check --by=paragraph
check --by=sentence --ngrams=3
check --by=document --ngrams=2 --unbroken
check --by=total --ngrams=4
