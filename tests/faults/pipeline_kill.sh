#!/bin/bash
# Kills one program of a running pipeline.sh at random, KILLS times (8): the run must then print
# the right summary with status 0, or nothing with status 2 and a message, and leave nothing.
set -u

root=$(cd "$(dirname "$0")/../.." && pwd)
export WINNOW_BIN=${WINNOW_BIN:-$root/bin} WINNOW_DATA=${WINNOW_DATA:-$root/share} LC_ALL=C
kills=${KILLS:-8}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
mkdir in temporary
export TMPDIR=$work/temporary
awk 'BEGIN {
    srand(1)
    for (file = 1; file <= 6; file++)
        for (line = 0; line < 4000; line++) {
            text = ""
            for (word = 0; word < 12; word++) text = text sprintf("w%c%c%c ", 97 + rand() * 26, 97 + rand() * 26, 97 + rand() * 26)
            print text "." >("in/" file)
        }
}'
failed=0 hit=0

wrong() { # WHAT
    printf 'pipeline_kill: %s: %s; status %s, %s\n' "$victim" "$1" "$status" "$(head -c 300 errors)" >&2
    failed=1
}

run() { # OPTION...
    setsid "$root/pipeline.sh" --quiet --format=tsv --sections=overview,terms "$@" >output 2>errors &
    session=$!
}

# What must hold of a run that ended.
judge() {
    if [ "$status" -eq 0 ]; then
        cmp -s output right || wrong 'another summary with status 0'
    else
        [ "$status" -eq 2 ] || wrong 'another status'
        [ ! -s output ] || wrong 'something is printed'
        [ -s errors ] || wrong 'no message'
    fi
    [ -z "$(ls -A temporary)" ] || wrong "left behind: $(ls -A temporary)"
    rm -rf temporary/*
}

run in
start=$(date +%s%N)
wait "$session"
took=$((($(date +%s%N) - start) / 1000000))
mv output right
for ((turn = 0; turn < kills; turn++)); do
    run in
    delay=$((RANDOM * took / 32768))
    sleep "$((delay / 1000)).$(printf '%03d' $((delay % 1000)))"
    mapfile -t running < <(ps -o pid=,comm= -s "$session" | awk -v shell="$session" '$1 != shell')
    victim=nothing
    if [ ${#running[@]} -gt 0 ]; then
        victim=${running[RANDOM % ${#running[@]}]}
        # shellcheck disable=SC2086 # its first word
        set -- $victim
        kill -9 "$1" 2>/dev/null && hit=$((hit + 1))
    fi
    { wait "$session"; } 2>/dev/null
    status=$?
    judge
done
[ "$hit" -gt 0 ] || { echo 'pipeline_kill: nothing was killed' >&2 && failed=1; }

# Ended from outside it ends all, soon, and leaves nothing.
for signal in TERM INT HUP; do
    run in
    sleep "0.$((1 + RANDOM % 5))"
    victim=$signal
    kill -s "$signal" "$session"
    { wait "$session"; } 2>/dev/null
    status=$?
    [ ! -s output ] || [ "$status" -eq 0 ] || wrong 'something is printed'
    [ -z "$(ls -A temporary)" ] || wrong "left behind: $(ls -A temporary)"
    left=$(ps -o stat=,args= -s "$session" | awk '!/^Z/') # the dead may wait for init
    [ -z "$left" ] || wrong "still running: $left"
done
[ "$failed" -ne 0 ] || echo "pipeline_kill: $hit programs killed, all noticed"
exit "$failed"
