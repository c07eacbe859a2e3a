# shellcheck shell=sh disable=SC2154,SC2034 # pipeline.sh sets and uses the rest
# Finding the articles: sets `articles` to the list of them (winnow-articles(5)), `texts` to how
# many there are, and `bytes` to how many bytes they have.

remark() { # WORDS
    [ -n "$quiet" ] || printf '%s: %s\n' "$me" "$1" >&2
}

remark_lines() {
    while IFS= read -r line; do
        remark "$line"
    done
}

find_articles() { # NAME...
    articles=$work/found
    exec 3<&0 4>"$work/count"
    run gather --into="$work" ${quiet:+--quiet} ${null:+--null} ${output:+"--refuse=$output"} \
        ${keep:+"--refuse=$keep/stream.vrt"} ${keep:+"--refuse=$keep/phrases.tsv"} \
        ${keep:+"--refuse=$keep/sentences.tsv"} ${archive:+"--refuse=$archive/manifest"} \
        ${list:+"--files-from=$list"} -- "$@"
    read -r texts suspects available bytes <"$work/count" || exit 2
    memory=${memory:-$available}
    [ "$suspects" -eq 0 ] || convert_suspects
    trim_articles
    [ "$texts" -gt 0 ] || [ "$status" -eq 0 ] || exit 2
}

# Leaves out what repeats.
trim_articles() {
    [ "$texts" -gt 1 ] || [ "$articles" != "$work/found" ] || return 0
    read_and_write /dev/null "$work/count"
    run gather --articles="$articles" --into="$work" ${keep_boilerplate:+--keep-boilerplate} \
        ${quiet:+--quiet}
    read -r texts bytes <"$work/count" || exit 2
    articles=$work/articles
}

convert_suspects() {
    [ -z "$verbose" ] || "$bin/${prefix}cage" --version | sed -n 2p | remark_lines
    [ -z "$verbose" ] || remark "$suspects of $texts files may need conversion to text"
    python=$(command -v /usr/bin/python3 || command -v python3) || {
        say python3 'not there, which other forms than text need: install the package python3'
        leave_out_suspects
        return
    }
    group=$(command -v setsid)
    read_and_write /dev/null /dev/null
    start convert ${group:+"$group"} "$python" "$convert/convert.py" "$work" "$packages" \
        "${jobs:-$(nproc)}" "$bin/${prefix}cage" ${verbose:+verbose} ${keep_quoted:+keep-quoted} \
        ${text_field:+"text-field=$text_field"} ${title_field:+"title-field=$title_field"} \
        ${date_field:+"date-field=$date_field"} ${id_field:+"id-field=$id_field"}
    heed
    [ ! -s "$work/remarks" ] || remark_lines <"$work/remarks"
    articles=$work/converted
}

leave_out_suspects() {
    status=1
    LC_ALL=C awk 'FNR == NR { suspect[$0] = 1; next } !($0 in suspect)' \
        "$work/suspects" "$work/found" >"$work/converted" || exit 2
    articles=$work/converted
}
