#!/bin/bash
# One part of a corpus to its table: tokenize | stem | count, failing where any of them fails.
#     count_part.sh [--tokenize=OPTION]... [--stem=OPTION]... [COUNT-OPTION]... [-- FILE...]
# Without files: standard input. $WINNOW_BIN is where the programs are; else they are found on
# the path.
set -o pipefail

tokenize=() stem=() count=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    case $1 in
        --tokenize=*) tokenize+=("${1#*=}") ;;
        --stem=*) stem+=("${1#*=}") ;;
        *) count+=("$1") ;;
    esac
    shift
done
[ "${1-}" != -- ] || shift
PATH=${WINNOW_BIN:+$WINNOW_BIN:}$PATH

tokenize "${tokenize[@]}" -- "$@" | stem "${stem[@]}" | count "${count[@]}"
