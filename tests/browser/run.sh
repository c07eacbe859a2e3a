#!/bin/sh
# Makes pages of samples and of hostile input, and uses them in Chromium.
# usage: run.sh FOLDER [WORDS]   (where the pages are put; only the cases whose names hold the
# words; NODE_PATH: where the packages are)
set -eu
here=$(dirname -- "$0")
root=$here/../..
folder=$1

absent() { echo "browser-check: $1 is not installed: make deps-peers installs it" >&2; exit 1; }
command -v node >/dev/null || absent nodejs
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || absent chromium
node -e 'require("playwright-core"); require("axe-core")' 2>/dev/null || absent 'playwright-core or axe-core'

mkdir -p "$folder"
page() { name=$1; shift; "$root/pipeline.sh" --format=html "$@" >"$folder/$name.html"; }

page samples "$root"/tests/samples/*.txt
page scripts "$here"/scripts.txt
page article "$root"/tests/samples/harbour.txt
page topics --topics=3 --top=12 "$root"/tests/samples/*.txt
page collection "$root/docs/gazette"
page german --interface=de "$root/docs/gazette"
"$root/pipeline.sh" --quiet --keep="$folder/reference" "$root/tests/samples/orchard.txt" >"$folder/reference.txt"
page compared --reference="$folder/reference/phrases.tsv" "$root/tests/samples/harbour.txt"
"$root/winnow" --format=html compare "$root/docs/gazette/ferry" "$root/docs/gazette/school" >"$folder/comparison.html"
rm -rf "$folder/kept"
for files in '02 */*[re]s.txt' '09 */*[tr]*.txt' '16 */*.txt'; do
    # shellcheck disable=SC2086 # a pattern
    "$root/pipeline.sh" --quiet --archive="$folder/kept" --date="2026-03-${files%% *}" --sections=overview \
        "$root"/docs/gazette/${files#* } >"$folder/kept.txt" 2>&1
done
page week --archive="$folder/kept" --period=week
{
    printf 'period\tterm\tcount\tarticles\tper_million\n'
    for month in 01 02 03 05; do
        printf "2026-$month\\tcrane\\t%s\\t1\\t%s\\n2026-$month\\tprime minister\\t2\\t1\\t150.5\\n" "${month#0}" "${month#0}00"
    done
} >"$folder/series.tsv"
"${WINNOW_BIN:-$root/bin}/report" --format=html --period=month --series="$folder/series.tsv" >"$folder/series.html"
printf 'document\tterm\tlang\tforms\tcount\n' >"$folder/empty.tsv"
"${WINNOW_BIN:-$root/bin}/report" --format=html "$folder/empty.tsv" >"$folder/empty.html" 2>"$folder/empty.log"

# Markup, escape sequences, overrides of direction and a word of 10,000 letters, in the text and
# in the name of the document.
for turn in 1 2 3; do
    printf '<script>window.hostile=1</script> The gate "onload=window.hostile=1 opens the gate %s.\n' "$turn"
    printf 'An <img src=x onerror=window.hostile=1> image \033[31mred\033]0;title\007 of the gate \342\200\256evil\342\200\254.\n'
    printf '</style></title></svg><iframe src="javascript:window.hostile=1"> The gate &lt;b&gt; {{7*7}} ]]>.\n'
    printf '%010000d' 0 | tr 0 x
    printf ' is a long gate.\n'
done >"$folder/\"><script>window.hostile=1<&script>.txt"
page hostile -- "$folder/\"><script>window.hostile=1<&script>.txt"

node "$here/check.js" "$folder" ${2:+"$2"}
