"""RTF, in its code pages: that of the document, and of each font."""

import re


from article import CUT_OFF

from readers import dates
from readers.charset import codec_of
from readers.markup import tidy
from readers.office import is_no_title, whole

TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
HIDDEN = (
    frozenset(b"""fonttbl colortbl stylesheet info pict object objdata fldinst header footer headerl
    headerr headerf footerl footerr footerf generator listtable listoverridetable rsidtbl themedata
    colorschememapping datastore latentstyles xmlnstbl mmathPr filetbl revtbl bkmkstart bkmkend
    listtext pntext pn pnseclvl template nonshppict falt panose deleted shpinst sp sn sv
    ftnsep ftnsepc aftnsep aftnsepc private wgrffmtfilter xe tc""".split()) - {b"shpinst"}
)
SHOWN = frozenset(b"shptxt shptxbx shprslt".split())
SIGNS = {
    b"par": "\n\n",
    b"sect": "\n\n",
    b"page": "\n\n",
    b"row": "\n\n",
    b"cell": "\n\n",
    b"line": "\n",
    b"nestcell": "\n\n",
    b"nestrow": "\n\n",
    b"tab": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": " ",
    b"enspace": " ",
}
PAGES = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850", b"ansi": "cp1252"}
# The code page of a font by its \fcharset.
FONTS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "big5hkscs",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    0: "cp1252",
}
WIDE = {"cp932", "cp949", "gb18030", "big5hkscs", "johab"}
ABOUT = frozenset(b"title creatim yr mo dy".split())


class State:
    __slots__ = ("hidden", "page", "skip", "font_table", "about")

    def __init__(self, other=None):
        self.hidden = other.hidden if other else False
        self.page = other.page if other else None  # of the font
        self.skip = other.skip if other else 1  # characters that stand in for a \u
        self.font_table = other.font_table if other else False
        self.about = other.about if other else b""


class Reader:
    def __init__(self, data):
        self.data, self.parts, self.raw = data, [], bytearray()
        self.page = "cp1252"
        self.fonts, self.font, self.default = {}, 0, 0
        self.stack, self.state = [], State()
        self.left = 0  # characters to skip
        self.title, self.created = bytearray(), {}
        self.starred = False
        self.half = ""

    def codec(self):
        return self.state.page or self.page

    def flush(self):
        if self.raw:
            self.parts.append(bytes(self.raw).decode(self.codec(), "replace"))
            self.raw.clear()

    def text(self):
        place, size = 0, len(self.data)
        while place < size:
            # The second byte of a wide character may look like a mark.
            found = TOKEN.match(self.data, place)
            if not found:
                place += 1
                continue
            place = found.end()
            self.token(found)
            if (
                self.raw
                and found[1]
                and self.expects_second()
                and place < size
                and (self.data[place : place + 2] != b"\\'")
                and self.data[place] not in b"\r\n"
            ):
                self.raw.append(self.data[place])
                place += 1
        self.flush()
        return tidy("".join(self.parts))

    def expects_second(self):
        """Whether the bytes so far end with the first half of a wide character."""
        codec = self.codec()
        if codec not in WIDE or self.state.hidden or self.left:
            return False
        try:
            bytes(self.raw[-64:]).decode(codec)
            return False
        except UnicodeDecodeError as error:
            return error.end >= len(self.raw[-64:]) and error.start == len(self.raw[-64:]) - 1

    def token(self, found):
        code, word, number, sign, brace, text = found.groups()
        if brace:
            self.brace(brace)
        elif code:
            self.bytes(bytes([int(code, 16)]))
        elif word:
            self.word(word, int(number) if number else None)
        elif sign:
            self.sign(sign)
        elif text:
            self.bytes(text)
        self.starred = sign == b"*"

    def brace(self, brace):
        self.flush()
        self.left = 0
        if brace == b"{":
            if len(self.stack) < 10000:
                self.stack.append(self.state)
            self.state = State(self.state)
        elif self.stack:
            self.state = self.stack.pop()

    def bytes(self, data):
        if self.left:
            data, self.left = data[self.left :], max(self.left - len(data), 0)
        if self.state.about == b"title":
            self.title += data
        elif not self.state.hidden:
            self.raw += data

    def add(self, text):
        self.flush()
        if not self.state.hidden:
            self.parts.append(text)

    def sign(self, sign):
        if sign in b"\\{}":
            self.bytes(sign)
        elif sign == b"~":
            self.add("\xa0")
        elif sign == b"_":
            self.add("-")
        elif sign in b"\r\n":
            self.add("\n\n")

    def word(self, word, number):
        if word in SIGNS:
            self.add(SIGNS[word])
        elif word == b"u" and number is not None:
            self.unicode(number & 0xFFFF)
        elif word == b"uc" and number is not None:
            self.state.skip = min(max(number, 0), 8)
        elif word in SHOWN:
            self.flush()
            self.state.hidden = False
        elif word in HIDDEN or self.starred and word not in (b"shpinst", b"shptxt"):
            self.flush()
            self.state.hidden = True
            self.state.font_table = self.state.font_table or word == b"fonttbl"
        elif word == b"v" or word == b"deleted":
            self.flush()
            self.state.hidden = self.state.hidden or number != 0
        elif word in ABOUT:
            self.describe(word, number)
        else:
            self.set_page(word, number)

    def describe(self, word, number):
        if self.state.hidden and word in (b"title", b"creatim"):
            self.state.about = word
        elif self.state.about == b"creatim" and number is not None:
            self.created[word] = number

    def set_page(self, word, number):
        if word in PAGES:
            self.page = PAGES[word]
        elif word == b"ansicpg" and number:
            self.page = codec_of(f"cp{number}") or self.page
        elif word == b"deff":
            self.default = number or 0
        elif word == b"f" and number is not None:
            self.flush()
            self.font = number
            if not self.state.font_table:
                self.state.page = self.fonts.get(number)
        elif word == b"fcharset" and self.state.font_table and number in FONTS and number:
            self.fonts[self.font] = FONTS[number]
        elif word == b"plain":
            self.flush()
            self.state.page = self.fonts.get(self.default)

    def unicode(self, unit):
        self.left = 0
        if 0xD800 <= unit < 0xDC00:
            self.half = chr(unit)
        elif self.half and 0xDC00 <= unit < 0xE000:
            self.add(
                (self.half + chr(unit))
                .encode("utf-16", "surrogatepass")
                .decode("utf-16", "replace")
            )
            self.half = ""
        else:
            self.add(chr(unit) if not 0xD800 <= unit < 0xE000 else "\ufffd")
        self.left = self.state.skip

    def about(self):
        title = bytes(self.title).decode(self.page, "replace").strip()
        day = dates.iso(*(self.created.get(name, 0) for name in (b"yr", b"mo", b"dy")))
        return "" if is_no_title(title) else title, day


def read(source):
    reader = Reader(source.file.read())
    text = reader.text()
    yield from whole(text, *reader.about())
    if reader.stack:
        yield CUT_OFF
