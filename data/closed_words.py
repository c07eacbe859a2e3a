"""Words of closed classes by the grammar of a language: those of data/closed_words.txt, in all forms."""
import pathlib

ADJECTIVE, VERB = "*", "^"  # what stands for the endings

# Of Hindi: an adjective's; a verb's behind a consonant, behind a vowel; behind either.
ADJECTIVES = "ा े ी".split()
BEHIND_CONSONANTS = "ा े ी ीं ो ें ूँ ूं ेगा ेगी ेंगे ेंगी ोगे ोगी ूँगा ूंगा ूँगी ूंगी िए िये".split()
BEHIND_VOWELS = "या ये यी यीं ए ई ईं ओ एँ एं ऊँ ऊं एगा एगी एँगे एंगे एँगी एंगी ओगे ऊँगा ऊंगा गा गी गे इए इये".split()
BEHIND_BOTH = ["", *"ना ने नी ता ते ती तीं कर के".split()]


def forms(word):
    stem = word[:-1]
    if word.endswith(ADJECTIVE):
        return [stem + ending for ending in ADJECTIVES]
    if word.endswith(VERB):
        behind_vowel = "\u093e" <= stem[-1] <= "\u094c"
        return [stem + ending for ending in BEHIND_BOTH + (BEHIND_VOWELS if behind_vowel else BEHIND_CONSONANTS)]
    return [word]


def read(language):
    """The forms of all words of a language; none where the file has none."""
    rows = pathlib.Path(__file__).with_name("closed_words.txt").read_text("utf-8").splitlines()
    return {form for row in rows if row.startswith(language + ": ")
            for word in row.split()[1:] for form in forms(word)}
