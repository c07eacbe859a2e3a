"""UTF-7, which old mail has: its bytes are ASCII, and "+APY-" is ö."""

import re
import unicodedata

SIGNS = "–—‘’“”„«»…€\xa0、。"
WRITTEN = re.compile(rb"\+[A-Za-z0-9+/]{3,}-?")
LEAST = 2  # characters, or rows of them
SCRIPTS = set("LATIN CYRILLIC GREEK HEBREW ARABIC CJK HIRAGANA KATAKANA HANGUL THAI".split())


def is_utf7(data):
    """Whether ASCII has characters in it that are written in UTF-7, of one script's letters."""
    if len(WRITTEN.findall(data)) < LEAST:
        return False
    try:
        text = data.decode("utf-7")
    except UnicodeDecodeError:
        return False
    foreign = [character for character in text if character > "\x7f"]
    letters = set(filter(str.isalpha, foreign))
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in letters}
    return (
        bool(foreign)
        and scripts <= SCRIPTS
        and all(character in letters or character in SIGNS for character in foreign)
        and (len(scripts) < 2 or "CJK" in scripts)
    )
