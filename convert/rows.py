"""The rows of the list of articles that one file gives, of which memory holds a few."""

import collections
import marshal
import tempfile

AT_HAND = 1000  # rows in memory

Row = collections.namedtuple("Row", "name path day title place dayfrom address changed")


class Rows:
    """Rows in the order in which they were added: but for the last, in a temporary file."""

    def __init__(self):
        self._at_hand, self._file, self.count = [], None, 0

    def append(self, row):
        self._at_hand.append(tuple(row))
        self.count += 1
        if len(self._at_hand) == AT_HAND:
            self._file = self._file or tempfile.TemporaryFile()
            marshal.dump(self._at_hand, self._file)
            self._at_hand = []

    def __iter__(self):
        if self._file:
            end = self._file.tell()
            self._file.seek(0)
            while self._file.tell() < end:
                yield from map(Row._make, marshal.load(self._file))
        yield from map(Row._make, self._at_hand)

    def close(self):
        if self._file:
            self._file.close()
