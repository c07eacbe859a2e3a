"""The rows of the list of articles that one file gives, of which memory holds a few."""

import collections
import marshal
import tempfile

AT_HAND = 1000  # rows in memory
SIZE = 8  # bytes of a number in the file

# Written as plain tuples, which marshal knows.
Row = collections.namedtuple("Row", "name path day title place dayfrom address changed")


class Rows:
    """Rows in the order in which they were added: but for the last, in a temporary file."""

    def __init__(self):
        self._at_hand, self._file, self.count = [], None, 0

    def append(self, row):
        self._at_hand.append(row)
        self.count += 1
        if len(self._at_hand) == AT_HAND:
            self._file = self._file or tempfile.TemporaryFile()
            data = marshal.dumps(self._at_hand)
            self._file.write(len(data).to_bytes(SIZE, "big") + data)
            self._at_hand = []

    def __iter__(self):
        if self._file:
            end = self._file.tell()
            self._file.seek(0)
            while self._file.tell() < end:  # marshal.load reads a file in very small pieces
                size = int.from_bytes(self._file.read(SIZE), "big")
                yield from map(Row._make, marshal.loads(self._file.read(size)))
        yield from map(Row._make, self._at_hand)

    def close(self):
        if self._file:
            self._file.close()
