# shellcheck shell=sh disable=SC2154,SC2034 # pipeline.sh sets and uses the rest
# --compare: two folders, files, count tables, or times of an archive, each compared with the other.

side_name() { # OPERAND: prints how people call it
    case $1 in
        */) set -- "${1%/}" ;;
    esac
    printf '%s\n' "${1##*/}"
}

is_table() { # FILE
    [ -f "$1" ] && [ "$(head -n 1 -- "$1" | cut -f 1-3)" = 'term	lang	forms' ]
}

# The days of a time of the archive, such as 2026-11-01..2026-11-07.
choose_days() { # DAY|DAY..DAY
    since=$("$bin/${prefix}archive" day -- "${1%%..*}") || exit 2
    until=$("$bin/${prefix}archive" day -- "${1#*..}") || exit 2
}

# Leaves a side's tables in a folder: phrases.tsv and, for articles, sentences.tsv, stream.vrt and
# the list of articles.
count_side() { # FOLDER OPERAND
    tool "$1" mkdir -- "$1"
    if [ -z "$archive" ] && is_table "$2"; then
        tool "$2" cp -- "$2" "$1/phrases.tsv"
        return
    fi
    work=$1 tables=$1 keep=$1 many='' least=0 left_out=''
    if [ -n "$archive" ]; then
        choose_days "$2"
        prepare_recall
        choose_many
        count_recalled
    else
        find_articles "$2"
        choose_many
        count_articles
        say_left_out
    fi
    unseal "$1/phrases.tsv"
    unseal "$1/sentences.tsv"
    tool "$1/listed" cp -- "$articles" "$1/listed"
}

# The documents of both, which topics are found in.
count_both() { # TABLE
    memory=${memory:-$(bytes_available)}
    share_memory 1
    read_and_write /dev/null "$1"
    program count --by=document --memory="$count_memory" -- "$here/stream.vrt" "$there/stream.vrt"
    heed
}

compare_sides() { # A B
    asked=${called:+compare}
    asked=${asked:---compare}
    [ $# -eq 2 ] || wrong "$asked takes two folders, files or tables, or with --archive two days or times such as 2026-11-01..2026-11-07"
    [ -z "$reference" ] || wrong "$asked goes without --reference"
    [ -z "$keep" ] || wrong "$asked goes without --keep"
    here=$work/here there=$work/there
    count_side "$here" "$1"
    count_side "$there" "$2"
    work=$TMPDIR keep='' history=''
    here_name=$(side_name "$1") there_name=$(side_name "$2")
    if [ -f "$here/stream.vrt" ] && [ -f "$there/stream.vrt" ]; then
        history=$work/history.tsv
        count_both "$history"
    fi
    for side in "$here" "$there"; do
        [ ! -f "$side/listed" ] || tool "$work" cat -- "$side/listed"
    done >"$work/sources"
    set -- "$here/phrases.tsv"
    [ ! -f "$here/sentences.tsv" ] || set -- "$@" "$here/sentences.tsv"
    units=$there/sentences.tsv
    [ -f "$units" ] || units=''
    write_report report --compare --title="$here_name" --reference-name="$there_name" \
        --sources="$work/sources" --reference="$there/phrases.tsv" \
        ${units:+"--reference-units=$units"} ${history:+"--history=$history"} \
        --command="${called:-$me} $given" ${output:+"--page=$output"} -- "$@"
}
