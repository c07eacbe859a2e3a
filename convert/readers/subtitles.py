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


def spoken_in(lines):
    """The text of lines: what rolls up is said once."""
    spoken = []
    for line in lines:
        line = markup_text(MARKS.sub("", line)).strip()
        if line and (not spoken or spoken[-1] != line):
            spoken.append(line)
    return "\n".join(spoken)


SPOKEN_AS = re.compile(r"<p\b[^<>]*?\bclass\s*=\s*[\"']?([\w-]+)", re.I)


def languages(text):
    """{class: the markup of it} of SAMI, which has one for each language; of other markup {"": all}."""
    names = list(dict.fromkeys(SPOKEN_AS.findall(text))) if "<sami" in text[:2000].lower() else []
    if len(names) < 2:
        return {"": text}
    parts = {name: [] for name in names}
    for piece in re.split(r"(?=<(?:p|sync)\b)", text, flags=re.I):
        found = SPOKEN_AS.match(piece)
        for name in [found[1]] if found else names:
            parts[name].append(piece)
    return {name: "".join(pieces) for name, pieces in parts.items()}


def lines_of(markup):
    return markup_text(PARAGRAPH.sub(r"<\1p", markup)).split("\n")


def read(source):
    text = charset.decode(source.file.read()).text.lstrip("\ufeff")
    if text.lstrip().startswith("<"):
        body = max(text.lower().find("<body"), 0)
        found = {name: lines_of(part[body:]) for name, part in languages(text).items()}
    else:
        found = {"": script(text) if "[Script Info]" in text[:200] else speech(text) or stamped(text)}
    for name, lines in found.items():
        if spoken := spoken_in(lines):
            yield Document(name, spoken)
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
