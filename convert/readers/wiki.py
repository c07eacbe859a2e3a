"""The text of MediaWiki's markup, in one pass for each kind of mark."""

import re

from readers.markup import markup_text

HIDDEN = re.compile(
    r"<!--.*?-->|<(ref|math|gallery|timeline|score|syntaxhighlight|source|pre)\b[^<>]*"
    r"(?:/>|>.*?</\1>)",
    re.S | re.I,
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
    markup = HIDDEN.sub("", markup) if markup.count("<") < 20000 else markup
    text = "".join(unlinked(markup))
    text = OUTER.sub(r"\1", text).replace("'''", "").replace("''", "")
    text = LINE.sub(lambda found: f"\n{found[1]}\n" if found[1] else "", text)
    text = re.sub(r"__[A-Z]+__", "", text)
    return markup_text(text.replace("\n", "\n"))


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
