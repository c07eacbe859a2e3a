# shellcheck shell=sh disable=SC2154,SC2034 # pipeline.sh sets and uses the rest
# --compare: two folders, files, count tables, or times of an archive, each compared with the other.
# Each side is counted by a run of its own.

side_name() { # OPERAND: prints how people call it
    case $1 in
        */) set -- "${1%/}" ;;
    esac
    printf '%s\n' "${1##*/}"
}

is_table() { # FILE
    [ -f "$1" ] && [ "$(head -n 1 -- "$1" | cut -f 1-3)" = 'term	lang	forms' ]
}

# Leaves a side's tables in a folder: phrases.tsv and, for articles, sentences.tsv and stream.vrt.
count_side() { # FOLDER OPERAND
    if [ -z "$archive" ] && is_table "$2"; then
        mkdir -p -- "$1" && cp -- "$2" "$1/phrases.tsv" || exit 2
        return
    fi
    side=$1
    shift
    if [ -n "$archive" ]; then
        case $1 in
            *..*) set -- "--archive=$archive" "--since=${1%%..*}" "--until=${1#*..}" ;;
            *) set -- "--archive=$archive" "--since=$1" "--until=$1" ;;
        esac
    else
        set -- -- "$1"
    fi
    "$folder/${0##*/}" --no-config --format=tsv --sections=overview --keep="$side" \
        ${language:+"--language=$language"} ${memory:+"--memory=$memory"} ${jobs:+"--jobs=$jobs"} \
        ${quiet:+--quiet} ${verbose:+--verbose} ${keep_boilerplate:+--keep-boilerplate} \
        ${keep_quoted:+--keep-quoted} ${keep_nonprose:+--keep-nonprose} \
        ${text_field:+"--text-field=$text_field"} ${title_field:+"--title-field=$title_field"} \
        ${date_field:+"--date-field=$date_field"} ${id_field:+"--id-field=$id_field"} \
        "$@" >/dev/null
    case $? in
        0) ;;
        1) status=1 ;;
        *) exit 2 ;;
    esac
}

# The documents of both, which topics are found in.
count_both() { # TABLE
    memory=${memory:-$(bytes_available)}
    share_memory 1
    read_and_write /dev/null "$1"
    program count --by=document --memory="$count_memory" -- "$work/here/stream.vrt" "$work/there/stream.vrt"
    heed
}

compare_sides() { # A B
    [ $# -eq 2 ] || wrong '--compare takes two folders, files or tables, or with --archive two days or times such as 2026-11-01..2026-11-07'
    [ -z "$reference" ] || wrong '--compare goes without --reference'
    count_side "$work/here" "$1"
    count_side "$work/there" "$2"
    here_name=$(side_name "$1") there_name=$(side_name "$2")
    if [ -f "$work/here/stream.vrt" ] && [ -f "$work/there/stream.vrt" ]; then
        history=$work/history.tsv
        count_both "$history"
    fi
    set -- "$work/here/phrases.tsv"
    [ ! -f "$work/here/sentences.tsv" ] || set -- "$@" "$work/here/sentences.tsv"
    write_report report --compare --title="$here_name" --reference-name="$there_name" \
        --reference="$work/there/phrases.tsv" ${history:+"--history=$history"} -- "$@"
}
