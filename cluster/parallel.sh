#!/bin/bash
# A corpus of one document a line (JSONL, or text with --tokenize=--format=lines) to one table, with
# GNU parallel, on this machine or on others over ssh.
#     parallel.sh [-S HOST,HOST...] [--block=SIZE] [--jobs=N] CORPUS [PART-OPTION]...
# PART-OPTIONs are those of count_part.sh, such as --by=document. -S wants Winnow installed (or
# $WINNOW_BIN) at the same place on every host; `:` is this machine. Prints the table.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
hosts=() block=64M jobs=100%
while [ $# -gt 0 ]; do
    case $1 in
        -S) hosts=(--sshlogin "$2" --env WINNOW_BIN) && shift ;;
        --block=*) block=${1#*=} ;;
        --jobs=*) jobs=${1#*=} ;;
        *) break ;;
    esac
    shift
done
corpus=${1:?usage: parallel.sh [-S HOSTS] [--block=SIZE] [--jobs=N] CORPUS [PART-OPTION]...}
shift
tables=$(mktemp -d)
trap 'rm -rf "$tables"' EXIT

# parallel cuts the corpus between lines and sends each block to the standard input of a job. A
# block that fails is tried again, twice, elsewhere if there is an elsewhere; a table that was
# begun in vain is rewritten.
parallel --will-cite --pipe-part --arg-file "$corpus" --block "$block" --jobs "$jobs" \
    --retries 3 --halt soon,fail=1 --files --tmpdir "$tables" "${hosts[@]}" \
    "$(printf '%q ' "$here/count_part.sh" "$@")" >"$tables/list"
xargs -r -d '\n' "${WINNOW_BIN:+$WINNOW_BIN/}count" --merge <"$tables/list"
