# shellcheck shell=sh disable=SC2154 # winnow sets the rest
# winnow data: whose words are there, and how more come.

data_most=300 # MB that a package may unpack to
data_own=${XDG_DATA_HOME:-${HOME:+$HOME/.local/share}}
data_own=${data_own:+$data_own/winnow}

data_usage() {
    cat <<'END'
Usage: winnow data list                  the languages whose words are there, and how large they are
       winnow data add LANG|FILE...      more of them: by code in a checkout, or from the packages
                                         of make dist-data (winnow-data-LANG-VERSION.tar.gz)
END
}

data_fail() { # TEXT
    printf 'winnow: %s' "$1" | LC_ALL=C tr '\001-\037\177' '?' >&2
    echo >&2
}

# Where the programs look for data: lib/datadir.c.
data_folders() {
    if [ -n "${WINNOW_DATA-}" ]; then
        echo "$WINNOW_DATA"
    else
        echo "${data:-$folder/share}"
        echo "$data_own"
    fi
}

data_list() {
    data_folders | while read -r there; do
        for file in "$there"/stopwords/*.txt "$there"/frequencies/*.bin "$there"/lexicons/*.bin "$there"/stems/*.bin; do
            [ ! -f "$file" ] || {
                name=${file##*/}
                echo "${name%%.*} $(wc -c <"$file")"
            }
        done
    done | LC_ALL=C awk '
        { size[$1] += $2 }
        END { for (code in size) printf "%s\t%d kB\n", code, (size[code] + 999) / 1000 }' | LC_ALL=C sort
}

# The first folder that can be written; the user's own one is made.
data_target() {
    there=$(data_folders | head -n 1)
    if [ -n "${WINNOW_DATA-}" ] || { [ -d "$there" ] && [ -w "$there" ]; }; then
        echo "$there"
    elif [ -n "$data_own" ]; then
        echo "$data_own"
    else
        data_fail "$there: cannot be written, and HOME is not set"
        return 1
    fi
}

# What a package may hold: files of these names alone.
data_names='^(SHA256SUMS|LICENSE-[a-z]+|languages/model\.bin|stopwords/[a-z]+\.txt|(frequencies|lexicons|stems)/[a-z]+\.bin'
data_names="$data_names|dictionaries/(chinese|thai|lao|khmer|burmese|vietnamese)\\.bin"
data_names="$data_names|dictionaries/unidic/(char\\.bin|dicrc|matrix\\.bin|sys\\.dic|unk\\.dic))\$"

# Says why an unpacked tar is no package.
data_check() { # FILE TAR
    if [ "$(wc -c <"$2")" -gt $((data_most * 1000000)) ]; then
        data_fail "$1: unpacks to more than $data_most MB"
    elif [ "$(dd if="$2" bs=1 skip=257 count=5 2>/dev/null)" != ustar ]; then # tar would unpack more
        data_fail "$1: no package of data"
    elif ! LC_ALL=C tar -tf "$2" >"$2.names" 2>/dev/null || ! [ -s "$2.names" ]; then
        data_fail "$1: no package of data"
    elif LC_ALL=C grep -Eqv "$data_names" "$2.names"; then
        data_fail "$1: no package of data: it holds other files"
    elif LC_ALL=C tar -tvf "$2" | grep -qv '^-'; then
        data_fail "$1: no package of data: it holds what is no file"
    else
        return 0
    fi
    return 1
}

# The bytes that a compiled file begins with; nothing where it begins as it likes.
data_magic() { # NAME
    case $1 in
        languages/*) echo WINLANG3 ;;
        frequencies/*) echo WINFREQ3 ;;
        lexicons/*) echo WINLEX05 ;;
        stems/*) echo WINSTEM3 ;;
        dictionaries/unidic/*) ;;
        dictionaries/*) echo 'winnow trie 2' ;;
    esac
}

# Whether the unpacked files are those that were packed, whole, and of this version.
data_whole() { # PACKAGE NAMES FOLDER
    LC_ALL=C grep -vx SHA256SUMS "$2" | LC_ALL=C sort >"$2.placed"
    # A line of another form could name any file of the system.
    if [ ! -f "$3/SHA256SUMS" ] || LC_ALL=C grep -Eqv '^[0-9a-f]{64}  ' "$3/SHA256SUMS" ||
        ! LC_ALL=C sed 's/^.\{66\}//' "$3/SHA256SUMS" | LC_ALL=C sort | cmp -s - "$2.placed"; then
        data_fail "$1: no package of make dist-data: it has no SHA256SUMS of all its files"
        return 1
    fi
    if ! (cd "$3" && LC_ALL=C sha256sum -c SHA256SUMS >"$2.checked" 2>/dev/null); then
        damaged=$(sed -n 's/: FAILED.*//p' "$2.checked" | head -n 1)
        data_fail "$1: ${damaged:-SHA256SUMS} is damaged: nothing is installed"
        return 1
    fi
    while read -r name; do
        magic=$(data_magic "$name")
        case $name in LICENSE*) continue ;; esac
        if [ ! -s "$3/$name" ] || [ "$(head -c ${#magic} "$3/$name")" != "$magic" ]; then
            data_fail "$1: $name is of another version of Winnow, or damaged: nothing is installed"
            return 1
        fi
    done <"$2.placed"
}

