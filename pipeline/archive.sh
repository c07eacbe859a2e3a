# shellcheck shell=sh disable=SC2154,SC2034 # pipeline.sh sets and uses the rest
# The archive: adding articles to it, recalling them, and what they are held against.

keeper() { # COMMAND [ARGUMENT]...: the program archive, on the archive
    command=$1
    shift
    "$bin/${prefix}archive" "$command" ${date:+"--date=$date"} ${since:+"--since=$since"} \
        ${until:+"--until=$until"} ${period:+"--period=$period"} ${back:+"--back=$back"} \
        -- "$archive" "$@"
}
# Gives COMMAND what is new to the archive, or all where there is none.
only_new() { # COMMAND ARGUMENT...
    if [ -n "$archive" ] && [ "$task" = report ]; then
        stage archive add --no-merge ${date:+"--date=$date"} --sources="$sources" \
            ${digests:+"--digests=$digests"} -- "$archive" | "$@"
    else
        "$@"
    fi
}

recall_articles() {
    stage archive stream ${since:+"--since=$since"} ${until:+"--until=$until"} -- "$archive"
}

# Articles are recognised by all their text: which lines repeat depends on what came together.
digest_whole() {
    [ -s "$work/trimmed" ] || return 0
    digests=$work/digests
    "$bin/${prefix}tokenize" --breaks --sources="$work/originals" \
        --files0-from="$work/trimmed" ${language:+"--language=$language"} 2>"$work/said" |
        "$bin/${prefix}archive" digest >"$digests"
}

# What is new is held against all before.
remember() {
    [ -e "$archive/manifest" ] || return 0
    keeper totals >"$work/before.tsv" || exit 2
    [ ! -s "$work/before.tsv" ] || reference=${reference:-$work/before.tsv}
}

# The newest day, week or month is held against the one before; topics are those of the last
# periods_shown, or of all since the day that --since says.
periods_shown=12
choose_period() {
    keeper period >"$work/now" && back=$((periods_shown - 1)) &&
        keeper period >"$work/window" && back=1 && keeper period >"$work/range" || exit 2
    IFS='	' read -r first until <"$work/window" || return 0
    IFS='	' read -r _ until <"$work/now"
    since=${since:-$first}
    recall_articles | stage count --by=document >"$work/history.tsv"
    keeper list | sed 1d | list_sources >>"$sources"
    history=$work/history.tsv
    IFS='	' read -r since until <"$work/range" || return 0
    recall_articles | stage count >"$work/before.tsv"
    [ "$(wc -l <"$work/before.tsv")" -le 1 ] || reference=${reference:-$work/before.tsv}
    IFS='	' read -r since until <"$work/now"
}

# Of a large archive n-grams of less than one in a million tokens are no phrases; documents are
# counted whole, and sentences only of some, evenly chosen, for quotes.
many_enough=4096
plan_recall() {
    every=$(((texts + many_enough - 1) / many_enough))
    [ "$every" -le 1 ] || documents=$tables/documents.tsv
    least=$(awk -F '\t' '{ tokens += $3 } END { printf "%d\n", tokens / 1000000 }' "$work/list")
    [ "$least" -le 2 ] || many=--min-ngram-count=$least
}

count_recalled() {
    stream=${keep:-$work}/stream.vrt
    recall_articles >"$stream"
    stage count --ngrams=4 --unbroken ${many:+"$many"} -- "$stream" >"$tables/phrases.tsv" &
    if [ -n "$documents" ]; then
        stage count --by=document -- "$stream" >"$documents"
        LC_ALL=C perl -ne 'BEGIN { $/ = "</doc>\n"; $every = shift } print if $. % $every == 0' \
            "$every" "$stream"
    else
        cat -- "$stream"
    fi | stage count --by=sentence >"$tables/sentences.tsv"
    wait
}

list_sources() {
    awk -F '\t' '{ print $1 "\t" $5 "\t" $2 "\t" $6 }'
}

# What the report's articles are held against; of what is recalled, how many there are.
prepare_archive() {
    if [ "$task" = recall ]; then
        [ -z "$period" ] || choose_period
        keeper list | sed 1d >"$work/list"
        texts=$(wc -l <"$work/list")
        plan_recall
        [ -n "$history" ] || list_sources <"$work/list" >>"$sources"
    else
        digest_whole
        remember
    fi
}
