#!/bin/bash
# README's daily command, with a folder today/ that is filled anew each day: no quote is ever from
# another article, and a year later each day's report quotes the same bytes as the first.
#     tests/faults/archive_daily.sh [DAYS]
set -u

days=${1:-6}
root=$(cd "$(dirname "$0")/../.." && pwd)
export WINNOW_BIN=${WINNOW_BIN:-$root/bin} WINNOW_DATA=${WINNOW_DATA:-$root/share} LC_ALL=C
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2

fail() {
    echo "archive_daily: $1" >&2
    head -n 20 errors >&2
    exit 1
}

# Each sentence of an article has its mark, which no other has. The words are other ones each day:
# an article that is much the same by the same name would be a later version of it.
text() { # DAY NAME
    awk -v day="$1" -v name="$2" 'BEGIN {
        srand(1000 * day + 10 * length(name) + index("pfmot", substr(name, 1, 1)))
        for (sentence = 0; sentence < 5; sentence++) {
            line = "The mark" day "x" name
            for (word = 0; word < 9; word++) {
                line = line " "
                for (letter = 0; letter < 5; letter++)
                    line = line substr("bdfgklmnprst", rand() * 12 + 1, 1) substr("aeiou", rand() * 5 + 1, 1)
            }
            print line "."
        }
    }'
}

page() { # DAY NAME
    printf '<html><head><title>On %s</title></head><body><article><p>%s</p></article></body></html>' \
        "$2" "$(text "$1" "$2")"
}

day_of() { # DAY FORMAT
    date -u -d "2026-01-01 + $(($1 - 1)) days" "+$2"
}

fill_today() { # DAY: the same names each day
    rm -rf today && mkdir today
    text "$1" plain >today/1.txt
    text "$1" packed | gzip >today/2.gz
    page "$1" page >today/3.html
    printf '{"id":"1","text":"%s"}\n{"id":"2","text":"%s"}\n' "$(text "$1" one | tr '\n' ' ')" \
        "$(text "$1" two | tr '\n' ' ')" >today/4.jsonl
    printf 'From a@harl.example %s\nMessage-ID: <1@harl.example>\nSubject: x\n\n%s\n' \
        "$(day_of "$1" '%a %b %e %T %Y')" "$(text "$1" mail)" >today/5.mbox
    printf '<rss><channel><item><guid>1</guid><description>%s</description></item></channel></rss>' \
        "$(text "$1" feed)" >today/6.rss
}
declare -A marks=([1.txt]=plain [2.gz]=packed [3.html]=page [4.jsonl/1]=one [4.jsonl/2]=two
    [5.mbox/1@harl.example]=mail [6.rss/1]=feed)

run() { # OPTION...
    "$root/pipeline.sh" --quiet --language=en --archive=news --format=tsv --top=50 --sections=sentences "$@" \
        2>errors || fail "a run fails"
}

# Each row is quoted from the article that it names.
check() { # DAY FILE
    [ "$(grep -c '^sentences' "$2")" -ge 20 ] || fail "day $1: quotes are missing"
    while IFS=$'\t' read -r section name _ quote _; do
        [ "$section" = sentences ] || continue
        name=${name#today/}
        name=${name%#*}
        [ -n "${marks[$name]-}" ] || name=${name%@*} # as the archive calls a further one
        mark=mark$1x${marks[$name]-none}
        [[ "$quote" == *"$mark "* ]] || fail "day $1: $name is quoted as: $quote"
    done <"$2"
}

for ((day = 1; day <= days; day++)); do
    fill_today "$day"
    run --date="$(day_of "$day" %F)" today >"day.$day"
    check "$day" "day.$day"
    run --last >last
    cmp -s last "day.$day" || fail "day $day: --last is another report"
done
rm -rf today
for ((day = 1; day <= days; day++)); do
    run --since="$(day_of "$day" %F)" --until="$(day_of "$day" %F)" >recalled
    # Names have a mark where an article of another day has the same.
    cut -f 3- recalled >quotes
    cut -f 3- "day.$day" | cmp -s - quotes ||
        fail "day $day is quoted otherwise when it is recalled"
    check "$day" recalled
done
"$WINNOW_BIN/archive" verify news || fail 'the archive is not whole'
echo "archive_daily: $days days of $(wc -l <recalled) rows, each quoted from its own article"
