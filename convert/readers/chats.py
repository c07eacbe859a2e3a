"""Chats that a program has written to a file: an article a day, of what was said, without names,
times and what the program says itself. What each program writes is a row of a table."""

import collections
import re

from article import Document, LeftOut

from readers import dates
from readers.charset import decode

DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u00a0\u202f]?[ap]\.?[ \u00a0]?m\.?)?"

# What was said, with the groups day, who and text where the line has them; how any line begins that
# is none of a text; and the line that says the day of those below.
Program = collections.namedtuple("Program", "said begun day")


def program(said, begun, day=r"(?!)"):
    return Program(*(re.compile(pattern, re.I) for pattern in (said, begun, day)))


TELEPHONE = rf"[\u200e\u200f]?(?:\[({DAY}),? {TIME}\]|({DAY}),?[ \u00a0]{TIME} [-–]) "
PROGRAMS = (
    # WhatsApp, Signal
    program(TELEPHONE + r"(?:(?P<who>[^:\n]{1,60}): ?)?(?P<text>.*)", TELEPHONE),
    # LINE
    program(
        rf"{TIME}\t(?P<who>[^\t]{{1,60}})\t(?P<text>.*)",
        rf"{TIME}\t",
        r"(?P<day>\d{4}[./-]\d{1,2}[./-]\d{1,2})(?:[ (].{0,12})?$",
    ),
    # KakaoTalk
    program(
        rf"\[(?P<who>[^\]\n]{{1,60}})\] \[[^\W\d]{{0,4}} ?{TIME}\] (?P<text>.*)",
        r"(?!)",
        r"-{5,} (?P<day>[^\n-]{6,40}) -{5,}$",
    ),
    # IRC: irssi, ZNC, XChat
    program(
        rf"\[?{TIME}\]? <[ @+%&~]?(?P<who>[^<>\s]{{1,40}})> (?P<text>.*)",
        rf"\[?{TIME}\]? |(?:---|\*{{3,4}}) ",
        r"(?:---|\*{3,4}) (?:Day changed|Log opened|BEGIN LOGGING AT) (?P<day>.*)$",
    ),
    # WeeChat
    program(
        rf"(?P<day>\d{{4}}-\d\d-\d\d) {TIME}\t(?!(?:-->|<--|--| ?\*)\t)(?P<who>[^\t]{{1,40}})\t(?P<text>.*)",
        rf"\d{{4}}-\d\d-\d\d {TIME}\t",
    ),
    # Discord
    program(
        rf"\[(?P<day>{DAY}|\d{{1,2}}-[a-z]{{3}}-\d\d) {TIME}\] (?P<who>[^\s:]\S{{0,40}})$(?P<text>)",
        r"\{(?:Attachments|Embed|Reactions|Stickers)\}|={20,}",
    ),
)
NOTHING = re.compile(
    r"\u200e.*|[\u200e\u200f]*(?:<[^<>]{3,60}>|\[[^\[\]\n]{2,20}\]"
    r"|(?:image|video|audio|sticker|document|GIF|contact card) omitted"
    r"|.{1,80}\((?:file attached|datei angehängt|fichier joint|archivo adjunto)\)"
    r"|(?:this message was deleted|you deleted this message|null)\.?)",
    re.I,
)
# A line without a sender that somebody has written, as in minutes: a sentence, and none of the program's.
SENTENCE = re.compile(r".*\w.*[.!?…。！？][\"'”’»)]?$")
OF_PROGRAM = re.compile(
    r"WhatsApp|Signal\b|end-to-end|Ende-zu-Ende|bout en bout|extremo a extremo|ponta a ponta|crittograf|сквозн"
    r"|端到端|エンドツーエンド|종단|\btap\b|\btippe|\btoca\b|\btocca|\btoque|appuyez|нажмите",
    re.I,
)
LEAST = 2  # lines that begin so


def program_of(lines):
    """The program that has written a chat, or None."""
    for program in PROGRAMS:
        said = [found for found in map(program.said.match, lines) if found and found["who"]]
        if len(said) >= LEAST and any(
            program.said.match(line) or program.day.match(line) for line in lines[:ABOUT_MOST]
        ):
            return program
    return None


ABOUT_MOST = 6  # lines that say what is in the file


def is_chat(head):
    lines = [line for line in head.start[: 1 << 14].split("\n") if line.strip()]
    return bool(lines) and program_of(lines) is not None


def messages(text, program):
    """(day, text) of each message, (day, "") of a line of the program; a line that begins none
    belongs to the message before."""
    day, parts, begun = "", [], False
    for line in text.split("\n"):
        found, of_day = program.said.match(line), program.day.match(line)
        if found or of_day or program.begun.match(line):
            if begun:
                yield day, "\n".join(parts)
            begun = bool(found)
            day = of_day["day"] if of_day else day_in(found) or day if found else day
            parts = [found["text"]] if found and is_said(found) else []
        elif parts:
            parts.append(line)
    if begun:
        yield day, "\n".join(parts)


def day_in(found):
    """The day that a line has."""
    return next((text for text in found.groups()[: found.re.groups - 2] if text), "")


def is_said(found):
    """Whether a line is somebody's, and not the program's."""
    return bool(found["who"] or SENTENCE.match(found["text"]) and not OF_PROGRAM.search(found["text"]))


def month_comes_first(days):
    """Whether in days of numbers the second one is none of a month."""
    numbers = [list(map(int, re.findall(r"\d+", day))) for day in days]
    numbers = [number for number in numbers if len(number) == 3]
    return any(second > 12 for _, second, _ in numbers) and all(first <= 12 for first, _, _ in numbers)


def read(source):
    text = decode(source.file.read()).text
    program = program_of([line for line in text[: 1 << 14].split("\n") if line.strip()])
    everything = list(messages(text, program))
    found = [(day, text) for day, text in everything if text.strip() and not NOTHING.fullmatch(text.strip())]
    month_first = month_comes_first({day for day, _ in found})
    said = {}
    for day, text in found:
        said.setdefault(dates.day(day, month_first), []).append(text.strip())
    for day, texts in said.items():
        text = "\n\n".join(filter(None, texts))
        if text:
            yield Document(day, text, "", day, "text" if day else "")
    yield LeftOut({"lines of the chat's program": len(everything) - len(found)})
