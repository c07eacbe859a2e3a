# shellcheck shell=sh disable=SC2154,SC2034,SC2016 # pipeline.sh sets and uses the rest
# The archive: adding articles to it, recalling them, and what they are compared with.

archive_run() { # COMMAND [ARGUMENT]...: the program archive, on the archive
    command=$1
    shift
    "$bin/${prefix}archive" "$command" ${date:+"--date=$date"} ${since:+"--since=$since"} \
        ${until:+"--until=$until"} ${since_run:+"--since-run=$since_run"} \
        ${period:+"--period=$period"} ${back:+"--back=$back"} \
        ${list_format:+"--format=$list_format"} ${names:+"--names=$names"} \
        ${every:+"--every=$every"} ${quotes:+"--texts=$quotes"} -- "$archive" "$@"
}

# Started after stem: passes on what is new.
add_to_archive() { # OPTION...
    program archive add --no-merge ${date:+"--date=$date"} --articles="$articles" \
        --list="$work/added" ${versions:+--versions} ${digests:+"--digests=$digests"} \
        "$@" -- "$archive"
}

recall_articles() { # started: writes to descriptor 4
    program archive stream ${since:+"--since=$since"} ${until:+"--until=$until"} \
        ${since_run:+"--since-run=$since_run"} ${until_run:+"--until-run=$until_run"} \
        ${recalled:+--any-origin} -- "$archive"
    recalled=yes
}

# Adds the list of the archive's articles to $articles, and the texts of some that may be quoted.
list_articles() { # TEXTS HOW-MANY
    choose_sample "$2"
    every=$sampled
    quotes=$1
    archive_run articles >>"$articles" || exit 2
    quotes=''
}

list_archive() { # sets texts to how many articles are in $work/list
    archive_run list >"$work/all" || exit 2
    tool "$work" sed 1d "$work/all" >"$work/list"
    count_lines "$work/list"
    texts=$lines
}

# Articles are recognised by their whole text: which lines repeat depends on the other articles.
digest_whole() {
    tool "$work" awk -F '\t' -v OFS='\t' '$6 != "" { $6 = ""; print }' "$articles" \
        >"$work/originals"
    [ -s "$work/originals" ] || return 0
    digests=$work/digests
    make_pipes .digests
    exec 3</dev/null
    open_pipe "$work/pipe1.digests"
    tokenize --articles="$work/originals" 2>"$work/said"
    read_last_and_write "$digests"
    run archive digest
}

# A reference that the user names takes precedence over the archive's.
compare_with() { # TABLE NAME
    [ -n "$reference" ] || before=$1 against=$2
}

# With what was counted before, unless it is nothing but the first and the last line.
compare_with_counted() { # NAME
    count_lines "$work/before.tsv"
    [ "$lines" -le 2 ] || compare_with "$work/before.tsv" "$1"
}

# What the archive's articles are new beside: all that it has.
find_known() {
    (since='' until='' since_run='' until_run='' period='' archive_run totals) >"$work/known.tsv" || exit 2
    known=$work/known.tsv
}

# New articles are compared with all earlier ones.
compare_with_archive() {
    [ -e "$archive/manifest" ] || return 0
    archive_run totals >"$work/before.tsv" || exit 2
    [ ! -s "$work/before.tsv" ] || compare_with "$work/before.tsv" 'the archive before'
}

recall_and_count() { # TABLE OPTION...
    table=$1
    shift
    exec 3</dev/null
    open_pipe "$work/pipe1"
    recall_articles
    read_last_and_write "$table"
    count "$@"
    heed
}

# The newest day, week or month is compared with the one before; topics are those of the last
# periods_shown, or of all since the day of --since.
periods_shown=12
choose_period() {
    archive_run period >"$work/now" && back=$((periods_shown - 1)) &&
        archive_run period >"$work/window" && back=1 && archive_run period >"$work/range" || exit 2
    IFS='	' read -r first until <"$work/window" || return 0
    IFS='	' read -r _ until <"$work/now"
    since=${since:-$first}
    recall_and_count "$work/history.tsv" --by=document
    list_archive
    list_articles "$work/quotes.history" "$texts"
    every=''
    history=$work/history.tsv
    IFS='	' read -r since until <"$work/range" || return 0
    recall_and_count "$work/before.tsv"
    compare_with_counted "the $period before"
    find_known
    IFS='	' read -r since until <"$work/now"
}

