"""How usual a word is in a language: share/frequencies, which `make` compiles for all programs."""

import functools
import mmap
import os
import re
import struct

# Words that only one of these languages is full of.
FUNCTION_WORDS = {
    "en": "the and of to in is that for was with",
    "de": "der die und das den ist nicht mit von auf",
    "fr": "le les des est une dans que pour pas du",
    "es": "el los las una que del por con para su",
    "it": "il che di della per una con del gli non",
    "pt": "o os as uma que para com não do da",
    "nl": "het een van en de dat niet op voor zijn",
    "sv": "och att det som är på för inte av ett",
    "da": "og at det som er på til af ikke den",
    "fi": "ja on ei että se oli hän ovat mutta myös",
    "pl": "się na nie jest to że do jak przez oraz",
    "cs": "se na je že by ale jako pro ve byl",
    "hu": "az és hogy nem egy is meg volt ez csak",
    "ro": "și în pe cu nu este din pentru care mai",
    "tr": "bir ve bu için ile olarak da çok daha gibi",
    "ru": "и в не на что с по как это из",
    "uk": "і в не на що з до як та це",
    "el": "και το να του της με για που από στο",
}
WORD = re.compile(r"[^\W\d_]+")
folder = ""  # share/frequencies; the worker sets it


def language_of(text):
    """The language whose function words a text is full of, or ""."""
    words = [word.lower() for word in WORD.findall(text[:20000])]
    best = max(FUNCTION_WORDS, key=lambda language: shares(words, language))
    return best if shares(words, best) > 0.05 else ""


def shares(words, language):
    wanted = set(FUNCTION_WORDS[language].split())
    return sum(word in wanted for word in words) / max(len(words), 1)


@functools.lru_cache(maxsize=None)
def table(language):
    """The bytes of a language's table, or b""."""
    try:
        with open(os.path.join(folder, language + ".bin"), "rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return b""


@functools.lru_cache(maxsize=1 << 16)
def frequency(word, language):
    """How often of all words, or 0. A table has of each word its frequency, size and bytes."""
    data, entry = table(language), word.encode()
    if not data or not 0 < len(entry) < 256:
        return 0
    place = data.find(bytes([len(entry)]) + entry)
    return struct.unpack_from("=f", data, place - 4)[0] if place >= 4 else 0
