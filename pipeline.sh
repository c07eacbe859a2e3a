#!/bin/sh
# pipeline.sh: articles in, a summary of their terms, phrases, topics and sentences out.
# The pipeline itself is at the end: tokenize | stem | count | report. The rest, in pipeline/,
# reads the options, finds the articles, keeps the archive and handles failures.
set -u

prefix='' # of the programs' names; `make install PROGRAM_PREFIX=...` sets it
data=''   # the folder of installed data; `make install` sets it
programs='' # the folder of installed programs; `make install` sets it
called=${WINNOW_AS-}         # what the user ran, if not this
me=${called:-pipeline.sh}    # and what messages of all programs begin with
export WINNOW_AS="$me"
shown=$me
[ -n "$data$called" ] || shown=./$me

# No control character or override of direction of a name reaches the terminal.
say() { # [FILE] REASON
    { printf '%s%s%s' "$me: " "${2+$1: }" "${2-$1}" | LC_ALL=C tr '\001-\037\177' '?'; echo; } | LC_ALL=C sed "\
        s/$(printf '\302')[$(printf '\200')-$(printf '\237')]/?/g
        s/$(printf '\342\200')[$(printf '\250')-$(printf '\256')]/?/g
        s/$(printf '\342\201')[$(printf '\246')-$(printf '\251')]/?/g" >&2
}

# Prints text that people asked for.
show() { # TEXT
    printf '%s\n' "$1" 2>/dev/null || {
        say 'write error'
        exit 2
    }
}

# Sets lines to how many a file has.
count_lines() { # FILE
    lines=$(wc -l <"$1") || {
        say "$1" 'cannot be read'
        exit 2
    }
}

