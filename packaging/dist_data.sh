#!/bin/sh
# A package of each language whose words are in share/, with their licences, in FOLDER: installed
# by `winnow data add` without compiling, the same bytes each time.
#     packaging/dist_data.sh FOLDER VERSION [LANG...]
set -eu

folder=$1 version=$2
shift 2
# shellcheck source=packaging/language_files.sh
. packaging/language_files.sh
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$folder"

# shellcheck disable=SC2046 # codes
[ $# -gt 0 ] || set -- $(languages_there)
for language; do
    files=$(files_of "$language")
    [ "$language" != en ] || files="$files languages/model.bin"
    [ -n "$files" ] || continue
    name=winnow-data-$language-$version
    rm -rf "$scratch/tree" && mkdir "$scratch/tree"
    # shellcheck disable=SC2086 # names
    {
        (cd share && cp -R --parents $files "$scratch/tree/")
        for file in $files; do licence_of "$file"; done >"$scratch/tree/LICENSE-$language"
    }
    chmod -R u=rwX,go=rX "$scratch/tree"
    (cd "$scratch/tree" && find . -type f | sed 's|^\./||' | LC_ALL=C sort >"$scratch/names" &&
        xargs sha256sum <"$scratch/names" >SHA256SUMS)
    (cd "$scratch/tree" && find . -type f | sed 's|^\./||' | LC_ALL=C sort | LC_ALL=C tar --owner=0 --group=0 \
        --numeric-owner --mtime='1980-01-01 UTC' --format=ustar -cf - -T -) | gzip -9n >"$folder/$name.tar.gz"
    (cd "$folder" && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
done
