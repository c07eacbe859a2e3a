"""Where the texts of converted articles go."""

import os
import shutil


class Texts:
    """Texts in a folder of ours, each in a file of its own."""

    def __init__(self, folder):
        self._folder, self._count = folder, 0
        os.makedirs(folder, exist_ok=True)

    def begin(self):
        self._count += 1
        return Text(os.path.join(self._folder, b"text%d" % self._count))

    def copy(self, file, changed):
        """The whole of an open file."""
        text = self.begin()
        with open(file, "rb", closefd=False) as source:
            source.seek(0)
            shutil.copyfileobj(source, text.file)
        return text.end(changed)


class Text:
    def __init__(self, path):
        self.path, self.file = path, open(path, "wb")

    def write(self, data):
        self.file.write(data)

    def end(self, changed):
        """The path of its file, and where it begins and ends there. Its day is that of what it was
        made of, which was changed so many seconds after 1970."""
        self.file.close()
        os.utime(self.path, (changed, changed))
        return self.path, 0, os.path.getsize(self.path)

    def close(self):
        """Forgets what was not ended."""
        self.file.close()
        os.unlink(self.path)
