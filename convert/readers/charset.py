"""Text of bytes in whatever charset, as a browser would read them.

The order of evidence: a byte order mark, valid UTF-8, escapes and NULs that only one charset has,
the declared charset where the bytes agree with it, and what uchardet makes of them. A few bytes
that are wrong in that charset become U+FFFD; they never change the charset of the whole.
"""

import codecs
import collections
import ctypes
import functools
import io
import itertools
import re
import unicodedata

try:
    import webencodings
except ImportError:  # of labels those serve that Python knows
    webencodings = None

from readers import iconv  # noqa: F401: it registers codecs
from readers import utf7

CUT = 4096  # bytes of a beginning whose last character may be cut
SAMPLE = 1 << 17  # bytes that a guess looks at
BAD_MOST = 0.02  # of what is not ASCII may be wrong in the right charset, and
BAD_FEW = 3  # so many bytes in any case

# The text, the codec, how many bytes were wrong, and whether the charset is a poor guess.
Decoded = collections.namedtuple("Decoded", "text charset bad poor")

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What a label means in practice: the largest charset that people give that name.
SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "koi8-r": "koi8-u",
    "cp950": "big5hkscs",
    "iso2022_jp": "iso2022_jp_ext",
}
# Labels that are not in the standard, and that mail and old files have.
OTHER_LABELS = re.compile(
    r"(?:cp|ibm|windows|iso.?8859|mac|koi8|utf|iso.?2022|hz|johab|gb|big5|euc"
    r"|shift|kz|ptcp|viscii|tcvn)",
    re.I,
)
ALIASES = {
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "mac-centraleurope": "mac-latin2",
    "maccentraleurope": "mac-latin2",
    "x-mac-ce": "mac-latin2",
    "utf8": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "uhc": "cp949",
}


@functools.lru_cache(maxsize=256)
def codec_of(label):
    """Python's codec for a charset's label, or None."""
    label = (label or "").strip(" \t\r\n\"';").lower()
    if label in ALIASES:
        return ALIASES[label]
    known = webencodings and webencodings.lookup(label)
    if known and known.name not in ("replacement", "x-user-defined"):
        name = known.codec_info.name
    else:
        digits = re.fullmatch(r"(?:cp|ibm|windows)[-_ ]?0*(\d+)", label)
        name = "cp" + digits[1] if digits else label
        if not OTHER_LABELS.match(name):
            return None
    try:
        name = codecs.lookup(name).name
    except (LookupError, UnicodeError, ValueError):
        return None
    return SUPERSETS.get(name, name)


# ------------------------------------------------------------------ UTF-8, and signs of others

ESCAPES = (
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
    (re.compile(rb"\x1b(?:\$[@B(]|\([IJ])"), "iso2022_jp_ext"),
    (re.compile(rb"~\{(?:[!-w][!-~])+~\}"), "hz"),
)


def is_utf8(data):
    """UTF-8 but for the odd slip, or with the odd byte of cp1252."""
    if data.isascii():
        return True
    text = data.decode("utf-8", "replace")
    wrong = (text[:-1] if len(data) >= CUT else text).count("\ufffd")
    right = len(text) - len(text.encode("ascii", "ignore")) - wrong
    if wrong <= right:
        return True
    left = data.decode("utf-8", ODD).count("\ufffd")
    return MIXED_LEAST * wrong <= right and left <= 1 + wrong // 10


ODD = "winnow.odd"  # how bytes that are no UTF-8 are read
MIXED_LEAST = 0.25  # characters of UTF-8 for each byte of cp1252 among them
SIGNS_ALONE = "“”‘’–—…•€£§©®°·«»¿¡½²³´`"
LETTERS_ALONE = "àéíóåæøöäÀÉÅÆØÖÄ"


