"""Days in the spellings that articles and records have, as ISO 8601: 2026-11-24."""

import datetime
import email.utils
import functools
import re
import unicodedata

EPOCH = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{13}|\d{16}|\d{19}")
EPOCH_OF_NET = re.compile(r"^/Date\((-?\d+)(?:[+-]\d{4})?\)/$")
ISO = re.compile(r"(\d{4})([-/.])(0?[1-9]|1[0-2])\2(3[01]|[12]\d|0?[1-9])(?!\d)")
COMPACT = re.compile(r"(?:D:)?(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{2,}.*|T.*|Z)?")
# The century is left out; 201201 is no day, but a month.
SHORT = re.compile(r"(?!19|20)(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})")
NUMBERS = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d\d)(?!\d)"
)
WEEK = re.compile(r"(\d{4})-(?:W(\d\d)(?:-(?=[1-7]$))?)?(\d{3}|[1-7])?")
ERA = re.compile(r"(明治|大正|昭和|平成|令和)\s*(\d{1,2}|元)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})")
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
SPACED = re.compile(r"(\d{4})\.\s+(\d{1,2})\.\s+(\d{1,2})\.?(?!\d)")
VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})", re.I)
MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(),
        1,
    )
}
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DAY_MONTH = re.compile(
    rf"(?:[a-z]+[.:]?,?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?{MONTH},?[\s'’-]*(\d{{4}}|\d\d)(?![\d:])",
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


def iso(year, month, day):
    """The day of three numbers, or ""."""
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def full_year(digits):
    return ("20" if int(digits) < 70 else "19") + digits if len(digits) == 2 else digits


def western(text):
    """A date in the digits 0 to 9."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(character)) if character.isdecimal() else character
        for character in text
    )


def of_week(year, week, day):
    """The day of 2026-W02-2, or, with no week, of 2026-006."""
    try:
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
    return of_mail(text) or of_words(text)


def is_doubtful(text):
    """Whether the language decides which number of a date is the month: 1/6/2026."""
    found = NUMBERS.match(str(text).strip())
    return bool(found) and found[2] != "." and int(found[1]) < 13 and int(found[3]) < 13


def of_mail(text):
    try:
        return email.utils.parsedate_to_datetime(text).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""


LANGUAGES = """de fr es it pt nl pl ru sv cs nb da fi tr el hu ro uk id ar he bg sr hr sk ca vi th hi fa lt lv
    sl et is eu gl sq mk ms ka kk bn ta ur cy""".split()


@functools.lru_cache(maxsize=None)
def month_names(language):
    """The number of each month by its names in a language, as CLDR has them."""
    try:
        from babel import Locale
    except ImportError:
        return {}
    months, names = Locale.parse(language).months, {}
    for context, width in ("format", "wide"), ("stand-alone", "wide"), ("format", "abbreviated"):
        for number, name in months[context][width].items():
            names.setdefault(name.lower().rstrip("."), int(number))
    return names


def of_words(text):
    """A date with the month in the words of any language."""
    year = YEAR.search(text) or BUDDHIST.search(text)
    numbers = re.findall(r"(?<![\d:])\d{1,2}(?![\d:])", text)
    words = re.findall(r"[^\W\d_][\w\u0300-\u0fff]*", text.lower())
    if not year or not numbers:
        return ""
    for language in LANGUAGES if words else ():
        names = month_names(language)
        for word in words:
            if word in names:
                return iso(int(year[0]) - (543 if year.re is BUDDHIST else 0), names[word], numbers[0])
    return ""


MONTH_FIRST = re.compile(r"\b(?:the|and|of|to|is)\b", re.I)


def writes_month_first(text):
    """Whether a text's language writes 1/6/2026 for a day in January: English does."""
    return len(MONTH_FIRST.findall(text[:4000])) * 40 > len(text[:4000].split())
