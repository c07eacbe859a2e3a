#!/usr/bin/python3
"""Fuzzes pipeline.sh: mutated files of every form, beside a good article, with options and archives.

Usage: tests/fuzz/pipeline.py SECONDS [SEED]

What must hold, whatever the file:
- status 0, 1 or 2, and with --quiet a message where it is not 0 and none where it is;
- no traceback, and on standard error no control character or override of direction;
- JSON that is valid, and has the good article where the status is 0 or 1;
- below SECONDS_MOST and MEMORY_MOST; output in proportion to the input;
- nothing left in TMPDIR, nothing changed where the articles are, no process left;
- a secret file, which the mutated ones name in all the ways that forms have, is not read: its
  words are nowhere, and (with strace, one run of 16) no process opens it;
- an archive is whole after it.
A file that breaks one of these is kept in build/fuzz/pipeline; status 1 where there is one.
"""

import bz2
import ctypes
import gzip
import io
import json
import lzma
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BIN = os.environ.get("WINNOW_BIN", os.path.join(ROOT, "bin"))
FOUND = os.path.join(ROOT, "build", "fuzz", "pipeline")
SECONDS_MOST = 120
MEMORY_MOST = 2048  # MiB of one process
OUTPUT_MOST = 4 << 20
WATCHED = 16  # one run of so many is watched by strace
BECOME_PARENT_OF_ORPHANS = 36  # prctl

TEXT = open(os.path.join(ROOT, "tests", "samples", "harbour.txt"), encoding="utf-8").read()[:1500]
GOOD = "Zebras graze beyond the lighthouse. The lighthouse keeper counts every zebra.\n"


# ------------------------------------------------------------------ files of every form


def pandoc(form):
    command = ["pandoc", "-s", "-f", "markdown", "-t", form, "-o", "-", "-M", "title=Harbour"]
    return subprocess.run(command, input=TEXT.encode(), capture_output=True, check=False).stdout


def pdf():
    page = b"BT /F 11 Tf 40 700 Td (The crane lifts boats out of the water.) Tj ET"
    return (b"%%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
            b"2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
            b"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Contents 4 0 R/Resources"
            b"<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> >> >> >> endobj\n"
            b"4 0 obj <</Length %d>> stream\n%s\nendstream endobj\n"
            b"trailer <</Root 1 0 R>>\n%%%%EOF\n" % (len(page), page))


def page():
    paragraphs = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))
    return ("<!DOCTYPE html><html><head><title>Harbour</title></head><body><nav><a href='/'>Home</a>"
            f"</nav><article><h1>Harbour</h1>{paragraphs}</article></body></html>").encode()


def warc():
    def record(kind, content, extra=b""):
        return (b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://h.example/%s\r\n%s"
                b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (kind, kind, extra, len(content), content))

    body = page()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body)
    return (record(b"response", http + body, b"Content-Type: application/http; msgtype=response\r\n")
            + record(b"conversion", TEXT.encode()))


def mail(number=1):
    return (f"Message-ID: <m{number}@h.example>\nFrom: a@h.example\nSubject: =?utf-8?b?SGFyYm91cg==?=\n"
            "Date: Tue, 24 Nov 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
            "Content-Type: multipart/alternative; boundary=\"bb\"\n\n--bb\n"
            f"Content-Type: text/plain; charset=utf-8\n\n{TEXT}\n--bb\n"
            "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+Q3JhbmVzPC9wPg==\n--bb--\n"
            ).encode()


def feed():
    items = "".join(f"<item><guid>{n}</guid><title>Item {n}</title><pubDate>Tue, 24 Nov 2026 10:00:00 GMT"
                    f"</pubDate><description>&lt;p&gt;Cranes {n}&lt;/p&gt;</description></item>"
                    for n in range(4))
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


def packed(make):
    room = io.BytesIO()
    make(room)
    return room.getvalue()


def make_zip(room):
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("d/page.html", page())
        archive.writestr("d/notes.txt", TEXT)


