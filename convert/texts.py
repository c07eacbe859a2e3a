"""Where the texts of converted articles go."""

import os
import shutil


class Texts:
    """Texts one after the other in a file of ours."""

    def __init__(self, path):
        self.path, self.file = path, open(path, "wb")

    def begin(self):
        return Text(self)

    def append(self, data):
        """Writes texts; where they begin in the file."""
        text = self.begin()
        text.write(data)
        return text.end()[1]

    def copy(self, file):
        """The whole of an open file."""
        text = self.begin()
        with open(file, "rb", closefd=False) as source:
            source.seek(0)
            shutil.copyfileobj(source, self.file)
        return text.end()


class Text:
    def __init__(self, texts):
        self._texts, self._begin = texts, texts.file.tell()

    def write(self, data):
        self._texts.file.write(data)

    def end(self):
        """The path of the file, and where the text begins and ends there. It is written."""
        self._texts.file.flush()
        return self._texts.path, self._begin, self._texts.file.tell()

    def close(self):
        """Forgets what was not ended."""
        self._texts.file.seek(self._begin)
        self._texts.file.truncate()
