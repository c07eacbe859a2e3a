# shellcheck shell=sh disable=SC2154,SC2034 # pipeline.sh sets and uses the rest
# The archive: adds articles to it, recalls them, and says what they are held against.

keeper() { # COMMAND [ARGUMENT]...: the program archive, on the archive
    command=$1
    shift
    "$bin/${prefix}archive" "$command" ${date:+"--date=$date"} ${since:+"--since=$since"} \
        ${until:+"--until=$until"} ${since_run:+"--since-run=$since_run"} \
        ${period:+"--period=$period"} ${back:+"--back=$back"} \
        ${every:+"--every=$every"} ${quotes:+"--texts=$quotes"} -- "$archive" "$@"
}

# Gives COMMAND what is new to the archive, or all where there is none.
only_new() { # COMMAND ARGUMENT...
    if [ -n "$archive" ] && [ "$task" = report ]; then
        stage archive add --no-merge ${date:+"--date=$date"} --articles="$sources" \
            --list="$work/added" ${versions:+--versions} ${digests:+"--digests=$digests"} \
            -- "$archive" | "$@"
    else
        "$@"
    fi
}

many_enough=4096 # articles whose sentences are counted and texts unpacked, for quotes

recall_articles() {
    stage archive stream ${since:+"--since=$since"} ${until:+"--until=$until"} \
        ${since_run:+"--since-run=$since_run"} ${until_run:+"--until-run=$until_run"} \
        -- "$archive"
}

# Adds the list of the articles to the sources, and the texts of some that may be quoted.
list_articles() { # TEXTS HOW-MANY
    every=$((($2 + many_enough - 1) / many_enough))
    quotes=$1
    keeper articles >>"$sources" || exit 2
    quotes=''
}

# Articles are recognised by all their text: which lines repeat depends on what came together.
digest_whole() {
    [ -s "$work/trimmed" ] || return 0
    digests=$work/digests
    # shellcheck disable=SC2086 # words are options
    "$bin/${prefix}tokenize" $words --sources="$work/originals" \
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
    list_articles "$work/quotes.history" "$(keeper list | sed 1d | wc -l)"
    every=''
    history=$work/history.tsv
    IFS='	' read -r since until <"$work/range" || return 0
    recall_articles | stage count >"$work/before.tsv"
    [ "$(wc -l <"$work/before.tsv")" -le 1 ] || reference=${reference:-$work/before.tsv}
    IFS='	' read -r since until <"$work/now"
}

# A run's articles are held against those of the runs before.
choose_run() {
    [ -z "$last" ] || since_run=$(keeper runs | sed 1d | tail -n 1 | cut -f 1) || exit 2
    [ "${since_run:-1}" -gt 1 ] || return 0
    until_run=$((since_run - 1))
    since_run='' recall_articles | stage count >"$work/before.tsv"
    until_run=''
    [ "$(wc -l <"$work/before.tsv")" -le 1 ] || reference=${reference:-$work/before.tsv}
}

# Of a large archive n-grams of less than one in a million tokens are no phrases; documents are
# counted whole, and sentences only of some, evenly chosen, for quotes.
plan_recall() {
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
        LC_ALL=C awk -v every="$every" '/^<doc / { n++ } n % every == 0' "$stream"
    else
        cat -- "$stream"
    fi | stage count --by=sentence >"$tables/sentences.tsv"
    wait
}

# What the report's articles are held against; of what is recalled, how many there are, and the
# texts of those that may be quoted.
prepare_archive() {
    if [ "$task" = recall ]; then
        if [ -n "$period" ]; then
            choose_period
        else
            choose_run
        fi
        keeper list | sed 1d >"$work/list"
        texts=$(wc -l <"$work/list")
        list_articles "$work/quotes" "$texts"
        plan_recall
    else
        digest_whole
        remember
    fi
}
