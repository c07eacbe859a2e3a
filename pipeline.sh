#!/bin/sh
# pipeline.sh: articles in, a summary of their terms, phrases, topics and sentences out.
# What it runs stands at the end: tokenize | stem | count | report.
set -u

me=pipeline.sh
prefix='' # of the programs' names; `make install PROGRAM_PREFIX=...` sets it

help() {
    cat <<'END'
Usage: pipeline.sh [OPTION]... [FILE|DIRECTORY]...
Summarise articles: frequent terms, key phrases, topics and key sentences.
Reads standard input where nothing is named, and for -.

  -n, --top=N             rows that a section shows
  -k, --topics=K          number of topics, or auto
  -l, --language=LANG     the language of the text, such as de, instead of telling it
      --stopwords=FILE    words to leave out, one a line; none: leave out no word
  -r, --reference=TABLE   a count table of what is usual, to compare with
  -f, --format=FORMAT     text, markdown, html, json or tsv
  -s, --sections=LIST     what to show, in this order: overview, terms, keyness, phrases,
                          collocations, dispersion, topics, documents, sentences
  -o, --output=FILE       write the summary to FILE
      --keep=DIR          keep the token stream and the count tables in DIR
      --archive=DIR       add the articles to the archive DIR, each once, and report what is
                          new against all before; without articles: report on the archive
      --date=DAY          the articles' day, such as 2026-11-24, instead of their files'
      --since=DAY         only the archive's articles of this day or later
      --until=DAY         only the archive's articles of this day or earlier
      --period=PERIOD     report on the archive's last day, week or month, against that before
      --list              list the archive's articles
      --remove            remove the articles named, as --list shows them, from the archive
      --verify            check every byte of the archive
  -h, --help              show this help and end
  -V, --version           show the version and end

Examples:
  ./pipeline.sh article.txt
  ./pipeline.sh --format=html --output=today.html articles/
  ./pipeline.sh --sections=topics --topics=20 --format=tsv archive/ | grep ^topics
  ./pipeline.sh --archive=news today/
END
}

say() { # FILE REASON
    printf '%s: %s: %s\n' "$me" "$1" "$2" >&2
}

wrong() { # REASON
    printf '%s: %s (see %s --help)\n' "$me" "$1" "$me" >&2
    exit 2
}

