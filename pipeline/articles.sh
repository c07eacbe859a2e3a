# shellcheck shell=sh disable=SC2154,SC2034,SC2016 # pipeline.sh sets and uses the rest
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
        ${aside:+"--refuse=$aside"} ${archive:+"--refuse=$archive/lock"} \
        ${list:+"--files-from=$list"} -- "$@"
    read -r texts suspects available bytes <"$work/count" || exit 2
    memory=${memory:-$available}
    files=$texts
    [ ! -s "$work/left" ] || {
        count_lines "$work/left"
        files=$((texts + lines))
    }
    [ "$suspects" -eq 0 ] || convert_suspects
    count_left_out
    trim_articles
    [ "$texts" -gt 0 ] || [ "$status" -eq 0 ] || {
        sum_left_out
        say_left_out
        exit 2
    }
}

# Adds up what gather and convert left out: `file` or `part`, how many, and why.
count_left_out() {
    [ -s "$work/left" ] || return 0
    tool "$work" awk -F '\t' -v OFS='\t' '
        { counts[$1 FS $3] += $2 }
        END { for (key in counts) { split(key, cells); print cells[1], counts[key], cells[2] } }
    ' "$work/left" >"$work/reasons"
    tool "$work" sort -t '	' -k 1,1 -k 2,2nr -k 3,3 -o "$work/left.tsv" "$work/reasons"
    [ ! -s "$work/left.tsv" ] || left_out=$work/left.tsv
}

alike=5 # files that are not used for the same reason: of more the first is named (convert.py)

# Sets sum to what is said at the end of a run on more than one file: each reason was reported long
# before. `copy` and `near` are articles with the text of another, and nearly with it.
sum_left_out() {
    sum=''
    [ "${files:-1}" -gt 1 ] && [ -s "$work/left.tsv" ] || return 0
    sum=$(LC_ALL=C awk -F '\t' -v texts="$texts" -v verbose="$verbose" -v alike="$alike" '
        $1 == "file" && $2 > alike { shortened = 1 }
        $1 == "copy" || $1 == "near" { count[$1] = $2; next }
        { list[$1] = list[$1] (list[$1] == "" ? "" : ", ") $3 " (" $2 ")" }
        END {
            if (verbose == "" && !("file" in list || "part" in list || "copy" in count)) exit
            printf "%d %s", texts, texts == 1 ? "article read" : "articles read"
            if ("file" in list) printf "; files not used: %s", list["file"]
            if ("part" in list) printf "; left out of files: %s", list["part"]
            if ("copy" in count)
                printf "; copies of others, not counted: %d (--keep-duplicates counts them%s)", count["copy"],
                    verbose == "" ? ", -v names each" : ""
            if ("near" in count) printf "; nearly the same as others: %d", count["near"]
            if (shortened && verbose == "") printf " (-v names each)"
        }' "$work/left.tsv") || {
        say "$work/left.tsv" 'cannot be read'
        exit 2
    }
}

say_left_out() {
    [ -z "$sum" ] || remark "$sum"
}

# Leaves out what repeats: lines, and whole articles, which an archive and --find see to
# themselves.
trim_articles() {
    [ "$texts" -gt 1 ] || [ "$articles" != "$work/found" ] || return 0
    [ -z "$archive" ] && [ "$task" != find ] || keep_duplicates=yes
    read_and_write /dev/null "$work/count"
    run gather --articles="$articles" --into="$work" ${keep_boilerplate:+--keep-boilerplate} \
        ${keep_duplicates:+--keep-duplicates} ${quiet:+--quiet} ${verbose:+--verbose}
    read -r texts bytes same near <"$work/count" || exit 2
    articles=$work/articles
    note_copies copy "$same"
    note_copies near "$near"
}

note_copies() { # KIND HOW-MANY
    [ "$2" -gt 0 ] || return 0
    left_out=$work/left.tsv
    printf '%s\t%s\t\n' "$1" "$2" >>"$left_out" || exit 2
}

convert_suspects() {
    [ -z "$verbose" ] || "$bin/${prefix}cage" --version | sed '1d;/^commit /d' | remark_lines
    [ -z "$verbose" ] || remark "$suspects of $texts files may need conversion to text"
    python=$(command -v /usr/bin/python3 || command -v python3) || {
        say python3 'not there, which other forms than text need: install the package python3'
        leave_out_suspects
        return
    }
    group=$(command -v setsid)
    [ -n "$jobs" ] || jobs=$(nproc) || exit 2
    read_and_write /dev/null /dev/null
    start convert ${group:+"$group"} "$python" -ISB "$convert/convert.py" "$work" "$packages" \
        "$jobs" "$bin/${prefix}cage" ${verbose:+verbose} ${keep_quoted:+keep-quoted} \
        ${text_field:+"text-field=$text_field"} ${title_field:+"title-field=$title_field"} \
        ${date_field:+"date-field=$date_field"} ${id_field:+"id-field=$id_field"}
    heed
    [ ! -s "$work/remarks" ] || remark_lines <"$work/remarks"
    articles=$work/converted
}

leave_out_suspects() {
    status=1
    tool "$work" awk 'FNR == NR { suspect[$0] = 1; next } !($0 in suspect)' \
        "$work/suspects" "$work/found" >"$work/converted"
    articles=$work/converted
}
