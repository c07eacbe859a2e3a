"""The cage, and the processes in it that read articles.

A Worker is a process in a cage that forks Children; a Child reads articles, and can itself start
nothing. Small files of one folder, up to limits.TOGETHER, share a child, as forking costs as much
as reading a page. A Program is what a reader has run, in a cage of its own.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import limits

HERE = os.path.dirname(os.path.abspath(__file__))
# Nothing of the user's.
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nowhere",
               "TZ": "UTC"}


class Lost(Exception):
    """The worker is no more."""


class Stopwatch:
    """The processor time of a process."""

    def __init__(self, process):
        self._clock, self._before = ~process << 3 | 2, 0.0  # clock_getcpuclockid(3)

    def lap(self):
        """Seconds since the last lap."""
        try:
            now = time.clock_gettime(self._clock)
        except OSError:  # it was waited for
            return 0.0
        lap, self._before = now - self._before, now
        return lap


class Cage:
    """How programs are started: by the launcher `cage`, with folders that all may read."""

    def __init__(self, launcher, folders):
        self._launcher = os.path.abspath(launcher)
        self._folders = [f"--read={folder}" for folder in folders]

    def command(self, *command, seconds=None, forks=False):
        options = [f"--memory={limits.MEMORY}"]
        if seconds:
            options.append(f"--seconds={seconds}")
        if forks:
            options.append("--forks")
        return [self._launcher, *self._folders, *options, "--", *command]


class Worker:
    """A process in a cage that forks children. One child that waits for work is kept."""

    def __init__(self, cage, packages, options):
        self.cage = cage
        self._packages, self._options = packages, json.dumps(options)
        self._idle = None
        self._start()

    def _start(self):
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-ISB", os.path.join(HERE, "worker.py"), self._packages,
                   self._options]
        with theirs:
            self._process = subprocess.Popen(
                self.cage.command(*command, forks=True), stdin=theirs, env=ENVIRONMENT,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
        self._stopwatch = Stopwatch(self._process.pid)

    def spent(self):
        """Seconds of processor time since this was last asked."""
        return self._stopwatch.lap()

    def ask(self, order, files=()):
        try:
            socket.send_fds(self._control, [json.dumps(order).encode()], files)
            return json.loads(self._control.recv(limits.PACKET))
        except (OSError, ValueError):
            self._control.close()
            self._process.kill()
            self._process.wait()
            self._idle = None
            self._start()
            raise Lost from None

    def child(self, folder, form):
        """A child for an article of a folder, with what a form of article needs loaded."""
        child, self._idle = self._idle, None
        if child and not form and child.folder == folder:
            return child
        if child:
            child.end()
        return Child(self, folder, form)

    def keep(self, child):
        """Takes a child back that has read its article to the end."""
        if self._idle or not child.left:
            child.end()
        else:
            self._idle = child


class Child:
    """A process that reads articles, and a socket, `talk`, on which it says what is in them."""

    def __init__(self, worker, folder, form):
        self._worker, self.folder, self.left = worker, folder, limits.TOGETHER
        self.talk, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = worker.ask({"form": form}, [theirs.fileno()])
        self._stopwatch = Stopwatch(self._process)

    def spent(self):
        """Seconds of processor time since this was last asked, with those of its making."""
        return self._worker.spent() + self._stopwatch.lap()

    def give(self, file, size):
        """Lets it read an open file."""
        self.left = self.left - 1 if size <= limits.SMALL else 0
        socket.send_fds(self.talk, [b"N"], [file])

    def end(self):
        """Ends it. How it ended if it was not by that, and the memory that it took at most."""
        self.talk.close()
        os.kill(self._process, signal.SIGKILL)
        status, kilobytes = self._worker.ask({"wait": self._process})
        return status, 1024 * kilobytes


class Program:
    """A program in a cage, whose output somebody else reads."""

    def __init__(self, command, stdin):
        self.name = os.path.basename(command[command.index("--") + 1])
        self.spent = 0.0  # seconds of processor time, when it has ended
        self._said = b""
        self._process = subprocess.Popen(
            command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT,
            cwd="/")
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self):
        while block := self._process.stderr.read1(limits.PACKET):
            self._said = (self._said + block)[-limits.NAME :]

    def hand_output_to(self, talk):
        with self._process.stdout as output:
            socket.send_fds(talk, [b"O"], [output.fileno()])

    def end(self, patience):
        """How it ended, and the last that it said of errors; the status is None where it did not
        end in so many seconds, and is killed."""
        ended = self._wait(patience)
        if not ended:
            self._process.kill()
            self._reap(0)
        self._listener.join()
        self._process.stderr.close()
        return self._process.returncode if ended else None, self._said

    def _wait(self, patience):
        """Whether it ended in so many seconds."""
        until, pause = time.monotonic() + patience, 0.0005
        while not (ended := self._reap(os.WNOHANG)) and (left := until - time.monotonic()) > 0:
            time.sleep(min(pause, left))
            pause = min(2 * pause, 0.05)
        return ended

    def _reap(self, options):
        process, status, used = os.wait4(self._process.pid, options)
        if process:
            self._process.returncode = os.waitstatus_to_exitcode(status)
            self.spent = used.ru_utime + used.ru_stime
        return process