def odd_byte(error):
    """A byte of cp1252 in UTF-8 where it makes a word or a sign, and U+FFFD for others."""
    data, place, end = error.object, error.start, error.end
    if end - place > 1 or end == len(data) or max(data[place - 1 : place] + data[end : end + 1]) > 127:
        return "\ufffd", end
    character = data[place:end].decode("cp1252", "replace")
    around = (data[max(place - 1, 0) : place] + data[end : end + 1]).decode("ascii")
    known = any(map(str.isalpha, around)) if character.isalpha() else character in SIGNS_ALONE
    return character if known or character in LETTERS_ALONE else "\ufffd", end


codecs.register_error(ODD, odd_byte)


def escaped_charset(data):
    """The charset whose escapes plain ASCII has, or None."""
    for pattern, name in ESCAPES:
        if pattern.search(data) and 10 * errors_of(data, name) < data.count(b"\x1b") + 10:
            return name
    return "utf-7" if utf7.is_utf7(data) else None


def errors_of(data, name):
    try:
        data.decode(name)
        return 0
    except UnicodeDecodeError:
        return data.decode(name, "replace").count("\ufffd")


WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
NOT_PRINTABLE = re.compile(rb"[^\t\n\r -~]")
NARROW = 0.85  # of the bytes are printable ASCII: of UTF-16 in Han, about half are


