#!/bin/sh
# Makes the pictures of this folder out of its articles: `make screenshots`.
# usage: screenshots.sh FOLDER   (where pages are put; NODE_PATH: where playwright-core is)
set -eu
here=$(dirname -- "$0")
root=$here/..
folder=$1

absent() { echo "screenshots: $1 is not installed: make deps-peers installs it" >&2; exit 1; }
command -v pngquant >/dev/null || absent pngquant
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || absent chromium
node -e 'require("playwright-core")' 2>/dev/null || absent playwright-core

mkdir -p "$folder"
page() { "$root/pipeline.sh" --format=html "$@"; }
page --topics=6 --sections=overview,topics,documents,terms,keyness,phrases,dispersion,sentences \
    "$here/gazette" >"$folder/archive.html"
page "$root/tests/samples/harbour.txt" >"$folder/article.html"
"$root/pipeline.sh" --keep="$folder" --topics=6 "$here/gazette" >/dev/null
"${WINNOW_BIN:-$root/bin}/report" --color=always --width=80 --topics=6 --top=6 \
    --sections=overview,terms,keyness,phrases,topics,documents,dispersion \
    "$folder/phrases.tsv" "$folder/sentences.tsv" >"$folder/screen.txt"
node "$here/screenshots.js" "$folder" "$here"
for picture in "$here"/*.png; do
    pngquant --force --speed 1 --quality 70-95 --strip --ext .png "$picture"
done
