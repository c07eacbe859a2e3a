# shellcheck shell=sh disable=SC2154,SC2034 # pipeline.sh sets and uses the rest
# What a run leaves: the summary, and with --keep its stream and tables. Both are written aside
# and take their names when they are whole.

make_work() {
    work=$(mktemp -d -- "${TMPDIR:-/tmp}/winnow.XXXXXX" 2>&1) || {
        say "${TMPDIR:-/tmp}" "no folder can be made there: ${work##*: }"
        exit 2
    }
    case $work in /*) ;; *) work=$PWD/$work ;; esac
    export TMPDIR="$work" # programs write to the folder of this run alone
    tables=$work
}

# ------------------------------------------------------------------ --keep

# Runs that keep in the same folder wait for each other.
open_keep() {
    [ -n "$keep" ] || return 0
    mkdir -p -- "$keep" || exit 2
    exec 9>>"$keep/.lock"
    flock -n 9 || {
        remark "$keep: waiting for another run that keeps there"
        flock 9 &
        running="flock:$!"
        heed
    }
    kept_aside=$keep/.new tables=$keep/.new
    rm -rf -- "$tables" && mkdir -- "$tables" || exit 2
}

# Tables that are kept are for others, whom the line at their end would trouble.
unseal() { # TABLE
    truncate -s "-$(tail -n 1 -- "$1" | wc -c)" -- "$1"
}

publish_keep() {
    [ -n "$keep" ] || return 0
    for kept in "$tables"/*; do
        case $kept in *.tsv) unseal "$kept" || exit 2 ;; esac
        sync -- "$kept" || exit 2
        mv -f -- "$kept" "$keep/" || exit 2
    done
    rmdir -- "$tables"
}

# ------------------------------------------------------------------ the summary

# Where the output is a file, the summary is written beside it.
open_output() {
    [ -n "$output" ] || return 0
    case $output in /*) ;; *) output=$PWD/$output ;; esac
    [ ! -d "$output" ] || {
        say "$output" 'Is a directory'
        exit 2
    }
    if [ -e "$output" ] && [ ! -f "$output" ]; then # a device, a pipe
        exec >"$output"
        output=''
        return
    fi
    aside=$(mktemp -- "$output.XXXXXX") && chmod '=rw' -- "$aside" || exit 2
}

# Nothing of a summary that is not whole is printed, but on a terminal, which report asks for
# its width.
write_report() { # PROGRAM ARGUMENT...
    summary=${aside:-$work/summary}
    exec 3</dev/null
    if [ -z "$output" ] && [ -t 1 ]; then
        exec 4>&1
        summary=''
    else
        exec 4>"$summary"
    fi
    program=$1
    shift
    eval "run $program $report_options" '${before:+"--reference=$before"} "$@"'
    [ -z "$summary" ] || [ -n "$aside" ] || print_summary
}

print_summary() {
    exec 3<"$summary" 4>&1
    start cat cat
    heed
}

publish_output() {
    [ -n "$aside" ] || return 0
    sync -- "$aside" && mv -f -- "$aside" "$output" || exit 2
    aside=''
}
