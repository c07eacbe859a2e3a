#!/bin/sh
# Scores topics: bench/topics.sh SCORER CORPUS K...
# CORPUS has one document a line: id TAB class TAB tokens. SCORER is a Python program called with
# --corpus CORPUS --topics TOPICS --assign ASSIGN: a topic's words a line, and a document
# and its topic a line.
set -eu
scorer=$1 corpus=$2
shift 2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
tab=$(printf '\t')

{
    printf 'document\tterm\tlang\tforms\tcount\n'
    awk -F'\t' '{
        n = split($3, words, " ")
        split("", counts)
        for (i = 1; i <= n; i++)
            counts[words[i]]++
        for (word in counts)
            printf "%s\t%s\ten\t%s:%d\t%d\n", $1, word, word, counts[word], counts[word]
    }' "$corpus" | LC_ALL=C sort
} >"$dir/table"

for topics; do
    bin/report --stopwords=none --sections=topics --format=tsv --topics="$topics" \
        "$dir/table" 2>/dev/null | awk -F'\t' '$1 == "topics" && $3 <= 10 {
            printf "%s%s", $3 == 1 ? (NR > 1 ? "\n" : "") : " ", $4
        } END { print "" }' | sed '/^$/d' >"$dir/topics"
    bin/report --stopwords=none --sections=documents --format=tsv --topics="$topics" \
        --top=1000000 "$dir/table" 2>/dev/null |
        awk -F'\t' '$1 == "documents" { print $4 "\t" $2 "\t" $5 }' |
        LC_ALL=C sort -t"$tab" -k1,1 -k3,3gr |
        awk -F'\t' '$1 != last { print $1 "\t" $2; last = $1 }' >"$dir/assign"
    printf '%s topics: ' "$topics"
    python3 "$scorer" --corpus "$corpus" --topics "$dir/topics" --assign "$dir/assign" |
        paste -sd' ' | tr '\t' '='
done
