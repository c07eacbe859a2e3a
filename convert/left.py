"""What was left out, counted by why: for the sum at the end of a run."""

import collections
import re

from names import harmless

# A reason without what differs from file to file: `DOC, not supported: save it as DOCX` is `DOC`.
KIND = re.compile(r"(.+?)(?:, (?:skipped|not supported)\b.*|: .*)?", re.S)


def kind_of(reason):
    return KIND.fullmatch(reason)[1] if reason else "damaged"


def listed(counts):
    """{"records without text": 3} in words."""
    return ", ".join(f"{what} ({count})" for what, count in counts.items())


class Left:
    """How many files, or parts of files, were left out for which reason."""

    def __init__(self):
        self.counts = collections.Counter()

    def add(self, kind, what, count=1):
        """`kind` is "file" of a whole file, and "part" of what is in one that is used."""
        self.counts[kind, what] += count

    def add_all(self, other):
        self.counts.update(other.counts)

    def write(self, path):
        """Adds lines to a file of them: KIND, how many, why."""
        with open(path, "ab") as file:
            for (kind, what), count in self.counts.items():
                what = harmless(" ".join(what.split()).encode("utf-8", "replace"))
                file.write(b"%s\t%d\t%s\n" % (kind.encode(), count, what))
