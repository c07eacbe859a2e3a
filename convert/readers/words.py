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
MAGIC = b"WINFREQ3"
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


class Table:
    """A language's frequencies. The layout stands in lib/frequencies.c and lib/mapped_table.h."""

    def __init__(self, data):
        self.data = data
        steps, respellings = struct.unpack_from("=II", data, len(MAGIC))
        self.steps = len(MAGIC) + 8
        self.head = self.steps + 4 * steps + 12 * respellings
        self.slots, most = struct.unpack_from("=II", data, self.head)
        self.bits = most.bit_length()

    def frequency(self, word):
        key = hash_bytes(word.encode())
        slot, wanted = key * self.slots >> 32, key << self.bits & 0xFFFFFFFF
        for _ in range(self.slots):
            (found,) = struct.unpack_from("=I", self.data, self.head + 8 + 4 * slot)
            if found == 0:
                break
            number = found ^ wanted
            if number >> self.bits == 0:
                return struct.unpack_from("=f", self.data, self.steps + 4 * (number - 1))[0]
            slot = (slot + 1) % self.slots
        return 0


def hash_bytes(key):
    """fnv_hash() of lib/fnv.h."""
    value = 2166136261
    for byte in key:
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value ^ value >> 16


@functools.lru_cache(maxsize=None)
def table(language):
    """A language's table, or None."""
    try:
        with open(os.path.join(folder, language + ".bin"), "rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return Table(data) if data[: len(MAGIC)] == MAGIC else None
    except (OSError, ValueError, struct.error):
        return None


@functools.lru_cache(maxsize=1 << 16)
def frequency(word, language):
    """How often of all words, or 0."""
    frequencies = table(language)
    return frequencies.frequency(word) if frequencies else 0
