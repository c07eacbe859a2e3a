"""Time and memory: of a shell's command as a whole, or of each process of a pipe.

The peak of memory is at least that of Python, which starts them: about 10 MB.
"""
import os
import resource
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections import namedtuple

# Seconds of wall and of CPU, MB of the largest process, the exit status, and what was printed.
Measured = namedtuple("Measured", "wall cpu memory status out errors")


def run(command, memory_most=None):
    """Run a shell's command; `memory_most`: bytes of address space that each process may have."""

    def bound():
        if memory_most:
            resource.setrlimit(resource.RLIMIT_AS, (memory_most, memory_most))

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        begin = time.monotonic()
        process = subprocess.Popen(["sh", "-c", command], stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=errors, preexec_fn=bound)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        return Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
                        process.returncode, out.read().decode(), errors.read().decode())


# CPU seconds and MB of a process.
Process = namedtuple("Process", "cpu memory")


def pipe(commands, path=os.devnull):
    """Run programs, each with its words in one string, each reading what the one before it writes,
    the last one writing to a file; measure each. One that fails ends the program, with what was said."""
    processes, source = [], subprocess.DEVNULL
    with open(path, "wb") as sink, tempfile.TemporaryFile() as errors:
        for command in commands:
            out = sink if command is commands[-1] else subprocess.PIPE
            process = subprocess.Popen(shlex.split(command), stdin=source, stdout=out,
                                       stderr=errors)
            if source != subprocess.DEVNULL:
                source.close()
            processes.append(process)
            source = process.stdout
        measured = []
        for process, command in zip(processes, commands):
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode not in (0, -signal.SIGPIPE):
                errors.seek(0)
                sys.exit("%s: status %d\n%s"
                         % (command, process.returncode, errors.read().decode()))
            measured.append(Process(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
    return measured
