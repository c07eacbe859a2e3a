"""Days in the spellings that articles and records have, as ISO 8601: 2026-11-24."""

import datetime
import email.utils
import functools
import os
import re
import sys
import unicodedata

from article import Unusable

EPOCH = re.compile(
    r"-?\d{9,10}(?:\.\d+)?|\d{13}(?:\.\d+)?|\d{16}(?:\.0+)?|\d{19}|[1-9](?:\.\d+)?[eE]\+?(?:09|9|1[0-8])"
)
EPOCH_OF_NET = re.compile(r"^/Date\((-?\d+)(?:[+-]\d{4})?\)/$")
ISO = re.compile(r"(\d{4})([-/.])(0?[1-9]|1[0-2])\2(3[01]|[12]\d|0?[1-9])(?!\d)")
COMPACT = re.compile(r"(?:D:)?(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{2,}.*|T.*|Z)?")
# The century is left out; 201201 is no day, but a month.
SHORT = re.compile(r"(?!19|20)(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
ASIAN = re.compile(
    r"(\d{4})\s*(?:[年년]|оны)\s*(\d{1,2})\s*(?:[月월]|-?\s?(?:р|дугаар|дүгээр)\s+сарын)\s*(\d{1,2})"
)
NUMBERS = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d\d)(?!\d)"
)
WEEK = re.compile(r"(\d{4})-(?:W(\d\d)(?:-(?=[1-7]$))?)?(\d{3}|[1-7])?")
ERA = re.compile(r"(明治|大正|昭和|平成|令和|民國|民国)\s*(\d{1,3}|元)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})")
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
HAN_DIGITS = {character: str(number) for number, character in enumerate("〇一二三四五六七八九")} | {"零": "0"}
HAN = re.compile(r"[〇零一二三四五六七八九十]+(?=[年月日])")
MARKS = re.compile("[\u200c-\u200f\u061c\u202a-\u202e\u2066-\u2069]")  # of direction
ROMAN = re.compile(r"(?<!\d)(\d{1,2})[.\s/-]+(I{1,3}|IV|VI{0,3}|IX|XI{0,2})[.\s/-]+(\d{4})(?!\d)")
ROMANS = {
    name: number for number, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)
}
SPACED = re.compile(r"(\d{4})\.\s+(\d{1,2})\.\s+(\d{1,2})\.?(?!\d)")
VIETNAMESE = re.compile(r"(\d{1,2})\s+(?:tháng|thg)\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})", re.I)
ENGLISH = "january february march april may june july august september october november december"
ENGLISH = {name: number for number, name in enumerate(ENGLISH.split(), 1)}
MONTHS = {name[:3]: number for name, number in ENGLISH.items()}
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DAY_MONTH = re.compile(
    rf"(?:[a-z]+[.:]?,?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?{MONTH},?[\s'’-]*(\d{{4}}(?!\d)|\d\d(?![\d:]))",
    re.I,
)
YEAR_MONTH = re.compile(rf"(\d{{4}})[\s-]+{MONTH}[\s-]+(\d{{1,2}})(?!\d)", re.I)
MONTH_DAY = re.compile(
    rf"(?:[a-z]+[.:]?,?\s+)?{MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:[\d:]+\s+(?:[+-]\d{{4}}\s+|[a-z]{{2,4}}\s+)?)?(\d{{4}})",
    re.I,
)
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
BUDDHIST = re.compile(r"(?<!\d)2[45]\d\d(?!\d)")  # years of Thailand
LONGEST = 100  # characters of a date


BUDDHA, BUDDHIST_FROM, BUDDHIST_TO = 543, 2443, 2643  # years of Thailand, from 1900 on
PERSIAN_FROM, PERSIAN_TO = 1300, 1420  # years of Iran: none of ours of which there are articles


def iso(year, month, day):
    """The day of three numbers, or ""."""
    year = int(year)
    if PERSIAN_FROM <= year < PERSIAN_TO:
        return from_persian(year, int(month), int(day))
    try:
        year -= BUDDHA if BUDDHIST_FROM <= year <= BUDDHIST_TO else 0
        return datetime.date(year, int(month), int(day)).isoformat()
    except ValueError:
        return ""


def full_year(digits):
    return ("20" if int(digits) < 70 else "19") + digits if len(digits) == 2 else digits


def western(text):
    """A date in the digits 0 to 9."""
    if text.isascii():
        return text
    text = MARKS.sub("", text)
    text = HAN.sub(lambda number: str(han_number(number[0])), text)
    return "".join(
        str(unicodedata.digit(character)) if character.isdecimal() else character
        for character in text
    )


def han_number(text):
    """A number of Chinese: 二〇二六 is 2026, 二十六 is 26."""
    tens, ten, ones = text.partition("十")
    digits = "".join(HAN_DIGITS.get(sign, "") for sign in ones)
    if not ten:
        return int("".join(HAN_DIGITS[sign] for sign in text))
    return 10 * int("".join(HAN_DIGITS[sign] for sign in tens) or 1) + int(digits or 0)


