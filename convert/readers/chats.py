"""Chats that a telephone has written to a file (WhatsApp, Signal, Line): an article a day, of what
was said, without names, times and what the program says itself."""

import re

from article import Document, LeftOut

from readers import dates
from readers.charset import decode

DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u00a0\u202f]?[ap]\.?[ \u00a0]?m\.?)?"
LINE = re.compile(
    rf"[\u200e\u200f]?(?:\[({DAY}),? {TIME}\]|({DAY}),?[ \u00a0]{TIME} [-–]) (?:([^:\n]{{1,60}}): ?)?(.*)", re.I
)
NOTHING = re.compile(
    r"[\u200e\u200f]*(?:<[^<>]{3,60}>|(?:image|video|audio|sticker|document|GIF|contact card) omitted"
    r"|.{1,80}\((?:file attached|datei angehängt|fichier joint|archivo adjunto)\)"
    r"|(?:this message was deleted|you deleted this message|null)\.?)",
    re.I,
)
LEAST = 2  # lines that begin so


def is_chat(head):
    lines = [line for line in head.start[: 1 << 14].split("\n") if line.strip()]
    begun = [found for found in map(LINE.match, lines) if found]
    return bool(lines) and bool(LINE.match(lines[0])) and sum(1 for found in begun if found[3]) >= LEAST


def messages(text):
    """(day, text) of each message, (day, "") of a line without a sender, which the program wrote; a line
    that begins none belongs to the message before."""
    day, parts = "", []
    for line in text.split("\n"):
        found = LINE.match(line)
        if found:
            if day:
                yield day, "\n".join(parts)
            day, parts = found[1] or found[2], [found[4]] if found[3] else []
        elif parts:
            parts.append(line)
    if day:
        yield day, "\n".join(parts)


def month_comes_first(days):
    """Whether in days of numbers the second one is none of a month."""
    numbers = [list(map(int, re.findall(r"\d+", day))) for day in days]
    return any(second > 12 for _, second, _ in numbers) and all(first <= 12 for first, _, _ in numbers)


def read(source):
    everything = list(messages(decode(source.file.read()).text))
    found = [(day, text) for day, text in everything if text.strip() and not NOTHING.fullmatch(text)]
    month_first = month_comes_first({day for day, _ in found})
    said = {}
    for day, text in found:
        said.setdefault(dates.day(day, month_first), []).append(text.strip())
    for day, texts in said.items():
        text = "\n\n".join(filter(None, texts))
        if text:
            yield Document(day, text, "", day, "text" if day else "")
    yield LeftOut({"lines of the chat's program": len(everything) - len(found)})
