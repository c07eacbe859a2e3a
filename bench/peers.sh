#!/bin/sh
# What Winnow is measured beside, in build/bench; what cannot be had is said and passed over.
# usage: peers.sh fetch     packages of PyPI and Maven, and the source of benhoyt/countwords
#        peers.sh compile   countwords (COUNTWORDS=FOLDER: a checkout of it) and bench/peers
set -u
cd "$(dirname "$0")/.." || exit 1
build=build/bench
countwords=${COUNTWORDS:-$build/countwords}
commit=d8c5cf3af2f58f4ca8b4f6d59cfd3329f815c453
: "${CC:=gcc}"
mkdir -p "$build/jars"

skipped() { echo "skipped: $1" >&2; }

fetch() {
    { python3 -m venv "$build/venv" &&
        "$build/venv/bin/pip" install --quiet -r bench/requirements.txt; } ||
        skipped 'the packages of PyPI'
    mvn -q -B -f bench/pom.xml dependency:copy-dependencies \
        -DoutputDirectory="$PWD/$build/jars" || skipped 'Lucene and MALLET'
    [ -d "$countwords" ] || {
        git init -q "$countwords" &&
            timeout 60 git -C "$countwords" fetch -q --depth 1 \
                https://github.com/benhoyt/countwords "$commit" &&
            git -C "$countwords" checkout -q FETCH_HEAD
    } || { rm -rf "$countwords"; skipped 'countwords (cannot be fetched)'; }
}

compile_countwords() {
    "$CC" -O2 -o "$build/countwords-c" "$countwords/optimized.c"
    sed 's/^#define HASH_LEN .*/#define HASH_LEN 4194304/' "$countwords/optimized.c" |
        "$CC" -O2 -x c -o "$build/countwords-c-large" -
    for name in optimized customhash; do
        command -v go >/dev/null && go build -o "$build/countwords-go-$name" "$countwords/$name.go"
    done
    for name in optimized optimized-trie optimized-unsafe optimized-customhashmap; do
        command -v cargo >/dev/null &&
            cargo build -q --release --manifest-path "$countwords/rust/$name/Cargo.toml" \
                --target-dir "$build/cargo-$name" 2>/dev/null &&
            cp "$build/cargo-$name/release/countwords" "$build/countwords-rust-$name"
    done
}

compile() {
    "$CC" -O2 -o "$build/zipf" bench/zipf.c -lm || exit 1
    "$CC" -O2 -o "$build/icu" bench/peers/icu.c -licuuc 2>/dev/null || skipped ICU
    "$CC" -O2 -o "$build/unistring" bench/peers/unistring.c -lunistring 2>/dev/null ||
        skipped libunistring
    javac -cp "$build/jars/*" -d "$build" bench/peers/Lucene.java 2>/dev/null || skipped Lucene
    if [ -f "$countwords/optimized.c" ]; then compile_countwords; else skipped countwords; fi
}

"$1"