# A run's articles are compared with those of the runs before.
choose_run() {
    if [ -n "$last" ]; then
        archive_run runs >"$work/runs" || exit 2
        since_run=$(awk 'NR > 1 { last = $1 } END { print last }' "$work/runs") || exit 2
    fi
    [ "${since_run:-1}" -gt 1 ] || return 0
    until_run=$((since_run - 1)) chosen_run=$since_run since_run=''
    recall_and_count "$work/before.tsv"
    until_run='' since_run=$chosen_run
    compare_with_counted 'the archive before'
    find_known
}

# In a large archive, n-grams rarer than one in a million tokens are not phrases.
plan_recall() {
    least=$(awk -F '\t' '{ tokens += $3 } END { printf "%d\n", tokens / 1000000 }' "$work/list") || exit 2
    [ "$least" -le 2 ] || many=--min-ngram-count=$least
}

# Writes the recalled stream to a file, which two counts read.
count_recalled() {
    stream=$tables/stream.vrt
    share_memory 2
    read_and_write /dev/null "$stream"
    recall_articles
    heed
    read_and_write "$stream" "$tables/phrases.tsv"
    count --ngrams=4 --unbroken ${many:+"$many"}
    read_and_write "$stream" "$tables/sentences.tsv"
    count_units
    heed
}

# What the articles of a run are compared with.
prepare_adding() {
    digest_whole
    compare_with_archive
}

# The articles that are recalled, and their number.
prepare_recall() {
    articles=$work/sources
    : >"$articles"
    make_pipes ''
    find_memory
    share_memory 2
    if [ -n "$period" ]; then
        choose_period
    else
        choose_run
    fi
    list_archive
    list_articles "$work/quotes" "$texts"
    plan_recall
}

find_memory() {
    [ -z "$memory" ] || return 0
    exec 3</dev/null 4>"$work/count"
    run gather --into="$work" --files-from=/dev/null
    read -r _ _ memory _ <"$work/count" || exit 2
}

# ------------------------------------------------------------------ topics from report to report

# Reports on a whole archive, or on its last period, leave the topics they found in it, in a file
# topics.N of N articles. Later reports divide their articles by these, so that topics keep their
# numbers and names. Where the archive has twice as many articles, topics are found anew.
is_topics() { # FILE
    case ${1##*/topics.} in '*' | *[!0-9]* | 0* | '' | ??????????*) return 1 ;; esac
    [ -f "$1" ] && [ ! -h "$1" ]
}

recall_topics() {
    [ -z "$chosen_topics" ] && [ -n "$archive" ] && [ -e "$archive/manifest" ] || return 0
    (since='' until='' since_run='' until_run='' period='' archive_run list) >"$work/everything" || exit 2
    count_lines "$work/everything"
    articles_now=$((lines - 1))
    for kept_topics in "$archive"/topics.*; do
        is_topics "$kept_topics" || continue
        [ $((2 * ${kept_topics##*/topics.})) -gt "$articles_now" ] || continue
        tool "$kept_topics" cp -- "$kept_topics" "$work/topics"
        topic_model=$work/topics
        "$bin/${prefix}report" --check --topic-model="$topic_model" 2>/dev/null && return 0
        say "$kept_topics" 'not a topic model, or damaged: topics are found anew'
        rm -f -- "$topic_model"
        topic_model=''
    done
    [ -z "$selected" ] && [ "$task" = recall ] && [ -w "$archive" ] || return 0
    topic_model=$work/topics new_topics=$archive/topics.$articles_now
}

keep_topics() {
    [ -n "$new_topics" ] && [ -s "$work/topics" ] || return 0
    IFS='	' read -r _ _ _ found_topics _ <"$work/topics"
    [ "$found_topics" -gt 1 ] || return 0
    [ ! -d "$new_topics" ] || {
        say "$new_topics" 'a folder: the topics are not kept'
        status=1
        return 0
    }
    kept_aside=$(mktemp -- "$archive/.topics.XXXXXX") || exit 2
    tool "$new_topics" chmod =rw -- "$kept_aside"
    tool "$new_topics" cp -- "$work/topics" "$kept_aside"
    tool "$new_topics" sync -- "$kept_aside"
    for kept_topics in "$archive"/topics.*; do
        ! is_topics "$kept_topics" || rm -f -- "$kept_topics"
    done
    tool "$new_topics" mv -f -- "$kept_aside" "$new_topics"
    kept_aside=''
}
