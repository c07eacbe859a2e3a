#!/bin/sh
# pipeline.sh: articles in, a summary of their terms, phrases, topics and sentences out.
# What it runs stands at the end: tokenize | stem | count | report. The rest, in pipeline/, reads
# the options, finds the articles, keeps the archive and minds failures.
set -u

me=pipeline.sh
prefix='' # of the programs' names; `make install PROGRAM_PREFIX=...` sets it
data=''   # the folder of installed data; `make install` sets it

# No control character or override of direction of a name reaches the terminal.
say() { # FILE REASON
    { printf '%s: %s: %s' "$me" "$1" "$2" | LC_ALL=C tr '\001-\037\177' '?'; echo; } | LC_ALL=C sed "\
        s/$(printf '\302')[$(printf '\200')-$(printf '\237')]/?/g
        s/$(printf '\342\200')[$(printf '\250')-$(printf '\256')]/?/g
        s/$(printf '\342\201')[$(printf '\246')-$(printf '\251')]/?/g" >&2
}

# The folder of this script, through links.
home() {
    script=$0
    case $script in */*) ;; *) script=$(command -v -- "$script") ;; esac
    [ ! -h "$script" ] || script=$(readlink -f -- "$script") || exit 2
    printf '%s\n' "${script%/*}"
}

# WINNOW_BIN names another folder of programs.
find_programs() {
    convert=${data:-$folder}/convert
    packages=${WINNOW_DATA:-${data:-$folder/share}}/python
    bin=${WINNOW_BIN:-$folder}
    [ ! -d "$bin/bin" ] || bin=$bin/bin
    if [ ! -f "$bin/${prefix}tokenize" ]; then
        say "$bin/${prefix}tokenize" 'not there: run make first'
        exit 2
    fi
}

top='' topics='' topic_model='' language='' stopwords='' ignore='' reference='' format='' sections=''
color='' width='' spreadsheet='' output='' keep=''
archive='' date='' since='' until='' since_run='' until_run='' last='' versions='' period='' back=''
digests='' documents='' history='' every='' quotes='' task=report
list='' null='' keep_boilerplate='' jobs='' quiet='' verbose=''
status=0 progress='' failed='' ended_early='' many=''
# How texts are divided: phrases end at punctuation, `l'eau` is two words, AT&T one.
words='--breaks --elision --names'
folder=$(home)
scripts=${data:-$folder}/pipeline
# shellcheck source=pipeline/stages.sh
. "$scripts/stages.sh"
# shellcheck source=pipeline/articles.sh
. "$scripts/articles.sh"
# shellcheck source=pipeline/archive.sh
. "$scripts/archive.sh"
# shellcheck source=pipeline/options.sh
. "$scripts/options.sh"
find_programs
[ -z "$output" ] || exec >"$output"

case $task in
    list | remove | verify | upgrade)
        keeper "$task" "$@"
        exit
        ;;
esac
if [ $# -eq 0 ] && [ -z "$list" ]; then
    if [ -n "$archive" ]; then
        task=recall
    elif [ -t 0 ]; then
        help >&2
        exit 2
    else
        set -- -
    fi
fi

# ------------------------------------------------------------------ working files

work=$(mktemp -d "${TMPDIR:-/tmp}/winnow.XXXXXX") || exit 2
: >"$work/running"
export TMPDIR="$work" # programs write to the folder of this run alone
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

# ------------------------------------------------------------------ tokenize | stem | count | report

# One stream feeds two counts: of terms and n-grams over all, and of terms by sentence.
count_articles() { # LIST SUFFIX [OPTION]
    mkfifo "$work/stream$2" || exit 2
    stage count --ngrams=4 --unbroken ${3:+"$3"} <"$work/stream$2" >"$tables/phrases.tsv$2" &
    # shellcheck disable=SC2086 # words are options
    stage tokenize $words --sources="$sources" --files0-from="$1" \
        ${language:+"--language=$language"} |
        stage stem |
        only_new tee -- "$work/stream$2" ${keep:+"$keep/stream.vrt$2"} |
        stage count --by=sentence >"$tables/sentences.tsv$2"
    wait
}

sources=$work/sources # lines NAME TAB PATH: where to read what is converted or copied
if [ "$task" = recall ]; then
    : >"$work/texts"
    : >"$sources"
else
    find_articles "$@"
    [ -s "$work/texts" ] || exit 2
fi
[ -z "$archive" ] || prepare_archive

# Among many articles what stands together once is no phrase.
[ "$texts" -lt 8 ] || many=${many:-'--min-ngram-count=2'}

show_progress
count_parts
hide_progress
heed_failures
[ -z "$archive" ] || [ "$task" != report ] || sources=$work/added

stage report --sources="$sources" \
    ${top:+"--top=$top"} ${topics:+"--topics=$topics"} \
    ${topic_model:+"--topic-model=$topic_model"} ${stopwords:+"--stopwords=$stopwords"} \
    ${ignore:+"--ignore=$ignore"} \
    ${reference:+"--reference=$reference"} ${format:+"--format=$format"} \
    ${sections:+"--sections=$sections"} ${color:+"--color=$color"} ${width:+"--width=$width"} \
    ${spreadsheet:+--spreadsheet} ${history:+"--period=$period"} \
    ${history:+"--history=$history"} -- "$tables/phrases.tsv" "$tables/sentences.tsv" \
    ${documents:+"$documents"}
heed_failures
[ -z "$archive" ] || [ "$task" != report ] || keeper merge || exit 2
exit "$status"
