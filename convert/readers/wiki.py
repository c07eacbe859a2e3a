"""The text of MediaWiki's markup, in one pass for each kind of mark."""

import re

from readers.markup import markup_text

HIDDEN = re.compile(
    r"<!--|<(ref|math|gallery|timeline|score|syntaxhighlight|source|pre)\b[^<>]*?(/?)>", re.I
)
MARK = re.compile(r"\{\{|\}\}|\{\||\|\}|\[\[|\]\]")
OPENING = {"}}": "{{", "|}": "{|", "]]": "[["}
OUTER = re.compile(r"\[(?:https?:)?//[^\s\]]+ ?([^\]\n]*)\]")
LINE = re.compile(r"^[*#:;]+ *|^={2,6} *(.*?) *={2,6} *$", re.M)
MEDIA = re.compile(
    r"(?:file|image|category|datei|bild|kategorie|fichier|catégorie|archivo|categoría|"
    r"immagine|categoria|bestand|categorie|файл|категория|[a-z]{2,3}):",
    re.I,
)


def text_of(markup):
    text = "".join(unlinked("".join(without_hidden(markup))))
    text = OUTER.sub(r"\1", text).replace("'''", "").replace("''", "")
    text = LINE.sub(lambda found: f"\n{found[1]}\n" if found[1] else "", text)
    text = re.sub(r"__[A-Z]+__", "", text)
    return markup_text(text.replace("\n", "\n"))


def without_hidden(markup):
    """The parts of a text without comments, notes, formulas and code."""
    place, lower, missing = 0, markup.lower(), set()
    for found in HIDDEN.finditer(markup):
        if found.start() < place:
            continue
        end = "-->" if not found[1] else f"</{found[1].lower()}>"
        close = -1 if end in missing or found[2] else lower.find(end, found.end())
        if close < 0 and not found[2]:
            missing.add(end)
        yield markup[place : found.start()]
        place = close + len(end) if close >= 0 else found.end()
    yield markup[place:]


def unlinked(markup):
    """The parts of a text without templates and tables, links as the words that are shown."""
    stack = [("", [])]
    place = 0
    for found in MARK.finditer(markup):
        stack[-1][1].append(markup[place : found.start()])
        place, mark = found.end(), found[0]
        if mark in OPENING.values():
            stack.append((mark, []))
        elif stack[-1][0] == OPENING[mark]:
            _, parts = stack.pop()
            if mark == "]]":
                stack[-1][1].append(shown("".join(parts)))
    stack[-1][1].append(markup[place:])
    for mark, parts in stack:  # what is not closed is text
        yield from parts if mark in ("", "[[") else ()


def shown(link):
    return "" if MEDIA.match(link) else link.rsplit("|", 1)[-1]
