#!/usr/bin/python3
"""A folder of hostile files: bombs of every form, lies, names that are options, links that lead out.

Usage: tests/faults/hostile.py [COUNT]

pipeline.sh must end within the time that the manual states, name each file that it cannot use on
standard error, count the good articles among them, take no process beyond the stated memory, show
and touch nothing outside of the folder, and leave nothing. Prints the time and the largest process.
"""

import bz2
import ctypes
import gzip
import io
import json
import lzma
import os
import re
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(1, os.path.join(ROOT, "convert"))
import limits  # noqa: E402

MB = 1 << 20
GOOD = "Zebras graze beyond the lighthouse. The keeper counts every zebra.\n"
SLOW = 50  # of so many files one runs until its time is over
OFFICE = {"[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
          '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
          '.wordprocessingml.document.main+xml"/></Types>',
          "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
          '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
          'officeDocument" Target="word/document.xml"/></Relationships>'}


def zipped(members):
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return room.getvalue()


def locked():
    """A ZIP whose member is marked as encrypted."""
    data = bytearray(zipped({"a.txt": GOOD}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def tarred(name, kind, target=""):
    room = io.BytesIO()
    with tarfile.open(fileobj=room, mode="w") as archive:
        member = tarfile.TarInfo(name)
        member.type, member.linkname = kind, target
        archive.addfile(member)
    return room.getvalue()


def deep(levels):
    data = GOOD.encode()
    for _ in range(levels):
        data = gzip.compress(data)
    return data


def forms(depth):
    """A PDF page that draws ten forms that draw ten forms, and so on."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
               b"<</Length 5>>\nstream\n/F Do\nendstream"]
    for level in range(depth):
        objects.append(b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>"
                       b"/Length 60>>\nstream\n%s\nendstream" % (level + 6, b"/F Do " * 10))
    body = b"".join(b"%d 0 obj %s endobj\n" % numbered for numbered in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer <</Root 1 0 R>>\n%%EOF\n"


def warc(body, headers):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + headers + b"\r\n" + body
    return (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://h.example/\r\nContent-Type: "
            b"application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(http), http))


def kinds(secret):
    bomb = gzip.compress(b"\0" * (96 * MB), 9)
    secret = secret.encode()
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://%s">]>' % secret
    laugh = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)) + b"]>"
    return [
        ("gz", bomb), ("gz in gz", gzip.compress(bomb)), ("xz", lzma.compress(b"\0" * (96 * MB), preset=0)),
        ("bz2", bz2.compress(b"\0" * (96 * MB))), ("zip", zipped({"a": b"\0" * (96 * MB)})),
        ("deep", deep(7)), ("locked", locked()), ("cut", bomb[:300]),
        ("docx", zipped({**OFFICE, "word/document.xml": b"<x>" + b"<a>b</a>" * 9000000})),
        ("docx entity", zipped({**OFFICE, "word/document.xml": entity + b"<x>&e;</x>"})),
        ("mtree", b"#mtree\nstolen type=file contents=%s\n" % secret),
        ("link", tarred("out", tarfile.SYMTYPE, "/etc/passwd")),
        ("hard link", tarred("out", tarfile.LNKTYPE, "/etc/passwd")),
        ("device", tarred("out", tarfile.CHRTYPE)), ("upwards", tarred("../../out", tarfile.REGTYPE)),
        ("warc", warc(bomb, b"Content-Encoding: gzip\r\n")),
        ("rss entity", entity + b"<rss><channel><item><title>&e;</title></item></channel></rss>"),
        ("rss laugh", laugh + b"<rss><channel><item><title>&j;</title></item></channel></rss>"),
        ("record", b'{"id": "x\\u0000%s", "text": "One ferry."}\n{"id": 2, "text": "Two ferries."}\n' % secret),
        ("deep json", b'{"id": 1, "text": "One ferry."}\n' + b"[" * 200000 + b"\n"),
        ("mail", b"From: a@b\nMessage-ID: <\nSubject: x\nContent-Type: text/plain; charset=none\n\nA ferry.\n"),
        ("rtf", b"{\\rtf1 A ferry. {\\field{\\*\\fldinst INCLUDETEXT %s}}}" % secret),
        ("binary", bytes(range(256)) * 40),
    ], [
        ("pdf", forms(9)), ("html", b"<html><body " + b" ".join(b"a%d=1" % n for n in range(90000)) + b">"),
        ("xml", b'<?xml version="1.0"?><a>' + b"<!--" * 200000),
    ]


NAMES = ["{}", "--defaults={}", "-o{}", "a\nb{}", "\x1b[31m{}", "\u202e{}", "{}\\x00", "=cmd|{}"]


def fill(folder, count, secret):
    quick, slow = kinds(secret)
    for number in range(count):
        chosen = slow if number % SLOW == SLOW - 1 else quick
        kind, data = chosen[number // (SLOW if chosen is slow else 1) % len(chosen)]
        name = NAMES[number % len(NAMES)].format(f"{number} {kind}")
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)
    os.symlink(secret, os.path.join(folder, "link out"))
    for number in range(3):
        with open(os.path.join(folder, f"good{number}"), "w", encoding="utf-8") as file:
            file.write(GOOD)


def most_seconds(folder):
    """That the manual states: the time of each file, in as many parts as there are processors."""
    sizes = [os.lstat(os.path.join(folder, name)).st_size for name in os.listdir(folder)]
    return limits.PATIENCE * sum(map(limits.seconds, sizes)) / os.cpu_count()


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # orphans are ours, and counted
    with tempfile.TemporaryDirectory(prefix="winnow-hostile.") as room:
        folder, secret = f"{room}/in", f"{room}/secret"
        os.makedirs(folder)
        os.makedirs(f"{room}/tmp")
        with open(secret, "w", encoding="utf-8") as file:
            file.write("The password is Xyloquartz.\n")
        fill(folder, count, secret)
        before = sorted(os.listdir(folder))
        begin, most = time.monotonic(), most_seconds(folder)
        done = subprocess.run(
            [f"{ROOT}/pipeline.sh", "--verbose", "--format=json", "--keep=kept", "in"], cwd=room,
            env=dict(os.environ, TMPDIR=f"{room}/tmp"), capture_output=True, check=False)
        seconds = time.monotonic() - begin
        while True:
            try:
                os.wait()
            except ChildProcessError:
                break
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        said, output = done.stderr.decode(), done.stdout.decode()
        with open(f"{room}/kept/stream.vrt", encoding="utf-8") as file:
            read = set(re.findall('^<doc id="in/(?:[^ ]*?)([0-9]+) ', file.read(), re.M))
        named = set(re.findall(r"in/(?:.*?)([0-9]+) ", said)) | read
        faults = [
            (done.returncode != 1, f"status {done.returncode}"),
            (seconds > most, f"{seconds:.0f} s of {most:.0f}"),
            (memory > limits.MEMORY * 1.1, f"{memory >> 20} MiB"),
            ("Xyloquartz" in said + output, "the secret is shown"),
            ("zebra" not in output.lower(), "the good articles are lost"),
            (len(named) < count, f"{count - len(named)} files are not named"),
            (sorted(os.listdir(folder)) != before, "the folder was changed"),
            (set(os.listdir(room)) != {"in", "tmp", "secret", "kept"}, "something was written beside"),
            (bool(os.listdir(f"{room}/tmp")), "something is left in TMPDIR"),
            ("Traceback" in said, "a traceback"),
        ]
        for fault, what in faults:
            if fault:
                print(f"hostile: {what}", file=sys.stderr)
        print(f"hostile: {count} files, {seconds:.0f} s, the largest process {memory >> 20} MiB,"
              f" {len(json.loads(output)) if output else 0} sections")
        if any(fault for fault, _ in faults):
            print(said[-2000:], file=sys.stderr)
            sys.exit(1)


if __name__ == "__main__":
    main()
