#!/bin/sh
# pipeline.sh: articles in, a summary of their terms, phrases, topics and sentences out.
# What it runs stands at the end: tokenize | stem | count | report.
set -u

me=pipeline.sh
prefix='' # of the programs' names; `make install PROGRAM_PREFIX=...` sets it
data=''   # the folder of installed data; `make install` sets it

help() {
    cat <<'END'
Usage: pipeline.sh [OPTION]... [FILE|DIRECTORY]...
Summarise articles: frequent terms, key phrases, topics and key sentences.
Reads standard input where nothing is named, and for -. What an article is, its content
tells: text in any charset, HTML, PDF, DOCX, ODT, EPUB, RTF, RSS, Atom, JSON, CSV, mail,
WARC, and archives of them.

  -n, --top=N             rows that a section shows
  -k, --topics=K          number of topics, or auto
  -l, --language=LANG     the language of the text, such as de, instead of telling it
      --stopwords=FILE    words to leave out, one a line; none: leave out no word
  -r, --reference=TABLE   a count table of what is usual, to compare with
  -f, --format=FORMAT     text, markdown, html, json or tsv
  -s, --sections=LIST     what to show, in this order: overview, terms, keyness, phrases,
                          collocations, dispersion, topics, documents, sentences
  -o, --output=FILE       write the summary to FILE
      --files-from=FILE   read the names of more articles from FILE, one a line (- for
                          standard input)
  -0, --null              those names end in NUL; without --files-from, standard input has them
      --keep-boilerplate  keep lines that repeat across the articles of a site
  -j, --jobs=N            read the articles in N parts at once, instead of one a processor
                          where there is much to read; the summary is the same
  -q, --quiet             say nothing but errors
  -v, --verbose           say what is being done
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
    printf '%s\n' "${script%/*}"
}

# WINNOW_BIN names another folder of programs.
find_programs() {
    folder=$(home)
    convert=${data:-$folder}/convert
    packages=${WINNOW_DATA:-${data:-$folder/share}}/python
    bin=${WINNOW_BIN:-$folder}
    [ ! -d "$bin/bin" ] || bin=$bin/bin
    if [ ! -f "$bin/${prefix}tokenize" ]; then
        say "$bin/${prefix}tokenize" 'not there: run make first'
        exit 2
    fi
}

# ------------------------------------------------------------------ options

top='' topics='' language='' stopwords='' reference='' format='' sections='' output='' keep=''
archive='' date='' since='' until='' period='' back='' task=report
list='' null='' keep_boilerplate='' jobs='' quiet='' verbose=''

set_option() { # NAME VALUE
    eval "$1=\$2"
}

