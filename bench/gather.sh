#!/bin/sh
# gather beside the Perl that it replaced, on N small files (20,000): time, names, and the bytes
# of the texts without the lines that repeat. Usage: bench/gather.sh [N]; prints Markdown.
set -eu
files=${1:-20000}
bin=${WINNOW_BIN:-bin}
bin=$(cd "$bin" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/convert" "$work/perl" "$work/gather"
for file in Articles.pm boilerplate.pl divide.pl find.pl; do
    git show "6ce2865:convert/$file" >"$work/convert/$file"
done
awk -v files="$files" -v folder="$work/in" 'BEGIN {
    for (i = 0; i < files; i++) {
        below = folder "/" int(i / 500)
        if (i % 500 == 0) system("mkdir -p " below)
        file = below "/" i ".txt"
        for (line = 0; line < 12; line++)
            print "Line " line " of article " i " says " (i * 7919 + line * 104729) % 99991 "." >file
        print "Share this page with your friends" >file
        print "Sign in to leave a comment" >file
        close(file)
    }
}'
cat "$work"/in/*/* >/dev/null

perl_run() {
    perl "$work/convert/find.pl" "$work/perl" '' '' "$work/in"
    perl "$work/convert/boilerplate.pl" "$work/perl"
    perl "$work/convert/divide.pl" "$work/perl" 2
}
gather_run() {
    "$bin/gather" --quiet --into="$work/gather" "$work/in"
    "$bin/gather" --quiet --articles="$work/gather/found" --into="$work/gather"
}
now() { date +%s%N; }
best() { # FUNCTION: milliseconds, the least of five
    for _ in 1 2 3 4 5; do
        start=$(now)
        "$1" >/dev/null
        echo $((($(now) - start) / 1000000))
    done | sort -n | head -n 1
}
perl=$(best perl_run)
gather=$(best gather_run)

tr '\0' '\n' <"$work/perl/texts" >"$work/names"
cut -f1 "$work/gather/found" | cmp - "$work/names"
"$bin/tokenize" --plain --language=en --sources="$work/perl/sources" --files0-from="$work/perl/texts" |
    cksum >"$work/perl.sum"
"$bin/tokenize" --plain --language=en --articles="$work/gather/articles" | cksum |
    cmp - "$work/perl.sum"
echo "| files | Perl, ms | gather, ms | times as fast |"
echo "|--:|--:|--:|--:|"
echo "| $files | $perl | $gather | $(awk "BEGIN { printf \"%.1f\", $perl / $gather }") |"
