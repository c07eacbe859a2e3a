# shellcheck shell=sh disable=SC2154,SC2034,SC2016 # pipeline.sh sets and uses the rest
# What a run leaves: the summary, and with --keep its stream and tables. Both are written to
# temporary files, which get their names when they are complete.

# Sets `free` to a name that nothing has yet. It is known before it is made, so that what was made
# is removed where its maker is killed.
find_free() { # BEGINNING
    number=0
    while free=$1.$$.$number && { [ -e "$free" ] || [ -h "$free" ]; }; do
        number=$((number + 1))
    done
}

make_work() {
    there=${TMPDIR:-/tmp}
    case $there in /*) ;; *) there=$PWD/$there ;; esac
    find_free "$there/winnow"
    work=$free made=$free
    said=$(LC_ALL=C mkdir -m 700 -- "$work" 2>&1) || {
        [ $? -gt 128 ] || made=''
        say "${TMPDIR:-/tmp}" "cannot create a folder there: ${said##*: }"
        exit 2
    }
    export TMPDIR="$work" # programs write to the folder of this run alone
    tables=$work
}

# Sets `resolved` to a path without links. What is not there yet is made by name.
resolve() { # PATH
    at=$1 rest=''
    case $at in /*) ;; *) at=$PWD/$at ;; esac
    while [ ! -d "${at:-/}" ]; do
        case ${at##*/} in
            '' | .) ;;
            ..)
                say "$1" 'No such file or directory'
                exit 2
                ;;
            *) rest=/${at##*/}$rest ;;
        esac
        at=${at%/*}
    done
    resolved=$(cd -P -- "${at:-/}" && pwd -P) || exit 2
    resolved=${resolved%/}$rest
}

# An archive's folder holds what the archive writes, and nothing else.
refuse_in_archive() { # PATH: what is written, though it may not be there yet
    [ -n "$archive" ] || return 0
    resolve "$archive"
    store=$resolved
    resolve "$1"
    # shellcheck disable=SC3013 # dash, bash and busybox have -ef
    while [ -n "$resolved" ] && [ "$resolved" != "$store" ] && [ ! "$resolved" -ef "$store" ]; do
        resolved=${resolved%/*}
    done
    [ -z "$resolved" ] || {
        say "$1" 'is in the folder of the archive'
        exit 2
    }
}

# ------------------------------------------------------------------ --keep

# Runs with the same folder of --keep wait for each other.
open_keep() {
    [ -n "$keep" ] || return 0
    refuse_in_archive "$keep"
    tool "$keep" mkdir -p -- "$keep"
    # In a folder of others it could be a pipe that nobody reads, or lead to any place.
    if [ -h "$keep/.lock" ] || { [ -e "$keep/.lock" ] && [ ! -f "$keep/.lock" ]; }; then
        say "$keep/.lock" 'a link or special file: refused'
        exit 2
    fi
    tool "$keep/.lock" touch -- "$keep/.lock"
    exec 9>>"$keep/.lock"
    flock -n 9 || {
        remark "$keep: waiting for another run that keeps there"
        flock 9 &
        running="flock:$!"
        heed
    }
    kept_aside=$keep/.new tables=$keep/.new
    tool "$tables" rm -rf -- "$tables"
    tool "$tables" mkdir -- "$tables"
}

# Kept tables are for other programs, which do not know the end line.
unseal() { # TABLE
    end=$(tail -n 1 -- "$1") || exit 2
    tool "$1" truncate -s "-$((${#end} + 1))" -- "$1"
}

publish_keep() {
    [ -n "$keep" ] || return 0
    for kept in "$tables"/*; do
        case $kept in *.tsv) unseal "$kept" ;; esac
    done
    tool "$tables" sync -- "$tables"/*
    tool "$keep" mv -f -- "$tables"/* "$keep/"
    tool "$tables" rmdir -- "$tables"
}

# ------------------------------------------------------------------ the summary

# What a run reads is not its output. (Articles: gather --refuse.)
check_output() { # FILE...
    # shellcheck disable=SC3013 # dash, bash and busybox have -ef
    for read; do
        [ ! "$output" -ef "$read" ] || {
            say "$named" 'is both read and the output'
            exit 2
        }
    done
}

# With --format=tables, a folder gets a file a table: one that is new or empty.
is_folder_of_tables() {
    [ "$format" = tables ] || return 1
    case $output in
        */) ;;
        *) [ -d "$output" ] || return 1 ;;
    esac
    tool "$output" mkdir -p -- "$output"
    listed=$(ls -A -- "$output") || exit 2
    [ -z "$listed" ] || {
        say "$output" 'not empty: tables go into a new or an empty folder'
        exit 2
    }
    tables_folder=$output output=''
}

