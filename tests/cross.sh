#!/bin/sh
# The programs compiled for another machine and run by qemu: golden cases give the same bytes.
#     tests/cross.sh MAKE ARCHITECTURE FOLDER [CASE...]
# ARCHITECTURE is Debian's name: arm64, armhf, s390x (whose numbers begin with the high byte), ...
# The libraries are fetched into FOLDER by apt, without root. Needed: qemu-user-static and the cross
# compiler; where they are missing, or apt is, it says so and ends well.
set -eu

make=$1 architecture=$2 folder=$3
shift 3
case $architecture in
    arm64) machine=aarch64 triplet=aarch64-linux-gnu ;;
    armhf) machine=arm triplet=arm-linux-gnueabihf ;;
    i386) machine=i386 triplet=i686-linux-gnu ;;
    s390x) machine=s390x triplet=s390x-linux-gnu ;;
    *) machine=$architecture triplet=$architecture-linux-gnu ;;
esac
for program in "$triplet-gcc" "qemu-$machine-static" apt-get dpkg-deb; do
    command -v "$program" >/dev/null || {
        echo "cross: $architecture skipped: there is no $program (make deps-cross installs what is needed)"
        exit 0
    }
done
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
root=$folder/root

# An apt of its own, which knows nothing of what is installed here.
fetch() {
    mkdir -p "$folder/apt/lists/partial" "$folder/apt/archives/partial"
    : >"$folder/apt/status"
    set -- -q -o APT::Architecture="$architecture" -o APT::Architectures="$architecture" \
        -o Dir::State="$folder/apt" -o Dir::State::lists="$folder/apt/lists" \
        -o Dir::State::status="$folder/apt/status" -o Dir::Cache="$folder/apt" \
        -o Dir::Cache::archives="$folder/apt/archives" -o APT::Sandbox::User="$(id -un)" -o Debug::NoLocking=1
    apt-get "$@" update
    icu=$(apt-cache "$@" search --names-only '^libicu[0-9]+$' | cut -d ' ' -f 1 | tail -n 1)
    # shellcheck disable=SC2086 # there may be none
    apt-get "$@" -y --no-install-recommends --download-only install \
        libutf8proc-dev libstemmer-dev libzstd-dev libjansson-dev nettle-dev libmecab2 $icu
    for package in "$folder/apt/archives"/*.deb; do
        dpkg-deb -x "$package" "$root"
    done
}
[ -e "$root/usr/include/libstemmer.h" ] || fetch >"$folder/apt.log" 2>&1 || {
    tail -n 5 "$folder/apt.log" >&2
    echo "cross: apt-get has no libraries of $architecture" >&2
    exit 1
}

build=$folder/build
libraries=$root/usr/lib/$(basename "$(echo "$root/usr/lib"/*-linux-gnu*)")
"$make" --no-print-directory programs BUILD="$build" BIN="$build/bin" \
    CC="$triplet-gcc -isystem $root/usr/include -L$libraries -Wl,-rpath-link,$libraries" \
    CFLAGS='-O2 -DWITHOUT_SANDBOX' LDFLAGS= HARDENING= >"$folder/make.log" 2>&1 || {
    grep -E 'error|Error' "$folder/make.log" | head -n 5 >&2
    exit 1
}
# A script stands for each program, also where another program starts it.
mkdir -p "$folder/bin"
for program in "$build/bin"/*; do
    script=$folder/bin/${program##*/}
    cp "$program" "$script.$architecture"
    # shellcheck disable=SC2016 # expanded in the script
    printf '#!/bin/sh\nexec qemu-%s-static -L %s -0 "${0##*/}" %s "$@"\n' \
        "$machine" "'$root'" "'$script.$architecture'" >"$script"
    chmod +x "$script"
done
# MeCab reads its dictionaries as the machine has its numbers, and UniDic's begin with the low byte.
case $machine in
    s390x | mips | powerpc | ppc64)
        for case in "$@"; do
            shift
            if grep -rq の "${case%/cmd}"; then
                echo "cross: $architecture: without ${case%/cmd}, which has Japanese"
            else
                set -- "$@" "$case"
            fi
        done
        ;;
esac
echo "cross: $architecture, by qemu"
WINNOW_BIN=$folder/bin WINNOW_DATA=${WINNOW_DATA:-$PWD/share} tests/golden/run.sh "$@"
