#!/usr/bin/python3
"""What a reader of an article that was taken over may say to convert.py: anything. The article is
named, or its text is what was said; nothing else happens."""

import os
import socket
import sys
import tempfile
import threading

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(1, os.path.join(ROOT, "convert"))
import limits  # noqa: E402
from reading import Reading  # noqa: E402
from texts import Texts  # noqa: E402

GOOD = [b'D{"name": "one"}', b"Ta ferry", b"E", b"X{}"]
# What is said; whether a message follows, and how many articles.
CASES = [
    (GOOD, False, 1),
    ([], True, 0),
    ([b"D" + b"[" * 60000], True, 0),
    ([b"D[]"], True, 0), ([b"D\xff"], True, 0), ([b"Dnull"], True, 0), ([b"D{"], True, 0),
    ([b"?"], True, 0), ([b"T no document"], True, 0), ([b"E"], True, 0), ([b"W"], True, 0),
    ([b'D{"name": {"a": [1]}, "title": 7, "day": [], "time": "nan"}', b"E", b"X{}"], False, 1),
    ([b'D{"name": "\\ud800\\u0000../../etc/passwd", "day": "2026-99-99", "dayfrom": "x"}', b"E", b"X{}"],
     False, 1),
    ([b'D{"name": "' + b"n" * 60000 + b'"}', b"E", b"X{}"], False, 1),
    ([b"D{}", b"D{}"], True, 0), ([b"D{}", b"M{}"], True, 0), ([b"D{}", b"Tcut"], True, 0),
    ([*GOOD[:3], b"D{}", b"Tcut"], True, 1),
    ([b'R[["/bin/sh", "-c", "id"], false]', b"W", b"X{}"], True, 0),
    ([b'R["pandoc", false]', b"X{}"], True, 0), ([b"R[]"], True, 0), ([b"R[[], 1]"], True, 0),
    ([b'R[["../pdftotext"], false]', b"X{}"], True, 0),
    ([b'R[["pdftotext", "\\u0000"], false]'], True, 0),
    ([b"L" + b"x" * 1000], True, 0), ([b"L/etc/passwd"], True, 0),
    ([b"D{}", *[b"T" + b"x" * 60000] * 1200], True, 0),  # more than may come out of so little
    ([b"D{}", b"E"] * 20000, True, None),
    ([b"I" + b"x" * 60000] * 1200, True, 0),
    ([b'F{"reason": "\\u202e\\u001b[31m"}', b"X{}"], True, 0),
]


class TakenOver:
    """In place of a Worker and its Child."""

    left, folder = 0, ""

    def __init__(self, packets):
        self._packets, self.cage = packets, None

    def child(self, folder, form):
        self.talk, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._speaker = threading.Thread(target=self._speak, args=(theirs,))
        self._speaker.start()
        return self

    def _speak(self, theirs):
        with theirs:
            try:
                for packet in self._packets:
                    theirs.sendall(packet)
            except OSError:
                pass  # nobody listens any more

    def give(self, file, size):
        pass

    def spent(self):
        return 0

    def keep(self, child):
        self.end()

    def end(self):
        self.talk.close()
        self._speaker.join()
        return 9, 0


class Slow:
    """In place of a Worker and its Child: each of ten files in a pack takes 25 s."""

    left, folder = 0, ""

    def __init__(self):
        self._packets = [b"M{}", b"Tx", b"E"] * 10 + [b"X{}"]

    def child(self, folder, form):
        self.talk, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            for packet in self._packets:
                theirs.sendall(packet)
        self._packets = [b"P"]  # of each further file
        return self

    def give(self, file, size):
        pass

    def spent(self):
        return 12.5  # it is asked before each file and after it

    def keep(self, child):
        pass

    def end(self):
        return 9, 0


def pack_in_time(file, texts):
    """Whether a pack is read as long as all that is in it takes no more than it may."""
    reading = Reading(Slow(), texts)
    reading.read(b"pack", file.fileno())
    said = [(b"pack", "only its first 2 parts are read: needs more than 60 s of processor time for all "
             "that is in it, skipped")]
    return len(list(reading.rows)) == 2 and reading.messages == said


def main():
    limits.SECONDS = 60
    failed = 0
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as file:
        file.write(b"small")
        file.flush()
        os.environ["TMPDIR"] = folder
        texts = Texts(os.path.join(os.fsencode(folder), b"texts"))
        for packets, wrong, count in CASES:
            reading = Reading(TakenOver(packets), texts)
            reading.read(b"article", file.fileno())
            rows = len(list(reading.rows))
            if bool(reading.messages) != wrong or count not in (None, rows):
                failed = 1
                print(f"takeover: {packets[:2]!r:.100}: {rows} articles, {reading.messages}",
                      file=sys.stderr)
            if os.listdir(folder) != ["texts"]:
                failed = 1
                print(f"takeover: {packets[:2]!r:.100}: files were made", file=sys.stderr)
        if not pack_in_time(file, texts):
            failed = 1
            print("takeover: a pack takes more time than it may", file=sys.stderr)
    print(f"takeover: {len(CASES)} cases, {failed} failed")
    sys.exit(failed)


if __name__ == "__main__":
    main()
