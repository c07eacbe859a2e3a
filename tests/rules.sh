#!/bin/sh
# Checks the rules of the house: who may include whom, that each header compiles by itself, and that
# what SECURITY.md and other documents name is there.
# Usage: tests/rules.sh COMPILER-AND-FLAGS, from the repository's root.
set -u
failed=0

broken() { # RULE LINES
    printf 'rules: %s:\n%s\n' "$1" "$2" >&2
    failed=1
}

# Lines FILE:NUMBER:#include "…" of the C files below folders.
includes() { # FOLDER...
    find "$@" -name '*.[ch]' -exec grep -Hn '^#include "' {} + | LC_ALL=C sort
}

# Nothing below a folder may include what is outside of the folders that follow.
only() { # RULE FOLDER ALLOWED...
    rule=$1 folder=$2
    shift 2
    [ -d "$folder" ] || return 0
    lines=$(includes "$folder" | grep -v "$(printf '#include "%s\n' "$@")")
    [ -z "$lines" ] || broken "$rule" "$lines"
}

for main in */main.c; do
    stage=${main%/main.c}
    only "$stage/ includes from its own folder, lib/ and unicode/ alone" \
        "$stage" "$stage/" lib/ unicode/
done
only 'lib/ includes no stage' lib lib/ unicode/
only 'data/ includes no stage' data data/ lib/

lines=$(includes . | grep 'libstemmer.h' | grep -v '^\./\(stem\|tests\|bench\|build\)/')
[ -z "$lines" ] || broken 'libstemmer is seen by stem/ alone' "$lines"

for folder in report/*/; do
    folder=${folder%/}
    case $folder in
    report/draw)
        only 'renderers know the summary, no model' "$folder" report/draw/ report/summary.h report/sections.h lib/ unicode/
        ;;
    *)
        lines=$(includes "$folder" | grep '#include "report/draw/')
        [ -z "$lines" ] || broken "$folder/ knows no renderer" "$lines"
        ;;
    esac
done

headers=$(find . -path ./build -prune -o -path ./tests -prune -o -path ./bench -prune -o -name '*.h' -print)
for header in $headers; do
    # shellcheck disable=SC2086 # the flags are words
    messages=$(eval "$1 -Wno-unused -MF /dev/null -fsyntax-only -x c \"\$header\"" 2>&1) ||
        broken "$header compiles by itself" "$messages"
done

# SECURITY.md names a command for each promise: a target of make, a golden case, a test.
checks=$(awk -F '|' '/^\|.*`/ { n = split($(NF - 1), part, "`"); for (i = 2; i <= n; i += 2) print part[i] }' SECURITY.md)
[ -n "$checks" ] || broken 'SECURITY.md names the commands that show its promises' 'none is found'
targets=$(sed -n -e 's/^\([a-z][a-z -]*\):.*/\1/p' -e 's/^SET_UP := //p' Makefile packaging/*.mk data/*.mk bench/*.mk |
    tr ' ' '\n')
for check in $(printf '%s\n' "$checks" | sed 's/^make //' | tr ' ' '\n' | LC_ALL=C sort -u); do
    [ -e "tests/golden/$check" ] || [ -e "tests/faults/$check" ] || [ -e "tests/unit/$check.c" ] ||
        printf '%s\n' "$targets" | grep -qx -- "$check" ||
        broken 'what SECURITY.md names is there' "$check"
done

# Whatever documents, manuals and messages say to run is there.
documents='README.md CONTRIBUTING.md ARCHITECTURE.md SECURITY.md docs/*.md bench/*.md man/*.in'
messages='Makefile packaging/*.mk packaging/*.sh winnow pipeline/*.sh convert/*.py'
# shellcheck disable=SC2086 # names
told() { # COMMAND: the words that follow it where it is shown, but options and paths
    {
        grep -hoE "(\`|^ {4}|^\\\$ |run +)$1( [a-z-]+)+([^a-z/-]|\$)" $documents
        grep -hoE "run +$1( [a-z-]+)+([^a-z/-]|\$)" $messages
    } | sed -e "s/.*$1 //" -e 's/[^a-z -]$//' -e 's/ -.*//' | grep -v '^-'
}
for target in $(told make | tr ' ' '\n' | LC_ALL=C sort -u); do
    printf '%s\n' "$targets" | grep -qx -- "$target" || broken 'a target of make that is named is there' "$target"
done
commands=$(sed -n "s/^commands='\(.*\)'/\1/p" winnow | tr ' ' '\n')
[ -n "$commands" ] || broken 'winnow lists its commands' 'none is found'
for command in $(told winnow | cut -d ' ' -f 1 | LC_ALL=C sort -u); do
    printf '%s\n' "$commands" | grep -qx -- "$command" || [ -d "docs/$command" ] ||
        broken 'a command of winnow that is named is there' "$command"
done

exit "$failed"
