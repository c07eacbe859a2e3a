#!/bin/bash
# Kills one process of a running pipeline.sh at random, KILLS times (16), where it prints a summary,
# writes one, keeps its tables, adds to an archive, converts a page: the run must then give the right
# summary with status 0, or nothing with status 2 and a message, and leave nothing. An older
# summary, older tables and the archive stay whole, also where the script itself is killed.
#     KILLS=N SEED=N tests/faults/pipeline_kill.sh
set -u

root=$(cd "$(dirname "$0")/../.." && pwd)
export WINNOW_BIN=${WINNOW_BIN:-$root/bin} WINNOW_DATA=${WINNOW_DATA:-$root/share} LC_ALL=C
kills=${KILLS:-16}
RANDOM=${SEED:-$$}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
mkdir in pages temporary old
export TMPDIR=$work/temporary
awk 'BEGIN {
    srand(1)
    for (file = 1; file <= 4; file++)
        for (line = 0; line < 100; line++) {
            text = ""
            for (word = 0; word < 12; word++) text = text sprintf("w%c%c%c ", 97 + rand() * 26, 97 + rand() * 26, 97 + rand() * 26)
            print text "." >("in/" file)
        }
}'
cp in/1 pages/1
page='<html><body><p>The heron stands at the sluice.</p></body></html>'
echo "$page" >pages/2.html
echo "yesterday's" >old/phrases.tsv
modes=(print print print output output keep archive archive convert)
declare -A took
failed=0 hit=0 scripts=0 noticed=0

wrong() { # WHAT
    printf 'pipeline_kill: %s, %s killed: %s; status %s, %s\n' "$mode" "$victim" "$1" "$status" "$(head -c 300 errors)" >&2
    failed=1
}

pause() { # MILLISECONDS
    read -r -t "$(($1 / 1000)).$(printf '%03d' $(($1 % 1000)))" <>silence
}
mkfifo silence

run() { # starts it
    articles=in options=''
    rm -f printed errors # what was killed may have them open
    case $mode in
        output) echo "yesterday's" >summary && options=--output=summary ;;
        keep) rm -rf kept && cp -R old kept && options=--keep=kept ;;
        archive) rm -rf news && cp -R archived news && options=--archive=news ;;
        convert) articles=pages ;;
    esac
    setsid "$root/pipeline.sh" --quiet --language=en --format=tsv --sections=overview,terms $options \
        $articles >printed 2>errors &
    session=$!
}

finish() {
    { wait "$session"; } 2>/dev/null
    status=$?
}

# The summary in every mode, whole.
summary() {
    if [ "$mode" = output ]; then cat summary; else cat printed; fi
}

without_reasons() {
    grep -v '^unused_files' printed
}

# Sets running to the processes below one, the shell's own subshells among them.
descendants() { # PROCESS
    local child children
    read -r children <"/proc/$1/task/$1/children" || [ -n "${children-}" ] || return 0
    for child in $children; do
        running+=("$child")
        descendants "$child"
    done
} 2>/dev/null

# What must hold of files that were there before.
judge_files() {
    case $mode in
        output)
            [ "$(cat summary)" = "yesterday's" ] || cmp -s summary "right.$mode" || wrong "yesterday's is gone"
            ;;
        keep)
            [ "$(cat kept/phrases.tsv)" = "yesterday's" ] || cmp -s kept/phrases.tsv right.tables ||
                wrong "yesterday's tables are gone"
            ;;
        archive) "$WINNOW_BIN/archive" verify news || wrong 'the archive is not whole' ;;
    esac
}

