#!/bin/sh
# Debian's packages of the checkout: winnow, and winnow-data-LANG for each language whose words are
# in share/. debhelper makes them; lintian checks them.
#     packaging/deb.sh FOLDER VERSION MAKE     (DEB_LANGUAGES='en hu': only these)
set -eu

folder=$1 version=$2 make=$3
tree=$folder/winnow-$version
rm -rf "${folder:?}"
mkdir -p "$tree"
packaging/sources.sh | xargs -0 cp --parents -t "$tree"
rm -rf "$tree/share"
cp -Rl share "$tree/" 2>/dev/null || cp -R share "$tree/"
rm -rf "$tree/share/python"/*.dist-info "$tree/share/python/lxml" "$tree/share/python"/pypdfium2*
cp -R packaging/debian "$tree/debian"
cp build/commit "$tree/packaging/commit"

day=$(sed -n 's/^commit [^ ]* of \([0-9-]*\).*/\1/p' build/commit)
SOURCE_DATE_EPOCH=$(date -u -d "${day:-now}" +%s)
export SOURCE_DATE_EPOCH
cat >"$tree/debian/changelog" <<END
winnow ($version) unstable; urgency=medium

  * See CHANGELOG.md.

 -- The Winnow authors <maintainers@users.noreply.github.com>  $(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")
END

# shellcheck source=packaging/language_files.sh
. packaging/language_files.sh

# stem lists codes and names; the dictionaries' languages may have nothing else.
bin/stem --list-languages | awk -F '\t' '{ print $1, $2 }' >"$folder/names"
languages=$(languages_there)
for language in ${DEB_LANGUAGES:-$languages}; do
    files_of "$language" | sed 's|.*|usr/share/winnow/&|' >"$tree/debian/winnow-data-$language.install"
    [ -s "$tree/debian/winnow-data-$language.install" ] || {
        rm "$tree/debian/winnow-data-$language.install"
        continue
    }
    sed -i 's|\(.*\)/\([^/]*\)$|\1/\2 \1|' "$tree/debian/winnow-data-$language.install"
    name=$(sed -n "s/^$language //p" "$folder/names" | head -n 1)
    [ ! -e "$tree/debian/done-$language" ] || continue
    cat >>"$tree/debian/control" <<END

Package: winnow-data-$language
Architecture: all
Multi-Arch: foreign
Depends: \${misc:Depends}
Enhances: winnow
Description: words of ${name:-a language} for winnow
 Stop words, usual frequencies, parts of speech and stems of ${name:-a language}, as far
 as there are any: with them winnow finds key terms and phrases of its texts.
END
    : >"$tree/debian/done-$language"
done
rm -f "$tree"/debian/done-* "$folder/names"

(cd "$tree" && DEB_BUILD_OPTIONS='nocheck noautodbgsym parallel=2' WINNOW_MAKE=$make \
    dpkg-buildpackage --build=binary --no-sign --no-check-builddeps) >"$folder/deb.log" 2>&1 || {
    tail -n 20 "$folder/deb.log" >&2
    exit 1
}
rm -rf "$tree"
! command -v lintian >/dev/null || lintian --fail-on error,warning "$folder"/*.changes
du -ck "$folder"/*.deb | tail -n 1
