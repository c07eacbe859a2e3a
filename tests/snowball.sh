#!/bin/sh
# Compares stem with Snowball's own vocabularies, as they were at the version of Debian 12's
# libstemmer (2.2.0), word by word:
#     git clone https://github.com/snowballstem/snowball-data
#     tests/snowball.sh snowball-data
# (--folded: some of its lists hold capitals that Snowball leaves alone.) Takes a repository or its git directory; says which algorithms one of the two lacks.
# Fails at the first language that differs.
set -eu

commit=0703f1d6a21802c3ff00c2c8b31bd255b74b2aec
repository=${1:?usage: tests/snowball.sh REPOSITORY}
stem=$(dirname "$0")/../bin/stem
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A file of the repository, which may be compressed there; false where it is absent.
show() {
    if git -C "$repository" cat-file -e "$commit:$1" 2>/dev/null; then
        git -C "$repository" show "$commit:$1"
    else
        git -C "$repository" show "$commit:$1.gz" 2>/dev/null >"$work/compressed" &&
            gzip -dc "$work/compressed"
    fi
}

words=0
for language in $(git -C "$repository" ls-tree --name-only -d "$commit"); do
    if ! "$stem" --exceptions=none --language="$language" </dev/null 2>/dev/null; then
        echo "snowball: $language: not in this libstemmer" >&2
        continue
    fi
    if ! show "$language/voc.txt" >"$work/words" ||
        ! show "$language/output.txt" >"$work/expected"; then
        echo "snowball: $language: not in this copy of the repository" >&2
        continue
    fi
    "$stem" --plain --folded --exceptions=none --language="$language" <"$work/words" >"$work/got"
    if ! cmp -s "$work/expected" "$work/got"; then
        echo "snowball: $language: stem differs from Snowball (word, expected, got):" >&2
        paste "$work/words" "$work/expected" "$work/got" | awk -F'\t' '$2 != $3' | head -20 >&2
        exit 1
    fi
    words=$((words + $(wc -l <"$work/words")))
done
echo "$words words, 0 differences"
