#!/bin/sh
# make install and uninstall, under the names that PROGRAM_PREFIX gives: what is installed works,
# and nothing is left. Usage: tests/install.sh MAKE, from the repository's root.
set -eu
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
make=${1-make}

say() {
    echo "install: $1" >&2
    exit 1
}

# They are compiled for their place once; the names change.
install() { # TARGET PROGRAM_PREFIX
    $make --no-print-directory "$1" PREFIX="$prefix" PROGRAM_PREFIX="$2" BUILD=build/install \
        BIN=build/install/bin >/dev/null
}

check() { # PROGRAM_PREFIX STAGES-IN
    install install "$1"
    summary=$(cd / && env -i PATH="$prefix/bin:/usr/bin:/bin" HOME=/nowhere winnow --format=tsv \
        "$samples") || say "$1: winnow fails"
    [ "$summary" = "$expected" ] || say "$1: another summary"
    echo 'Cranes' | "$prefix/bin/winnow" tokenize --plain >/dev/null || say "$1: no winnow tokenize"
    [ -x "$prefix/$2tokenize" ] || say "$1: no $2tokenize"
    [ -f "$prefix/share/man/man1/winnow.1" ] || say "$1: no manual page"
    [ -f "$prefix/share/man/man5/winnow-stream.5" ] || say "$1: no winnow-stream(5)"
    install uninstall "$1"
    left=$(find "$prefix" ! -type d)
    [ -z "$left" ] || say "$1: left: $left"
}

samples=$PWD/tests/samples
expected=$(./pipeline.sh --format=tsv tests/samples | sed "s|tests/samples|$samples|")
check '' bin/
check winnow- bin/winnow-
check libexec/winnow/ libexec/winnow/
echo 'install: under three names, and nothing left'
