#!/bin/sh
# Makes the pictures of this folder out of its articles: `make screenshots`.
# usage: screenshots.sh FOLDER   (where pages are put; NODE_PATH: where playwright-core is)
set -eu
here=$(cd -- "$(dirname -- "$0")" && pwd)
root=$here/..
mkdir -p "$1"
folder=$(cd -- "$1" && pwd)

absent() { echo "screenshots: $1 is not installed: make deps-peers installs it" >&2; exit 1; }
command -v pngquant >/dev/null || absent pngquant
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || absent chromium
node -e 'require("playwright-core")' 2>/dev/null || absent playwright-core

cd "$root"
page() { ./winnow --format=html "$@"; }
page --topics=6 docs/gazette >"$folder/archive.html"
page tests/samples/harbour.txt >"$folder/article.html"
./winnow --topics=6 --color=always --width=80 docs/gazette >"$folder/screen.txt"
node "$here/screenshots.js" "$folder" "$here"
for picture in "$here"/*.png; do
    pngquant --force --speed 1 --quality 70-95 --strip --ext .png "$picture"
done
