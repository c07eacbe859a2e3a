"""Signs in the beginning of a text by which a format without a magic number is recognised.

Each function is given a Head (detect.py) and says whether its form it is. What plain prose may
have by chance is no sign.
"""

import json
import re

from readers import exports, markup

FROM_LINE = re.compile(r">?From \S.* \d{1,2}:\d\d|From (?:- |\S+@\S+)")
DIVIDER = re.compile(r"\x01{4}|#! rnews \d+")
HEADER = re.compile(r"([!-9;-~]+)[ \t]*:")
OURS = {
    "from",
    "to",
    "date",
    "subject",
    "received",
    "message-id",
    "return-path",
    "delivered-to",
    "newsgroups",
    "mime-version",
    "content-type",
    "reply-to",
    "sender",
    "cc",
    "path",
}
SURE = {
    "received",
    "message-id",
    "return-path",
    "delivered-to",
    "newsgroups",
    "mime-version",
    "dkim-signature",
    "arc-seal",
    "x-mozilla-status",
    "authentication-results",
    "content-transfer-encoding",
}


JUNK = 2  # lines in a block of headers that are none


def header_names(lines):
    """The names in a block of headers that ends with an empty line, or []."""
    names, junk = [], 0
    for line in lines:
        if not line.strip():
            return names
        if line[0] in " \t" and names:
            continue
        found = HEADER.match(line)
        if found:
            names.append(found[1].lower())
        else:
            junk += 1
            if junk > JUNK or not SURE.intersection(names) and len(OURS.intersection(names)) < 2:
                return []
    return names


ENCODED = re.compile(r"=\?[\w-]+\?[bq]\?[^?\s]*\?=", re.I)


def is_header_block(lines):
    names = header_names(lines)
    known = OURS.intersection(names)
    if known and ENCODED.search(lines[0]):
        return True
    if len(names) < 2 or not known:
        return False
    return bool(SURE.intersection(names)) or len(known) > 2 or {"from", "subject"} <= known


def first_lines(head):
    """The lines from the first that is not empty."""
    return head.start[: 1 << 16].split("\n")


def is_answer(head):
    """Whether a web server's answer was saved with its headers."""
    return bool(re.match(r"HTTP/[\d.]+ \d{3}\b", head.start))


def is_mailbox(head):
    lines = first_lines(head)
    if DIVIDER.fullmatch(lines[0]) and is_header_block(lines[1:]):
        return True
    return (
        bool(FROM_LINE.match(lines[0]))
        and lines[0][0] == "F"
        and (len(lines) > 1 and bool(HEADER.match(lines[1]) or lines[1].startswith(">From ")))
    )


def is_emlx(head):
    lines = first_lines(head)
    return lines[0].strip().isdigit() and is_header_block(lines[1:])


def is_mail(head):
    lines = first_lines(head)
    return bool(HEADER.match(lines[0])) and is_header_block(lines)


TIMES = re.compile(r"(?:\d+:)?\d{1,2}:\d\d[.,]\d{1,3}(?: +--> +|,)(?:\d+:)?\d{1,2}:\d\d[.,]\d{1,3}")


def is_subtitles(head):
    lines = [line for line in head.start[:4096].split("\n") if line.strip()][:12]
    if re.match(r"WEBVTT(?:\s|$)", head.start) or head.start.startswith("[Script Info]"):
        return True
    if len(lines) > 1 and lines[0].strip().isdigit():
        lines = lines[1:]
    return bool(lines and TIMES.match(lines[0].strip())) or are_stamped(lines)


STAMP = re.compile(r"\{\d+\}\{\d+\}|(?:\[\d+:\d\d(?:[.:]\d+)?\])+")  # of MicroDVD, of songs (LRC)
SONG = re.compile(r"\[(?:ti|ar|al|au|by|length|offset|re|ve|la):.*\]\s*$")


def are_stamped(lines):
    """Whether each line begins with its time."""
    lines = [line.strip() for line in lines if not SONG.match(line.strip())]
    return len(lines) > 1 and all(map(STAMP.match, lines))


RIS = re.compile(r"(?:TY  - |%0 |PMID- |@type\{)|PT [A-Z]$|FN ", re.M)


def is_references(head):
    first = head.start.split("\n", 1)[0]
    return first.startswith(("TY  - ", "%0 ", "PMID- ", "FN ", "PT ")) and bool(
        re.search(r"^(?:TI|T1|AB|N2|AU|%T|%A|%X|AU) ", head.start, re.M)
    )


def is_bibtex(head):
    start = re.sub(r"^(?:\s*%.*\n)+", "", head.start)
    return (
        bool(
            re.match(
                r"\s*@\s*(?:string|comment|preamble|[a-zA-Z]+)\s*[{(]\s*[^\s,={}]*\s*[,=]",
                start,
                re.I,
            )
        )
        and "=" in start
    )


def is_conllu(head):
    lines = [line for line in head.lines[:200] if line.strip() and not line.startswith("# ")][:20]
    return len(lines) > 1 and all(
        line.count("\t") == 9 and line.split("\t", 1)[0].replace("-", "").replace(".", "").isdigit()
        for line in lines[:-1]  # the last one may be cut off
    )


TAGGED_WORD = re.compile(r"\S+(?:[\t ]\S+){0,8}[\t ](?:O|[BIESLU]-[A-Za-z]\w*)")


def is_tagged(head):
    """Whether each line has a word and its tags, the last of which says what names there are."""
    lines = [line for line in head.lines[:60] if line.strip() and not line.startswith("-DOCSTART-")]
    return len(lines) > 4 and all(TAGGED_WORD.fullmatch(line.rstrip()) for line in lines[:-1])


