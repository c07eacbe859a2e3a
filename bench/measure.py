"""A command's time and memory: of all processes that a shell starts for it."""
import os
import resource
import subprocess
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
