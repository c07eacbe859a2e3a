"""The text of a tree of blocks and marked pieces, as editors of web pages keep it in JSON.

Portable Text, ProseMirror, Lexical, Draft.js, Editor.js and the like: a piece has its text as
`text` or `value`, what holds pieces is a paragraph. Mobiledoc has lists of lists.
"""

import json

PARTS = ("children", "content", "blocks", "data", "items", "nodes", "leaves", "root", "document",
         "body", "sections")
TEXTS = ("text", "value", "html")
# All that a block or a piece may have: a record has other names beside its text.
NAMES = frozenset(PARTS + TEXTS) | frozenset(
    """type _type _key key id marks attrs style styles depth level listItem markDefs version format
    indent direction inlineStyleRanges entityRanges entityMap mode detail nodeType object tag url rel
    target fields textFormat textStyle bold italic code underline strikethrough href lang language base
    time caption alignment tunes checked start listType name cards atoms markups ghostVersion""".split()
)
SIGNS = {"type", "_type", "nodeType", "object", "children", "marks", "entityMap", "blocks", "root",
         "sections"}
DEEPEST = 60


def is_rich(value):
    """Whether a value is such a tree."""
    if isinstance(value, dict):
        return is_block(value) and any(isinstance(value.get(name), (list, dict)) for name in PARTS)
    return bool(value) and all(isinstance(part, dict) and is_block(part) for part in value)


def is_block(part):
    return bool(SIGNS.intersection(part)) and fits(part, 0)


def fits(value, depth):
    """Whether all objects of a value have only names that blocks and pieces have."""
    if isinstance(value, list):
        return all(fits(part, depth) for part in value)
    if not isinstance(value, dict):
        return True
    return (
        depth < DEEPEST
        and NAMES.issuperset(value)
        and all(fits(value[name], depth + 1) for name in PARTS if name in value)
    )


def text_in(string):
    """The text of a tree that is written as a string; the string itself where it is none."""
    try:
        value = json.loads(string)
    except (ValueError, RecursionError):
        return string
    return text_of(value) if isinstance(value, (dict, list)) and is_rich(value) else string


def text_of(value):
    """The text of a tree, its paragraphs apart."""
    paragraphs = [[]]
    if isinstance(value, dict) and isinstance(value.get("sections"), list):
        add_lists(value["sections"], paragraphs)
    else:
        add(value, paragraphs, 0)
    return "\n\n".join(filter(None, ("".join(pieces).strip() for pieces in paragraphs)))


def add(value, paragraphs, depth):
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            add(part, paragraphs, depth + 1)
    elif isinstance(value, dict):
        text = next((value[name] for name in TEXTS if isinstance(value.get(name), str)), None)
        within = [value[name] for name in PARTS if isinstance(value.get(name), (list, dict))]
        if text is not None:
            paragraphs[-1].append(text)
        for part in within:
            add(part, paragraphs, depth + 1)
        if within or text is not None and is_apart(value):
            paragraphs.append([])
    elif isinstance(value, str) and depth:
        paragraphs.append([value])
        paragraphs.append([])


def is_apart(block):
    """Whether a block without parts is a paragraph: a piece of one is text, or has marks."""
    kind = block.get("type", block.get("_type", ""))
    return kind not in ("text", "span", "extended-text") and "marks" not in block and bool(kind)


def add_lists(sections, paragraphs):
    """Mobiledoc: [[1, "p", [[0, [], 0, "text"]]], [3, "ul", [[[0, [], 0, "text"]]]]]."""
    for section in sections:
        markers = section[-1] if isinstance(section, list) and section else []
        for item in markers if section[:1] == [3] else [markers]:
            if isinstance(item, list):
                pieces = [piece[-1] for piece in item if isinstance(piece, list) and piece]
                paragraphs.append([piece for piece in pieces if isinstance(piece, str)])
