# shellcheck shell=sh disable=SC2154,SC2034 # pipeline.sh sets and uses the rest
# Finds the articles: their names to $work/texts, how many to texts, and to $work/sources lines
# NAME TAB PATH: where to read what is converted or copied.

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
    list_all
    while IFS= read -r line; do
        remark "$line"
    done <"$work/remarks"
}

# What is read may be quoted: sources has every text, those read by their own names first.
list_all() {
    mv -- "$sources" "$sources.copies"
    LC_ALL=C perl -I"$convert" -MArticles -0ne \
        'chomp; $_ = Articles::escaped($_); print "$_\t$_\n"' "$work/texts" |
        cat -- - "$sources.copies" >"$sources" || exit 2
}

convert_suspects() {
    [ -z "$verbose" ] || "$bin/${prefix}cage" --version | sed -n 2p | while IFS= read -r line; do
        remark "$line"
    done
    [ -z "$verbose" ] || remark "some of $(cat "$work/count") files are converted to text"
    python=$(command -v /usr/bin/python3 || command -v python3) || {
        say python3 'not there, which other forms than text need: install the package python3'
        status=1
        mv -- "$work/plain" "$work/texts"
        return
    }
    "$python" "$convert/convert.py" "$work" "$packages" "${jobs:-$(nproc)}" \
        "$bin/${prefix}cage" ${verbose:+verbose} >"$work/count" &
    echo $! >>"$work/running"
    wait $! || status=1
}
