#!/bin/sh
# Measures an archive: fills one with made-up articles, then adds 100 at a time.
#     bench/archive.sh TEXT [ARTICLES [FOLDER]]
# TEXT is any large text, whose chains of words the articles follow (bench/articles.c). An archive
# that FOLDER holds already is used as it is.
set -eu

text=$1
articles=${2:-100000}
folder=${3:-$(mktemp -d)}
root=$(cd "$(dirname "$0")/.." && pwd)
bin=$root/bin
mkdir -p "$folder"
cc -std=c17 -O2 -o "$folder/articles" "$root/bench/articles.c"

list_batch() { # NAMES: their list, so that the archive keeps the texts
    tr '\0' '\n' <"$1" | sed 's/$/	/' >"$folder/list"
}

if [ ! -d "$folder/news" ]; then
    mkdir "$folder/old"
    "$folder/articles" 42 "$articles" "$folder/old" <"$text"
    find "$folder/old" -name '*.txt' -print0 | LC_ALL=C sort -z >"$folder/names"
    day=0
    while [ $((day * 1000)) -lt "$articles" ]; do
        tr '\0' '\n' <"$folder/names" | sed -n "$((day * 1000 + 1)),$((day * 1000 + 1000))p" |
            tr '\n' '\0' >"$folder/batch"
        list_batch "$folder/batch"
        "$bin/tokenize" --breaks --articles="$folder/list" | "$bin/stem" |
            "$bin/archive" add --articles="$folder/list" \
                --date="$(date -u -d "2026-01-01 + $day days" +%F)" "$folder/news" >/dev/null
        day=$((day + 1))
    done
fi

measure() { # WHAT COMMAND...
    what=$1
    shift
    /usr/bin/time -f "$what\t%e s\t%U s user\t%M KiB" "$@" >/dev/null 2>"$folder/time" ||
        cat "$folder/time"
    tail -n 1 "$folder/time"
}

for run in 1 2 3 4 5; do
    rm -rf "$folder/new"
    mkdir "$folder/new"
    "$folder/articles" $((1000 + run + $("$bin/archive" list "$folder/news" | wc -l))) 100 \
        "$folder/new" <"$text"
    find "$folder/new" -name '*.txt' -print0 >"$folder/names"
    list_batch "$folder/names"
    "$bin/tokenize" --breaks --articles="$folder/list" | "$bin/stem" >"$folder/new.vrt"
    measure 'archive add, 100 articles' "$bin/archive" add --articles="$folder/list" \
        --date=2026-11-24 "$folder/news" "$folder/new.vrt"
    measure 'archive totals' "$bin/archive" totals "$folder/news"
    rm -r "$folder/new"
    mkdir "$folder/new"
    "$folder/articles" $((5000 + run + $("$bin/archive" list "$folder/news" | wc -l))) 100 \
        "$folder/new" <"$text"
    measure 'pipeline.sh --archive, 100 articles' "$root/pipeline.sh" --archive="$folder/news" \
        --date=2026-11-24 "$folder/new"
done
measure 'archive list' "$bin/archive" list "$folder/news"
measure 'archive stream' "$bin/archive" stream "$folder/news"
measure 'archive articles, 4,096 texts' "$bin/archive" articles --every=25 \
    --texts="$folder/texts" "$folder/news"
measure 'archive verify' "$bin/archive" verify "$folder/news"
measure 'report on a day' "$root/pipeline.sh" --archive="$folder/news" --period=day
measure 'report on all' "$root/pipeline.sh" --archive="$folder/news"
du -sb "$folder/news"
[ ! -d "$folder/old" ] || du -sb "$folder/old"
