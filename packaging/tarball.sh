#!/bin/sh
# Programs and data in one tarball that works wherever it is unpacked, as a checkout does: a link to
# its `winnow` in a folder of PATH is all that an installation needs. Only the C library is not in
# the programs.
#     packaging/tarball.sh FOLDER NAME MAKE
set -eu

folder=$1 name=$2 make=$3
there=$folder/$name
rm -rf "${there:?}"
mkdir -p "$there/bin" "$folder/static"
# Its name is one of ours, too.
objcopy --redefine-sym utf8_encode=jansson_utf8_encode "$(${CC:-gcc} -print-file-name=libjansson.a)" \
    "$folder/static/libjansson.a"
$make --no-print-directory programs man STATIC=yes LDFLAGS="-L$folder/static -pie -Wl,-z,relro,-z,now" BUILD="$folder/static" BIN="$folder/static/bin"
for program in "$folder"/static/bin/*; do
    strip -o "$there/bin/${program##*/}" "$program"
done
cp -R pipeline winnow pipeline.sh README.md CHANGELOG.md SECURITY.md LICENSE "$there/"
mkdir "$there/man" && cp "$folder"/static/man/* "$there/man/"
find convert share -type f ! -path '*/__pycache__/*' ! -name '*.part' ! -name '*.tsv' |
    while read -r file; do
        mkdir -p "$there/${file%/*}" && cp "$file" "$there/$file"
    done
chmod -R u=rwX,go=rX "$there"
LC_ALL=C tar --sort=name --owner=0 --group=0 --numeric-owner --mtime='1980-01-01 UTC' -C "$folder" \
    -cf - "$name" | gzip -n >"$folder/$name.tar.gz"
du -k "$folder/$name.tar.gz"
