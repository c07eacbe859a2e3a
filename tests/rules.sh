#!/bin/sh
# Holds the rules of the house: who may include whom, and that each header stands alone.
# Usage: tests/rules.sh COMPILER-AND-FLAGS, from the repository's root.
set -u
failed=0

broken() { # RULE LINES
    printf 'rules: %s:\n%s\n' "$1" "$2" >&2
    failed=1
}

for folder in tokenize stem count report archive lib; do
    [ -d "$folder" ] || continue
    lines=$(grep -n '^#include "' "$folder"/*.[ch] |
        grep -v -e "#include \"$folder/" -e '#include "lib/' -e '#include "unicode/')
    [ -z "$lines" ] || broken "$folder/ includes from its own folder, lib/ and unicode/ alone" "$lines"
done

lines=$(grep -ln 'libstemmer.h' tokenize/*.[ch] count/*.[ch] report/*.[ch] archive/*.[ch] lib/*.[ch])
[ -z "$lines" ] || broken 'libstemmer is seen by stem/ alone' "$lines"

lines=$(grep -n '#include "report/\(draw\|topics\|phrases\|sentences\|keyness\)' report/*.[ch] |
    grep -v -e '^report/main\.c' -e '^report/\([a-z]*\)[a-z_]*\.[ch]:[0-9]*:#include "report/\1')
[ -z "$lines" ] || broken 'models and renderers know the summary, not each other' "$lines"

for header in tokenize/*.h stem/*.h count/*.h report/*.h archive/*.h lib/*.h unicode/*.h; do
    [ -e "$header" ] || continue
    # shellcheck disable=SC2086 # the flags are words
    messages=$($1 -Wno-unused -MF /dev/null -fsyntax-only -x c "$header" 2>&1) ||
        broken "$header compiles by itself" "$messages"
done

exit "$failed"
