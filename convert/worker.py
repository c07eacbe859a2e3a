"""Reads articles in a cage, each in a process of its own.

Usage: cage ... -- python3 worker.py, started by workers.py, which speaks to it by standard input,
a socket. It forks processes that have a socket each, and no more; on it they are given open files,
one after the other, and say what is in them (reading.py, which believes nothing of it):

    D {...}  a document begins: name, title, day, dayfrom, address      T ...  some of its text
    M {...}  a file within the file begins: name, time                  E      it is whole
    A ...    whole documents: the size of a list (4 bytes), the list, which has for each what D has
             and the size of its text, and the texts
    F {...}  a document that cannot be used: name, reason
    N {...}  what is to be said of the file: reason, lost
    P        the file is plain text: it is read as it is
    L form   fork again, with what this form of article needs loaded
    I ...    bytes for a program                                        R [...]  run it
    W        its output was read: how did it end?
    X {...}  the end: the reason where the file cannot be used, or not further
"""

import ctypes
import gc
import json
import os
import resource
import signal
import site
import socket
import sys
import time

# Modules of the system, without what its .pth files would have run (-S).
sys.path += site.getsitepackages()
sys.path.insert(1, os.path.dirname(os.path.abspath(__file__)))
PACKAGES = sys.argv[1] if len(sys.argv) > 1 else "share/python"
sys.path.insert(2, PACKAGES)
OPTIONS = json.loads(sys.argv[2]) if len(sys.argv) > 2 else {}

import formats  # noqa: E402
import limits  # noqa: E402
from article import (  # noqa: E402
    Document,
    Failure,
    LeftOut,
    Member,
    NotInstalled,
    Remark,
    Source,
    Unusable,
    needs,
)
from readers import words  # noqa: E402

words.folder = os.path.join(os.path.dirname(PACKAGES), "frequencies")

PR_SET_PDEATHSIG, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 1, 22, 2
FILTER_INSTRUCTION = 8  # bytes


class Magic:
    """What libmagic makes of a file's beginning."""

    def __init__(self):
        try:
            self._library = ctypes.CDLL("libmagic.so.1")
        except OSError:
            self._library = None
            return
        self._library.magic_open.restype = ctypes.c_void_p
        self._library.magic_buffer.restype = ctypes.c_char_p
        mime = 0x10 | 0x400  # type and encoding
        self._cookie = ctypes.c_void_p(self._library.magic_open(mime))
        self._library.magic_load(self._cookie, None)

    def kind(self, head):
        """The MIME type and the charset, or two empty strings."""
        if self._library is None:
            return "", ""
        found = self._library.magic_buffer(self._cookie, head, ctypes.c_size_t(len(head)))
        kind, _, charset = (found or b"").decode("ascii", "replace").partition("; charset=")
        return kind.strip(), charset.strip()


ESCAPED = 6  # bytes that a character of JSON takes at most
FIELDS = Document._fields
ROOM = 100  # bytes that the names of a document's fields take, and its size


def encoded(what):
    return json.dumps(what, ensure_ascii=False).encode("utf-8", "surrogatepass")


class Sender:
    """The article's end of its socket."""

    def __init__(self, talk):
        self._socket = talk
        self._list, self._texts, self._size = [], [], 0  # documents that share a packet

    def send(self, kind, data=b""):
        self.send_documents()
        self._socket.sendall(kind + data)

    def send_documents(self):
        """Sends the documents at hand."""
        if self._list:
            about = encoded(self._list)
            parts = (b"A", len(about).to_bytes(4, "big"), about, *self._texts)
            self._list, self._texts, self._size = [], [], 0
            self._socket.sendall(b"".join(parts))

    def send_fields(self, kind, **what):
        self.send(kind, encoded({key: value[: limits.NAME] for key, value in what.items()}))

    def document(self, item):
        """A document: one that fits into a packet shares it with others."""
        text = item.text.encode("utf-8", "replace")
        what = {key: value[: limits.NAME] for key, value in zip(FIELDS, item) if value}
        del what["text"]
        size = len(text) + len("".join(what.values())) * ESCAPED + ROOM
        if self._size + size > limits.PACKET - 8:
            self.send_documents()
        if size <= limits.PACKET - 8:
            what["size"] = len(text)
            self._list.append(what)
            self._texts.append(text)
            self._size += size
        else:
            self.send(b"D", encoded(what))
            self.blocks(b"T", [text])
            self.send(b"E")

    def blocks(self, kind, blocks):
        for block in blocks:
            block = memoryview(block)
            for at in range(0, len(block), limits.PACKET - 1):
                self.send(kind, block[at : at + limits.PACKET - 1].tobytes())

    def programs(self, command, stdin):
        """Source.run: the program is started outside, in a cage of its own."""
        if stdin is not None:
            self.blocks(b"I", [stdin])
        self.send(b"R", json.dumps([command, stdin is not None]).encode())
        packet, files, _, _ = socket.recv_fds(self._socket, limits.PACKET, 1)
        if files:
            try:
                with open(files[0], "rb") as pipe:
                    while block := pipe.read(limits.PACKET):
                        yield block
            finally:
                self.send(b"W")
                packet = self._socket.recv(limits.PACKET)
        if reason := packet[1:].decode():
            raise Unusable(reason) if files else NotInstalled(reason)

    def item(self, item):
        if isinstance(item, Document):
            if any(map(str.isalnum, item.text)):
                self.document(item)
            else:
                self.send_fields(b"F", name=item.name, reason="no words in it")
        elif isinstance(item, Failure):
            self.send_fields(b"F", name=item.name, reason=str(item.reason))
        elif isinstance(item, Remark):
            self.send_fields(b"N", reason=item.words, lost="lost" if item.lost else "")
        elif isinstance(item, LeftOut):
            counts = {what[: limits.REASON]: count for what, count in item.counts.items() if count}
            if counts:
                self.send(b"N", encoded({"left": counts, "lost": "lost" if item.lost else ""}))
        elif isinstance(item, Member):
            self.send_fields(b"M", name=item.name, time="" if item.time is None else str(item.time))
            self.blocks(b"T", item.blocks)
            self.send(b"E")


