"""UTF-7, which old mail has: its bytes are ASCII, and "+APY-" is ö."""

import re
import unicodedata

WRITTEN = re.compile(rb"\+[A-Za-z0-9+/]{3,}-?")
LEAST = 2  # rows of such characters that are closed by "-"
# Letters of Latin, Greek, Cyrillic, Hebrew and Arabic, and signs: of others plain words may be made.
LIKELY = re.compile("[\xa0-\u017f\u0370-\u06ff\u2010-\u2026€]+")


def is_utf7(data):
    """Whether ASCII that declares no charset has characters in it that are written in UTF-7: several,
    and all of one script's letters."""
    if sum(written.endswith(b"-") for written in WRITTEN.findall(data)) < LEAST:
        return False
    try:
        text = data.decode("utf-7")
    except UnicodeDecodeError:
        return False
    foreign = "".join(character for character in text if character > "\x7f")
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in foreign if letter.isalpha()}
    return bool(LIKELY.fullmatch(foreign)) and len(scripts) < 2
