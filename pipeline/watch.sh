# shellcheck shell=sh disable=SC2154,SC2034,SC2016 # pipeline.sh sets and uses the rest
# Words of one's own in an archive: --series counts them by day, week or month, --watch says which
# came up.

# Writes each place of the queries in the archive's articles.
find_queries() { # QUERIES
    make_pipes ''
    exec 3</dev/null
    open_pipe "$work/pipe1"
    recall_articles
    read_last_and_write "$work/places.tsv"
    program kwic --queries="$1" --context=0
    heed
}

last_run() { # prints the number of the archive's last run, 0 where it is empty
    [ -e "$archive/manifest" ] || {
        echo 0
        return
    }
    archive_run runs >"$work/runs" || exit 2
    awk 'NR > 1 { last = $1 } END { print last + 0 }' "$work/runs"
}

# As it is, or as CSV (RFC 4180).
print_table() { # FILE
    shown_table=$1
    if [ "$format" = csv ]; then
        shown_table=$1.csv
        tool "$work" awk -F '\t' '{
            for (i = 1; i <= NF; i++) {
                if ($i ~ /[",\r]/) {
                    gsub(/"/, "\"\"", $i)
                    $i = "\"" $i "\""
                }
                printf "%s%s", $i, i < NF ? "," : "\r\n"
            }
        }' "$1" >"$shown_table"
    fi
    if [ -n "$aside" ]; then
        tool "$named" cat -- "$shown_table" >"$aside"
    else
        print_file "$shown_table"
    fi
}

# ------------------------------------------------------------------ --series

count_by_period='
    # Days since 1970-01-01 (Howard Hinnant, days_from_civil), and back.
    function days_of(date, y, m, d, era, of_era, of_year) {
        y = substr(date, 1, 4) + 0; m = substr(date, 6, 2) + 0; d = substr(date, 9, 2) + 0
        y -= m <= 2
        era = int(y / 400); of_era = y - era * 400
        of_year = int((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1
        return era * 146097 + of_era * 365 + int(of_era / 4) - int(of_era / 100) + of_year - 719468
    }
    function date_of(days, era, of_era, y, of_year, m, d) {
        days += 719468
        era = int(days / 146097); of_era = days - era * 146097
        y = int((of_era - int(of_era / 1460) + int(of_era / 36524) - int(of_era / 146096)) / 365)
        of_year = of_era - (365 * y + int(y / 4) - int(y / 100))
        m = int((5 * of_year + 2) / 153)
        d = of_year - int((153 * m + 2) / 5) + 1
        m = m < 10 ? m + 3 : m - 9
        return sprintf("%04d-%02d-%02d", y + era * 400 + (m <= 2), m, d)
    }
    function period_of(date, days) {
        if (period == "month") return substr(date, 1, 7)
        if (period == "day") return date
        days = days_of(date)
        return date_of(days - (days + 3) % 7)
    }
'

# A series has a row for each term in each period: more than a million are refused.
most_rows=1000000
check_rows() {
    # shellcheck disable=SC2154 # of awk
    tool "$work" awk -F '\t' -v period="${period:-day}" "$count_by_period"'
        FILENAME == ARGV[1] { terms++; next }
        FNR > 1 { at = period_of($2); if (!seen[at]++) periods++ }
        END { printf "%d %d %d\n", terms, periods, terms * periods }
    ' "$work/queries" "$work/all" >"$work/size"
    read -r term_count periods row_count <"$work/size" || exit 2
    [ "$row_count" -le "$most_rows" ] || {
        say "--series: $term_count terms of $periods periods are $row_count rows, more than $most_rows: a longer --period, --since or fewer terms"
        exit 2
    }
}

# Every period that has articles, with every term, in the order of the periods.
count_series() {
    tool "$work" awk 'BEGIN {
        count = split(ARGV[1], queries, ",")
        for (n = 1; n <= count; n++) {
            gsub(/^ +| +$/, "", queries[n])
            if (queries[n] != "") print queries[n]
        }
    }' "$series" >"$work/queries"
    archive_run list >"$work/all" || exit 2
    check_rows
    find_queries "$work/queries"
    tool "$work" awk -F '\t' -v OFS='\t' -v period="${period:-day}" "$count_by_period"'
        FILENAME == ARGV[1] { terms[++term_count] = $0; next }
        FILENAME == ARGV[2] { if (FNR > 1) tokens[at_of[$1] = period_of($2)] += $3; next }
        FNR > 1 {
            at = at_of[$3]
            count[at, $1]++
            if (!seen[at, $1, $3]++) articles[at, $1]++
        }
        END {
            for (at in tokens)
                for (t = 1; t <= term_count; t++) {
                    n = count[at, terms[t]] + 0
                    print at, t, terms[t], n, articles[at, terms[t]] + 0,
                        sprintf("%.6g", tokens[at] ? 1000000 * n / tokens[at] : 0)
                }
        }' "$work/queries" "$work/all" "$work/places.tsv" >"$work/counts"
    tool "$work" sort -t '	' -k 1,1 -k 2,2n -o "$work/rows" "$work/counts"
    tool "$work" awk -F '\t' -v OFS='\t' '
        BEGIN { print "period", "term", "count", "articles", "per_million" }
        { print $1, $3, $4, $5, $6 }' "$work/rows" >"$work/series"
    show_series "$work/series"
}

# The first and the last day of what was counted, for the heading.
name_days() {
    tool "$work" awk -F '\t' 'NR > 1 { print $2 }' "$work/all" >"$work/days"
    tool "$work" sort -o "$work/days" "$work/days"
    [ -s "$work/days" ] || return 0
    since=$(head -n 1 "$work/days") && until=$(tail -n 1 "$work/days") || exit 2
}

# A table for programs; on a terminal, and in the other formats, what report draws of it.
show_series() { # TABLE
    [ -n "$format" ] || [ ! -t 1 ] || [ -n "$aside" ] || format=text
    case ${format:-tsv} in
        tsv | csv) print_table "$1" ;;
        *)
            report_options="$look_options --format=$format"
            before=''
            name_days
            write_report report --series="$1" --archive="$archive" --period="${period:-day}" \
                ${since:+"--since=$since"} ${until:+"--until=$until"} \
                --command="${called:-$me} $given"
            ;;
    esac
}

