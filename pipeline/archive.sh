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
            -- "$archive" | "$@"
    else
        "$@"
    fi
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

# What the report's articles are held against; of what is recalled, how many there are.
prepare_archive() {
    if [ "$task" = recall ]; then
        [ -z "$period" ] || choose_period
        keeper list | sed 1d >"$work/list"
        texts=$(wc -l <"$work/list")
        awk -F '\t' '$5 != "" { print $1 "\t" $5 }' "$work/list" >>"$sources"
    else
        remember
    fi
}
