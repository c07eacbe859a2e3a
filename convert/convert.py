"""Makes plain UTF-8 text of articles in other forms.

Usage: convert.py WORK PACKAGES JOBS

Reads what find.pl wrote to the folder WORK: `texts`, `suspects` and `sources`. Each suspect is
told by its content, not by its name, and where it is no plain text converted into WORK; `texts`
becomes the list of what is to be read then, and `sources` says where. Prints how many. Documents within a file (of an
archive, a feed, a mailbox) are named FILE/NAME. PACKAGES holds modules that no Debian package
brings. Messages go to standard error; the status is 1 where an article could not be used.
"""

import concurrent.futures
import os
import shutil
import signal
import subprocess
import sys

sys.path.insert(1, os.path.dirname(os.path.abspath(__file__)))

import formats  # noqa: E402
from packs import PACKS, Budget, Unusable  # noqa: E402

AT_ONCE = 200  # files that one call of file(1) is given
PACKED = 4  # archives within archives, at most


def names_in(path):
    with open(path, "rb") as file:
        return file.read().split(b"\0")[:-1]


def mime_types(paths):
    """The MIME type and the charset of each file, as file(1) tells them."""
    kinds = []
    for first in range(0, len(paths), AT_ONCE):
        part = paths[first : first + AT_ONCE]
        told = formats.run(["file", "-00", "--mime-type", "--mime-encoding", "--", *part], "file")
        told = told.split(b"\0")[1::2]
        for line in told:
            kind, _, charset = line.decode("ascii", "replace").partition("; charset=")
            kinds.append((kind.strip(), charset.strip()))
    return kinds


def convert(name, path, kind, room, depth=0, budget=None):
    """Converts a file to the documents in it. Gives (name, path, title, date) for each, the path
    in the folder `room` unless the file is read as it is, and the reasons for what was left out."""
    documents, failures, form = [], [], "an article"
    try:
        form = formats.form_of(path, *kind)
        if form is None:
            return [(name, path, "", "")], []
        if form in PACKS:
            if depth == PACKED:
                raise Unusable("too many archives within archives")
            budget = budget or Budget(path)
            members = PACKS[form](path, room, budget)
            kinds = mime_types([member for _, member in members])
            for number, ((member, where), its_kind) in enumerate(zip(members, kinds)):
                full = name + b"/" + member if member else name
                below = room + b".%d" % number
                found, failed = convert(full, where, its_kind, below, depth + 1, budget)
                documents += found
                failures += failed
            return documents, failures
        os.makedirs(room, exist_ok=True)
        for number, document in enumerate(formats.READERS[form](path, kind[1])):
            full = name + b"/" + document.name.encode() if document.name else name
            if isinstance(document, formats.Failure):
                failures.append((full, document.reason))
                continue
            where = os.path.join(room, b"text%d" % number)
            with open(where, "wb") as file:
                file.write(document.text.encode("utf-8", "replace"))
            shutil.copystat(path, where)  # its day is that of the file
            documents.append((full, where, document.title, document.date))
        if not documents and not failures:
            raise Unusable("no text in it")
    except Unusable as reason:
        failures.append((name, str(reason)))
    except Exception as error:  # a damaged file must not stop the others
        failures.append((name, f"cannot be read as {form}: {type(error).__name__}: {error}"))
    return documents, failures


def work_on(task):
    return convert(*task)


def convert_all(tasks, jobs):
    if jobs < 2 or len(tasks) < 8:
        return map(work_on, tasks)
    pool = concurrent.futures.ProcessPoolExecutor(jobs)
    return pool.map(work_on, tasks, chunksize=4)


def source_row(name, path, title, date):
    """A line of the list of sources (lib/sources.h)."""
    title = " ".join(title.split()).encode("utf-8", "replace")
    cells = [formats.escaped(name), formats.escaped(path), date.encode(), formats.escaped(title)]
    return b"\t".join(cells) + b"\n"


def distinct(name, met):
    """The name, with a number where it was met before, as quotes are looked up by it."""
    met[name] = met.get(name, 0) + 1
    return name if met[name] == 1 else name + b"#%d" % met[name]


def main():
    work, packages, jobs = os.fsencode(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    sys.path.append(packages)
    sources = os.path.join(work, b"sources")
    with open(sources, "rb") as file:
        copies = dict(line.split(b"\t")[:2] for line in file.read().splitlines())

    def place(name):
        return copies.get(formats.escaped(name), name)

    suspects = set(names_in(os.path.join(work, b"suspects")))
    list_of_texts = os.path.join(work, b"texts")
    files = names_in(list_of_texts)
    doubtful = [name for name in dict.fromkeys(files) if name in suspects]
    paths = [place(name) for name in doubtful]
    tasks = [
        (name, path, kind, os.path.join(work, b"converted", b"%d" % number))
        for number, (name, path, kind) in enumerate(zip(doubtful, paths, mime_types(paths)))
    ]
    outcome = dict(zip(doubtful, convert_all(tasks, jobs)))

    status, count, met, told = 0, 0, {}, set()
    with open(list_of_texts, "wb") as texts, open(sources, "ab") as rows:
        for name in files:
            if name not in outcome:
                texts.write(name + b"\0")
                count += 1
                continue
            documents, failures = outcome[name]
            count += len(documents)
            for document, path, title, date in documents:
                if path == place(name) and document == name:
                    texts.write(name + b"\0")
                    continue
                document = distinct(document, met)
                texts.write(document + b"\0")
                rows.write(source_row(document, path, title, date))
            for document, reason in failures:
                status = 1
                message = b": ".join(
                    (b"pipeline.sh", formats.escaped(document), formats.escaped(reason.encode()))) + b"\n"
                if message not in told:
                    told.add(message)
                    sys.stderr.buffer.write(message)
    print(count)
    return status


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        sys.exit(main())
    except subprocess.SubprocessError as error:
        sys.exit(f"pipeline.sh: {error}")