# ------------------------------------------------------------------ --watch

# Adds the articles named; what they add is what is watched.
watch_added() { # NAME...
    before_run=$(last_run) || exit 2
    "$folder/${0##*/}" --no-config --format=tsv --sections=overview --archive="$archive" \
        ${language:+"--language=$language"} ${memory:+"--memory=$memory"} ${date:+"--date=$date"} \
        ${quiet:+--quiet} ${list:+"--files-from=$list"} ${null:+--null} -- "$@" >/dev/null
    case $? in
        0) ;;
        1) status=1 ;;
        *) exit 2 ;;
    esac
    since_run=$((before_run + 1))
}

# The terms that came up, as often as they did, with the first article that has each.
watch() { # NAME...
    if [ $# -gt 0 ] || [ -n "$list" ]; then
        watch_added "$@"
    elif [ -n "$last" ]; then
        since_run=$(last_run) || exit 2
    fi
    archive_run list >"$work/all" || exit 2
    find_queries "$watch"
    tool "$work" awk -F '\t' -v OFS='\t' '
        BEGIN { print "term", "count", "articles", "date", "article", "title" }
        FILENAME == ARGV[1] { day[$1] = $2; title[$1] = $6; next }
        FNR == 1 { next }
        !count[$1]++ { terms[++term_count] = $1 }
        !seen[$1, $3]++ { articles[$1]++ }
        !($1 in date) || day[$3] < date[$1] { date[$1] = day[$3]; first[$1] = $3 }
        END {
            for (t = 1; t <= term_count; t++) {
                term = terms[t]
                print term, count[term], articles[term], date[term], first[term], title[first[term]]
            }
        }' "$work/all" "$work/places.tsv" >"$work/watched"
    count_lines "$work/watched"
    print_table "$work/watched"
    [ "$lines" -gt 1 ] || [ "$status" -ne 0 ] || status=3
}
