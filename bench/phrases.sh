#!/bin/sh
# Key phrases of a set of documents by themselves, scored.
# usage: phrases.sh tables FOLDER TABLES   makes the count tables of FOLDER/docs/*.txt
#        phrases.sh features TABLES FILE   the candidates with their features, of a make bench
#        phrases.sh score FOLDER TABLES SCORER   F1 against FOLDER/keys; SCORER PREDICTED KEYS
#        phrases.sh peer FOLDER PEER SCORER   the same of a PEER of bench/peers/phrases.py
set -eu
bin=${BIN:-$(dirname "$0")/../bin}

tables() {
    mkdir -p "$2"
    for text in "$1"/docs/*.txt; do
        name=$2/$(basename "$text" .txt)
        "$bin/tokenize" --language="${LANGUAGE:-en}" --breaks --elision --names "$text" | "$bin/stem" >"$name.vrt"
        "$bin/count" --ngrams=4 --unbroken "$name.vrt" >"$name.phrases.tsv"
        "$bin/count" --by=sentence "$name.vrt" >"$name.sentences.tsv"
        rm "$name.vrt"
    done
}

features() {
    for table in "$1"/*.phrases.tsv; do
        printf '%s\t%s\n' "$table" "${table%.phrases.tsv}.sentences.tsv"
    done | "${FEATURES:-build/bench/phrase_features}" >"$2"
}

score() {
    predicted=$(mktemp -d)
    trap 'rm -rf "$predicted"' EXIT
    for table in "$2"/*.phrases.tsv; do
        name=${table%.phrases.tsv}
        "$bin/report" --format=tsv --sections=phrases --top=15 "$table" "$name.sentences.tsv" |
            awk -F'\t' '$1 == "phrases" { print $4 }' >"$predicted/$(basename "$name").key"
    done
    $3 "$predicted" "$1/keys"
}

peer() {
    predicted=$(mktemp -d)
    trap 'rm -rf "$predicted"' EXIT
    for text in "$1"/docs/*.txt; do
        printf '%s\n' "$text"
    done | "${PYTHON:-python3}" "$(dirname "$0")/peers/phrases.py" "$2" |
        awk -F'\t' -v folder="$predicted" '{
            sub(/.*\//, "", $1)
            sub(/\.txt$/, ".key", $1)
            if ($1 != last)
                close(folder "/" last)
            last = $1
            print $2 > (folder "/" $1)
        }'
    $3 "$predicted" "$1/keys"
}

"$@"
