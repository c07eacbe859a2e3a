"""Runs commands and measures them: wall time, CPU time of all processes, and peak memory.

A command is stages joined by " | ". Each runs under GNU time, so that memory is the sum of what
each stage took at its peak, which a pipeline holds at most.
"""
import subprocess
import tempfile
import time
from typing import NamedTuple


class Usage(NamedTuple):
    """Seconds, seconds and MB."""
    wall: float
    cpu: float
    memory: float


class Failure(Exception):
    """A command that ends with an error, or not in time; says so."""


def start(stage, source, sink, report, limit):
    return subprocess.Popen(
        ["/usr/bin/time", "-q", "-f", "%U %S %M", "-o", report, "timeout", str(limit),
         "sh", "-c", "exec " + stage],
        stdin=source, stdout=sink, stderr=subprocess.DEVNULL)


def run(command, source, sink=None, limit=600):
    """The usage of a command that reads the file source. It writes the file sink, or a pipe
    that is read and thrown away. One that takes longer than limit seconds is ended, and raises
    Failure, as does one that fails."""
    with tempfile.TemporaryDirectory() as folder, open(source, "rb") as text, \
            open(sink or "/dev/null", "wb") as output:
        begin = time.monotonic()
        processes, reports, before = [], [], text
        stages = command.split(" | ")
        for i, stage in enumerate(stages):
            reports.append("%s/%d" % (folder, i))
            last = i + 1 == len(stages)
            process = start(stage, before, output if sink and last else subprocess.PIPE,
                            reports[-1], limit)
            if before is not text:
                before.close()
            processes.append(process)
            before = process.stdout
        if not sink:
            subprocess.run(["cat"], stdin=before, stdout=output, check=True)
        statuses = [process.wait() for process in processes]
        wall = time.monotonic() - begin
        used = []
        for report in reports:
            with open(report) as file:
                used.append([float(value) for value in file.read().split()[-3:]])
    if 124 in statuses:
        raise Failure("not done after %d s" % limit)
    if any(statuses):
        raise Failure("ends with status %d" % max(statuses))
    return Usage(wall, max(sum(user + system for user, system, _ in used), 0.01),
                 sum(peak for *_, peak in used) / 1024)


def median(values):
    values = sorted(values)
    return values[len(values) // 2]


def medians(usages):
    return Usage(*(median(column) for column in zip(*usages)))


def run_in_turn(jobs, runs):
    """For each of jobs, (command, source), the medians of runs runs; or the Failure of one. The
    jobs take turns."""
    usages = [[] for _ in jobs]
    for _ in range(runs):
        for row, (command, source) in zip(usages, jobs):
            try:
                row.append(run(command, source))
            except Failure as failure:
                row.append(failure)
    return [next((used for used in row if isinstance(used, Failure)), None) or medians(row)
            for row in usages]
