#!/bin/sh
# The source tarball of the commit that is checked out, with a file that says which it is: the same
# bytes whoever makes it. Signed, where a key of gpg is named; its SHA-256 in any case.
#     packaging/dist.sh FOLDER NAME COMMIT [KEY]
set -eu

folder=$1 name=$2 commit=$3 key=${4-}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$folder"
git archive --format=tar --prefix="$name/" HEAD >"$scratch/source.tar"
tar -xf "$scratch/source.tar" -C "$scratch"
echo "$commit" >"$scratch/$name/packaging/commit"
(cd "$scratch" && LC_ALL=C tar --sort=name --owner=0 --group=0 --numeric-owner --mode=go=rX,u+rw \
    --mtime="@$(git -C "$OLDPWD" log -1 --format=%ct)" -cf - "$name") | gzip -9n >"$folder/$name.tar.gz"
(cd "$folder" && sha256sum "$name.tar.gz" | tee "$name.tar.gz.sha256")
[ -z "$key" ] || gpg --yes --armor --local-user "$key" --detach-sign "$folder/$name.tar.gz"
