"""Subtitles: the speech without its numbers, times and settings (SRT, WebVTT, SBV, SSA, TTML)."""

import re

from article import CUT_OFF, Document

from readers import charset
from readers.markup import markup_text
from readers.shapes import SONG, STAMP, TIMES

MARKS = re.compile(r"\{\\[^{}]*\}|<[^<>\n]*>")
BLOCKS = re.compile(r"(?:NOTE|STYLE|REGION)\b")


def speech(text):
    """The lines that are spoken."""
    cues = []
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip().split("\n")
        if BLOCKS.match(lines[0]) or lines[0].startswith("WEBVTT"):
            lines = [] if not any(map(TIMES.match, lines)) else lines
        place = next((at for at, line in enumerate(lines[:3]) if TIMES.match(line.strip())), None)
        cues += lines[place + 1 :] if place is not None else lines if cues and lines != [""] else []
    return cues


def script(text):
    """The lines of an SSA script: the last cell of a Dialogue line."""
    for line in text.split("\n"):
        if line.startswith("Dialogue:"):
            yield from re.split(r"\\[Nn]", line.split(",", 9)[-1])


def stamped(text):
    """The lines of a text each of which begins with its time."""
    for line in text.split("\n"):
        if not SONG.match(line.strip()):
            yield from STAMP.sub("", line.strip()).split("|")


def read(source):
    text = charset.decode(source.file.read()).text.lstrip("\ufeff")
    if text.lstrip().startswith("<"):
        lines = markup_text(
            PARAGRAPH.sub(r"<\1p", text[max(text.lower().find("<body"), 0) :])
        ).split("\n")
    else:
        lines = script(text) if "[Script Info]" in text[:200] else speech(text) or stamped(text)
    spoken = []
    for line in lines:
        line = markup_text(MARKS.sub("", line)).strip()
        if line and (not spoken or spoken[-1] != line):  # what rolls up is said once
            spoken.append(line)
    if spoken:
        yield Document("", "\n".join(spoken))
    if is_cut(text.strip()):
        yield CUT_OFF


PARAGRAPH = re.compile(r"<(/?)(?:(?:\w+:)?p\b|sync\b[^<>]*)", re.I)
ENDS = re.compile(r"</(?:(?:\w+:)?tt|sami|body)\s*>$", re.I)
PART_OF_TIME = re.compile(r"[\d:.,]+(?: *-{1,2}>?[ \d:.,]*)?")


def is_cut(text):
    """Whether subtitles end within a mark, or within the times of a line to come."""
    if text.startswith("<"):
        return not ENDS.search(text)
    before, last = text.rsplit("\n", 2)[-2:] if "\n" in text else ("", text)
    return (not before.strip() or before.strip().isdigit()) and bool(PART_OF_TIME.fullmatch(last)) and bool(TIMES.search(text))