WIKI = (
    re.compile(r"\[\[[^\[\]\n]+\]\]"),
    re.compile(r"(?<!')'{3}[^'\n]+'{3}(?!')"),
    re.compile(r"^={2,5} ?[^=\n]+ ?={2,5}[ \t]*$", re.M),
    re.compile(r"\{\{[^{}\n]+"),
    re.compile(r"<ref[ >/]"),
)


def is_wiki(head):
    """Whether a text has MediaWiki's marks; links in brackets alone may be another's."""
    kinds = [bool(mark.search(head.text)) for mark in WIKI]
    return sum(kinds) > 2 or sum(kinds) > 1 and kinds[1]


def is_notebook(head):
    return head.start.startswith("{") and all(
        re.search(mark, head.text) for mark in (r'"cells"\s*:\s*\[', r'"cell_type"\s*:', r'"source"\s*:')
    )


def is_latex(head):
    start = re.sub(r"^(?:\s*%.*\n)+", "", head.start)
    return bool(
        re.match(
            r"\s*\\(?:PassOptionsToPackage|RequirePackage|documentclass|documentstyle|begin\{|input\b|usepackage|section\b"
            r"|chapter\b|title\{)",
            start,
        )
    )


def is_org(head):
    return bool(
        re.match(
            r"#\+(?:title|author|date|options|startup|begin_\w+|filetags|language|"
            r"property|setupfile|description):?",
            head.start,
            re.I,
        )
        or re.match(r"\*+ [^\n]+\n", head.start)
        and re.search(r"^[ \t]*(?::PROPERTIES:|#\+begin_\w+)", head.text, re.M | re.I)
    )


FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
    r"|\+\+\+[ \t]*\n(?:[^\n]*\n){0,200}?\+\+\+[ \t]*(?:\n|\Z)"
)
JSON_FRONT = re.compile(r"(\{\s*\n(?:[^\n]*\n){0,200}?\}|\{[^\n]*\})[ \t]*\n\s*(?=[^\s{}\[\],\"'])")


def has_json_front(head):
    """Whether a JSON object with a title or a day stands before a text, as Hugo has them."""
    found = JSON_FRONT.match(head.start)
    return bool(found) and bool(re.search(r'"(?:title|date)"\s*:', found[1])) and is_object(found[1])


def is_object(text):
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


MARKDOWN = (
    re.compile(r"^ {0,3}#{1,6} +\S.*[^\W#]", re.M),
    re.compile(r"\[[^\[\]\n]+\]\((?:https?:|/|\.|#|mailto:|[\w-]+[./])[^()\s]*\)"),
    re.compile(r"^ {0,3}(?:```|~~~)\w*$", re.M),
    re.compile(r"!\[[^\[\]\n]*\]\([^()\s]+"),
    re.compile(r"^\|?(?: *:?-{2,}:? *\|)+(?: *:?-{2,}:? *)?$", re.M),
    re.compile(r"(?<![\w*])\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*(?![\w*])"),
    re.compile(r"^\[[^\]\n]+\]: +https?://", re.M),
    re.compile(r"^[^\n]+\n(?:={4,}|-{4,})$", re.M),
)


def is_markdown(head):
    """Front matter, or three kinds of its marks: two where one is a heading or a link."""
    found = FRONT_MATTER.match(head.start)
    if found and re.search(r"^[\w-]+ *[:=]", found[0], re.M):
        return True
    kinds = [bool(mark.search(head.text)) for mark in MARKDOWN]
    return sum(kinds) > 2 or sum(kinds) > 1 and any(kinds[1:4])


def is_rst(head):
    return bool(re.search(r"^\.\. (?:[\w-]+::|_[^:\n]+:|\[#?\w*\] )", head.text, re.M)) and bool(
        re.search(r"^([=~^\"'*+#<>-])\1{3,}$|:\w+:`|``[^`\n]+``|`[^`\n]+`_", head.text, re.M)
    )


def is_asciidoc(head):
    return bool(re.match(r"= \S.*\n", head.start)) and bool(
        re.search(
            r"^(?:==+ \S|:[\w-]+:|\[(?:source|NOTE|quote)|----$|\|===$|image::)", head.text, re.M
        )
    )


TAGS_LEAST = 3
BREAKS_LEAST = 2  # of tags that all end lines or paragraphs
CHARACTERS_A_TAG = 400


def is_fragment(head):
    """Whether a text that begins with none has many tags of HTML, of which some end paragraphs."""
    text = head.text[: 1 << 16]
    tags = [tag[0] for tag in markup.KNOWN.finditer(text)]
    entities = len(ENTITIES.findall(text))
    least = BREAKS_LEAST if tags and all(map(BREAK.match, tags)) else TAGS_LEAST
    if len(tags) + entities < max(least, len(text) // CHARACTERS_A_TAG):
        return False
    return entities >= TAGS_LEAST or bool(
        re.search(r"</(?:p|div|b|i|a|em|strong|span|li|ul|h[1-6]|font)>|<(?:br|p)\b", text, re.I)
    )


BREAK = re.compile(r"</?(?:br|p)\b", re.I)
ENTITIES = re.compile(
    r"&(?:[lr][ds]quo|[mn]dash|nbsp|hellip|bull|amp|quot|apos|[lg]t|laquo|raquo|szlig|euro|copy"
    r"|[a-zA-Z](?:uml|acute|grave|circ|tilde|cedil|caron|ring|slash)|#\d{2,5}|#[xX][\da-fA-F]{2,5});"
)


def is_export(head):
    return exports.is_export(head.text)


BROKEN = re.compile(r"(?<!\w)[^\W\d_]{2,}(?:[-\u00ad\u2010]\n|\u00ac\n?) *[^\W\d_]{2,}")


def has_broken_words(head):
    """Words that go on in the next line: of print, read by a machine or wrapped by hand."""
    return bool(BROKEN.search(head.text))