def make_tar(room):
    with tarfile.open(fileobj=room, mode="w") as archive:
        for name, data in ("d/letter", mail()), ("d/notes", TEXT.encode()):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        link = tarfile.TarInfo("d/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)


def seeds():
    records = [{"id": n, "title": f"T{n}", "text": TEXT, "date": "2026-11-24"} for n in range(4)]
    files = {
        "txt": TEXT.encode(), "utf16": TEXT.encode("utf-16"), "html": page(), "pdf": pdf(),
        "warc": warc(), "eml": mail(), "rss": feed(), "json": json.dumps(records).encode(),
        "mbox": b"".join(b"From a@b Tue Nov 24 10:00:00 2026\n" + mail(n) + b"\n" for n in range(4)),
        "jsonl": "\n".join(map(json.dumps, records)).encode(),
        "csv": "id,title,text\n".encode() + b"".join(b'%d,T,"%s"\n' % (n, TEXT.encode()) for n in range(4)),
        "xml": f"<?xml version='1.0'?><doc><p>{TEXT}</p></doc>".encode(),
        "zip": packed(make_zip), "tar": packed(make_tar),
        "mtree": b"#mtree\nstolen type=file contents=SECRET\n",
    }
    for form in "docx", "odt", "epub", "rtf":
        files[form] = pandoc(form)
    files.update(gz=gzip.compress(files["html"]), xz=lzma.compress(files["warc"]),
                 bz2=bz2.compress(files["txt"]), tgz=gzip.compress(files["tar"]))
    return {name: data for name, data in files.items() if data}


# ------------------------------------------------------------------ mutations

PIECES = [b"\0", b"\xff", b"\x1b]0;t\x07", "\u202e".encode(), b"\xc2\x9b31m", b"<", b">", b"&", b'"',
          b"\n", b"\r\n", b"\t", b" " * 4000, b"<a " * 500, b"<!--" * 300, b"[" * 3000, b"{" * 500,
          b"<div>" * 800, b"=?utf-8?q?=ff?=" * 100, b"-1", b"99999999999999999999", b"NaN", b"\\ud800",
          b"\\u0000", b"<![foo", b"<![CDATA[", b"charset=x-none", b"Content-Encoding: gzip\r\n",
          b"Content-Length: 999999999\r\n", b"\n\n", b"From ", b"%PDF", b"PK\3\4", b"\x1f\x8b\x08",
          b"\xed\xa0\x80", "\ufeff".encode(), b"SECRET", b"file://SECRET", b"\0SECRET",
          b'<!DOCTYPE x [<!ENTITY e SYSTEM "file://SECRET">]>', b"&e;", b"\\u0000SECRET",
          b'<img src="file://SECRET">', b"\\input{SECRET}", b"@SECRET", b"--defaults=SECRET"]


def mutate(draw, data, others):
    data = bytearray(data)
    for _ in range(draw.choice([1, 1, 2, 3, 8, 25])):
        at, kind = draw.randrange(len(data) + 1), draw.randrange(8)
        if kind == 0 and data:
            data[draw.randrange(len(data))] = draw.randrange(256)
        elif kind in (1, 2):
            data[at:at] = draw.choice(PIECES)
        elif kind == 3:
            data[at : at + draw.choice([1, 5, 40, 400])] = b""
        elif kind == 4:
            data[at:at] = bytes(data[at : at + draw.choice([4, 40, 400])]) * draw.choice([1, 3, 60])
        elif kind == 5 and draw.random() < 0.3:
            del data[at:]
        elif kind == 6 and len(data) > 8:
            at = draw.randrange(len(data) - 4)
            data[at : at + 4] = draw.choice([b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff"])
        elif kind == 7:
            other = draw.choice(others)
            begin = draw.randrange(len(other))
            data[at:at] = other[begin : begin + draw.choice([10, 100, 1000])]
    return bytes(data)


def inside(draw, name, data, others):
    """Mutates what is packed, and packs it again."""
    if name in ("docx", "odt", "epub", "zip"):
        room, whole = io.BytesIO(), zipfile.ZipFile(io.BytesIO(data))
        chosen = draw.choice(whole.namelist())
        with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
            for member in whole.namelist():
                content = whole.read(member)
                archive.writestr(member, mutate(draw, content, others) if member == chosen else content)
        return room.getvalue()
    for packer, names in (gzip, ("gz", "tgz")), (lzma, ("xz",)), (bz2, ("bz2",)):
        if name in names:
            return packer.compress(mutate(draw, packer.decompress(data), others))
    return mutate(draw, data, others)


# ------------------------------------------------------------------ a run, and what must hold

HARMFUL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
# What is said with status 0, as nothing is lost.
REMARK = re.compile("^pipeline.sh: (?:.*: [0-9]+ (?:bytes? that (?:is|are) not UTF-8|NUL bytes?)"
                    "|archive: .* articles? (?:is|are) (?:already there|nearly the same).*"
                    "|archive: nothing .*)\n", re.M)
NAMES = ["m", "m\u202ex", "m\x1b[31m", "--defaults=x", "-oX", "m\nn", "m\\x00"]


def arguments(draw):
    return ["--keep=kept", *draw.choice([
        [], [], ["--jobs=2"], ["--keep-boilerplate"], ["--topics=2"], ["--archive=archive"],
        ["--archive=archive", "--date=2026-11-24"]])]


def end_all(first):
    """Ends a run. Whether processes were left, and the memory of the largest in MiB."""
    left, memory, until = False, 0, time.monotonic() + 10
    while True:
        try:
            child, _, used = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return left, memory
        memory = max(memory, used.ru_maxrss >> 10) if child else memory
        if not child and time.monotonic() > until:
            left = True
            for process in first, *children():
                try:
                    os.kill(process, signal.SIGKILL)
                except ProcessLookupError:
                    pass
        time.sleep(0 if child else 0.01)


def children():
    with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as file:
        return list(map(int, file.read().split()))


def listing(folder):
    return {os.path.join(at, name): os.lstat(os.path.join(at, name)).st_size
            for at, _, names in os.walk(folder) for name in names}


def judge(run, status, output, errors, memory, left):
    """What does not hold."""
    if status not in (0, 1, 2):
        yield f"status {status}"
    if bool(REMARK.sub("", errors)) != (status != 0):
        yield f"status {status} {'with' if errors else 'without'} a message"
    if "Traceback" in errors:
        yield "traceback"
    if HARMFUL.search(errors):
        yield "harmful on standard error"
    if run["word"] in output or run["word"] in errors:
        yield "the secret is shown"
    if memory > MEMORY_MOST:
        yield f"{memory} MiB"
    if len(output) > OUTPUT_MOST:
        yield f"{len(output)} bytes of output"
    if left:
        yield "a process is left"
    if status in (0, 1):
        try:
            json.loads(output)
        except ValueError:
            yield "no JSON"


def check(folder, run, options, watched):
    """Runs pipeline.sh on folder/in, and gives what does not hold."""
    environment = dict(os.environ, TMPDIR=f"{folder}/tmp", HOME=folder, LC_ALL="C.UTF-8")
    command = [os.path.join(ROOT, "pipeline.sh"), "--quiet", "--format=json", *options, "in"]
    if watched:
        command = ["strace", "-f", "-qq", "-e", "trace=open,openat,openat2", "-o", f"{folder}/trace", *command]
    before = listing(f"{folder}/in")
    with open(f"{folder}/out", "wb") as out, open(f"{folder}/err", "wb") as err:
        child = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                 stdout=out, stderr=err, start_new_session=True)
        try:
            status = child.wait(SECONDS_MOST * (3 if watched else 1))
        except subprocess.TimeoutExpired:
            status = "none: too slow"
            child.terminate()
    left, memory = end_all(child.pid)
    with open(f"{folder}/out", encoding="utf-8", errors="replace") as out, \
            open(f"{folder}/err", encoding="utf-8", errors="replace") as err:
        yield from judge(run, status, out.read(), err.read(), 0 if watched else memory, left)
    if status in (0, 1):
        with open(f"{folder}/kept/stream.vrt", encoding="utf-8", errors="replace") as stream:
            if '"in/good.txt"' not in stream.read():
                yield "the good article is lost"
    if listing(f"{folder}/in") != before:
        yield "an article was changed"
    if os.listdir(f"{folder}/tmp"):
        yield "something is left in TMPDIR"
    if set(os.listdir(folder)) - {"in", "tmp", "out", "err", "trace", "kept", "archive"}:
        yield "something was written beside"
    if watched:
        with open(f"{folder}/trace", encoding="utf-8", errors="replace") as trace:
            if any(run["secret"] in line and not re.search(r"= -1 E", line) for line in trace):
                yield "the secret was opened"
    if os.path.exists(f"{folder}/archive/manifest"):
        verify = subprocess.run([os.path.join(BIN, "archive"), "verify", f"{folder}/archive"],
                                capture_output=True, check=False)
        if verify.returncode:
            yield "the archive is damaged"


def main():
    seconds, seed = float(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "1"
    draw, files = random.Random(seed), seeds()
    ctypes.CDLL(None).prctl(BECOME_PARENT_OF_ORPHANS, 1, 0, 0, 0)
    until, runs, findings = time.monotonic() + seconds, 0, 0
    with tempfile.TemporaryDirectory(prefix="winnow-fuzz.") as room:
        run = {"secret": f"{room}/secret", "word": "Xyloquartz"}
        with open(run["secret"], "w", encoding="utf-8") as file:
            file.write(f"The password of {run['word']} is {run['word']}.\n")
        while time.monotonic() < until:
            runs += 1
            folder = f"{room}/run"
            shutil.rmtree(folder, ignore_errors=True)
            os.makedirs(f"{folder}/in")
            os.makedirs(f"{folder}/tmp")
            name, others = draw.choice(list(files)), list(files.values())
            how = inside if draw.random() < 0.6 else (lambda d, _, data, o: mutate(d, data, o))
            data = how(draw, name, files[name], others).replace(b"SECRET", run["secret"].encode())
            target = os.path.join(folder, "in", draw.choice(NAMES))
            with open(target, "wb") as file:
                file.write(data)
            with open(f"{folder}/in/good.txt", "w", encoding="utf-8") as file:
                file.write(GOOD)
            options = arguments(draw)
            watched = runs % WATCHED == 0 and shutil.which("strace")
            for broken in list(check(folder, run, options, watched)):
                findings += 1
                os.makedirs(FOUND, exist_ok=True)
                kept = os.path.join(FOUND, f"{name}-{seed}-{runs}")
                with open(kept, "wb") as file:
                    file.write(data)
                with open(f"{folder}/err", encoding="utf-8", errors="replace") as file:
                    said = ascii(file.read()[:200])
                print(f"pipeline: {name} {options}: {broken}: {kept}: {said}", file=sys.stderr)
    print(f"pipeline{'':16} {runs:9} runs, {findings} findings")
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
