#!/bin/sh
# What a program can do that its input has taken over: nothing but go on reading.
#     tests/faults/attack.sh ATTACK.so
set -u

attack=$(readlink -f "$1")
bin=${WINNOW_BIN:-$(cd "$(dirname "$0")/../.." && pwd)/bin}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
mkdir mine others
: >others/file
failed=0

# In the folder mine, which count and archive may write to; but not to others.
attacked() { # PROGRAM ARGUMENT...
    program=$1
    shift
    (cd mine && TMPDIR=$work/mine LD_PRELOAD=$attack ATTACK_FILE=$file \
        "$bin/$program" "$@" <../input >/dev/null 2>../said)
    if ! grep -q attacked said || grep could said >&2; then
        echo "attack: $program gives up too little" >&2
        failed=1
    fi
}

# What the kernel has not is not asked for.
file=$work/others/file
case $("$bin/cage" --version) in
    *Landlock*) file='' ;;
    *seccomp*) export ATTACK_FILES_ONLY=yes ;;
esac

export ATTACK_RUN=yes
printf 'Cranes stop.\n' >input
attacked gather --files-from=-
attacked gather --into="$work/mine" -
export ATTACK_READ=yes # nothing but what was named is read
attacked tokenize
"$bin/tokenize" input >stream
cp stream input
attacked stem
attacked kwic crane
attacked count
"$bin/count" stream >input
attacked count --merge
attacked report
attacked report --topic-model="$work/mine/model"
cp stream input
attacked kwic crane
attacked cage --read="${attack%/*}" -- "$(command -v wc)"
cp stream input
attacked archive digest
unset ATTACK_RUN # archive runs count
attacked archive add --date=2026-11-24 news
for command in list stream totals runs period verify 'articles --texts=texts' merge; do
    # shellcheck disable=SC2086 # words
    attacked archive $command news
done
attacked archive remove news nothing
attacked archive upgrade news
export ATTACK_RUN=yes
unset ATTACK_READ # a list is read before it is known what it names
printf 'input\n' >mine/list
attacked tokenize --articles=list
attacked gather --articles=list
attacked report --sources=list ../stream
exit "$failed"