# A line of # and a name begins each table; of one section there is none.
publish_tables() {
    [ -n "$tables_folder" ] || return 0
    tool "$work" mkdir -- "$work/split"
    tool "$work" awk -v folder="$work/split" '
        BEGIN { file = folder "/table.tsv" }
        /^# / { file = folder "/" substr($0, 3) ".tsv"; next }
        $0 == "" { close(file); next }
        { print >file }' "$work/tables"
    for table in "$work"/split/*; do
        tool "$tables_folder" cp -- "$table" "$tables_folder/"
    done
}

# Makes aside, a new, empty file beside the output.
make_aside() {
    find_free "$output"
    aside=$free
    set -C
    { true >"$aside"; } 2>/dev/null || {
        aside='' # where another has made it, it is not ours
        tool "$named" mkdir -- "$free" # which says why, and follows no link
        tool "$free" rmdir -- "$free"
        say "$named" 'cannot be written'
        exit 2
    }
    set +C
}

# If the output is a file, the summary is first written beside it.
open_output() { # TABLE...: that are compared
    [ -n "$output" ] || return 0
    named=$output
    refuse_in_archive "$output"
    ! is_folder_of_tables || return 0
    [ ! -d "$output" ] || {
        say "$output" 'Is a directory'
        exit 2
    }
    case $output in /*) ;; *) output=$PWD/$output ;; esac
    if [ -e "$output" ] && [ ! -f "$output" ]; then # a device, a pipe
        exec >"$output"
        output=''
        return
    fi
    eval "set -- $inputs" '"$@" ${list:+"$list"} ${watch:+"$watch"}'
    check_output "$@"
    make_aside
}

# Each occurrence of --find in the articles named, or else in the archive. Output to a terminal or
# a pipe is written at once.
find_places() { # NAME...
    make_pipes ''
    if [ $# -eq 0 ] && [ -z "$list" ]; then
        exec 3</dev/null
        open_pipe "$work/pipe1"
        recall_articles
    else
        find_articles "$@"
        exec 3</dev/null
        open_pipe "$work/pipe1"
        tokenize --articles="$articles"
        next_pipe "$work/pipe2"
        program stem
    fi
    exec 3<&5 5<&-
    if [ -n "$aside" ]; then exec 4>"$aside"; else exec 4>&1; fi
    program kwic ${format:+"--format=$format"} -- "$find"
    heed
}

# report prints its summary only when it is complete. It is held back where a file is still to be
# put into place, which may fail, and for the pager.
write_report() { # PROGRAM ARGUMENT...
    exec 3</dev/null
    [ -z "$paging" ] || [ -n "$aside$tables_folder" ] || measure_screen
    if [ -n "$aside" ]; then
        exec 4>"$aside"
    elif [ -n "$tables_folder" ]; then
        exec 4>"$work/tables"
    elif [ -n "$rows$keep$new_topics" ]; then
        held=$work/summary
        exec 4>"$held"
    else
        exec 4>&1
    fi
    program=$1
    shift
    show_progress summarising
    eval "run $program" '${against:+"--reference-name=$against"}' "$screen $report_options" '${before:+"--reference=$before"} "$@"'
}

# The shell itself prints it: a tool that is killed when it has printed all would fail the run.
print_file() { # FILE
    text=$(cat -- "$1" 2>/dev/null && echo .) || {
        say "$1" 'cannot be read'
        exit 2
    }
    trap 'exit 2' PIPE # its reader had enough
    printf '%s' "${text%.}" 2>/dev/null || {
        say 'standard output' 'write error'
        exit 2
    }
}

# The pager is used only if the summary is longer than the screen.
print_held() {
    [ -n "$held" ] || return 0
    count_lines "$held"
    if [ "$lines" -lt "${rows:-$((lines + 1))}" ]; then
        print_file "$held"
        return
    fi
    exec 3<"$held" 4>&1
    start pager sh -c "${WINNOW_PAGER:-${PAGER:-less}}"
    heed
}

# What report cannot ask of a terminal that it does not write to.
measure_screen() {
    read -r rows columns <<END
$(stty size <&1 2>/dev/null)
END
    [ "${columns:-0}" -gt 0 ] || rows=''
    [ -n "$rows" ] || return 0
    export LESS="${LESS-FRX}"
    screen=--width=$columns
    [ -n "${NO_COLOR-}" ] || [ "${TERM:-dumb}" = dumb ] || screen="$screen --color=always"
}

# ------------------------------------------------------------------ --open

# A page without a name gets one, and is kept.
name_page() {
    [ -z "$open" ] || [ -n "$output" ] || {
        output=$(mktemp -d -- "${TMPDIR:-/tmp}/winnow-page.XXXXXX" 2>&1) || {
            say "${TMPDIR:-/tmp}" "cannot create a folder there: ${output##*: }"
            exit 2
        }
        output=$output/summary.html
    }
}

open_page() {
    [ -n "$open" ] || return 0
    for opener in xdg-open open wslview; do
        command -v "$opener" >/dev/null || continue
        "$opener" "$output" </dev/null >/dev/null || break
        return 0
    done
    say "$output" 'the page was written, but no browser was found to open it (xdg-open)'
}

publish_output() {
    publish_tables
    print_held
    [ -n "$aside" ] || return 0
    tool "$named" sync -- "$aside"
    tool "$named" mv -f -- "$aside" "$output"
    aside=''
}
