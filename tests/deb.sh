#!/bin/sh
# The packages in build/deb, in a fresh root: installed, used by an ordinary user, removed with no
# file left. As root; debootstrap fetches the root.
#     tests/deb.sh FOLDER [SUITE]
set -eu

folder=$1 suite=${2:-bookworm}
scratch=$(mktemp -d)
root=$scratch/root
trap 'umount "$root/proc" 2>/dev/null || :; rm -rf --one-file-system "$scratch"' EXIT

fail() {
    echo "deb: $1" >&2
    exit 1
}

in_root() {
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

if [ -d "${ROOT-}" ]; then
    cp -a "$ROOT" "$root"
else
    debootstrap --variant=minbase "$suite" "$root" >"$scratch/log"
fi
mount -t proc proc "$root/proc"
cp -R tests/samples "$root/tmp/samples"
mkdir "$root/tmp/packages"
cp "$folder"/winnow_*.deb "$folder"/winnow-data-en_*.deb "$root/tmp/packages/"
in_root apt-get -q update >/dev/null
# What winnow needs comes first, so that what is left is its own.
# shellcheck disable=SC2016 # expanded in the root
in_root sh -c 'apt-get -q install -y --no-install-recommends $(dpkg-deb -f /tmp/packages/winnow_*.deb Depends |
    sed "s/([^)]*)//g; s/, / /g; s/winnow[^ ]*//g")' >/dev/null
listed() { (cd "$root" && find . -xdev ! -path './proc/*' ! -path './tmp/*' ! -path './var/cache/*' \
    ! -path './var/log/*' ! -path './var/lib/apt/*' ! -path './var/lib/dpkg/*' | LC_ALL=C sort); }
listed >"$scratch/before"
in_root sh -c 'apt-get -q install -y --no-install-recommends /tmp/packages/*.deb' >/dev/null
in_root setpriv --reuid=65534 --regid=65534 --clear-groups winnow --format=tsv /tmp/samples >"$scratch/summary" ||
    fail 'an ordinary user has no summary'
grep -q '^phrases' "$scratch/summary" || fail 'a summary without phrases'
in_root apt-get -q purge -y winnow winnow-data-en >/dev/null
listed >"$scratch/after"
diff "$scratch/before" "$scratch/after" || fail 'files are left'
echo "deb: installed, used and purged on $suite"
