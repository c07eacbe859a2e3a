#!/bin/sh
# The names of the source's files, a NUL after each: those that git has, or where it was unpacked from
# a tarball all but what make has made. From the repository's root.
if [ -e .git ]; then
    exec git -c safe.directory='*' ls-files -z
fi
find . \( -path ./build -o -path ./bin -o -path ./data/packages -o -path ./data/made -o -name __pycache__ \
    -o -path './share/*' -type d \) -prune -o \( -type f -o -type l \) -print0 | sed -z 's|^\./||'
