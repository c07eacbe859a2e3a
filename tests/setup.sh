#!/bin/sh
# What make does where something is missing or odd: tests/setup.sh MAKE, from the repository's root.
set -eu
make="${1:-make} --no-print-directory"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
    echo "setup: $1" >&2
    exit 1
}

says() { # WORDS COMMAND...: the command fails and says them
    expected=$1
    shift
    ! said=$("$@" 2>&1) || fail "$*: no failure"
    case $said in *"$expected"*) ;; *) fail "$*: $said" ;; esac
}

# A language's package is the same bytes each time, and brings its files without compiling.
for time in once again; do
    packaging/dist_data.sh "$scratch/$time" 1 en
    (cd "$scratch/$time" && sha256sum ./*) >"$scratch/$time.sums"
done
cmp -s "$scratch/once.sums" "$scratch/again.sums" || fail 'a package of data is not the same bytes'
mkdir "$scratch/added"
WINNOW_DATA=$scratch/added ./winnow data add "$scratch/once/winnow-data-en-1.tar.gz" || fail 'a package is not added'
cmp -s share/stopwords/en.txt "$scratch/added/stopwords/en.txt" || fail 'a package brings other words'
grep -q wordfreq "$scratch/added/LICENSE-en" || fail 'a package has no licence'

# So is what Alpine and Homebrew take beside the source: English, and no compiled module.
packaging/dist_share.sh "$scratch" source
tar -tzf "$scratch/source-share.tar.gz" >"$scratch/shared"
for file in frequencies/en.bin languages/model.bin stopwords/en.txt python/trafilatura/__init__.py; do
    grep -qx "source/share/$file" "$scratch/shared" || fail "English for other systems lacks $file"
done
! grep -E '__pycache__|/lxml/|\.so$' "$scratch/shared" || fail 'English for other systems has what is of one'

# What is fetched is kept without what nobody reads of it.
/usr/bin/python3 -B tests/trim.py "$scratch/trim" || fail 'a wheel loses what is read, or keeps the rest'

# A checkout in a folder with a space in its name, without data.
checkout="$scratch/a folder/winnow"
mkdir -p "$checkout"
packaging/sources.sh | xargs -0 cp --parents -t "$checkout"
cd "$checkout"

# shellcheck disable=SC2086 # make with its option
{
    $make -s build/lib/date.o || fail 'a path with a space'
    says 'make deps demo' $make build/flags CC='gcc -nostdinc'
    says 'make deps check' $make -o all whole-data
    out=$($make -n all READ_ONLY=yes BUILD="$scratch/build" BIN="$scratch/build/bin") || fail 'no build elsewhere'
    ! echo "$out" | grep -E '^ln |data/.*\.py' || fail 'a build elsewhere writes here'
    ! $make -n all PYTHON="$scratch/none" 2>&1 | grep "$scratch/none data" || fail 'runs Python where there is none'
}

# Records: what is as it was keeps its time; a script counts by content, others by size.
echo script >script.py
echo list >list.txt
record() {
    printf 'some script.py list.txt\nnone\n' | sh data/records.sh "$scratch/made"
}
record
[ ! -e "$scratch/made/none" ] || fail 'a record of nothing'
touch -d 2001-01-01 "$scratch/made/some"
touch script.py
record
[ -z "$(find "$scratch/made/some" -newermt 2002-01-01)" ] || fail 'a record of the same files is new'
echo longer >>list.txt
record
[ -n "$(find "$scratch/made/some" -newermt 2002-01-01)" ] || fail 'a record of a longer list is old'
grep -q 'list.txt 12 ' "$scratch/made/some" || fail 'a longer list is not recorded'
echo other >script.py
cp "$scratch/made/some" "$scratch/before"
record
! cmp -s "$scratch/made/some" "$scratch/before" || fail 'another script is not recorded'
awk 'BEGIN { for (i = 0; i < 2000; i++) print "record" i, "script.py" }' | sh data/records.sh "$scratch/made"
[ "$(find "$scratch/made" -name 'record*' | wc -l)" -eq 2000 ] || fail 'not every record of many is kept'

# Nothing is fetched or installed where all is there.
mkdir -p data/packages
: >data/packages/some_data-1.0-py3-none-any.whl
PYTHON=/usr/bin/python3 packaging/deps.sh "$scratch/log" 'needed=dpkg' 'wanted=nowhere-at-all|dpkg' \
    'pypi=some-data==1.0' >"$scratch/said" || fail 'deps fails where all is there'
[ ! -s "$scratch/said" ] || fail "deps: $(cat "$scratch/said")"

# A compiled module is fetched for this Python and machine; one of others is not taken for it.
tag=$(/usr/bin/python3 -c 'import sys; print("cp%d%d" % sys.version_info[:2])')
: >"data/packages/some_code-1.0-cp2-cp2-manylinux_2_28_$(uname -m).whl"
: >"data/packages/some_lib-1.0-py3-none-manylinux_2_17_$(uname -m).whl"
wheels() { # WHAT IS SAID
    PIP_NO_INDEX=1 PIP_FIND_LINKS="$scratch" PYTHON=/usr/bin/python3 packaging/deps.sh "$scratch/log" \
        "wheels=some-code==1.0/dpkg some-lib==1.0/dpkg" >"$scratch/said" 2>&1 || fail 'deps fails without a wheel'
    [ "$(cat "$scratch/said")" = "$1" ] || fail "deps: $(cat "$scratch/said")"
}
echo 'some-code==1.0 0000' >>data/pypi.sha256
wheels ''
grep -q 'some-code' "$scratch/log" || fail 'a wheel of another Python is taken for one of this'
: >"data/packages/some_code-1.0-$tag-$tag-manylinux_2_28_$(uname -m).whl"
wheels ''
[ ! -s "$scratch/log" ] || fail 'a wheel that is there is fetched again'

echo 'setup: as it should be'