def read(sender, source, loaded):
    """Sends all that is in a file."""
    form = None
    try:
        form = formats.form_of(source)
        if form is None:
            return sender.send(b"P")
        if form not in loaded and formats.needs(form):
            return sender.send(b"L", form.encode())
        for item in formats.READERS[form](source):
            sender.item(item)
        reason = ""
    except Unusable as why:
        reason = str(why)
    except ModuleNotFoundError as error:
        reason = needs((error.name or "").split(".")[0])
    except MemoryError:
        reason = f"needs more than {limits.size_said(limits.MEMORY)}, skipped"
    except RecursionError:
        reason = "nested too deeply, skipped"
    except OSError:
        raise  # nobody listens
    except Exception as error:  # a damaged file
        reason = f"cannot be read as {form or 'an article'}: {type(error).__name__}: {error}"
    return sender.send_fields(b"X", reason=" ".join(reason.split()))


class Filter(ctypes.Structure):
    _fields_ = [("size", ctypes.c_ushort), ("code", ctypes.c_char_p)]


def prctl(what, *arguments):
    values = [ctypes.c_ulong(value) for value in (*arguments, 0, 0, 0, 0)[:4]]
    ctypes.CDLL(None).prctl(what, *values)


def confine():
    """What this process, which reads articles, gives up beside what the cage took: it ends when
    its parent does, and makes no process."""
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if code := bytes.fromhex(os.environ.get("CAGE_LAST", "")):
        last = Filter(len(code) // FILTER_INSTRUCTION, code)
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(last))


def limit_time(size):
    """The time that this article may take; and, before the first, all together."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    if most == resource.RLIM_INFINITY:
        most = max(limits.seconds(size), limits.TOGETHER * limits.seconds(limits.SMALL)) + 1
    soft = int(time.process_time()) + 1 + limits.seconds(size)
    resource.setrlimit(resource.RLIMIT_CPU, (min(soft, most), most))


def serve(talk, magic, loaded):
    """Reads articles, one after the other, as long as there are some."""
    try:
        confine()
        sender = Sender(talk)
        while True:
            packet, files, _, _ = socket.recv_fds(talk, limits.PACKET, 1)
            if not packet:
                break
            size = os.fstat(files[0]).st_size
            limit_time(size)
            with open(files[0], "rb") as opened:
                read(sender, Source(opened, size, magic, sender.programs, OPTIONS), loaded)
    finally:
        os._exit(0)


def main():
    control = socket.socket(fileno=0)
    magic, loaded = Magic().kind, set()
    while True:
        packet, files, _, _ = socket.recv_fds(control, limits.PACKET, 2)
        if not packet:
            return
        order = json.loads(packet)
        if "wait" in order:
            _, status, used = os.wait4(order["wait"], 0)
            control.send(json.dumps([status, used.ru_maxrss]).encode())
            continue
        if order["form"] and order["form"] not in loaded:
            loaded.add(order["form"])
            formats.load(order["form"])
        gc.freeze()
        child = os.fork()
        if child == 0:
            control.close()
            serve(socket.socket(fileno=files[0]), magic, loaded)
        for file in files:
            os.close(file)
        control.send(json.dumps(child).encode())


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main()