# Runs a tool of the system. Where it fails, what it says is said in our name, of a file.
tool() { # FILE COMMAND ARGUMENT...
    of=$1
    shift
    { said=$(LC_ALL=C "$@" 2>&1 >&6 6>&-); } 6>&1 || {
        said=${said##*: }
        say "$of" "${said:-$1 failed}"
        exit 2
    }
}

# Sets folder to that of this script, through links.
find_home() {
    script=$0
    case $script in */*) ;; *) script=$(command -v -- "$script") || exit 2 ;; esac
    [ ! -h "$script" ] || script=$(readlink -f -- "$script") || exit 2
    folder=${script%/*}
}

# WINNOW_BIN names another folder of programs.
find_programs() {
    convert=${data:-$folder}/convert
    packages=${WINNOW_DATA:-${data:-$folder/share}}/python
    bin=${WINNOW_BIN:-${programs:-$folder}}
    [ ! -d "$bin/bin" ] || bin=$bin/bin
    if [ ! -f "$bin/${prefix}tokenize" ]; then
        say "$bin/${prefix}tokenize" 'not there: run make first'
        exit 2
    fi
}

# Without them not even a message could be made.
check_path() {
    if ! command -v sed >/dev/null || ! command -v tr >/dev/null; then
        echo 'pipeline.sh: PATH has no folder with sed and tr' >&2
        exit 2
    fi
}

# A closed standard stream would get the descriptor of the next file that is opened.
check_streams() {
    { true 3>&2; } || exec 2>/dev/null
    { true 3<&0; } 2>/dev/null || exec 0>/dev/null # reading it fails, as it should
    { true 3>&1; } 2>/dev/null || {
        say 'standard output' 'closed'
        exit 2
    }
}

language='' output='' keep='' list='' null='' keep_boilerplate='' keep_duplicates='' keep_quoted='' keep_nonprose='' text_field='' title_field='' date_field='' id_field=''
jobs='' memory='' quiet='' verbose='' format='' open='' find='' series='' watch='' origin='' paging=$called
rows='' screen='' described=''
archive='' date='' since='' until='' since_run='' until_run='' last='' versions='' period='' back='' recalled=''
list_format='' names='' digests='' left_out='' files='' history='' every='' quotes='' task=report
reference='' inputs='' before='' against='' known='' held='' chosen_topics='' topic_model='' new_topics='' selected='' report_options='' look_options='' status=0 progress='' many='' work='' made='' aside='' tables_folder='' named='' kept_aside='' texts=0 bytes=0 sampled=1
# How texts are split: phrases end at punctuation, `l'eau` is two words, AT&T one.
words='--breaks --elision --names'
given=$* # for the page's foot
check_path
find_home
scripts=${data:-$folder}/pipeline
check_streams
find_programs
# shellcheck source=pipeline/stages.sh
. "$scripts/stages.sh"
# shellcheck source=pipeline/articles.sh
. "$scripts/articles.sh"
# shellcheck source=pipeline/results.sh
. "$scripts/results.sh"
# shellcheck source=pipeline/options.sh
. "$scripts/options.sh"
# What few runs need is read for them alone.
if [ -n "$archive" ] || [ "$task" = compare ]; then
    # shellcheck source=pipeline/archive.sh
    . "$scripts/archive.sh"
fi
if [ "$task" = compare ]; then
    # shellcheck source=pipeline/compare.sh
    . "$scripts/compare.sh"
fi
if [ "$task" = series ] || [ "$task" = watch ]; then
    # shellcheck source=pipeline/watch.sh
    . "$scripts/watch.sh"
fi

[ "$task" != list ] || list_format=$format
[ "$task" != remove ] || names=$list
case $task in
    list | remove | verify | upgrade)
        archive_run "$task" "$@"
        exit
        ;;
esac
if [ $# -eq 0 ] && [ -z "$list" ]; then
    if [ -n "$archive" ]; then
        [ "$task" != report ] || task=recall
    elif [ -t 0 ]; then
        show_help >&2
        exit 2
    else
        set -- -
    fi
fi

# ------------------------------------------------------------------ working files

ended=0
trap leave EXIT
for signal in HUP INT QUIT PIPE ALRM TERM USR1 USR2 XCPU XFSZ; do
    # A second signal must not end what removes the files.
    # shellcheck disable=SC2064 # the signal's name is meant to be expanded now
    trap "trap '' HUP INT QUIT TERM; trap - EXIT; stop; trap - $signal; kill -s $signal \$\$" "$signal"
done
name_page
make_work
open_keep
if [ "$task" = compare ]; then open_output "$@"; else open_output; fi

# ------------------------------------------------------------------ tokenize | stem | count | report

# With many articles, an n-gram that occurs once is not a phrase; in a large collection, neither is
# one that occurs less than once in a million words.
choose_many() {
    least=$((bytes / 6000000)) # a word has about six bytes
    [ "$least" -ge 2 ] || [ "$texts" -lt 8 ] || least=2
    [ "$least" -lt 2 ] || many=${many:-"--min-ngram-count=$least"}
}

if [ "$task" = compare ]; then
    compare_sides "$@"
    publish_output
    open_page
    exit "$status"
fi
if [ "$task" = series ] || [ "$task" = watch ]; then
    if [ "$task" = series ]; then count_series; else watch "$@"; fi
    publish_output
    open_page
    exit "$status"
fi
if [ "$task" = find ]; then
    find_places "$@"
    publish_output
    exit "$status"
fi
selected=$since$until$since_run$last # in words of the user: a part of the archive
[ -z "$archive" ] || recall_topics
if [ "$task" = recall ]; then
    prepare_recall
    choose_many
    count_recalled
else
    find_articles "$@"
    choose_many
    [ -z "$archive" ] || prepare_adding
    count_articles
    [ -z "$archive" ] || articles=$work/added
fi

# Once a summary is printed, nothing may fail any more.
sum_left_out
write_report report --sealed --sources="$articles" \
    ${archive:+"--archive=$archive"} ${since:+"--since=$since"} ${until:+"--until=$until"} \
    ${known:+"--known=$known"} ${history:+"--period=$period"} ${history:+"--history=$history"} \
    ${left_out:+"--left-out=$left_out"} --command="${called:-$me} $given" \
    ${topic_model:+"--topic-model=$topic_model"} ${output:+"--page=$output"} \
    -- "$tables/phrases.tsv" "$tables/sentences.tsv"
[ -z "$archive" ] || keep_topics
publish_keep
publish_output
say_left_out
open_page
[ -z "$archive" ] || [ "$task" != report ] || archive_run merge || {
    say "$archive" 'its parts are not merged: the next run does that'
    status=1
}
exit "$status"