def wide_charset(sample):
    """UTF-16 or UTF-32 without a mark, or None: of the ways to read the bytes, the one that makes
    text of them."""
    sample = sample[: len(sample) // 4 * 4]
    if len(NOT_PRINTABLE.findall(sample)) < (1 - NARROW) * len(sample):
        return None
    best, best_share = None, 0.9
    for name in WIDE:
        text = sample.decode(name, "replace")
        if not text:
            continue
        common = sum(map(text.count, " \n\r\t.,0123456789<>=eantori、。，的"))
        good = sum(
            character.isalnum()
            or character.isspace()
            or "!" <= character <= "~"
            or "\u2010" <= character <= "\u203a"
            or "\u3000" <= character <= "\uffef"
            and character != "\ufffd"
            for character in text
        )
        share = good / len(text) + min(common / len(text), 0.3)
        if common and good / len(text) > 0.9 and share > best_share:
            best, best_share = name, share
    return best


# ------------------------------------------------------------------ guesses


@functools.lru_cache(maxsize=1)
def library():
    try:
        found = ctypes.CDLL("libuchardet.so.0")
    except OSError:
        return None
    found.uchardet_new.restype = ctypes.c_void_p
    found.uchardet_get_charset.restype = ctypes.c_char_p
    found.uchardet_handle_data.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
    for name in ("data_end", "get_charset", "delete"):
        getattr(found, "uchardet_" + name).argtypes = [ctypes.c_void_p]
    return found


def uchardet(data):
    """The codec of the charset that uchardet takes the bytes for, or None."""
    detector = library() and library().uchardet_new()
    if not detector:
        return None
    library().uchardet_handle_data(detector, data, len(data))
    library().uchardet_data_end(detector)
    label = library().uchardet_get_charset(detector).decode("ascii", "replace")
    library().uchardet_delete(detector)
    return codec_of(label) if label and label.lower() not in ("ascii", "utf-8") else None


MULTIBYTE = ("cp932", "euc_jp", "cp949", "gb18030", "big5hkscs")
SINGLE = (
    "cp1251",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp874",
    "cp1250",
    "cp1252",
    "cp1254",
    "koi8-u",
    "iso8859-7",
    "iso8859-2",
)


def few(bad, sample):
    foreign = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    return bad <= max(BAD_FEW, BAD_MOST * foreign)


def without_errors(sample, name):
    """The bytes that are right in a charset, where the others are few; or None."""
    text = sample.decode(name, "ignore")
    try:
        rest = text.encode(name)
    except UnicodeEncodeError:
        return None
    return rest if few(len(sample) - len(rest), sample) else None


def without_stray(sample):
    """The bytes without 0xFF, where it is so rare that it is no letter."""
    stray = sample.count(b"\xff")
    return sample.replace(b"\xff", b"") if stray and few(stray, sample) else sample


VIETNAMESE = ("tcvn", "viscii", "cp1258")
VIETNAMESE_WORDS = set("và của là không các được cho những người trong một đã có với này để".split())
VIETNAMESE_LEAST = 0.05  # of the words are these, and of the bytes are not ASCII


def vietnamese(sample):
    """The charset in which bytes are Vietnamese, or None."""
    if len(sample.translate(None, bytes(range(128)))) < VIETNAMESE_LEAST * len(sample):
        return None
    share, name = max((vietnamese_share(sample, name), name) for name in VIETNAMESE)
    return name if share > VIETNAMESE_LEAST else None


def vietnamese_share(sample, name):
    """How much of the bytes, in a charset, are words that are common in Vietnamese."""
    words = unicodedata.normalize("NFC", sample.decode(name, "replace")).lower().split()
    return sum(map(VIETNAMESE_WORDS.__contains__, words)) / max(len(words), 1)


def guess(sample):
    """The codec that a text without a mark is most likely in, and whether that is a poor guess."""
    if name := vietnamese(sample):
        return name, False
    found = uchardet(without_stray(sample))
    if found and few(errors_of(sample, found), sample) and not letter_by_letter(found):
        return found, False
    for name in MULTIBYTE + SINGLE:
        right = without_errors(sample, name)
        if right and len(right) < len(sample) and uchardet(right) == name:
            if not letter_by_letter(name):
                return name, False
            found = name
            break
    if is_johab(sample):
        return "johab", False
    return best_by_letters(sample, [found] if found and letter_by_letter(found) else [])


POOR = 0.5
COMMON_HANGUL = set("이다는에의을를은가로하고지기사대한도자")


def is_johab(sample):
    """Whether bytes are Korean of that charset, which uchardet does not know."""
    if errors_of(sample, "johab") > BAD_FEW:
        return False
    text = [character for character in sample.decode("johab", "ignore") if character > "\x7f"]
    hangul = sum("가" <= character <= "힣" for character in text)
    return hangul * 10 > len(text) * 9 and sum(map(COMMON_HANGUL.__contains__, text)) * 8 > hangul


# Charsets that differ in where their letters and signs stand, the likelier ones first.
LETTERS = (
    "cp1252",
    "cp1250",
    "iso8859-2",
    "cp1254",
    "cp1257",
    "iso8859-15",
    "mac-roman",
    "cp850",
    "cp437",
    "cp852",
    "mac-latin2",
    "cp865",
    "cp861",
    "cp860",
    "cp863",
    "mac-iceland",
    "mac-turkish",
    "cp857",
    "cp775",
    "iso8859-13",
    "iso8859-4",
    "iso8859-16",
    "mac-romanian",
    "mac-croatian",
    "cp1253",
    "iso8859-7",
    "mac-greek",
    "cp737",
    "cp869",
    "cp862",
    "cp720",
)
OTHERS = ("iso8859-5", "iso8859-6", "iso8859-8", "iso8859-11")  # of the family, not of these


def letter_by_letter(name):
    return name in LETTERS or name.startswith("iso8859-") and name not in OTHERS


# The letters beyond ASCII of languages: all of a text fit one of these, in the right charset.
ALPHABETS = tuple(
    frozenset(letters + letters.upper())
    for letters in (
        "äöüßéà",
        "éèêëàâîïôûùçœæÿ",
        "áéíóúñüïçàèòãõâêô",
        "àèéìíîòóùú",
        "åäöéüà",
        "æøåéèêóòâôü",
        "áðéíóúýþæö",
        "ëéèïöüáíóûôê",
        "ąćęłńóśźżéäöü",
        "áčďéěíňóřšťúůýžäöü",
        "áäčďéíĺľňóôŕšťúýž",
        "áéíóöőúüű",
        "ăâîșțşţéáöü",
        "čćđšžéöü",
        "çğıİöşüâîû",
        "ąčęėįšųūž",
        "āčēģīķļņōŗšūž",
        "äõöüšžé",
        "ëçéè",
        "âêîôûŵŷáéíóúäëïöü",
        "ĉĝĥĵŝŭ",
        "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ",
        "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
        "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچڤگکیڑٹںہے",
    )
)
LAST_LATIN = "\u024f"
OPENING, CLOSING = "“‘„«‹¿¡‚", "”’“»›…"
RUNS_MOST = 1000  # runs of characters that are not ASCII
FOREIGN = re.compile(r"[^\x00-\x7f]+")


def best_by_letters(sample, first):
    """Of `first` and LETTERS the charset in which the bytes are words, and whether that is poor."""
    names = dict.fromkeys(first + list(LETTERS))
    score, _, name = max(
        (round(plausibility(sample, name), 2), -place, name) for place, name in enumerate(names)
    )
    return name, score < POOR


def plausibility(sample, name):
    """How well the characters that are not ASCII fit between their neighbours and into the
    alphabet of one language, at most 1."""
    text = sample.decode(name, "replace")
    letters, signs, total = collections.Counter(), 0, 0
    for found in itertools.islice(FOREIGN.finditer(text), RUNS_MOST):
        for place in range(*found.span()):
            total += 1
            before, after = text[place - 1 : place], text[place + 1 : place + 2]
            if text[place].isalpha():
                letters[text[place]] += letter_fits(text[place], before, after)
            else:
                signs += sign_fits(text[place], before, after)
    best = max(
        sum(fit for letter, fit in letters.items() if letter in alphabet or fit < 0)
        for alphabet in ALPHABETS
    )
    return (best + signs) / total if total else 1


def letter_fits(letter, before, after):
    capital = letter.isupper() and (before.islower() or before.isalpha() and after.islower())
    if capital or letter == "ς" and after.isalpha():
        return -1
    if letter > LAST_LATIN and any("a" <= other.lower() <= "z" for other in (before, after)):
        return -1
    within = before.islower() and (after.islower() or not after.isalpha())
    return 1 if within or not before.isalpha() or not letter.islower() else 0.8


def sign_fits(sign, before, after):
    if sign in OPENING and not before.isalnum() or sign in CLOSING and not after.isalnum():
        return 1
    if sign in "–—" and before.isalpha() and after.isalpha():
        return 0.5
    if sign in "–—…•" or sign in "’" and before.isalpha():
        return 1
    if sign in "€£§°©®·\xa0²³½":
        return 0.7
    return -1


# ------------------------------------------------------------------ decoding


Charset = collections.namedtuple("Charset", "name mark poor", defaults=(0, False))


def charset_of(data, declared=None):
    """The codec of bytes, or of the beginning of them, the length of its mark, and whether it is a
    poor guess."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return Charset(name, len(mark))
    sample = data[:SAMPLE]
    wanted = codec_of(declared)
    if b"\0" in sample:
        wide = wide_charset(sample)
        if wide:
            return Charset(wide)
    if sample.isascii() and len(data) <= SAMPLE:
        return Charset(escaped_charset(sample) or ("utf-7" if wanted == "utf-7" else "utf-8"))
    sample = foreign_lines(data)
    if is_utf8(sample):
        return Charset(escaped_charset(sample) or "utf-8")
    if wanted and not wanted.startswith("utf") and few(errors_of(sample, wanted), sample):
        return Charset(wanted)
    name, poor = guess(sample)
    return Charset(name, 0, poor)


def foreign_lines(data):
    """A sample of the lines that are not ASCII alone: long texts begin with what says nothing."""
    if len(data) <= SAMPLE:
        return data
    lines, size = [], 0
    for line in io.BytesIO(data):
        if not line.isascii() or b"\x1b" in line or b"~{" in line:
            lines.append(line)
            size += len(line)
            if size > SAMPLE:
                break
    return b"".join(lines)[: 2 * SAMPLE]


def decode(data, declared=None):
    """The text of bytes, as Decoded. Line ends are LF."""
    name, mark, poor = charset_of(data, declared)
    text = data[mark:].decode(name, how(name))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    bad = text.count("\ufffd") - (data.count(b"\xef\xbf\xbd") if name == "utf-8" else 0)
    return Decoded(text, name, max(bad, 0), poor)


def how(name):
    """What is done with bytes that are wrong in a charset."""
    return ODD if name == "utf-8" else "replace"
