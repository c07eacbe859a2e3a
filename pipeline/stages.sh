# shellcheck shell=sh disable=SC2154,SC2034 # pipeline.sh sets and uses the rest
# Running the programs: what fails is heeded, what is interrupted ends, and parts are added up.

stage() { # PROGRAM ARGUMENT...
    program=$1
    shift
    [ ! -e "$work/stopped" ] || return
    {
        "$bin/$prefix$program" "$@" <&3 3<&- &
    } 3<&0
    echo $! >>"$work/running"
    [ ! -e "$work/stopped" ] || kill $!
    wait $! 2>/dev/null || echo "$program $?" >>"$work/failed"
}

# What a stage failed with decides how this ends; the stage has said why.
heed_failures() {
    [ -e "$work/failed" ] || return 0
    refused=''
    while read -r program code; do
        case $code in
            1) status=1 refused=yes ;;
            141) ended_early=yes ;; # nobody reads the output any more
            129 | 1[3-9]?) say "$program" "ended by signal $((code - 128))" && failed=yes ;;
            *) failed=yes ;;
        esac
    done <"$work/failed"
    rm -f "$work/failed"
    [ -z "$failed" ] || exit 2
    # A stage that ends leaves the one before it without a reader.
    [ -z "$ended_early" ] || [ -n "$refused" ] || exit 141
}

# shellcheck disable=SC2317 # called by traps
stop() { # ends the programs that still run, and those that begin
    : >"$work/stopped"
    while read -r process; do
        ! grep -qs -- "$bin/$prefix" "/proc/$process/cmdline" || kill "$process"
    done <"$work/running"
    [ -z "$progress" ] || kill "$progress"
    wait
    rm -rf -- "$work" || { sleep 0.2 && rm -rf -- "$work"; }
} 2>/dev/null

# The tables of parts add up to that of the whole.
add_up() { # TABLE [OPTION]
    stage count --merge ${2:+"$2"} -- "$tables/$1".[0-9]* >"$tables/$1"
    rm -f -- "$tables/$1".[0-9]*
}

join_streams() {
    part=0
    while [ "$part" -lt "$parts" ]; do
        part=$((part + 1))
        cat -- "$keep/stream.vrt.$part" && rm -f -- "$keep/stream.vrt.$part"
    done >"$keep/stream.vrt"
}

# Counts the articles in one part, or in several at once where there is much to read. An archive
# takes them in one.
count_parts() {
    parts=1 part=0 counting=''
    [ -n "$archive" ] || [ "$texts" -lt 2 ] || [ "$jobs" = 1 ] ||
        parts=$(LC_ALL=C perl "$convert/divide.pl" "$work" ${jobs:+"$jobs"}) || exit 2
    if [ "$task" = recall ]; then
        count_recalled &
        wait $!
        return
    fi
    if [ "$parts" -eq 1 ]; then
        count_articles "$work/texts" '' "$many" &
        wait $!
        return
    fi
    while [ "$part" -lt "$parts" ]; do
        part=$((part + 1))
        count_articles "$work/texts.$part" ".$part" &
        counting="$counting $!"
    done
    # shellcheck disable=SC2086 # a list
    wait $counting
    heed_failures
    add_up phrases.tsv "$many"
    add_up sentences.tsv
    [ -z "$keep" ] || join_streams || status=1
}

show_progress() { # on a terminal, where there is more than one article
    [ -t 2 ] && [ -z "$quiet" ] && [ "$texts" -gt 1 ] || return 0
    LC_ALL=C perl "$convert/progress.pl" "$work" &
    progress=$!
}

hide_progress() {
    [ -n "$progress" ] || return 0
    kill "$progress"
    printf '\r\033[K' >&2
    progress=''
}