set_flag() { # -LETTER|--NAME: false where it is none
    case $1 in
        -0 | --null) null=yes ;;
        --keep-boilerplate) keep_boilerplate=yes ;;
        -q | --quiet) quiet=yes verbose='' ;;
        -v | --verbose) verbose=yes quiet='' ;;
        --list | --remove | --verify) task=${1#--} ;;
        *) return 1 ;;
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
        --files-from) name=list ;;
        -j | --jobs) name='jobs' ;;
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
            letter=-$(printf '%.1s' "${argument#-}")
            if set_flag "$letter"; then
                set -- "-${argument#-?}" "$@"
                left=$((left + 1))
            else
                long_name "$letter"
                set_option "$name" "${argument#-?}"
            fi
            ;;
        -?*)
            set_flag "$argument" && continue
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
[ "$null$list" != yes ] || list=-
case $jobs in *[!0-9]* | 0) wrong "--jobs: $jobs is no number of parts" ;; esac

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
if [ -n "$archive" ] && [ $# -eq 0 ] && [ -z "$list" ]; then
    task=recall
elif [ $# -eq 0 ] && [ -z "$list" ]; then
    if [ -t 0 ]; then
        help >&2
        exit 2
    fi
    set -- -
fi

# ------------------------------------------------------------------ working files

status=0 progress=''
work=$(mktemp -d "${TMPDIR:-/tmp}/winnow.XXXXXX") || exit 2
: >"$work/running"
# shellcheck disable=SC2317 # called by traps
stop() { # ends the programs that still run
    while read -r process; do
        ! grep -qs -- "$bin/$prefix" "/proc/$process/cmdline" || kill "$process"
    done <"$work/running"
    [ -z "$progress" ] || kill "$progress"
    wait
    rm -rf -- "$work" || { sleep 0.2 && rm -rf -- "$work"; }
} 2>/dev/null
trap 'rm -rf -- "$work"' EXIT
for signal in HUP INT TERM; do
    # shellcheck disable=SC2064 # the signal's name is meant to be expanded now
    trap "trap - EXIT $signal; stop; kill -s $signal \$\$" "$signal"
done
tables=$work
if [ -n "$keep" ]; then
    mkdir -p -- "$keep" || exit 2
    tables=$keep
fi

# ------------------------------------------------------------------ finding the articles

sources=$work/sources # lines NAME TAB PATH: where to read what is converted or copied

remark() { # WORDS
    [ -n "$quiet" ] || printf '%s: %s\n' "$me" "$1" >&2
}

find_articles() { # NAME...
    LC_ALL=C perl "$convert/find.pl" "$work" "$null" "$list" "$@" >"$work/count" || status=1
    [ ! -s "$work/suspects" ] || convert_suspects
    read -r texts <"$work/count" || exit 2
    if [ -z "$keep_boilerplate" ] && [ "$texts" -gt 2 ]; then
        LC_ALL=C perl "$convert/boilerplate.pl" "$work" || exit 2
    fi
    while IFS= read -r line; do
        remark "$line"
    done <"$work/remarks"
}

convert_suspects() {
    [ -z "$verbose" ] || remark "some of $(cat "$work/count") files are converted to text"
    python=$(command -v /usr/bin/python3 || command -v python3) || {
        say python3 'not there, which other forms than text need: install the package python3'
        status=1
        mv -- "$work/plain" "$work/texts"
        return
    }
    "$python" "$convert/convert.py" "$work" "$packages" "${jobs:-$(nproc)}" >"$work/count" ||
        status=1
}

if [ "$task" = recall ]; then
    : >"$work/texts"
    : >"$sources"
else
    find_articles "$@"
    [ -s "$work/texts" ] || exit 2
fi

# ------------------------------------------------------------------ the stages

[ -z "$output" ] || exec >"$output"

stage() { # PROGRAM ARGUMENT...
    program=$1
    shift
    {
        "$bin/$prefix$program" "$@" <&3 3<&- &
    } 3<&0
    echo $! >>"$work/running"
    wait $! 2>/dev/null || echo "$program $?" >>"$work/failed"
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

read_articles() { # LIST
    stage tokenize --breaks --sources="$sources" --files0-from="$1" \
        ${language:+"--language=$language"} |
        stage stem
}

# ------------------------------------------------------------------ the archive

keep_articles() { # passes on what is new
    stage archive add --no-merge ${date:+"--date=$date"} --sources="$sources" -- "$archive"
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

articles() { # LIST: the token stream of what the report is about
    case $task${archive:+-archive} in
        recall-archive) recall_articles ;;
        report-archive) read_articles "$1" | keep_articles ;;
        *) read_articles "$1" ;;
    esac
}

if [ "$task" = recall ]; then
    [ -z "$period" ] || choose_period
    keeper list | sed 1d >"$work/list"
    texts=$(wc -l <"$work/list")
    awk -F '\t' '$5 != "" { print $1 "\t" $5 }' "$work/list" >>"$sources"
elif [ -n "$archive" ]; then
    remember
fi

# ------------------------------------------------------------------ the work

# Among many articles what stands together once is no phrase.
[ "$texts" -lt 8 ] || many=--min-ngram-count=2

# One stream feeds two counts.
count_articles() { # LIST SUFFIX [OPTION]
    mkfifo "$work/stream$2" || exit 2
    stage count --ngrams=4 --unbroken ${3:+"$3"} <"$work/stream$2" >"$tables/phrases.tsv$2" &
    articles "$1" |
        tee -- "$work/stream$2" ${keep:+"$keep/stream.vrt$2"} |
        stage count --by=sentence >"$tables/sentences.tsv$2"
    wait
}

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

parts=1
[ -n "$archive" ] || [ "$texts" -lt 2 ] || [ "$jobs" = 1 ] ||
    parts=$(LC_ALL=C perl "$convert/divide.pl" "$work" ${jobs:+"$jobs"}) || exit 2
if [ -t 2 ] && [ -z "$quiet" ] && [ "$texts" -gt 1 ]; then
    LC_ALL=C perl "$convert/progress.pl" "$work" &
    progress=$!
fi
if [ "$parts" -eq 1 ]; then
    count_articles "$work/texts" '' "$many" &
    wait $!
else
    part=0
    while [ "$part" -lt "$parts" ]; do
        part=$((part + 1))
        count_articles "$work/texts.$part" ".$part" &
        counting="${counting-} $!"
    done
    # shellcheck disable=SC2086 # a list
    wait $counting
fi
if [ -n "$progress" ]; then
    kill "$progress"
    printf '\r\033[K' >&2
    progress=''
fi
heed_failures
if [ "$parts" -gt 1 ]; then
    add_up phrases.tsv "$many"
    add_up sentences.tsv
    [ -z "$keep" ] || join_streams || status=1
fi
heed_failures

if [ -n "$archive" ] && [ "$(head -n 2 "$tables/phrases.tsv" | wc -l)" -lt 2 ]; then
    exit "$status" # nothing is new, as archive has said
fi

stage report --sources="$sources" \
    ${top:+"--top=$top"} ${topics:+"--topics=$topics"} ${stopwords:+"--stopwords=$stopwords"} \
    ${reference:+"--reference=$reference"} ${format:+"--format=$format"} \
    ${sections:+"--sections=$sections"} -- "$tables/phrases.tsv" "$tables/sentences.tsv"
heed_failures
[ "$task${archive:+-archive}" != report-archive ] || keeper merge || exit 2
exit "$status"
