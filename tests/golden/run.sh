#!/bin/sh
# Runs the golden cases: `run.sh [--rewrite] [CASE]...`, from the repository's root.
# A case is a folder; README.md here says what it holds.
set -u

rewrite=no
if [ "${1-}" = --rewrite ]; then
    rewrite=yes
    shift
fi
root=$(pwd)
golden=$root/tests/golden
[ $# -gt 0 ] || set -- "$golden"/*/cmd
PATH=${WINNOW_BIN:-$root/bin}:$root:$PATH
LC_ALL=C
export PATH LC_ALL
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0

# Whether what the case gave is what the file expects; a file that is not there expects nothing.
same() { # GOT EXPECTED
    if [ "$rewrite" = yes ]; then
        if [ -s "$1" ]; then cp "$1" "$2"; else rm -f "$2"; fi
        return 0
    fi
    expected=$2
    [ -e "$expected" ] || expected=/dev/null
    diff -u --label "expected ${2#"$root/"}" --label got -a "$expected" "$1"
}

run() { # CASE
    case_folder=$1
    rm -rf "$scratch/there"
    cp -R "$case_folder" "$scratch/there"
    (cd "$scratch/there" && sh ./cmd) >"$scratch/output" 2>"$scratch/errors" </dev/null
    code=$?
    [ "$code" -eq 0 ] && : >"$scratch/status" || echo "$code" >"$scratch/status"
    same "$scratch/output" "$case_folder/expected" &&
        same "$scratch/errors" "$case_folder/expected.errors" &&
        same "$scratch/status" "$case_folder/expected.status"
}

for folder; do
    folder=${folder%/cmd}
    if run "$folder"; then
        passed=$((passed + 1))
    else
        echo "golden: ${folder##*/} differs; if that is right: make golden, then git diff" >&2
        failed=$((failed + 1))
    fi
done
echo "golden: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
