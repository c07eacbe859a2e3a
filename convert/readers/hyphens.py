"""Words that are broken at a line's end.

The halves are joined where the whole is known: in the text itself, or in the language. Before a
capital or a digit, and where both halves are rather words of their own, the hyphen stays.
"""

import re

from readers import words

BREAK = re.compile(
    r"(?<!\w)([^\W_]+)(?:([-\u2010\u00ad])[ \t]*\n|\u00ac[ \t]*\n?)[ \t]*([^\W\d_]+|\d)"
)
KNOWN = 1e-5  # a word so usual is one in any case


def join(text):
    if not BREAK.search(text):
        return text
    inside = set(words.WORD.findall(BREAK.sub(" ", text).lower()))
    compounds = set(re.findall(r"(?<!\w)[^\W\d_]+-[^\W\d_]+", text.lower()))
    language = words.language_of(text)

    def joined(match):
        first, mark, second = match.groups()
        if mark in (None, "\u00ad"):
            return first + second
        if is_one(first.lower(), second, inside, compounds, language):
            return first + second
        return first + "-" + second

    return BREAK.sub(joined, text)


def is_one(first, second, inside, compounds, language):
    """Whether the halves are one word."""
    if not second[0].islower() or not first.isalpha():
        return False
    whole = first + second
    if whole in inside:
        return True
    if f"{first}-{second}" in compounds:
        return False
    usual = words.frequency(whole, language)
    if usual >= KNOWN:
        return True
    halves = min(words.frequency(first, language), words.frequency(second, language))
    return usual > halves