# Puts the files of a package into place, each at once, when all are checked.
data_place() { # PACKAGE TAR FOLDER TARGET
    package=$1
    shift
    mkdir "$2" && tar -xof "$1" -C "$2" && chmod -R u=rwX,go=rX "$2" || return 1
    find "$2" -type f -exec ls -ln {} + | # holes included
        awk -v most="$data_most" '{ size += $5 } END { exit size > most * 1000000 }' || {
        data_fail "$package: its files are larger than $data_most MB"
        return 1
    }
    data_whole "$package" "$1.names" "$2" || return 1
    while read -r name; do
        case $name in */*) mkdir -p "$3/${name%/*}" ;; esac
        mv -f "$2/$name" "$3/$name" || return 1
    done <"$1.names.placed"
}

data_unpack() ( # FILE
    file=$1
    case $file in /*) ;; *) file=./$file ;; esac
    if [ ! -f "$file" ] || ! gzip -t <"$file" 2>/dev/null; then
        data_fail "$1: no package of data, or it cannot be read"
        exit 1
    fi
    if [ -f "$file.sha256" ] && [ "$(sha256sum <"$file" | cut -c 1-64)" != "$(cut -c 1-64 "$file.sha256")" ]; then
        data_fail "$1: its SHA-256 is not the one in $1.sha256"
        exit 1
    fi
    target=$(data_target) || exit 1
    mkdir -p "$target" 2>/dev/null
    if ! scratch=$(mktemp -d "$target/.new.XXXXXX" 2>/dev/null); then
        data_fail "$target: cannot create a folder there"
        exit 1
    fi
    trap 'rm -rf "$scratch"' EXIT
    trap 'exit 2' HUP INT TERM
    gzip -dc <"$file" 2>/dev/null | head -c $((data_most * 1000000 + 1)) >"$scratch/tar"
    data_check "$1" "$scratch/tar" && data_place "$1" "$scratch/tar" "$scratch/files" "$target"
)

# In a checkout make compiles them.
data_make() { # LANG...
    [ -f "$folder/data/data.mk" ] || {
        data_fail "$*: give a file of make dist-data, such as winnow-data-$1-VERSION.tar.gz"
        return 1
    }
    known=$(sed -n '/^ALL_LANGUAGES/,/[^\\]$/p' "$folder/data/data.mk" | tr -s '\n\134' ' ')
    for code; do
        case "$known " in *" $code "*) ;; *)
            data_fail "$code: no words of such a language can be made"
            return 1
            ;;
        esac
    done
    "${MAKE:-make}" --no-print-directory -C "$folder" data LANGUAGES="$*"
}

data_add() { # LANG[,LANG]...|FILE...
    codes='' failed=0
    for what; do
        case $what in
            *.tar.gz) data_unpack "$what" || failed=1 ;;
            '' | *[!a-z,]*)
                data_fail "$what: neither the code of a language nor a package (*.tar.gz)"
                failed=1
                ;;
            *) codes="$codes $(echo "$what" | tr , ' ')" ;;
        esac
    done
    # shellcheck disable=SC2086 # each is a word
    [ -z "${codes# }" ] || data_make $codes || failed=1
    return $failed
}

data_main() { # COMMAND ARGUMENT...
    case ${1-}:$# in
        list:1) data_list ;;
        add:[2-9] | add:[1-9]*[0-9])
            shift
            data_add "$@"
            ;;
        --help:1 | -h:1) data_usage ;;
        *)
            data_usage >&2
            return 2
            ;;
    esac
}
