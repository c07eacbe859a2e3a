#!/bin/sh
# Keeps in FOLDER what each data file was last made from: `records.sh FOLDER`, with lines of a
# record's name and the files that are read on standard input. Scripts are known by their content,
# packages by name and size, what Debian installs by name, size and time. A record that is as
# it was keeps its time, so that make makes anew what was made from other or fewer files. Where
# there are no records yet, what is there counts as made from what is there.
set -eu

folder=$1
first=''
[ -d "$folder" ] || first=yes
mkdir -p "$folder"
lines=$(cat)
files=$(printf '%s\n' "$lines" | cut -d ' ' -f 2- -s | tr ' ' '\n' | sort -u)
scripts=$(printf '%s\n' "$files" | grep -E '\.(py|c|h)$' || :)
known=$(
    # shellcheck disable=SC2086 # lists
    [ -z "$scripts" ] || cksum $scripts | awk '{ print $3, $1, $2 }'
    # shellcheck disable=SC2086
    [ -z "$files" ] || stat -L -c '%n %s %Y' -- $files 2>/dev/null | awk '$1 !~ /\.(py|c|h)$/ {
        print $1, $2, $1 ~ /^data\/packages\// ? "" : $3 }'
)
printf '%s\n' "$known" ' ' "$lines" | awk -v folder="$folder" '
    $0 == " " { listed = 1; next }
    !listed { known[$1] = $0; next }
    NF { record = folder "/" $1
         for (i = 2; i <= NF; i++) text[record] = text[record] ($i in known ? known[$i] : $i) "\n"
         old = ""
         while ((getline line <record) > 0) old = old line "\n"
         close(record)
         if (old != text[record]) { printf "%s", text[record] >record; close(record) } }'
[ -z "$first" ] || find "$folder" -type f -exec touch -r data/mapped_table.py {} +
