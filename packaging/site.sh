#!/bin/sh
# The site: guides by pandoc, manuals by mandoc, sample pages by winnow; every link within it leads
# somewhere, or status 1.
#     packaging/site.sh FOLDER MANUALS, from the repository's root
set -eu

site=$1 manuals=$2
rm -rf "${site:?}"
mkdir -p "$site/man" "$site/samples"

packaging/sources.sh | tr '\0' '\n' | grep '\.md$' | LC_ALL=C sort | grep -v '^tests/[^/]*/[^/]*/' | while read -r guide; do
    mkdir -p "$site/$(dirname "$guide")"
    title=$(sed -n 's/^# //p' "$guide" | head -n 1)
    up=$(dirname "$guide" | sed 's|[^/.][^/]*|..|g')
    # Links to guides lead to their pages; what else they name comes along.
    pandoc -f gfm -t html5 --standalone --metadata "pagetitle=$title" --css "$up/site.css" "$guide" |
        sed 's|\(href="[^":]*\)\.md\(["#]\)|\1.html\2|g' >"$site/${guide%.md}.html"
    grep -oE '(href|src)="[^"#:?]+"' "$site/${guide%.md}.html" | cut -d'"' -f2 | while read -r target; do
        file=$(dirname "$guide")/$target
        case $target in *.css) continue ;; esac
        [ ! -f "$file" ] || { mkdir -p "$site/$(dirname "$file")" && cp "$file" "$site/$file"; }
        [ ! -d "$file" ] || { mkdir -p "$site/$file" && cp -R "$file/." "$site/$file/"; }
    done
done
cp "$site/README.html" "$site/index.html"
cp packaging/site.css "$site/"
for manual in "$manuals"/*; do
    mandoc -Thtml -O man=%N.%S.html,style=../site.css "$manual" >"$site/man/${manual##*/}.html"
done
./winnow --topics=6 --output="$site/samples/gazette.html" docs/gazette
./winnow --topics=6 --output="$site/samples/gazette.md" docs/gazette
./winnow --topics=6 --output="$site/samples/gazette.json" docs/gazette
./winnow --output="$site/samples/article.html" docs/gazette/harbour/cranes.txt

# Of ours: manuals name those of other systems, too.
find "$site" -name '*.html' ! -path '*/samples/*' | while read -r page; do
    grep -oE '(href|src)="[^"#:]+["#]' "$page" | cut -d'"' -f2 | tr -d '#' | sort -u | while read -r target; do
        [ -e "$(dirname "$page")/$target" ] || case $page in
            */man/*) ;;
            *) echo "site: ${page#"$site"/}: $target: not there" ;;
        esac
    done
done >"$site.broken"
cat "$site.broken" >&2
[ ! -s "$site.broken" ] || exit 1
rm "$site.broken"
echo "site: $(find "$site" -name '*.html' | wc -l) pages in $site"
