#!/bin/sh
# What systems that compile no data take beside the source tarball: the words of English, and Python's
# modules but the compiled ones, in share/ of the source's folder; the same bytes each time.
#     packaging/dist_share.sh FOLDER NAME     NAME is that of the source's folder
set -eu

folder=$1 name=$2
# shellcheck source=packaging/language_files.sh
. packaging/language_files.sh
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tree=$scratch/$name/share
mkdir -p "$tree"
words="$(files_of en) languages/model.bin"
for file in $words; do licence_of "$file"; done >"$tree/LICENSE-en"
# shellcheck disable=SC2086 # names
(cd share && cp -R --parents $words python "$tree/")
find "$tree" -name __pycache__ -prune -exec rm -rf {} +
rm -rf "$tree/python/lxml" "$tree/python"/lxml-* "$tree/python"/pypdfium2*
chmod -R u=rwX,go=rX "$tree"
(cd "$scratch" && find "$name" -type f | LC_ALL=C sort | LC_ALL=C tar --owner=0 --group=0 --numeric-owner \
    --mtime='1980-01-01 UTC' --format=ustar -cf - -T -) | gzip -9n >"$folder/$name-share.tar.gz"