DAY_OF_YEAR = 3  # digits


def of_week(year, week, day):
    """The day of 2026-W02-2, or, with no week, of 2026-006."""
    try:
        if not week and len(day or "") < DAY_OF_YEAR:
            return ""
        if week:
            return datetime.date.fromisocalendar(int(year), int(week), int(day or 1)).isoformat()
        return datetime.datetime.strptime(year + day, "%Y%j").date().isoformat()
    except ValueError:
        return ""


def of_epoch(number):
    """The day of seconds, or of parts of them, since 1970."""
    while abs(number) >= 1e11:
        number /= 1000
    try:
        return datetime.datetime.fromtimestamp(number, datetime.timezone.utc).date().isoformat()
    except (OverflowError, ValueError, OSError):
        return ""


def of_numbers(first, second, year, month_first):
    """The day of 01/06/2026: which number is the month, the other one may say."""
    year = full_year(year)
    if int(first) > 12 or int(second) > 12:
        month_first = int(second) > 12
    return iso(year, first, second) if month_first else iso(year, second, first)


@functools.lru_cache(maxsize=4096)
def day(text, month_first=False):
    """The day in a date, however it is spelt, or "". With `month_first` 1/6/2026 is in January."""
    text = western(str(text or "").strip()[:LONGEST])
    if not text or not any(character.isdigit() for character in text):
        return ""
    text = EPOCH_OF_NET.sub(r"\1", text)
    if EPOCH.fullmatch(text):
        return of_epoch(float(text))
    found = COMPACT.fullmatch(text)
    if found:
        return iso(*found.groups())
    found = SHORT.fullmatch(text)
    if found:
        return iso(full_year(found[1]), found[2], found[3])
    found = ISO.match(text)
    if found:
        return iso(found[1], found[3], found[4])
    found = WEEK.fullmatch(text)
    if found:
        return of_week(*found.groups())
    found = ERA.search(text)
    if found:
        year = 1 if found[2] == "元" else int(found[2])
        return iso(ERAS[found[1]] + year, found[3], found[4])
    found = ASIAN.search(text) or SPACED.match(text) or VIETNAMESE.search(text)
    if found:
        if found.re is VIETNAMESE:
            return iso(found[3], found[2], found[1])
        return iso(*found.groups())
    found = NUMBERS.match(text)
    if found:
        return of_numbers(found[1], found[3], found[4], month_first and found[2] != ".")
    found = DAY_MONTH.match(text)
    if found:
        return iso(full_year(found[3]), MONTHS[found[2].lower()], found[1])
    found = YEAR_MONTH.match(text)
    if found:
        return iso(found[1], MONTHS[found[2].lower()], found[3])
    found = MONTH_DAY.match(text)
    if found:
        return iso(found[3], MONTHS[found[1].lower()], found[2])
    return of_mail(text) or of_words(text) or of_numbers_in(text, month_first)


ISO_IN = re.compile(r"(?<![\d.-])" + ISO.pattern)
NUMBERS_IN = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")


def of_numbers_in(text, month_first):
    """A date of numbers behind words: `as of 2026-01-06`."""
    if found := ROMAN.search(text):
        return iso(found[3], ROMANS[found[2]], found[1])
    if found := ISO_IN.search(text):
        return iso(found[1], found[3], found[4])
    if found := NUMBERS_IN.search(text):
        return of_numbers(found[1], found[3], found[4], month_first and found[2] != ".")
    return ""


SERIAL = re.compile(r"[345]\d{4}(?:\.\d+)?")
FIRST_DAY, LAST_DAY = "1990-01-01", "2039-12-31"  # that such a number may stand for
FIRST_SERIAL = datetime.date(1899, 12, 30)


def of_spreadsheet(text):
    """The day of the number that a spreadsheet has for it: the days since the end of 1899."""
    if not SERIAL.fullmatch(text):
        return ""
    day = (FIRST_SERIAL + datetime.timedelta(int(float(text)))).isoformat()
    return day if FIRST_DAY <= day <= LAST_DAY else ""


def is_doubtful(text):
    """Whether the language decides which number of a date is the month: 1/6/2026."""
    found = NUMBERS.match(str(text).strip())
    return bool(found) and found[2] != "." and int(found[1]) < 13 and int(found[3]) < 13


def of_mail(text):
    try:
        return email.utils.parsedate_to_datetime(text).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""


WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0fff\u1000-\u17ff]|['’.ʼ-](?=[^\W\d_]))*")
PREFIXES = ("ב", "ל", "ה")  # of Hebrew: "in", "to", "the"
NAME_MOST = 6  # words of a month's name
ENDING_MOST = 4  # letters that a language puts behind a name of at least
STEM_LEAST = 5  # letters
GAP = 12  # characters between the month and the day, or the year


@functools.lru_cache(maxsize=None)
def month_names():
    """The number of each month by its names in all languages (data/months.py), or in English."""
    names = dict(ENGLISH)
    for path in filter(os.path.exists, (os.path.join(folder, "months.tsv") for folder in sys.path)):
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")
        if len(lines) != 13 or lines[-1]:
            raise Unusable("the names of months (months.tsv) are damaged")
        for line in lines[:-1]:
            number, *months = line.split("\t")
            names.update(dict.fromkeys(months, int(number)))
    plain = {without_accents(name): number for name, number in names.items()}
    return {**{name: number for name, number in plain.items() if len(name) > 2}, **names}


def without_accents(text):
    return "".join(filter(str.isalpha, unicodedata.normalize("NFD", text)))


def stems(name):
    return [name[:-size] for size in range(1, ENDING_MOST + 1) if len(name) - size >= STEM_LEAST]


def month_called(name, forms):
    """The number of a month by its name in any language, or one of its forms, or None."""
    names = month_names()
    return next((names[form] for form in forms(name) if form in names), None)


def months_in(text):
    """(number, begin, end) of what may be months in a text, the likeliest first: names of several
    words, names, those with an ending."""
    words = list(WORD.finditer(text))
    for forms in (whole_names, stems):
        for size in range(min(NAME_MOST, len(words)), 0, -1):
            for first, last in zip(words, words[size - 1 :]):
                name = " ".join(text[first.start() : last.end()].split()).replace(".", "")
                number = month_called(name.replace("’", "'"), forms)
                if number:
                    yield number, first.start(), last.end()


def whole_names(name):
    return [name, *(name.removeprefix(prefix) for prefix in PREFIXES)]


DAY_BEFORE = re.compile(r"(?<![\d:.])(\d{1,2})(?![\d:])\D{0,%d}$" % GAP)
DAY_BEHIND = re.compile(r"\D{0,%d}?(?<!\d)(\d{1,2})(?![\d:])" % GAP)
YEAR_BEHIND = re.compile(r"\D{0,%d}?(?<!\d)'?(\d\d)(?![\d:])" % GAP)
THAI = re.compile("[\u0e00-\u0e7f]")


def of_words(text):
    """A date with the month in the words of any language."""
    text = unicodedata.normalize("NFC", text.lower())
    year = YEAR.search(text) or BUDDHIST.search(text) or PERSIAN_YEAR.search(text)
    months = list(months_in(text))
    for month, begin, end in months:
        before, short = DAY_BEFORE.search(text[:begin]), YEAR_BEHIND.match(text, end)
        if before and (year or short):
            return iso(year[0] if year else short_year(short[1], text), month, before[1])
    for month, _, end in months if year else ():
        if behind := DAY_BEHIND.match(text, end):
            return iso(year[0], month, behind[1])
    return of_persian(text, year) if year else ""


def short_year(digits, text):
    """The year of two digits, which in Thai are those of the Buddhist one."""
    return "25" + digits if THAI.search(text) else full_year(digits)


PERSIAN_YEAR = re.compile(r"(?<!\d)1[34]\d\d(?!\d)")
PERSIAN = {
    name: number
    for number, names in enumerate(
        "فروردین حمل|اردیبهشت ثور|خرداد جوزا|تیر سرطان|مرداد اسد|شهریور سنبله|مهر میزان|آبان عقرب|آذر قوس"
        "|دی جدی|بهمن دلو|اسفند حوت".split("|"),
        1,
    )
    for name in names.split()
}


def of_persian(text, year):
    """A day of Iran's calendar, with its month in words."""
    text = text.replace("ي", "ی").replace("ك", "ک")
    for word in WORD.finditer(text):
        before = DAY_BEFORE.search(text[: word.start()])
        if word[0] in PERSIAN and before and year.re is PERSIAN_YEAR:
            return from_persian(int(year[0]), PERSIAN[word[0]], int(before[1]))
    return ""


LEAP_PERSIAN = (1, 5, 9, 13, 17, 22, 26, 30)  # years of a cycle of 33 that have a day more


def from_persian(year, month, day):
    """The day of one of Iran's calendar, the years of which begin about 21 March."""
    if not (1200 <= year <= 1500 and 1 <= month <= 12 and 1 <= day <= 31):
        return ""
    years = range(1403, year) if year > 1403 else range(year, 1403)  # 1403 began on 20 March 2024
    days = sum(365 + (number % 33 in LEAP_PERSIAN) for number in years)
    begin = datetime.date(2024, 3, 20) + datetime.timedelta(days if year > 1403 else -days)
    passed = 31 * (month - 1) - max(0, month - 7)
    return (begin + datetime.timedelta(passed + day - 1)).isoformat()


MONTH_FIRST = re.compile(r"\b(?:the|and|of|to|is)\b", re.I)


def writes_month_first(text):
    """Whether a text's language writes 1/6/2026 for a day in January: English does."""
    return len(MONTH_FIRST.findall(text[:4000])) * 40 > len(text[:4000].split())
