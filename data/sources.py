"""Files of Debian's packages: fetched ones are read in their .deb, installed ones on the disk."""
import functools
import glob
import io
import os
import subprocess
import tarfile

PACKAGES = "data/packages/"


def fetched(package):
    """The .deb of a package that was fetched, or None."""
    return (sorted(glob.glob(PACKAGES + package + "_*.deb")) or [None])[0]


def where(package, path):
    """The file that has what a package installs as a path: that itself or a .deb; None without."""
    return path if os.path.exists(path) else fetched(package)


@functools.lru_cache(maxsize=None)
def content(deb):
    """What is in a .deb, as a tar."""
    unpack = ["dpkg-deb", "--fsys-tarfile", deb]
    packed = subprocess.run(unpack, stdout=subprocess.PIPE, check=True).stdout
    return tarfile.open(fileobj=io.BytesIO(packed))


def lines(package, path, errors="strict"):
    """The lines of a text that a package has as a path."""
    if os.path.exists(path):
        with open(path, encoding="utf-8", errors=errors) as text:
            yield from text
    else:
        member = content(fetched(package)).extractfile("." + path)
        yield from io.TextIOWrapper(member, encoding="utf-8", errors=errors)
