#!/bin/sh
# Runs the golden cases: `run.sh [--rewrite] [CASE]...`, from the repository's root, as many at
# once as there are processors. A case is a folder; README.md here says what it holds.
set -u

mode=check
case ${1-} in --rewrite | --check-one | --rewrite-one)
    mode=${1#--}
    shift
    ;;
esac
root=$(pwd)
golden=$root/tests/golden
[ $# -gt 0 ] || set -- "$golden"/*/cmd
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

# Whether what the case gave is what the file expects; a file that is not there expects nothing.
same() { # GOT EXPECTED
    if [ "$mode" = rewrite-one ]; then
        if [ -s "$1" ]; then cp "$1" "$2"; else rm -f "$2"; fi
        return 0
    fi
    expected=$2
    [ -e "$expected" ] || expected=/dev/null
    diff -u --label "expected ${2#"$root/"}" --label got -a "$expected" "$1"
}

run() { # CASE
    case_folder=$1
    cp -R "$case_folder" "$scratch/there"
    (cd "$scratch/there" && sh ./cmd) >"$scratch/output" 2>"$scratch/errors" </dev/null
    code=$?
    [ "$code" -eq 0 ] && : >"$scratch/status" || echo "$code" >"$scratch/status"
    same "$scratch/output" "$case_folder/expected" &&
        same "$scratch/errors" "$case_folder/expected.errors" &&
        same "$scratch/status" "$case_folder/expected.status"
}

case $mode in
*-one)
    PATH=${WINNOW_BIN:-$root/bin}:$root:$PATH
    LC_ALL=C
    export PATH LC_ALL
    folder=${1%/cmd}
    run "$folder" >"$scratch/differs" && exit 0
    # In one write, so that cases that run at once do not mix their lines.
    printf '%s\ngolden: %s differs; if that is right: make golden, then git diff\n' \
        "$(cat "$scratch/differs")" "${folder##*/}" >&2
    echo "$folder" >>"$GOLDEN_FAILED"
    ;;
*)
    GOLDEN_FAILED=$scratch/failed
    export GOLDEN_FAILED
    : >"$GOLDEN_FAILED"
    printf "%s\\0" "$@" | xargs -0 -n 1 -P "$(nproc)" sh "$0" "--$mode-one"
    failed=$(wc -l <"$GOLDEN_FAILED")
    echo "golden: $(($# - failed)) passed, $failed failed"
    [ "$failed" -eq 0 ]
    ;;
esac
