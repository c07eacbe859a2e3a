"""Flow collections of YAML, `{a: 1, b: [x, y]}`, as the values of JSON."""

import json
import re

TOKEN = re.compile(
    r"""\s*(?:(?P<sign>[\[\]{},])|(?P<double>"(?:[^"\\]|\\.)*")|'(?P<single>(?:[^']|'')*)'"""
    r"""|(?P<plain>[^\s\[\]{},"'](?:[^\[\]{},:]|:(?=[^\s,\[\]{}]))*))(?P<colon>\s*:(?=[\s,\[\]{}"']))?"""
)
CLOSE = {"{": "}", "[": "]"}
DEEPEST = 20


def text_of(token):
    if token["double"] is not None:
        try:
            return json.JSONDecoder(strict=False).decode(token["double"])
        except ValueError:
            return token["double"][1:-1]
    if token["single"] is not None:
        return token["single"].replace("''", "'")
    return token["plain"].strip()


def tokens_of(text):
    """The tokens of a text, which are all of it; else nothing from there on."""
    place = 0
    while found := TOKEN.match(text, place):
        yield found
        place = found.end()


def value(text):
    """The value of a flow collection that is whole, or None. A comment may stand behind it."""
    tokens = tokens_of(text)
    found = next(tokens, None)
    if found is None or found["sign"] not in CLOSE:
        return None
    try:
        held = collection(tokens, found["sign"], 0)
    except StopIteration:
        return None
    rest = text[held[1] :].strip()
    return held[0] if not rest or rest.startswith("#") else None


def collection(tokens, opened, depth):
    """(the value of what was opened, where it ends). StopIteration where it does not end."""
    if depth > DEEPEST:
        raise StopIteration
    mapping, listed, name = {}, [], None
    while True:
        token = next(tokens)
        sign = token["sign"]
        if sign == CLOSE[opened]:
            return (mapping if opened == "{" else listed), token.end()
        if sign in CLOSE:
            item = collection(tokens, sign, depth + 1)[0]
        elif sign:
            name = None
            continue
        elif token["colon"] is not None and name is None:
            name = text_of(token)
            continue
        else:
            item = text_of(token)
        if opened == "[":
            listed.append(item if name is None else {name: item})
        elif name is not None:
            mapping[name] = item
        else:
            mapping[item if isinstance(item, str) else ""] = ""
