"""Today's lists of find.pl as those of gather, until pipeline.sh has gather."""

import os

from names import escaped, unescaped


def names_in(path):
    with open(path, "rb") as file:
        return file.read().split(b"\0")[:-1]


def prepare(work):
    with open(os.path.join(work, b"sources"), "rb") as file:
        copies = dict(line.split(b"\t")[:2] for line in file.read().splitlines())
    suspects = set(names_in(os.path.join(work, b"suspects")))
    with open(os.path.join(work, b"found"), "wb") as found, \
            open(os.path.join(work, b"suspects"), "wb") as doubtful:
        for name in names_in(os.path.join(work, b"texts")):
            line = b"\t".join([escaped(name), copies.get(escaped(name), b"")]) + b"\n"
            found.write(line)
            if name in suspects:
                doubtful.write(line)
                suspects.remove(name)


def finish(work):
    count = 0
    with open(os.path.join(work, b"converted"), "rb") as rows, \
            open(os.path.join(work, b"texts"), "wb") as texts, \
            open(os.path.join(work, b"sources"), "ab") as sources:
        for row in rows:
            cells = row.rstrip(b"\n").split(b"\t")
            texts.write(unescaped(cells[0]).replace(b"\0", b"\\x00") + b"\0")
            if len(cells) > 4:
                begin, end = map(int, cells[4].split(b"-"))
                path = os.path.join(work, b"text%d" % count)
                with open(unescaped(cells[1]), "rb") as file, open(path, "wb") as text:
                    file.seek(begin)
                    text.write(file.read(end - begin))
                if cells[6] == b"file":
                    import calendar, time
                    at = calendar.timegm(time.strptime(cells[2].decode(), "%Y-%m-%d"))
                    os.utime(path, (at, at))
                    cells[2] = b""
                cells[0] = escaped(unescaped(cells[0]).replace(b"\0", b"\\x00"))
                sources.write(b"\t".join([cells[0], escaped(path), cells[2], cells[3]]) + b"\n")
            count += 1
