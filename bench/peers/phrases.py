"""A yardstick: a library's key phrases of documents.

usage: phrases.py yake|rake <NAMES     (a file's name a line); prints name TAB phrase
"""
import sys

del sys.path[0]  # a file beside this one may have a library's name
TOP = 15


def yake():
    from yake import KeywordExtractor
    extractor = KeywordExtractor(top=TOP)
    return lambda text: [phrase for phrase, _ in extractor.extract_keywords(text)]


def rake():
    import re
    from rake_nltk import Rake
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS
    extractor = Rake(stopwords=ENGLISH_STOP_WORDS, max_length=4,
                     sentence_tokenizer=lambda text: re.split(r"(?<=[.!?])\s+", text))

    def extract(text):
        extractor.extract_keywords_from_text(text)
        return extractor.get_ranked_phrases()[:TOP]
    return extract


if __name__ == "__main__":
    find = globals()[sys.argv[1]]()
    for name in sys.stdin.read().split("\n")[:-1]:
        with open(name, encoding="utf-8", errors="replace") as file:
            for found in find(file.read()):
                print(name, found, sep="\t")
