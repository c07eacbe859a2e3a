"""The text of markup that holds nothing but an article: of fields, feeds, fragments, chapters.

One pass over the markup, linear in its length whatever it is. A tag is the name of an element of
HTML: `x < y` and `<5 euros` are text.
"""

import html
import re

BLOCKS = (
    frozenset("""address article aside blockquote body br button caption center dd details dialog
    dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header
    hgroup hr html iframe input isindex legend li main map menu nav noframes noscript ol object optgroup
    option p param picture pre search section select summary table tbody td textarea tfoot th thead
    title tr ul video audio canvas embed img source track en-note""".split()) - {"img", "input"}
)
INLINE = frozenset(
    """a abbr acronym applet area b base basefont bdi bdo big blink cite code col colgroup
    command data datalist del dfn em font i img input ins kbd keygen label link mark marquee meta meter
    nobr output progress q rp rt ruby s samp script slot small span strike strong style sub sup svg
    template time tt u var wbr math o:p v:shape center en-media en-todo""".split()
)
HIDDEN = frozenset("script style template svg math head title rp".split())

TAG = re.compile(r"""<(/?)((?:en-)?[a-zA-Z][a-zA-Z0-9:]*)((?:[^<>"']|"[^<>"]*"|'[^<>']*')*|[^<>]*)(/?)>""")
KNOWN = re.compile(
    r"</?(?:jats:)?(?:%s)\b[^<>]*>" % "|".join(sorted(name for name in BLOCKS | INLINE if ":" not in name)),
    re.I,
)
ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§]+)(?:\s*[,;–-]\s*\d{1,3})*[\])]?")
UNITS = re.compile(r"(?:^|[\s\d(/·=])(?:[kcdmn]?m|mc|mi|ft|in|yd|s|r|x|y|z|n|e|R|E|10|CO|H)$")
HIDING = re.compile(r"\bhidden(?:\s*=|\s|$)|display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def is_note_number(number, before):
    """Whether what is set high is the number of a note, and no part of the word or a power."""
    number = number.strip()
    if not NOTE.fullmatch(number):
        return False
    return (
        bool(before)
        and not before[-1].isspace()
        and not UNITS.search(before[-8:])
        and (not before[-1].isdigit())
    )


def looks_marked_up(text):
    """Whether a text has tags of HTML or entities."""
    return "<" in text and bool(KNOWN.search(text)) or "&" in text and bool(ENTITY.search(text))


def markup_text(markup):
    """The text of markup, its blocks apart by empty lines."""
    if "<" not in markup:
        return tidy(html.unescape(markup) if "&" in markup else markup)
    return tidy(Stripper(markup).text())


def tidy(text):
    """Paragraphs apart by one empty line, and none at the ends."""
    lines, empty = [], True
    for line in text.split("\n"):
        line = line.strip()
        if line or not empty:
            lines.append(line)
        empty = not line
    return "\n".join(lines).strip()


class Stripper:
    def __init__(self, markup):
        self.markup, self.parts = markup, []
        self.hidden = None  # the element whose text is left out
        self.depth = 0  # of elements of that name in it
        self.high = None  # where among the parts a <sup> began
        self.missing = set()  # ends that do not come any more

    def text(self):
        place, markup = 0, self.markup
        while True:
            begin = markup.find("<", place)
            if begin < 0:
                self.add(markup[place:])
                return "".join(self.parts)
            self.add(markup[place:begin])
            place = self.construct(begin)

    def add(self, text):
        if text and self.hidden is None:
            self.parts.append(html.unescape(text) if "&" in text else text)

    def construct(self, begin):
        """Takes what begins with `<`; gives where it ends."""
        markup = self.markup
        if markup.startswith("<!--", begin):
            return self.beyond("-->", begin + 4)
        if markup.startswith("<![CDATA[", begin):
            end = self.beyond("]]>", begin + 9)
            self.add(markup[begin + 9 : end - 3])
            return end
        found = TAG.match(markup, begin)
        if found:
            name = found[2].lower()
            if name in BLOCKS or name in INLINE or ":" in name:
                prefix, _, last = name.rpartition(":")
                self.tag("p" if prefix and last in BLOCKS else name, found[1] == "/", found[3])
                return found.end()
        if markup.startswith(("<!", "<?"), begin):
            return self.beyond(">", begin + 2)
        self.add("<")
        return begin + 1

    def beyond(self, end, place):
        """Where a mark ends, or the place itself where it does not come any more."""
        if end in self.missing:
            return place
        found = self.markup.find(end, place)
        if found < 0:
            self.missing.add(end)
            return place
        return found + len(end)

    def tag(self, name, closing, attributes):
        if self.hidden is not None:
            if name == self.hidden:
                self.depth += -1 if closing else 1
                if self.depth == 0:
                    self.hidden = None
            return
        if not closing and not attributes.endswith("/") and self.hides(name, attributes):
            self.hidden, self.depth = name, 1
        elif name == "sup":
            self.note(closing)
        elif name in BLOCKS:
            self.parts.append("\n" if name == "br" else "\n\n")

    def hides(self, name, attributes):
        if name in HIDDEN:
            return f"</{name}" in self.closings()
        return (
            attributes
            and name not in ("br", "img", "input", "meta", "link", "hr", "wbr")
            and bool(HIDING.search(attributes))
            and f"</{name}" in self.closings()
        )

    def closings(self):
        """The names of the elements that end somewhere: others hide nothing."""
        if not hasattr(self, "_closings"):
            self._closings = set(
                name.lower() for name in re.findall(r"</[a-zA-Z][\w:]*", self.markup)
            )
        return self._closings

    def note(self, closing):
        if not closing:
            self.high = len(self.parts)
        elif self.high is not None:
            number = "".join(self.parts[self.high :])
            before = "".join(self.parts[max(self.high - 4, 0) : self.high])
            if is_note_number(number, before):
                del self.parts[self.high :]
            self.high = None
