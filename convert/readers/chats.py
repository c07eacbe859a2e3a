"""Chats that a program has written to a file: an article a day, of what was said, without names,
times and what the program says itself. What each program writes is a row of a table."""

import collections
import functools
import re

from article import Document, LeftOut

from readers import dates
from readers.charset import decode

DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u00a0\u202f]?[ap]\.?[ \u00a0]?m\.?)?"

# `said`: what was said, with the groups day, who and text where the line has them. `did`: what
# somebody did, likewise. `own`: a line that the program itself has written. `day`: the line that says
# the day of those below. `head`: what the program writes above a chat. `sure`: a line that no other
# text has; where `alone`, lines of the program are sure where there is hardly anything else.
Program = collections.namedtuple("Program", "said did own day head sure alone")
NEVER = r"(?!)"


class Expression:
    """What is compiled when a text seems to be a chat: compiling takes longer than reading an article."""

    def __init__(self, pattern):
        self._pattern = pattern

    @functools.cached_property
    def match(self):
        return re.compile(self._pattern, re.I).match


def program(said, did=NEVER, own=NEVER, day=NEVER, head=NEVER, sure=NEVER, alone=False):
    return Program(re.compile(said, re.I), *map(Expression, (did, own, day, head, sure)), alone)


TELEPHONE = rf"[\u200e\u200f]?(\[)?(?P<day>{DAY})(?(1),? {TIME}\]|,?[ \u00a0]{TIME} [-–]) "
IRC_TIME = rf"(?:[A-Z][a-z]{{2}} \d{{1,2}} )?\[?{TIME}\]? "
IRC_LOG = r"(?:---|\*{3,4}) (?:Day changed|Log opened|BEGIN LOGGING AT) (?P<day>.*)$"
IRC_DONE = (
    r"(?:\S+ (?:\(\S+\) )?(?:has (?:joined|left|quit|parted|been kicked)|is now known as)\b"
    r"|\S+ (?:sets? (?:mode|the topic)|has (?:changed|set) the topic)\b"
    r"|(?:now talking|topic (?:for|is)|disconnected|you are now known)\b)"
)
LINE_DAY = r"(?P<day>\d{4}[./-]\d{1,2}[./-]\d{1,2})(?:[ (].{0,12})?$"
KAKAO_DAY = r"-{5,} (?P<day>[^\n-]{6,40}) -{5,}$"
WEECHAT = rf"\d{{4}}-\d\d-\d\d {TIME}\t"
PROGRAMS = (
    # WhatsApp, Signal
    program(TELEPHONE + r"(?:(?P<who>[^:\n]{1,60}): ?)?(?P<text>.*)", sure=TELEPHONE),
    # LINE
    program(
        rf"{TIME}\t(?P<who>[^\t]{{1,60}})\t(?P<text>.*)",
        own=rf"{TIME}\t[^\t]*$",
        day=LINE_DAY,
        head=r"\[LINE\]|(?:Saved on|保存日時|儲存日期) ?[:：]",
        sure=r"\[LINE\]|\d{4}[./-]\d{1,2}[./-]\d{1,2} ?\(\w{1,3}\)$",
    ),
    # KakaoTalk
    program(
        rf"\[(?P<who>[^\]\n]{{1,60}})\] \[[^\W\d]{{0,4}} ?{TIME}\] (?P<text>.*)",
        day=KAKAO_DAY,
        head=r"KakaoTalk Chats? with |.{1,60} 카카오톡 대화$|(?:Date Saved|저장한 날짜) ?:",
        sure=r"KakaoTalk Chats? with |.{1,60} 카카오톡 대화$|-{5,} [^\n-]{0,30}\d[^\n-]{1,30} -{5,}$",
    ),
    # IRC: irssi, ZNC, XChat
    program(
        IRC_TIME + r"<[ @+%&~]?(?P<who>[^<>\s]{1,40})>[ \t](?P<text>.*)",
        did=rf"{IRC_TIME} ?\*[ \t](?!{IRC_DONE})(?P<text>\S.*)",
        own=rf"{IRC_TIME}(?:-!-|\*{{3}}|--?>|<--?| ?\*[ \t]{IRC_DONE})|(?:---|\*{{3,4}}) (?:Log closed|ENDING LOGGING)\b",
        day=IRC_LOG,
        sure=IRC_LOG,
        alone=True,
    ),
    # WeeChat
    program(
        rf"(?P<day>\d{{4}}-\d\d-\d\d) {TIME}\t(?!(?:-->|<--|--| ?\*)\t)(?P<who>[^\t]{{1,40}})\t(?P<text>.*)",
        did=rf"(?P<day>\d{{4}}-\d\d-\d\d) {TIME}\t ?\*\t(?P<text>.*)",
        own=rf"{WEECHAT}(?:-->|<--|--)\t",
        sure=rf"{WEECHAT}(?:(?:-->|<--|--| ?\*)\t|[@+%&~])",
    ),
    # Discord
    program(
        rf"\[(?P<day>{DAY}|\d{{1,2}}-[a-z]{{3}}-\d\d) {TIME}\] (?P<who>[^\s:]\S{{0,40}})$(?P<text>)",
        own=r"\{(?:Attachments|Embed|Reactions|Stickers)\}|Exported [\d,.]+ message",
        head=r"={20,}$|(?:Guild|Server|Channel|Topic): ",
        sure=r"(?:Guild|Server): ",
    ),
)
OMITTED = (
    r"omitted|ausgeschlossen|weggelassen|omis(?:es?)?|omitid[oa]s?|ocult[oa]s?|omess[oi]|weggelaten|utelatt"
    r"|utelämnades|pominięto|yok|dahil edilmedi"
)
MEDIA = (
    r"media|medien|médias?|multimedia|mídia|image|video(?: note)?|audio|sticker|document|gif|contact card"
    r"|bild|dokument|vidéo|imagen|imagem|documento|immagine"
)
ATTACHED = r"file attached|datei angehängt|fichier joint|archivo adjunto|arquivo anexado|file allegato"
PICTURES = (
    r"stickers?|photos?|videos?|voice message|file|files|location|contact|album|image|images|emoticons?"
    r"|スタンプ|写真|動画|ボイスメッセージ|ファイル|位置情報|連絡先|アルバム|貼圖|照片|影片|語音訊息|檔案|图片|表情"
    r"|사진|동영상|이모티콘|스티커"
)
# What programs write in the place of what is no text. What people put in brackets is none of it.
NOTHING = (
    rf"\u200e.*|[\u200e\u200f]*(?:<?(?:{MEDIA}) (?:{OMITTED})>?"
    r"|<(?:attached|anhang|pièce jointe|adjunto|anexado|allegato|bijgevoegd) ?: ?[^<>\n]{1,200}>"
    rf"|<без медиафайлов>|\[(?:{PICTURES})\]|.{{1,80}}\((?:{ATTACHED})\)"
    r"|(?:this message was deleted|you deleted this message|null)\.?)"
)
# A line without a sender that somebody has written, as in minutes: a sentence, and none of the program's.
SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)]?\Z")
OF_PROGRAM = (
    r"WhatsApp|Signal\b|end-to-end|Ende-zu-Ende|bout en bout|extremo a extremo|ponta a ponta|crittograf|сквозн"
    r"|端到端|エンドツーエンド|종단|\btap\b|\btippe|\btoca\b|\btocca|\btoque|appuyez|нажмите"
)
LEAST = 2  # lines that begin so
HEAD_MOST = 1 << 14  # characters that are looked at
MOST_LINES = 0.9  # of a chat that has nothing sure
ABOUT_MOST = 6  # lines that say what is in the file