judge() {
    if [ "$status" -eq 0 ]; then
        summary | cmp -s - "right.$mode" || wrong 'another summary with status 0'
    elif [ "$mode:$status" = archive:1 ]; then # merging its parts was left to the next run
        noticed=$((noticed + 1))
        cmp -s printed "right.$mode" || wrong 'another summary with status 1'
    elif [ "$mode:$status" = convert:1 ]; then # the page is left out, as where its reader crashes
        noticed=$((noticed + 1))
        grep -q 'pages/2.html: ' errors || wrong 'the page is not named'
        without_reasons | cmp -s - right.without || wrong 'another summary with status 1'
    else
        noticed=$((noticed + 1))
        [ "$status" -eq 2 ] || wrong 'another status'
        [ ! -s printed ] || # or report was killed between its last write and its end
            { [ "$victim" = report ] && cmp -s printed "right.$mode"; } || wrong 'something is printed'
        [ -s errors ] || wrong 'no message'
    fi
    [ -z "$(ls -A temporary)" ] || wrong "left behind: $(ls -A temporary)"
    [ "$mode" != output ] || [ -z "$(find . -maxdepth 1 -name 'summary.*')" ] || wrong 'left behind beside the summary'
    judge_files
}

# convert.py has a session of its own.
still_running() {
    ps -eo sess=,stat=,args= |
        awk -v session="$session" -v folder="$work/temporary/" \
            '$2 !~ /^Z/ && ($1 == session || index($0, folder) && $3 != "awk")' # the dead may wait for init
}

# Without the script what it started comes to an end.
judge_script() {
    for ((turns = 0; turns < 40; turns++)); do
        left=$(still_running)
        [ -n "$left" ] || break
        pause 500
    done
    [ -z "$left" ] || wrong "still running: $left"
    [ ! -s printed ] || [ "$mode" = output ] || cmp -s printed "right.$mode" || wrong 'half a summary is printed'
    judge_files
}

# An undisturbed run of each mode, and how long it takes, in milliseconds.
mkdir archived
"$root/pipeline.sh" --quiet --language=en --archive=archived pages >printed 2>errors || exit 1
for mode in print output keep archive convert; do
    victim=nothing
    start=$(date +%s%N)
    run
    finish
    took[$mode]=$((($(date +%s%N) - start) / 1000000))
    [ "$status" -eq 0 ] || wrong 'a run fails'
    summary >"right.$mode"
done
cp kept/phrases.tsv right.tables
printf '\0' >pages/2.html
mode=convert victim=nothing
run
finish
without_reasons >right.without
echo "$page" >pages/2.html

for ((turn = 0; turn < kills; turn++)); do
    mode=${modes[RANDOM % ${#modes[@]}]}
    run
    pause $((RANDOM * ${took[$mode]} / 32768))
    running=()
    descendants "$session"
    victim=nothing
    if [ $((RANDOM % 10)) -eq 0 ]; then
        victim='the script'
        kill -9 "$session" && hit=$((hit + 1)) && scripts=$((scripts + 1))
    elif [ ${#running[@]} -gt 0 ]; then
        process=${running[RANDOM % ${#running[@]}]}
        read -r victim <"/proc/$process/comm"
        kill -9 "$process" && hit=$((hit + 1))
    fi 2>/dev/null
    finish
    if [ "$status" -eq 137 ]; then judge_script; else judge; fi
    rm -rf temporary/* summary.*
done
[ "$hit" -gt 0 ] || { echo 'pipeline_kill: nothing was killed' >&2 && failed=1; }

# Ended from outside it ends all, soon, and leaves nothing.
mode=print
for signal in TERM INT HUP QUIT PIPE ALRM USR1 XCPU; do
    run
    pause $((RANDOM * ${took[$mode]} / 32768))
    victim=$signal
    kill -s "$signal" "$session" 2>/dev/null # it may be done
    finish
    [ ! -s printed ] || cmp -s printed "right.$mode" || wrong 'half a summary is printed' # it may come at the end
    [ -z "$(ls -A temporary)" ] || wrong "left behind: $(ls -A temporary)"
    left=$(still_running)
    [ -z "$left" ] || wrong "still running: $left"
done
[ "$failed" -ne 0 ] || echo "pipeline_kill: $hit processes killed, the script $scripts times; $noticed runs failed, all noticed"
exit "$failed"
