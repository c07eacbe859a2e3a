#!/bin/sh
# Runs the commands of documents and compares what they print: documents.sh [--rewrite] FILE...,
# from the repository's root. In a block that begins with ```console a line `$ COMMAND` is run (`> `
# goes on), and the lines below it are what it prints, with errors; `...` as the last of them stands
# for the rest. A document's commands share a shell and a folder, which has gazette/ of docs/. A sample
# is all that the command prints which a comment of it, <!-- winnow ... -->, has.
set -u

rewrite=''
[ "$1" != --rewrite ] || { rewrite=yes; shift; }
root=$PWD
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
PATH=${WINNOW_BIN:-$root/bin}:$root:$PATH LC_ALL=C.UTF-8 COLUMNS=80 NO_COLOR=1 HOME=$scratch/home WINNOW_OPTIONS='' TZ=UTC
export PATH LC_ALL COLUMNS NO_COLOR HOME WINNOW_OPTIONS TZ
unset XDG_CONFIG_HOME WINNOW_AS
failed=0

# Runs the command that was collected and prints as many lines as were expected.
answer() {
    [ -n "$command" ] || return 0
    eval "$command" >"$scratch/out" 2>&1 </dev/null 3<&- || :
    if [ -n "$rest" ]; then
        head -n "$lines" "$scratch/out"
        echo ...
    else
        cat "$scratch/out"
    fi
    command='' lines=0 rest=''
}

# The document with what its commands print now.
run() {
    inside='' command='' lines=0 rest=''
    while IFS= read -r line <&3; do
        case $inside$line in
            '```console')
                inside=+
                printf '%s\n' "$line"
                ;;
            '+```')
                answer
                inside=''
                printf '%s\n' "$line"
                ;;
            '+$ '*)
                answer
                command=${line#??}
                printf '%s\n' "$line"
                ;;
            '+> '*)
                command="$command
${line#??}"
                printf '%s\n' "$line"
                ;;
            +...) rest=yes ;;
            +*) lines=$((lines + 1)) ;;
            *) printf '%s\n' "$line" ;;
        esac
    done
}

# What is printed when DOCUMENT is made: samples by the one command that a comment below their heading has.
made() { # DOCUMENT
    command=$(sed -n 's/^<!-- \(winnow .*\) -->$/\1/p' "$root/$1")
    if [ -n "$command" ]; then
        eval "$command" 2>&1 </dev/null | sed "1a\\
\\
<!-- $command -->"
    else
        run 3<"$root/$1"
    fi
}

for document in "$@"; do
    rm -rf "$scratch/there" && mkdir -p "$scratch/there" "$scratch/home"
    cp -R docs/gazette "$scratch/there/gazette"
    (cd "$scratch/there" && made "$document") >"$scratch/new"
    if [ -n "$rewrite" ]; then
        cp "$scratch/new" "$document"
    elif ! diff -u "$document" "$scratch/new"; then
        echo "documents: $document is not what its commands print; if that is right: make documents" >&2
        failed=1
    fi
done
[ "$failed" -ne 0 ] || echo "documents: $# as they should be"
exit "$failed"
