# shellcheck shell=sh disable=SC2154,SC2034 # pipeline.sh sets and uses the rest
# --compare: two folders, files, count tables, or times of an archive, each compared with the other.

name_side() { # OPERAND: sets side_name to how people call it
    side_name=${1%/}
    side_name=${side_name##*/}
}

is_table() { # FILE
    [ -f "$1" ] && [ -r "$1" ] || return 1
    tool "$1" head -c 16 -- "$1" >"$work/begin"
    begin=''
    IFS= read -r begin <"$work/begin"
    [ "$begin" = 'term	lang	forms	' ]
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
        sum_left_out
        say_left_out
    fi
    unseal "$1/phrases.tsv"
    unseal "$1/sentences.tsv"
    tool "$1/listed" cp -- "$articles" "$1/listed"
}

# The documents of both, which topics are found in.
count_both() { # TABLE
    find_memory
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
    name_side "$1"
    here_name=$side_name
    name_side "$2"
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
    write_report report --compare --title="$here_name" --reference-name="$side_name" \
        --sources="$work/sources" --reference="$there/phrases.tsv" \
        ${units:+"--reference-units=$units"} ${history:+"--history=$history"} \
        --command="${called:-$me} $given" ${output:+"--page=$output"} -- "$@"
}