def is_of(program, line):
    return any(getattr(program, kind).match(line) for kind in ("said", "did", "own", "day"))


def is_by(program, lines):
    """Whether a program has written lines, of which two or more say something."""
    said = [found for found in map(program.said.match, lines) if found and found["who"]]
    if len(said) < LEAST:
        return False
    if program.alone and sum(is_of(program, line) for line in lines) >= MOST_LINES * len(lines):
        return True
    begins = any(is_of(program, line) or program.head.match(line) for line in lines[:ABOUT_MOST])
    return begins and any(map(program.sure.match, lines))


def program_of(text):
    """The program that has written a chat, or None."""
    lines = [line for line in text.lstrip()[:HEAD_MOST].split("\n") if line.strip()]
    return next((program for program in PROGRAMS if is_by(program, lines)), None)


def is_chat(head):
    return program_of(head.start) is not None


def messages(text, program):
    """(day, text) of each message, and of what stands before the first and behind a line of the
    program; (day, None) of that line. A line that begins none of these belongs to the one before."""
    day, parts, begun, skips = "", [], False, False
    for line in text.split("\n"):
        found = program.said.match(line)
        did, of_day = program.did.match(line), program.day.match(line)
        own = program.own.match(line) or not begun and program.head.match(line)
        skips = bool(line.strip()) and (skips or line.startswith("{") and bool(own))
        if not (found or did or of_day or own or skips):
            parts.append(line)
            continue
        yield day, "\n".join(parts)
        begun |= bool(found)
        day = of_day["day"] if of_day else day_in(found or did) or day
        said = did or (found if found and is_said(found) else None)
        parts = [said["text"]] if said else []
        if not said and not of_day:
            yield day, None
    yield day, "\n".join(parts)


def day_in(found):
    """The day that a line has."""
    return found.groupdict().get("day", "") if found else ""


def is_said(found):
    """Whether a line is somebody's, and not the program's."""
    text = found["text"].rstrip()
    return bool(found["who"]) or bool(
        SENTENCE_END.search(text[-2:]) and re.search(r"\w", text) and not re.search(OF_PROGRAM, text, re.I)
    )


def month_comes_first(days):
    """Whether in days of numbers the second one is none of a month."""
    numbers = [list(map(int, re.findall(r"\d+", day))) for day in days]
    numbers = [number for number in numbers if len(number) == 3]
    return any(second > 12 for _, second, _ in numbers) and all(first <= 12 for first, _, _ in numbers)


def read(source):
    text = decode(source.file.read()).text.lstrip("\ufeff")
    everything = [
        (day, text) for day, text in messages(text, program_of(text)) if text is None or text.strip()
    ]
    found = [(day, text) for day, text in everything if text and not re.fullmatch(NOTHING, text.strip(), re.I)]
    month_first = month_comes_first({day for day, _ in found})
    first = next((day for day, _ in found if day), "")
    said = {}
    for day, text in ((day or first, text) for day, text in found):
        said.setdefault(dates.day(day, month_first), []).append(text.strip())
    for day, texts in said.items():
        text = "\n\n".join(filter(None, texts))
        if text:
            yield Document(day, text, "", day, "text" if day else "")
    yield LeftOut({"lines of the chat's program": len(everything) - len(found)})
