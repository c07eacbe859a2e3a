"""What one article may take. What takes more is skipped with a message; the others go on."""

MB = 1 << 20

MEMORY = 1024 * MB  # bytes of one process that reads an article
SECONDS = 10  # of processor time, and
SECONDS_A_MB = 5  # so many more for each MB of the file
SECONDS_IN_ALL = 60  # of processor time, for each MB of a file, that all files within it may take
PATIENCE = 40  # times as long by the clock: other work may keep the processors busy

SMALL = 256 * 1024  # bytes of a file that may share a process with others of its folder:
TOGETHER = 16  # at most so many
A_WORKER = 256 * 1024  # bytes of files that are read as fast as another process starts to read them

UNPACKED_TIMES = 200  # what is packed may become so many times its size: text does not, bombs do
UNPACKED_LEAST = 64 * MB  # bytes that it may become in any case
ROW = 64  # bytes that each document, member or remark counts for, however short
PACKED = 4  # archives within archives

TEXT = 512 * MB  # bytes of one article's text, or of what a program prints of it
NAME = 4096  # bytes of the name of a document in a file, of its title, of its address
REASON = 200  # characters of why something was left out, and
REASONS = 20  # so many of them of one file
PACKET = 65536  # bytes of one message between processes


def seconds(size):
    return SECONDS + SECONDS_A_MB * (size + MB - 1) // MB


def seconds_in_all(size):
    return SECONDS_IN_ALL * max(1, (size + MB - 1) // MB)


def size_said(size):
    """Of a limit in a message."""
    return f"{size >> 30} GiB" if size >= 1 << 30 else f"{size >> 20} MiB"
