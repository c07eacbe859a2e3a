#!/bin/bash
# How fast tokenize is, beside its peers, on texts of one's own: MB of text a second of CPU
# time (user and system) of one core, output to a pipe; medians of RUNS runs taken in turn,
# and each peer's ratio.
#
#     bench/tokenize.sh TEXT...
set -eu
[ $# -gt 0 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2; }
: "${RUNS:=5}" "${CC:=gcc}" "${PYTHON:=python3}"
cd "$(dirname "$0")/.."
build=build/bench
mkdir -p "$build"

compile() { # NAME LIBRARY...
    name=$1
    shift
    "$CC" -O2 -o "$build/$name" "bench/peers/$name.c" "$@" 2>/dev/null ||
        echo "skipped: $name (its library is not installed)"
}

# Prints the CPU seconds of a command that reads the text and writes to a pipe.
seconds() { # TEXT COMMAND...
    text=$1
    shift
    {
        {
            TIMEFORMAT='%U %S'
            time "$@" <"$text" 2>/dev/null 3>&-
        } 2>&3 | cat >/dev/null
    } 3>&1 | awk '{ print $1 + $2 }'
}

median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

peers=()
add() { peers+=("$1"); }

compile icu -licuuc
compile unistring -lunistring
add 'bin/tokenize'
add 'bin/tokenize --plain --fold'
[ -x "$build/unistring" ] && add "$build/unistring"
[ -x "$build/icu" ] && add "$build/icu"
if command -v ucto >/dev/null; then add 'ucto -L generic -n'; else echo 'skipped: ucto'; fi
for module in jieba spacy; do
    if "$PYTHON" -c "import $module" 2>/dev/null; then
        add "$PYTHON bench/peers/$module.py"
    else
        echo "skipped: $module"
    fi
done

for text; do
    size=$(wc -c <"$text")
    echo "$text: $size bytes"
    for peer in "${!peers[@]}"; do : >"$build/times.$peer"; done
    for ((run = 0; run < RUNS; run++)); do
        for peer in "${!peers[@]}"; do
            # shellcheck disable=SC2086 # a command and its arguments
            seconds "$text" ${peers[$peer]} >>"$build/times.$peer"
        done
    done
    first=$(median <"$build/times.0")
    for peer in "${!peers[@]}"; do
        median <"$build/times.$peer" | awk -v size="$size" -v first="$first" \
            -v name="${peers[$peer]}" \
            '{ printf "%8.1f MB/s %7.2fx  %s\n", size / 1e6 / $1, first / $1, name }'
    done
done