# The folder of this script, through links.
home() {
    script=$0
    case $script in */*) ;; *) script=$(command -v -- "$script") ;; esac
    script=$(readlink -f -- "$script") || exit 2
    dirname -- "$script"
}

# WINNOW_BIN names another folder of programs.
find_programs() {
    bin=${WINNOW_BIN:-$(home)}
    [ ! -d "$bin/bin" ] || bin=$bin/bin
    if [ ! -f "$bin/${prefix}tokenize" ]; then
        say "$bin/${prefix}tokenize" 'not there: run make first'
        exit 2
    fi
}

# ------------------------------------------------------------------ options

top='' topics='' language='' stopwords='' reference='' format='' sections='' output='' keep=''
archive='' date='' since='' until='' period='' back='' task=report

set_option() { # NAME VALUE
    case $1 in
        top) top=$2 ;;
        topics) topics=$2 ;;
        language) language=$2 ;;
        stopwords) stopwords=$2 ;;
        reference) reference=$2 ;;
        format) format=$2 ;;
        sections) sections=$2 ;;
        output) output=$2 ;;
        keep) keep=$2 ;;
        archive) archive=$2 ;;
        date) date=$2 ;;
        since) since=$2 ;;
        until) until=$2 ;;
        period) period=$2 ;;
    esac
}

long_name() { # -LETTER|--NAME: sets name, or ends with a message
    case $1 in
        -n | --top) name=top ;;
        -k | --topics) name=topics ;;
        -l | --language) name=language ;;
        --stopwords) name=stopwords ;;
        -r | --reference) name=reference ;;
        -f | --format) name=format ;;
        -s | --sections) name=sections ;;
        -o | --output) name=output ;;
        --keep) name=keep ;;
        --archive) name=archive ;;
        --date) name='date' ;;
        --since) name=since ;;
        --until) name=until ;;
        --period) name=period ;;
        *) wrong "unknown option $1" ;;
    esac
}

# Options may stand behind files: what is none goes to the end of the arguments.
left=$#
while [ "$left" -gt 0 ]; do
    argument=$1
    shift
    left=$((left - 1))
    case $argument in
        -h | --help)
            help
            exit
            ;;
        -V | --version)
            find_programs
            "$bin/${prefix}report" --version | sed "s/^[^ ]*report/$me/"
            exit
            ;;
        --list | --remove | --verify) task=${argument#--} ;;
        --)
            while [ "$left" -gt 0 ]; do
                set -- "$@" "$1"
                shift
                left=$((left - 1))
            done
            ;;
        --*=*)
            long_name "${argument%%=*}"
            set_option "$name" "${argument#*=}"
            ;;
        -[!-]?*)
            long_name "-$(printf '%.1s' "${argument#-}")"
            set_option "$name" "${argument#-?}"
            ;;
        -?*)
            long_name "$argument"
            [ "$left" -gt 0 ] || wrong "option $argument needs an argument"
            set_option "$name" "$1"
            shift
            left=$((left - 1))
            ;;
        *) set -- "$@" "$argument" ;;
    esac
done

find_programs

[ -n "$archive" ] || [ "$task$date$since$until$period" = report ] ||
    wrong '--date, --since, --until, --period, --list, --remove and --verify need --archive'

keeper() { # COMMAND [ARGUMENT]...: the program archive, on the archive
    command=$1
    shift
    "$bin/${prefix}archive" "$command" ${date:+"--date=$date"} ${since:+"--since=$since"} \
        ${until:+"--until=$until"} ${period:+"--period=$period"} ${back:+"--back=$back"} \
        -- "$archive" "$@"
}
case $task in
    list | remove | verify)
        [ -z "$output" ] || exec >"$output"
        keeper "$task" "$@"
        exit
        ;;
esac
if [ -n "$archive" ] && [ $# -eq 0 ]; then
    task=recall
elif [ $# -eq 0 ]; then
    if [ -t 0 ]; then
        help >&2
        exit 2
    fi
    set -- -
fi

# ------------------------------------------------------------------ working files

status=0
work=$(mktemp -d "${TMPDIR:-/tmp}/winnow.XXXXXX") || exit 2
trap 'rm -rf -- "$work"' EXIT
for signal in HUP INT TERM; do
    # shellcheck disable=SC2064 # the signal's name is meant to be expanded now
    trap "trap - EXIT $signal; rm -rf -- '$work'; kill -s $signal \$\$" "$signal"
done
tables=$work
if [ -n "$keep" ]; then
    mkdir -p -- "$keep" || exit 2
    tables=$keep
fi

# ------------------------------------------------------------------ finding the articles

files=$work/files     # NUL-terminated names, in byte order within a directory
sources=$work/sources # lines NAME TAB PATH: where to read what can be read only once
: >"$files"
: >"$sources"

add_directory() { # DIRECTORY
    # A name that begins with a dash is no option to find.
    case $1 in -*) set -- "./$1" ;; esac
    LC_ALL=C find -H "$1" -mindepth 1 -name '.*' -prune -o -type f -print0 \
        2>"$work/messages" | LC_ALL=C sort -z >>"$files"
    if [ -s "$work/messages" ]; then
        sed "s/^find: '\(.*\)': /$me: \1: /" "$work/messages" >&2
        status=1
    fi
}

spool() { # NAME: copies what cannot be read twice
    spooled=$work/spooled.$(wc -l <"$sources")
    if [ "$1" = - ]; then cat; else cat -- "$1"; fi >"$spooled" || status=1
    printf '%s\t%s\n' "$(escape "$1")" "$spooled" >>"$sources"
    printf '%s\0' "$1" >>"$files"
}

escape() { # NAME: as the stream writes it
    printf '%s\n' "$1" | sed -e ':a' -e '$!N' -e '$!ba' -e 's/\\/\\\\/g' \
        -e "s/$(printf '\t')/\\\\t/g" -e 's/\n/\\n/g'
}

for article in "$@"; do
    if [ "$article" = - ]; then
        spool -
    elif [ -d "$article" ]; then
        add_directory "$article"
    elif [ -f "$article" ]; then
        printf '%s\0' "$article" >>"$files"
    elif [ -e "$article" ]; then
        spool "$article"
    else
        say "$article" 'No such file or directory'
        status=1
    fi
done

# Passes on the names that it is given but those of binary files (with a NUL byte near the
# beginning, as grep sees it), which it names.
# shellcheck disable=SC2016 # expanded by the sh that xargs runs
without_binaries='
    suspect=$(grep -LIs -e "" -- "$@" | head -n 1)
    if [ -z "$suspect" ]; then
        printf "%s\0" "$@"
        exit
    fi
    for file; do
        if [ -r "$file" ] && [ -s "$file" ] && ! grep -qIs -e "" -- "$file"; then
            printf "%s: %s: binary file, skipped\n" "$0" "$file" >&2
            : >"$binaries"
        else
            printf "%s\0" "$file"
        fi
    done
'
LC_ALL=C binaries=$work/binaries xargs -0 -n 500 sh -c "$without_binaries" "$me" \
    <"$files" >"$work/texts"
[ ! -e "$work/binaries" ] || status=1
[ -s "$work/texts" ] || [ "$task" = recall ] || exit 2

# ------------------------------------------------------------------ the stages

[ -z "$output" ] || exec >"$output"

stage() { # PROGRAM ARGUMENT...
    program=$1
    shift
    "$bin/$prefix$program" "$@" || echo "$program $?" >>"$work/failed"
}

# What a stage failed with decides how this ends; the stage has said why.
heed_failures() {
    [ -e "$work/failed" ] || return 0
    while read -r program code; do
        case $code in
            1) status=1 ;;
            141) ended_early=yes ;; # nobody reads the output any more
            129 | 1[3-9]?) say "$program" "ended by signal $((code - 128))" && failed=yes ;;
            *) failed=yes ;;
        esac
    done <"$work/failed"
    rm -f "$work/failed"
    [ -z "$failed" ] || exit 2
    [ -z "$ended_early" ] || exit 141
}
failed='' ended_early='' many=''

read_articles() {
    stage tokenize --breaks --sources="$sources" --files0-from="$work/texts" \
        ${language:+"--language=$language"} |
        stage stem
}

# ------------------------------------------------------------------ the archive

keep_articles() { # passes on what is new
    stage archive add ${date:+"--date=$date"} --sources="$sources" -- "$archive"
}

recall_articles() {
    stage archive stream ${since:+"--since=$since"} ${until:+"--until=$until"} -- "$archive"
}

# What is new is held against all before.
remember() {
    [ -e "$archive/manifest" ] || return 0
    keeper totals >"$work/before.tsv" || exit 2
    [ ! -s "$work/before.tsv" ] || reference=${reference:-$work/before.tsv}
}

# The newest day, week or month is held against the one before.
choose_period() {
    keeper period >"$work/now" && back=1 && keeper period >"$work/range" || exit 2
    IFS='	' read -r since until <"$work/range" || return 0
    recall_articles | stage count >"$work/before.tsv"
    [ "$(wc -l <"$work/before.tsv")" -le 1 ] || reference=${reference:-$work/before.tsv}
    IFS='	' read -r since until <"$work/now"
}

articles() { # the token stream of what the report is about
    case $task${archive:+-archive} in
        recall-archive) recall_articles ;;
        report-archive) read_articles | keep_articles ;;
        *) read_articles ;;
    esac
}

texts=$(tr -dc '\0' <"$work/texts" | wc -c)
if [ "$task" = recall ]; then
    [ -z "$period" ] || choose_period
    keeper list | sed 1d >"$work/list"
    texts=$(wc -l <"$work/list")
    awk -F '\t' '$5 != "" { print $1 "\t" $5 }' "$work/list" >>"$sources"
elif [ -n "$archive" ]; then
    remember
fi

# ------------------------------------------------------------------ the work

mkfifo "$work/stream" || exit 2
# Among many articles what stands together once is no phrase.
[ "$texts" -lt 8 ] || many=yes
stage count --ngrams=4 --unbroken ${many:+--min-ngram-count=2} <"$work/stream" \
    >"$tables/phrases.tsv" &
articles |
    tee -- "$work/stream" ${keep:+"$keep/stream.vrt"} |
    stage count --by=sentence >"$tables/sentences.tsv"
wait
heed_failures

if [ -n "$archive" ] && [ "$(head -n 2 "$tables/phrases.tsv" | wc -l)" -lt 2 ]; then
    exit "$status" # nothing is new, as archive has said
fi

stage report --sources="$sources" \
    ${top:+"--top=$top"} ${topics:+"--topics=$topics"} ${stopwords:+"--stopwords=$stopwords"} \
    ${reference:+"--reference=$reference"} ${format:+"--format=$format"} \
    ${sections:+"--sections=$sections"} -- "$tables/phrases.tsv" "$tables/sentences.tsv"
heed_failures
exit "$status"
