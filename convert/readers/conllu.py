"""CoNLL-U: the words of its trees as text, an article for each `# newdoc`; and words with tags, one
a line, an article for each `-DOCSTART-`.
"""

import re

from article import CUT_OFF, Document

from readers import charset


def sentences(text):
    """(name of a new document or None, the sentence) of each tree."""
    new, words, said, glued = None, [], "", True
    for line in text.split("\n") + [""]:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            if key.strip() == "text":
                said = value.strip()
            elif key.strip() in ("newdoc", "newdoc id"):
                new = value.strip()
            elif key.strip() == "newpar":
                words.append("")
        elif line.strip():
            words.append(line)
        elif words:
            yield new, said or joined(words)
            new, words, said = None, [], ""


def joined(lines):
    """The words of a tree: those in a word of several are its parts."""
    text, inside = "", 0
    for line in lines:
        cells = line.split("\t")
        number = cells[0]
        if len(cells) < 2 or "." in number:
            continue
        if "-" in number:
            inside = int(number.split("-")[1]) if number.split("-")[1].isdigit() else 0
        elif number.isdigit() and int(number) <= inside:
            continue
        else:
            inside = 0
        text += cells[1] + ("" if "SpaceAfter=No" in cells[-1] else " ")
    return text.strip()


def read(source):
    name, lines = "", []
    text = charset.decode(source.file.read()).text
    for new, sentence in sentences(text):
        if new is not None and lines:
            yield Document(name, "\n".join(lines))
            lines = []
        if new is not None:
            name = new
        lines.append(sentence)
    if lines:
        yield Document(name, "\n".join(lines))
    last = text.rstrip().rsplit("\n", 1)[-1]
    if not last.startswith("#") and last.count("\t") < CELLS - 1:
        yield CUT_OFF


CELLS = 10  # of a word
CLOSING = re.compile(r" (?=[.,;:!?)\]%]|n't |'\w{1,2} )|(?<=[(\[]) ")


def read_tagged(source):
    text = charset.decode(source.file.read()).text
    parts = re.split(r"^-DOCSTART-.*$", text, flags=re.M)
    parts = [part for part in parts if part.strip()]
    for number, part in enumerate(parts, 1):
        found = []
        for block in re.split(r"\n[ \t]*\n", part.strip()):
            words = [line.split()[0] for line in block.split("\n") if line.strip()]
            found.append(CLOSING.sub("", " ".join(words) + " ").strip())
        yield Document(str(number) if len(parts) > 1 else "", "\n".join(found))
