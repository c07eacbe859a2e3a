#!/bin/sh
# Builds the programs twice, in folders of different names and lengths, with other times, locale,
# umask and number of jobs: the same bytes, or status 1.
#     packaging/reproducible.sh FOLDER, from the repository's root
set -eu

folder=$1
programs='bin/tokenize bin/stem bin/kwic bin/count bin/report bin/archive bin/cage'
rm -rf "$folder"
for copy in one another/and/longer; do
    mkdir -p "$folder/$copy"
    packaging/sources.sh | xargs -0 cp --parents -t "$folder/$copy"
done
# shellcheck disable=SC2086 # a list
(cd "$folder/one" && make -s -j"$(nproc)" $programs)
# shellcheck disable=SC2086
(cd "$folder/another/and/longer" && umask 077 && find . -exec touch -d 2001-01-01 {} + &&
    TZ=Asia/Tokyo LC_ALL=C.UTF-8 make -s -j1 $programs)
for program in $programs; do
    cmp "$folder/one/$program" "$folder/another/and/longer/$program"
done
# shellcheck disable=SC2086
(cd "$folder/one" && sha256sum $programs)
